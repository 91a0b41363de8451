/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-portal.h"

#include "publish/peng-wordpress-files.h"
#include "publish/peng-wordpress-format.h"
#include "publish/peng-wordpress-get.h"
#include "publish/peng-wordpress-news.h"
#include "publish/peng-wordpress-own.h"
#include "publish/peng-wordpress-put.h"
#include "publish/peng-wordpress-release.h"
#include "publish/peng-wordpress-terms.h"
#include "publish/peng-wordpress-text.h"
#include "publish/peng-wordpress-upload.h"
#include "publish/peng-wordpress-withdraw.h"

struct _PengWordpressPortal
{
  GObject            parent_instance;

  PengWordpressSite *site;
};

static void peng_wordpress_portal_iface_init (PengPortalInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PengWordpressPortal, peng_wordpress_portal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PENG_TYPE_PORTAL,
                                                      peng_wordpress_portal_iface_init))

static void
peng_wordpress_portal_finalize (GObject *object)
{
  PengWordpressPortal *self = PENG_WORDPRESS_PORTAL (object);

  g_clear_pointer (&self->site, peng_wordpress_site_free);

  G_OBJECT_CLASS (peng_wordpress_portal_parent_class)->finalize (object);
}

static void
peng_wordpress_portal_class_init (PengWordpressPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_wordpress_portal_finalize;
}

static void
peng_wordpress_portal_init (PengWordpressPortal *self)
{
}

static PengWordpressSite *
get_site (gpointer portal)
{
  return PENG_WORDPRESS_PORTAL (portal)->site;
}

static void
listed_sections (GTask    *task,
                 JsonNode *answer)
{
  const PengPortalInfo *info = g_task_get_task_data (task);
  PengPortalInfo *given = g_new0 (PengPortalInfo, 1);

  given->name = g_strdup (info->name);
  given->uri = g_strdup (info->uri);
  given->sections = g_ptr_array_ref (info->sections);
  given->can_schedule = info->can_schedule;
  given->can_withdraw = info->can_withdraw;
  given->can_hold = info->can_hold;
  given->needs_review = info->needs_review;
  g_task_return_pointer (task, given, (GDestroyNotify) peng_portal_info_free);
}

static void
got_index (GTask    *task,
           JsonNode *answer)
{
  PengWordpressSite *site = get_site (g_task_get_source_object (task));
  PengPortalInfo *info = g_task_get_task_data (task);
  JsonObject *index = peng_wordpress_get_object (answer);
  const char *name = index != NULL ? peng_json_get_string (index, "name") : NULL;

  if (name == NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no such site here");
      return;
    }

  info->name = peng_wordpress_text_dup_plain (name);
  info->uri = g_strdup (peng_json_get_string (index, "home"));
  info->can_schedule = site->can_publish;
  info->can_withdraw = site->can_publish && site->can_edit_published;
  info->can_hold = TRUE;
  info->needs_review = !site->can_publish;
  peng_wordpress_terms_list (site, info->sections, task, listed_sections);
}

static void
ask_index (GTask    *task,
           JsonNode *answer)
{
  const PengWordpressCall call = { .method = "GET", .route = "", .query = "_fields=name,home" };

  peng_wordpress_site_ask (get_site (g_task_get_source_object (task)), &call, task, got_index);
}

static void
describe (PengPortal *portal,
          GTask      *task)
{
  g_task_set_task_data (task, peng_portal_info_new (), (GDestroyNotify) peng_portal_info_free);
  peng_wordpress_site_enter (get_site (portal), task, ask_index);
  g_object_unref (task);
}

static void
has_media (PengPortal *portal,
           const char *sha256,
           GTask      *task)
{
  peng_wordpress_files_look_for (get_site (portal), sha256, task);
}

static void
get_media (PengPortal *portal,
           const char *sha256,
           gsize       max_bytes,
           GTask      *task)
{
  peng_wordpress_files_fetch (get_site (portal), sha256, max_bytes, task);
}

static void
put_media (PengPortal       *portal,
           const PengUpload *source,
           GTask            *task)
{
  peng_wordpress_upload (get_site (portal), source, task);
}

static void
put_article (PengPortal *portal,
             const char *uuid,
             GBytes     *article,
             const char *etag,
             GTask      *task)
{
  peng_wordpress_put (get_site (portal), uuid, article, etag, task);
}

static void
get_article (PengPortal *portal,
             const char *uuid,
             const char *etag,
             GTask      *task)
{
  peng_wordpress_get (get_site (portal), uuid, etag, task);
}

static void
release (PengPortal *portal,
         const char *uuid,
         const char *etag,
         GTask      *task)
{
  peng_wordpress_release (get_site (portal), uuid, etag, task);
}

static void
withdraw (PengPortal *portal,
          const char *uuid,
          const char *etag,
          GTask      *task)
{
  peng_wordpress_withdraw (get_site (portal), uuid, etag, task);
}

/* A WordPress has no page to be filled by others: the preview goes on with the one it has. */
static void
get_theme (PengPortal *portal,
           GTask      *task)
{
  peng_wordpress_fail (task, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, NULL,
                       "a WordPress has no article page to show before");
  g_object_unref (task);
}

static void
list_news (PengPortal *portal,
           const char *section,
           GTask      *task)
{
  peng_wordpress_news (get_site (portal), section, task);
}

static void
list_own (PengPortal *portal,
          const char *words,
          guint       page,
          GTask      *task)
{
  peng_wordpress_own (get_site (portal), words, page, task);
}

static gboolean
is_same (PengPortal        *portal,
         GBytes            *sent,
         PengRemoteArticle *present)
{
  return peng_wordpress_is_same (sent, present->body);
}

static PengArticle *
read_article (PengPortal         *portal,
              PengRemoteArticle  *present,
              const char         *uuid,
              GError            **error)
{
  return peng_wordpress_read (present->body, uuid, error);
}

static void
peng_wordpress_portal_iface_init (PengPortalInterface *iface)
{
  iface->describe = describe;
  iface->has_media = has_media;
  iface->get_media = get_media;
  iface->put_media = put_media;
  iface->put_article = put_article;
  iface->get_article = get_article;
  iface->withdraw = withdraw;
  iface->release = release;
  iface->get_theme = get_theme;
  iface->list_news = list_news;
  iface->list_own = list_own;
  iface->is_same = is_same;
  iface->read = read_article;
}

/**
 * peng_wordpress_portal_new:
 * @site: a site of the kind %PENG_SITE_KIND_WORDPRESS
 * @secret: (nullable): user name and application password, with a colon between them
 * @idle_ms: milliseconds without a sign of life after which a request has failed, such as
 *   %PENG_PORTAL_IDLE_MS
 *
 * Returns: (transfer full): the adapter
 */
PengPortal *
peng_wordpress_portal_new (PengSite   *site,
                           const char *secret,
                           guint       idle_ms)
{
  PengWordpressPortal *self;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (PENG_TYPE_WORDPRESS_PORTAL, NULL);
  self->site = peng_wordpress_site_new (peng_site_get_base_uri (site), secret, idle_ms);

  return PENG_PORTAL (self);
}
