/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-take-in"

#include "work/peng-take-in.h"

#include "store/peng-store-articles.h"
#include "store/peng-store-library.h"
#include "store/peng-store-take-in.h"
#include "work/peng-publisher-private.h"

/* The draft is made last, in one piece. What came into the library for it and is not needed then goes
 * into the library's trash. */

typedef struct
{
  PengPublisher     *publisher;
  PengImporter      *importer;
  GPtrArray         *sections;
  gint64             site;
  char              *uuid;
  PengBringFunc      progress;
  gpointer           progress_data;

  PengPortal        *portal;
  PengRemoteArticle *present;
  PengArticle       *theirs;
  PengBringWatch     watch;
} TakeIn;

static void
take_in_free (gpointer data)
{
  TakeIn *self = data;

  g_object_unref (self->publisher);
  g_object_unref (self->importer);
  g_ptr_array_unref (self->sections);
  g_free (self->uuid);
  g_clear_object (&self->portal);
  g_clear_pointer (&self->present, peng_remote_article_free);
  g_clear_pointer (&self->theirs, peng_article_unref);
  g_ptr_array_unref (self->watch.brought);
  g_free (self);
}

static PengStore *
get_store (TakeIn *self)
{
  return peng_publisher_get_store (self->publisher);
}

/* Takes the reason. */
static void
fail (GTask  *task,
      GError *error)
{
  TakeIn *self = g_task_get_task_data (task);

  if (self->watch.brought->len > 0)
    {
      g_ptr_array_add (self->watch.brought, NULL);
      peng_store_trash_media_async (get_store (self),
                                    (const char * const *) self->watch.brought->pdata, NULL, NULL,
                                    NULL);
    }
  g_task_return_error (task, error);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_store_take_in_finish (PENG_STORE (object), result, &error))
    g_task_return_int (task, PENG_TAKEN_IN_NEW);
  else
    fail (task, error);
}

/* A site answers with the id of a section; a draft has its name. */
static PengArticle *
name_section (TakeIn      *self,
              PengArticle *article)
{
  const char *fields[PENG_N_FIELDS];
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);
  fields[PENG_FIELD_SECTION] = peng_section_find_name (self->sections,
                                                       fields[PENG_FIELD_SECTION]);

  return peng_article_new (peng_article_get_uuid (article), fields, blocks, n_blocks);
}

static void
store (GTask       *task,
       PengArticle *article)
{
  TakeIn *self = g_task_get_task_data (task);
  const PengRemoteArticle *present = self->present;
  g_autoptr(PengArticle) draft = name_section (self, article);
  const PengPublication publication = {
    .site = self->site,
    .section = (char *) peng_article_get_field (article, PENG_FIELD_SECTION),
    .remote_id = self->uuid,
    .url = present->uri,
    .etag = present->etag,
    .published = present->published != NULL
                   ? g_date_time_to_unix (present->published) * G_USEC_PER_SEC : 0,
    .withdrawn = present->withdrawn,
  };

  peng_store_take_in_async (get_store (self), draft, &publication, NULL, stored_cb,
                            g_object_ref (task));
}

static void
brought_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengArticle) article = NULL;
  GError *error = NULL;

  article = peng_conflict_media_finish (result, &error);
  if (article != NULL)
    store (task, article);
  else
    fail (task, error);
}

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  TakeIn *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->present = peng_portal_get_article_finish (PENG_PORTAL (object), result, &error);
  if (self->present != NULL)
    self->theirs = peng_portal_read (self->portal, self->present, self->uuid, &error);

  if (self->theirs != NULL)
    peng_conflict_media_async (get_store (self), self->importer, self->portal, self->theirs,
                               &self->watch, g_task_get_cancellable (task), brought_cb,
                               g_object_ref (task));
  else
    fail (task, error);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  TakeIn *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->portal = peng_publisher_connect_finish (self->publisher, result, &error);
  if (self->portal != NULL)
    peng_portal_get_article_async (self->portal, self->uuid, NULL, g_task_get_cancellable (task),
                                   got_cb, g_object_ref (task));
  else
    fail (task, error);
}

static void
undeleted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_store_undelete_article_finish (PENG_STORE (object), result, &error))
    g_task_return_int (task, PENG_TAKEN_IN_RESTORED);
  else
    fail (task, error);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  TakeIn *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengDraftInfo) draft = peng_store_get_draft_finish (PENG_STORE (object), result, &error);

  if (draft != NULL && draft->deleted == 0)
    g_task_return_int (task, PENG_TAKEN_IN_HERE);
  else if (draft != NULL)
    peng_store_undelete_article_async (PENG_STORE (object), self->uuid, NULL, undeleted_cb,
                                       g_object_ref (task));
  else if (!g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    fail (task, error);
  else
    {
      g_error_free (error);
      peng_publisher_connect (self->publisher, self->site, g_task_get_cancellable (task),
                              connected_cb, g_object_ref (task));
    }
}

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  TakeIn *self = user_data;

  if (self->progress != NULL)
    self->progress (n_done, n_files, self->progress_data);
}

/**
 * peng_take_in_async:
 * @publisher: what speaks to the site, whose store gets the draft
 * @importer: brings its photographs into the library
 * @sections: (element-type PengSection): those of the site
 * @site: number of the site
 * @uuid: names the article there
 * @progress: (nullable) (scope async): is called when one of its files is here
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable; nothing is left behind
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Opens an article that exists at a site for editing.
 */
void
peng_take_in_async (PengPublisher       *publisher,
                    PengImporter        *importer,
                    GPtrArray           *sections,
                    gint64               site,
                    const char          *uuid,
                    PengBringFunc        progress,
                    gpointer             progress_data,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  TakeIn *self = g_new0 (TakeIn, 1);

  self->publisher = g_object_ref (publisher);
  self->importer = g_object_ref (importer);
  self->sections = g_ptr_array_ref (sections);
  self->site = site;
  self->uuid = g_strdup (uuid);
  self->progress = progress;
  self->progress_data = progress_data;
  self->watch = (PengBringWatch) {
    g_ptr_array_new_with_free_func (g_free), progress_cb, self,
  };
  g_task_set_source_tag (task, peng_take_in_async);
  /* Once the draft is made, it is made. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, take_in_free);
  peng_store_get_draft_async (get_store (self), uuid, cancellable, looked_cb, g_object_ref (task));
}

/**
 * peng_take_in_finish:
 * @result: what the callback was given
 * @n_unread: (out) (optional): how many parts of what the site has are no part of the draft, and are
 *   gone there when it is published
 * @error: %PENG_PORTAL_ERROR_NOT_FOUND where it was removed at the site; #PengConflictError where a
 *   file of it is not to be had; #PengPortalError, #PengStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: how it has become a draft; %PENG_TAKEN_IN_NOT with @error set
 */
PengTakenIn
peng_take_in_finish (GAsyncResult  *result,
                     guint         *n_unread,
                     GError       **error)
{
  TakeIn *self;
  gssize taken;

  g_return_val_if_fail (g_task_is_valid (result, NULL), PENG_TAKEN_IN_NOT);

  self = g_task_get_task_data (G_TASK (result));
  taken = g_task_propagate_int (G_TASK (result), error);
  if (taken <= 0)
    return PENG_TAKEN_IN_NOT;

  if (n_unread != NULL)
    *n_unread = self->present != NULL ? self->present->n_unread : 0;

  return (PengTakenIn) taken;
}
