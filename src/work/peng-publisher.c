/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publisher.h"

#include "work/peng-outbox-maker.h"
#include "work/peng-publish-job.h"
#include "work/peng-publisher-private.h"

/**
 * PengPublisher:
 *
 * Makes rows of the outbox and has them carried out, each by a job of its own. Rows outlive the
 * program: peng_publisher_resume_async() takes up what is unfinished.
 */
struct _PengPublisher
{
  GObject                   parent_instance;

  PengStore                *store;
  const PengPublisherFuncs *funcs;
  gpointer                  funcs_data;
  PengPublisherPace         pace;
  GPtrArray                *jobs;
  GPtrArray                *rows;
  GNetworkMonitor          *network;
};

enum {
  ADDED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPublisher, peng_publisher, G_TYPE_OBJECT)

static void
stop_job (gpointer data)
{
  PengPublishJob *job = data;

  peng_publish_job_stop (job);
  g_object_unref (job);
}

static void
network_changed_cb (PengPublisher *self,
                    gboolean       available)
{
  for (guint i = 0; available && i < self->jobs->len; i++)
    {
      PengPublishJob *job = g_ptr_array_index (self->jobs, i);
      const GError *error = peng_publishing_get_error (peng_publish_job_get_row (job));

      if (g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_OFFLINE) ||
          g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TIMED_OUT))
        peng_publish_job_hurry (job);
    }
}

static void
peng_publisher_dispose (GObject *object)
{
  PengPublisher *self = PENG_PUBLISHER (object);

  for (guint i = 0; i < self->rows->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->rows, i), self);

  if (self->network != NULL)
    g_signal_handlers_disconnect_by_data (self->network, self);

  g_ptr_array_set_size (self->jobs, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->network);

  G_OBJECT_CLASS (peng_publisher_parent_class)->dispose (object);
}

static void
peng_publisher_finalize (GObject *object)
{
  PengPublisher *self = PENG_PUBLISHER (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (peng_publisher_parent_class)->finalize (object);
}

static void
peng_publisher_class_init (PengPublisherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_publisher_dispose;
  object_class->finalize = peng_publisher_finalize;

  /**
   * PengPublisher::added:
   * @self: the publisher
   * @row: a row that was made, or found by peng_publisher_resume_async()
   */
  signals[ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, PENG_TYPE_PUBLISHING);

  /**
   * PengPublisher::finished:
   * @self: the publisher
   * @row: a row that is published, rejected or given up
   */
  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, PENG_TYPE_PUBLISHING);
}

static void
peng_publisher_init (PengPublisher *self)
{
  self->jobs = g_ptr_array_new_with_free_func (stop_job);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * peng_publisher_find_job:
 * @self: a publisher
 * @row: a row
 *
 * Returns: (transfer none) (nullable): the job that carries the row
 */
PengPublishJob *
peng_publisher_find_job (PengPublisher  *self,
                         PengPublishing *row)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      PengPublishJob *job = g_ptr_array_index (self->jobs, i);

      if (peng_publish_job_get_row (job) == row)
        return job;
    }

  return NULL;
}

static void
state_changed_cb (PengPublisher  *self,
                  GParamSpec     *pspec,
                  PengPublishing *row)
{
  g_autoptr(PengPublishing) kept = NULL;

  if (!PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (row)))
    return;

  kept = g_object_ref (row);
  g_signal_handlers_disconnect_by_data (row, self);
  g_ptr_array_remove (self->jobs, peng_publisher_find_job (self, row));
  g_ptr_array_remove (self->rows, row);
  g_signal_emit (self, signals[FINISHED], 0, row);
}

static PengPublishing *
find_by_id (PengPublisher *self,
            gint64         id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PengPublishing *row = g_ptr_array_index (self->rows, i);

      if (peng_publishing_get_item (row)->id == id)
        return row;
    }

  return NULL;
}

static PengPublishing *
add_row (PengPublisher        *self,
         const PengOutboxItem *item)
{
  PengPublishing *row = find_by_id (self, item->id);
  PengPublishJob *job;

  if (row != NULL)
    return row;

  row = peng_publishing_new (item);
  job = peng_publish_job_new (self->store, self->funcs, self->funcs_data, &self->pace, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->jobs, job);
  g_signal_connect_object (row, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[ADDED], 0, row);
  peng_publish_job_start (job);

  return row;
}

