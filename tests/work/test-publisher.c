/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include "publish/peng-problem.h"

/* The machine with the real portal, where nothing goes wrong but what people do. */

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

typedef struct
{
  PengPublishingStep last;
  guint              n_changes;
  guint              n_sent;
  double             fraction;
} Watch;

static void
changed_cb (PengPublishing *row,
            Watch          *watch)
{
  PengPublishingStep step = peng_publishing_get_step (row);

  watch->n_changes++;
  g_assert_cmpint (step, >=, watch->last);
  g_assert_cmpuint (peng_publishing_get_n_sent (row), >=, watch->n_sent);
  g_assert_cmpfloat (peng_publishing_get_fraction (row), >=, watch->fraction);
  watch->last = step;
  watch->n_sent = peng_publishing_get_n_sent (row);
  watch->fraction = peng_publishing_get_fraction (row);
}

static void
test_create (PublishFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "开学典礼", 9, 30000);
  g_autoptr(PengPublishing) row = publish_fixture_publish (fixture, article);
  PengPublication *publication;
  Watch watch = { 0 };

  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), &watch);
  g_assert_true (peng_publisher_find_row (fixture->publisher, peng_article_get_uuid (article),
                                          fixture->site) == row);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);

  publish_fixture_assert_there (fixture, peng_publishing_get_item (row), "开学典礼");
  g_assert_cmpint (watch.last, ==, PENG_PUBLISHING_DONE);
  g_assert_cmpuint (watch.n_sent, ==, 9);
  g_assert_cmpfloat (watch.fraction, ==, 1);
  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_HAS_MEDIA), ==, 0);
  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_PUT_MEDIA), ==, 9);
  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_PUT_ARTICLE), ==, 1);
  g_assert_cmpuint (peng_publisher_get_rows (fixture->publisher)->len, ==, 0);

  publication = get_publication (fixture, article);
  g_assert_cmpstr (publication->url, ==, peng_publishing_get_item (row)->url);
  g_assert_nonnull (publication->etag);
  g_assert_false (publication->withdrawn);
  peng_publication_free (publication);
}

/* The same photographs in another article do not travel again. */
static void
test_known_media (PublishFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "第一篇", 3, 1000);
  g_autoptr(PengArticle) retitled = publish_fixture_with_title (article, "第二篇");
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) second = peng_article_with_uuid (retitled, uuid);
  g_autoptr(PengPublishing) row = publish_fixture_publish (fixture, article);
  g_autoptr(PengPublishing) other = NULL;

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  fault_proxy_arm (fixture->proxy, NULL, 0);
  other = publish_fixture_publish (fixture, second);
  publish_fixture_run_until (other, PENG_OUTBOX_PUBLISHED);

  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_HAS_MEDIA), ==, 3);
  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_PUT_MEDIA), ==, 0);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (other), "第二篇");
}

/* Photographs leave at once; what is large waits until the portal has said what it takes. */
static void
test_large_file_waits (PublishFixture *fixture,
                       gconstpointer   data)
{
  static const struct
  {
    gsize size;
    guint n_sent;
  } cases[] = { { 1000, 1 }, { 3 * 1024 * 1024, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Fault signed_out = { FAULT_VERB_DESCRIBE, FAULT_STATUS_401, 1, 0 };
      g_autofree char *title = g_strdup_printf ("大小%u", i);
      g_autoptr(PengArticle) article =
        publish_fixture_new_article (fixture, title, 1, cases[i].size);
      g_autoptr(PengPublishing) row = NULL;

      fault_proxy_arm (fixture->proxy, &signed_out, 1);
      row = publish_fixture_publish (fixture, article);
      publish_fixture_run_until (row, PENG_OUTBOX_PAUSED);
      g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_PUT_MEDIA), ==,
                        cases[i].n_sent);

      peng_publisher_retry (fixture->publisher, row);
      publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
      publish_fixture_assert_there (fixture, peng_publishing_get_item (row), title);
    }
}

static void
test_without_photos (PublishFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "只有文字", 0, 0);
  g_autoptr(PengPublishing) row = publish_fixture_publish (fixture, article);

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (row), "只有文字");
}

