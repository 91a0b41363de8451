/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-news.h"
#include "core/peng-theme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PENG_PORTAL_ERROR (peng_portal_error_quark ())

/**
 * PengPortalError:
 * @PENG_PORTAL_ERROR_OFFLINE: no connection, or it was lost
 * @PENG_PORTAL_ERROR_TIMED_OUT: nothing came for too long
 * @PENG_PORTAL_ERROR_TLS: the portal's certificate is not to be trusted
 * @PENG_PORTAL_ERROR_INSECURE: the address would send the token in the clear
 * @PENG_PORTAL_ERROR_MOVED: the portal's address leads to another host
 * @PENG_PORTAL_ERROR_SIGNED_OUT: no token, or one that is not valid (401, 403)
 * @PENG_PORTAL_ERROR_REFUSED: the portal does not want what was sent (other 4xx)
 * @PENG_PORTAL_ERROR_NOT_FOUND: no such thing there (404)
 * @PENG_PORTAL_ERROR_GONE: it was there and was withdrawn (410)
 * @PENG_PORTAL_ERROR_TOO_LARGE: more bytes than the portal takes (413)
 * @PENG_PORTAL_ERROR_CONFLICT: the article there is another than expected (412)
 * @PENG_PORTAL_ERROR_BUSY: the portal asks to come again later (429, 503)
 * @PENG_PORTAL_ERROR_MISSING_MEDIA: the article names a media item that is not there
 * @PENG_PORTAL_ERROR_BAD_REPLY: what came is no answer of such a portal
 * @PENG_PORTAL_ERROR_SERVER: the portal failed (other 5xx)
 *
 * Why a portal did not do what it was asked. Whether it may have done it all the same is in
 * #PengPortalFailure.
 */
typedef enum
{
  PENG_PORTAL_ERROR_OFFLINE,
  PENG_PORTAL_ERROR_TIMED_OUT,
  PENG_PORTAL_ERROR_TLS,
  PENG_PORTAL_ERROR_INSECURE,
  PENG_PORTAL_ERROR_MOVED,
  PENG_PORTAL_ERROR_SIGNED_OUT,
  PENG_PORTAL_ERROR_REFUSED,
  PENG_PORTAL_ERROR_NOT_FOUND,
  PENG_PORTAL_ERROR_GONE,
  PENG_PORTAL_ERROR_TOO_LARGE,
  PENG_PORTAL_ERROR_CONFLICT,
  PENG_PORTAL_ERROR_BUSY,
  PENG_PORTAL_ERROR_MISSING_MEDIA,
  PENG_PORTAL_ERROR_BAD_REPLY,
  PENG_PORTAL_ERROR_SERVER,
} PengPortalError;

#define PENG_PORTAL_N_ERRORS (PENG_PORTAL_ERROR_SERVER + 1)

/**
 * PengPortalFailure:
 * @unknown: the request had been on its way: it may have been done all the same
 * @status: HTTP status, 0 where there was none
 * @retry_after: seconds that the portal asks to wait, 0 where it does not say
 * @etag: (nullable): for a conflict: the version that is there
 * @detail: (nullable): what the portal says, one line of at most 500 characters
 *
 * What an error of %PENG_PORTAL_ERROR carries beside its code.
 */
typedef struct
{
  gboolean  unknown;
  guint     status;
  guint     retry_after;
  char     *etag;
  char     *detail;
} PengPortalFailure;

GQuark                   peng_portal_error_quark       (void);
GError                  *peng_portal_error_new         (PengPortalError          code,
                                                        const PengPortalFailure *failure,
                                                        const char              *message);
const PengPortalFailure *peng_portal_error_get_failure (const GError            *error);

/**
 * PengSection:
 * @id: its name in addresses
 * @name: what a person calls it
 * @panel: (nullable): name of the #PengPanel that shows its newest articles
 */
typedef struct
{
  char *id;
  char *name;
  char *panel;
} PengSection;

/**
 * PengPortalInfo:
 * @name: of the portal
 * @uri: (nullable): of its public pages
 * @sections: (element-type PengSection): where articles can go
 * @max_image_bytes: largest picture it takes, 0 where it does not say; as the next three
 * @max_clip_bytes: largest video or sound
 * @max_file_bytes: largest document
 * @max_article_bytes: largest article, as it is sent
 * @max_title_characters: longest title, 0 where it does not say; as the next three
 * @max_summary_characters: longest summary
 * @max_field_characters: longest of the other fields, and of a tag
 * @max_tags: how many tags an article may have
 * @theme_etag: (nullable): version of its article page
 *
 * What a portal says of itself.
 */
typedef struct
{
  char      *name;
  char      *uri;
  GPtrArray *sections;
  guint64    max_image_bytes;
  guint64    max_clip_bytes;
  guint64    max_file_bytes;
  guint64    max_article_bytes;
  guint64    max_title_characters;
  guint64    max_summary_characters;
  guint64    max_field_characters;
  guint64    max_tags;
  gboolean   can_schedule;
  gboolean   can_withdraw;
  gboolean   needs_review;
  char      *theme_etag;
} PengPortalInfo;

PengSection    *peng_section_new      (const char     *id,
                                       const char     *name);
void            peng_section_free     (PengSection    *self);
PengPortalInfo *peng_portal_info_new  (void);
void            peng_portal_info_free (PengPortalInfo *self);
guint64         peng_portal_info_get_limit (PengPortalInfo *self,
                                            const char     *mime);

/**
 * PengRemoteArticle:
 * @etag: the version, as the portal writes it
 * @uri: (nullable): the public page
 * @modified: (nullable): when it was last changed, as the portal writes it
 * @published: (nullable): when readers first saw it
 * @views: how often they have, 0 where the portal does not say
 * @withdrawn: whether readers are told that it is gone
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
 * get_media, put_article, get_article, get_theme and list_news with a pointer, has_media with 1 or
 * 0, put_media with %TRUE, withdraw with the ETag or an empty string. No method sends anything twice
 * on its own.
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
                           GTask             *task);
  void     (*withdraw)    (PengPortal        *self,
                           const char        *uuid,
                           const char        *etag,
                           GTask             *task);
  void     (*get_theme)   (PengPortal        *self,
                           GTask             *task);
  void     (*list_news)   (PengPortal        *self,
                           const char        *section,
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
gboolean           peng_portal_is_same            (PengPortal           *self,
                                                   GBytes               *sent,
                                                   PengRemoteArticle    *present);
PengArticle       *peng_portal_read               (PengPortal           *self,
                                                   PengRemoteArticle    *present,
                                                   const char           *uuid,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPortalInfo, peng_portal_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengRemoteArticle, peng_remote_article_free)

G_END_DECLS
