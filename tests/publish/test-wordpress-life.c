/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-fixture.h"

#include "publish/peng-problem.h"
#include "test-answer.h"

#include <string.h>

/* What becomes of an article at a real WordPress. */

static void
test_create (Fixture       *self,
             gconstpointer  role)
{
  g_autoptr(GBytes) sent = format (self, "<p>正文，5 &lt; 6 &amp; 7 &gt; 3。</p>");
  g_autoptr(PengRemoteArticle) remote = must_put (self, sent, NULL);
  g_autoptr(JsonObject) post = get_post (self);
  g_autofree char *page = NULL;
  guint status;

  assert_there (self, sent, remote);
  g_assert_cmpstr (json_object_get_string_member (post, "status"), ==, "publish");
  g_assert_nonnull (remote->published);

  /* As a reader sees it: the words, and not a word of the marker. */
  page = peer_read_page (remote->uri, &status);
  g_assert_cmpuint (status, ==, 200);
  g_assert_nonnull (strstr (page, "正文，5 &lt; 6 &amp; 7 &gt; 3。</p>"));
  g_assert_nonnull (strstr (page, "信息来自：徐州一中"));
  g_assert_null (strstr (page, self->uuid));
}

static void
test_create_twice (Fixture       *self,
                   gconstpointer  role)
{
  g_autoptr(GBytes) sent = format (self, "<p>正文</p>");
  g_autoptr(PengRemoteArticle) remote = must_put (self, sent, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (put (self, sent, NULL, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  g_assert_cmpstr (peng_portal_error_get_failure (error)->etag, ==, remote->etag);
  g_assert_false (peng_portal_error_get_failure (error)->unknown);
  json_object_unref (get_post (self));
  assert_there (self, sent, remote);
}

static void
test_update (Fixture       *self,
             gconstpointer  role)
{
  g_autoptr(GBytes) first = format (self, "<p>一</p>");
  g_autoptr(GBytes) second = format (self, "<p>二</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, first, NULL);
  g_autoptr(PengRemoteArticle) two = must_put (self, second, one->etag);
  g_autoptr(PengRemoteArticle) again = NULL;

  g_assert_cmpstr (one->etag, !=, two->etag);
  g_assert_cmpstr (one->uri, ==, two->uri);
  assert_there (self, second, two);

  /* The same once more is another version of the same. */
  again = must_put (self, second, two->etag);
  assert_there (self, second, again);
  json_object_unref (get_post (self));
}

/* A place that was made by a request whose answer was lost is used; a second one is taken away. */
static void
test_places (Fixture       *self,
             gconstpointer  role)
{
  g_autofree char *body = g_strdup_printf ("{\"status\":\"draft\",\"content\":\"<!-- wp:pengcheng/marker "
                                           "{\\\"id\\\":\\\"%s\\\",\\\"unfinished\\\":true} /-->\"}",
                                           self->uuid);
  g_autoptr(GBytes) sent = format (self, "<p>正文</p>");
  g_autoptr(PengRemoteArticle) remote = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(JsonNode) node = peer_ask ("AUTHOR", "POST", "wp/v2/posts", body, NULL);

      if (first == 0)
        first = json_object_get_int_member (json_node_get_object (node), "id");
    }

  g_assert_null (get (self, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);

  remote = must_put (self, sent, NULL);
  assert_there (self, sent, remote);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(JsonArray) posts = peer_list_posts (self->uuid);

      if (json_array_get_length (posts) == 1)
        break;
    }
  {
    g_autoptr(JsonObject) post = get_post (self);

    g_assert_cmpint (json_object_get_int_member (post, "id"), ==, first);
  }
}

/* What a person has written into a place is not taken away. */
static void
test_written_place (Fixture       *self,
                    gconstpointer  role)
{
  g_autofree char *body = g_strdup_printf ("{\"status\":\"draft\",\"content\":\"我写的"
                                           "<!-- wp:pengcheng/marker "
                                           "{\\\"id\\\":\\\"%s\\\",\\\"unfinished\\\":true} /-->\"}",
                                           self->uuid);
  g_autofree char *bare = g_strdup_printf ("{\"status\":\"draft\",\"content\":\"<!-- wp:pengcheng/marker "
                                           "{\\\"id\\\":\\\"%s\\\",\\\"unfinished\\\":true} /-->\"}",
                                           self->uuid);
  g_autoptr(GBytes) sent = format (self, "<p>正文</p>");
  g_autoptr(JsonNode) one = peer_ask ("AUTHOR", "POST", "wp/v2/posts", bare, NULL);
  g_autoptr(JsonNode) two = peer_ask ("AUTHOR", "POST", "wp/v2/posts", body, NULL);
  g_autoptr(PengRemoteArticle) remote = must_put (self, sent, NULL);
  g_autoptr(PengRemoteArticle) again = must_put (self, sent, remote->etag);
  g_autoptr(JsonArray) posts = peer_list_posts (self->uuid);

  g_assert_cmpuint (json_array_get_length (posts), ==, 2);
}

static void
test_conflict (Fixture       *self,
               gconstpointer  role)
{
  g_autoptr(GBytes) first = format (self, "<p>一</p>");
  g_autoptr(GBytes) second = format (self, "<p>二</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, first, NULL);
  g_autoptr(PengRemoteArticle) theirs = NULL;
  g_autoptr(PengArticle) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) post = get_post (self);
  g_autoptr(GString) content = g_string_new (get_raw (post, "content"));
  g_autoptr(JsonObject) body = json_object_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_string_replace (content, "一", "编辑改的", 0);
  json_object_set_string_member (body, "content", content->str);
  root = json_node_init_object (json_node_alloc (), body);
  text = json_to_string (root, FALSE);
  change_post (self, "EDITOR", text);

  g_assert_null (put (self, second, one->etag, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  theirs = get (self, NULL);
  g_assert_cmpstr (peng_portal_error_get_failure (error)->etag, ==, theirs->etag);
  g_assert_false (peng_portal_is_same (self->portal, first, theirs));

  read = peng_portal_read (self->portal, theirs, self->uuid, NULL);
  {
    g_autofree char *plain = peng_article_dup_plain (read);

    g_assert_nonnull (strstr (plain, "编辑改的"));
  }

  /* Whoever has seen it may put something in its place. */
  peng_remote_article_free (must_put (self, second, theirs->etag));
  json_object_unref (get_post (self));
}

/* Only a category, a tag or the address: no revision, and a conflict all the same. */
static void
test_conflict_beside_text (Fixture       *self,
                           gconstpointer  role)
{
  g_autofree char *other = peer_dup_category ("官方活动");
  g_autofree char *body = g_strdup_printf ("{\"categories\":[%s]}", other);
  g_autoptr(GBytes) first = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, first, NULL);
  g_autoptr(PengRemoteArticle) theirs = NULL;
  g_autoptr(GError) error = NULL;

  g_usleep (1100 * 1000);
  change_post (self, "EDITOR", body);
  g_assert_null (put (self, first, one->etag, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  theirs = get (self, NULL);
  g_assert_false (peng_portal_is_same (self->portal, first, theirs));
}

static void
assert_categories (Fixture    *self,
                   const char *one,
                   const char *other)
{
  g_autoptr(JsonObject) post = get_post (self);
  JsonArray *categories = json_object_get_array_member (post, "categories");

  g_assert_cmpuint (json_array_get_length (categories), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 json_array_get_int_element (categories, i));

      g_assert_true (g_str_equal (number, one) || g_str_equal (number, other));
    }
}

/* A colleague files it under another category, too: that stays when the article is changed and when
 * it moves to another section, and the section is still told from it. */
static void
test_more_categories (Fixture       *self,
                      gconstpointer  role)
{
  static const char * const sections[] = { "本地资讯", "官方活动", "优秀作文" };
  g_autofree char *theirs = peer_dup_category ("图书推荐");
  g_autofree char *own = peer_dup_category (sections[0]);
  g_autofree char *body = g_strdup_printf ("{\"categories\":[%s,%s]}", theirs, own);
  g_autoptr(GBytes) first = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) present = must_put (self, first, NULL);

  g_usleep (1100 * 1000);
  change_post (self, "EDITOR", body);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *number = peer_dup_category (sections[i]);
      g_autoptr(GBytes) sent = format_at (self, "<p>二</p>", sections[i], "", "", NULL);
      g_autoptr(PengRemoteArticle) before = get (self, NULL);
      g_autoptr(PengRemoteArticle) after = must_put (self, sent, before->etag);
      g_autoptr(PengRemoteArticle) there = get (self, NULL);
      g_autoptr(PengArticle) read = peng_portal_read (self->portal, there, self->uuid, NULL);

      assert_categories (self, number, theirs);
      assert_there (self, sent, after);
      g_assert_cmpstr (peng_article_get_field (read, PENG_FIELD_SECTION), ==, sections[i]);
    }
}

/* A colleague's edit by the time between looking and changing is put back, and is a conflict. */
static void
test_overwritten (Fixture       *self,
                  gconstpointer  role)
{
  g_autoptr(GBytes) first = format (self, "<p>一</p>");
  g_autoptr(GBytes) second = format (self, "<p>二</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, first, NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) before = get_post (self);
  g_autoptr(JsonObject) after = NULL;
  guint n_looked = peer_count_requests ("GET", "/wp-json/wp/v2/posts?context=edit&status=any");
  g_autoptr(GString) content = g_string_new (get_raw (before, "content"));
  g_autoptr(JsonObject) body = json_object_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_string_replace (content, "一", "同时改的", 0);
  json_object_set_string_member (body, "content", content->str);
  root = json_node_init_object (json_node_alloc (), body);
  text = json_to_string (root, FALSE);

  /* The answer to the adapter's look stays in the socket while somebody else is quicker. */
  peng_portal_put_article_async (self->portal, self->uuid, second, one->etag, NULL, answer_cb,
                                 &answer);
  while (peer_count_requests ("GET", "/wp-json/wp/v2/posts?context=edit&status=any") == n_looked)
    {
      g_assert_null (answer);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_null (answer);
  {
    g_autofree char *command = g_strdup_printf (
      "curl -sf -u \"$WP_EDITOR_USER:$WP_EDITOR_APP_PASSWORD\" -H 'Content-Type: application/json'"
      " --data-binary @- \"${WP_REST}wp/v2/posts/%" G_GINT64_FORMAT "\" > /dev/null",
      json_object_get_int_member (before, "id"));
    g_autoptr(GSubprocess) curl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "sh", "-c",
                                                    command, NULL);

    g_assert_no_error (error);
    g_assert_true (g_subprocess_communicate_utf8 (curl, text, NULL, NULL, NULL, &error));
    g_assert_true (g_subprocess_get_successful (curl));
  }

  g_assert_null (peng_portal_put_article_finish (self->portal, wait_for (&answer), &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  after = get_post (self);
  g_assert_nonnull (strstr (get_raw (after, "content"), "同时改的"));
}

static void
test_deleted (Fixture       *self,
              gconstpointer  role)
{
  g_autoptr(GBytes) sent = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autoptr(JsonObject) post = get_post (self);
  g_autofree char *path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "?force=true",
                                           json_object_get_int_member (post, "id"));
  g_autoptr(JsonNode) node = peer_ask ("EDITOR", "DELETE", path, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;

  g_assert_null (put (self, sent, one->etag, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (get (self, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  token = withdraw (self, one->etag, &error);
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
}

static void
test_trashed (Fixture       *self,
              gconstpointer  role)
{
  g_autoptr(GBytes) sent = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autoptr(JsonObject) post = get_post (self);
  g_autofree char *path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT,
                                           json_object_get_int_member (post, "id"));
  g_autoptr(JsonNode) node = peer_ask ("EDITOR", "DELETE", path, NULL, NULL);
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengRemoteArticle) back = NULL;
  g_autoptr(GError) error = NULL;

  present = get (self, &error);
  g_assert_no_error (error);
  g_assert_true (present->withdrawn);
  g_assert_null (put (self, sent, one->etag, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (put (self, sent, NULL, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);

  /* Out of the trash, not a second one beside it. */
  back = must_put (self, sent, present->etag);
  assert_there (self, sent, back);
  json_object_unref (get_post (self));
}

static void
test_withdraw (Fixture       *self,
               gconstpointer  role)
{
  g_autoptr(GBytes) sent = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autoptr(PengRemoteArticle) back = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *stale = withdraw (self, "other", &error);
  g_autofree char *token = NULL;
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  guint status;

  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  g_clear_error (&error);
  token = withdraw (self, one->etag, &error);
  g_assert_no_error (error);

  page = peer_read_page (one->uri, &status);
  g_assert_cmpuint (status, ==, 404);
  present = get (self, NULL);
  g_assert_true (present->withdrawn);
  g_assert_cmpstr (present->etag, ==, token);
  /* Once more changes nothing, as when an answer was lost. */
  again = withdraw (self, one->etag, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, token);

  /* And published again at the same address. */
  back = must_put (self, sent, token);
  assert_there (self, sent, back);
  g_assert_cmpstr (back->uri, ==, one->uri);
}

static void
test_schedule (Fixture       *self,
               gconstpointer  role)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_FUTURE,
                                   g_get_real_time () / G_USEC_PER_SEC + 86400 };
  g_autoptr(GBytes) later = format_at (self, "<p>一</p>", "本地资讯", "", "", &plan);
  g_autoptr(GBytes) now = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, later, NULL);
  g_autoptr(PengRemoteArticle) two = NULL;
  g_autoptr(JsonObject) post = get_post (self);
  g_autoptr(JsonObject) after = NULL;

  g_assert_cmpstr (json_object_get_string_member (post, "status"), ==, "future");
  assert_there (self, later, one);
  g_assert_null (one->published);

  /* Not then, but now. */
  two = must_put (self, now, one->etag);
  after = get_post (self);
  g_assert_cmpstr (json_object_get_string_member (after, "status"), ==, "publish");
  assert_there (self, now, two);
}

/* What comes out at its time is still the version that was sent. */
static void
test_schedule_due (Fixture       *self,
                   gconstpointer  role)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_FUTURE,
                                   g_get_real_time () / G_USEC_PER_SEC + 86400 };
  g_autoptr(GBytes) later = format_at (self, "<p>一</p>", "本地资讯", "", "", &plan);
  g_autoptr(PengRemoteArticle) one = must_put (self, later, NULL);
  g_autoptr(PengRemoteArticle) present = NULL;

  peer_come_due ();
  present = get (self, NULL);
  g_assert_nonnull (present->published);
  g_assert_false (present->withdrawn);
  g_assert_cmpstr (present->etag, ==, one->etag);
}

static PengRemoteArticle *
release (Fixture    *self,
         const char *etag)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengRemoteArticle *remote;

  peng_portal_release_async (self->portal, self->uuid, etag, NULL, answer_cb, &answer);
  remote = peng_portal_release_finish (self->portal, wait_for (&answer), &error);
  g_assert_no_error (error);

  return remote;
}

/* What the site has forgotten is shown when it is asked for, and is a version of ours; but not before
 * its time, and where a colleague has changed it, it is not ours. */
static void
test_schedule_lost (Fixture       *self,
                    gconstpointer  role)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_FUTURE,
                                   g_get_real_time () / G_USEC_PER_SEC + 86400 };
  g_autoptr(GBytes) later = format_at (self, "<p>一</p>", "本地资讯", "", "", &plan);
  g_autoptr(GBytes) now = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) one = must_put (self, later, NULL);
  g_autoptr(PengRemoteArticle) early = release (self, one->etag);
  g_autoptr(PengRemoteArticle) forgotten = NULL;
  g_autoptr(PengRemoteArticle) shown = NULL;
  g_autoptr(PengRemoteArticle) again = NULL;
  g_autoptr(PengRemoteArticle) other = NULL;
  g_autoptr(PengRemoteArticle) next = NULL;
  g_autofree char *page = NULL;
  guint status;

  g_assert_null (early->published);
  g_assert_cmpstr (early->etag, ==, one->etag);

  peer_lose_due ();
  forgotten = get (self, NULL);
  g_assert_null (forgotten->published);
  shown = release (self, one->etag);
  g_assert_nonnull (shown->published);
  page = peer_read_page (shown->uri, &status);
  g_assert_cmpuint (status, ==, 200);

  again = release (self, shown->etag);
  g_assert_cmpstr (again->etag, ==, shown->etag);
  other = release (self, "another");
  g_assert_null (other->etag);
  next = must_put (self, now, shown->etag);
  assert_there (self, now, next);
}

/* Moreover a colleague has deleted what tells whose article it is. */
static void
test_marker_lost (Fixture       *self,
                  gconstpointer  role)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_FUTURE,
                                   g_get_real_time () / G_USEC_PER_SEC + 86400 };
  g_autoptr(GBytes) later = format_at (self, "<p>一</p>", "本地资讯", "", "", &plan);
  g_autoptr(PengRemoteArticle) one = must_put (self, later, NULL);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%s", one->etag);
  g_autoptr(JsonNode) changed = NULL;
  g_autoptr(PengRemoteArticle) shown = NULL;
  guint status;

  *strchr (route, ' ') = '\0';
  changed = peer_ask ("EDITOR", "POST", route, "{\"content\":\"<p>二</p>\"}", &status);
  g_assert_cmpuint (status, ==, 200);
  g_assert_null (get (self, NULL));

  peer_lose_due ();
  shown = release (self, one->etag);
  g_assert_nonnull (shown->published);
  g_assert_null (shown->etag);
}

