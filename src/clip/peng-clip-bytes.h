/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengClipBytes:
 * @fd: an open file
 * @size: how long it was when it was looked at
 *
 * A file that is read here and there, and never behind its end.
 */
typedef struct
{
  int     fd;
  guint64 size;
} PengClipBytes;

gboolean peng_clip_bytes_open       (PengClipBytes       *self,
                                     int                  fd);
gboolean peng_clip_bytes_read       (const PengClipBytes *self,
                                     guint64              offset,
                                     guint8              *bytes,
                                     gsize                n_bytes);
guint64  peng_clip_bytes_get_number (const guint8        *bytes,
                                     guint                n_bytes);

G_END_DECLS
