/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-library-trash.h"
#include "store/peng-store-library.h"
#include "store/peng-store-schema.h"
#include "store/peng-store-snapshots.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* The library: four items, told by the first letter of their names. The newest was taken last. */

#define OLD "1111111111111111111111111111111111111111111111111111111111111111"
#define DAY (24 * G_TIME_SPAN_HOUR)

typedef struct
{
  char      *dir;
  PengStore *store;
  char      *names[4];   /* of a, b, c and d */
} Fixture;

static const struct
{
  const char *name;
  const char *mime;
  guint       width;
  guint       height;
  gint64      taken;
} samples[] = {
  { "a运动会.jpg", "image/jpeg", 4000, 3000, 1 * DAY },
  { "b.png", "image/png", 600, 900, 2 * DAY },
  { "c.mp4", "video/mp4", 1920, 1080, 3 * DAY },
  { "d通知.pdf", "application/pdf", 0, 0, 0 },
};

static char *
add (Fixture *fixture,
     guint    i)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (samples[i].name, strlen (samples[i].name));
  PengMediaSource source = { .bytes = bytes, .name = samples[i].name, .mime = samples[i].mime,
                             .width = samples[i].width, .height = samples[i].height,
                             .taken = samples[i].taken };
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
  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    fixture->names[i] = add (fixture, i);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_free (fixture->names[i]);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static void
restart (Fixture            *fixture,
         PengStoreCondition  condition)
{
  close_store (fixture->store);
  fixture->store = open_store (fixture->dir, condition);
}

static GPtrArray *
get (Fixture *fixture,
     GArray  *entries)
{
  g_autofree gint64 *ids = g_new (gint64, entries->len + 1);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *items;

  for (guint i = 0; i < entries->len; i++)
    ids[i] = g_array_index (entries, PengLibraryEntry, i).id;
  ids[entries->len] = 77777;

  peng_store_get_library_async (fixture->store, ids, entries->len + 1, NULL, answer_cb, &answer);
  items = peng_store_get_library_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, entries->len);

  return items;
}

static GPtrArray *
list (Fixture                *fixture,
      const PengLibraryQuery *query)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_list_library_async (fixture->store, query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return get (fixture, entries);
}

/* Told by the first letters, in the order in which they come. */
static void
assert_found (Fixture                *fixture,
              const PengLibraryQuery *query,
              const char             *expected)
{
  g_autoptr(GPtrArray) items = list (fixture, query);
  g_autoptr(GString) letters = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_c (letters, ((PengLibraryItem *) g_ptr_array_index (items, i))->media->name[0]);

  g_assert_cmpstr (letters->str, ==, expected);
}

static void
assert_words_find (Fixture    *fixture,
                   const char *words,
                   const char *expected)
{
  assert_found (fixture, &(PengLibraryQuery) { .words = (char *) words }, expected);
}

static void
describe (Fixture         *fixture,
          const char      *letters,
          PengMediaChange *change)
{
  g_autoptr(GStrvBuilder) media = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  for (; *letters != '\0'; letters++)
    g_strv_builder_add (media, fixture->names[*letters - 'a']);
  names = g_strv_builder_end (media);

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
       const char     *added,
       const char     *removed)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();

  change->added[kind] = g_strsplit (added, ",", -1);
  change->removed[kind] = g_strsplit (removed, ",", -1);
  describe (fixture, letters, change);
}

/* An article with a picture. */
static PengArticle *
use (Fixture    *fixture,
     const char *title,
     guint       i)
{
  g_autoptr(PengText) caption = peng_text_new_empty ();
  g_autofree char *uuid = g_uuid_string_random ();
  PengImage image = { .media = fixture->names[i], .alt = "", .caption = caption };
  g_autoptr(PengBlock) block = peng_block_new_image (&image);
  const char *fields[PENG_N_FIELDS] = { [PENG_FIELD_TITLE] = title };
  PengArticle *article = peng_article_new (uuid, fields, &block, 1);

  g_assert_cmpuint (save_article (fixture->store, article, 0, NULL), ==, 1);

  return article;
}

