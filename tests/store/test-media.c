/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-store-media.h"

#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static PengMedia *
add (PengStore              *store,
     const PengMediaSource  *source,
     GError                **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_add_media_async (store, source, NULL, answer_cb, &answer);

  return peng_store_add_media_finish (store, wait_for (&answer), error);
}

static void
assert_content (PengStore        *store,
                const char       *sha,
                PengMediaVariant  variant,
                const char       *content)
{
  g_autofree char *path = peng_store_dup_media_path (store, sha, variant);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, content);
}

static void
test_add (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autofree char *original = scratch_file (dir, "IMG_1.jpg", "original bytes");
  g_autofree char *web = scratch_file (dir, "web.jpg", "web bytes");
  g_autofree char *thumb = scratch_file (dir, "thumb.jpg", "thumb");
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "original bytes", -1);
  g_autofree char *web_sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "web bytes", -1);
  PengMediaSource source = {
    .path = original, .web_path = web, .thumb_path = thumb, .name = "IMG_1.jpg",
    .mime = "image/jpeg", .width = 4000, .height = 3000, .taken = 5, .web_mime = "image/jpeg",
    .web_width = 1920, .web_height = 1440
  };
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(PengMedia) back = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  media = add (store, &source, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (media->sha, ==, sha);
  g_assert_cmpuint (media->size, ==, 14);
  g_assert_cmpstr (media->web_sha, ==, web_sha);
  g_assert_cmpuint (media->web_size, ==, 9);
  g_assert_true (media->has_thumb);
  assert_content (store, sha, PENG_MEDIA_ORIGINAL, "original bytes");
  assert_content (store, sha, PENG_MEDIA_WEB, "web bytes");
  assert_content (store, sha, PENG_MEDIA_THUMB, "thumb");

  peng_store_get_media_async (store, sha, NULL, answer_cb, &answer);
  back = peng_store_get_media_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpuint (back->width, ==, 4000);
  g_assert_cmpstr (back->name, ==, "IMG_1.jpg");
  close_store (store);
}

/* The same bytes are one item: what is there stays, what it lacked is added. */
static void
test_same_bytes_twice (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("same", 4);
  g_autofree char *web = scratch_file (dir, "web.jpg", "web");
  g_autofree char *other_web = scratch_file (dir, "other.jpg", "other web");
  PengMediaSource plain = { .bytes = bytes, .name = "a.jpg", .mime = "image/jpeg" };
  PengMediaSource with_web = { .bytes = bytes, .web_path = web, .name = "b.jpg",
                               .mime = "image/png", .web_mime = "image/jpeg", .web_width = 7 };
  PengMediaSource with_other = { .bytes = bytes, .web_path = other_web, .name = "c.jpg",
                                 .mime = "image/png", .web_mime = "image/webp" };
  g_autoptr(PengMedia) first = add (store, &plain, NULL);
  g_autoptr(PengMedia) second = add (store, &with_web, NULL);
  g_autoptr(PengMedia) third = add (store, &with_other, NULL);

  g_assert_null (first->web_sha);
  g_assert_cmpstr (second->sha, ==, first->sha);
  g_assert_cmpstr (second->name, ==, "a.jpg");
  g_assert_cmpstr (second->mime, ==, "image/jpeg");
  g_assert_cmpint (second->added, ==, first->added);
  g_assert_cmpstr (second->web_mime, ==, "image/jpeg");
  g_assert_cmpuint (second->web_width, ==, 7);
  g_assert_cmpstr (third->web_sha, ==, second->web_sha);
  g_assert_cmpstr (third->web_mime, ==, "image/jpeg");
  assert_content (store, first->sha, PENG_MEDIA_WEB, "web");
  close_store (store);
}

static void
test_failures (void)
{
  static const struct
  {
    const char     *path;
    PengStoreError  code;
  } cases[] = {
    { "/no/such/file.jpg", PENG_STORE_ERROR_NOT_FOUND },
    { "/proc/self", PENG_STORE_ERROR_IO },
  };
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autofree char *media_dir = g_build_filename (dir, "media", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PengMediaSource source = { .path = cases[i].path, .name = "a", .mime = "m" };
      g_autoptr(GError) error = NULL;
      g_autoptr(PengMedia) media = add (store, &source, &error);
      g_autoptr(GDir) listing = NULL;
      const char *name;

      g_assert_null (media);
      g_assert_error (error, PENG_STORE_ERROR, (int) cases[i].code);

      /* Nothing half-written is left. */
      listing = g_dir_open (media_dir, 0, NULL);
      while ((name = g_dir_read_name (listing)) != NULL)
        g_assert_cmpstr (name, ==, "adding.lock");
    }

  close_store (store);
}

