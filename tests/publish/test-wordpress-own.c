/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-fixture.h"

#include "publish/peng-media-name.h"
#include "publish/peng-problem.h"
#include "publish/peng-wordpress-foreign.h"
#include "test-answer.h"

#include <string.h>

/* One's posts at a real WordPress, and those among them that were written there. */

static PengListing *
list (Fixture     *self,
      const char  *words,
      guint        page)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengListing *listing;

  peng_portal_list_own_async (self->portal, words, page, NULL, answer_cb, &answer);
  listing = peng_portal_list_own_finish (self->portal, wait_for (&answer), &error);
  g_assert_no_error (error);

  return listing;
}

static const PengListed *
find (PengListing *listing,
      const char  *title)
{
  for (guint i = 0; i < listing->articles->len; i++)
    {
      const PengListed *listed = g_ptr_array_index (listing->articles, i);

      if (g_str_equal (listed->title, title))
        return listed;
    }

  g_error ("no article %s", title);
}

/* As a colleague does in the browser. Gives the number. */
static gint64
write_there (const char *role,
             const char *title,
             const char *content,
             const char *more)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *body = NULL;
  g_autoptr(JsonNode) node = NULL;
  guint status;

  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "content", content);
  root = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (root, FALSE);
  body = g_strdup_printf ("%.*s,%s}", (int) strlen (text) - 1, text, more);
  node = peer_ask (role, "POST", "wp/v2/posts", body, &status);
  g_assert_cmpuint (status, ==, 201);

  return json_object_get_int_member (json_node_get_object (node), "id");
}

static JsonObject *
ask_post (gint64      id,
          const char *method,
          const char *query,
          const char *body)
{
  g_autofree char *path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "%s", id, query);
  guint status;
  g_autoptr(JsonNode) node = peer_ask ("AUTHOR", method, path, body, &status);

  g_assert_cmpuint (status, ==, 200);

  return json_object_ref (json_node_get_object (node));
}

static GUri *
get_uri (void)
{
  return g_uri_parse (peer_get ("WP_URL"), G_URI_FLAGS_ENCODED, NULL);
}

/* The article is from now on that post. */
static void
name_after (Fixture *self,
            gint64   id)
{
  g_autoptr(GUri) uri = get_uri ();

  g_free (self->uuid);
  self->uuid = peng_wordpress_foreign_dup_uuid (uri, id);
}

static void
test_states (Fixture       *self,
             gconstpointer  role)
{
  g_autofree char *number = peer_dup_category ("优秀作文");
  g_autofree char *in_category = g_strdup_printf ("\"status\":\"publish\",\"categories\":[%s]",
                                                  number);
  g_autoptr(GBytes) sent = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) ours = must_put (self, sent, NULL);
  g_autofree char *title = NULL;
  g_autoptr(PengListing) listing = NULL;
  const struct { const char *title; const char *more; PengListedState state; } posts[] = {
    { "已发布 & <b>", in_category, PENG_LISTED_PUBLISHED },
    { "草稿", "\"status\":\"draft\"", PENG_LISTED_DRAFT },
    { "待审", "\"status\":\"pending\"", PENG_LISTED_PENDING },
    { "私密", "\"status\":\"private\"", PENG_LISTED_PRIVATE },
    { "定时", "\"status\":\"future\",\"date_gmt\":\"2037-01-01T00:00:00\"", PENG_LISTED_SCHEDULED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (posts[i].title, -1);

      write_there ("AUTHOR", escaped, "<p>二</p>", posts[i].more);
    }
  write_there ("EDITOR", "别人的", "<p>三</p>", "\"status\":\"publish\"");

  listing = list (self, "", 1);
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    g_assert_cmpint (find (listing, posts[i].title)->state, ==, posts[i].state);
  g_assert_cmpstr (find (listing, posts[0].title)->section, ==, "优秀作文");
  g_assert_cmpint (find (listing, "定时")->published, ==, 2114380800);
  g_assert_cmpstr (find (listing, self->title)->uuid, ==, self->uuid);
  g_assert_cmpint (find (listing, self->title)->state, ==, PENG_LISTED_PUBLISHED);
  g_assert_cmpint (find (listing, self->title)->views, ==, -1);
  g_assert_cmpstr (find (listing, self->title)->uri, ==, ours->uri);
  for (guint i = 0; i < listing->articles->len; i++)
    g_assert_cmpstr (((PengListed *) g_ptr_array_index (listing->articles, i))->title, !=, "别人的");

  g_free (withdraw (self, ours->etag, NULL));
  title = g_strdup (self->title);
  g_clear_pointer (&listing, peng_listing_free);
  listing = list (self, title, 1);
  g_assert_cmpuint (listing->articles->len, ==, 1);
  g_assert_cmpint (find (listing, title)->state, ==, PENG_LISTED_WITHDRAWN);
  peng_listing_free (g_steal_pointer (&listing));
  listing = list (self, "谁也没有写过的词", 1);
  g_assert_cmpuint (listing->articles->len, ==, 0);
  g_assert_false (listing->more);
}

