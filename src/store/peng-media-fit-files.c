/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-fit-files.h"

#include "core/peng-block.h"
#include "store/peng-media-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BROUGHT   "fit-"
#define WEB       "web-"
#define THUMB     "thumb-"
#define KEPT      "sent"

static char *
dup_brought_path (const char *brought,
                  const char *prefix,
                  const char *media)
{
  g_autofree char *name = g_strconcat (prefix, media, NULL);

  return g_build_filename (brought, name, NULL);
}

static char *
dup_kept_path (const char *folder,
               const char *web_sha)
{
  return g_build_filename (folder, KEPT, web_sha, NULL);
}

/**
 * peng_media_fit_files_drop:
 * @brought: what peng_media_fit_files_bring() gave
 *
 * Removes what was brought and is not wanted.
 */
void
peng_media_fit_files_drop (const char *brought)
{
  g_autoptr(GDir) dir = g_dir_open (brought, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (brought, name, NULL);

      g_unlink (path);
    }
  g_rmdir (brought);
}

static char *
bring_file (const char  *folder,
            const char  *brought,
            const char  *prefix,
            const char  *media,
            const char  *path,
            guint64     *size,
            GError     **error)
{
  g_autofree char *place = dup_brought_path (brought, prefix, media);

  return peng_media_files_put (folder, path, place, size, error);
}

/**
 * peng_media_fit_files_bring:
 * @folder: the library's folder, which is there
 * @media: a media name
 * @web_path: file of the web version
 * @thumb_path: file of the thumbnail
 * @web_sha: (out): SHA-256 of the web version
 * @web_size: (out): its bytes
 * @error: #PengStoreError
 *
 * Copies both, and leaves those that the item has.
 *
 * Returns: (transfer full) (nullable): the folder where they are, safe on disk
 */
char *
peng_media_fit_files_bring (const char  *folder,
                            const char  *media,
                            const char  *web_path,
                            const char  *thumb_path,
                            char       **web_sha,
                            guint64     *web_size,
                            GError     **error)
{
  g_autofree char *brought = g_build_filename (folder, BROUGHT "XXXXXX", NULL);
  g_autofree char *thumb_sha = NULL;

  *web_sha = NULL;
  if (g_mkdtemp_full (brought, 0700) == NULL)
    {
      peng_store_set_errno_error (error, errno, "make", brought);
      return NULL;
    }

  /* The web version comes last, and goes last: while it is here, there is something to do. */
  thumb_sha = bring_file (folder, brought, THUMB, media, thumb_path, NULL, error);
  if (thumb_sha != NULL)
    *web_sha = bring_file (folder, brought, WEB, media, web_path, web_size, error);
  if (*web_sha != NULL)
    return g_steal_pointer (&brought);

  peng_media_fit_files_drop (brought);

  return NULL;
}

static gboolean
move_file (const char        *folder,
           const char        *brought,
           const char        *prefix,
           const char        *media,
           PengMediaVariant   variant,
           GError           **error)
{
  g_autofree char *from = dup_brought_path (brought, prefix, media);
  g_autofree char *place = peng_media_files_dup_path (folder, media, variant);

  /* Moved already, before a program ended. */
  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;

  return peng_media_files_move (from, place, error);
}

/**
 * peng_media_fit_files_find_kept:
 * @folder: the library's folder
 * @web_sha: SHA-256 of a web version, from wherever it was read
 *
 * Returns: (transfer full) (nullable): where it is kept, if it is
 */
char *
peng_media_fit_files_find_kept (const char *folder,
                                const char *web_sha)
{
  g_autofree char *kept = peng_media_is_name (web_sha) ? dup_kept_path (folder, web_sha) : NULL;

  return kept != NULL && g_file_test (kept, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&kept) : NULL;
}

/**
 * peng_media_fit_files_keep:
 * @folder: the library's folder
 * @media: a media name
 * @web_sha: SHA-256 of the web version that it has
 *
 * Keeps a web version under its own name as well, whatever becomes of the item.
 *
 * Returns: (transfer full) (nullable): where it is kept; %NULL where that cannot be
 */
char *
peng_media_fit_files_keep (const char *folder,
                           const char *media,
                           const char *web_sha)
{
  g_autofree char *web = peng_media_files_dup_path (folder, media, PENG_MEDIA_WEB);
  g_autofree char *kept = dup_kept_path (folder, web_sha);
  g_autofree char *parent = g_path_get_dirname (kept);

  if (g_mkdir_with_parents (parent, 0700) == 0 && (link (web, kept) == 0 || errno == EEXIST))
    return g_steal_pointer (&kept);

  g_debug ("%s is not kept: %s", web_sha, g_strerror (errno));

  return NULL;
}

