/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "wordpress-peer.h"

#include "core/peng-html-reader.h"
#include "core/peng-merge.h"
#include "store/peng-store-media.h"
#include "store/peng-store-sites.h"
#include "work/peng-remote-list.h"
#include "work/peng-take-in.h"
#include "work/peng-versions.h"

#include <string.h>

/* A post that was written in a real WordPress, with a picture of its library and blocks of its own,
 * is opened here and published again: it is the same post, at the same address. */

#define SECONDS 60

static char *data_dir;
static PengStore *store;
static gint64 site;
static PengPublisher *publisher;
static PengPhotoPool *pool;
static PengImporter *importer;
static GPtrArray *sections;

static const PengPublisherPace pace = { .first_ms = 4, .longest_ms = 30, .look_ms = 20 };

static void
connect_site (gint64               number,
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

static void
open_all (void)
{
  const PengSiteInfo info = { .name = (char *) "学校", .kind = (char *) "wordpress" };
  g_autoptr(GAsyncResult) answer = NULL;

  data_dir = scratch_new ();
  store = open_store (data_dir, PENG_STORE_FRESH);
  peng_store_save_site_async (store, &info, NULL, answer_cb, &answer);
  site = peng_store_save_site_finish (store, wait_for (&answer), NULL);
  g_assert_cmpint (site, >, 0);
  publisher = peng_publisher_new (store, &funcs, NULL, &pace);
  pool = peng_photo_pool_new ();
  importer = peng_importer_new (store, pool);
  sections = g_ptr_array_new ();
}

static void
close_all (void)
{
  g_clear_object (&publisher);
  g_assert_finalize_object (importer);
  g_assert_finalize_object (pool);
  g_ptr_array_unref (sections);
  close_store (store);
  scratch_remove (data_dir);
}

/* Uploads a photograph under a name that is not ours. Gives its number. */
static gint64
add_picture_there (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), "noisy.png", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *data = NULL;
  g_autofree char *sha = NULL;
  g_autofree char *query = NULL;
  g_autofree char *route = NULL;
  g_autoptr(PengPortal) portal = peer_new_portal_as ("AUTHOR");
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(JsonNode) found = NULL;
  g_autoptr(JsonNode) renamed = NULL;
  PengUpload upload = { .content_type = "image/png", .file = file };
  gsize size;
  gint64 id;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  sha = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
  upload.sha256 = sha;
  upload.size = size;
  peng_portal_put_media_async (portal, &upload, NULL, answer_cb, &answer);
  g_assert_true (peng_portal_put_media_finish (portal, wait_for (&answer), NULL));

  query = g_strdup_printf ("wp/v2/media?context=edit&slug=peng-%s", sha);
  found = peer_ask ("AUTHOR", "GET", query, NULL, NULL);
  id = json_object_get_int_member (json_array_get_object_element (json_node_get_array (found), 0),
                                   "id");
  route = g_strdup_printf ("wp/v2/media/%" G_GINT64_FORMAT, id);
  renamed = peer_ask ("AUTHOR", "POST", route, "{\"slug\":\"zhaopian\"}", NULL);
  g_clear_object (&answer);

  return id;
}

static JsonObject *
write_there (const char *title,
             const char *content,
             gint64      featured)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *body = NULL;
  g_autofree char *category = peer_dup_category ("优秀作文");
  g_autoptr(JsonNode) node = NULL;
  JsonArray *categories = json_array_new ();
  guint status;

  json_array_add_int_element (categories, g_ascii_strtoll (category, NULL, 10));
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "content", content);
  json_object_set_string_member (object, "status", "publish");
  json_object_set_array_member (object, "categories", categories);
  if (featured != 0)
    json_object_set_int_member (object, "featured_media", featured);
  root = json_node_init_object (json_node_alloc (), object);
  body = json_to_string (root, FALSE);
  node = peer_ask ("AUTHOR", "POST", "wp/v2/posts", body, &status);
  g_assert_cmpuint (status, ==, 201);

  return json_object_ref (json_node_get_object (node));
}

