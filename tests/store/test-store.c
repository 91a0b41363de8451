/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE  /* unshare */

#include "store/peng-db.h"
#include "store/peng-store-articles.h"
#include "store/peng-store-folder.h"
#include "store/peng-store-sites.h"
#include "store/peng-store-snapshots.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define UUID "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a"

static char *
dup_plain (PengStore  *store,
           const char *uuid)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) article = load_article (store, uuid, &error);

  g_assert_no_error (error);

  return peng_article_dup_plain (article);
}

static void
test_save_and_load (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article = make_article ("运动会", "今天开了运动会。\n\n<b>&amp; 结束");
  g_autoptr(PengArticle) back = NULL;
  g_autoptr(PengArticle) none = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (save_article (store, article, 0, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (save_article (store, article, 1, &error), ==, 1);

  back = load_article (store, peng_article_get_uuid (article), &error);
  g_assert_no_error (error);
  g_assert_true (peng_article_equal (article, back));
  close_store (store);

  store = open_store (dir, PENG_STORE_OK);
  g_clear_pointer (&back, peng_article_unref);
  back = load_article (store, peng_article_get_uuid (article), &error);
  g_assert_no_error (error);
  g_assert_true (peng_article_equal (article, back));

  none = load_article (store, UUID, &error);
  g_assert_null (none);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  close_store (store);
}

static void
count_cb (PengStore  *store,
          const char *uuid,
          guint      *n)
{
  (*n)++;
}

/* Another program saved it between our two saves: both versions are there afterwards. */
static void
test_keep_both (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengStore *other = open_store (dir, PENG_STORE_OK);
  g_autoptr(PengArticle) first = make_article_as (UUID, "一", "最初");
  g_autoptr(PengArticle) theirs = make_article_as (UUID, "一", "别人的");
  g_autoptr(PengArticle) ours = make_article_as (UUID, "一", "我们的");
  g_autoptr(GAsyncResult) answer = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_text = NULL;
  g_autofree char *text = NULL;
  guint64 revision;
  guint n_changed = 0;

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpuint (save_article (store, first, 0, NULL), ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (save_article (other, theirs, 1, NULL), ==, 2);

  peng_store_save_article_async (store, ours, 1, NULL, answer_cb, &answer);
  g_assert_true (peng_store_save_article_finish (store, wait_for (&answer), &revision, &kept,
                                                 NULL));
  g_assert_cmpuint (revision, ==, 3);
  g_assert_nonnull (kept);
  g_assert_cmpuint (n_changed, ==, 3);

  text = dup_plain (store, UUID);
  kept_text = dup_plain (store, kept);
  g_assert_nonnull (strstr (text, "我们的"));
  g_assert_nonnull (strstr (kept_text, "别人的"));
  g_clear_object (&answer);
  close_store (other);
  close_store (store);
}

static void
save_numbered (PengStore *store,
               guint      n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u篇", i);
      g_autoptr(PengArticle) article = make_article (title, "正文");

      g_assert_cmpuint (save_article (store, article, 0, NULL), ==, 1);
    }
}

static void
assert_title (GPtrArray  *infos,
              guint       position,
              const char *title)
{
  PengDraftInfo *info = g_ptr_array_index (infos, position);

  g_assert_cmpstr (info->title, ==, title);
}

static void
test_list_by_pages (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) second = NULL;
  g_autoptr(GPtrArray) third = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  PengDraftInfo *info;

  save_numbered (store, 25);
  first = list_drafts (store, PENG_LIST_DRAFTS, NULL, 10);
  second = list_drafts (store, PENG_LIST_DRAFTS, g_ptr_array_index (first, 9), 10);
  third = list_drafts (store, PENG_LIST_DRAFTS, g_ptr_array_index (second, 9), 10);

  g_assert_cmpuint (first->len, ==, 10);
  g_assert_cmpuint (second->len, ==, 10);
  g_assert_cmpuint (third->len, ==, 5);
  assert_title (first, 0, "第24篇");
  assert_title (second, 0, "第14篇");
  assert_title (third, 4, "第0篇");

  info = g_ptr_array_index (first, 0);
  g_assert_cmpstr (info->section, ==, "本地资讯");
  g_assert_cmpint (info->published, ==, PENG_PUBLISHED_NEVER);
  g_assert_cmpuint (info->n_images, ==, 0);
  g_assert_null (info->first_image);
  g_assert_cmpuint (info->revision, ==, 1);

  peng_store_count_drafts_async (store, PENG_LIST_DRAFTS, NULL, answer_cb, &answer);
  g_assert_cmpint (peng_store_count_drafts_finish (store, wait_for (&answer), NULL), ==, 25);
  g_clear_object (&answer);
  peng_store_count_drafts_async (store, PENG_LIST_TRASH, NULL, answer_cb, &answer);
  g_assert_cmpint (peng_store_count_drafts_finish (store, wait_for (&answer), NULL), ==, 0);
  g_clear_object (&answer);
  close_store (store);
}

static gboolean
undelete_article (PengStore  *store,
                  const char *uuid)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_undelete_article_async (store, uuid, NULL, answer_cb, &answer);

  return peng_store_undelete_article_finish (store, wait_for (&answer), NULL);
}