/* What has no time of its own is as new as it came in. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  assert_found (fixture, &(PengLibraryQuery) { 0 }, "dcba");
  assert_found (fixture, &(PengLibraryQuery) { .from = 2 * DAY }, "dcb");
  assert_found (fixture, &(PengLibraryQuery) { .to = 3 * DAY }, "ba");
  assert_found (fixture, &(PengLibraryQuery) { .from = 2 * DAY, .to = 2 * DAY + 1 }, "b");
}

/* Both ways, also of what is found by its words; what is alike comes newest first. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { PengLibrarySort sort; const char *up, *down; } rows[] = {
    { PENG_LIBRARY_SORT_TIME, "abcd", "dcba" },
    { PENG_LIBRARY_SORT_NAME, "abcd", "dcba" },
    { PENG_LIBRARY_SORT_KIND, "dabc", "cbad" },
    { PENG_LIBRARY_SORT_SIZE, "cbda", "adcb" },
    { PENG_LIBRARY_SORT_PIXELS, "dbca", "acbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PengLibraryQuery query = { .sort = rows[i].sort };

      assert_found (fixture, &query, rows[i].down);
      query.ascending = TRUE;
      assert_found (fixture, &query, rows[i].up);
    }
  say (fixture, "abc", PENG_MEDIA_CAPTION, "跑步");
  assert_found (fixture, &(PengLibraryQuery) { .words = (char *) "跑步",
                                               .sort = PENG_LIBRARY_SORT_PIXELS }, "acb");
}

/* Numbers go by their value, and capitals with small letters. */
static void
test_sort_names (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const names[] = { "a010.jpg", "A9.jpg", "a2b.jpg", "a10a.jpg", "a2.jpg" };
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  PengLibraryQuery query = { .sort = PENG_LIBRARY_SORT_NAME, .ascending = TRUE };
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GPtrArray) items = NULL;
  PengDb *db;

  close_store (fixture->store);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_tokenizer_register (db, NULL) && peng_db_exec (db, "DELETE FROM media", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO media VALUES (%u, '%064x', '%s', 'image/jpeg', 1, 2, 1, 0, 5,"
                         " NULL, NULL, 0, 0, 0, 0)", i + 1, i + 1, names[i]);
      g_assert_true (peng_db_exec (db, sql, NULL));
    }
  peng_db_close (db);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);

  items = list (fixture, &query);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (found, "%s ",
                            ((PengLibraryItem *) g_ptr_array_index (items, i))->media->name);
  g_assert_cmpstr (found->str, ==, "a2.jpg a2b.jpg A9.jpg a010.jpg a10a.jpg ");
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PengArticle) article = use (fixture, "题", 1);

  assert_found (fixture, &(PengLibraryQuery) { .kinds = PENG_MEDIA_KIND_PICTURE }, "ba");
  assert_found (fixture, &(PengLibraryQuery) { .kinds = PENG_MEDIA_KIND_VIDEO }, "c");
  assert_found (fixture, &(PengLibraryQuery) { .kinds = PENG_MEDIA_KIND_AUDIO }, "");
  assert_found (fixture, &(PengLibraryQuery) { .kinds = PENG_MEDIA_KIND_FILE |
                                                        PENG_MEDIA_KIND_VIDEO }, "dc");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_UNUSED }, "dca");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_WIDE }, "ca");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_HIGH }, "b");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_SMALL }, "b");
  assert_found (fixture, &(PengLibraryQuery) { .kinds = PENG_MEDIA_KIND_PICTURE,
                                               .filters = PENG_LIBRARY_UNUSED }, "a");

  say (fixture, "ad", PENG_MEDIA_CAPTION, "说明");
  say (fixture, "b", PENG_MEDIA_ALT, "跑道");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_NO_CAPTION }, "cb");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_NO_ALT }, "dca");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengArticle) article = use (fixture, "秋季开学典礼", 2);

  assert_words_find (fixture, "运动", "a");
  assert_words_find (fixture, "PDF", "d");
  assert_words_find (fixture, "接力", "");
  say (fixture, "bc", PENG_MEDIA_CAPTION, "男子接力赛");
  assert_words_find (fixture, "接力", "cb");
  assert_words_find (fixture, "男子接力赛", "cb");
  say (fixture, "b", PENG_MEDIA_CAPTION, "");
  assert_words_find (fixture, "接力", "c");
  label (fixture, "a", PENG_MEDIA_TAG, "体育", "");
  label (fixture, "b", PENG_MEDIA_ALBUM, "体育节", "");
  assert_words_find (fixture, "体育", "ba");

  /* The title of an article that uses it: not its other words, and nothing twice. */
  assert_words_find (fixture, "开学典礼", "c");
  say (fixture, "cd", PENG_MEDIA_EVENT, "开学典礼");
  assert_words_find (fixture, "开学典礼", "dc");
  assert_found (fixture, &(PengLibraryQuery) { .words = (char *) "开学典礼",
                                               .kinds = PENG_MEDIA_KIND_VIDEO }, "c");
}

static PengLibraryItem *
get_item (Fixture   *fixture,
          GPtrArray *items,
          char       letter)
{
  for (guint i = 0; i < items->len; i++)
    {
      PengLibraryItem *item = g_ptr_array_index (items, i);

      if (item->media->name[0] == letter)
        return item;
    }

  g_assert_not_reached ();
}

