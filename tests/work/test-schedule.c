/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include "publish/peng-problem.h"
#include "store/peng-store-read-back.h"
#include "work/peng-due-watch.h"
#include "work/peng-outbox-words.h"
#include "work/peng-page-reading.h"

#include <string.h>

/* What is to come at a time, with the real portal. */

#define HOUR ((gint64) 3600 * G_USEC_PER_SEC)

static void
set_up (PublishFixture *fixture,
        gconstpointer   data)
{
  publish_fixture_set_up (fixture);
}

static void
tear_down (PublishFixture *fixture,
           gconstpointer   data)
{
  publish_fixture_tear_down (fixture);
}

static PengPublishing *
publish (PublishFixture *fixture,
         PengArticle    *article,
         const char     *section,
         gint64          due)
{
  const PengPublishPlan plan = { PENG_STANDING_PUBLIC, due };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_publish_as_async (fixture->publisher, article, 1, fixture->site,
                                   PENG_SITE_KIND_PENGCHENG, section, &plan, NULL, answer_cb,
                                   &answer);
  row = peng_publisher_publish_finish (fixture->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);

  return row;
}

static PengPublication *
get_publication (PublishFixture *fixture,
                 PengArticle    *article)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) list = NULL;

  peng_store_list_publications_async (fixture->store, peng_article_get_uuid (article), NULL,
                                      answer_cb, &answer);
  list = peng_store_list_publications_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_cmpuint (list->len, ==, 1);

  return g_ptr_array_steal_index (list, 0);
}

static char *
get_state (PublishFixture *fixture,
           PengArticle    *article,
           const char     *member)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", peng_article_get_uuid (article), NULL);
  g_autoptr(GBytes) reply = publish_fixture_ask (fixture, "GET", path, NULL, NULL, NULL);
  g_autoptr(JsonObject) json = peng_json_parse (reply, NULL);

  return g_strdup (peng_json_get_string (json, member));
}

static void
assert_state (PublishFixture *fixture,
              PengArticle    *article,
              const char     *expected)
{
  g_autofree char *state = get_state (fixture, article, "state");

  g_assert_cmpstr (state, ==, expected);
}

static guint
get_page (PublishFixture *fixture,
          const char     *url)
{
  const char *path = strstr (url, "/news/");
  guint status;

  g_bytes_unref (publish_fixture_ask (fixture, "GET", path, NULL, NULL, &status));

  return status;
}

static gint64
get_read_back (PublishFixture *fixture,
               PengArticle    *article)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  peng_store_list_read_backs_async (fixture->store, peng_article_get_uuid (article), NULL, answer_cb,
                                    &answer);
  rows = peng_store_list_read_backs_finish (fixture->store, wait_for (&answer), NULL);

  return rows->len > 0 ? ((PengReadBackRow *) rows->pdata[0])->due : 0;
}

static PengPublishedState
get_published (PublishFixture *fixture,
               gint64         *due)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture->store, PENG_LIST_DRAFTS, NULL, 10);
  const PengDraftInfo *info = g_ptr_array_index (drafts, 0);

  *due = info->due;

  return info->published;
}

/* That readers do not see it yet is no finding. */
static void
assert_read (PublishFixture *fixture,
             PengArticle    *article,
             gboolean        public)
{
  g_autoptr(PengFetch) fetch = peng_fetch_new (20);
  g_autoptr(PengPageReport) report = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_page_reading_async (fixture->publisher, fetch, peng_article_get_uuid (article), fixture->site,
                           NULL, answer_cb, &answer);
  report = peng_page_reading_finish (wait_for (&answer), &error);
  if (public)
    g_assert_cmpint (report->outcome, ==, PENG_READ_BACK_CLEAN);
  else
    g_assert_error (error, PENG_PAGE_READING_ERROR, PENG_PAGE_READING_ERROR_NOT_PUBLIC);
}