static gboolean
purge_article (PengStore   *store,
               const char  *uuid,
               GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_purge_article_async (store, uuid, NULL, answer_cb, &answer);

  return peng_store_purge_article_finish (store, wait_for (&answer), error);
}

static guint
count_list (PengStore     *store,
            PengDraftList  list)
{
  g_autoptr(GPtrArray) infos = list_drafts (store, list, NULL, 100);

  return infos->len;
}

static guint
count_hits (PengStore  *store,
            const char *words)
{
  g_autoptr(GPtrArray) hits = search (store, words, 100, NULL);

  return hits->len;
}

static void
test_trash (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article = make_article_as (UUID, "运动会", "操场");
  g_autoptr(GError) error = NULL;

  save_article (store, article, 0, NULL);
  g_assert_cmpuint (count_hits (store, "操场"), ==, 1);

  g_assert_false (purge_article (store, UUID, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (delete_article (store, UUID, NULL));
  g_assert_cmpuint (count_list (store, PENG_LIST_DRAFTS), ==, 0);
  g_assert_cmpuint (count_list (store, PENG_LIST_TRASH), ==, 1);
  g_assert_cmpuint (count_hits (store, "操场"), ==, 0);

  g_assert_true (undelete_article (store, UUID));
  g_assert_cmpuint (count_list (store, PENG_LIST_DRAFTS), ==, 1);
  g_assert_cmpuint (count_hits (store, "操场"), ==, 1);

  g_assert_true (delete_article (store, UUID, NULL));
  g_assert_true (purge_article (store, UUID, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_list (store, PENG_LIST_TRASH), ==, 0);
  g_assert_cmpuint (count_hits (store, "操场"), ==, 0);
  g_assert_false (delete_article (store, UUID, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  close_store (store);
}

static void
test_duplicate (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article = make_article_as (UUID, "运动会", "操场");
  g_autoptr(PengArticle) copy = NULL;
  g_autoptr(PengArticle) renamed = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autofree char *uuid = NULL;

  save_article (store, article, 0, NULL);
  peng_store_duplicate_article_async (store, UUID, NULL, answer_cb, &answer);
  uuid = peng_store_duplicate_article_finish (store, wait_for (&answer), NULL);
  g_assert_cmpstr (uuid, !=, UUID);

  copy = load_article (store, uuid, NULL);
  renamed = peng_article_with_uuid (copy, UUID);
  g_assert_true (peng_article_equal (renamed, article));
  g_assert_cmpuint (count_list (store, PENG_LIST_DRAFTS), ==, 2);
  g_clear_object (&answer);
  close_store (store);
}

static GPtrArray *
list_snapshots (PengStore *store)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_list_snapshots_async (store, UUID, NULL, answer_cb, &answer);

  return peng_store_list_snapshots_finish (store, wait_for (&answer), NULL);
}

static void
take_snapshot (PengStore          *store,
               PengSnapshotReason  reason)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_take_snapshot_async (store, UUID, reason, NULL, answer_cb, &answer);
  g_assert_true (peng_store_take_snapshot_finish (store, wait_for (&answer), NULL));
}

static void
test_snapshots (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) first = make_article_as (UUID, "一", "最初");
  g_autoptr(PengArticle) second = make_article_as (UUID, "二", "后来");
  g_autoptr(PengArticle) back = NULL;
  g_autoptr(GPtrArray) snapshots = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  PengSnapshot *newest;
  PengSnapshot *oldest;

  save_article (store, first, 0, NULL);
  take_snapshot (store, PENG_SNAPSHOT_OPEN);
  take_snapshot (store, PENG_SNAPSHOT_OPEN);
  save_article (store, second, 1, NULL);
  take_snapshot (store, PENG_SNAPSHOT_TIMED);
  take_snapshot (store, PENG_SNAPSHOT_PUBLISH);

  snapshots = list_snapshots (store);
  g_assert_cmpuint (snapshots->len, ==, 2);
  newest = g_ptr_array_index (snapshots, 0);
  oldest = g_ptr_array_index (snapshots, 1);
  g_assert_cmpint (newest->reason, ==, PENG_SNAPSHOT_PUBLISH);
  g_assert_cmpuint (newest->revision, ==, 2);
  g_assert_cmpint (oldest->reason, ==, PENG_SNAPSHOT_OPEN);

  peng_store_load_snapshot_async (store, oldest->id, NULL, answer_cb, &answer);
  back = peng_store_load_snapshot_finish (store, wait_for (&answer), NULL);
  g_assert_true (peng_article_equal (first, back));
  g_clear_object (&answer);
  close_store (store);
}

static void
test_closed (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = peng_store_new (dir);
  g_autoptr(PengArticle) article = make_article ("一", "二");
  g_autoptr(GError) error = NULL;

  save_article (store, article, 0, &error);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_CLOSED);
  g_clear_error (&error);

  peng_store_close_sync (store);
  save_article (store, article, 0, &error);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_CLOSED);
  close_store (store);
}