/* Many at once; what is not named stays as it is. */
static void
test_describe (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();
  g_autoptr(PengArticle) article = use (fixture, "题", 0);
  g_autoptr(GPtrArray) items = NULL;
  g_autofree char *tags = NULL;
  PengLibraryItem *item;

  say (fixture, "a", PENG_MEDIA_CREDIT, "王老师");
  label (fixture, "a", PENG_MEDIA_TAG, "一,二", "");
  change->fields[PENG_MEDIA_PLACE] = g_strdup ("操场");
  change->consent = PENG_CONSENT_GIVEN;
  describe (fixture, "ab", change);
  label (fixture, "a", PENG_MEDIA_TAG, "三,二", "一");

  restart (fixture, PENG_STORE_OK);
  items = list (fixture, &(PengLibraryQuery) { 0 });
  item = get_item (fixture, items, 'a');
  g_assert_cmpstr (item->words->fields[PENG_MEDIA_CREDIT], ==, "王老师");
  g_assert_cmpstr (item->words->fields[PENG_MEDIA_PLACE], ==, "操场");
  g_assert_cmpstr (item->words->fields[PENG_MEDIA_CAPTION], ==, "");
  g_assert_cmpint (item->words->consent, ==, PENG_CONSENT_GIVEN);
  tags = g_strjoinv (",", item->words->labels[PENG_MEDIA_TAG]);
  g_assert_cmpstr (tags, ==, "三,二");
  g_assert_cmpuint (item->n_uses, ==, 1);

  item = get_item (fixture, items, 'b');
  g_assert_cmpstr (item->words->fields[PENG_MEDIA_CREDIT], ==, "");
  g_assert_cmpint (item->words->consent, ==, PENG_CONSENT_GIVEN);
  g_assert_cmpuint (item->n_uses, ==, 0);
  g_assert_cmpint (get_item (fixture, items, 'c')->words->consent, ==, PENG_CONSENT_UNKNOWN);

  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_NO_CONSENT }, "dc");
  assert_found (fixture, &(PengLibraryQuery) { .labels = { [PENG_MEDIA_TAG] = (char *) "三" } }, "a");
  assert_found (fixture, &(PengLibraryQuery) { .labels = { [PENG_MEDIA_TAG] = (char *) "一" } }, "");
}

static void
test_uses (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PengArticle) first = use (fixture, "先", 0);
  g_autoptr(PengArticle) second = use (fixture, "后", 0);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) uses = NULL;
  const PengMediaUse *place;

  g_assert_true (delete_article (fixture->store, peng_article_get_uuid (first), NULL));
  peng_store_list_uses_async (fixture->store, fixture->names[0], NULL, answer_cb, &answer);
  uses = peng_store_list_uses_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_cmpuint (uses->len, ==, 2);

  place = g_ptr_array_index (uses, 0);
  g_assert_cmpstr (place->title, ==, "后");
  g_assert_cmpstr (place->article, ==, peng_article_get_uuid (second));
  g_assert_cmpuint (place->position, ==, 0);
  g_assert_false (place->is_trashed);
  place = g_ptr_array_index (uses, 1);
  g_assert_cmpstr (place->title, ==, "先");
  g_assert_true (place->is_trashed);
}

static guint
trash (Fixture    *fixture,
       const char *first,
       const char *second)
{
  const char *media[] = { first, second, NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) refused = NULL;

  peng_store_trash_media_async (fixture->store, media, NULL, answer_cb, &answer);
  refused = peng_store_trash_media_finish (fixture->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  if (refused[0] != NULL)
    g_assert_cmpstr (refused[0], ==, first);

  return g_strv_length (refused);
}

/* As when the store is opened, thirty days or some microseconds later. */
static int
purge (Fixture *fixture,
       gint64   before)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *media = g_build_filename (fixture->dir, "media", NULL);
  g_autoptr(GError) error = NULL;
  PengDb *db;
  int n;

  close_store (fixture->store);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_tokenizer_register (db, NULL));
  n = peng_library_trash_empty (db, media, before, &error);
  g_assert_no_error (error);
  peng_db_close (db);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);

  return n;
}