static void
test_update_withdraw_and_back (PublishFixture *fixture,
                               gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "运动会", 1, 1000);
  g_autoptr(PengArticle) better = publish_fixture_with_title (article, "运动会（更正）");
  g_autoptr(PengPublishing) created = publish_fixture_publish (fixture, article);
  g_autoptr(PengPublishing) updated = NULL;
  g_autoptr(PengPublishing) withdrawn = NULL;
  g_autoptr(PengPublishing) back = NULL;

  publish_fixture_run_until (created, PENG_OUTBOX_PUBLISHED);

  updated = publish_fixture_publish (fixture, better);
  g_assert_cmpint (peng_publishing_get_item (updated)->verb, ==, PENG_OUTBOX_UPDATE);
  publish_fixture_run_until (updated, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (updated), "运动会");
  g_assert_cmpstr (peng_publishing_get_item (updated)->url, ==,
                   peng_publishing_get_item (created)->url);

  withdrawn = publish_fixture_withdraw (fixture, article);
  publish_fixture_run_until (withdrawn, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_withdrawn (fixture, peng_publishing_get_item (withdrawn)));

  back = publish_fixture_publish (fixture, article);
  publish_fixture_run_until (back, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (back), "运动会");
}

/* What is written after "Publish" is pressed has no part in it. */
static void
test_frozen_while_typing (PublishFixture *fixture,
                          gconstpointer   data)
{
  const Fault slow = { FAULT_VERB_PUT_MEDIA, FAULT_STATUS_500, 3, 0 };
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "定稿", 2, 1000);
  g_autoptr(PengArticle) later = publish_fixture_with_title (article, "又改了");
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  guint64 revision;

  fault_proxy_arm (fixture->proxy, &slow, 1);
  revision = save_article (fixture->store, article, 0, &error);
  g_assert_no_error (error);
  row = publish_fixture_publish (fixture, article);
  save_article (fixture->store, later, revision, &error);
  g_assert_no_error (error);

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (row), "定稿");
  g_assert_cmpuint (publish_fixture_count (fixture, "又改了"), ==, 0);
}

static void
test_twice_at_once (PublishFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "只此一次", 1, 1000);
  g_autoptr(PengPublishing) row = publish_fixture_publish (fixture, article);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_publisher_publish_async (fixture->publisher, article, 1, fixture->site,
                                PENG_SITE_KIND_PENGCHENG, "bendizixun", NULL, answer_cb, &answer);
  g_assert_null (peng_publisher_publish_finish (fixture->publisher, wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (row), "只此一次");
}

/* Somebody edits the article at the portal itself. */
static char *
change_at_portal (PublishFixture       *fixture,
                  const PengOutboxItem *item)
{
  const char *theirs = "{\"title\":\"别人的标题\",\"section\":\"bendizixun\",\"html\":\"<p>别人的</p>\"}";
  g_autoptr(GBytes) body = g_bytes_new_static (theirs, strlen (theirs));
  g_autofree char *path = g_strconcat ("/api/v1/articles/", item->remote_id, NULL);
  g_autoptr(GBytes) before = publish_fixture_ask (fixture, "GET", path, NULL, NULL, NULL);
  g_autoptr(JsonObject) json = peng_json_parse (before, NULL);
  guint status;
  g_autoptr(GBytes) reply = publish_fixture_ask (fixture, "PUT", path,
                                                 peng_json_get_string (json, "etag"), body,
                                                 &status);
  g_autoptr(JsonObject) after = peng_json_parse (reply, NULL);

  g_assert_cmpuint (status, ==, 200);

  return g_strdup (peng_json_get_string (after, "etag"));
}

static void
test_conflict (PublishFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "典礼", 0, 0);
  g_autoptr(PengArticle) better = publish_fixture_with_title (article, "典礼（更正）");
  g_autoptr(PengPublishing) created = publish_fixture_publish (fixture, article);
  g_autoptr(PengPublishing) updated = NULL;
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengArticle) theirs = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autofree char *changed = NULL;

  publish_fixture_run_until (created, PENG_OUTBOX_PUBLISHED);
  changed = change_at_portal (fixture, peng_publishing_get_item (created));
  updated = publish_fixture_publish (fixture, better);
  publish_fixture_run_until (updated, PENG_OUTBOX_CONFLICT);

  g_assert_error (peng_publishing_get_error (updated), PENG_PORTAL_ERROR,
                  PENG_PORTAL_ERROR_CONFLICT);
  g_assert_cmpuint (publish_fixture_count (fixture, "别人的标题"), ==, 1);
  publish_fixture_run_for (50);
  g_assert_cmpint (peng_publishing_get_state (updated), ==, PENG_OUTBOX_CONFLICT);

  peng_publisher_read_theirs_async (fixture->publisher, updated, NULL, answer_cb, &read);
  theirs = peng_publisher_read_theirs_finish (fixture->publisher, wait_for (&read), &present, NULL);
  g_assert_cmpstr (peng_article_get_field (theirs, PENG_FIELD_TITLE), ==, "别人的标题");
  g_assert_cmpstr (present->etag, ==, changed);

  peng_publisher_overwrite_async (fixture->publisher, updated, present->etag, NULL, answer_cb,
                                  &answer);
  g_assert_true (peng_publisher_overwrite_finish (fixture->publisher, wait_for (&answer), NULL));
  publish_fixture_run_until (updated, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (updated), "典礼（更正）");
}

