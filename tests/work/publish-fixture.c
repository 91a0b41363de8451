/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include "core/peng-html-reader.h"
#include "publish/peng-pengcheng-format.h"
#include "publish/peng-pengcheng-portal.h"
#include "publish/peng-problem.h"
#include "store/peng-store-media.h"
#include "store/peng-store-sites.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#define SECONDS     20
#define RANDOM_SIZE (512 * 1024)

const PengPublisherPace publish_fixture_pace = { .first_ms = 4, .longest_ms = 30, .look_ms = 20 };

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  PublishFixture *self = funcs_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u", fault_proxy_get_port (self->proxy));
  g_autoptr(PengSite) at = peng_site_new ("1", "本机预览站", PENG_SITE_KIND_PENGCHENG, uri, NULL);
  const char *token = self->token != NULL ? self->token
                                          : peng_portal_server_get_token (self->portal);

  g_assert_cmpint (site, ==, self->site);
  g_task_return_pointer (task, peng_pengcheng_portal_new (at, token, self->idle_ms),
                         g_object_unref);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const PengPublisherFuncs publish_fixture_funcs = { connect_site, connect_site_finish, NULL };

static void
start_portal (PublishFixture *self)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = NULL;

  self->portal = peng_portal_server_new (self->portal_dir);
  peng_portal_server_set_address (self->portal, NULL, 0, FALSE);
  peng_portal_server_start_async (self->portal, NULL, answer_cb, &answer);
  peng_portal_server_start_finish (self->portal, wait_for (&answer), &error);
  g_assert_no_error (error);

  uri = g_uri_parse (peng_portal_server_get_uri (self->portal), SOUP_HTTP_URI_FLAGS, NULL);
  self->proxy = fault_proxy_new (g_uri_get_port (uri));
}

