/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "work/peng-draft-model.h"

/* The list of drafts against the store that it shows: whatever is done to the store, the model says
 * the same as a listing of it, and tells its views each step. */

#define N_DRAFTS 350

typedef struct
{
  char           *dir;
  PengStore      *store;
  PengDraftModel *model;
  GPtrArray      *seen;   /* what a view knows from "items-changed" alone */
  guint           n_seen;
} Fixture;

static const char *
get_uuid (gpointer entry)
{
  return peng_draft_entry_get_info (entry)->uuid;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  g_assert_cmpuint (position + n_removed, <=, fixture->n_seen);
  fixture->n_seen += n_added - n_removed;
  /* To look at a long list is to read on. */
  if (fixture->seen == NULL)
    return;

  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->seen, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->seen, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

/* Until the store has nothing left to say. */
static void
settle (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) drafts = list_drafts (fixture->store, PENG_LIST_DRAFTS, NULL, 1);

      g_assert_nonnull (drafts);
      while (g_main_context_iteration (NULL, FALSE));
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint n_drafts = GPOINTER_TO_UINT (data);

  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  for (guint i = 0; i < n_drafts; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u篇", i);
      g_autoptr(PengArticle) article = make_article (title, "全校师生一起跑步。");

      save_article (fixture->store, article, 0, NULL);
    }

  if (n_drafts < N_DRAFTS)
    fixture->seen = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->model = peng_draft_model_new (fixture->store);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->seen, g_ptr_array_unref);
  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
  settle (fixture);
  g_assert_finalize_object (fixture->model);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

/* As a person who scrolls to the end. */
static void
read_all (Fixture *fixture)
{
  guint before;

  do
    {
      before = count (fixture);
      g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->model), before - 1));
      settle (fixture);
    }
  while (count (fixture) > before);
}

/* The model, what a view of it knows, and the store: the same drafts in the same order. */
static void
assert_as_store (Fixture *fixture)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture->store, PENG_LIST_DRAFTS, NULL, 1000);

  g_assert_cmpuint (count (fixture), ==, drafts->len);
  g_assert_cmpuint (fixture->n_seen, ==, drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    {
      const PengDraftInfo *stored = g_ptr_array_index (drafts, i);
      g_autoptr(PengDraftEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      g_assert_cmpstr (get_uuid (entry), ==, stored->uuid);
      g_assert_cmpstr (peng_draft_entry_get_info (entry)->title, ==, stored->title);
      if (fixture->seen != NULL)
        g_assert_true (g_ptr_array_index (fixture->seen, i) == entry);
    }
}

static char *
dup_uuid_at (Fixture *fixture,
             guint    position)
{
  g_autoptr(PengDraftEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  return g_strdup (get_uuid (entry));
}

static void
save_again (Fixture    *fixture,
            const char *uuid,
            const char *title)
{
  g_autoptr(PengArticle) article = make_article_as (uuid, title, "春天来了。");
  g_autoptr(GError) error = NULL;
  guint64 revision;

  {
    g_autoptr(GPtrArray) drafts = list_drafts (fixture->store, PENG_LIST_DRAFTS, NULL, 1000);

    revision = 0;
    for (guint i = 0; i < drafts->len; i++)
      {
        const PengDraftInfo *info = g_ptr_array_index (drafts, i);

        if (g_str_equal (info->uuid, uuid))
          revision = info->revision;
      }
  }
  save_article (fixture->store, article, revision, &error);
  g_assert_no_error (error);
}

static void
undelete (Fixture    *fixture,
          const char *uuid)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_undelete_article_async (fixture->store, uuid, NULL, answer_cb, &answer);
  g_assert_true (peng_store_undelete_article_finish (fixture->store, wait_for (&answer), &error));
  g_assert_no_error (error);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (count (fixture), >, 0);
  g_assert_cmpuint (count (fixture), <, N_DRAFTS);
  read_all (fixture);
  g_assert_cmpuint (count (fixture), ==, N_DRAFTS);
  assert_as_store (fixture);
}

static gboolean
busy_cb (gpointer left)
{
  g_usleep (1000);

  return --*(guint *) left > 0;
}

/* As long as a window has frames to draw, what one cannot see yet is not read. */
static void
test_draws_first (Fixture       *fixture,
                  gconstpointer  data)
{
  guint left = 100, n_first = count (fixture);

  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, busy_cb, &left, NULL);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->model), n_first - 1));
  while (left > 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count (fixture), ==, n_first);

  settle (fixture);
  g_assert_cmpuint (count (fixture), >, n_first);
}

static void
test_saved_moves (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *uuid = dup_uuid_at (fixture, 20);
  g_autoptr(PengDraftEntry) before = g_list_model_get_item (G_LIST_MODEL (fixture->model), 20);
  g_autoptr(PengDraftEntry) after = NULL;

  save_again (fixture, uuid, "改过了");
  settle (fixture);
  after = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_assert_true (after == before);
  g_assert_cmpstr (peng_draft_entry_get_info (after)->title, ==, "改过了");
  read_all (fixture);
  assert_as_store (fixture);
}

