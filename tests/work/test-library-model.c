/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"
#include "work/peng-library-model.h"

/* The list of the library over a store of so many photographs: who looks at a few of them pays for
 * a few, and what was chosen stays what it was when the store changes. */

#define N_ITEMS 100000
#define N_DAY   216

typedef struct
{
  char             *dir;
  PengStore        *store;
  PengLibraryModel *model;
  guint             n_failed;
} Fixture;

static void
failed_cb (Fixture *fixture)
{
  fixture->n_failed++;
}

static void
give_up_cb (gpointer user_data)
{
  g_error ("waited in vain");
}

static void
wait_until_current (Fixture *fixture)
{
  guint id = g_timeout_add_once (60000, give_up_cb, NULL);

  while (peng_library_model_get_busy (fixture->model))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Longer than the model rests between two readings. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 600 * 1000;
  guint id = g_timeout_add (20, tick_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fill_library (fixture->dir, GPOINTER_TO_UINT (data));
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
  fixture->model = peng_library_model_new (fixture->store);
  g_signal_connect_swapped (fixture->model, "failed", G_CALLBACK (failed_cb), fixture);
  wait_until_current (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_finalize_object (fixture->model);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

static PengLibraryLine *
dup_line (Fixture *fixture,
          guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->model), position);
}

static void
wait_for_item (PengLibraryLine *line)
{
  guint id = g_timeout_add_once (60000, give_up_cb, NULL);

  while (peng_library_line_get_item (line) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
trash (Fixture *fixture,
       guint    number)
{
  g_autofree char *name = dup_media_name (number);
  const char *media[] = { name, NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) refused = NULL;

  peng_store_trash_media_async (fixture->store, media, NULL, answer_cb, &answer);
  refused = peng_store_trash_media_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (refused), ==, 0);
}

static void
describe (Fixture    *fixture,
          guint       number,
          const char *caption)
{
  g_autofree char *name = dup_media_name (number);
  const char *media[] = { name, NULL };
  PengMediaChange *change = peng_media_change_new ();
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  change->fields[PENG_MEDIA_CAPTION] = g_strdup (caption);
  peng_store_describe_async (fixture->store, media, change, NULL, answer_cb, &answer);
  peng_store_describe_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  peng_media_change_free (change);
}

static void
set_words (Fixture    *fixture,
           const char *words)
{
  PengLibraryQuery query = { .words = (char *) words };

  peng_library_model_set_query (fixture->model, &query);
}

/* Only lines that are looked at are made, and only what is around them is read. */
static void
test_pays_for_what_is_seen (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(PengLibraryLine) line = NULL;
  g_autoptr(PengLibraryLine) near = NULL;
  g_autoptr(PengLibraryLine) far = NULL;

  g_assert_cmpuint (count (fixture), ==, N_ITEMS);
  line = dup_line (fixture, 50000);
  near = dup_line (fixture, 50001);
  far = dup_line (fixture, 60000);
  g_assert_null (peng_library_line_get_item (line));

  peng_library_model_hold (fixture->model, line);
  wait_for_item (line);
  g_assert_cmpint (peng_library_line_get_item (line)->id, ==, N_ITEMS - 50000);
  g_assert_nonnull (peng_library_line_get_item (near));
  g_assert_null (peng_library_line_get_item (far));
  peng_library_model_let_go (fixture->model, line);
}

/* The whole list is looked at page by page: what was seen long ago is known no longer, what somebody
 * holds is. */
static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PengLibraryLine) held = dup_line (fixture, 0);
  g_autoptr(PengLibraryLine) kept = dup_line (fixture, 1);

  peng_library_model_hold (fixture->model, held);
  wait_for_item (held);
  for (guint i = 60; i < 3000; i += 60)
    {
      g_autoptr(PengLibraryLine) line = dup_line (fixture, i);

      peng_library_model_set_sight (fixture->model, i);
      peng_library_model_hold (fixture->model, line);
      wait_for_item (line);
      peng_library_model_let_go (fixture->model, line);
    }

  g_assert_nonnull (peng_library_line_get_item (held));
  g_assert_null (peng_library_line_get_item (kept));
  peng_library_model_let_go (fixture->model, held);
}

/* What is nearest to what is in sight comes first, whatever was asked for before. */
static void
test_nearest_first (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(PengLibraryLine) far = dup_line (fixture, 10);
  g_autoptr(PengLibraryLine) near = dup_line (fixture, 5010);

  peng_library_model_set_sight (fixture->model, 5000);
  peng_library_model_hold (fixture->model, far);
  peng_library_model_hold (fixture->model, near);
  wait_for_item (near);
  g_assert_null (peng_library_line_get_item (far));
  wait_for_item (far);
  peng_library_model_let_go (fixture->model, near);
  peng_library_model_let_go (fixture->model, far);
}

static void
test_days_and_shots (Fixture       *fixture,
                     gconstpointer  data)
{
  guint n_days = 0;

  for (guint i = 0; i < count (fixture); i++)
    {
      g_autoptr(PengLibraryLine) line = dup_line (fixture, i);
      gint64 id = peng_library_line_get_id (line);

      g_assert_cmpuint (peng_library_line_get_position (line), ==, i);
      n_days += peng_library_line_begins_day (line);
      /* 3 to 5 are shots of the same: 5 is the newest. */
      if (id >= 3 && id < count (fixture) / 3 * 3)
        {
          g_assert_cmpuint (peng_library_line_get_n_shots (line), ==, 3);
          g_assert_cmpint (peng_library_line_leads_shots (line), ==, id % 3 == 2);
        }
    }

  g_assert_cmpuint (n_days, >=, 1000 / N_DAY);
  g_assert_cmpuint (n_days, <=, 1000 / N_DAY + 2);
}