/* The one article of that title in the list. */
static PengRemoteLine *
find_listed (const char *title)
{
  g_autoptr(PengRemoteList) list = peng_remote_list_new (publisher);

  peng_remote_list_ask (list, site, sections, title);
  while (peng_remote_list_is_asking (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (peng_remote_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

/* Finds it in the list, and opens it. Gives its UUID. */
static char *
open_listed (const char  *title,
             PengTakenIn  expected)
{
  g_autoptr(PengRemoteLine) line = find_listed (title);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengTakenIn taken;
  guint n_unread;

  peng_take_in_async (publisher, importer, sections, site, peng_remote_line_get_uuid (line), NULL,
                      NULL, NULL, answer_cb, &answer);
  taken = peng_take_in_finish (wait_for (&answer), &n_unread, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken, ==, expected);
  g_assert_cmpuint (n_unread, ==, 0);

  return g_strdup (peng_remote_line_get_uuid (line));
}

static PengArticle *
with_title (PengArticle *article,
            const char  *title)
{
  const char *fields[PENG_N_FIELDS];
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);
  fields[PENG_FIELD_TITLE] = title;

  return peng_article_new (peng_article_get_uuid (article), fields, blocks, n_blocks);
}

static void
run_until (PengPublishing  *row,
           PengOutboxState  state)
{
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (peng_publishing_get_state (row) != state)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
      if (g_get_monotonic_time () > end)
        g_error ("row stays in state %s: %s",
                 peng_publishing_state_get_name (peng_publishing_get_state (row)),
                 peng_publishing_get_item (row)->reason);
    }
}

static PengPublishing *
publish (PengArticle     *article,
         PengOutboxState  state)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_publish_async (publisher, article, 2, site, PENG_SITE_KIND_WORDPRESS,
                                peng_article_get_field (article, PENG_FIELD_SECTION), NULL, answer_cb,
                                &answer);
  row = peng_publisher_publish_finish (publisher, wait_for (&answer), &error);
  g_assert_no_error (error);
  run_until (row, state);

  return row;
}

static guint
count_posts (const char *words)
{
  g_autoptr(JsonArray) posts = peer_list_posts (words);

  return json_array_get_length (posts);
}

static void
test_published_again (void)
{
  gint64 picture = add_picture_there ();
  g_autofree char *content = g_strdup_printf (
    "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">开幕</h2>\n<!-- /wp:heading -->\n\n"
    "<!-- wp:image {\"id\":%" G_GINT64_FORMAT ",\"sizeSlug\":\"large\"} -->\n"
    "<figure class=\"wp-block-image size-large\"><img src=\"%s/x-300x200.png\" alt=\"跑\""
    " class=\"wp-image-%" G_GINT64_FORMAT "\"/><figcaption class=\"wp-element-caption\">跑步"
    "</figcaption></figure>\n<!-- /wp:image -->\n\n"
    "<!-- wp:paragraph -->\n<p>写在<strong>后台</strong>的话。</p>\n<!-- /wp:paragraph -->",
    picture, peer_get ("WP_URL"), picture);
  g_autoptr(JsonObject) post = write_there ("后台写的运动会", content, picture);
  const char *link = json_object_get_string_member (post, "link");
  g_autofree char *uuid = NULL;
  g_autoptr(PengArticle) draft = NULL;
  g_autoptr(PengArticle) better = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autofree char *page = NULL;
  g_auto(GStrv) media = NULL;
  guint n_blocks, status;

  uuid = open_listed ("后台写的运动会", PENG_TAKEN_IN_NEW);
  draft = load_article (store, uuid, NULL);
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_TITLE), ==, "后台写的运动会");
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_SECTION), ==, "优秀作文");
  peng_article_get_blocks (draft, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 3);
  media = peng_article_dup_media (draft);
  g_assert_cmpuint (g_strv_length (media), ==, 1);
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_COVER), ==, media[0]);

  better = with_title (draft, "后台写的运动会（更正）");
  row = publish (better, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpint (peng_publishing_get_item (row)->verb, ==, PENG_OUTBOX_UPDATE);
  g_assert_cmpstr (peng_publishing_get_item (row)->url, ==, link);
  g_assert_cmpuint (count_posts ("后台写的运动会"), ==, 1);
  g_assert_cmpuint (count_posts (uuid), ==, 1);
  page = peer_read_page (link, &status);
  g_assert_cmpuint (status, ==, 200);
  g_assert_nonnull (strstr (page, "后台写的运动会（更正）"));
  g_assert_nonnull (strstr (page, "<strong>后台</strong>"));
  g_assert_nonnull (strstr (page, "跑步"));
}

/* Somebody has changed it there meanwhile. */
static void
test_conflict (void)
{
  g_autoptr(JsonObject) post = write_there ("后台写的通知", "第一段\n\n第二段", 0);
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT,
                                            json_object_get_int_member (post, "id"));
  g_autofree char *uuid = open_listed ("后台写的通知", PENG_TAKEN_IN_NEW);
  g_autoptr(PengArticle) draft = load_article (store, uuid, NULL);
  g_autoptr(PengArticle) mine = with_title (draft, "后台写的通知（我改的）");
  g_autoptr(JsonNode) changed = peer_ask ("EDITOR", "POST", route, "{\"content\":\"同事改的\"}", NULL);
  g_autoptr(PengPublishing) row = publish (mine, PENG_OUTBOX_CONFLICT);
  guint n_blocks;

  peng_article_get_blocks (draft, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 2);
  g_assert_cmpuint (count_posts ("后台写的通知"), ==, 1);
  g_assert_cmpuint (count_posts ("我改的"), ==, 0);
  g_assert_cmpuint (count_posts ("同事改的"), ==, 1);
}