/* A draft far behind the pages that are read comes to the front, and not a second time later. */
static void
test_unread_moves (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture->store, PENG_LIST_DRAFTS, NULL, 1000);
  const PengDraftInfo *last = g_ptr_array_index (drafts, N_DRAFTS - 1);
  g_autofree char *first = NULL;

  g_assert_false (peng_draft_model_find (fixture->model, last->uuid, NULL));
  save_again (fixture, last->uuid, "改过了");
  settle (fixture);
  first = dup_uuid_at (fixture, 0);
  g_assert_cmpstr (first, ==, last->uuid);
  read_all (fixture);
  assert_as_store (fixture);
}

/* Saved while a page is on its way. */
static void
test_saved_while_reading (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture->store, PENG_LIST_DRAFTS, NULL, 1000);

  for (guint i = 90; i < N_DRAFTS; i += 37)
    {
      const PengDraftInfo *info = g_ptr_array_index (drafts, i);

      g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->model), count (fixture) - 1));
      save_again (fixture, info->uuid, "改过了");
    }
  settle (fixture);
  read_all (fixture);
  assert_as_store (fixture);
}

static void
test_deleted_and_back (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *uuid = dup_uuid_at (fixture, 3);

  g_assert_true (delete_article (fixture->store, uuid, NULL));
  settle (fixture);
  g_assert_false (peng_draft_model_find (fixture->model, uuid, NULL));
  assert_as_store (fixture);

  undelete (fixture, uuid);
  settle (fixture);
  assert_as_store (fixture);
}

static void
test_new_one (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PengArticle) article = make_article ("新的", "刚写。");
  guint position = 7;

  save_article (fixture->store, article, 0, NULL);
  settle (fixture);
  g_assert_true (peng_draft_model_find (fixture->model, peng_article_get_uuid (article), &position));
  g_assert_cmpuint (position, ==, 0);
  assert_as_store (fixture);
}

static void
search_for (Fixture    *fixture,
            const char *words)
{
  peng_draft_model_set_words (fixture->model, words);
  settle (fixture);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PengDraftEntry) entry = NULL;
  g_autofree char *uuid = dup_uuid_at (fixture, 2);

  search_for (fixture, "第5篇");
  g_assert_cmpuint (count (fixture), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_assert_nonnull (peng_draft_entry_get_hit (entry));
  g_assert_cmpuint (peng_draft_entry_get_hit (entry)->title_length, >, 0);

  search_for (fixture, "春");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (peng_draft_model_get_busy (fixture->model));
  save_again (fixture, uuid, "改过了");
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (delete_article (fixture->store, uuid, NULL));
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);

  search_for (fixture, "  ");
  g_assert_null (peng_draft_model_get_words (fixture->model));
  assert_as_store (fixture);
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       n_removed,
          guint       n_added,
          guint      *n_times)
{
  (*n_times)++;
}

/* Until the store has done all that was asked for, while what it says of it still waits. */
static void
let_store_work (Fixture *fixture)
{
  g_autoptr(GMainContext) aside = g_main_context_new ();
  g_autoptr(GAsyncResult) answer = NULL;

  g_main_context_push_thread_default (aside);
  peng_store_count_drafts_async (fixture->store, PENG_LIST_DRAFTS, NULL, answer_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (aside, TRUE);
  g_main_context_pop_thread_default (aside);
}

/* Only the last of several searches is shown, also where those before it are done when they are
 * given up. */
static void
test_search_in_a_hurry (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *words[] = { "第", "第1", "第1篇", "", "第2", "第3篇" };
  guint n_times = 0;

  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (count_cb), &n_times);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      n_times = 0;
      peng_draft_model_set_words (fixture->model, words[i]);
      let_store_work (fixture);
    }

  settle (fixture);
  g_assert_cmpuint (n_times, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->model, &n_times);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (peng_draft_entry_get_info (g_ptr_array_index (fixture->seen, 0))->title, ==,
                   "第3篇");
}

static void
add (const char *name,
     guint       n_drafts,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/work/draft-model/", name, NULL);

  g_test_add (path, Fixture, GUINT_TO_POINTER (n_drafts), set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("pages", N_DRAFTS, test_pages);
  add ("draws-first", N_DRAFTS, test_draws_first);
  add ("saved-moves", N_DRAFTS, test_saved_moves);
  add ("unread-moves", N_DRAFTS, test_unread_moves);
  add ("saved-while-reading", N_DRAFTS, test_saved_while_reading);
  add ("deleted-and-back", 12, test_deleted_and_back);
  add ("new-one", 12, test_new_one);
  add ("search", 12, test_search);
  add ("search-in-a-hurry", 12, test_search_in_a_hurry);

  return g_test_run ();
}
