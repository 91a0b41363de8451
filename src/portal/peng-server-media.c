/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-media.h"

#include <errno.h>

const char peng_server_media_schema[] =
  "CREATE TABLE media ("
  "  sha256 TEXT NOT NULL PRIMARY KEY,"
  "  mime TEXT NOT NULL,"
  "  extension TEXT NOT NULL,"
  "  width INTEGER NOT NULL,"
  "  height INTEGER NOT NULL,"
  "  size INTEGER NOT NULL,"
  "  created INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;";

/**
 * peng_server_media_free:
 * @self: (transfer full): a media item
 *
 * Frees a media item.
 */
void
peng_server_media_free (PengServerMedia *self)
{
  g_free (self->sha256);
  g_free (self->mime);
  g_free (self->extension);
  g_free (self);
}

/**
 * peng_server_media_dup_name:
 * @self: a media item
 *
 * Returns: (transfer full): the last part of its address, `SHA256.EXTENSION`
 */
char *
peng_server_media_dup_name (PengServerMedia *self)
{
  return g_strconcat (self->sha256, ".", self->extension, NULL);
}

/**
 * peng_server_media_is_file:
 * @self: a media item
 *
 * Returns: whether readers save it instead of seeing it in the page
 */
gboolean
peng_server_media_is_file (PengServerMedia *self)
{
  return g_str_has_prefix (self->mime, "application/");
}

/**
 * peng_server_media_dup_path:
 * @folder: the folder of all media
 * @sha256: a name that peng_media_is_name() accepts
 *
 * Returns: (transfer full): where the bytes lie
 */
char *
peng_server_media_dup_path (const char *folder,
                            const char *sha256)
{
  char prefix[] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (folder, prefix, sha256, NULL);
}

static PengServerMedia *
media_from_row (PengStatement *row,
                const char    *sha256)
{
  PengServerMedia *self = g_new0 (PengServerMedia, 1);

  self->sha256 = g_strdup (sha256);
  self->mime = peng_statement_dup_text (row, 0);
  self->extension = peng_statement_dup_text (row, 1);
  self->width = peng_statement_get_int (row, 2);
  self->height = peng_statement_get_int (row, 3);
  self->size = peng_statement_get_int (row, 4);
  self->created = peng_statement_get_int (row, 5);
  self->used = peng_statement_get_int (row, 6) > 0;
  self->hidden = self->used && peng_statement_get_int (row, 7) == 0;

  return self;
}

/**
 * peng_server_media_find:
 * @db: the portal's database
 * @sha256: a name
 * @media: (out) (nullable) (transfer full): the item, %NULL where there is none
 * @error: return location
 *
 * Returns: whether the database could tell
 */
gboolean
peng_server_media_find (PengDb           *db,
                        const char       *sha256,
                        PengServerMedia **media,
                        GError          **error)
{
  g_autoptr(PengStatement) row = NULL;
  PengStep step;

  *media = NULL;
  /* The first article that shows it is enough: a school's emblem is in hundreds. */
  row = peng_db_prepare (db,
                         "SELECT mime, extension, width, height, size, created,"
                         " EXISTS (SELECT 1 FROM article_media JOIN article ON id = article"
                         "  WHERE media = sha256 AND (withdrawn OR published <= unixepoch ())),"
                         " EXISTS (SELECT 1 FROM article_media JOIN article ON id = article"
                         "  WHERE media = sha256 AND NOT withdrawn AND published <= unixepoch ())"
                         " FROM media WHERE sha256 = :sha256", error);
  if (row == NULL)
    return FALSE;

  peng_statement_bind_text (row, ":sha256", sha256);
  step = peng_statement_step (row, error);
  if (step == PENG_STEP_ROW)
    *media = media_from_row (row, sha256);

  return step != PENG_STEP_FAILED;
}

static gboolean
insert (PengDb            *db,
        const char        *sha256,
        PengServerUpload  *upload,
        GError           **error)
{
  g_autoptr(PengStatement) statement = NULL;
  const PengFileType *type;
  guint width, height;
  goffset size;

  statement = peng_db_prepare (db,
                               "INSERT INTO media VALUES (:sha256, :mime, :extension, :width,"
                               " :height, :size, unixepoch ())", error);
  if (statement == NULL)
    return FALSE;

  type = peng_server_upload_get_type (upload, &width, &height, &size);
  peng_statement_bind_text (statement, ":sha256", sha256);
  peng_statement_bind_text (statement, ":mime", type->mime);
  peng_statement_bind_text (statement, ":extension", type->extension);
  peng_statement_bind_int (statement, ":width", width);
  peng_statement_bind_int (statement, ":height", height);
  peng_statement_bind_int (statement, ":size", size);

  return peng_statement_run (statement, error);
}

/**
 * peng_server_media_add:
 * @db: the portal's database
 * @folder: the folder of all media
 * @sha256: the name, of which there is no row
 * @upload: the bytes, with a good verdict
 * @error: return location
 *
 * Bytes first, row second: a row without bytes can never be, and bytes without a row do no harm.
 *
 * Returns: whether both are there, for good
 */
gboolean
peng_server_media_add (PengDb            *db,
                       const char        *folder,
                       const char        *sha256,
                       PengServerUpload  *upload,
                       GError           **error)
{
  g_autofree char *path = peng_server_media_dup_path (folder, sha256);
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      peng_store_set_errno_error (error, errno, "create", parent);
      return FALSE;
    }

  return peng_server_upload_move (upload, path, error) && insert (db, sha256, upload, error);
}