/* They edit it once more while the person decides: nothing is overwritten unseen. */
static void
test_conflict_again (PublishFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "甲", 0, 0);
  g_autoptr(PengArticle) better = publish_fixture_with_title (article, "乙");
  g_autoptr(PengPublishing) created = publish_fixture_publish (fixture, article);
  g_autoptr(PengPublishing) updated = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GAsyncResult) given_up = NULL;

  publish_fixture_run_until (created, PENG_OUTBOX_PUBLISHED);
  g_free (change_at_portal (fixture, peng_publishing_get_item (created)));
  updated = publish_fixture_publish (fixture, better);
  publish_fixture_run_until (updated, PENG_OUTBOX_CONFLICT);

  peng_publisher_overwrite_async (fixture->publisher, updated, "\"seen-before\"", NULL, answer_cb,
                                  &answer);
  g_assert_true (peng_publisher_overwrite_finish (fixture->publisher, wait_for (&answer), NULL));
  g_assert_cmpint (peng_publishing_get_state (updated), !=, PENG_OUTBOX_CONFLICT);
  publish_fixture_run_until (updated, PENG_OUTBOX_CONFLICT);
  g_assert_cmpuint (publish_fixture_count (fixture, "别人的标题"), ==, 1);

  peng_publisher_abandon_async (fixture->publisher, updated, NULL, answer_cb, &given_up);
  g_assert_true (peng_publisher_abandon_finish (fixture->publisher, wait_for (&given_up), NULL));
  g_assert_cmpint (peng_publishing_get_state (updated), ==, PENG_OUTBOX_ABANDONED);
  g_assert_cmpuint (peng_publisher_get_rows (fixture->publisher)->len, ==, 0);
}

static void
test_signed_out (PublishFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "登录", 2, 1000);
  g_autoptr(PengPublishing) row = NULL;
  g_autofree char *token = g_strdup ("wrong");

  fixture->token = token;
  row = publish_fixture_publish (fixture, article);
  publish_fixture_run_until (row, PENG_OUTBOX_PAUSED);
  g_assert_error (peng_publishing_get_error (row), PENG_PORTAL_ERROR,
                  PENG_PORTAL_ERROR_SIGNED_OUT);
  g_assert_cmpint (peng_publishing_get_step (row), ==, PENG_PUBLISHING_MEDIA);
  publish_fixture_run_for (50);
  g_assert_cmpint (peng_publishing_get_state (row), ==, PENG_OUTBOX_PAUSED);

  /* Whoever presses twice gets it all the same. */
  fixture->token = NULL;
  peng_publisher_retry (fixture->publisher, row);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      peng_publisher_retry (fixture->publisher, row);
    }
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (row), "登录");
}

/* An empty title is what the portal's own rules refuse. */
static void
test_refused (PublishFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "", 1, 1000);
  g_autoptr(PengPublishing) row = publish_fixture_publish (fixture, article);

  publish_fixture_run_until (row, PENG_OUTBOX_REJECTED);
  g_assert_error (peng_publishing_get_error (row), PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED);
  g_assert_false (publish_fixture_is_there (fixture, peng_publishing_get_item (row)));
}

static void
test_too_large (PublishFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(PengArticle) article =
    publish_fixture_new_article (fixture, "太大", 1, 33 * 1024 * 1024);
  g_autoptr(PengPublishing) row = publish_fixture_publish (fixture, article);

  publish_fixture_run_until (row, PENG_OUTBOX_REJECTED);
  g_assert_error (peng_publishing_get_error (row), PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TOO_LARGE);
  g_assert_cmpstr (peng_portal_error_get_failure (peng_publishing_get_error (row))->detail, ==,
                   "1/1 操场");
  g_assert_cmpuint (fault_proxy_count (fixture->proxy, FAULT_VERB_PUT_MEDIA), ==, 0);
}

static PengPublishing *
resume_one (PublishFixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  peng_publisher_resume_async (fixture->publisher, NULL, answer_cb, &answer);
  rows = peng_publisher_resume_finish (fixture->publisher, wait_for (&answer), NULL);
  g_assert_cmpuint (rows->len, ==, 1);

  return g_object_ref (g_ptr_array_index (rows, 0));
}

