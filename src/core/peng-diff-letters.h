/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengLetterRun:
 * @start: byte of the first letter
 * @end: byte after the last one
 *
 * Letters of a text.
 */
typedef struct
{
  guint start;
  guint end;
} PengLetterRun;

void peng_diff_letters (const char  *a,
                        const char  *b,
                        GArray     **only_a,
                        GArray     **only_b);

G_END_DECLS
