/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-intake"

#include "work/peng-intake.h"

#include "core/peng-paths.h"
#include "store/peng-store-articles.h"

/* What lies beside an article is looked at this far. */
#define MAX_NEIGHBOURS 500

typedef struct
{
  PengStore    *store;
  PengImporter *importer;
  GFile        *file;
  PengArticle  *article;
  PengImport   *import;
} Intake;

static void
intake_free (Intake *intake)
{
  g_object_unref (intake->store);
  g_object_unref (intake->importer);
  g_object_unref (intake->file);
  g_clear_pointer (&intake->article, peng_article_unref);
  g_clear_object (&intake->import);
  g_free (intake);
}

static char *
hash_file (GFile         *file,
           GCancellable  *cancellable)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_load_contents (file, cancellable, &contents, &length, NULL, NULL))
    return NULL;

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static void
offer_neighbour (Intake              *intake,
                 GFile               *neighbour,
                 const char * const  *wanted,
                 GCancellable        *cancellable)
{
  g_autofree char *sha = hash_file (neighbour, cancellable);

  if (sha != NULL && g_strv_contains (wanted, sha))
    peng_import_add_file (intake->import, neighbour);
}

/* The pictures are found by what they are, not by what they are called. */
static void
find_pictures (Intake       *intake,
               GCancellable *cancellable)
{
  g_auto(GStrv) wanted = peng_article_dup_media (intake->article);
  g_autoptr(GFile) folder = g_file_get_parent (intake->file);
  g_autoptr(GFileEnumerator) files = NULL;
  GFile *neighbour;
  GFileInfo *info;

  if (wanted[0] == NULL)
    return;

  files = g_file_enumerate_children (folder,
                                     G_FILE_ATTRIBUTE_STANDARD_NAME ","
                                     G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                     G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                     G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  for (guint i = 0; files != NULL && i < MAX_NEIGHBOURS; i++)
    {
      if (!g_file_enumerator_iterate (files, &info, &neighbour, cancellable, NULL) || info == NULL)
        break;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
          g_file_info_get_size (info) <= PENG_PHOTO_MAX_BYTES)
        offer_neighbour (intake, neighbour, (const char * const *) wanted, cancellable);
    }
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Intake *intake = task_data;
  g_autofree char *contents = NULL;
  GError *error = NULL;
  gsize length;

  if (!g_file_load_contents (intake->file, cancellable, &contents, &length, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  intake->article = peng_html_read_article (contents, length, NULL, NULL);
  find_pictures (intake, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_store_save_article_finish (PENG_STORE (object), result, NULL, NULL, &error))
    g_task_return_pointer (task, g_strdup (peng_article_get_uuid (intake->article)), g_free);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_importer_run_finish (PENG_IMPORTER (object), result, &error))
    peng_store_save_article_async (intake->store, intake->article, 0,
                                   g_task_get_cancellable (task), saved_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    peng_importer_run_async (intake->importer, intake->import, g_task_get_cancellable (task),
                             imported_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * peng_intake_async:
 * @store: an open store
 * @importer: what brings its pictures in
 * @file: an article as HTML; pictures that it shows as `media:SHA256` are looked for in its folder
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Takes an article in. The draft is stored last, when its pictures are there.
 */
void
peng_intake_async (PengStore           *store,
                   PengImporter        *importer,
                   GFile               *file,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) reading = NULL;
  Intake *intake = g_new0 (Intake, 1);
  GTask *task;

  intake->store = g_object_ref (store);
  intake->importer = g_object_ref (importer);
  intake->file = g_object_ref (file);
  intake->import = peng_import_new ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_intake_async);
  g_task_set_task_data (task, intake, (GDestroyNotify) intake_free);

  reading = g_task_new (NULL, cancellable, read_cb, task);
  g_task_set_task_data (reading, intake, NULL);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * peng_intake_finish:
 * @result: what the callback was given
 * @error: #GIOErrorEnum or #PengStoreError
 *
 * Returns: (transfer full): the UUID of the draft, or %NULL
 */
char *
peng_intake_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_intake_dup_sample:
 *
 * Returns: (transfer full): the file of the sample article that the program brings with it
 */
GFile *
peng_intake_dup_sample (void)
{
  return g_file_new_build_filename (peng_paths_get_pkgdata_dir (), "sample", "article.html", NULL);
}