static void
assert_held (PublishFixture *fixture,
             PengPublishing *row)
{
  g_autoptr(PengOutboxItem) item = NULL;

  publish_fixture_run_until (row, PENG_OUTBOX_PAUSED);
  g_assert_null (peng_publishing_get_error (row));
  fault_proxy_arm (fixture->proxy, NULL, 0);
  publish_fixture_run_for (80);
  for (guint verb = 0; verb < FAULT_N_VERBS; verb++)
    g_assert_cmpuint (fault_proxy_count (fixture->proxy, verb), ==, 0);
  item = publish_fixture_read (fixture, peng_publishing_get_item (row)->id);
  g_assert_cmpint (item->state, ==, PENG_OUTBOX_PAUSED);
  g_assert_null (item->reason);
}

/* Wherever a person stops it: nothing more goes out, also over the end of the program, and it
 * arrives once when it may go on. */
static void
test_held (PublishFixture *fixture,
           gconstpointer   data)
{
  static const struct
  {
    const char *title;
    Fault       fault;
    gboolean    restart;
  } cases[] = {
    { "停在照片", { FAULT_VERB_PUT_MEDIA, FAULT_STALL, 1, 0 }, FALSE },
    { "停在提问", { FAULT_VERB_DESCRIBE, FAULT_STALL, 1, 0 }, FALSE },
    { "停在文章之前", { FAULT_VERB_PUT_ARTICLE, FAULT_STALL, 1, 0 }, FALSE },
    { "停在文章之后", { FAULT_VERB_PUT_ARTICLE, FAULT_STALL_AFTER, 1, 0 }, FALSE },
    { "停后重新启动", { FAULT_VERB_PUT_ARTICLE, FAULT_STALL_AFTER, 1, 0 }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PengArticle) article =
        publish_fixture_new_article (fixture, cases[i].title, 2, 1000);
      g_autoptr(PengPublishing) row = NULL;

      fault_proxy_arm (fixture->proxy, &cases[i].fault, 1);
      row = publish_fixture_publish (fixture, article);
      while (fault_proxy_count_left (fixture->proxy) > 0)
        g_main_context_iteration (NULL, FALSE);
      peng_publisher_pause (fixture->publisher, row);
      assert_held (fixture, row);

      if (cases[i].restart)
        {
          publish_fixture_close (fixture);
          publish_fixture_open (fixture);
          g_clear_object (&row);
          row = resume_one (fixture);
          assert_held (fixture, row);
        }

      peng_publisher_retry (fixture->publisher, row);
      publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
      publish_fixture_assert_there (fixture, peng_publishing_get_item (row), cases[i].title);
    }
}

/* Held between two tries, and let go at once, before it has come to a halt. */
static void
test_held_while_waiting (PublishFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "没有网络", 1, 1000);
  g_autoptr(PengPublishing) row = NULL;

  fault_proxy_set_refusing (fixture->proxy, TRUE);
  row = publish_fixture_publish (fixture, article);
  while (!peng_publishing_is_waiting (row))
    g_main_context_iteration (NULL, TRUE);
  peng_publisher_pause (fixture->publisher, row);
  assert_held (fixture, row);

  fault_proxy_set_refusing (fixture->proxy, FALSE);
  peng_publisher_retry (fixture->publisher, row);
  peng_publisher_pause (fixture->publisher, row);
  peng_publisher_retry (fixture->publisher, row);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  publish_fixture_assert_there (fixture, peng_publishing_get_item (row), "没有网络");
}

static void
test_finalized (PublishFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(PengArticle) article = publish_fixture_new_article (fixture, "放手", 1, 1000);
  PengPublishing *row = publish_fixture_publish (fixture, article);
  PengPublisher *publisher = g_steal_pointer (&fixture->publisher);

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_finalize_object (publisher);
  g_assert_finalize_object (row);
}

typedef struct
{
  const char *name;
  void      (*func) (PublishFixture *fixture,
                     gconstpointer   data);
} Test;

static const Test tests[] = {
  { "create", test_create },
  { "known-media", test_known_media },
  { "large-file-waits", test_large_file_waits },
  { "without-photos", test_without_photos },
  { "update-withdraw-and-back", test_update_withdraw_and_back },
  { "frozen-while-typing", test_frozen_while_typing },
  { "twice-at-once", test_twice_at_once },
  { "conflict", test_conflict },
  { "conflict-again", test_conflict_again },
  { "signed-out", test_signed_out },
  { "refused", test_refused },
  { "too-large", test_too_large },
  { "held", test_held },
  { "held-while-waiting", test_held_while_waiting },
  { "finalized", test_finalized },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/work/publisher/", tests[i].name, NULL);

      g_test_add (path, PublishFixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
