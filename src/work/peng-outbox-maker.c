/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-outbox-maker.h"

/* A row being made. */
typedef struct
{
  PengStore      *store;
  char           *uuid;
  gint64          site;
  PengOutboxItem *item;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->store);
  g_free (making->uuid);
  g_clear_pointer (&making->item, peng_outbox_item_free);
  g_free (making);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengOutboxItem) item = NULL;
  GError *error = NULL;

  item = peng_store_get_outbox_finish (PENG_STORE (object), result, &error);
  if (item != NULL)
    g_task_return_pointer (task, g_steal_pointer (&item),
                           (GDestroyNotify) peng_outbox_item_free);
  else
    g_task_return_error (task, error);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gint64 id = peng_store_freeze_outbox_finish (PENG_STORE (object), result, &error);

  if (id > 0)
    peng_store_get_outbox_async (PENG_STORE (object), id, NULL, loaded_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* What the site had of the article, as we left it there; NULL for nothing. */
static PengPublication *
find_publication (GPtrArray *publications,
                  gint64     site)
{
  for (guint i = 0; i < publications->len; i++)
    {
      PengPublication *publication = g_ptr_array_index (publications, i);

      if (publication->site == site)
        return publication;
    }

  return NULL;
}

static void
set_base (PengOutboxItem        *item,
          const PengPublication *publication)
{
  g_free (item->remote_id);
  item->remote_id = g_strdup (publication->remote_id);
  g_free (item->base_etag);
  item->base_etag = g_strdup (publication->etag);
}

static void
listed_for_publish_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  PengStore *store = PENG_STORE (object);
  g_autoptr(GPtrArray) publications = NULL;
  PengPublication *before = NULL;
  GError *error = NULL;

  publications = peng_store_list_publications_finish (store, result, &error);
  if (publications == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  before = find_publication (publications, making->site);
  making->item->verb = before != NULL ? PENG_OUTBOX_UPDATE : PENG_OUTBOX_CREATE;
  if (before != NULL)
    set_base (making->item, before);

  peng_store_freeze_outbox_async (store, making->item, NULL, stored_cb, g_object_ref (task));
}

static void
frozen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->item = peng_freeze_finish (result, &error);
  if (making->item != NULL)
    peng_store_list_publications_async (making->store, making->uuid, NULL, listed_for_publish_cb,
                                        g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static PengOutboxItem *
make_withdrawal (const PengPublication *publication)
{
  PengOutboxItem *item = g_new0 (PengOutboxItem, 1);

  item->article = g_strdup (publication->article);
  item->site = publication->site;
  item->section = g_strdup (publication->section);
  item->verb = PENG_OUTBOX_WITHDRAW;
  item->content_hash = g_strdup (publication->content_hash);
  item->revision = publication->revision;
  item->media = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_media_free);
  set_base (item, publication);

  return item;
}

static void
listed_for_withdraw_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  PengStore *store = PENG_STORE (object);
  g_autoptr(GPtrArray) publications = NULL;
  PengPublication *before = NULL;
  GError *error = NULL;

  publications = peng_store_list_publications_finish (store, result, &error);
  if (publications != NULL)
    before = find_publication (publications, making->site);

  if (before != NULL && !before->withdrawn && before->etag != NULL)
    {
      making->item = make_withdrawal (before);
      peng_store_freeze_outbox_async (store, making->item, NULL, stored_cb, g_object_ref (task));
    }
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND,
                             "site %" G_GINT64_FORMAT " does not have %s", making->site,
                             making->uuid);
}

static GTask *
begin (PengStore           *store,
       const char          *uuid,
       gint64               site,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->store = g_object_ref (store);
  making->uuid = g_strdup (uuid);
  making->site = site;
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, making, making_free);

  return task;
}

/**
 * peng_outbox_make_article_async:
 * @store: an open store
 * @article: what is to be published
 * @revision: its stored revision
 * @site: number of the site
 * @kind: the site's adapter
 * @section: section at the site
 * @plan: who is to read it there, and from when on
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Freezes an article into a new row of the outbox; see peng_freeze_async().
 */
void
peng_outbox_make_article_async (PengStore           *store,
                                PengArticle         *article,
                                guint64              revision,
                                gint64               site,
                                PengSiteKind         kind,
                                const char          *section,
                                const PengPublishPlan *plan,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = begin (store, peng_article_get_uuid (article), site,
                       peng_outbox_make_article_async, cancellable, callback, user_data);

  peng_freeze_async (store, article, revision, site, kind, section, plan, cancellable,
                     frozen_cb, task);
}

/**
 * peng_outbox_make_withdrawal_async:
 * @store: an open store
 * @article: UUID of an article
 * @site: number of a site that has it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts a withdrawal into a new row of the outbox.
 */
void
peng_outbox_make_withdrawal_async (PengStore           *store,
                                   const char          *article,
                                   gint64               site,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = begin (store, article, site, peng_outbox_make_withdrawal_async,
                       cancellable, callback, user_data);

  peng_store_list_publications_async (store, article, cancellable, listed_for_withdraw_cb, task);
}

/**
 * peng_outbox_make_finish:
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_EXISTS, or why it could not be frozen
 *
 * Returns: (transfer full) (nullable): the row as it is on disk
 */
PengOutboxItem *
peng_outbox_make_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