static PengArticle *
write_here (const char *title)
{
  const char *html = "<p>全校师生一起跑步。</p><h2>成绩</h2><p>初一（2）班第一名。</p>";
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), NULL);
  g_autofree char *uuid = g_uuid_string_random ();
  const char *fields[PENG_N_FIELDS];
  PengArticle *article;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";
  fields[PENG_FIELD_TITLE] = title;
  fields[PENG_FIELD_SECTION] = "本地资讯";
  fields[PENG_FIELD_AUTHOR] = "张玮";
  fields[PENG_FIELD_EVENT_DATE] = "2026-11-28";
  article = peng_article_new (uuid, fields, (PengBlock * const *) blocks->pdata, blocks->len);
  g_assert_cmpuint (save_article (store, article, 0, NULL), >, 0);

  return article;
}

/* A person has looked at both, and wants what is here. */
static void
overwrite (PengPublishing *row)
{
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengArticle) theirs = NULL;
  g_autoptr(GError) error = NULL;

  peng_publisher_read_theirs_async (publisher, row, NULL, answer_cb, &read);
  theirs = peng_publisher_read_theirs_finish (publisher, wait_for (&read), &present, &error);
  g_assert_no_error (error);
  peng_publisher_overwrite_async (publisher, row, present->etag, NULL, answer_cb, &answer);
  g_assert_true (peng_publisher_overwrite_finish (publisher, wait_for (&answer), &error));
  run_until (row, PENG_OUTBOX_PUBLISHED);
}

/* A colleague changes a word in the browser, and deletes the block that its editor does not know. */
static void
change_without_marker (const char *words)
{
  g_autoptr(JsonArray) posts = peer_list_posts (words);
  JsonObject *post = json_array_get_object_element (posts, 0);
  g_autoptr(GString) content = g_string_new (
    json_object_get_string_member (json_object_get_object_member (post, "content"), "raw"));
  char *marker = strstr (content->str, "<!-- wp:pengcheng/marker");
  g_autoptr(JsonObject) body = json_object_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *json = NULL;
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT,
                                            json_object_get_int_member (post, "id"));
  g_autoptr(JsonNode) answer = NULL;
  guint status;

  g_assert_nonnull (marker);
  g_string_truncate (content, marker - content->str);
  g_assert_cmpuint (g_string_replace (content, "第一名", "第二名", 0), ==, 1);
  json_object_set_string_member (body, "content", content->str);
  json_node_set_object (node, body);
  json = json_to_string (node, FALSE);
  answer = peer_ask ("EDITOR", "POST", route, json, &status);
  g_assert_cmpuint (status, ==, 200);
}

static PengVersions *
load_versions (PengPublishing *row)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengVersions *versions;

  peng_versions_load_async (publisher, importer, sections, row, NULL, answer_cb, &answer);
  versions = peng_versions_load_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  return versions;
}

/* Nobody opens the list. What differs is the word alone: the fields that stood in the marker are not
 * taken for emptied. */
static void
test_marker_lost (void)
{
  g_autoptr(PengArticle) draft = write_here ("标记丢了");
  g_autoptr(PengArticle) mine = with_title (draft, "标记丢了（更正）");
  g_autoptr(PengPublishing) first = publish (draft, PENG_OUTBOX_PUBLISHED);
  g_autoptr(PengPublishing) second = NULL;
  g_autoptr(PengVersions) versions = NULL;
  g_autoptr(GArray) parts = NULL;
  guint n_theirs = 0;

  change_without_marker (peng_article_get_uuid (draft));
  second = publish (mine, PENG_OUTBOX_CONFLICT);
  versions = load_versions (second);
  g_assert_nonnull (versions->base);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_assert_cmpstr (peng_article_get_field (versions->theirs, i), ==,
                     peng_article_get_field (versions->base, i));

  parts = peng_merge_compare (versions->base, mine, versions->theirs);
  for (guint i = 0; i < parts->len; i++)
    {
      PengMergeKind kind = g_array_index (parts, PengMergePart, i).kind;

      g_assert_true (kind == PENG_MERGE_SAME || kind == PENG_MERGE_THEIRS);
      n_theirs += kind == PENG_MERGE_THEIRS;
    }
  g_assert_cmpuint (n_theirs, ==, 1);
  overwrite (second);
  g_assert_cmpuint (count_posts ("标记丢了"), ==, 1);
}

/* A colleague has deleted in the browser what tells whose article it is: it is opened as the draft
 * that it is, and there is one post of it still. */
