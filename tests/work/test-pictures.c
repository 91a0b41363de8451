/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "picture-site.h"
#include "store-fixture.h"
#include "store/peng-db.h"
#include "store/peng-store-pending.h"
#include "work/peng-pictures.h"

#include <string.h>

/* The pictures of a paste, until they are there: over the end of the program as well. */

#define NAME "5555555555555555555555555555555555555555555555555555555555555555"

typedef struct
{
  char          *dir;
  PictureSite    site;
  PengArticle   *article;
  PengStore     *store;
  PengPhotoPool *pool;
  PengImporter  *importer;
  PengPictures  *pictures;
  guint          n_arrived;
} Fixture;

/* Something of the test itself comes sooner or later. */
#define WAIT_UNTIL(condition) \
  G_STMT_START { while (!(condition)) g_main_context_iteration (NULL, TRUE); } G_STMT_END

static GBytes *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), "secret.jpg", NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  return g_bytes_new_take (data, size);
}

static PengArticle *
make_article_with_picture (void)
{
  g_autoptr(PengText) caption = peng_text_new ("说明");
  PengImage image = { .media = NAME, .alt = "跑道", .caption = caption };
  g_autoptr(PengBlock) block = peng_block_new_image (&image);

  return peng_article_new ("6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a", NULL, &block, 1);
}

static void
arrived_cb (PengPictures    *pictures,
            const char      *media,
            const PengImage *image,
            Fixture         *fixture)
{
  g_assert_cmpstr (media, ==, NAME);
  g_assert_cmpuint (image->width, ==, 640);
  fixture->n_arrived++;
}

static void
start (Fixture            *fixture,
       PengStoreCondition  condition)
{
  fixture->store = open_store (fixture->dir, condition);
  fixture->pool = peng_photo_pool_new ();
  fixture->importer = peng_importer_new (fixture->store, fixture->pool);
  fixture->pictures = peng_pictures_new (fixture->store, fixture->importer);
  fixture->n_arrived = 0;
  g_signal_connect (fixture->pictures, "arrived", G_CALLBACK (arrived_cb), fixture);
}

/* The program ends, whatever is under way. */
static void
stop (Fixture *fixture)
{
  gpointer left = fixture->pictures;

  g_object_add_weak_pointer (left, &left);
  peng_pictures_stop (fixture->pictures);
  g_clear_object (&fixture->pictures);
  WAIT_UNTIL (left == NULL);
  g_assert_finalize_object (fixture->importer);
  g_assert_finalize_object (fixture->pool);
  close_store (fixture->store);
}

