/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-versions"

#include "work/peng-versions.h"

#include "store/peng-store-snapshots.h"
#include "work/peng-conflict-media.h"
#include "work/peng-publisher-private.h"

/* Theirs is read, then what was published last is sought, then the files of both are brought here:
 * under their names at the site no block of theirs would be the same as one of ours. */

typedef struct
{
  PengPublisher  *publisher;
  PengImporter   *importer;
  GPtrArray      *sections;
  PengPublishing *row;
  PengPortal     *portal;
  PengVersions   *versions;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->publisher);
  g_object_unref (loading->importer);
  g_ptr_array_unref (loading->sections);
  g_object_unref (loading->row);
  g_clear_object (&loading->portal);
  g_clear_pointer (&loading->versions, peng_versions_free);
  g_free (loading);
}

/**
 * peng_versions_free:
 * @self: (transfer full): versions
 */
void
peng_versions_free (PengVersions *self)
{
  g_clear_pointer (&self->base, peng_article_unref);
  g_clear_pointer (&self->theirs, peng_article_unref);
  g_clear_pointer (&self->present, peng_remote_article_free);
  g_free (self);
}

static void
get_fields (PengArticle  *article,
            const char  **fields)
{
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);
}

static void
set_fields (PengArticle        **article,
            const char * const  *fields)
{
  g_autoptr(PengArticle) before = *article;
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (before, &n_blocks);

  *article = peng_article_new (peng_article_get_uuid (before), fields, blocks, n_blocks);
}

/* A site answers with the id of a section; a draft has its name. */
static void
name_section (const Loading  *loading,
              PengArticle   **article)
{
  const char *fields[PENG_N_FIELDS];

  get_fields (*article, fields);
  fields[PENG_FIELD_SECTION] = peng_section_find_name (loading->sections,
                                                       fields[PENG_FIELD_SECTION]);
  set_fields (article, fields);
}

/* What nobody has changed is as it was published last. */
static void
fill_lost_fields (PengVersions *versions)
{
  const char *fields[PENG_N_FIELDS];

  get_fields (versions->theirs, fields);
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    if ((versions->present->lost_fields & (1u << i)) != 0)
      fields[i] = peng_article_get_field (versions->base, i);
  set_fields (&versions->theirs, fields);
}

static void
finish (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);

  if (loading->versions->base != NULL && loading->versions->present->lost_fields != 0)
    fill_lost_fields (loading->versions);
  name_section (loading, &loading->versions->theirs);
  if (loading->versions->base != NULL)
    name_section (loading, &loading->versions->base);
  g_task_return_pointer (task, g_steal_pointer (&loading->versions),
                         (GDestroyNotify) peng_versions_free);
}

/* Without what was published last, all that differs is shown as a difference. */
static void
base_brought_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  PengArticle *base = peng_conflict_media_finish (result, &error);

  if (base == NULL)
    g_message ("what was published last: %s", error->message);

  g_clear_pointer (&loading->versions->base, peng_article_unref);
  loading->versions->base = base;
  finish (task);
}

static void
theirs_brought_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  PengArticle *theirs = peng_conflict_media_finish (result, &error);

  if (theirs == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  peng_article_unref (loading->versions->theirs);
  loading->versions->theirs = theirs;
  if (loading->versions->base != NULL)
    peng_conflict_media_async (peng_publisher_get_store (loading->publisher), loading->importer,
                               loading->portal, loading->versions->base, NULL,
                               g_task_get_cancellable (task), base_brought_cb,
                               g_object_ref (task));
  else
    finish (task);
}

static void
bring_theirs (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);

  peng_conflict_media_async (peng_publisher_get_store (loading->publisher), loading->importer,
                             loading->portal, loading->versions->theirs, NULL,
                             g_task_get_cancellable (task), theirs_brought_cb, task);
}

static void
base_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(GError) error = NULL;

  item = peng_store_get_outbox_finish (PENG_STORE (object), result, &error);
  if (item != NULL && item->content != NULL)
    {
      PengRemoteArticle sent = { .body = item->content };

      loading->versions->base = peng_portal_read (loading->portal, &sent, item->article, &error);
    }
  if (error != NULL)
    g_message ("what was published last: %s", error->message);

  bring_theirs (task);
}

static void
snapshot_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  loading->versions->base = peng_store_load_snapshot_finish (PENG_STORE (object), result, &error);
  if (loading->versions->base == NULL)
    g_message ("what was taken in: %s", error->message);

  bring_theirs (task);
}

/* What was taken in from the site and not published since: it was kept as it was then. */
static void
snapshots_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) snapshots =
    peng_store_list_snapshots_finish (PENG_STORE (object), result, &error);

  if (snapshots == NULL)
    g_message ("what was taken in: %s", error->message);

  for (guint i = 0; snapshots != NULL && i < snapshots->len; i++)
    {
      const PengSnapshot *snapshot = g_ptr_array_index (snapshots, i);

      if (snapshot->reason == PENG_SNAPSHOT_REMOTE)
        {
          peng_store_load_snapshot_async (PENG_STORE (object), snapshot->id,
                                          g_task_get_cancellable (task), snapshot_loaded_cb, task);
          return;
        }
    }

  bring_theirs (task);
}