static void
shown_cb (PengDueWatch *watch,
          const char   *article,
          gint64        site,
          guint        *n_shown)
{
  (*n_shown)++;
}

/* A site that is asked too soon, and one that does not answer, are asked again; what is noted is what
 * readers see. */
static void
test_comes (PublishFixture *fixture,
            gconstpointer   data)
{
  const PengDueWatchPace pace = { .grace_ms = -60 * 1000, .retry_ms = 100, .longest_ms = 500 };
  const Fault faults[] = { { FAULT_VERB_GET_ARTICLE, FAULT_STATUS_500, 1, 0 } };
  gint64 due = (g_get_real_time () / G_USEC_PER_SEC + 2) * G_USEC_PER_SEC;
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "明早八点", 1, 1000);
  g_autoptr(PengPublishing) row = NULL;
  PengDueWatch *watch = peng_due_watch_new (fixture->publisher, &pace);
  PengPublication *publication;
  g_autofree char *words = NULL;
  guint n_shown = 0;
  gint64 listed;

  save_article (fixture->store, article, 0, NULL);
  row = publish (fixture, article, "bendizixun", due);
  publication = get_publication (fixture, article);
  g_assert_cmpint (publication->due, ==, due);
  words = peng_outbox_words_new_state (row, due - 3 * G_USEC_PER_SEC);
  g_assert_cmpstr (words, ==, "Scheduled, in 3 seconds");
  assert_state (fixture, article, "scheduled");
  g_assert_cmpuint (get_page (fixture, publication->url), ==, 404);
  g_assert_cmpint (get_read_back (fixture, article), >, due);
  g_assert_cmpint (get_published (fixture, &listed), ==, PENG_PUBLISHED_SCHEDULED);
  g_assert_cmpint (listed, ==, due);
  assert_read (fixture, article, FALSE);
  peng_publication_free (publication);

  g_signal_connect (watch, "shown", G_CALLBACK (shown_cb), &n_shown);
  fault_proxy_arm (fixture->proxy, faults, G_N_ELEMENTS (faults));
  peng_due_watch_start (watch);
  for (guint i = 0; n_shown == 0 && i < 100; i++)
    publish_fixture_run_for (100);

  g_assert_cmpuint (n_shown, ==, 1);
  g_assert_cmpint (g_get_real_time (), >=, due);
  g_assert_cmpuint (fault_proxy_count_left (fixture->proxy), ==, 0);
  publication = get_publication (fixture, article);
  g_assert_cmpint (publication->due, ==, 0);
  g_assert_cmpint (publication->published, ==, due);
  g_assert_cmpuint (get_page (fixture, publication->url), ==, 200);
  g_assert_cmpint (get_published (fixture, &listed), ==, PENG_PUBLISHED_SAME);
  assert_read (fixture, article, TRUE);
  peng_publication_free (publication);
  g_assert_finalize_object (watch);
}

/* Nothing that asks is left when it is stopped. */
static void
test_stopped (PublishFixture *fixture,
              gconstpointer   data)
{
  const PengDueWatchPace pace = { .grace_ms = -2 * HOUR / 1000, .retry_ms = 50, .longest_ms = 50 };
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "晚些", 0, 0);
  g_autoptr(PengPublishing) row = publish (fixture, article, "bendizixun",
                                           g_get_real_time () + HOUR);
  PengDueWatch *watch = peng_due_watch_new (fixture->publisher, &pace);
  guint n;

  fault_proxy_arm (fixture->proxy, NULL, 0);
  peng_due_watch_start (watch);
  publish_fixture_run_for (300);
  n = fault_proxy_count (fixture->proxy, FAULT_VERB_GET_ARTICLE);
  g_assert_cmpuint (n, >, 1);
  peng_due_watch_stop (watch);
  publish_fixture_run_for (300);
  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_GET_ARTICLE), <=, n + 1);
  g_assert_finalize_object (watch);
}