/* By what it is, not by what the row says that it was. */
static void
keep_present (const char *folder,
              const char *media)
{
  g_autofree char *web_sha = peng_media_files_hash (folder, media, PENG_MEDIA_WEB, NULL, NULL);
  g_autofree char *kept = web_sha != NULL ? peng_media_fit_files_keep (folder, media, web_sha) : NULL;

  if (web_sha != NULL && kept == NULL)
    g_info ("The web version of %s that was there is not kept", media);
}

/**
 * peng_media_fit_files_move:
 * @folder: the library's folder
 * @media: a media name, whose row names what was brought
 * @web_sha: SHA-256 of the web version that was brought
 * @brought: what peng_media_fit_files_bring() gave
 * @error: #PengStoreError
 *
 * Puts what was brought into its place.
 *
 * Returns: whether it is there; if not, peng_media_fit_files_settle() goes on with it
 */
gboolean
peng_media_fit_files_move (const char  *folder,
                           const char  *media,
                           const char  *web_sha,
                           const char  *brought,
                           GError     **error)
{
  g_autofree char *kept = dup_kept_path (folder, web_sha);

  keep_present (folder, media);
  if (!move_file (folder, brought, THUMB, media, PENG_MEDIA_THUMB, error) ||
      !move_file (folder, brought, WEB, media, PENG_MEDIA_WEB, error))
    return FALSE;

  /* What was kept under this name before may have been harmed since: it is what is made anew. */
  g_unlink (kept);
  peng_media_fit_files_drop (brought);

  return TRUE;
}

/* (nullable): whose web version is still there. */
static char *
find_media (const char *brought)
{
  g_autoptr(GDir) dir = g_dir_open (brought, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, WEB) && peng_media_is_name (name + strlen (WEB)))
        return g_strdup (name + strlen (WEB));
    }

  return NULL;
}

static PengStep
is_named (PengDb      *db,
          const char  *sql,
          const char  *media,
          const char  *web_sha,
          GError     **error)
{
  g_autoptr(PengStatement) select = peng_db_prepare (db, sql, error);

  if (select == NULL)
    return PENG_STEP_FAILED;

  if (media != NULL)
    peng_statement_bind_text (select, ":media", media);
  peng_statement_bind_text (select, ":web_sha", web_sha);

  return peng_statement_step (select, error);
}

static char *
hash_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return NULL;

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
}

static gboolean
settle_folder (const char  *folder,
               const char  *brought,
               PengDb      *db,
               GError     **error)
{
  g_autofree char *media = find_media (brought);
  g_autofree char *web = media != NULL ? dup_brought_path (brought, WEB, media) : NULL;
  g_autofree char *web_sha = web != NULL ? hash_file (web) : NULL;
  PengStep step = PENG_STEP_DONE;

  if (web_sha != NULL)
    step = is_named (db, "SELECT 1 FROM media WHERE sha = :media AND web_sha = :web_sha", media,
                     web_sha, error);
  if (step == PENG_STEP_FAILED)
    return FALSE;
  if (step == PENG_STEP_ROW)
    return peng_media_fit_files_move (folder, media, web_sha, brought, error);

  peng_media_fit_files_drop (brought);

  return TRUE;
}

/**
 * peng_media_fit_files_settle:
 * @folder: the library's folder, into which nobody brings anything now
 * @db: the store's database
 * @error: #PengStoreError
 *
 * Goes on with what a program left that ended while it made photographs fit: what a row names is
 * put into its place, all else is removed.
 *
 * Returns: whether all is settled
 */
gboolean
peng_media_fit_files_settle (const char  *folder,
                             PengDb      *db,
                             GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *brought = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, BROUGHT) && !settle_folder (folder, brought, db, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_old (const char *path,
        gint64      before)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_ctim.tv_sec < before / G_USEC_PER_SEC;
}

/**
 * peng_media_fit_files_sweep:
 * @folder: the library's folder
 * @db: the store's database
 * @before: microseconds since 1970
 * @error: #PengStoreError
 *
 * Removes what was kept before then and is on its way nowhere.
 *
 * Returns: whether the database could tell
 */
gboolean
peng_media_fit_files_sweep (const char  *folder,
                            PengDb      *db,
                            gint64       before,
                            GError     **error)
{
  g_autofree char *parent = g_build_filename (folder, KEPT, NULL);
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      PengStep step;

      if (!peng_media_is_name (name) || !is_old (path, before))
        continue;

      /* 6 is PENG_OUTBOX_PUBLISHED. */
      step = is_named (db, "SELECT 1 FROM outbox_media o JOIN outbox b ON b.id = o.outbox"
                       " WHERE o.web_sha = :web_sha AND b.state <> 6", NULL, name, error);
      if (step == PENG_STEP_FAILED)
        return FALSE;
      if (step == PENG_STEP_DONE)
        g_unlink (path);
    }

  return TRUE;
}