static gboolean
has_file (Fixture *fixture,
          guint    i)
{
  g_autofree char *path =
    peng_store_dup_media_path (fixture->store, fixture->names[i], PENG_MEDIA_ORIGINAL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What an article uses stays; what is brought in again leaves the trash. */
static void
test_trash (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengArticle) article = use (fixture, "题", 0);
  const char *media[] = { fixture->names[2], NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpuint (trash (fixture, fixture->names[0], fixture->names[1]), ==, 1);
  g_assert_cmpuint (trash (fixture, fixture->names[2], fixture->names[3]), ==, 0);
  assert_found (fixture, &(PengLibraryQuery) { 0 }, "a");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_TRASH }, "dcb");

  peng_store_untrash_media_async (fixture->store, media, NULL, answer_cb, &answer);
  g_assert_true (peng_store_untrash_media_finish (fixture->store, wait_for (&answer), NULL));
  again = add (fixture, 3);
  assert_found (fixture, &(PengLibraryQuery) { 0 }, "dca");
  assert_found (fixture, &(PengLibraryQuery) { .filters = PENG_LIBRARY_TRASH }, "b");
}

static void
test_purge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengArticle) article = NULL;
  gint64 before;

  say (fixture, "ab", PENG_MEDIA_CAPTION, "说明");
  label (fixture, "ab", PENG_MEDIA_TAG, "标签", "");
  before = g_get_real_time ();
  g_assert_cmpuint (trash (fixture, fixture->names[0], fixture->names[1]), ==, 0);
  article = use (fixture, "又用", 1);

  g_assert_cmpint (purge (fixture, before), ==, 0);
  g_assert_true (has_file (fixture, 0));
  g_assert_cmpint (purge (fixture, G_MAXINT64), ==, 1);
  g_assert_false (has_file (fixture, 0));
  g_assert_true (has_file (fixture, 1));
  assert_found (fixture, &(PengLibraryQuery) { 0 }, "dcb");
  assert_words_find (fixture, "说明", "b");
  assert_words_find (fixture, "标签", "b");
}

/* A person can go back to an earlier state of an article: its pictures are still there. */
static void
test_snapshot_keeps (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(PengArticle) article = use (fixture, "题", 0);
  const char *uuid = peng_article_get_uuid (article);
  g_autoptr(PengArticle) without = make_article_as (uuid, "题", "没有照片了");
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_take_snapshot_async (fixture->store, uuid, PENG_SNAPSHOT_OPEN, NULL, answer_cb, &answer);
  g_assert_cmpint (peng_store_take_snapshot_finish (fixture->store, wait_for (&answer), NULL), >, 0);
  g_clear_object (&answer);
  g_assert_cmpuint (save_article (fixture->store, without, 1, NULL), ==, 2);

  g_assert_cmpuint (trash (fixture, fixture->names[0], fixture->names[1]), ==, 0);
  g_assert_cmpint (purge (fixture, G_MAXINT64), ==, 1);
  g_assert_true (has_file (fixture, 0));
  g_assert_false (has_file (fixture, 1));
}

/* A store from before the library had words: all of it is found. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const steps[] = { peng_store_schema[0], peng_store_schema[1], peng_store_schema[2],
                                 NULL };
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  PengDb *db;

  close_store (fixture->store);
  g_assert_cmpint (g_unlink (path), ==, 0);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_tokenizer_register (db, NULL));
  g_assert_true (peng_db_migrate (db, steps, NULL));
  g_assert_true (peng_db_exec (db,
                               "INSERT INTO media VALUES (7, '" OLD "', 'e运动.jpg', 'image/jpeg', 1,"
                               " 2, 1, 0, 5, NULL, NULL, 0, 0, 0, 0)", NULL));
  peng_db_close (db);

  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
  assert_found (fixture, &(PengLibraryQuery) { 0 }, "e");
  assert_words_find (fixture, "运动", "e");
}

/* What was said of items is brought over from a damaged file. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  say (fixture, "a", PENG_MEDIA_PEOPLE, "张校长");
  label (fixture, "b", PENG_MEDIA_ALBUM, "相册", "");
  g_assert_cmpuint (trash (fixture, fixture->names[2], fixture->names[3]), ==, 0);
  close_store (fixture->store);

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  memset (bytes, 0, 4096);
  g_assert_true (g_file_set_contents (path, bytes, n, NULL));
  fixture->store = open_store (fixture->dir, PENG_STORE_RECOVERED);

  assert_found (fixture, &(PengLibraryQuery) { 0 }, "ba");
  assert_words_find (fixture, "校长", "a");
  assert_words_find (fixture, "相册", "b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* That damage was met is said in the log, as a warning. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

#define ADD(name, func) g_test_add ("/store/library/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("order", test_order);
  ADD ("sort", test_sort);
  ADD ("sort-names", test_sort_names);
  ADD ("filters", test_filters);
  ADD ("words", test_words);
  ADD ("describe", test_describe);
  ADD ("uses", test_uses);
  ADD ("trash", test_trash);
  ADD ("purge", test_purge);
  ADD ("snapshot-keeps", test_snapshot_keeps);
  ADD ("older", test_older);
  ADD ("damaged", test_damaged);

  return g_test_run ();
}
