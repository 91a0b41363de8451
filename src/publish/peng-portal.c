/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-portal.h"

G_DEFINE_INTERFACE (PengPortal, peng_portal, G_TYPE_OBJECT)

static void
peng_portal_default_init (PengPortalInterface *iface)
{
}

/**
 * peng_remote_article_free:
 * @self: (transfer full): an article at a portal
 */
void
peng_remote_article_free (PengRemoteArticle *self)
{
  g_free (self->etag);
  g_free (self->uri);
  g_free (self->modified);
  g_clear_pointer (&self->published, g_date_time_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static GTask *
begin (PengPortal          *self,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

/**
 * peng_portal_describe_async:
 * @self: a portal
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks a portal what it is and takes.
 */
void
peng_portal_describe_async (PengPortal          *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));

  PENG_PORTAL_GET_IFACE (self)->describe (self, begin (self, peng_portal_describe_async,
                                                       cancellable, callback, user_data));
}

/**
 * peng_portal_describe_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): its description, or %NULL
 */
PengPortalInfo *
peng_portal_describe_finish (PengPortal    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_has_media_async:
 * @self: a portal
 * @sha256: of a file's bytes, 64 lower-case hexadecimal digits
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks whether a portal has a media item already.
 */
void
peng_portal_has_media_async (PengPortal          *self,
                             const char          *sha256,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (sha256 != NULL);

  PENG_PORTAL_GET_IFACE (self)->has_media (self, sha256,
                                           begin (self, peng_portal_has_media_async,
                                                  cancellable, callback, user_data));
}

/**
 * peng_portal_has_media_finish:
 * @self: a portal
 * @result: what the callback was given
 * @present: (out): whether it has it
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the portal answered
 */
gboolean
peng_portal_has_media_finish (PengPortal    *self,
                              GAsyncResult  *result,
                              gboolean      *present,
                              GError       **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (present != NULL, FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  *present = answer > 0;

  return answer >= 0;
}

/**
 * peng_portal_get_media_async:
 * @self: a portal
 * @sha256: name of a media item that the portal has
 * @max_bytes: most bytes of it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Fetches a media item. The bytes are as they came: whether they are those of the name is the
 * caller's to see.
 */
void
peng_portal_get_media_async (PengPortal          *self,
                             const char          *sha256,
                             gsize                max_bytes,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (sha256 != NULL);

  PENG_PORTAL_GET_IFACE (self)->get_media (self, sha256, max_bytes,
                                           begin (self, peng_portal_get_media_async,
                                                  cancellable, callback, user_data));
}

/**
 * peng_portal_get_media_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError, %PENG_PORTAL_ERROR_BAD_REPLY where it is larger, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *
peng_portal_get_media_finish (PengPortal    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_put_media_async:
 * @self: a portal
 * @upload: what to send; its strings and file are needed only during the call
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Sends a media item once. To send the same bytes again changes nothing at the portal.
 */
void
peng_portal_put_media_async (PengPortal          *self,
                             const PengUpload    *upload,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (upload != NULL);

  PENG_PORTAL_GET_IFACE (self)->put_media (self, upload,
                                           begin (self, peng_portal_put_media_async,
                                                  cancellable, callback, user_data));
}

/**
 * peng_portal_put_media_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError, #GIOErrorEnum where the file cannot be read, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the portal has it now
 */
gboolean
peng_portal_put_media_finish (PengPortal    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * peng_portal_put_article_async:
 * @self: a portal
 * @uuid: names the article for ever
 * @article: the article in the form of this kind of portal
 * @etag: (nullable): the version to replace, or %NULL to create
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Sends an article once. Where it fails with `unknown` set, or is cancelled, only
 * peng_portal_get_article_async() tells whether it is there.
 */
void
peng_portal_put_article_async (PengPortal          *self,
                               const char          *uuid,
                               GBytes              *article,
                               const char          *etag,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (uuid != NULL && article != NULL);

  PENG_PORTAL_GET_IFACE (self)->put_article (self, uuid, article, etag,
                                             begin (self, peng_portal_put_article_async,
                                                    cancellable, callback, user_data));
}

/**
 * peng_portal_put_article_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the article at the portal, or %NULL
 */
PengRemoteArticle *
peng_portal_put_article_finish (PengPortal    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_get_article_async:
 * @self: a portal
 * @uuid: names the article
 * @etag: (nullable): the version of it that is known: it finds an article which has lost its name at
 *   a site where it can lose it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks for an article, withdrawn or not. %PENG_PORTAL_ERROR_NOT_FOUND proves that it is absent; no
 * other error proves anything.
 */
void
peng_portal_get_article_async (PengPortal          *self,
                               const char          *uuid,
                               const char          *etag,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (uuid != NULL);

  PENG_PORTAL_GET_IFACE (self)->get_article (self, uuid, etag,
                                             begin (self, peng_portal_get_article_async,
                                                    cancellable, callback, user_data));
}

/**
 * peng_portal_get_article_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the article at the portal, or %NULL
 */
PengRemoteArticle *
peng_portal_get_article_finish (PengPortal    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_withdraw_async:
 * @self: a portal
 * @uuid: names the article
 * @etag: the version to withdraw
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Takes an article from the public pages, once.
 */
void
peng_portal_withdraw_async (PengPortal          *self,
                            const char          *uuid,
                            const char          *etag,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (uuid != NULL && etag != NULL);

  PENG_PORTAL_GET_IFACE (self)->withdraw (self, uuid, etag,
                                          begin (self, peng_portal_withdraw_async,
                                                 cancellable, callback, user_data));
}

/**
 * peng_portal_withdraw_finish:
 * @self: a portal
 * @result: what the callback was given
 * @etag: (out) (optional) (nullable) (transfer full): the version that it has as a withdrawn one,
 *   which is needed to bring it back; %NULL where the portal does not say
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the article is withdrawn
 */
gboolean
peng_portal_withdraw_finish (PengPortal    *self,
                             GAsyncResult  *result,
                             char         **etag,
                             GError       **error)
{
  g_autofree char *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;

  /* The task says "withdrawn" by a string, which is empty where the version is not known. */
  if (etag != NULL)
    *etag = *answer != '\0' ? g_steal_pointer (&answer) : NULL;

  return TRUE;
}

/**
 * peng_portal_release_async:
 * @self: a portal
 * @uuid: names the article
 * @etag: the version that is known
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks for an article whose time has come. Where the portal has missed it, it shows the article to
 * readers now. Asking twice does no harm.
 */
void
peng_portal_release_async (PengPortal          *self,
                           const char          *uuid,
                           const char          *etag,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (uuid != NULL && etag != NULL);

  task = begin (self, peng_portal_release_async, cancellable, callback, user_data);
  if (PENG_PORTAL_GET_IFACE (self)->release != NULL)
    PENG_PORTAL_GET_IFACE (self)->release (self, uuid, etag, task);
  else
    PENG_PORTAL_GET_IFACE (self)->get_article (self, uuid, etag, task);
}

/**
 * peng_portal_release_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the article at the portal, or %NULL. Its `etag` is another than the known
 *   one only where that is what became of it by being shown; it is %NULL where somebody had changed
 *   the article before
 */
PengRemoteArticle *
peng_portal_release_finish (PengPortal    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_get_theme_async:
 * @self: a portal
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks for the portal's article page, which the preview shows.
 */
void
peng_portal_get_theme_async (PengPortal          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));

  PENG_PORTAL_GET_IFACE (self)->get_theme (self, begin (self, peng_portal_get_theme_async,
                                                        cancellable, callback, user_data));
}

/**
 * peng_portal_get_theme_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the article page, or %NULL
 */
PengTheme *
peng_portal_get_theme_finish (PengPortal    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_list_news_async:
 * @self: a portal
 * @section: id of a section
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks what the portal's readers find in a section.
 */
void
peng_portal_list_news_async (PengPortal          *self,
                             const char          *section,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (section != NULL);

  PENG_PORTAL_GET_IFACE (self)->list_news (self, section,
                                           begin (self, peng_portal_list_news_async, cancellable,
                                                  callback, user_data));
}

/**
 * peng_portal_list_news_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type PengNews): %PENG_PANEL_LENGTH at most, newest first, or %NULL
 */
GPtrArray *
peng_portal_list_news_finish (PengPortal    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_list_own_async:
 * @self: a portal
 * @words: what is sought in the articles; empty for all of them
 * @page: which page of the list, from 1
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks which articles this account has at the portal, also those that were not written here.
 */
void
peng_portal_list_own_async (PengPortal          *self,
                            const char          *words,
                            guint                page,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PENG_IS_PORTAL (self));
  g_return_if_fail (words != NULL && page > 0);

  PENG_PORTAL_GET_IFACE (self)->list_own (self, words, page,
                                          begin (self, peng_portal_list_own_async, cancellable,
                                                 callback, user_data));
}

/**
 * peng_portal_list_own_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a page of the list, or %NULL
 */
PengListing *
peng_portal_list_own_finish (PengPortal    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_portal_is_same:
 * @self: a portal
 * @sent: an article in the form of this kind of portal
 * @present: what peng_portal_get_article_finish() gave
 *
 * Compares what was sent with what is there: title, text, pictures and every other field.
 *
 * Returns: whether @present is @sent
 */
gboolean
peng_portal_is_same (PengPortal        *self,
                     GBytes            *sent,
                     PengRemoteArticle *present)
{
  g_return_val_if_fail (PENG_IS_PORTAL (self), FALSE);
  g_return_val_if_fail (sent != NULL && present != NULL && present->body != NULL, FALSE);

  return PENG_PORTAL_GET_IFACE (self)->is_same (self, sent, present);
}

/**
 * peng_portal_read:
 * @self: a portal
 * @present: what peng_portal_get_article_finish() gave
 * @uuid: the article's
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Reads what the portal has, to be shown beside ours.
 *
 * Returns: (transfer full): the article, or %NULL
 */
PengArticle *
peng_portal_read (PengPortal         *self,
                  PengRemoteArticle  *present,
                  const char         *uuid,
                  GError            **error)
{
  g_return_val_if_fail (PENG_IS_PORTAL (self), NULL);
  g_return_val_if_fail (present != NULL && present->body != NULL, NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  return PENG_PORTAL_GET_IFACE (self)->read (self, present, uuid, error);
}
