/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "work/peng-draft.h"

#include "store/peng-store-snapshots.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define UUID "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a"

static PengDraft *
new_draft (PengStore   *store,
           PengArticle *article)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengDraft *draft;

  peng_draft_new_async (store, article, NULL, answer_cb, &answer);
  draft = peng_draft_new_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  return draft;
}

static PengDraft *
open_draft (PengStore   *store,
            const char  *uuid,
            GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_draft_open_async (store, uuid, NULL, answer_cb, &answer);

  return peng_draft_open_finish (wait_for (&answer), error);
}

static gboolean
flush (PengDraft  *draft,
       GError    **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_draft_flush_async (draft, NULL, answer_cb, &answer);

  return peng_draft_flush_finish (draft, wait_for (&answer), error);
}

static void
type_text (PengDraft  *draft,
           const char *utf8)
{
  PengDocument *document = peng_draft_get_document (draft);
  PengPlace place = { 0, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = peng_text_new (utf8);
  g_autoptr(PengEdit) edit = peng_document_make_text (document, &place, 0, 0, text);

  g_assert_true (peng_document_apply (document, edit, NULL));
}

static gboolean
stored_holds (PengStore  *store,
              const char *uuid,
              const char *words)
{
  g_autoptr(PengArticle) article = load_article (store, uuid, NULL);
  g_autofree char *plain = peng_article_dup_plain (article);

  return strstr (plain, words) != NULL;
}

static void
wait_for_state (PengDraft     *draft,
                PengSaveState  state)
{
  while (peng_draft_get_state (draft) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_saves_by_itself (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengDraft *draft = new_draft (store, NULL);
  g_autofree char *uuid = g_strdup (peng_draft_get_uuid (draft));
  guint n_states = 0;

  g_signal_connect_swapped (draft, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_assert_cmpuint (peng_draft_get_revision (draft), ==, 1);
  type_text (draft, "运动会");
  g_assert_cmpint (peng_draft_get_state (draft), ==, PENG_SAVE_SAVING);
  wait_for_state (draft, PENG_SAVE_SAVED);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpuint (peng_draft_get_revision (draft), ==, 2);
  g_assert_true (stored_holds (store, uuid, "运动会"));
  g_assert_finalize_object (draft);
  close_store (store);
}

static void
test_open (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article = make_article_as (UUID, "标题", "正文");
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) snapshots = NULL;
  g_autoptr(GError) error = NULL;
  PengDraft *draft;

  save_article (store, article, 0, NULL);
  draft = open_draft (store, UUID, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (peng_draft_get_uuid (draft), ==, UUID);
  g_assert_true (peng_draft_get_store (draft) == store);
  g_assert_false (peng_history_can_undo (peng_draft_get_history (draft)));
  g_assert_true (flush (draft, NULL));
  g_assert_cmpuint (peng_draft_get_revision (draft), ==, 1);

  peng_store_list_snapshots_async (store, UUID, NULL, answer_cb, &answer);
  snapshots = peng_store_list_snapshots_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpuint (snapshots->len, ==, 1);
  g_assert_finalize_object (draft);

  g_assert_null (open_draft (store, "no-such-article", &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  close_store (store);
}

/* A draft that is dropped, and a program that ends, with something unsaved. */
static void
test_dropped_draft_is_saved (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengDraft *draft = new_draft (store, NULL);
  g_autofree char *uuid = g_strdup (peng_draft_get_uuid (draft));

  type_text (draft, "最后一句");
  g_assert_finalize_object (draft);
  peng_store_close_sync (store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (store);

  store = open_store (dir, PENG_STORE_OK);
  g_assert_true (stored_holds (store, uuid, "最后一句"));
  close_store (store);
}

static void
kept_cb (PengDraft  *draft,
         const char *uuid,
         char      **kept)
{
  *kept = g_strdup (uuid);
}

static void
test_keeps_both (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) article = make_article_as (UUID, "标题", "正文");
  g_autoptr(PengArticle) theirs = make_article_as (UUID, "标题", "命令写的");
  g_autofree char *kept = NULL;
  PengDraft *draft;

  save_article (store, article, 0, NULL);
  draft = open_draft (store, UUID, NULL);
  g_signal_connect (draft, "kept-both", G_CALLBACK (kept_cb), &kept);
  save_article (store, theirs, 1, NULL);
  type_text (draft, "窗口写的");
  g_assert_true (flush (draft, NULL));

  g_assert_nonnull (kept);
  g_assert_true (stored_holds (store, UUID, "窗口写的"));
  g_assert_true (stored_holds (store, kept, "命令写的"));

  g_clear_pointer (&kept, g_free);
  type_text (draft, "再写");
  g_assert_true (flush (draft, NULL));
  g_assert_null (kept);
  g_assert_finalize_object (draft);
  close_store (store);
}

static void
test_freeze (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengDraft *draft = new_draft (store, NULL);
  g_autoptr(PengArticle) snapshot = NULL;
  g_autoptr(PengArticle) frozen = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  guint64 revision = 0;

  type_text (draft, "要发布的");
  snapshot = peng_document_snapshot (peng_draft_get_document (draft));
  peng_draft_freeze_async (draft, NULL, answer_cb, &answer);
  frozen = peng_draft_freeze_finish (draft, wait_for (&answer), &revision, NULL);
  g_clear_object (&answer);

  g_assert_true (peng_article_equal (frozen, snapshot));
  g_assert_cmpuint (revision, ==, 2);
  g_assert_finalize_object (draft);
  close_store (store);
}

static void
test_hold (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengDraft *draft = new_draft (store, NULL);

  peng_draft_hold (draft);
  type_text (draft, "拼音");
  for (gint64 end = g_get_monotonic_time () + 600000; g_get_monotonic_time () < end;)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpint (peng_draft_get_state (draft), ==, PENG_SAVE_SAVING);

  peng_draft_release (draft);
  wait_for_state (draft, PENG_SAVE_SAVED);
  g_assert_finalize_object (draft);
  close_store (store);
}

static void
set_limit (rlim_t bytes)
{
  struct rlimit limit = { bytes, RLIM_INFINITY };

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static rlim_t
get_size (const char *dir,
          const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  GStatBuf file;

  return g_stat (path, &file) == 0 ? (rlim_t) file.st_size : 0;
}

/* In a process of its own, for the limit on the size of files is the process's. */
static void
fill_the_disk (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengDraft *draft = new_draft (store, NULL);
  g_autofree char *uuid = g_strdup (peng_draft_get_uuid (draft));
  g_autoptr(GError) error = NULL;
  guint n_failed = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_signal_connect_swapped (draft, "failed", G_CALLBACK (count_cb), &n_failed);
  set_limit (get_size (dir, "articles.db-wal"));
  type_text (draft, "磁盘满了也不能丢");
  g_assert_false (flush (draft, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_FULL);
  g_assert_cmpint (peng_draft_get_state (draft), ==, PENG_SAVE_FAILING);
  g_assert_error (peng_draft_get_error (draft), PENG_STORE_ERROR, PENG_STORE_ERROR_FULL);
  g_assert_cmpuint (n_failed, ==, 1);

  /* It goes on by itself when there is room again. */
  while (n_failed < 2)
    g_main_context_iteration (NULL, TRUE);
  set_limit (RLIM_INFINITY);
  wait_for_state (draft, PENG_SAVE_SAVED);
  g_assert_null (peng_draft_get_error (draft));
  g_assert_true (stored_holds (store, uuid, "磁盘满了也不能丢"));
  g_assert_finalize_object (draft);
  close_store (store);
}

static void
test_full_disk (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  if (g_test_subprocess ())
    {
      fill_the_disk ();
      return;
    }

  g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/draft/saves-by-itself", test_saves_by_itself);
  g_test_add_func ("/work/draft/open", test_open);
  g_test_add_func ("/work/draft/dropped-is-saved", test_dropped_draft_is_saved);
  g_test_add_func ("/work/draft/keeps-both", test_keeps_both);
  g_test_add_func ("/work/draft/freeze", test_freeze);
  g_test_add_func ("/work/draft/hold", test_hold);
  g_test_add_func ("/work/draft/full-disk", test_full_disk);

  return g_test_run ();
}