static void
stop_portal (PublishFixture *self)
{
  g_autoptr(GAsyncResult) answer = NULL;

  fault_proxy_free (self->proxy);
  peng_portal_server_stop_async (self->portal, answer_cb, &answer);
  peng_portal_server_stop_finish (self->portal, wait_for (&answer), NULL);

  /* A call that was broken off may hold it a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (self->portal), (gpointer *) &self->portal);
  g_clear_object (&answer);
  g_object_unref (self->portal);
  while (self->portal != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_site (PublishFixture *self)
{
  const PengSiteInfo info = {
    .name = (char *) "本机预览站", .kind = (char *) "pengcheng", .base_url = (char *) "",
    .section = (char *) "", .source = (char *) "",
  };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_save_site_async (self->store, &info, NULL, answer_cb, &answer);
  self->site = peng_store_save_site_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);
}

void
publish_fixture_open (PublishFixture *self)
{
  self->store = open_store (self->data_dir, self->site == 0 ? PENG_STORE_FRESH : PENG_STORE_OK);
  if (self->site == 0)
    add_site (self);

  self->publisher = peng_publisher_new (self->store, &publish_fixture_funcs, self,
                                        &publish_fixture_pace);
}

void
publish_fixture_close (PublishFixture *self)
{
  g_clear_object (&self->publisher);
  close_store (self->store);
  self->store = NULL;
}

void
publish_fixture_lose_portal (PublishFixture *self)
{
  stop_portal (self);
  scratch_remove (self->portal_dir);
  self->portal_dir = scratch_new ();
  start_portal (self);
}

void
publish_fixture_set_up (PublishFixture *self)
{
  if (self->idle_ms == 0)
    self->idle_ms = 20000;
  self->site = 0;
  self->portal_dir = scratch_new ();
  self->data_dir = scratch_new ();
  start_portal (self);
  publish_fixture_open (self);
}

void
publish_fixture_tear_down (PublishFixture *self)
{
  if (self->store != NULL)
    publish_fixture_close (self);

  stop_portal (self);
  g_clear_pointer (&self->portal_dir, scratch_remove);
  g_clear_pointer (&self->data_dir, scratch_remove);
}

/* Enough of a PNG to be measured, and with a tail that makes it another one for each number. */
static GBytes *
make_png (guint       number,
          gsize       size,
          const char *text)
{
  static const guint8 head[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0,
  };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (number);

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
  while (bytes->len < MIN (size, RANDOM_SIZE))
    {
      guint32 word = g_rand_int (rand);

      g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
    }

  if (bytes->len < size)
    g_byte_array_set_size (bytes, size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static char *
add_photo (PublishFixture *self,
           guint           number,
           gsize           size)
{
  g_autoptr(GBytes) original = make_png (number, size, "GPS 34.26 117.18");
  g_autoptr(GBytes) web = make_png (number, size, "web");
  g_autofree char *path = g_build_filename (self->data_dir, "web.png", NULL);
  const PengMediaSource source = {
    .bytes = original, .web_path = path, .name = "照片.png", .mime = "image/png",
    .width = 40, .height = 30, .web_mime = "image/png", .web_width = 40, .web_height = 30,
  };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (web, NULL), g_bytes_get_size (web), &error);
  g_assert_no_error (error);
  peng_store_add_media_async (self->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_remove (path);

  return g_strdup (media->sha);
}

PengArticle *
publish_fixture_new_article (PublishFixture *self,
                             const char     *title,
                             guint           n_photos,
                             gsize           photo_size)
{
  static guint number = 0;
  const char *fields[PENG_N_FIELDS] = {
    title, "", "摘要", "徐州市第一中学", "张玮", "李明", "", "校园", "", "2026-09-01",
  };
  g_autoptr(GString) html = g_string_new (NULL);
  g_autoptr(GPtrArray) blocks = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  g_string_printf (html, "<p>%s的正文，<strong>同学们</strong>好。</p>", title);
  for (guint i = 0; i < n_photos; i++)
    {
      g_autofree char *sha = add_photo (self, ++number, photo_size);

      g_string_append_printf (html, "<figure class=\"image\"><img src=\"media:%s\" alt=\"操场\" "
                                    "width=\"40\" height=\"30\"><figcaption>第%u张"
                                    "</figcaption></figure><p>之后。</p>", sha, i + 1);
    }

  blocks = peng_html_read (html->str, html->len, NULL);

  return peng_article_new (uuid, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

PengArticle *
publish_fixture_with_title (PengArticle *article,
                            const char  *title)
{
  const char *fields[PENG_N_FIELDS];
  PengBlock * const *blocks;
  guint n_blocks;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);
  fields[PENG_FIELD_TITLE] = title;
  blocks = peng_article_get_blocks (article, &n_blocks);

  return peng_article_new (peng_article_get_uuid (article), fields, blocks, n_blocks);
}

PengPublishing *
publish_fixture_publish (PublishFixture *self,
                         PengArticle    *article)
{
  return publish_fixture_schedule (self, article, 0);
}

PengPublishing *
publish_fixture_schedule (PublishFixture *self,
                          PengArticle    *article,
                          gint64          due)
{
  const PengPublishPlan plan = { PENG_STANDING_PUBLIC, due };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_publish_as_async (self->publisher, article, 1, self->site, PENG_SITE_KIND_PENGCHENG,
                                   "bendizixun", &plan, NULL, answer_cb, &answer);
  row = peng_publisher_publish_finish (self->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);

  return row;
}

/* The sites keep whole seconds. */
gint64
publish_fixture_in_an_hour (void)
{
  return (g_get_real_time () / G_USEC_PER_SEC + 3600) * G_USEC_PER_SEC;
}

PengPublishing *
publish_fixture_withdraw (PublishFixture *self,
                          PengArticle    *article)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_withdraw_async (self->publisher, peng_article_get_uuid (article), self->site,
                                 NULL, answer_cb, &answer);
  row = peng_publisher_withdraw_finish (self->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);

  return row;
}

static void
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

void
publish_fixture_run_until (PengPublishing  *row,
                           PengOutboxState  state)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_once (SECONDS * 1000, set_true_cb, &late);

  while (peng_publishing_get_state (row) != state &&
         !PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (row)) && !late)
    g_main_context_iteration (NULL, TRUE);

  if (peng_publishing_get_state (row) != state)
    g_error ("row stays in state %s: %s",
             peng_publishing_state_get_name (peng_publishing_get_state (row)),
             peng_publishing_get_item (row)->reason);
  g_source_remove (id);
}

void
publish_fixture_run_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add_once (ms, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

GBytes *
publish_fixture_ask (PublishFixture *self,
                     const char     *method,
                     const char     *path,
                     const char     *if_match,
                     GBytes         *body,
                     guint          *status)
{
  g_autoptr(SoupSession) session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  g_autofree char *uri = g_strconcat (peng_portal_server_get_uri (self->portal), path + 1, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", peng_portal_server_get_token (self->portal),
                                         NULL);
  g_autoptr(SoupMessage) message = soup_message_new (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *reply;

  soup_message_headers_append (headers, "Authorization", bearer);
  if (if_match != NULL)
    soup_message_headers_append (headers, g_str_equal (if_match, "*") ? "If-None-Match" : "If-Match",
                                 if_match);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", body);

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, answer_cb, &answer);
  reply = soup_session_send_and_read_finish (session, wait_for (&answer), &error);
  g_assert_no_error (error);
  if (status != NULL)
    *status = soup_message_get_status (message);

  return reply;
}

guint
publish_fixture_count (PublishFixture *self,
                       const char     *title)
{
  g_autofree char *escaped = g_uri_escape_string (title, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/api/v1/articles?q=", escaped, NULL);
  g_autoptr(GBytes) reply = publish_fixture_ask (self, "GET", path, NULL, NULL, NULL);
  g_autoptr(JsonObject) json = peng_json_parse (reply, NULL);

  g_assert_nonnull (json);

  return peng_json_get_int (json, "total");
}

static GBytes *
get_article (PublishFixture       *self,
             const PengOutboxItem *item)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", item->remote_id, NULL);
  guint status;
  GBytes *reply = publish_fixture_ask (self, "GET", path, NULL, NULL, &status);

  if (status != 200)
    g_clear_pointer (&reply, g_bytes_unref);

  return reply;
}

static gboolean
has_state (GBytes     *article,
           const char *state)
{
  g_autoptr(JsonObject) json = peng_json_parse (article, NULL);

  return g_strcmp0 (peng_json_get_string (json, "state"), state) == 0;
}

/* Word by word, so that a comparison of the product's own that takes anything blinds no test. */
static gboolean
has_same_words (GBytes *sent,
                GBytes *present)
{
  static const char * const members[] = { "title", "summary", "html" };
  g_autoptr(JsonObject) a = peng_json_parse (sent, NULL);
  g_autoptr(JsonObject) b = peng_json_parse (present, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *word = peng_json_get_string (a, members[i]);

      g_assert_nonnull (word);
      if (g_strcmp0 (word, peng_json_get_string (b, members[i])) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Readers get neither page nor pictures yet. */
static gboolean
is_to_come (const PengOutboxItem *item)
{
  return item->due > g_get_real_time ();
}

gboolean
publish_fixture_is_there (PublishFixture       *self,
                          const PengOutboxItem *item)
{
  g_autoptr(GBytes) present = get_article (self, item);
  g_autoptr(PengOutboxItem) stored = publish_fixture_read (self, item->id);

  return present != NULL && has_state (present, is_to_come (item) ? "scheduled" : "published") &&
         has_same_words (stored->content, present) &&
         peng_pengcheng_is_same (stored->content, present);
}

gboolean
publish_fixture_is_withdrawn (PublishFixture       *self,
                              const PengOutboxItem *item)
{
  g_autoptr(GBytes) present = get_article (self, item);

  return present != NULL && has_state (present, "withdrawn");
}

/* The bytes that readers get for a picture of the article. */
static void
assert_picture (PublishFixture        *self,
                const PengOutboxMedia *media)
{
  g_autofree char *path = g_strconcat ("/media/", media->web_sha, ".png", NULL);
  guint status;
  g_autoptr(GBytes) bytes = publish_fixture_ask (self, "GET", path, NULL, NULL, &status);
  g_autofree char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_cmpuint (status, ==, 200);
  g_assert_cmpstr (sha, ==, media->web_sha);
}

/* The version and the page that the row names are those that the portal has. */
static void
assert_knows_it (PublishFixture       *self,
                 const PengOutboxItem *item)
{
  g_autoptr(GBytes) present = get_article (self, item);
  g_autoptr(JsonObject) json = peng_json_parse (present, NULL);

  g_assert_cmpstr (item->etag, ==, peng_json_get_string (json, "etag"));
  g_assert_cmpstr (item->url, ==, peng_json_get_string (json, "url"));
}

void
publish_fixture_assert_there (PublishFixture       *self,
                              const PengOutboxItem *item,
                              const char           *title)
{
  g_assert_true (publish_fixture_is_there (self, item));
  assert_knows_it (self, item);
  g_assert_cmpuint (publish_fixture_count (self, title), ==, 1);
  for (guint i = 0; !is_to_come (item) && i < item->media->len; i++)
    assert_picture (self, g_ptr_array_index (item->media, i));
}

PengOutboxItem *
publish_fixture_read (PublishFixture *self,
                      gint64          id)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengOutboxItem *item;

  peng_store_get_outbox_async (self->store, id, NULL, answer_cb, &answer);
  item = peng_store_get_outbox_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return item;
}
