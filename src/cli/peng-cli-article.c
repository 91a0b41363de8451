/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-article.h"

#include "cli/peng-cli.h"

#include "work/peng-draft-model.h"

#include <string.h>

#include <glib/gi18n.h>

/**
 * peng_cli_article_fold_name:
 * @name: what a person gave for the name of a draft; changed in place
 *
 * A UUID means the same in capitals, as some programs write it (RFC 9562, section 4), but the store
 * has it in small letters.
 */
void
peng_cli_article_fold_name (char *name)
{
  if (!g_uuid_string_is_valid (name))
    return;

  for (char *p = name; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
}

static void
tell_of_lost (const char *path,
              GPtrArray  *lost)
{
  for (guint i = 0; i < lost->len; i++)
    {
      const PengLostPicture *picture = g_ptr_array_index (lost, i);

      if (g_error_matches (picture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        /* Translators: %s are a file's name and what it calls a picture */
        peng_cli_say (_("%s: The picture “%s” does not lie beside it and is left out."), path,
                      picture->address);
      else
        peng_cli_explain (picture->address, picture->error);
    }
}

/**
 * peng_cli_article_read:
 * @run: a run
 * @store: an open store
 * @format: format of the file
 * @path: (type filename): a file, or `-` for standard input
 * @n_lost: (out): how many pictures could not be had; which ones has been said
 *
 * Reads an article, and brings the pictures that lie beside it into the library.
 *
 * Returns: (transfer full) (nullable): the article; %NULL when it was said why not
 */
PengArticle *
peng_cli_article_read (PengCliRun       *run,
                       PengStore        *store,
                       const PengFormat *format,
                       const char       *path,
                       guint            *n_lost)
{
  g_autoptr(GBytes) bytes = peng_cli_run_read (run, path);
  g_autofree char *folder = strcmp (path, "-") != 0 ? g_path_get_dirname (path) : NULL;
  g_autoptr(PengPhotoPool) pool = NULL;
  g_autoptr(PengImporter) importer = NULL;
  g_autoptr(GPtrArray) lost = NULL;
  g_autoptr(GError) error = NULL;
  PengArticle *article;

  if (bytes == NULL)
    return NULL;

  pool = peng_photo_pool_new ();
  importer = peng_importer_new (store, pool);
  peng_article_file_read_async (store, importer, format, bytes, folder,
                                peng_cli_run_get_cancellable (run), peng_cli_run_answer_cb, run);
  article = peng_article_file_read_finish (peng_cli_run_wait (run), &lost, &error);
  if (article == NULL)
    {
      peng_cli_explain (path, error);
      return NULL;
    }

  tell_of_lost (path, lost);
  *n_lost = lost->len;

  return article;
}

/**
 * peng_cli_article_load:
 * @run: a run
 * @store: an open store
 * @uuid: name of a draft
 * @revision: (out) (optional): the stored revision
 *
 * Returns: (transfer full) (nullable): the article; %NULL when it was said why not
 */
PengArticle *
peng_cli_article_load (PengCliRun *run,
                       PengStore  *store,
                       const char *uuid,
                       guint64    *revision)
{
  g_autoptr(GError) error = NULL;
  PengArticle *article;

  peng_store_load_article_async (store, uuid, peng_cli_run_get_cancellable (run),
                                 peng_cli_run_answer_cb, run);
  article = peng_store_load_article_finish (store, peng_cli_run_wait (run), revision, &error);
  if (article == NULL)
    peng_cli_article_explain (uuid, error);

  return article;
}

/**
 * peng_cli_article_save:
 * @run: a run
 * @store: an open store
 * @article: what to save
 * @base: the stored revision that it grew from, 0 for a new one
 * @revision: (out) (optional): the stored revision
 *
 * Returns: whether it is on disk; why not has been said
 */
gboolean
peng_cli_article_save (PengCliRun  *run,
                       PengStore   *store,
                       PengArticle *article,
                       guint64      base,
                       guint64     *revision)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_save_article_async (store, article, base, NULL, peng_cli_run_answer_cb, run);
  if (!peng_store_save_article_finish (store, peng_cli_run_wait (run), revision, &kept, &error))
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  if (kept != NULL)
    peng_cli_say (_("Another program has saved this draft meanwhile. Its version is kept as the "
                    "draft %s."), kept);

  return TRUE;
}

/**
 * peng_cli_article_explain:
 * @uuid: what was taken for the name of a draft
 * @error: why it could not be worked on
 *
 * Says so on standard error.
 */
void
peng_cli_article_explain (const char   *uuid,
                          const GError *error)
{
  if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    peng_cli_say (_("There is no draft %s. “pengcheng draft list” lists them."), uuid);
  else
    peng_cli_explain (uuid, error);
}
