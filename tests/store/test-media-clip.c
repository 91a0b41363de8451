/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Videos in the library, with the picture that comes in with them. */

#include "store-fixture.h"

#include "store/peng-db.h"
#include "store/peng-store-library.h"
#include "store/peng-store-recover.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char      *dir;
  PengStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->store != NULL)
    close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *contents)
{
  char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));

  return path;
}

static PengMedia *
add_source (Fixture               *fixture,
            const PengMediaSource *source,
            GError               **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_add_media_async (fixture->store, source, NULL, answer_cb, &answer);

  return peng_store_add_media_finish (fixture->store, wait_for (&answer), error);
}

/* With a picture where it is given one. */
static PengMedia *
add_video (Fixture    *fixture,
           const char *bytes,
           const char *picture,
           guint64     duration)
{
  g_autoptr(GBytes) video = g_bytes_new (bytes, strlen (bytes));
  g_autofree char *path = picture != NULL ? write_file (fixture, "picture", picture) : NULL;
  const PengMediaSource poster = { .path = path, .web_path = path, .thumb_path = path,
                                   .name = "a.mp4.jpg", .mime = "image/jpeg",
                                   .web_mime = "image/jpeg", .width = 320, .height = 180,
                                   .web_width = 320, .web_height = 180 };
  const PengMediaSource source = { .bytes = video, .thumb_path = path, .name = "a.mp4",
                                   .mime = "video/mp4", .width = 640, .height = 360,
                                   .is_clip = TRUE, .duration = duration,
                                   .poster = picture != NULL ? &poster : NULL };
  g_autoptr(GError) error = NULL;
  PengMedia *media = add_source (fixture, &source, &error);

  g_assert_no_error (error);

  return media;
}

static PengMedia *
get (Fixture    *fixture,
     const char *sha)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_get_media_async (fixture->store, sha, NULL, answer_cb, &answer);

  return peng_store_get_media_finish (fixture->store, wait_for (&answer), NULL);
}

static guint
count (Fixture           *fixture,
       PengLibraryFilter  filters)
{
  PengLibraryQuery query = { .filters = filters };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GArray) entries = NULL;

  peng_store_list_library_async (fixture->store, &query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (fixture->store, wait_for (&answer), NULL);

  return entries->len;
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(PengMedia) video = add_video (fixture, "video", "picture", 2500);
  g_autoptr(PengMedia) poster = get (fixture, video->poster);

  g_assert_cmpuint (video->duration, ==, 2500);
  g_assert_true (video->has_thumb);
  g_assert_null (video->web_sha);
  g_assert_cmpstr (poster->name, ==, "a.mp4.jpg");
  g_assert_cmpstr (poster->web_sha, ==, poster->sha);
  g_assert_true (poster->has_thumb);
  g_assert_null (poster->poster);
  g_assert_cmpuint (count (fixture, 0), ==, 1);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS), ==, 1);
}

/* One that came in before this computer could look into it gains what it lacked; what it had stays. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengMedia) first = add_video (fixture, "video", NULL, 0);
  g_autoptr(PengMedia) second = add_video (fixture, "video", "picture", 2500);
  g_autoptr(PengMedia) third = add_video (fixture, "video", "other picture", 99);

  g_assert_null (first->poster);
  g_assert_false (first->has_thumb);
  g_assert_cmpstr (second->sha, ==, first->sha);
  g_assert_nonnull (second->poster);
  g_assert_true (second->has_thumb);
  g_assert_cmpstr (third->poster, ==, second->poster);
  g_assert_cmpuint (third->duration, ==, 2500);
}

/* A picture that cannot be read takes the whole with it: no row is left. */
static void
test_all_or_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GBytes) video = g_bytes_new_static ("video", 5);
  const PengMediaSource poster = { .path = "/nowhere/picture", .name = "a.mp4.jpg" };
  const PengMediaSource source = { .bytes = video, .name = "a.mp4", .mime = "video/mp4",
                                   .is_clip = TRUE, .poster = &poster };
  g_autoptr(GError) error = NULL;

  g_assert_null (add_source (fixture, &source, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (fixture, 0), ==, 0);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS), ==, 0);
}

