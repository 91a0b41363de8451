/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "store-fixture.h"
#include "store/peng-store-snapshots.h"
#include "work/peng-earlier.h"

#include <string.h>

/* Earlier versions of a draft of a real store: listed, loaded, and used as one step. */

#define UUID "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a"

typedef struct
{
  char      *dir;
  PengStore *store;
  PengDraft *draft;   /* opened, and one word was written since */
} Fixture;

static PengArticle *
read_article (const char *html)
{
  return peng_html_read_article (html, strlen (html), UUID, NULL);
}

static const char first[] = "<meta name=\"pengcheng:title\" content=\"长跑\">"
                            "<meta name=\"pengcheng:author\" content=\"王老师\">"
                            "<h2>开始</h2><p>全校一起跑步。</p>";

static PengDraft *
open_draft (PengStore *store)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengDraft *draft;

  peng_draft_open_async (store, UUID, NULL, answer_cb, &answer);
  draft = peng_draft_open_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  return draft;
}

static PengDraft *
new_draft (PengStore *store)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengDraft *draft;

  peng_draft_new_async (store, NULL, NULL, answer_cb, &answer);
  draft = peng_draft_new_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  return draft;
}

static void
type_title (PengDraft  *draft,
            const char *words)
{
  PengDocument *document = peng_draft_get_document (draft);
  g_autoptr(PengEdit) edit = peng_document_make_set_field (document, PENG_FIELD_TITLE, words);

  g_assert_true (peng_document_apply (document, edit, NULL));
}

static void
type_text (PengDraft  *draft,
           guint       block,
           const char *words)
{
  PengDocument *document = peng_draft_get_document (draft);
  PengPlace place = { block, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = peng_text_new (words);
  g_autoptr(PengEdit) edit = peng_document_make_text (document, &place, 0, 0, text);

  g_assert_true (peng_document_apply (document, edit, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PengArticle) article = read_article (first);
  g_autoptr(GError) error = NULL;

  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  save_article (fixture->store, article, 0, &error);
  g_assert_no_error (error);
  fixture->draft = open_draft (fixture->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->draft);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static GListModel *
list (PengDraft *draft)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GListModel *lines;

  peng_earlier_list_async (draft, NULL, answer_cb, &answer);
  lines = peng_earlier_list_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  return lines;
}

static PengArticle *
load (PengDraft  *draft,
      guint       position,
      GError    **error)
{
  g_autoptr(GListModel) lines = list (draft);
  g_autoptr(PengEarlierLine) line = g_list_model_get_item (lines, position);
  g_autoptr(GAsyncResult) answer = NULL;

  peng_earlier_load_async (draft, line, NULL, answer_cb, &answer);

  return peng_earlier_load_finish (wait_for (&answer), error);
}

static gboolean
use (PengDraft    *draft,
     PengArticle  *version,
     GError      **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_earlier_use_async (draft, version, NULL, answer_cb, &answer);

  return peng_earlier_use_finish (wait_for (&answer), error);
}

static void
assert_details (GListModel *lines,
                guint       position,
                const char *expected)
{
  g_autoptr(PengEarlierLine) line = g_list_model_get_item (lines, position);
  g_autofree char *details = peng_earlier_line_dup_details (line);

  g_assert_cmpstr (details, ==, expected);
}

static void
keep (Fixture            *fixture,
      const char         *html,
      PengSnapshotReason  reason)
{
  g_autoptr(PengArticle) article = read_article (html);
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_keep_snapshot_async (fixture->store, article, reason, NULL, answer_cb, &answer);
  g_assert_true (peng_store_keep_snapshot_finish (fixture->store, wait_for (&answer), NULL));
}

/* Both texts of a conflict are found, whichever was chosen. */
static void
test_listed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GListModel) lines = NULL;
  g_autoptr(PengArticle) theirs = NULL;
  g_autoptr(PengArticle) mine = NULL;
  g_autofree char *plain = NULL;

  keep (fixture, "<p>别人改的</p>", PENG_SNAPSHOT_REMOTE);
  keep (fixture, "<p>我写的一句</p>", PENG_SNAPSHOT_CONFLICT);

  lines = list (fixture->draft);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 3);
  assert_details (lines, 0, "Yours, before another version was taken · 5 words");
  assert_details (lines, 1, "As it was at the site · 4 words");
  assert_details (lines, 2, "As you opened it · 9 words");

  mine = load (fixture->draft, 0, NULL);
  plain = peng_article_dup_plain (mine);
  g_assert_nonnull (strstr (plain, "我写的一句"));
  theirs = load (fixture->draft, 1, NULL);
  g_assert_cmpstr (peng_article_get_uuid (theirs), ==, UUID);
}

