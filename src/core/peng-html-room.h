/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

G_BEGIN_DECLS

/* A longer field is cut. */
#define PENG_HTML_MAX_FIELD (256 * 1024)

/**
 * PengHtmlRoom:
 * @is_kept: whether there is need to count at all
 * @is_full: whether a block did not fit: from there on words alone are taken
 * @tags_left: how many tags more the canonical form may have
 * @bytes_left: how many bytes more it may have
 *
 * How much more a page may become, so that its canonical form is read again as it is.
 */
typedef struct
{
  gboolean is_kept;
  gboolean is_full;
  gsize    tags_left;
  gsize    bytes_left;
} PengHtmlRoom;

void       peng_html_room_init    (PengHtmlRoom *self,
                                   gsize         n_bytes);
PengBlock *peng_html_room_take    (PengHtmlRoom *self,
                                   PengBlock    *block);
gboolean   peng_html_room_replace (PengHtmlRoom *self,
                                   PengBlock    *before,
                                   PengBlock    *after);

G_END_DECLS