static void
trash (Fixture    *fixture,
       const char *sha)
{
  const char *names[] = { sha, NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_auto(GStrv) refused = NULL;

  peng_store_trash_media_async (fixture->store, names, NULL, answer_cb, &answer);
  refused = peng_store_trash_media_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_cmpuint (g_strv_length (refused), ==, 0);
}

static void
untrash (Fixture    *fixture,
         const char *sha)
{
  const char *names[] = { sha, NULL };
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_untrash_media_async (fixture->store, names, NULL, answer_cb, &answer);
  g_assert_true (peng_store_untrash_media_finish (fixture->store, wait_for (&answer), NULL));
}

/* The picture goes with its video; one that two videos have goes with the last. */
static void
test_trash (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengMedia) one = add_video (fixture, "video", "picture", 2500);
  g_autoptr(PengMedia) other = add_video (fixture, "other video", "picture", 2500);

  g_assert_cmpstr (one->poster, ==, other->poster);
  trash (fixture, one->sha);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS | PENG_LIBRARY_TRASH), ==, 0);
  trash (fixture, other->sha);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_TRASH), ==, 2);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS | PENG_LIBRARY_TRASH), ==, 1);
  untrash (fixture, one->sha);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS | PENG_LIBRARY_TRASH), ==, 0);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS), ==, 1);
}

/* An article that shows the picture keeps it. */
static void
test_used_picture (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(PengMedia) video = add_video (fixture, "video", "picture", 2500);
  g_autoptr(PengText) caption = peng_text_new_empty ();
  const PengImage image = { .media = video->poster, .alt = "", .caption = caption };
  g_autoptr(PengBlock) block = peng_block_new_image (&image);
  g_autoptr(PengBlock) last = peng_block_new_paragraph ("字");
  PengBlock *blocks[] = { block, last };
  g_autoptr(PengArticle) article = peng_article_new (NULL, NULL, blocks, 2);

  save_article (fixture->store, article, 0, NULL);
  trash (fixture, video->sha);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_TRASH), ==, 1);
  g_assert_cmpuint (count (fixture, PENG_LIBRARY_POSTERS | PENG_LIBRARY_TRASH), ==, 0);
}

/* What was known of videos is brought over from a damaged file, and nothing else becomes a video. */
static void
test_recovered (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(PengMedia) video = add_video (fixture, "video", "picture", 2500);
  g_autoptr(PengMedia) bare = add_video (fixture, "bare video", NULL, 1);
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *fresh = g_build_filename (fixture->dir, "fresh.db", NULL);
  g_autoptr(PengMediaChange) change = peng_media_change_new ();
  const char *names[] = { video->sha, NULL };
  const char *tags[] = { "体育", NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengDb) db = NULL;
  g_autoptr(PengStatement) select = NULL;
  PengStoreOpening report = { 0 };
  g_autoptr(GError) error = NULL;

  change->added[PENG_MEDIA_TAG] = g_strdupv ((char **) tags);
  peng_store_describe_async (fixture->store, names, change, NULL, answer_cb, &answer);
  g_assert_true (peng_store_describe_finish (fixture->store, wait_for (&answer), NULL));
  g_clear_object (&answer);
  close_store (g_steal_pointer (&fixture->store));

  g_assert_true (peng_store_recover (path, fresh, &report, &error));
  g_assert_no_error (error);
  db = peng_db_open (fresh, &error);
  g_assert_no_error (error);
  select = peng_db_prepare (db, "SELECT duration, poster FROM media_clip ORDER BY duration", &error);
  g_assert_no_error (error);
  g_assert_cmpint (peng_statement_step (select, NULL), ==, PENG_STEP_ROW);
  g_assert_cmpint (peng_statement_get_int (select, 0), ==, 1);
  g_assert_true (peng_statement_is_null (select, 1));
  g_assert_cmpint (peng_statement_step (select, NULL), ==, PENG_STEP_ROW);
  g_assert_cmpint (peng_statement_get_int (select, 0), ==, 2500);
  g_assert_cmpstr (peng_statement_get_text (select, 1), ==, video->poster);
  g_assert_cmpint (peng_statement_step (select, NULL), ==, PENG_STEP_DONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/media-clip/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("again", test_again);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("trash", test_trash);
  ADD ("used-picture", test_used_picture);
  ADD ("recovered", test_recovered);

  return g_test_run ();
}
