/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-pasted-files.h"

#include "store/peng-pending-table.h"
#include "store/peng-store-error.h"

#include <errno.h>
#include <glib/gstdio.h>

#define FOLDER "pasted"

/**
 * peng_pasted_files_dup_path:
 * @folder: the library's folder
 * @media: the name of a picture until it is in the library
 *
 * Computes where its bytes are or would be, without looking.
 *
 * Returns: (transfer full) (type filename): a path
 */
char *
peng_pasted_files_dup_path (const char *folder,
                            const char *media)
{
  g_return_val_if_fail (folder != NULL && media != NULL, NULL);

  return g_build_filename (folder, FOLDER, media, NULL);
}

/**
 * peng_pasted_files_add:
 * @folder: the library's folder, made where it is missing
 * @media: the name of a picture until it is in the library
 * @bytes: what came with the paste
 * @error: #PengStoreError
 *
 * Returns: whether they are safe on disk
 */
gboolean
peng_pasted_files_add (const char  *folder,
                       const char  *media,
                       GBytes      *bytes,
                       GError     **error)
{
  g_autofree char *path = peng_pasted_files_dup_path (folder, media);
  g_autofree char *parent = g_path_get_dirname (path);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      peng_store_set_errno_error (error, errno, "make", parent);
      return FALSE;
    }

  return g_file_set_contents_full (path, data, n,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                   error);
}

/**
 * peng_pasted_files_remove:
 * @folder: the library's folder
 * @media: the name that a picture had, which is in the library now
 */
void
peng_pasted_files_remove (const char *folder,
                          const char *media)
{
  g_autofree char *path = peng_pasted_files_dup_path (folder, media);

  g_unlink (path);
}

/**
 * peng_pasted_files_sweep:
 * @folder: the library's folder
 * @db: the store's database
 * @error: #PengStoreError
 *
 * Removes the bytes for which no picture waits any more, and what a crash has left half written.
 *
 * Returns: whether the database could tell
 */
gboolean
peng_pasted_files_sweep (const char  *folder,
                         PengDb      *db,
                         GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FOLDER, NULL);
  g_autoptr(GDir) files = g_dir_open (path, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      switch (peng_pending_table_waits (db, name, error))
        {
        case PENG_STEP_ROW:
          break;

        case PENG_STEP_DONE:
          peng_pasted_files_remove (folder, name);
          break;

        case PENG_STEP_FAILED:
        default:
          return FALSE;
        }
    }

  return TRUE;
}