static void
delete_there (gint64 id)
{
  g_autofree char *path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, id);
  guint status;
  g_autoptr(JsonNode) node = peer_ask ("EDITOR", "DELETE", path, NULL, &status);

  g_assert_cmpuint (status, ==, 200);
}

/* A colleague has thrown it away: it is in the list still, can be read, and comes out of the trash
 * when it is published again. */
static void
test_trashed (Fixture       *self,
              gconstpointer  role)
{
  g_autoptr(GBytes) sent = format (self, "<p>一</p>");
  g_autoptr(PengRemoteArticle) ours = must_put (self, sent, NULL);
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengRemoteArticle) back = NULL;
  g_autoptr(JsonArray) posts = peer_list_posts (self->title);
  g_autoptr(PengListing) listing = NULL;
  g_autoptr(GError) error = NULL;
  const PengListed *listed;

  delete_there (json_object_get_int_member (json_array_get_object_element (posts, 0), "id"));
  listing = list (self, self->title, 1);
  g_assert_cmpuint (listing->articles->len, ==, 1);
  listed = find (listing, self->title);
  g_assert_cmpint (listed->state, ==, PENG_LISTED_TRASHED);
  g_assert_cmpstr (listed->uuid, ==, self->uuid);
  g_assert_null (listed->uri);

  present = get (self, &error);
  g_assert_no_error (error);
  back = must_put (self, sent, present->etag);
  g_assert_cmpstr (back->uri, ==, ours->uri);
  g_clear_pointer (&listing, peng_listing_free);
  listing = list (self, self->title, 1);
  g_assert_cmpuint (listing->articles->len, ==, 1);
  g_assert_cmpint (find (listing, self->title)->state, ==, PENG_LISTED_PUBLISHED);
}

/* Also of one who may not publish, and what was written there. */
static void
test_trashed_of_contributor (Fixture       *self,
                             gconstpointer  role)
{
  gint64 id = write_there ("CONTRIBUTOR", self->title, "<p>一</p>", "\"status\":\"pending\"");
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengListing) listing = NULL;
  g_autoptr(GError) error = NULL;

  name_after (self, id);
  delete_there (id);
  listing = list (self, self->title, 1);
  g_assert_cmpuint (listing->articles->len, ==, 1);
  g_assert_cmpint (find (listing, self->title)->state, ==, PENG_LISTED_TRASHED);
  g_assert_cmpstr (find (listing, self->title)->uuid, ==, self->uuid);
  present = get (self, &error);
  g_assert_no_error (error);
  g_assert_true (present->withdrawn);
}

/* Page after page, each article once. */
static void
test_pages (Fixture       *self,
            gconstpointer  role)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean more = TRUE;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("分页%s-%02u", self->title, i);

      write_there ("AUTHOR", title, "<p>页</p>", "\"status\":\"draft\"");
    }

  for (guint page = 1; more; page++)
    {
      g_autofree char *words = g_strdup_printf ("分页%s", self->title);
      g_autoptr(PengListing) listing = list (self, words, page);

      g_assert_cmpuint (page, <=, 3);
      for (guint i = 0; i < listing->articles->len; i++)
        {
          const PengListed *listed = g_ptr_array_index (listing->articles, i);

          g_assert_true (g_hash_table_add (seen, g_strdup (listed->title)));
        }
      more = listing->more;
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 40);
}