static void
test_draft (Fixture       *self,
            gconstpointer  role)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_DRAFT, 0 };
  g_autoptr(GBytes) sent = format_at (self, "<p>一</p>", "本地资讯", "", "", &plan);
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autoptr(JsonObject) post = get_post (self);

  g_assert_cmpstr (json_object_get_string_member (post, "status"), ==, "draft");
  assert_there (self, sent, one);
}

static void
test_private (Fixture       *self,
              gconstpointer  role)
{
  const PengWordpressPlan plan = { PENG_WORDPRESS_PRIVATE, 0 };
  g_autoptr(GBytes) sent = format_at (self, "<p>一</p>", "本地资讯", "", "", &plan);
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autofree char *page = NULL;
  guint status;

  assert_there (self, sent, one);
  page = peer_read_page (one->uri, &status);
  g_assert_cmpuint (status, ==, 404);
}

static const TestCase tests[] = {
  { "create", NULL, test_create },
  { "create-twice", NULL, test_create_twice },
  { "update", NULL, test_update },
  { "places", NULL, test_places },
  { "written-place", NULL, test_written_place },
  { "conflict", NULL, test_conflict },
  { "conflict-beside-text", NULL, test_conflict_beside_text },
  { "more-categories", NULL, test_more_categories },
  { "overwritten", NULL, test_overwritten },
  { "deleted", NULL, test_deleted },
  { "trashed", NULL, test_trashed },
  { "withdraw", NULL, test_withdraw },
  { "schedule", NULL, test_schedule },
  { "schedule-due", NULL, test_schedule_due },
  { "schedule-lost", NULL, test_schedule_lost },
  { "marker-lost", NULL, test_marker_lost },
  { "draft", NULL, test_draft },
  { "private", NULL, test_private },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests ("wordpress-life", tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
