/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-store-known.h"
#include "store/peng-store-library.h"

#include "store-fixture.h"

#include <string.h>

/* What is said of the library's items, to choose from and to write again: of four, which go by the
 * letters a to d. */

#define N_ITEMS 4

typedef struct
{
  char      *dir;
  PengStore *store;
  char      *names[N_ITEMS];
} Fixture;

static char *
add (Fixture    *fixture,
     const char *name)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (name, strlen (name));
  PengMediaSource source = { .bytes = bytes, .name = name, .mime = "application/pdf" };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_add_media_async (fixture->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return g_strdup (media->sha);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const files[N_ITEMS] = { "a.pdf", "b.pdf", "c.pdf", "d.pdf" };

  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  for (guint i = 0; i < N_ITEMS; i++)
    fixture->names[i] = add (fixture, files[i]);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_ITEMS; i++)
    g_free (fixture->names[i]);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static GStrv
dup_names (Fixture    *fixture,
           const char *letters)
{
  g_autoptr(GStrvBuilder) media = g_strv_builder_new ();

  for (; *letters != '\0'; letters++)
    g_strv_builder_add (media, fixture->names[*letters - 'a']);

  return g_strv_builder_end (media);
}

static void
describe (Fixture         *fixture,
          const char      *letters,
          PengMediaChange *change)
{
  g_auto(GStrv) names = dup_names (fixture, letters);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_describe_async (fixture->store, (const char * const *) names, change, NULL, answer_cb,
                             &answer);
  g_assert_true (peng_store_describe_finish (fixture->store, wait_for (&answer), &error));
  g_assert_no_error (error);
}

static void
say (Fixture        *fixture,
     const char     *letters,
     PengMediaField  field,
     const char     *words)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();

  change->fields[field] = g_strdup (words);
  describe (fixture, letters, change);
}

static void
label (Fixture        *fixture,
       const char     *letters,
       PengMediaLabel  kind,
       const char     *added)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();

  change->added[kind] = g_strsplit (added, ",", -1);
  describe (fixture, letters, change);
}

static void
trash (Fixture    *fixture,
       const char *letters)
{
  g_auto(GStrv) names = dup_names (fixture, letters);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) refused = NULL;

  peng_store_trash_media_async (fixture->store, (const char * const *) names, NULL, answer_cb,
                                &answer);
  refused = peng_store_trash_media_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (refused), ==, 0);
}

static void
assert_counts (Fixture        *fixture,
               PengMediaLabel  kind,
               const char     *expected)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) counts = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  peng_store_count_labels_async (fixture->store, kind, NULL, answer_cb, &answer);
  counts = peng_store_count_labels_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    {
      const PengLabelCount *count = g_ptr_array_index (counts, i);

      g_string_append_printf (words, "%s %u;", count->name, count->n_items);
    }

  g_assert_cmpstr (words->str, ==, expected);
}

/* By letters, the newest first; a second came in later. */
static void
assert_found (Fixture    *fixture,
              const char *tag,
              const char *album,
              const char *expected)
{
  PengLibraryQuery query = { .labels = { (char *) tag, (char *) album } };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GString) letters = g_string_new (NULL);

  peng_store_list_library_async (fixture->store, &query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_c (letters, 'a' + g_array_index (entries, PengLibraryEntry, i).id - 1);

  g_assert_cmpstr (letters->str, ==, expected);
}

/* Tags and albums are counted without what is in the trash, and both narrow what is listed. */
static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  assert_counts (fixture, PENG_MEDIA_TAG, "");
  label (fixture, "abc", PENG_MEDIA_TAG, "体育");
  label (fixture, "bc", PENG_MEDIA_TAG, "a%b");
  label (fixture, "c", PENG_MEDIA_TAG, "体");
  label (fixture, "cd", PENG_MEDIA_ALBUM, "体育");
  assert_counts (fixture, PENG_MEDIA_TAG, "体育 3;a%b 2;体 1;");
  assert_counts (fixture, PENG_MEDIA_ALBUM, "体育 2;");

  assert_found (fixture, "体育", NULL, "cba");
  assert_found (fixture, NULL, "体育", "dc");
  assert_found (fixture, "a%b", "体育", "c");
  assert_found (fixture, "a_b", NULL, "");

  trash (fixture, "ac");
  assert_counts (fixture, PENG_MEDIA_TAG, "a%b 1;体育 1;");
}

static void
assert_completed (Fixture    *fixture,
                  PengKnown   known,
                  const char *part,
                  const char *expected)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = NULL;
  g_autofree char *joined = NULL;

  peng_store_complete_async (fixture->store, known, part, NULL, answer_cb, &answer);
  names = peng_store_complete_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  joined = g_strjoinv (",", names);
  g_assert_cmpstr (joined, ==, expected);
}

/* What begins so comes before what has it inside; the initials of its pinyin find it, too. */
static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    PengKnown   known;
    const char *part;
    const char *expected;
  } rows[] = {
    { PENG_KNOWN_TAG, "运动", "运动会,运动员,春季运动会" },
    { PENG_KNOWN_TAG, "运动会", "春季运动会" },
    { PENG_KNOWN_TAG, "ydh", "运动会,春季运动会" },
    { PENG_KNOWN_TAG, "100", "100%,1000" },
    { PENG_KNOWN_TAG, "篮球", "" },
    { PENG_KNOWN_ALBUM, "运动", "运动相册" },
    { PENG_KNOWN_CREDIT, "王", "王老师,老王" },
    { PENG_KNOWN_CREDIT, "wang", "Wang Wei" },
    { PENG_KNOWN_PLACE, "云湖", "云湖书屋" },
    { PENG_KNOWN_PLACE, "读书", "" },
    { PENG_KNOWN_EVENT, "dsj", "读书节" },
  };

  label (fixture, "ab", PENG_MEDIA_TAG, "运动会,春季运动会,运动员,田径,100%,1000");
  label (fixture, "c", PENG_MEDIA_ALBUM, "运动相册");
  say (fixture, "ab", PENG_MEDIA_CREDIT, "王老师");
  say (fixture, "c", PENG_MEDIA_CREDIT, "老王");
  say (fixture, "d", PENG_MEDIA_CREDIT, "Wang Wei");
  say (fixture, "a", PENG_MEDIA_PLACE, "云湖书屋");
  say (fixture, "a", PENG_MEDIA_EVENT, "读书节");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_completed (fixture, rows[i].known, rows[i].part, rows[i].expected);
}

/* Of many that could be meant, some few are offered. */
static void
test_complete_many (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GString) tags = g_string_new ("标签");

  for (guint i = 100; i < 400; i++)
    g_string_append_printf (tags, ",标签%u", i);
  label (fixture, "ab", PENG_MEDIA_TAG, tags->str);

  assert_completed (fixture, PENG_KNOWN_TAG, "标",
                    "标签,标签100,标签101,标签102,标签103,标签104,标签105,标签106");
  assert_completed (fixture, PENG_KNOWN_TAG, "39",
                    "标签139,标签239,标签339,标签390,标签391,标签392,标签393,标签394");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/store/known/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("labels", test_labels);
  ADD ("complete", test_complete);
  ADD ("complete-many", test_complete_many);

  return g_test_run ();
}
