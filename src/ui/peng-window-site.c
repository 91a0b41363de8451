/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-qr-texture.h"
#include "work/peng-media-load.h"

/* What the preview shows of the site: its page, the news in its panels, and the code that leads to
 * the article's own page where it has one. */

/* Of a video, a sound and any other file what leaves the computer is the file as it came. */
static char *
dup_path (PengStore  *store,
          const char *media)
{
  g_autofree char *path = peng_store_dup_media_path (store, media, PENG_MEDIA_WEB);

  return g_file_test (path, G_FILE_TEST_EXISTS)
           ? g_steal_pointer (&path)
           : peng_store_dup_media_path (store, media, PENG_MEDIA_ORIGINAL);
}

static void
load_media (gpointer             user_data,
            const char          *media,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             callback_data)
{
  g_autofree char *path = dup_path (user_data, media);

  peng_media_load_async (path, cancellable, callback, callback_data);
}

static GBytes *
load_media_finish (gpointer       user_data,
                   GAsyncResult  *result,
                   char         **content_type,
                   GError       **error)
{
  return peng_media_load_finish (result, content_type, error);
}

static const PengPreviewFuncs preview_funcs = { load_media, load_media_finish };

/**
 * peng_window_create_preview:
 * @self: a window with a desk
 *
 * Returns: (transfer floating): the preview, which keeps what it takes pictures from
 */
GtkWidget *
peng_window_create_preview (PengWindow *self)
{
  return peng_preview_new (&preview_funcs, g_object_ref (peng_desk_get_store (self->desk)),
                           g_object_unref);
}

static void
show_code (PengWindow *self)
{
  const char *uri = self->page_uri;
  g_autoptr(GdkTexture) code = NULL;

  if (uri == NULL)
    uri = peng_site_facts_get_uri (peng_desk_get_facts (self->desk));
  if (uri == NULL)
    uri = peng_desk_get_site_name (self->desk);

  code = peng_qr_texture_new (uri);
  if (code != NULL)
    peng_preview_set_code (self->preview, code, self->page_uri == NULL);
}

/**
 * peng_window_show_site:
 * @self: a window
 *
 * Shows what the site has said of itself by now.
 */
void
peng_window_show_site (PengWindow *self)
{
  PengTheme *theme = peng_desk_get_theme (self->desk);

  if (theme != NULL)
    peng_preview_set_theme (self->preview, theme, peng_desk_get_site_name (self->desk),
                            peng_desk_get_sections (self->desk));
  peng_fields_set_sections (peng_article_page_get_fields (self->page),
                            peng_desk_get_sections (self->desk));
  show_code (self);
}

static void
news_changed_cb (PengWindow    *self,
                 guint          panel,
                 PengSiteFacts *facts)
{
  peng_preview_set_news (self->preview, panel, peng_site_facts_get_news (facts, panel));
}

static void
page_told_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  PengRemoteArticle *page = peng_site_facts_ask_page_finish (PENG_SITE_FACTS (object), result,
                                                             &error);

  if (page == NULL)
    {
      g_debug ("the article's page: %s", error->message);
      return;
    }

  peng_preview_set_page (self->preview, page->published, page->views);
  peng_remote_article_free (page);
}

static const PengPublication *
find_publication (PengWindow *self,
                  GPtrArray  *publications)
{
  for (guint i = 0; i < publications->len; i++)
    {
      const PengPublication *publication = g_ptr_array_index (publications, i);

      if (publication->site == peng_desk_get_site (self->desk) && !publication->withdrawn)
        return publication;
    }

  return NULL;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) publications =
    peng_store_list_publications_finish (PENG_STORE (object), result, &error);
  const PengPublication *publication;
  gint64 changed;

  if (publications == NULL)
    {
      g_debug ("where the article is published: %s", error->message);
      return;
    }

  publication = find_publication (self, publications);
  changed = publication != NULL ? publication->changed : 0;
  if (changed == self->page_changed)
    return;

  g_free (self->page_uri);
  self->page_uri = publication != NULL ? g_strdup (publication->url) : NULL;
  self->page_changed = changed;
  show_code (self);
  peng_site_facts_ask_news (peng_desk_get_facts (self->desk));
  if (publication == NULL)
    peng_preview_set_page (self->preview, NULL, 0);
  else
    peng_site_facts_ask_page_async (peng_desk_get_facts (self->desk), publication->remote_id,
                                    self->asking_page, page_told_cb, g_object_ref (self));
}

static void
ask_page (PengWindow *self)
{
  if (self->asking_page != NULL)
    g_cancellable_cancel (self->asking_page);
  g_clear_object (&self->asking_page);
  if (self->draft == NULL)
    return;

  self->asking_page = g_cancellable_new ();
  peng_store_list_publications_async (peng_desk_get_store (self->desk),
                                      peng_draft_get_uuid (self->draft), self->asking_page,
                                      listed_cb, g_object_ref (self));
  peng_window_show_findings (self, self->asking_page);
}

static void
outbox_changed_cb (PengWindow *self,
                   gint64      id,
                   const char *article)
{
  if (self->draft != NULL && g_str_equal (article, peng_draft_get_uuid (self->draft)))
    ask_page (self);
}

/**
 * peng_window_show_page:
 * @self: a window
 *
 * Shows the code of the open draft, which is another than before.
 */
void
peng_window_show_page (PengWindow *self)
{
  g_clear_pointer (&self->page_uri, g_free);
  self->page_changed = 0;
  peng_preview_set_page (self->preview, NULL, 0);
  show_code (self);
  peng_window_forget_findings (self);
  ask_page (self);
}

/**
 * peng_window_forget_site:
 * @self: a window that is closed
 */
void
peng_window_forget_site (PengWindow *self)
{
  if (self->asking_page != NULL)
    g_cancellable_cancel (self->asking_page);
  g_clear_object (&self->asking_page);
  g_clear_pointer (&self->page_uri, g_free);
}

/**
 * peng_window_watch_site:
 * @self: a window with a desk
 *
 * Follows what the site says, and what becomes of the open draft there.
 */
void
peng_window_watch_site (PengWindow *self)
{
  g_signal_connect_object (self->desk, "site-changed", G_CALLBACK (peng_window_show_site), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (peng_desk_get_facts (self->desk), "news-changed",
                           G_CALLBACK (news_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (peng_desk_get_store (self->desk), "outbox-changed",
                           G_CALLBACK (outbox_changed_cb), self, G_CONNECT_SWAPPED);
}