/**
 * peng_publisher_new:
 * @store: an open store
 * @funcs: what it needs from above; must live as long as the publisher
 * @funcs_data: data for @funcs
 * @pace: how long to wait, such as &peng_publisher_pace_normal
 *
 * Returns: (transfer full): a publisher that does nothing yet
 */
PengPublisher *
peng_publisher_new (PengStore                *store,
                    const PengPublisherFuncs *funcs,
                    gpointer                  funcs_data,
                    const PengPublisherPace  *pace)
{
  PengPublisher *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);
  g_return_val_if_fail (funcs != NULL && pace != NULL, NULL);

  self = g_object_new (PENG_TYPE_PUBLISHER, NULL);
  self->store = g_object_ref (store);
  self->funcs = funcs;
  self->funcs_data = funcs_data;
  self->pace = *pace;
  self->network = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * peng_publisher_connect:
 * @self: a publisher
 * @site: number of a site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * As the function table's, for whoever shows what a site has.
 */
void
peng_publisher_connect (PengPublisher       *self,
                        gint64               site,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  self->funcs->connect (site, self->funcs_data, cancellable, callback, user_data);
}

/**
 * peng_publisher_connect_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @error: why there is no connection
 *
 * Returns: (transfer full) (nullable): what speaks to the site
 */
