/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "work/peng-media-edits.h"

#include <string.h>

/* What is said of three photographs of a library, and taken back. */

#define N_ITEMS 3

typedef struct
{
  char           *dir;
  PengStore      *store;
  PengMediaEdits *edits;
  gint64          ids[N_ITEMS];
  GPtrArray      *items;
} Fixture;

static void
add (Fixture    *fixture,
     const char *name)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (name, strlen (name));
  PengMediaSource source = { .bytes = bytes, .name = name, .mime = "image/jpeg" };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_add_media_async (fixture->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
}

static void
find_ids (Fixture *fixture)
{
  PengLibraryQuery query = { .words = NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GArray) entries = NULL;

  peng_store_list_library_async (fixture->store, &query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_cmpuint (entries->len, ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    fixture->ids[i] = g_array_index (entries, PengLibraryEntry, i).id;
}

/* As the store has them. */
static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  GPtrArray *items;

  peng_store_get_library_async (fixture->store, fixture->ids, N_ITEMS, NULL, answer_cb, &answer);
  items = peng_store_get_library_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_cmpuint (items->len, ==, N_ITEMS);

  return items;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  add (fixture, "a.jpg");
  add (fixture, "b.jpg");
  add (fixture, "c.jpg");
  find_ids (fixture);
  fixture->items = load (fixture);
  fixture->edits = peng_media_edits_new (fixture->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->items);
  g_assert_finalize_object (fixture->edits);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static const PengMediaWords *
get_words (GPtrArray *items,
           guint      i)
{
  return ((PengLibraryItem *) g_ptr_array_index (items, i))->words;
}

/* The captions with `|` between them, then whether there is consent, then the tags. */
static char *
write_items (GPtrArray *items)
{
  GString *written = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const PengMediaWords *words = get_words (items, i);
      g_autofree char *tags = g_strjoinv ("+", words->labels[PENG_MEDIA_TAG]);

      g_string_append_printf (written, "%s%s,%s,%s", i > 0 ? "|" : "",
                              words->fields[PENG_MEDIA_CAPTION],
                              peng_consent_get_name (words->consent), tags);
    }

  return g_string_free (written, FALSE);
}

/* In the store, and in the items that were given where these are not taken back. */
static void
assert_said (Fixture    *fixture,
             const char *expected)
{
  g_autoptr(GPtrArray) stored = load (fixture);
  g_autofree char *written = write_items (stored);

  g_assert_cmpstr (written, ==, expected);
}

static void
assert_items_say (Fixture    *fixture,
                  const char *expected)
{
  g_autofree char *written = write_items (fixture->items);

  g_assert_cmpstr (written, ==, expected);
}

static GPtrArray *
pick (Fixture *fixture,
      guint    first,
      guint    n)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (items, g_ptr_array_index (fixture->items, i));

  return items;
}

static gboolean
describe (Fixture               *fixture,
          guint                  first,
          guint                  n,
          const PengMediaChange *change)
{
  g_autoptr(GPtrArray) items = pick (fixture, first, n);
  g_autoptr(GAsyncResult) answer = NULL;

  peng_media_edits_describe_async (fixture->edits, items, change, answer_cb, &answer);

  return peng_media_edits_describe_finish (fixture->edits, wait_for (&answer), NULL);
}

static void
say_caption (Fixture    *fixture,
             guint       first,
             guint       n,
             const char *caption)
{
  PengMediaChange change = { .fields = { [PENG_MEDIA_CAPTION] = (char *) caption }, .consent = -1 };

  g_assert_true (describe (fixture, first, n, &change));
}

static guint
step (Fixture  *fixture,
      gboolean  redo)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  guint n;

  if (redo)
    peng_media_edits_redo_async (fixture->edits, answer_cb, &answer);
  else
    peng_media_edits_undo_async (fixture->edits, answer_cb, &answer);
  n = peng_media_edits_step_finish (fixture->edits, wait_for (&answer), &error);
  g_assert_no_error (error);

  return n;
}