typedef struct
{
  guint n;
  guint position;
  guint n_removed;
  guint n_added;
} Change;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Change     *change)
{
  *change = (Change) { change->n + 1, position, n_removed, n_added };
}

/* A view is told of the one that went, and the others stay the objects that they were. */
static void
test_keeps_lines (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(PengLibraryLine) first = dup_line (fixture, 0);
  g_autoptr(PengLibraryLine) behind = dup_line (fixture, 500);
  g_autoptr(PengLibraryLine) gone = dup_line (fixture, 400);
  g_autoptr(PengLibraryLine) now = NULL;
  Change change = { 0 };

  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), &change);
  trash (fixture, 600);
  settle ();

  g_assert_cmpuint (change.n, ==, 1);
  g_assert_cmpuint (change.position, ==, 400);
  g_assert_cmpuint (change.n_removed, ==, 1);
  g_assert_cmpuint (change.n_added, ==, 0);
  now = dup_line (fixture, 499);
  g_assert_true (now == behind);
  g_assert_cmpuint (peng_library_line_get_position (behind), ==, 499);
  g_assert_cmpuint (peng_library_line_get_position (first), ==, 0);
  g_assert_cmpuint (peng_library_line_get_position (gone), ==, G_MAXUINT);
  g_signal_handlers_disconnect_by_data (fixture->model, &change);
}

/* What is said of an item that somebody holds is known anew; until then the old is there. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PengLibraryLine) line = dup_line (fixture, 0);
  Change change = { 0 };

  peng_library_model_hold (fixture->model, line);
  wait_for_item (line);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), &change);
  describe (fixture, 1000, "升旗仪式");
  g_assert_nonnull (peng_library_line_get_item (line));
  settle ();

  g_assert_cmpstr (peng_library_line_get_item (line)->words->fields[PENG_MEDIA_CAPTION], ==,
                   "升旗仪式");
  g_assert_cmpuint (change.n, ==, 0);
  peng_library_model_let_go (fixture->model, line);
  g_signal_handlers_disconnect_by_data (fixture->model, &change);
}

/* As words are typed, what is found in the end is what the last of them want. */
static void
test_newest_query_wins (Fixture       *fixture,
                        gconstpointer  data)
{
  Change change = { 0 };

  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), &change);
  set_words (fixture, "IMG_000");
  set_words (fixture, "IMG_0000");
  set_words (fixture, "IMG_00007");
  g_assert_true (peng_library_model_get_busy (fixture->model));
  wait_until_current (fixture);
  g_assert_cmpuint (count (fixture), ==, 10);
  g_assert_cmpuint (change.n, ==, 1);

  set_words (fixture, NULL);
  wait_until_current (fixture);
  g_assert_cmpuint (count (fixture), ==, 1000);
  g_signal_handlers_disconnect_by_data (fixture->model, &change);
}

/* Nobody looks: nothing is read until somebody does. */
static void
test_catches_up (Fixture       *fixture,
                 gconstpointer  data)
{
  peng_library_model_set_active (fixture->model, FALSE);
  trash (fixture, 1000);
  settle ();
  g_assert_cmpuint (count (fixture), ==, 1000);

  peng_library_model_set_active (fixture->model, TRUE);
  settle ();
  g_assert_cmpuint (count (fixture), ==, 999);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  guint position = 0;

  g_assert_true (peng_library_model_find (fixture->model, 1, &position));
  g_assert_cmpuint (position, ==, 999);
  g_assert_cmpint (peng_library_model_get_id (fixture->model, 999), ==, 1);
  g_assert_false (peng_library_model_find (fixture->model, 77777, NULL));
}

/* By their names: none of them stands beside the shots of the same any more. */
static void
test_sorted (Fixture       *fixture,
             gconstpointer  data)
{
  PengLibraryQuery query = { .sort = PENG_LIBRARY_SORT_NAME, .ascending = TRUE };
  g_autoptr(PengLibraryLine) before = dup_line (fixture, 0);
  g_autoptr(PengLibraryLine) first = NULL;

  peng_library_model_set_query (fixture->model, &query);
  wait_until_current (fixture);
  g_assert_cmpuint (count (fixture), ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpint (peng_library_model_get_id (fixture->model, i), ==, i + 1);
  g_assert_cmpuint (peng_library_line_get_position (before), ==, N_ITEMS - 1);
  first = dup_line (fixture, 0);
  g_assert_cmpuint (peng_library_line_get_n_shots (first), ==, 1);

  query.ascending = FALSE;
  peng_library_model_set_query (fixture->model, &query);
  wait_until_current (fixture);
  g_assert_cmpint (peng_library_model_get_id (fixture->model, 0), ==, N_ITEMS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, n, func) \
  g_test_add ("/library-model/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

  ADD ("pays-for-what-is-seen", N_ITEMS, test_pays_for_what_is_seen);
  ADD ("forgets", N_ITEMS, test_forgets);
  ADD ("nearest-first", N_ITEMS, test_nearest_first);
  ADD ("days-and-shots", 1000, test_days_and_shots);
  ADD ("keeps-lines", 1000, test_keeps_lines);
  ADD ("follows", 1000, test_follows);
  ADD ("newest-query-wins", 1000, test_newest_query_wins);
  ADD ("catches-up", 1000, test_catches_up);
  ADD ("find", 1000, test_find);
  ADD ("sorted", N_ITEMS, test_sorted);

  return g_test_run ();
}
