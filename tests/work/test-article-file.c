/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "work/peng-article-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "e40c451b3f61f1c6de26221dd04f176973a7370a8225673ac463bff52449bfdc"
#define NONE "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A page, and what became of its pictures. The folder holds the same photograph as a.jpg and as
 * "sub/b c.jpg", words as words.jpg, and out.jpg, a link to the photograph secret.jpg beside the
 * folder. */
typedef struct
{
  const char *name;
  const char *format;
  const char *bytes;
  guint       n_images;
  const char *lost;
} Case;

static const Case cases[] = {
  { "none", "html", "<p>a</p>", 0, "" },
  { "address", "html", "<p>a</p><img src='a.jpg'>", 1, "" },
  { "wrong-size", "html", "<img src='a.jpg' width=7 height=7>", 1, "" },
  { "dot", "html", "<img src='./sub/../a.jpg'>", 1, "" },
  { "below", "html", "<img src='sub/b%20c.jpg'>", 1, "" },
  { "query", "html", "<img src='a.jpg?width=7#here'>", 1, "" },
  { "twice", "html", "<img src='a.jpg'><p>x</p><img src='a.jpg'>", 2, "" },
  { "gallery", "html", "<figure class='gallery'><figure class='image'><img src='a.jpg'></figure>"
    "<figure class='image'><img src='sub/b%20c.jpg'></figure></figure>", 2, "" },
  { "hash", "html", "<img src='media:" NAME "' width=7 height=7>", 1, "" },
  { "hash-of-none", "html", "<img src='media:" NONE "' width=1600 height=1067>", 1, NONE "\n" },
  { "missing", "html", "<img src='b.jpg'><img src='a.jpg'>", 1, "b.jpg\n" },
  { "folder", "html", "<img src='sub'>", 0, "sub\n" },
  { "the-folder", "html", "<img src='.'>", 0, ".\n" },
  { "words", "html", "<img src='words.jpg'>", 0, "words.jpg\n" },
  { "above", "html", "<img src='../secret.jpg'>", 0, "../secret.jpg\n" },
  { "above-hidden", "html", "<img src='sub/%2e%2e/../../secret.jpg'>", 0,
    "sub/%2e%2e/../../secret.jpg\n" },
  { "link-out", "html", "<img src='out.jpg'>", 0, "out.jpg\n" },
  { "absolute", "html", "<img src='/etc/hostname'>", 0, "/etc/hostname\n" },
  { "file-scheme", "html", "<img src='file:///etc/hostname'>", 0, "file:///etc/hostname\n" },
  { "web", "html", "<img src='https://example.com/a.jpg'>", 0, "https://example.com/a.jpg\n" },
  { "no-scheme", "html", "<img src='//example.com/a.jpg'>", 0, "//example.com/a.jpg\n" },
  { "nothing", "html", "<img src=''>", 0, "\n" },
  { "zero", "html", "<img src='a.jpg%00'>", 0, "a.jpg%00\n" },
  { "text", "txt", "<img src='a.jpg'>", 0, "" },
};

typedef struct
{
  char          *scratch;
  char          *folder;
  PengStore     *store;
  PengPhotoPool *pool;
  PengImporter  *importer;
} Fixture;

static void
put (Fixture    *fixture,
     const char *name,
     const char *data,
     gsize       length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) photo = g_resources_lookup_data ("/com/pengcheng/test/start-line.jpg", 0, NULL);
  g_autofree char *store_dir = NULL;
  g_autofree char *sub = NULL;
  g_autofree char *out = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (photo, &length);

  fixture->scratch = scratch_new ();
  fixture->folder = g_build_filename (fixture->scratch, "folder", NULL);
  sub = g_build_filename (fixture->folder, "sub", NULL);
  out = g_build_filename (fixture->folder, "out.jpg", NULL);
  store_dir = g_build_filename (fixture->scratch, "store", NULL);
  g_assert_cmpint (g_mkdir_with_parents (sub, 0700), ==, 0);

  put (fixture, "a.jpg", bytes, length);
  put (fixture, "sub/b c.jpg", bytes, length);
  put (fixture, "words.jpg", "words", -1);
  put (fixture, "../secret.jpg", bytes, length);
  g_assert_cmpint (symlink ("../secret.jpg", out), ==, 0);

  fixture->store = open_store (store_dir, PENG_STORE_FRESH);
  fixture->pool = peng_photo_pool_new ();
  fixture->importer = peng_importer_new (fixture->store, fixture->pool);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->importer);
  g_assert_finalize_object (fixture->pool);
  close_store (fixture->store);
  scratch_remove (fixture->scratch);
  g_free (fixture->folder);
}

static PengArticle *
read_file (Fixture     *fixture,
           const Case  *test,
           GPtrArray  **lost)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (test->bytes, strlen (test->bytes));
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengArticle *article;

  peng_article_file_read_async (fixture->store, fixture->importer, peng_format_find (test->format),
                                bytes, fixture->folder, NULL, answer_cb, &answer);
  article = peng_article_file_read_finish (wait_for (&answer), lost, &error);
  g_assert_no_error (error);

  return article;
}

static guint
count_images (PengArticle *article)
{
  PengBlock * const *blocks;
  guint n_blocks;
  guint n = 0;

  blocks = peng_article_get_blocks (article, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint n_images = 0;
      const PengImage *images = peng_block_get_images (blocks[i], &n_images);

      for (guint k = 0; k < n_images; k++)
        {
          g_assert_cmpuint (images[k].width, ==, 1600);
          g_assert_cmpuint (images[k].height, ==, 1067);
        }
      n += n_images;
    }

  return n;
}

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) lost = NULL;
  g_autoptr(PengArticle) article = read_file (fixture, test, &lost);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < lost->len; i++)
    {
      const PengLostPicture *picture = g_ptr_array_index (lost, i);

      g_assert_nonnull (picture->error);
      g_string_append_printf (names, "%s\n", picture->address);
    }

  g_assert_cmpstr (names->str, ==, test->lost);
  g_assert_cmpuint (count_images (article), ==, test->n_images);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/article-file/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }

  return g_test_run ();
}
