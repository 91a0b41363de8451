/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-news.h"
#include "core/peng-theme.h"
#include "publish/peng-listing.h"
#include "publish/peng-portal-error.h"
#include "publish/peng-portal-info.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengRemoteArticle:
 * @etag: the version, as the portal writes it
 * @uri: (nullable): the public page
 * @modified: (nullable): when it was last changed, with its time zone (ISO 8601)
 * @published: (nullable): when readers first saw it
 * @views: how often they have, 0 where the portal does not say
 * @withdrawn: whether readers are told that it is gone
 * @n_unread: how many parts of it are no part of an article here, such as a frame; they are not in
 *   what peng_portal_read() gives
 * @lost_fields: bit 1 << #PengField for each that the site had and has no more, because somebody
 *   deleted what they stood in: nobody has emptied them
 * @body: what the portal answered, with the article in it where it was asked for
 *
 * An article at a portal.
 */
typedef struct
{
  char      *etag;
  char      *uri;
  char      *modified;
  GDateTime *published;
  gint64     views;
  gboolean   withdrawn;
  guint      n_unread;
  guint      lost_fields;
  GBytes    *body;
} PengRemoteArticle;

void peng_remote_article_free (PengRemoteArticle *self);

/**
 * PengProgressFunc:
 * @done: bytes sent so far
 * @total: bytes in all
 * @user_data: the data of the upload
 */
typedef void (*PengProgressFunc) (goffset  done,
                                  goffset  total,
                                  gpointer user_data);

/**
 * PengUpload:
 * @sha256: of the file's bytes, 64 lower-case hexadecimal digits
 * @content_type: media type
 * @file: the bytes
 * @size: how many they are
 * @alt: (nullable): what is to be seen on it, or a document's name, for sites that keep it
 * @progress: (nullable): called as they go out, in the caller's main context
 *
 * A media item to be sent.
 */
typedef struct
{
  const char       *sha256;
  const char       *content_type;
  GFile            *file;
  goffset           size;
  const char       *alt;
  PengProgressFunc  progress;
  gpointer          progress_data;
} PengUpload;

/**
 * PengPortal:
 *
 * What a kind of portal can do; see #PengPortalInterface. An adapter implements it.
 */
#define PENG_TYPE_PORTAL (peng_portal_get_type ())

G_DECLARE_INTERFACE (PengPortal, peng_portal, PENG, PORTAL, GObject)

/**
 * PengPortalInterface:
 *
 * One kind of portal. Every method begins one act and answers through @task (transfer full), whose
 * source is the portal, in the way that the finish function of the same name says: describe,
 * get_media, put_article, get_article, release, get_theme, list_news and list_own with a pointer,
 * has_media with 1 or 0, put_media with %TRUE, withdraw with the ETag or an empty string. No method
 * sends anything twice on its own.
 */
struct _PengPortalInterface
{
  GTypeInterface parent_iface;

  void     (*describe)    (PengPortal        *self,
                           GTask             *task);
  void     (*has_media)   (PengPortal        *self,
                           const char        *sha256,
                           GTask             *task);
  void     (*get_media)   (PengPortal        *self,
                           const char        *sha256,
                           gsize              max_bytes,
                           GTask             *task);
  void     (*put_media)   (PengPortal        *self,
                           const PengUpload  *upload,
                           GTask             *task);
  void     (*put_article) (PengPortal        *self,
                           const char        *uuid,
                           GBytes            *article,
                           const char        *etag,
                           GTask             *task);
  void     (*get_article) (PengPortal        *self,
                           const char        *uuid,
                           const char        *etag,
                           GTask             *task);
  void     (*withdraw)    (PengPortal        *self,
                           const char        *uuid,
                           const char        *etag,
                           GTask             *task);
  /* (nullable): where what is due may stay hidden until it is asked for */
  void     (*release)     (PengPortal        *self,
                           const char        *uuid,
                           const char        *etag,
                           GTask             *task);
  void     (*get_theme)   (PengPortal        *self,
                           GTask             *task);
  void     (*list_news)   (PengPortal        *self,
                           const char        *section,
                           GTask             *task);
  void     (*list_own)    (PengPortal        *self,
                           const char        *words,
                           guint              page,
                           GTask             *task);
  gboolean (*is_same)     (PengPortal        *self,
                           GBytes            *sent,
                           PengRemoteArticle *present);
  PengArticle *(*read)    (PengPortal        *self,
                           PengRemoteArticle *present,
                           const char        *uuid,
                           GError           **error);
};

void               peng_portal_describe_async     (PengPortal           *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengPortalInfo    *peng_portal_describe_finish    (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_has_media_async    (PengPortal           *self,
                                                   const char           *sha256,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           peng_portal_has_media_finish   (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   gboolean             *present,
                                                   GError              **error);
void               peng_portal_get_media_async    (PengPortal           *self,
                                                   const char           *sha256,
                                                   gsize                 max_bytes,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GBytes            *peng_portal_get_media_finish   (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_put_media_async    (PengPortal           *self,
                                                   const PengUpload     *upload,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           peng_portal_put_media_finish   (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_put_article_async  (PengPortal           *self,
                                                   const char           *uuid,
                                                   GBytes               *article,
                                                   const char           *etag,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengRemoteArticle *peng_portal_put_article_finish (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_get_article_async  (PengPortal           *self,
                                                   const char           *uuid,
                                                   const char           *etag,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengRemoteArticle *peng_portal_get_article_finish (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_withdraw_async     (PengPortal           *self,
                                                   const char           *uuid,
                                                   const char           *etag,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           peng_portal_withdraw_finish    (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   char                **etag,
                                                   GError              **error);
void               peng_portal_release_async      (PengPortal           *self,
                                                   const char           *uuid,
                                                   const char           *etag,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengRemoteArticle *peng_portal_release_finish     (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_get_theme_async    (PengPortal           *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengTheme         *peng_portal_get_theme_finish   (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_list_news_async    (PengPortal           *self,
                                                   const char           *section,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GPtrArray         *peng_portal_list_news_finish   (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               peng_portal_list_own_async     (PengPortal           *self,
                                                   const char           *words,
                                                   guint                 page,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengListing       *peng_portal_list_own_finish    (PengPortal           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean           peng_portal_is_same            (PengPortal           *self,
                                                   GBytes               *sent,
                                                   PengRemoteArticle    *present);
PengArticle       *peng_portal_read               (PengPortal           *self,
                                                   PengRemoteArticle    *present,
                                                   const char           *uuid,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengRemoteArticle, peng_remote_article_free)

G_END_DECLS
