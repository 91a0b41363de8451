/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-fixture.h"

#include "publish/peng-problem.h"
#include "test-answer.h"

#include <string.h>

/* Accounts, categories and tags of a real WordPress. */

static void
test_describe (Fixture       *self,
               gconstpointer  role)
{
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info = describe (self, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_cmpstr (info->name, ==, "青禾图书馆测试站");
  g_assert_cmpstr (info->uri, ==, peer_get ("WP_URL"));
  g_assert_cmpuint (info->sections->len, ==, 6);
  for (guint i = 0; i < info->sections->len; i++)
    found |= g_str_equal (((PengSection *) g_ptr_array_index (info->sections, i))->name, "优秀作文");
  g_assert_true (found);
  g_assert_true (info->can_schedule);
  g_assert_true (info->can_withdraw);
  g_assert_false (info->needs_review);
  peng_portal_info_free (info);
}

/* More categories than one answer holds. */
static void
test_many_sections (Fixture       *self,
                    gconstpointer  role)
{
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"name\":\"栏目%u\"}", i);
      g_autoptr(JsonNode) node = peer_ask ("ADMIN", "POST", "wp/v2/categories", body, NULL);
    }

  info = describe (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (info->sections->len, >=, 126);
  peng_portal_info_free (info);
}

static void
test_contributor (Fixture       *self,
                  gconstpointer  role)
{
  g_autoptr(GBytes) sent = format_at (self, "<p>投稿</p>", "本地资讯", "没有的标签", "", NULL);
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autoptr(JsonObject) post = get_post (self);
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info = describe (self, &error);

  g_assert_no_error (error);
  g_assert_true (info->needs_review);
  g_assert_false (info->can_schedule);
  g_assert_false (info->can_withdraw);
  peng_portal_info_free (info);

  g_assert_cmpstr (json_object_get_string_member (post, "status"), ==, "pending");
  assert_there (self, sent, one);
  g_assert_false (upload (self, add_picture (self), "", &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED);
}

static void
test_wrong_password (void)
{
  Fixture self = { 0 };
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *right = peer_dup_secret ("AUTHOR");
  g_autofree char *wrong = g_strconcat (right, "x", NULL);
  const char * const secrets[] = { wrong, "zuozhe:", ":", "nobody:word", NULL };
  guint n_before;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      set_up (&self, NULL);
      g_object_unref (self.portal);
      self.portal = peer_new_portal (peer_get ("WP_URL"), secrets[i]);
      n_before = peer_count_requests ("POST", "/wp-json/");
      sent = format (&self, "<p>一</p>");

      g_assert_null (describe (&self, &error));
      g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
      g_clear_error (&error);
      g_assert_null (put (&self, sent, NULL, &error));
      g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
      g_assert_false (peng_portal_error_get_failure (error)->unknown);
      g_clear_error (&error);
      g_assert_null (get (&self, &error));
      g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
      g_clear_error (&error);
      g_assert_cmpuint (peer_count_requests ("POST", "/wp-json/"), ==, n_before);
      g_clear_pointer (&sent, g_bytes_unref);
      tear_down (&self, NULL);
    }
}

/* As the profile page shows it, with blanks. */
static void
test_password_with_blanks (Fixture       *self,
                           gconstpointer  role)
{
  g_autofree char *right = peer_dup_secret ("AUTHOR");
  g_autoptr(GString) secret = g_string_new (right);
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info;

  g_string_insert (secret, secret->len - 4, " ");
  g_object_unref (self->portal);
  self->portal = peer_new_portal (peer_get ("WP_URL"), secret->str);
  info = describe (self, &error);
  g_assert_no_error (error);
  peng_portal_info_free (info);
}

static void
test_unknown_category (Fixture       *self,
                       gconstpointer  role)
{
  static const char * const sections[] = { "没有的栏目", "99999", "" };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr(GBytes) sent = format_at (self, "<p>一</p>", sections[i], "", "", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonArray) posts = NULL;

      g_assert_null (put (self, sent, NULL, &error));
      g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED);
      g_assert_false (peng_portal_error_get_failure (error)->unknown);
      posts = peer_list_posts (self->uuid);
      g_assert_cmpuint (json_array_get_length (posts), ==, 0);
    }
}

