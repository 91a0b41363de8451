/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengMediaNameFunc:
 * @media: name of an original
 * @user_data: data of the caller
 *
 * Returns: (transfer none) (nullable): SHA-256 of the bytes that are sent for it
 */
typedef const char *(*PengMediaNameFunc) (const char *media,
                                          gpointer    user_data);

char   *peng_media_alias_new        (gint64      number);
gint64  peng_media_alias_get_number (const char *name);

G_END_DECLS
