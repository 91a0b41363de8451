/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands for "nowhere" among matches. */
#define PENG_DIFF_NONE G_MAXUINT

/**
 * PengDiffFunc:
 * @a: index in the first sequence
 * @b: index in the second
 * @user_data: data of the caller
 *
 * Returns: whether what is there is the same
 */
typedef gboolean (*PengDiffFunc) (guint    a,
                                  guint    b,
                                  gpointer user_data);

guint *peng_diff_match (guint        n_a,
                        guint        n_b,
                        PengDiffFunc equal,
                        gpointer     user_data);

G_END_DECLS