static void
test_category_by_number (Fixture       *self,
                         gconstpointer  role)
{
  g_autofree char *number = peer_dup_category ("优秀作文");
  g_autoptr(GBytes) sent = format_at (self, "<p>一</p>", number, "", "", NULL);
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);

  assert_there (self, sent, one);
}

static void
test_tags (Fixture       *self,
           gconstpointer  role)
{
  g_autofree char *tags = g_strdup_printf ("校园,A & B <c>,春%s", self->title);
  g_autofree char *other = g_strdup_printf ("校园,a & b <C>,春%s", self->title);
  g_autoptr(GBytes) sent = format_at (self, "<p>一</p>", "本地资讯", tags, "", NULL);
  g_autoptr(GBytes) next = format_at (self, "<p>一</p>", "本地资讯", other, "", NULL);
  g_autoptr(PengRemoteArticle) one = must_put (self, sent, NULL);
  g_autoptr(PengRemoteArticle) two = NULL;
  g_autoptr(JsonObject) post = get_post (self);
  guint n_made;

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (post, "tags")), ==, 3);
  assert_there (self, sent, one);

  /* They are there now; capital letters make no others. */
  n_made = peer_count_requests ("POST", "/wp-json/wp/v2/tags");
  two = must_put (self, next, one->etag);
  assert_there (self, next, two);
  g_assert_cmpuint (peer_count_requests ("POST", "/wp-json/wp/v2/tags"), ==, n_made);
}

static void
test_news (Fixture       *self,
           gconstpointer  role)
{
  g_autoptr(GBytes) sent = format_at (self, "<p>一</p>", "图书推荐", "", "", NULL);
  g_autoptr(PengRemoteArticle) remote = must_put (self, sent, NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) news = NULL;

  peng_portal_list_news_async (self->portal, "图书推荐", NULL, answer_cb, &answer);
  news = peng_portal_list_news_finish (self->portal, wait_for (&answer), NULL);
  g_assert_cmpuint (news->len, ==, 1);
  g_assert_cmpstr (((PengNews *) g_ptr_array_index (news, 0))->title, ==, self->title);
  g_assert_cmpstr (((PengNews *) g_ptr_array_index (news, 0))->uri, ==, remote->uri);
}

static void
test_no_theme (Fixture       *self,
               gconstpointer  role)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_portal_get_theme_async (self->portal, NULL, answer_cb, &answer);
  g_assert_null (peng_portal_get_theme_finish (self->portal, wait_for (&answer), &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
}

/* An address below which there is no WordPress of its own: its pages name the API all the same, or
 * it is not there. */
static void
test_addresses (Fixture       *self,
                gconstpointer  role)
{
  g_autofree char *secret = peer_dup_secret ("AUTHOR");
  g_autofree char *file = g_strconcat (peer_get ("WP_URL"), "/wp-includes/version.php", NULL);
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info;

  g_object_unref (self->portal);
  self->portal = peer_new_portal (peer_get ("WP_URL"), secret);
  info = describe (self, &error);
  g_assert_no_error (error);
  peng_portal_info_free (info);

  g_object_unref (self->portal);
  self->portal = peer_new_portal ("http://127.0.0.1:1", secret);
  g_assert_null (describe (self, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_OFFLINE);
}

static const TestCase tests[] = {
  { "describe", NULL, test_describe },
  { "contributor", "CONTRIBUTOR", test_contributor },
  { "password-with-blanks", NULL, test_password_with_blanks },
  { "unknown-category", NULL, test_unknown_category },
  { "category-by-number", NULL, test_category_by_number },
  { "tags", NULL, test_tags },
  { "news", NULL, test_news },
  { "no-theme", NULL, test_no_theme },
  { "addresses", NULL, test_addresses },
  { "many-sections", NULL, test_many_sections },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests ("wordpress-portal", tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/publish/wordpress-portal/wrong-password", test_wrong_password);

  return g_test_run ();
}
