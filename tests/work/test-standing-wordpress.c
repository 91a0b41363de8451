/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "wordpress-peer.h"

#include "core/peng-html-reader.h"
#include "publish/peng-problem.h"
#include "store/peng-store-sites.h"
#include "work/peng-due-watch.h"

#include <string.h>

/* All that an article may be at a real WordPress, one after the other, through the outbox: it is one
 * post all the time. */

typedef struct
{
  char          *dir;
  PengStore     *store;
  gint64         site;
  PengPublisher *publisher;
  PengArticle   *article;
} Fixture;

#define SECONDS 30

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_return_pointer (task, peer_new_portal_as ("AUTHOR"), g_object_unref);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const PengPublisherFuncs funcs = { connect_site, connect_site_finish, NULL };

static PengArticle *
make_news (const char *title)
{
  const char *fields[PENG_N_FIELDS] = { title, "", "", "", "", "", "", "", "", "" };
  const char *html = "<p>全校师生一起跑步。</p>";
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), NULL);
  g_autofree char *uuid = g_uuid_string_random ();

  return peng_article_new (uuid, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
set_up (Fixture       *self,
        gconstpointer  title)
{
  const PengSiteInfo site = {
    .name = "学校", .kind = "wordpress", .base_url = (char *) peer_get ("WP_URL"), .section = "",
    .source = "",
  };
  g_autoptr(GAsyncResult) answer = NULL;

  self->dir = scratch_new ();
  self->store = open_store (self->dir, PENG_STORE_FRESH);
  peng_store_save_site_async (self->store, &site, NULL, answer_cb, &answer);
  self->site = peng_store_save_site_finish (self->store, wait_for (&answer), NULL);
  g_assert_cmpint (self->site, >, 0);
  self->publisher = peng_publisher_new (self->store, &funcs, NULL, &peng_publisher_pace_normal);
  self->article = make_news (title);
}

static void
tear_down (Fixture       *self,
           gconstpointer  title)
{
  g_assert_finalize_object (self->publisher);
  close_store (self->store);
  peng_article_unref (self->article);
  scratch_remove (self->dir);
}

static void
run_until_published (PengPublishing *row)
{
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (peng_publishing_get_state (row) != PENG_OUTBOX_PUBLISHED)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
      if (g_get_monotonic_time () > end)
        g_error ("row stays in state %s: %s",
                 peng_publishing_state_get_name (peng_publishing_get_state (row)),
                 peng_publishing_get_item (row)->reason);
    }
}

static void
publish (Fixture      *self,
         PengStanding  standing,
         gint64        due)
{
  const PengPublishPlan plan = { standing, due };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPublishing) row = NULL;

  peng_publisher_publish_as_async (self->publisher, self->article, 1, self->site,
                                   PENG_SITE_KIND_WORDPRESS, "本地资讯", &plan, NULL, answer_cb,
                                   &answer);
  row = peng_publisher_publish_finish (self->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);
  run_until_published (row);
}

static void
withdraw (Fixture *self)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPublishing) row = NULL;

  peng_publisher_withdraw_async (self->publisher, peng_article_get_uuid (self->article), self->site,
                                 NULL, answer_cb, &answer);
  row = peng_publisher_withdraw_finish (self->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);
  run_until_published (row);
}

static PengPublication *
get_publication (Fixture *self)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) list = NULL;

  peng_store_list_publications_async (self->store, peng_article_get_uuid (self->article), NULL,
                                      answer_cb, &answer);
  list = peng_store_list_publications_finish (self->store, wait_for (&answer), NULL);
  g_assert_cmpuint (list->len, ==, 1);

  return g_ptr_array_steal_index (list, 0);
}

/* There is one post, and it is so. */
static void
assert_post (Fixture    *self,
             const char *status)
{
  g_autoptr(JsonArray) posts = peer_list_posts (peng_article_get_uuid (self->article));

  g_assert_cmpuint (json_array_get_length (posts), ==, 1);
  g_assert_cmpstr (peng_json_get_string (json_array_get_object_element (posts, 0), "status"), ==,
                   status);
}

static void
test_standings (Fixture       *self,
                gconstpointer  title)
{
  static const struct
  {
    PengStanding  standing;
    gint64        ahead;
    const char   *status;
    gboolean      withdraw;
  } steps[] = {
    { PENG_STANDING_DRAFT, 0, "draft" },
    { PENG_STANDING_PUBLIC, 0, "publish" },
    { PENG_STANDING_DRAFT, 0, "draft" },
    { PENG_STANDING_PUBLIC, 7200, "future" },
    { PENG_STANDING_PUBLIC, 86400, "future" },
    { PENG_STANDING_DRAFT, 0, "draft" },
    { PENG_STANDING_PUBLIC, 3600, "future" },
    { PENG_STANDING_PUBLIC, 0, "draft", TRUE },
    { PENG_STANDING_PRIVATE, 0, "private" },
    { PENG_STANDING_REVIEW, 0, "pending" },
    { PENG_STANDING_PUBLIC, 0, "publish" },
    { PENG_STANDING_PUBLIC, 0, "draft", TRUE },
    { PENG_STANDING_PUBLIC, 3600, "future" },
    { PENG_STANDING_PUBLIC, 0, "publish" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint64 due = steps[i].ahead > 0
                     ? (g_get_real_time () / G_USEC_PER_SEC + steps[i].ahead) * G_USEC_PER_SEC : 0;
      PengPublication *publication;

      g_test_message ("step %u: %s", i, steps[i].status);
      if (steps[i].withdraw)
        withdraw (self);
      else
        publish (self, steps[i].standing, due);

      assert_post (self, steps[i].status);
      publication = get_publication (self);
      g_assert_true (publication->withdrawn == steps[i].withdraw);
      g_assert_cmpint (publication->standing, ==, steps[i].standing);
      g_assert_cmpint (publication->due, ==, due);
      peng_publication_free (publication);
    }
}

static void
shown_cb (PengDueWatch *watch,
          const char   *article,
          gint64        site,
          gboolean     *shown)
{
  *shown = TRUE;
}

/* What the site has forgotten is shown by who watches; the next update is no conflict. */
static void
test_lost (Fixture       *self,
           gconstpointer  title)
{
  const PengDueWatchPace pace = { .grace_ms = -48 * 3600 * 1000, .retry_ms = 200, .longest_ms = 1000 };
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;
  gint64 due = (g_get_real_time () / G_USEC_PER_SEC + 86400) * G_USEC_PER_SEC;
  PengDueWatch *watch = peng_due_watch_new (self->publisher, &pace);
  PengPublication *publication;
  gboolean shown = FALSE;

  publish (self, PENG_STANDING_PUBLIC, due);
  peer_lose_due ();
  g_signal_connect (watch, "shown", G_CALLBACK (shown_cb), &shown);
  peng_due_watch_start (watch);
  while (!shown && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (shown);
  assert_post (self, "publish");
  publication = get_publication (self);
  g_assert_cmpint (publication->due, ==, 0);
  peng_publication_free (publication);
  g_assert_finalize_object (watch);

  publish (self, PENG_STANDING_PUBLIC, 0);
  assert_post (self, "publish");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/standing-wordpress/standings", Fixture, "一篇到底", set_up, test_standings, tear_down);
  g_test_add ("/standing-wordpress/lost", Fixture, "被忘的", set_up, test_lost, tear_down);

  return g_test_run ();
}