/* The newest row that has arrived at this site. */
static gint64
find_published (GPtrArray            *rows,
                const PengOutboxItem *item)
{
  for (guint i = rows->len; i > 0; i--)
    {
      const PengOutboxItem *row = g_ptr_array_index (rows, i - 1);

      if (row->site == item->site && row->state == PENG_OUTBOX_PUBLISHED &&
          row->verb != PENG_OUTBOX_WITHDRAW)
        return row->id;
    }

  return 0;
}

static void
rows_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr(GPtrArray) rows = NULL;
  GError *error = NULL;
  gint64 id;

  rows = peng_store_list_outbox_finish (PENG_STORE (object), result, &error);
  if (rows == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  id = find_published (rows, peng_publishing_get_item (loading->row));
  if (id != 0)
    peng_store_get_outbox_async (PENG_STORE (object), id, g_task_get_cancellable (task),
                                 base_read_cb, task);
  else
    peng_store_list_snapshots_async (PENG_STORE (object),
                                     peng_publishing_get_item (loading->row)->article,
                                     g_task_get_cancellable (task), snapshots_cb, task);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;

  loading->portal = peng_publisher_connect_finish (loading->publisher, result, &error);
  if (loading->portal == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  peng_store_list_outbox_async (peng_publisher_get_store (loading->publisher),
                                peng_publishing_get_item (loading->row)->article,
                                g_task_get_cancellable (task), rows_cb, task);
}

static void
theirs_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;

  loading->versions->theirs =
    peng_publisher_read_theirs_finish (PENG_PUBLISHER (object), result,
                                       &loading->versions->present, &error);
  if (loading->versions->theirs == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  peng_publisher_connect (loading->publisher, peng_publishing_get_item (loading->row)->site,
                          g_task_get_cancellable (task), connected_cb, task);
}

/**
 * peng_versions_load_async:
 * @publisher: what publishes
 * @importer: brings the photographs into the library that they have added
 * @sections: (element-type PengSection): those of the site
 * @row: in state %PENG_OUTBOX_CONFLICT
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads what is at the site now and what both are made from.
 */
void
peng_versions_load_async (PengPublisher       *publisher,
                          PengImporter        *importer,
                          GPtrArray           *sections,
                          PengPublishing      *row,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Loading *loading = g_new0 (Loading, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  loading->publisher = g_object_ref (publisher);
  loading->importer = g_object_ref (importer);
  loading->sections = g_ptr_array_ref (sections);
  loading->row = g_object_ref (row);
  loading->versions = g_new0 (PengVersions, 1);
  g_task_set_source_tag (task, peng_versions_load_async);
  g_task_set_task_data (task, loading, loading_free);
  peng_publisher_read_theirs_async (publisher, row, cancellable, theirs_cb, task);
}

/**
 * peng_versions_load_finish:
 * @result: what the callback was given
 * @error: %PENG_PORTAL_ERROR_NOT_FOUND where it was removed at the site; #PengConflictError where a
 *   file of theirs is not to be had; #PengPortalError or #PengStoreError
 *
 * Returns: (transfer full) (nullable): the versions
 */
PengVersions *
peng_versions_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  PengPublisher  *publisher;
  PengPublishing *row;
  PengArticle    *mine;
  char           *etag;
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_object_unref (settling->publisher);
  g_object_unref (settling->row);
  peng_article_unref (settling->mine);
  g_free (settling->etag);
  g_free (settling);
}

static void
taken_up_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_publisher_take_up_finish (PENG_PUBLISHER (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
mine_kept_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Settling *settling = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_store_keep_snapshot_finish (PENG_STORE (object), result, &error))
    {
      peng_publisher_take_up_async (settling->publisher, settling->row, settling->etag,
                                    g_task_get_cancellable (task), taken_up_cb, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
theirs_kept_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  Settling *settling = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_store_keep_snapshot_finish (PENG_STORE (object), result, &error))
    {
      peng_store_keep_snapshot_async (PENG_STORE (object), settling->mine, PENG_SNAPSHOT_CONFLICT,
                                      g_task_get_cancellable (task), mine_kept_cb, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * peng_versions_settle_async:
 * @publisher: what publishes, whose store keeps both versions
 * @row: in state %PENG_OUTBOX_CONFLICT
 * @mine: the draft as it is before both are joined
 * @versions: what peng_versions_load_finish() gave for @row
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Ends the conflict. Both versions are on disk as snapshots before the row is given up; what is
 * published next takes the place of what is at the site, if that has not changed once more by then.
 */
void
peng_versions_settle_async (PengPublisher       *publisher,
                            PengPublishing      *row,
                            PengArticle         *mine,
                            const PengVersions  *versions,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Settling *settling = g_new0 (Settling, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  settling->publisher = g_object_ref (publisher);
  settling->row = g_object_ref (row);
  settling->mine = peng_article_ref (mine);
  settling->etag = g_strdup (versions->present->etag);
  g_task_set_source_tag (task, peng_versions_settle_async);
  g_task_set_task_data (task, settling, settling_free);
  peng_store_keep_snapshot_async (peng_publisher_get_store (publisher), versions->theirs,
                                  PENG_SNAPSHOT_REMOTE, cancellable, theirs_kept_cb, task);
}

/**
 * peng_versions_settle_finish:
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether the conflict has ended
 */
gboolean
peng_versions_settle_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
