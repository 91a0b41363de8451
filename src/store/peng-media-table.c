/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-table.h"

#include "core/peng-block.h"

/* (nullable): a file from elsewhere may name anything, and media names become paths. */
static char *
dup_name (PengStatement *select,
          int            column)
{
  const char *name = peng_statement_get_text (select, column);

  return name != NULL && peng_media_is_name (name) ? g_strdup (name) : NULL;
}

/**
 * peng_media_table_read:
 * @select: a statement on a row that begins with %PENG_MEDIA_COLUMNS
 *
 * Returns: (transfer full): the item of the row
 */
PengMedia *
peng_media_table_read (PengStatement *select)
{
  PengMedia *media = g_new0 (PengMedia, 1);

  media->sha = peng_statement_dup_text (select, 0);
  media->name = peng_statement_dup_text (select, 1);
  media->mime = peng_statement_dup_text (select, 2);
  media->size = (guint64) peng_statement_get_int (select, 3);
  media->width = (guint) peng_statement_get_int (select, 4);
  media->height = (guint) peng_statement_get_int (select, 5);
  media->taken = peng_statement_get_int (select, 6);
  media->added = peng_statement_get_int (select, 7);
  media->web_sha = peng_statement_dup_text (select, 8);
  media->web_mime = peng_statement_dup_text (select, 9);
  media->web_size = (guint64) peng_statement_get_int (select, 10);
  media->web_width = (guint) peng_statement_get_int (select, 11);
  media->web_height = (guint) peng_statement_get_int (select, 12);
  media->has_thumb = peng_statement_get_int (select, 13) != 0;
  media->duration = (guint64) peng_statement_get_int (select, 14);
  media->poster = dup_name (select, 15);

  return media;
}
