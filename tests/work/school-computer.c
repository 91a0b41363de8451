/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "school-computer.h"

#include "store-fixture.h"
#include "wordpress-peer.h"

#include "core/peng-html-reader.h"
#include "store/peng-store-media.h"
#include "store/peng-store-sites.h"

#include <glib/gstdio.h>

#define SECONDS 60
#define WIDTH   640
#define HEIGHT  480

static const PengPublisherPace pace = { .first_ms = 4, .longest_ms = 30, .look_ms = 20 };

static void
connect_site (gint64               number,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  SchoolComputer *self = funcs_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *secret = peer_dup_secret ("AUTHOR");

  g_task_return_pointer (task, peer_new_portal (self->base, secret), g_object_unref);
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
start_up (SchoolComputer     *self,
          PengStoreCondition  expected)
{
  self->store = open_store (self->data_dir, expected);
  self->publisher = peng_publisher_new (self->store, &funcs, self, &pace);
}

SchoolComputer *
school_computer_new (void)
{
  return school_computer_new_at (peer_get ("WP_URL"));
}

SchoolComputer *
school_computer_new_at (const char *base)
{
  const PengSiteInfo info = { .name = (char *) "学校", .kind = (char *) "wordpress" };
  SchoolComputer *self = g_new0 (SchoolComputer, 1);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  self->base = g_strdup (base);
  self->data_dir = scratch_new ();
  start_up (self, PENG_STORE_FRESH);
  peng_store_save_site_async (self->store, &info, NULL, answer_cb, &answer);
  self->site = peng_store_save_site_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return self;
}

SchoolComputer *
school_computer_new_copy (SchoolComputer *other)
{
  SchoolComputer *self = g_new0 (SchoolComputer, 1);
  g_autofree char *from = g_build_filename (other->data_dir, ".", NULL);
  const char *argv[] = { "cp", "-a", from, NULL, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_clear_object (&other->publisher);
  close_store (other->store);
  self->base = g_strdup (other->base);
  self->data_dir = scratch_new ();
  self->site = other->site;
  argv[3] = self->data_dir;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  start_up (other, PENG_STORE_OK);
  start_up (self, PENG_STORE_OK);

  return self;
}

void
school_computer_free (SchoolComputer *self)
{
  g_object_unref (self->publisher);
  close_store (self->store);
  scratch_remove (self->data_dir);
  g_free (self->base);
  g_free (self);
}

/* On a ground as large as a photograph's, of which the site makes smaller ones too. */
static GBytes *
make_picture (guint number)
{
  g_autoptr(GBytes) small = peer_make_picture (number);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (small, &size);
  guint8 *large = g_memdup2 (bytes, size);

  large[6] = WIDTH & 0xff;
  large[7] = WIDTH >> 8;
  large[8] = HEIGHT & 0xff;
  large[9] = HEIGHT >> 8;

  return g_bytes_new_take (large, size);
}

static char *
add_picture (SchoolComputer *self)
{
  static guint number = 1000;
  g_autoptr(GBytes) original = make_picture (80000000 + number);
  g_autoptr(GBytes) web = make_picture (number++);
  g_autofree char *path = g_build_filename (self->data_dir, "web.gif", NULL);
  const PengMediaSource source = {
    .bytes = original, .web_path = path, .name = "照片.gif", .mime = "image/gif",
    .width = WIDTH, .height = HEIGHT, .web_mime = "image/gif", .web_width = WIDTH, .web_height = HEIGHT,
  };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (web, NULL), g_bytes_get_size (web),
                                      NULL));
  peng_store_add_media_async (self->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_remove (path);

  return g_strdup (media->sha);
}

PengArticle *
school_computer_write (SchoolComputer *self,
                       const char     *uuid,
                       const char     *title,
                       guint           n_pictures)
{
  const char *fields[PENG_N_FIELDS] = {
    title, "", "摘要", "徐州市第一中学", "张玮", "李明", "", "校园", "", "2026-09-01",
  };
  g_autoptr(GString) html = g_string_new (NULL);
  g_autoptr(GPtrArray) blocks = NULL;

  g_string_printf (html, "<p>%s的正文，<strong>同学们</strong>好，5 &lt; 6 &amp; 7 &gt; 3。</p>"
                         "<h2>成绩</h2><ul><li>一等奖</li><li>二等奖</li></ul>"
                         "<blockquote><p>“健康第一。”</p></blockquote>"
                         "<figure class=\"table\"><table><tr><th>班级</th><th>分数</th></tr>"
                         "<tr><td>初一（2）班</td><td>98</td></tr></table></figure>", title);
  for (guint i = 0; i < n_pictures; i++)
    {
      g_autofree char *sha = add_picture (self);

      g_string_append_printf (html, "<figure class=\"image\"><img src=\"media:%s\" alt=\"操场\">"
                                    "<figcaption>第%u张</figcaption></figure>", sha, i + 1);
    }
  blocks = peng_html_read (html->str, html->len, NULL);

  return peng_article_new (uuid, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

PengPublishing *
school_computer_publish (SchoolComputer *self,
                         PengArticle    *article)
{
  return school_computer_publish_from (self, article, 0);
}

PengPublishing *
school_computer_publish_from (SchoolComputer *self,
                              PengArticle    *article,
                              gint64          due)
{
  const PengPublishPlan plan = { PENG_STANDING_PUBLIC, due };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_publish_as_async (self->publisher, article, 1, self->site,
                                   PENG_SITE_KIND_WORDPRESS, "本地资讯", &plan, NULL, answer_cb,
                                   &answer);
  row = peng_publisher_publish_finish (self->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);

  return row;
}

PengPublishing *
school_computer_withdraw (SchoolComputer *self,
                          const char     *uuid)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_withdraw_async (self->publisher, uuid, self->site, NULL, answer_cb, &answer);
  row = peng_publisher_withdraw_finish (self->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);

  return row;
}

void
school_computer_wait (PengPublishing  *row,
                      PengOutboxState  state)
{
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (peng_publishing_get_state (row) != state)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
      if (PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (row)) || g_get_monotonic_time () > end)
        g_assert_cmpstr (peng_publishing_state_get_name (peng_publishing_get_state (row)), ==,
                         peng_publishing_state_get_name (state));
    }
}