/* A picture that was uploaded there. Gives its number, and the block that shows it. */
static gint64
add_there (Fixture *self,
           char   **block)
{
  const char *sha = add_picture (self);
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *route = NULL;
  guint status;
  JsonArray *items;
  gint64 id;

  /* Under another name than ours it is nobody's from here. */
  g_assert_true (upload (self, sha, "", NULL));
  route = g_strdup_printf ("wp/v2/media?context=edit&slug=peng-%s", sha);
  node = peer_ask ("AUTHOR", "GET", route, NULL, &status);
  items = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  id = json_object_get_int_member (json_array_get_object_element (items, 0), "id");
  g_free (route);
  route = g_strdup_printf ("wp/v2/media/%" G_GINT64_FORMAT, id);
  g_clear_pointer (&node, json_node_unref);
  node = peer_ask ("AUTHOR", "POST", route, "{\"slug\":\"zhaopian\"}", &status);
  g_assert_cmpuint (status, ==, 200);
  g_object_unref (self->portal);
  self->portal = peer_new_portal_as ("AUTHOR");
  *block = g_strdup_printf ("<!-- wp:image {\"id\":%" G_GINT64_FORMAT "} -->\n"
                            "<figure class=\"wp-block-image size-large\"><img src=\"%s/x-300x200.gif\""
                            " alt=\"跑\" class=\"wp-image-%" G_GINT64_FORMAT "\"/>"
                            "<figcaption class=\"wp-element-caption\">跑步</figcaption></figure>\n"
                            "<!-- /wp:image -->", id, peer_get ("WP_URL"), id);

  return id;
}

/* Written there with blocks and a picture, read here, changed from here: it is one post all the time,
 * and from then on it is known by our marker. */
static void
test_foreign (Fixture       *self,
              gconstpointer  role)
{
  g_autofree char *block = NULL;
  gint64 picture = add_there (self, &block);
  g_autofree char *content = g_strconcat ("<!-- wp:paragraph -->\n<p>写在<strong>后台</strong></p>\n"
                                          "<!-- /wp:paragraph -->\n\n", block, NULL);
  g_autofree char *more = g_strdup_printf ("\"status\":\"publish\",\"featured_media\":%"
                                           G_GINT64_FORMAT, picture);
  gint64 id = write_there ("AUTHOR", self->title, content, more);
  g_autofree char *alias = peng_media_alias_new (picture);
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengRemoteArticle) after = NULL;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(JsonArray) posts = NULL;
  g_autoptr(PengListing) listing = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) media = NULL;
  g_autofree char *sha = NULL;

  listing = list (self, self->title, 1);
  name_after (self, id);
  g_assert_cmpstr (find (listing, self->title)->uuid, ==, self->uuid);

  present = get (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (present->n_unread, ==, 0);
  g_assert_false (present->withdrawn);
  article = peng_portal_read (self->portal, present, self->uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, self->title);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_COVER), ==, alias);
  media = peng_article_dup_media (article);
  g_assert_cmpuint (g_strv_length (media), ==, 1);
  g_assert_cmpstr (media[0], ==, alias);

  peng_portal_get_media_async (self->portal, alias, 100000, NULL, answer_cb, &answer);
  bytes = peng_portal_get_media_finish (self->portal, wait_for (&answer), &error);
  g_assert_no_error (error);
  sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_assert_cmpstr (sha, ==, g_ptr_array_index (self->pictures, self->pictures->len - 1));

  sent = format (self, "<p>从这里改</p>");
  after = must_put (self, sent, present->etag);
  assert_there (self, sent, after);
  posts = peer_list_posts (self->title);
  g_assert_cmpuint (json_array_get_length (posts), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (posts, 0), "id"), ==, id);

  g_clear_pointer (&listing, peng_listing_free);
  listing = list (self, self->title, 1);
  g_assert_cmpuint (listing->articles->len, ==, 1);
  g_assert_cmpstr (find (listing, self->title)->uuid, ==, self->uuid);
}