static void
test_marker_deleted (void)
{
  g_autoptr(PengArticle) draft = write_here ("标记被删");
  g_autoptr(PengArticle) mine = with_title (draft, "标记被删（更正）");
  g_autoptr(PengPublishing) first = publish (draft, PENG_OUTBOX_PUBLISHED);
  g_autoptr(JsonArray) posts = peer_list_posts ("标记被删");
  g_autofree char *route = g_strdup_printf (
    "wp/v2/posts/%" G_GINT64_FORMAT,
    json_object_get_int_member (json_array_get_object_element (posts, 0), "id"));
  g_autoptr(JsonNode) changed = peer_ask ("EDITOR", "POST", route,
                                          "{\"content\":\"<p>同事改的</p>\"}", NULL);
  g_autofree char *uuid = NULL;
  g_autoptr(PengPublishing) second = NULL;
  g_autoptr(PengPublishing) third = NULL;

  g_assert_cmpuint (count_posts (peng_article_get_uuid (draft)), ==, 0);
  uuid = open_listed ("标记被删", PENG_TAKEN_IN_HERE);
  g_assert_cmpstr (uuid, ==, peng_article_get_uuid (draft));

  second = publish (mine, PENG_OUTBOX_CONFLICT);
  overwrite (second);
  g_assert_cmpstr (peng_publishing_get_item (second)->url, ==,
                   peng_publishing_get_item (first)->url);
  third = publish (draft, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpuint (count_posts ("标记被删"), ==, 1);
  g_free (uuid);
  uuid = open_listed ("标记被删", PENG_TAKEN_IN_HERE);
  g_assert_cmpstr (uuid, ==, peng_article_get_uuid (draft));
}

static void
delete_there (gint64 id)
{
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, id);
  guint status;
  g_autoptr(JsonNode) node = peer_ask ("EDITOR", "DELETE", route, NULL, &status);

  g_assert_cmpuint (status, ==, 200);
}

/* Somebody has thrown a post away there that was never here: published from here, it is back. */
static void
test_trashed (void)
{
  g_autoptr(JsonObject) post = write_there ("后台删掉的通知", "第一段\n\n第二段", 0);
  const char *link = json_object_get_string_member (post, "link");
  g_autoptr(PengRemoteLine) line = NULL;
  g_autofree char *uuid = NULL;
  g_autoptr(PengArticle) draft = NULL;
  g_autoptr(PengPublishing) row = NULL;
  guint status;

  delete_there (json_object_get_int_member (post, "id"));
  line = find_listed ("后台删掉的通知");
  g_assert_true (peng_remote_line_is_trashed (line));
  g_assert_null (peng_remote_line_get_uri (line));

  uuid = open_listed ("后台删掉的通知", PENG_TAKEN_IN_NEW);
  draft = load_article (store, uuid, NULL);
  row = publish (draft, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpstr (peng_publishing_get_item (row)->url, ==, link);
  g_free (peer_read_page (link, &status));
  g_assert_cmpuint (status, ==, 200);
  g_assert_cmpuint (count_posts ("后台删掉的通知"), ==, 1);
}

/* A copy that was thrown away stands for nothing. */
static void
test_copy_trashed (void)
{
  g_autoptr(PengArticle) draft = write_here ("抄了一份");
  g_autoptr(PengPublishing) row = publish (draft, PENG_OUTBOX_PUBLISHED);
  g_autoptr(JsonArray) posts = peer_list_posts ("抄了一份");
  JsonObject *post = json_array_get_object_element (posts, 0);
  const char *content =
    json_object_get_string_member (json_object_get_object_member (post, "content"), "raw");
  g_autoptr(JsonObject) copy = write_there ("抄了一份", content, 0);
  g_autoptr(PengRemoteLine) line = NULL;
  g_autofree char *uuid = NULL;

  /* The list is by the time of the last change, which counts seconds. */
  g_usleep (1.1 * G_USEC_PER_SEC);
  delete_there (json_object_get_int_member (copy, "id"));
  g_assert_cmpuint (count_posts (peng_article_get_uuid (draft)), ==, 2);
  line = find_listed ("抄了一份");
  g_assert_false (peng_remote_line_is_trashed (line));
  g_assert_true (peng_remote_line_is_public (line));
  uuid = open_listed ("抄了一份", PENG_TAKEN_IN_HERE);
  g_assert_cmpstr (uuid, ==, peng_article_get_uuid (draft));
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  open_all ();

  g_test_add_func ("/work/take-in-wordpress/published-again", test_published_again);
  g_test_add_func ("/work/take-in-wordpress/conflict", test_conflict);
  g_test_add_func ("/work/take-in-wordpress/marker-deleted", test_marker_deleted);
  g_test_add_func ("/work/take-in-wordpress/marker-lost", test_marker_lost);
  g_test_add_func ("/work/take-in-wordpress/trashed", test_trashed);
  g_test_add_func ("/work/take-in-wordpress/copy-trashed", test_copy_trashed);
  failed = g_test_run ();
  close_all ();

  return failed;
}
