/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "core/peng-html-reader.h"

#include <glib/gstdio.h>
#include <string.h>

char *
scratch_new (void)
{
  g_autoptr(GError) error = NULL;
  char *dir = g_dir_make_tmp ("peng-store-XXXXXX", &error);

  g_assert_no_error (error);

  return dir;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  g_remove (path);
}

void
scratch_remove (char *dir)
{
  remove_tree (dir);
  g_free (dir);
}

char *
scratch_file (const char *dir,
              const char *name,
              const char *content)
{
  char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

PengStoreOpening *
try_open (PengStore  *store,
          GError    **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_open_async (store, NULL, answer_cb, &answer);

  return peng_store_open_finish (store, wait_for (&answer), error);
}

PengStore *
open_store (const char         *dir,
            PengStoreCondition  expected)
{
  PengStore *store = peng_store_new (dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengStoreOpening) opening = try_open (store, &error);

  g_assert_no_error (error);
  g_assert_cmpint (opening->condition, ==, expected);

  return store;
}

void
close_store (PengStore *store)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_close_async (store, NULL, answer_cb, &answer);
  g_assert_true (peng_store_close_finish (store, wait_for (&answer), &error));
  g_assert_no_error (error);
  g_clear_object (&answer);

  g_assert_finalize_object (store);
}

PengArticle *
make_article_as (const char *uuid,
                 const char *title,
                 const char *text)
{
  const char *fields[PENG_N_FIELDS];
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";
  fields[PENG_FIELD_TITLE] = title;
  fields[PENG_FIELD_SECTION] = "本地资讯";

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph (lines[i]));
  if (blocks->len == 0)
    g_ptr_array_add (blocks, peng_block_new_paragraph (""));

  return peng_article_new (uuid, fields, (PengBlock **) blocks->pdata, blocks->len);
}

PengArticle *
make_article (const char *title,
              const char *text)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return make_article_as (uuid, title, text);
}

guint64
save_article (PengStore    *store,
              PengArticle  *article,
              guint64       base,
              GError      **error)
{
  g_autoptr(GAsyncResult) answer = NULL;
  guint64 revision = 0;

  peng_store_save_article_async (store, article, base, NULL, answer_cb, &answer);
  peng_store_save_article_finish (store, wait_for (&answer), &revision, NULL, error);

  return revision;
}

PengArticle *
load_article (PengStore   *store,
              const char  *uuid,
              GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_load_article_async (store, uuid, NULL, answer_cb, &answer);

  return peng_store_load_article_finish (store, wait_for (&answer), NULL, error);
}

GPtrArray *
list_drafts (PengStore           *store,
             PengDraftList        list,
             const PengDraftInfo *after,
             guint                limit)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *drafts;

  peng_store_list_drafts_async (store, list, after, limit, NULL, answer_cb, &answer);
  drafts = peng_store_list_drafts_finish (store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return drafts;
}

GPtrArray *
search (PengStore  *store,
        const char *words,
        guint       limit,
        gboolean   *more)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *hits;

  peng_store_search_async (store, words, limit, NULL, answer_cb, &answer);
  hits = peng_store_search_finish (store, wait_for (&answer), more, &error);
  g_assert_no_error (error);

  return hits;
}

gboolean
delete_article (PengStore   *store,
                const char  *uuid,
                GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_delete_article_async (store, uuid, NULL, answer_cb, &answer);

  return peng_store_delete_article_finish (store, wait_for (&answer), error);
}

char *
scratch_with (PengArticle *article)
{
  char *dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GError) error = NULL;

  save_article (store, article, 0, &error);
  g_assert_no_error (error);
  close_store (store);

  return dir;
}

char *
scratch_with_draft (const char *title,
                    const char *text)
{
  g_autoptr(PengArticle) article = make_article (title, text);

  return scratch_with (article);
}

char *
scratch_with_html (const char *html)
{
  g_autoptr(PengArticle) article = peng_html_read_article (html, strlen (html), NULL, NULL);

  return scratch_with (article);
}