/* Items that said different things say those again. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  say_caption (fixture, 0, 1, "一");
  peng_media_edits_barrier (fixture->edits);
  say_caption (fixture, 0, 3, "同");
  assert_said (fixture, "同,unknown,|同,unknown,|同,unknown,");
  assert_items_say (fixture, "同,unknown,|同,unknown,|同,unknown,");

  g_assert_cmpuint (step (fixture, FALSE), ==, 3);
  assert_said (fixture, "一,unknown,|,unknown,|,unknown,");
  g_assert_cmpuint (step (fixture, FALSE), ==, 1);
  assert_said (fixture, ",unknown,|,unknown,|,unknown,");
  g_assert_false (peng_media_edits_can_undo (fixture->edits));
  g_assert_cmpuint (step (fixture, FALSE), ==, 0);

  g_assert_cmpuint (step (fixture, TRUE), ==, 1);
  g_assert_cmpuint (step (fixture, TRUE), ==, 3);
  assert_said (fixture, "同,unknown,|同,unknown,|同,unknown,");
  g_assert_false (peng_media_edits_can_redo (fixture->edits));
}

/* Only those lose a tag again that did not have it before, and have it again that lost it. */
static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  char *run[] = { (char *) "跑步", NULL };
  char *autumn[] = { (char *) "秋", (char *) "跑步", NULL };
  PengMediaChange one = { .consent = -1, .added = { [PENG_MEDIA_TAG] = run } };
  PengMediaChange all = { .consent = PENG_CONSENT_REFUSED, .added = { [PENG_MEDIA_TAG] = autumn } };
  PengMediaChange none = { .consent = -1, .removed = { [PENG_MEDIA_TAG] = run } };

  g_assert_true (describe (fixture, 1, 1, &one));
  g_assert_true (describe (fixture, 0, 3, &all));
  assert_items_say (fixture, ",no,秋+跑步|,no,秋+跑步|,no,秋+跑步");
  assert_said (fixture, ",no,秋+跑步|,no,秋+跑步|,no,秋+跑步");
  g_assert_true (describe (fixture, 0, 2, &none));
  assert_said (fixture, ",no,秋|,no,秋|,no,秋+跑步");

  step (fixture, FALSE);
  assert_said (fixture, ",no,秋+跑步|,no,秋+跑步|,no,秋+跑步");
  step (fixture, FALSE);
  assert_said (fixture, ",unknown,|,unknown,跑步|,unknown,");
}

/* What is saved while it is written is one step; what is said after it, another. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  say_caption (fixture, 0, 2, "长");
  say_caption (fixture, 0, 2, "长跑");
  say_caption (fixture, 0, 2, "长跑开始");
  peng_media_edits_barrier (fixture->edits);
  say_caption (fixture, 0, 2, "起点");
  say_caption (fixture, 0, 1, "终点");

  step (fixture, FALSE);
  assert_said (fixture, "起点,unknown,|起点,unknown,|,unknown,");
  step (fixture, FALSE);
  assert_said (fixture, "长跑开始,unknown,|长跑开始,unknown,|,unknown,");
  step (fixture, FALSE);
  assert_said (fixture, ",unknown,|,unknown,|,unknown,");
  g_assert_false (peng_media_edits_can_undo (fixture->edits));
  step (fixture, TRUE);
  assert_said (fixture, "长跑开始,unknown,|长跑开始,unknown,|,unknown,");
}

/* What the store would not have is not there, nor to be undone. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  PengMediaChange change = { .fields = { [PENG_MEDIA_CAPTION] = (char *) "丢" }, .consent = -1 };
  g_autoptr(GAsyncResult) answer = NULL;

  say_caption (fixture, 0, 2, "留");
  peng_media_edits_barrier (fixture->edits);
  peng_store_close_async (fixture->store, NULL, answer_cb, &answer);
  g_assert_true (peng_store_close_finish (fixture->store, wait_for (&answer), NULL));
  g_clear_object (&answer);

  g_assert_false (describe (fixture, 0, 3, &change));
  assert_items_say (fixture, "留,unknown,|留,unknown,|,unknown,");
  g_assert_true (peng_media_edits_can_undo (fixture->edits));
  g_assert_false (peng_media_edits_can_redo (fixture->edits));

  g_assert_finalize_object (fixture->edits);
  g_assert_finalize_object (fixture->store);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
  fixture->edits = peng_media_edits_new (fixture->store);
  assert_said (fixture, "留,unknown,|留,unknown,|,unknown,");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/work/media-edits/undo", test_undo);
  ADD ("/work/media-edits/labels", test_labels);
  ADD ("/work/media-edits/joined", test_joined);
  ADD ("/work/media-edits/refused", test_refused);

  return g_test_run ();
}