/* Whether its answer comes or not: it is never called published while it is still to come. */
static void
test_now (PublishFixture *fixture,
          gconstpointer   data)
{
  static const FaultKind kinds[] = { FAULT_NONE, FAULT_CUT_AFTER_BODY, FAULT_ANSWER_LOST };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const Fault fault = { FAULT_VERB_PUT_ARTICLE, kinds[i], 1, 0 };
      g_autofree char *title = g_strdup_printf ("不等了%u", i);
      g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, title, 0, 0);
      gint64 due = g_get_real_time () + 2 * HOUR;
      g_autoptr(PengPublishing) first = publish (fixture, article, "bendizixun", due);
      g_autoptr(PengPublishing) moved = publish (fixture, article, "bendizixun", due - HOUR);
      g_autoptr(PengPublishing) now = NULL;
      PengPublication *publication;

      assert_state (fixture, article, "scheduled");
      fault_proxy_arm (fixture->proxy, &fault, kinds[i] != FAULT_NONE);
      now = publish (fixture, article, "bendizixun", 0);
      assert_state (fixture, article, "published");
      g_assert_cmpuint (publish_fixture_count (fixture, title), ==, 1);

      publication = get_publication (fixture, article);
      g_assert_cmpint (publication->due, ==, 0);
      g_assert_cmpint (publication->published, >, peng_publishing_get_item (moved)->changed);
      g_assert_cmpuint (get_page (fixture, publication->url), ==, 200);
      peng_publication_free (publication);
    }
}

static void
test_withdrawn (PublishFixture *fixture,
                gconstpointer   data)
{
  gint64 due = g_get_real_time () + HOUR;
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "取消", 0, 0);
  g_autoptr(PengPublishing) row = publish (fixture, article, "bendizixun", due);
  g_autoptr(PengPublishing) gone = publish_fixture_withdraw (fixture, article);
  g_autoptr(PengOutboxItem) before = NULL;
  g_autofree char *words = NULL;
  g_autoptr(PengPublishing) planned = NULL;
  g_autofree char *planned_words = NULL;
  PengPublication *publication;

  publish_fixture_run_until (gone, PENG_OUTBOX_PUBLISHED);
  publication = get_publication (fixture, article);
  g_assert_true (publication->withdrawn);
  g_assert_cmpint (publication->due, ==, 0);
  assert_state (fixture, article, "withdrawn");
  peng_publication_free (publication);

  /* What was planned before counts down no more, and is not taken for published. */
  before = publish_fixture_read (fixture, peng_publishing_get_item (row)->id);
  g_assert_cmpint (before->due, ==, PENG_OUTBOX_REPLANNED);
  planned = peng_publishing_new (before);
  planned_words = peng_outbox_words_new_state (planned, g_get_real_time ());
  g_assert_cmpstr (planned_words, ==, "Planned otherwise since");
  words = peng_outbox_words_new_state (gone, g_get_real_time ());
  g_assert_cmpstr (words, ==, "Withdrawn");
}

/* The same page, in another section. */
static void
test_moved (PublishFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "换栏目", 0, 0);
  g_autoptr(PengPublishing) first = publish (fixture, article, "bendizixun", 0);
  g_autoptr(PengPublishing) second = publish (fixture, article, "youxiuzuowen", 0);
  g_autofree char *section = get_state (fixture, article, "section");

  g_assert_cmpstr (section, ==, "youxiuzuowen");
  g_assert_cmpstr (peng_publishing_get_item (first)->url, ==,
                   peng_publishing_get_item (second)->url);
  g_assert_cmpuint (publish_fixture_count (fixture, "换栏目"), ==, 1);
}

static void
add (const char *name,
     void      (*test) (PublishFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/schedule/", name, NULL);

  g_test_add (path, PublishFixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("comes", test_comes);
  add ("stopped", test_stopped);
  add ("now", test_now);
  add ("withdrawn", test_withdrawn);
  add ("moved", test_moved);

  return g_test_run ();
}