/* The program ends with saves in the queue: none is lost. */
static void
test_close_drains (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(PengArticle) article = make_article ("一", "二");

      peng_store_save_article_async (store, article, 0, NULL, NULL, NULL);
    }

  peng_store_close_sync (store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (store);

  store = open_store (dir, PENG_STORE_OK);
  g_assert_cmpuint (count_list (store, PENG_LIST_DRAFTS), ==, 20);
  close_store (store);
}

/* Not as if something were missing of the library. */
static void
test_folder_that_cannot_be_made (void)
{
  const char *paths[] = { "/proc/drafts", "/dev/null/drafts" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      PengStoreFolder *folder = peng_store_folder_new (paths[i]);
      PengStoreOpening *opening = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_null (peng_store_folder_open (folder, &opening, &error));
      g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_READ_ONLY);
      peng_store_folder_unref (folder);
    }
}

static void
test_newer_is_refused (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengStoreOpening) opening = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before;
  gsize n_after;
  PengDb *db;

  close_store (store);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_db_exec (db, "PRAGMA user_version = 99", NULL));
  peng_db_close (db);
  g_file_get_contents (path, &before, &n_before, NULL);

  store = peng_store_new (dir);
  opening = try_open (store, &error);
  g_assert_null (opening);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NEWER);
  close_store (store);

  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static gint64
