/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-fixture.h"

#include "core/peng-html-reader.h"
#include "test-answer.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *
get_same (const char *media,
          gpointer    user_data)
{
  return media;
}

void
set_up (Fixture       *self,
        gconstpointer  role)
{
  self->portal = peer_new_portal_as (role != NULL ? role : "AUTHOR");
  self->uuid = g_uuid_string_random ();
  self->title = g_strdup_printf ("题%.8s", self->uuid);
  self->directory = g_dir_make_tmp ("pictures-XXXXXX", NULL);
  self->pictures = g_ptr_array_new_with_free_func (g_free);
}

void
tear_down (Fixture       *self,
           gconstpointer  role)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      g_autofree char *path = g_build_filename (self->directory,
                                                g_ptr_array_index (self->pictures, i), NULL);

      g_remove (path);
    }
  g_rmdir (self->directory);
  g_ptr_array_unref (self->pictures);
  g_free (self->directory);
  g_free (self->title);
  g_free (self->uuid);
  g_assert_finalize_object (self->portal);
}

/* A new picture on the disk. */
const char *
add_picture (Fixture *self)
{
  static guint number = 0;
  g_autoptr(GBytes) bytes = peer_make_picture (++number);
  char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = g_build_filename (self->directory, sha, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
  g_ptr_array_add (self->pictures, sha);

  return sha;
}

gboolean
upload (Fixture     *self,
        const char  *sha,
        const char  *alt,
        GError     **error)
{
  g_autofree char *path = g_build_filename (self->directory, sha, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *bytes = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  PengUpload source = { .sha256 = sha, .content_type = "image/gif", .file = file, .alt = alt };
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  source.size = size;
  peng_portal_put_media_async (self->portal, &source, NULL, answer_cb, &answer);

  return peng_portal_put_media_finish (self->portal, wait_for (&answer), error);
}

gboolean
has (Fixture    *self,
     const char *sha)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  gboolean present;

  peng_portal_has_media_async (self->portal, sha, NULL, answer_cb, &answer);
  peng_portal_has_media_finish (self->portal, wait_for (&answer), &present, &error);
  g_assert_no_error (error);

  return present;
}

GBytes *
format_at (Fixture                 *self,
           const char              *html,
           const char              *section,
           const char              *tags,
           const char              *cover,
           const PengWordpressPlan *plan)
{
  const char *fields[PENG_N_FIELDS] = {
    self->title, "", "5 < 6 & 摘要", "徐州一中", "张玮", "李明", "", tags, cover, "2026-09-01",
  };
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), NULL);
  g_autoptr(PengArticle) article = peng_article_new (self->uuid, fields,
                                                     (PengBlock * const *) blocks->pdata,
                                                     blocks->len);

  return peng_wordpress_format (article, section, plan, get_same, NULL);
}

GBytes *
format (Fixture    *self,
        const char *html)
{
  return format_at (self, html, "本地资讯", "", "", NULL);
}

PengRemoteArticle *
put (Fixture     *self,
     GBytes      *article,
     const char  *etag,
     GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_portal_put_article_async (self->portal, self->uuid, article, etag, NULL, answer_cb, &answer);

  return peng_portal_put_article_finish (self->portal, wait_for (&answer), error);
}

PengRemoteArticle *
must_put (Fixture    *self,
          GBytes     *article,
          const char *etag)
{
  g_autoptr(GError) error = NULL;
  PengRemoteArticle *remote = put (self, article, etag, &error);

  g_assert_no_error (error);

  return remote;
}

PengRemoteArticle *
get (Fixture  *self,
     GError  **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_portal_get_article_async (self->portal, self->uuid, NULL, NULL, answer_cb, &answer);

  return peng_portal_get_article_finish (self->portal, wait_for (&answer), error);
}

char *
withdraw (Fixture     *self,
          const char  *etag,
          GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;
  char *withdrawn = NULL;

  peng_portal_withdraw_async (self->portal, self->uuid, etag, NULL, answer_cb, &answer);
  peng_portal_withdraw_finish (self->portal, wait_for (&answer), &withdrawn, error);

  return withdrawn;
}

/* The one post that the site has of the article. */
JsonObject *
get_post (Fixture *self)
{
  g_autoptr(JsonArray) posts = peer_list_posts (self->uuid);

  g_assert_cmpuint (json_array_get_length (posts), ==, 1);

  return json_object_ref (json_array_get_object_element (posts, 0));
}

const char *
get_raw (JsonObject *post,
         const char *member)
{
  return json_object_get_string_member (json_object_get_object_member (post, member), "raw");
}

void
change_post (Fixture    *self,
             const char *role,
             const char *body)
{
  g_autoptr(JsonObject) post = get_post (self);
  g_autofree char *path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT,
                                           json_object_get_int_member (post, "id"));
  guint status;
  g_autoptr(JsonNode) node = peer_ask (role, "POST", path, body, &status);

  g_assert_cmpuint (status, ==, 200);
}

/* The site has exactly what was sent, and says so. */
void
assert_there (Fixture           *self,
              GBytes            *sent,
              PengRemoteArticle *put_remote)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengRemoteArticle) present = get (self, &error);

  g_assert_no_error (error);
  g_assert_true (peng_portal_is_same (self->portal, sent, present));
  g_assert_false (present->withdrawn);
  g_assert_cmpstr (present->etag, ==, put_remote->etag);
  g_assert_cmpstr (present->uri, ==, put_remote->uri);
}

PengPortalInfo *
describe (Fixture  *self,
          GError  **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_portal_describe_async (self->portal, NULL, answer_cb, &answer);

  return peng_portal_describe_finish (self->portal, wait_for (&answer), error);
}

void
add_tests (const char     *folder,
           const TestCase *tests,
           guint           n_tests)
{
  for (guint i = 0; i < n_tests; i++)
    {
      g_autofree char *path = g_strconcat ("/publish/", folder, "/", tests[i].name, NULL);

      g_test_add (path, Fixture, tests[i].role, set_up, tests[i].test, tear_down);
    }
}