static void
test_none (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengDraft *draft = new_draft (store);
  g_autoptr(GListModel) lines = list (draft);

  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 0);
  g_object_unref (draft);
  close_store (store);
}

/* What was written last, even what was not yet saved, is kept; fields and text come back in one step,
 * and go with one undo. */
static void
test_used (Fixture       *fixture,
           gconstpointer  data)
{
  PengDocument *document = peng_draft_get_document (fixture->draft);
  PengHistory *history = peng_draft_get_history (fixture->draft);
  g_autoptr(PengArticle) version = NULL;
  g_autoptr(PengArticle) before = NULL;
  g_autoptr(PengArticle) used = NULL;
  g_autoptr(PengArticle) kept = NULL;
  g_autoptr(PengArticle) undone = NULL;
  g_autoptr(GListModel) lines = NULL;
  g_autoptr(GError) error = NULL;

  type_title (fixture->draft, "冬季长跑");
  type_text (fixture->draft, 1, "雪停了，");
  before = peng_document_snapshot (document);
  version = load (fixture->draft, 0, &error);
  g_assert_no_error (error);

  g_assert_true (use (fixture->draft, version, &error));
  g_assert_no_error (error);
  used = peng_document_snapshot (document);
  g_assert_true (peng_article_equal (used, version));
  g_assert_cmpstr (peng_article_get_uuid (used), ==, UUID);
  g_assert_cmpstr (peng_article_get_field (used, PENG_FIELD_AUTHOR), ==, "王老师");

  lines = list (fixture->draft);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 2);
  assert_details (lines, 0, "Yours, before another version was taken · 13 words");
  kept = load (fixture->draft, 0, NULL);
  g_assert_true (peng_article_equal (kept, before));

  g_assert_true (peng_history_undo (history));
  undone = peng_document_snapshot (document);
  g_assert_true (peng_article_equal (undone, before));
  g_assert_true (peng_history_redo (history));
}

/* The last one that is kept already is not kept twice. */
static void
test_used_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(PengArticle) other = read_article ("<p>另一篇</p>");
  g_autoptr(GListModel) lines = NULL;

  g_assert_true (use (fixture->draft, other, NULL));
  lines = list (fixture->draft);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 1);
  assert_details (lines, 0, "As you opened it · 9 words");
}

/* Where what is there now cannot be kept, nothing of it is given away. */
static void
test_not_kept (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PengArticle) other = read_article ("<p>另一篇</p>");
  g_autoptr(PengArticle) before = NULL;
  g_autoptr(PengArticle) after = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  type_title (fixture->draft, "冬季长跑");
  before = peng_document_snapshot (peng_draft_get_document (fixture->draft));
  peng_earlier_use_async (fixture->draft, other, cancellable, answer_cb, &answer);
  g_cancellable_cancel (cancellable);
  g_assert_false (peng_earlier_use_finish (wait_for (&answer), NULL));
  after = peng_document_snapshot (peng_draft_get_document (fixture->draft));
  g_assert_true (peng_article_equal (after, before));
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  const PengSnapshot snapshot = { .id = 4711, .article = (char *) UUID };
  g_autoptr(PengEarlierLine) line = peng_earlier_line_new (&snapshot);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  peng_earlier_load_async (fixture->draft, line, NULL, answer_cb, &answer);
  g_assert_null (peng_earlier_load_finish (wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  words = peng_earlier_new_failure (error);
  g_assert_cmpstr (words, ==, "This version is kept no longer. Choose another one.");
}

static gint64
get_time (int year,
          int month,
          int day,
          int hour,
          int minute)
{
  g_autoptr(GDateTime) time = g_date_time_new_local (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
test_times (void)
{
  const struct
  {
    gint64      taken;
    const char *words;
  } cases[] = {
    { get_time (2026, 11, 30, 0, 5), "Today 00:05" },
    { get_time (2026, 11, 29, 23, 59), "Yesterday 23:59" },
    { get_time (2026, 11, 2, 9, 30), "Mon, 2 November 09:30" },
    { get_time (2025, 12, 31, 12, 0), "Wed, 31 December 2025 12:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PengSnapshot snapshot = { .taken = cases[i].taken };
      g_autoptr(PengEarlierLine) line = peng_earlier_line_new (&snapshot);
      g_autofree char *words = peng_earlier_line_dup_time (line, get_time (2026, 11, 30, 8, 0));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/earlier/none", test_none);
  g_test_add_func ("/work/earlier/times", test_times);
  add ("/work/earlier/gone", test_gone);
  add ("/work/earlier/listed", test_listed);
  add ("/work/earlier/not-kept", test_not_kept);
  add ("/work/earlier/used", test_used);
  add ("/work/earlier/used-again", test_used_again);

  return g_test_run ();
}