add_first_site (PengStore   *store,
                PengArticle *sample)
{
  const PengSiteInfo site = { .name = "本机预览站", .kind = "local" };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  peng_store_add_first_site_async (store, &site, sample, NULL, answer_cb, &answer);
  id = peng_store_add_first_site_finish (store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return id;
}

static guint
count_articles (PengStore *store)
{
  g_autoptr(GPtrArray) drafts = list_drafts (store, PENG_LIST_DRAFTS, NULL, 10);

  return drafts->len;
}

static void
test_first_site (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) sample = make_article ("示例", "正文。");
  g_autoptr(PengArticle) other = make_article ("又一个", "正文。");
  gint64 id = add_first_site (store, sample);

  g_assert_cmpint (id, >, 0);
  g_assert_cmpuint (count_articles (store), ==, 1);
  g_assert_cmpint (add_first_site (store, other), ==, id);
  g_assert_cmpuint (count_articles (store), ==, 1);
  close_store (store);
}

/* Not even beside one that lies in the trash. */
static void
test_first_site_beside_articles (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) mine = make_article ("我的", "正文。");
  g_autoptr(PengArticle) sample = make_article ("示例", "正文。");

  save_article (store, mine, 0, NULL);
  g_assert_true (delete_article (store, peng_article_get_uuid (mine), NULL));
  g_assert_cmpint (add_first_site (store, sample), >, 0);
  g_assert_cmpuint (count_articles (store), ==, 0);
  close_store (store);
}

/* File modes do not bind root, and a file system of one's own that is mounted read-only does: in a
 * process with a view of the mounts of its own. */
static gboolean
mount_own (const char *dir)
{
  return (unshare (CLONE_NEWNS) == 0 || unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0) &&
         mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("peng", dir, "tmpfs", 0, NULL) == 0;
}

/* What a child mounts goes with it. Where somebody may mount and yet owns nothing there, as in a
 * user namespace without a map, a folder cannot be made. */
static gboolean
can_mount_own (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *inside = g_build_filename (dir, "inside", NULL);
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    _exit (mount_own (dir) && g_mkdir (inside, 0700) == 0 ? 0 : 1);

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static void
open_read_only (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengStoreOpening) opening = NULL;
  g_autoptr(GError) error = NULL;
  PengStore *store;

  g_assert_true (mount_own (dir));

  store = open_store (dir, PENG_STORE_FRESH);
  close_store (store);
  g_assert_cmpint (mount (NULL, dir, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

  store = peng_store_new (dir);
  opening = try_open (store, &error);
  g_assert_null (opening);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* The same store opens when the reason is gone. */
  g_assert_cmpint (mount (NULL, dir, NULL, MS_REMOUNT, NULL), ==, 0);
  opening = try_open (store, &error);
  g_assert_no_error (error);
  close_store (store);
  umount (dir);
}

static void
test_read_only_folder (void)
{
  if (g_test_subprocess ())
    {
      open_read_only ();
      return;
    }

  if (!can_mount_own ())
    {
      g_test_skip ("no mounts of one's own here");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/articles/save-and-load", test_save_and_load);
  g_test_add_func ("/store/articles/keep-both", test_keep_both);
  g_test_add_func ("/store/articles/list-by-pages", test_list_by_pages);
  g_test_add_func ("/store/articles/trash", test_trash);
  g_test_add_func ("/store/articles/duplicate", test_duplicate);
  g_test_add_func ("/store/articles/snapshots", test_snapshots);
  g_test_add_func ("/store/sites/first", test_first_site);
  g_test_add_func ("/store/sites/first-beside-articles", test_first_site_beside_articles);
  g_test_add_func ("/store/store/closed", test_closed);
  g_test_add_func ("/store/store/close-drains", test_close_drains);
  g_test_add_func ("/store/folder-that-cannot-be-made", test_folder_that_cannot_be_made);
  g_test_add_func ("/store/store/newer-is-refused", test_newer_is_refused);
  g_test_add_func ("/store/store/read-only-folder", test_read_only_folder);

  return g_test_run ();
}
