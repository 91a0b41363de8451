/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-intake"

#include "work/peng-intake.h"

#include "core/peng-file-load.h"
#include "core/peng-paths.h"
#include "work/peng-article-file.h"

typedef struct
{
  PengStore    *store;
  PengImporter *importer;
  GFile        *file;
} Intake;

static void
intake_free (Intake *intake)
{
  g_object_unref (intake->store);
  g_object_unref (intake->importer);
  g_object_unref (intake->file);
  g_free (intake);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengArticle *article = peng_article_file_read_finish (result, NULL, &error);

  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) peng_article_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Intake *intake = g_task_get_task_data (task);
  g_autoptr(GFile) folder = g_file_get_parent (intake->file);
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = peng_file_load_finish (result, &error);
  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    peng_article_file_read_async (intake->store, intake->importer, peng_format_find ("html"), bytes,
                                  g_file_peek_path (folder), g_task_get_cancellable (task),
                                  read_cb, g_object_ref (task));
}

/**
 * peng_intake_async:
 * @store: an open store, where the pictures go
 * @importer: what brings its pictures in
 * @file: an article as HTML; its pictures are looked for beside it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads an article and takes its pictures in. To store it is the caller's.
 */
void
peng_intake_async (PengStore           *store,
                   PengImporter        *importer,
                   GFile               *file,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Intake *intake = g_new0 (Intake, 1);

  intake->store = g_object_ref (store);
  intake->importer = g_object_ref (importer);
  intake->file = g_object_ref (file);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_intake_async);
  g_task_set_task_data (task, intake, (GDestroyNotify) intake_free);
  peng_file_load_async (file, cancellable, loaded_cb, g_object_ref (task));
}

/**
 * peng_intake_finish:
 * @result: what the callback was given
 * @error: #GIOErrorEnum or #PengStoreError
 *
 * Returns: (transfer full): the article, or %NULL
 */
PengArticle *
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