static void
restart (Fixture *fixture)
{
  stop (fixture);
  start (fixture, PENG_STORE_OK);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fixture->article = make_article_with_picture ();
  picture_site_open (&fixture->site, load_sample ());
  start (fixture, PENG_STORE_FRESH);
  g_assert_cmpuint (save_article (fixture->store, fixture->article, 0, NULL), ==, 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  stop (fixture);
  picture_site_close (&fixture->site);
  peng_article_unref (fixture->article);
  scratch_remove (fixture->dir);
}

static void
paste (Fixture    *fixture,
       const char *address,
       GBytes     *bytes)
{
  PengPastePicture picture = { (char *) NAME, (char *) address, bytes };

  peng_pictures_take (fixture->pictures, &picture);
}

static void
paste_from_site (Fixture *fixture)
{
  g_autofree char *address = picture_site_dup_uri (&fixture->site);

  paste (fixture, address, NULL);
}

static guint
recall (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_auto(GStrv) names = NULL;
  g_autoptr(GError) error = NULL;

  peng_pictures_recall_async (fixture->pictures, peng_article_get_uuid (fixture->article),
                              answer_cb, &answer);
  names = peng_pictures_recall_finish (fixture->pictures, wait_for (&answer), &error);
  g_assert_no_error (error);

  return g_strv_length (names);
}

static gboolean
has_failed (Fixture *fixture)
{
  gboolean failed;
  g_autofree char *words = peng_pictures_dup_words (fixture->pictures, NAME, &failed);

  return failed;
}

static void
assert_words (Fixture    *fixture,
              const char *expected)
{
  gboolean failed;
  g_autofree char *words = peng_pictures_dup_words (fixture->pictures, NAME, &failed);

  g_assert_cmpstr (words, ==, expected);
}

/* Whether the bytes are in the database, its log included. */
static gboolean
is_stored (Fixture    *fixture,
           const char *words)
{
  static const char * const names[] = { "articles.db", "articles.db-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize n;

      if (g_file_get_contents (path, &bytes, &n, NULL) &&
          memmem (bytes, n, words, strlen (words)) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* One that failed waits for the person, and then comes. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->site.lost = TRUE;
  paste_from_site (fixture);
  WAIT_UNTIL (has_failed (fixture));
  assert_words (fixture, "This picture is not on its site any more.");

  restart (fixture);
  assert_words (fixture, NULL);
  g_assert_cmpuint (recall (fixture), ==, 1);
  g_assert_true (has_failed (fixture));
  assert_words (fixture, "The picture from 127.0.0.1 could not be fetched last time.");
  g_assert_cmpuint (peng_pictures_get_n_left (fixture->pictures), ==, 0);
  g_assert_cmpuint (fixture->site.n_asked, ==, 1);

  fixture->site.lost = FALSE;
  peng_pictures_retry (fixture->pictures, NAME);
  WAIT_UNTIL (fixture->n_arrived == 1);
  g_assert_nonnull (peng_pictures_get_image (fixture->pictures, NAME));
}

/* The program ends while one is under way: it goes on by itself. */
static void
test_under_way (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->site.holds = TRUE;
  paste_from_site (fixture);
  WAIT_UNTIL (fixture->site.held->len == 1);

  restart (fixture);
  g_assert_cmpuint (recall (fixture), ==, 1);
  assert_words (fixture, "Fetching the picture…");
  picture_site_let_go (&fixture->site);
  WAIT_UNTIL (fixture->n_arrived == 1);
}

/* It ends when one is tried again that had failed: that is under way as well. */
static void
test_tried_again (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->site.lost = TRUE;
  paste_from_site (fixture);
  WAIT_UNTIL (has_failed (fixture));
  fixture->site.lost = FALSE;
  fixture->site.holds = TRUE;
  peng_pictures_retry (fixture->pictures, NAME);
  WAIT_UNTIL (fixture->site.held->len == 1);

  restart (fixture);
  picture_site_let_go (&fixture->site);
  g_assert_cmpuint (recall (fixture), ==, 1);
  g_assert_false (has_failed (fixture));
  WAIT_UNTIL (fixture->n_arrived == 1);
}

/* It is in the library, and the article was not saved since: nobody is asked again. */
static void
test_there (Fixture       *fixture,
            gconstpointer  data)
{
  const PengImage *image;

  paste_from_site (fixture);
  WAIT_UNTIL (fixture->n_arrived == 1);
  g_assert_cmpuint (fixture->site.n_asked, ==, 1);

  restart (fixture);
  g_assert_null (peng_pictures_get_image (fixture->pictures, NAME));
  g_assert_cmpuint (recall (fixture), ==, 1);
  image = peng_pictures_get_image (fixture->pictures, NAME);
  g_assert_nonnull (image);
  g_assert_cmpuint (image->width, ==, 640);
  assert_words (fixture, NULL);
  g_assert_cmpuint (fixture->site.n_asked, ==, 1);
}

/* What is known here is not put back to what was stored. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->site.lost = TRUE;
  paste_from_site (fixture);
  WAIT_UNTIL (has_failed (fixture));
  g_assert_cmpuint (recall (fixture), ==, 1);
  assert_words (fixture, "This picture is not on its site any more.");
}

static gboolean
is_kept (Fixture    *fixture,
         const char *name)
{
  g_autofree char *path = peng_store_dup_kept_path (fixture->store, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
paste_sample (Fixture    *fixture,
              const char *address)
{
  g_autoptr(GBytes) bytes = load_sample ();

  paste (fixture, address, bytes);
}

/* The program ends before what came with the paste is in the library: it is not lost. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  address)
{
  paste_sample (fixture, address);
  g_assert_cmpuint (fixture->n_arrived, ==, 0);

  restart (fixture);
  g_assert_true (is_kept (fixture, NAME));
  g_assert_cmpuint (recall (fixture), ==, 1);
  WAIT_UNTIL (fixture->n_arrived == 1);
  WAIT_UNTIL (!is_kept (fixture, NAME));
}

/* Bytes for which nothing waits any more go: a crash has left them, or the article is deleted. */
static void
test_swept (Fixture       *fixture,
            gconstpointer  data)
{
  static const char other[] = "6666666666666666666666666666666666666666666666666666666666666666";
  g_autofree char *path = peng_store_dup_kept_path (fixture->store, other);
  g_autofree char *half = g_strconcat (path, ".XYZ123", NULL);

  paste_sample (fixture, "data:");
  g_assert_cmpuint (recall (fixture), ==, 1);
  g_assert_true (is_kept (fixture, NAME));
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_true (g_file_set_contents (half, "x", 1, NULL));

  restart (fixture);
  g_assert_cmpuint (recall (fixture), ==, 1);
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_false (is_kept (fixture, other));
}

/* What came with the paste and could not be read. */
static void
test_bytes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("no picture", 10);
  g_autofree char *reason = NULL;
  gboolean failed;

  paste (fixture, "data:", bytes);
  WAIT_UNTIL (has_failed (fixture));
  reason = peng_pictures_dup_words (fixture->pictures, NAME, &failed);
  restart (fixture);
  g_assert_cmpuint (recall (fixture), ==, 1);
  g_assert_true (has_failed (fixture));
  assert_words (fixture, "This picture did not come with the words. Copy it by itself, or insert it "
                         "from its file.");

  /* To try is in vain, and harmless: now it is known why. */
  peng_pictures_retry (fixture->pictures, NAME);
  WAIT_UNTIL (has_failed (fixture));
  assert_words (fixture, reason);
  g_assert_cmpuint (peng_pictures_get_n_left (fixture->pictures), ==, 0);
}

/* A password in an address is not kept; what is needed to have the picture is, while it is needed. */
static void
test_secrets (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *address =
    g_strdup_printf ("http://teacher:geheim@127.0.0.1:%u/x.png?sign=7f", fixture->site.port);

  fixture->site.lost = TRUE;
  paste (fixture, address, NULL);
  WAIT_UNTIL (has_failed (fixture));
  restart (fixture);
  g_assert_true (is_stored (fixture, "/x.png?sign=7f"));
  g_assert_false (is_stored (fixture, "geheim"));
  g_assert_false (is_stored (fixture, "teacher"));

  fixture->site.lost = FALSE;
  g_assert_cmpuint (recall (fixture), ==, 1);
  peng_pictures_retry (fixture->pictures, NAME);
  WAIT_UNTIL (fixture->n_arrived == 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/work/pictures/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("failed", test_failed);
  ADD ("under-way", test_under_way);
  ADD ("tried-again", test_tried_again);
  ADD ("there", test_there);
  ADD ("known", test_known);
  ADD ("bytes", test_bytes);
  ADD ("secrets", test_secrets);
  ADD ("swept", test_swept);
  g_test_add ("/work/pictures/kept/data", Fixture, "data:", set_up, test_kept, tear_down);
  g_test_add ("/work/pictures/kept/rtf", Fixture, "file:///C:/msohtmlclip1/01/clip_image001.png", set_up,
              test_kept, tear_down);

  return g_test_run ();
}
