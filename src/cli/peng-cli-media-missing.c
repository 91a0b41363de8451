/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include <stdio.h>

/* What articles name and the library does not have, and items whose original is not there any more. */

/* @file is NULL for what is no item. */
static void
print_missing (const char *name,
               const char *fault,
               const char *file,
               char      **articles,
               gboolean    json)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *joined = g_strjoinv (" ", articles);

  if (!json)
    {
      printf ("%s\t%s\t%s\t%s\n", name, fault, file != NULL ? file : "", joined);
      return;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "name", name);
  peng_cli_json_string (out, "fault", fault);
  peng_cli_json_string (out, "file", file);
  peng_cli_json_strings (out, "articles", articles);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

/* Takes the rows of one name. */
static guint
print_name (GPtrArray *uses,
            guint      begin,
            gboolean   json)
{
  const PengMediaUse *first = g_ptr_array_index (uses, begin);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) articles = NULL;
  guint end = begin;

  for (; end < uses->len; end++)
    {
      const PengMediaUse *use = g_ptr_array_index (uses, end);

      if (!g_str_equal (use->media, first->media))
        break;
      g_strv_builder_add (builder, use->article);
    }
  articles = g_strv_builder_end (builder);
  print_missing (first->media, "missing", NULL, articles, json);

  return end;
}

static gboolean
list_missing (PengCliRun *run,
              PengStore  *store,
              gboolean    json)
{
  g_autoptr(GPtrArray) uses = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_list_missing_async (store, peng_cli_run_get_cancellable (run), peng_cli_run_answer_cb,
                                 run);
  uses = peng_store_list_missing_finish (store, peng_cli_run_wait (run), &error);
  if (uses == NULL)
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  for (guint i = 0; i < uses->len;)
    i = print_name (uses, i, json);

  return TRUE;
}

typedef struct
{
  PengCliRun *run;
  PengStore  *store;
  gboolean    json;
} Listing;

static gboolean
print_lost (const PengLibraryItem *item,
            guint                  group,
            gpointer               user_data)
{
  Listing *listing = user_data;
  g_autofree char *path =
    peng_store_dup_media_path (listing->store, item->media->sha, PENG_MEDIA_ORIGINAL);
  g_auto(GStrv) articles = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  articles = peng_cli_media_dup_articles (listing->run, listing->store, item->media->sha);
  if (articles != NULL)
    print_missing (item->media->sha, "lost", item->media->name, articles, listing->json);

  return articles != NULL;
}

/**
 * peng_cli_media_list_missing:
 * @run: the run
 * @store: an open store
 * @json: whether as objects
 *
 * Prints a line for each name that articles show and that is in no library, and for each item whose
 * file is gone: name, `missing` or `lost`, file name, articles.
 *
 * Returns: whether all were looked at; else that has been said
 */
gboolean
peng_cli_media_list_missing (PengCliRun *run,
                             PengStore  *store,
                             gboolean    json)
{
  static const PengLibraryFilter lists[] = { 0, PENG_LIBRARY_POSTERS };
  Listing listing = { run, store, json };

  if (!list_missing (run, store, json))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const PengLibraryQuery query = { .filters = lists[i] };

      if (!peng_cli_media_foreach (run, store, &query, print_lost, &listing))
        return FALSE;
    }

  return TRUE;
}
