/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-conflict"

#include "work/peng-conflict.h"

#include "store/peng-store-articles.h"
#include "work/peng-conflict-media.h"
#include "work/peng-publisher-private.h"

typedef struct
{
  PengPublisher     *publisher;
  PengImporter      *importer;
  GPtrArray         *sections;
  PengPublishing    *row;
  PengArticle       *theirs;
  PengRemoteArticle *present;
} Replacing;

G_DEFINE_QUARK (peng-conflict-error-quark, peng_conflict_error)

static void
replacing_free (Replacing *replacing)
{
  g_object_unref (replacing->publisher);
  g_object_unref (replacing->importer);
  g_ptr_array_unref (replacing->sections);
  g_object_unref (replacing->row);
  g_clear_pointer (&replacing->theirs, peng_article_unref);
  g_clear_pointer (&replacing->present, peng_remote_article_free);
  g_free (replacing);
}

static void
overwritten_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_publisher_overwrite_finish (PENG_PUBLISHER (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
overwrite (GTask *task)
{
  const Replacing *replacing = g_task_get_task_data (task);

  peng_publisher_overwrite_async (replacing->publisher, replacing->row,
                                  replacing->present->etag,
                                  g_task_get_cancellable (task), overwritten_cb, task);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (peng_store_save_article_finish (PENG_STORE (object), result, NULL, NULL, &error))
    {
      overwrite (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static PengArticle *
make_draft (const Replacing *replacing,
            PengArticle     *theirs)
{
  g_autofree char *uuid = g_uuid_string_random ();
  const char *fields[PENG_N_FIELDS];
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (theirs, &n_blocks);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (theirs, i);
  fields[PENG_FIELD_SECTION] = peng_section_find_name (replacing->sections,
                                                       fields[PENG_FIELD_SECTION]);

  return peng_article_new (uuid, fields, blocks, n_blocks);
}

static void
brought_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Replacing *replacing = g_task_get_task_data (task);
  g_autoptr(PengArticle) theirs = NULL;
  g_autoptr(PengArticle) draft = NULL;
  GError *error = NULL;

  theirs = peng_conflict_media_finish (result, &error);
  if (theirs == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  draft = make_draft (replacing, theirs);
  peng_store_save_article_async (peng_publisher_get_store (replacing->publisher), draft, 0,
                                 g_task_get_cancellable (task), kept_cb, g_object_ref (task));
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const Replacing *replacing = g_task_get_task_data (task);
  g_autoptr(PengPortal) portal = NULL;
  GError *error = NULL;

  portal = peng_publisher_connect_finish (replacing->publisher, result, &error);
  if (portal != NULL)
    peng_conflict_media_async (peng_publisher_get_store (replacing->publisher),
                               replacing->importer, portal, replacing->theirs, NULL,
                               g_task_get_cancellable (task), brought_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
theirs_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Replacing *replacing = g_task_get_task_data (task);
  GError *error = NULL;

  replacing->theirs = peng_publisher_read_theirs_finish (PENG_PUBLISHER (object), result,
                                                         &replacing->present, &error);
  if (replacing->theirs != NULL)
    peng_publisher_connect (replacing->publisher, peng_publishing_get_item (replacing->row)->site,
                            g_task_get_cancellable (task), connected_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * peng_conflict_replace_async:
 * @publisher: what publishes, whose store keeps their version as a draft
 * @importer: brings the photographs into the library that they have added
 * @sections: (element-type PengSection): those of the site
 * @row: in state %PENG_OUTBOX_CONFLICT
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Nothing is overwritten before their version is on disk here, with every file that it shows: what
 * no article shows any more a site need not give. Where it changes once more meanwhile, the site
 * refuses, and the row is in conflict as before.
 */
void
peng_conflict_replace_async (PengPublisher       *publisher,
                             PengImporter        *importer,
                             GPtrArray           *sections,
                             PengPublishing      *row,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Replacing *replacing = g_new0 (Replacing, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  replacing->publisher = g_object_ref (publisher);
  replacing->importer = g_object_ref (importer);
  replacing->sections = g_ptr_array_ref (sections);
  replacing->row = g_object_ref (row);
  g_task_set_source_tag (task, peng_conflict_replace_async);
  g_task_set_task_data (task, replacing, (GDestroyNotify) replacing_free);
  peng_publisher_read_theirs_async (publisher, row, cancellable, theirs_cb, task);
}

/**
 * peng_conflict_replace_finish:
 * @result: what the callback was given
 * @error: #PengConflictError, #PengPortalError or #PengStoreError
 *
 * Returns: whether ours is on its way
 */
gboolean
peng_conflict_replace_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