static void
add_until_full (const char *dir)
{
  struct rlimit limit = { 64 * 1024, 64 * 1024 };
  g_autofree guint8 *noise = g_malloc0 (1024 * 1024);
  g_autoptr(GBytes) bytes = g_bytes_new_static (noise, 1024 * 1024);
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_null (peng_media_files_add_bytes (dir, bytes, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_FULL);
  _exit (0);
}

static void
test_full_disk (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(GDir) listing = NULL;
  int status;
  pid_t child = fork ();

  if (child == 0)
    add_until_full (dir);

  waitpid (child, &status, 0);
  g_assert_cmpint (status, ==, 0);
  listing = g_dir_open (dir, 0, NULL);
  g_assert_null (g_dir_read_name (listing));
}

/* What a crash left under the name of another item is not written over. */
static void
test_never_overwrites (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autofree char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = peng_media_files_dup_path (dir, sha, PENG_MEDIA_ORIGINAL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *added = NULL;
  g_autofree char *content = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  added = peng_media_files_add_bytes (dir, bytes, NULL);
  g_assert_cmpstr (added, ==, sha);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static PengArticle *
make_article_with (const char *first,
                   const char *second)
{
  g_autoptr(PengText) caption = peng_text_new ("说明");
  PengImage one = { .media = first, .alt = "", .caption = caption };
  PengImage two = { .media = second, .alt = "", .caption = caption };
  g_autoptr(PengBlock) a = peng_block_new_image (&one);
  g_autoptr(PengBlock) b = peng_block_new_image (&two);
  g_autoptr(PengBlock) c = peng_block_new_paragraph ("完");
  PengBlock *blocks[] = { a, b, c };

  return peng_article_new ("6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a", NULL, blocks, 3);
}

static void
test_used_by_an_article (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GBytes) one = g_bytes_new_static ("one", 3);
  g_autoptr(GBytes) two = g_bytes_new_static ("two", 3);
  PengMediaSource first = { .bytes = one, .name = "1", .mime = "m" };
  PengMediaSource second = { .bytes = two, .name = "2", .mime = "m" };
  g_autoptr(PengMedia) a = add (store, &first, NULL);
  g_autoptr(PengMedia) b = add (store, &second, NULL);
  g_autoptr(PengArticle) article = make_article_with (b->sha, a->sha);
  g_autoptr(PengArticle) swapped = make_article_with (a->sha, b->sha);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  PengDraftInfo *info;
  PengMedia *item;

  g_assert_cmpuint (save_article (store, swapped, 0, NULL), ==, 1);
  g_assert_cmpuint (save_article (store, article, 1, NULL), ==, 2);

  peng_store_list_media_async (store, peng_article_get_uuid (article), NULL, answer_cb, &answer);
  items = peng_store_list_media_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpuint (items->len, ==, 2);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->name, ==, "2");

  drafts = list_drafts (store, PENG_LIST_DRAFTS, NULL, 1);
  info = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (info->first_image, ==, b->sha);
  g_assert_cmpuint (info->n_images, ==, 2);
  close_store (store);
}

#define STRAY "aa11111111111111111111111111111111111111111111111111111111111111"

static char *
make_stray (const char *dir,
            const char *sub,
            const char *name)
{
  g_autofree char *folder = g_build_filename (dir, "media", sub, NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));

  return path;
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What an import that was killed has left goes when the store is opened again, if nobody else brings
 * files in just then; an item never. */
static void
test_sweep (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autofree char *web = scratch_file (dir, "web.jpg", "web");
  g_autoptr(GBytes) one = g_bytes_new_static ("one", 3);
  PengMediaSource source = { .bytes = one, .name = "1", .mime = "image/jpeg", .web_path = web,
                             .web_mime = "image/jpeg" };
  g_autoptr(PengMedia) item = add (store, &source, NULL);
  g_autofree char *lock_path = g_build_filename (dir, "media", "adding.lock", NULL);
  g_autofree char *original = make_stray (dir, "aa", STRAY);
  g_autofree char *variant = make_stray (dir, "web/aa", STRAY);
  g_autofree char *half = make_stray (dir, ".", "incoming-ABC123");
  g_autofree char *other = make_stray (dir, "aa", "a note");
  g_autofree char *mark = NULL;
  int fd;

  close_store (store);
  store = open_store (dir, PENG_STORE_OK);
  close_store (store);
  g_assert_true (is_there (original) && is_there (half));

  mark = make_stray (dir, ".", "adding-ABC123");
  fd = g_open (lock_path, O_RDWR, 0);
  g_assert_cmpint (flock (fd, LOCK_SH), ==, 0);
  store = open_store (dir, PENG_STORE_OK);
  close_store (store);
  g_assert_true (is_there (original) && is_there (mark));

  close (fd);
  store = open_store (dir, PENG_STORE_OK);
  close_store (store);
  g_assert_false (is_there (original) || is_there (variant) || is_there (half) || is_there (mark));
  g_assert_true (is_there (other));

  store = open_store (dir, PENG_STORE_OK);
  assert_content (store, item->sha, PENG_MEDIA_ORIGINAL, "one");
  assert_content (store, item->sha, PENG_MEDIA_WEB, "web");
  close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/media/full-disk", test_full_disk);
  g_test_add_func ("/store/media/add", test_add);
  g_test_add_func ("/store/media/same-bytes-twice", test_same_bytes_twice);
  g_test_add_func ("/store/media/failures", test_failures);
  g_test_add_func ("/store/media/never-overwrites", test_never_overwrites);
  g_test_add_func ("/store/media/used-by-an-article", test_used_by_an_article);
  g_test_add_func ("/store/media/sweep", test_sweep);

  return g_test_run ();
}