/* Changed there since it was read: nothing is overwritten, and no second one is made. */
static void
test_foreign_conflict (Fixture       *self,
                       gconstpointer  role)
{
  gint64 id = write_there ("AUTHOR", self->title, "一\n\n二", "\"status\":\"publish\"");
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(JsonObject) changed = NULL;
  g_autoptr(JsonObject) after = NULL;
  g_autoptr(JsonArray) posts = NULL;
  g_autoptr(GError) error = NULL;

  name_after (self, id);
  present = get (self, &error);
  g_assert_no_error (error);
  sent = format (self, "<p>我的</p>");
  changed = ask_post (id, "POST", "", "{\"content\":\"同事的\"}");

  g_assert_null (put (self, sent, present->etag, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (put (self, sent, NULL, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_CONFLICT);
  after = ask_post (id, "GET", "?context=edit", NULL);
  g_assert_cmpstr (get_raw (after, "content"), ==, "同事的");
  posts = peer_list_posts (self->title);
  g_assert_cmpuint (json_array_get_length (posts), ==, 1);
}

/* Paragraphs without blocks; withdrawn from here, and deleted there. */
static void
test_foreign_life (Fixture       *self,
                   gconstpointer  role)
{
  gint64 id = write_there ("AUTHOR", self->title, "第一段\n\n第二段<iframe></iframe>",
                           "\"status\":\"publish\"");
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengRemoteArticle) withdrawn = NULL;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(JsonObject) post = NULL;
  g_autofree char *etag = NULL;
  g_autoptr(GError) error = NULL;
  guint n_blocks;

  name_after (self, id);
  present = get (self, &error);
  g_assert_no_error (error);
  article = peng_portal_read (self->portal, present, self->uuid, NULL);
  peng_article_get_blocks (article, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 2);

  etag = withdraw (self, present->etag, &error);
  g_assert_no_error (error);
  post = ask_post (id, "GET", "?context=edit", NULL);
  g_assert_cmpstr (json_object_get_string_member (post, "status"), ==, "draft");
  withdrawn = get (self, &error);
  g_assert_no_error (error);
  g_assert_true (withdrawn->withdrawn);
  g_assert_cmpstr (withdrawn->etag, ==, etag);

  json_object_unref (ask_post (id, "DELETE", "?force=true", NULL));
  g_assert_null (get (self, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
}

/* The number of a post means nothing at another site. */
static void
test_other_site (Fixture       *self,
                 gconstpointer  role)
{
  gint64 id = write_there ("AUTHOR", self->title, "一", "\"status\":\"publish\"");
  g_autoptr(GUri) elsewhere = g_uri_parse ("https://elsewhere.example/", G_URI_FLAGS_ENCODED, NULL);
  g_autoptr(GError) error = NULL;

  g_free (self->uuid);
  self->uuid = peng_wordpress_foreign_dup_uuid (elsewhere, id);
  g_assert_null (get (self, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
}

static void
test_wrong_password (void)
{
  Fixture self = { 0 };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&self, NULL);
  g_object_unref (self.portal);
  self.portal = peer_new_portal (peer_get ("WP_URL"), "zuozhe:wrong");
  peng_portal_list_own_async (self.portal, "", 1, NULL, answer_cb, &answer);
  g_assert_null (peng_portal_list_own_finish (self.portal, wait_for (&answer), &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
  g_clear_object (&answer);
  tear_down (&self, NULL);
}

static const TestCase tests[] = {
  { "states", NULL, test_states },
  { "trashed", NULL, test_trashed },
  { "trashed-of-contributor", "CONTRIBUTOR", test_trashed_of_contributor },
  { "pages", NULL, test_pages },
  { "foreign", NULL, test_foreign },
  { "foreign-conflict", NULL, test_foreign_conflict },
  { "foreign-life", NULL, test_foreign_life },
  { "other-site", NULL, test_other_site },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests ("wordpress-own", tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/publish/wordpress-own/wrong-password", test_wrong_password);

  return g_test_run ();
}