PengPortal *
peng_publisher_connect_finish (PengPublisher  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return self->funcs->connect_finish (self->funcs_data, result, error);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengPublisher *self = g_task_get_source_object (task);
  g_autoptr(PengOutboxItem) item = NULL;
  GError *error = NULL;

  item = peng_outbox_make_finish (result, &error);
  if (item != NULL)
    g_task_return_pointer (task, g_object_ref (add_row (self, item)), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * peng_publisher_get_store:
 * @self: a publisher
 *
 * Returns: (transfer none): its store
 */
PengStore *
peng_publisher_get_store (PengPublisher *self)
{
  return self->store;
}

/**
 * peng_publisher_publish_async:
 * @self: a publisher
 * @article: what is to be published
 * @revision: the stored revision that it is
 * @site: number of the site
 * @kind: kind of the site
 * @section: id or name of the section at the site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context, when the article is fixed and on
 *   disk
 * @user_data: data for @callback
 *
 * Publishes an article at a site, or brings what the site has of it up to date. From the callback
 * on it goes by itself, whatever becomes of this program.
 */
void
peng_publisher_publish_async (PengPublisher       *self,
                              PengArticle         *article,
                              guint64              revision,
                              gint64               site,
                              PengSiteKind         kind,
                              const char          *section,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  peng_publisher_publish_as_async (self, article, revision, site, kind, section,
                                   &peng_publish_plan_at_once, cancellable, callback, user_data);
}

/**
 * peng_publisher_publish_as_async:
 * @self: a publisher
 * @article: what is to be published
 * @revision: the stored revision that it is
 * @site: number of the site
 * @kind: kind of the site
 * @section: id or name of the section at the site
 * @plan: who is to read it there, and from when on
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context, when the article is fixed and on
 *   disk
 * @user_data: data for @callback
 *
 * As peng_publisher_publish_async(), but not for all, or not at once. It takes the place of what the
 * site has of the article, however that stands there.
 */
void
peng_publisher_publish_as_async (PengPublisher         *self,
                                 PengArticle           *article,
                                 guint64                revision,
                                 gint64                 site,
                                 PengSiteKind           kind,
                                 const char            *section,
                                 const PengPublishPlan *plan,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (article != NULL && section != NULL && plan != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_publisher_publish_async);
  g_task_set_check_cancellable (task, FALSE);
  peng_outbox_make_article_async (self->store, article, revision, site, kind, section, plan,
                                  cancellable, made_cb, task);
}

/**
 * peng_publisher_publish_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @error: #PengFreezeError or #PengStoreError; %PENG_STORE_ERROR_EXISTS where the article is on its
 *   way there already
 *
 * Returns: (transfer full): the row, or %NULL
 */
PengPublishing *
peng_publisher_publish_finish (PengPublisher  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_publisher_withdraw_async:
 * @self: a publisher
 * @article: UUID of a published article
 * @site: number of the site that has it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context, when the wish is on disk
 * @user_data: data for @callback
 *
 * Takes an article from a site.
 */
void
peng_publisher_withdraw_async (PengPublisher       *self,
                               const char          *article,
                               gint64               site,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (article != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_publisher_withdraw_async);
  g_task_set_check_cancellable (task, FALSE);
  peng_outbox_make_withdrawal_async (self->store, article, site, cancellable, made_cb, task);
}

/**
 * peng_publisher_withdraw_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @error: #PengStoreError; %PENG_STORE_ERROR_NOT_FOUND where the site does not have it
 *
 * Returns: (transfer full): the row, or %NULL
 */
PengPublishing *
peng_publisher_withdraw_finish (PengPublisher  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
listed_for_resume_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengPublisher *self = g_task_get_source_object (task);
  g_autoptr(GPtrArray) items = NULL;
  GPtrArray *rows;
  GError *error = NULL;

  items = peng_store_list_outbox_finish (PENG_STORE (object), result, &error);
  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (rows, g_object_ref (add_row (self, g_ptr_array_index (items, i))));

  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * peng_publisher_resume_async:
 * @self: a publisher
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Takes up every unfinished row, wherever an earlier program left it.
 */
void
peng_publisher_resume_async (PengPublisher       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PENG_IS_PUBLISHER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_publisher_resume_async);
  peng_store_list_outbox_async (self->store, NULL, cancellable, listed_for_resume_cb,
                                g_object_ref (task));
}

/**
 * peng_publisher_resume_finish:
 * @self: a publisher
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengPublishing): the unfinished rows, or %NULL
 */
GPtrArray *
peng_publisher_resume_finish (PengPublisher  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_publisher_retry:
 * @self: a publisher
 * @row: a row that waits
 *
 * Tries again now: a person says that it is time, or has signed in.
 */
void
peng_publisher_retry (PengPublisher  *self,
                      PengPublishing *row)
{
  PengPublishJob *job;

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (PENG_IS_PUBLISHING (row));

  job = peng_publisher_find_job (self, row);
  if (job != NULL)
    peng_publish_job_hurry (job);
}

/**
 * peng_publisher_pause:
 * @self: the publisher
 * @row: one of its rows
 *
 * Stops what a row has on its way, until peng_publisher_retry(); also over the end of this program.
 * The row is in %PENG_OUTBOX_PAUSED when that is on disk, unless it has arrived by then.
 */
void
peng_publisher_pause (PengPublisher  *self,
                      PengPublishing *row)
{
  PengPublishJob *job;

  g_return_if_fail (PENG_IS_PUBLISHER (self));
  g_return_if_fail (PENG_IS_PUBLISHING (row));

  job = peng_publisher_find_job (self, row);
  if (job != NULL)
    peng_publish_job_hold (job);
}

/**
 * peng_publisher_get_rows:
 * @self: a publisher
 *
 * Returns: (transfer none) (element-type PengPublishing): the unfinished rows that it knows
 */
GPtrArray *
peng_publisher_get_rows (PengPublisher *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHER (self), NULL);

  return self->rows;
}

/**
 * peng_publisher_count_busy:
 * @self: the publisher
 *
 * Returns: how many rows go on by themselves: none that waits for a person, and none that another
 *   program has
 */
guint
peng_publisher_count_busy (PengPublisher *self)
{
  guint n = 0;

  g_return_val_if_fail (PENG_IS_PUBLISHER (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PengPublishing *row = g_ptr_array_index (self->rows, i);

      n += peng_publishing_get_state (row) < PENG_OUTBOX_PAUSED &&
           !peng_publishing_is_elsewhere (row);
    }

  return n;
}

/**
 * peng_publisher_find_row:
 * @self: a publisher
 * @article: UUID of an article
 * @site: number of a site
 *
 * Returns: (transfer none) (nullable): the unfinished row of the article there
 */
PengPublishing *
peng_publisher_find_row (PengPublisher *self,
                         const char    *article,
                         gint64         site)
{
  g_return_val_if_fail (PENG_IS_PUBLISHER (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PengPublishing *row = g_ptr_array_index (self->rows, i);
      const PengOutboxItem *item = peng_publishing_get_item (row);

      if (item->site == site && g_str_equal (item->article, article))
        return row;
    }

  return NULL;
}
