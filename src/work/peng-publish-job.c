/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publish-job-private.h"

#include "work/peng-outbox-take.h"
#include "work/peng-publish-act.h"

G_DEFINE_FINAL_TYPE (PengPublishJob, peng_publish_job, G_TYPE_OBJECT)

static void take (PengPublishJob *self);
static void proceed (PengPublishJob *self);

static void
peng_publish_job_dispose (GObject *object)
{
  PengPublishJob *self = PENG_PUBLISH_JOB (object);

  peng_publish_job_stop (self);

  G_OBJECT_CLASS (peng_publish_job_parent_class)->dispose (object);
}

static void
peng_publish_job_finalize (GObject *object)
{
  PengPublishJob *self = PENG_PUBLISH_JOB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->row);
  g_clear_object (&self->portal);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (peng_publish_job_parent_class)->finalize (object);
}

static void
peng_publish_job_class_init (PengPublishJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_publish_job_dispose;
  object_class->finalize = peng_publish_job_finalize;
}

static void
peng_publish_job_init (PengPublishJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->upload_mode = PENG_UPLOAD_REST;
}

static void
trace (PengPublishJob *self,
       const char     *verb,
       const char     *what)
{
  g_autofree char *point = g_strconcat (verb, " ", what, NULL);

  g_debug ("row %" G_GINT64_FORMAT ": %s", get_item (self)->id, point);
  if (self->funcs->trace != NULL)
    self->funcs->trace (point, self->funcs_data);
}

static void
timer_cb (gpointer user_data)
{
  PengPublishJob *self = user_data;

  self->timer_id = 0;
  take (self);
}

/**
 * peng_publish_job_wake_in:
 * @self: a job
 * @ms: in how many milliseconds
 *
 * Goes on with the row then, in place of any other time that was set.
 */
void
peng_publish_job_wake_in (PengPublishJob *self,
                          guint           ms)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add_once (ms, timer_cb, self);
}

static void
advanced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PengPublishJob) self = user_data;
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(GError) error = NULL;

  self->working = FALSE;
  item = peng_store_advance_outbox_finish (PENG_STORE (object), result, &error);
  if (item == NULL && g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE))
    {
      take (self);
      return;
    }
  if (item == NULL)
    {
      peng_publish_job_handle_trouble (self, error);
      return;
    }

  trace (self, "committed", peng_publishing_state_get_name (item->state));
  self->may_send = item->state == PENG_OUTBOX_SENDING;
  peng_publishing_set_item (self->row, item, self->error);
  proceed (self);
}

void
peng_publish_job_advance (PengPublishJob *self,
                          PengOutboxStep  step,
                          const GError   *error)
{
  g_autofree char *reason = error != NULL ? peng_publishing_reason_new (error) : NULL;

  if (is_stopped (self))
    {
      peng_publish_job_rest (self);
      return;
    }

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  step.from = get_item (self)->state;
  step.reason = reason;
  trace (self, "commit", peng_publishing_state_get_name (step.to));
  self->working = TRUE;
  peng_store_advance_outbox_async (self->store, get_item (self)->id, &step, NULL, advanced_cb,
                                   g_object_ref (self));
}

/**
 * peng_publish_job_advance_to:
 * @self: a job
 * @to: the state it goes to
 * @error: (nullable): why, which is noted on disk as the reason
 *
 * Takes an arrow that carries nothing else.
 */
void
peng_publish_job_advance_to (PengPublishJob  *self,
                             PengOutboxState  to,
                             const GError    *error)
{
  peng_publish_job_advance (self, (PengOutboxStep) { .to = to }, error);
}

/**
 * peng_publish_job_wait_in:
 * @self: a job
 * @state: where it waits
 * @error: (nullable): why, which is noted on disk as the reason
 *
 * Goes to a state, to be tried again later by itself; notes the try.
 */
void
peng_publish_job_wait_in (PengPublishJob  *self,
                          PengOutboxState  state,
                          const GError    *error)
{
  gint64 delay = peng_publish_job_choose_delay (self, error);

  peng_publish_job_advance (self, (PengOutboxStep) {
                                    .to = state,
                                    .next_try = g_get_real_time () + delay * 1000,
                                    .count_attempt = TRUE,
                                  }, error);
}

static void
publish (PengPublishJob    *self,
         PengRemoteArticle *present)
{
  peng_publish_job_advance (self, (PengOutboxStep) {
                                    .to = PENG_OUTBOX_PUBLISHED,
                                    .etag = present != NULL ? present->etag : NULL,
                                    .url = present != NULL ? present->uri : NULL,
                                  }, NULL);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengPublishJob) self = user_data;
  g_autoptr(PengRemoteArticle) article = NULL;
  GError *error = NULL;

  self->working = FALSE;
  trace (self, "acted", "article");
  article = peng_publish_send_finish (result, &error);
  if (article != NULL)
    publish (self, article);
  else
    peng_publish_job_handle_error (self, error);
}

static void
send_article (PengPublishJob *self)
{
  self->may_send = FALSE;
  self->working = TRUE;
  trace (self, "act", "article");
  peng_publish_send_async (self->portal, get_item (self), self->content, self->cancellable,
                           sent_cb, g_object_ref (self));
}

static void
stop_at_conflict (PengPublishJob    *self,
                  PengRemoteArticle *present)
{
  const PengPortalFailure failure = { .etag = present != NULL ? present->etag : NULL };
  g_autoptr(GError) conflict = NULL;

  conflict = peng_portal_error_new (PENG_PORTAL_ERROR_CONFLICT, &failure, "another version");
  peng_publish_job_advance_to (self, PENG_OUTBOX_CONFLICT, conflict);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPublishJob) self = user_data;
  g_autoptr(PengRemoteArticle) present = NULL;
  GError *error = NULL;
  PengVerdict verdict;

  self->working = FALSE;
  trace (self, "acted", "ask");
  verdict = peng_publish_ask_finish (result, &present, &error);
  if (verdict != PENG_VERDICT_NONE)
    self->n_failures = 0;

  switch (verdict)
    {
    case PENG_VERDICT_DONE:
      publish (self, present);
      break;
    case PENG_VERDICT_NOT_DONE:
      peng_publish_job_advance_to (self, PENG_OUTBOX_MEDIA, NULL);
      break;
    case PENG_VERDICT_OTHER:
      stop_at_conflict (self, present);
      break;
    case PENG_VERDICT_NONE:
    default:
      peng_publish_job_handle_error (self, error);
    }
}

static void
ask (PengPublishJob *self)
{
  self->working = TRUE;
  trace (self, "act", "ask");
  peng_publish_ask_async (self->portal, get_item (self), self->content, self->cancellable,
                          asked_cb, g_object_ref (self));
}

static void
uploaded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PengPublishJob) self = user_data;
  GError *error = NULL;

  self->working = FALSE;
  if (!peng_uploader_run_finish (result, &error))
    {
      peng_publish_job_handle_error (self, error);
      return;
    }

  self->upload_mode = PENG_UPLOAD_REST;
  peng_publish_job_advance (self, (PengOutboxStep) {
                                    .to = PENG_OUTBOX_SENDING,
                                    .count_attempt = TRUE,
                                  }, NULL);
}

static void
upload (PengPublishJob *self)
{
  PengUploadMode mode = self->upload_mode;

  if (mode == PENG_UPLOAD_NEW)
    self->upload_mode = PENG_UPLOAD_REST;

  self->working = TRUE;
  peng_uploader_run_async (self->store, self->portal, self->row, mode,
                           self->funcs->trace, self->funcs_data, self->cancellable,
                           uploaded_cb, g_object_ref (self));
}

static void
act (PengPublishJob *self)
{
  if (is_stopped (self))
    {
      peng_publish_job_rest (self);
      return;
    }

  switch (get_item (self)->state)
    {
    case PENG_OUTBOX_MEDIA:
      upload (self);
      break;
    case PENG_OUTBOX_SENDING:
      send_article (self);
      break;
    case PENG_OUTBOX_UNKNOWN:
      ask (self);
      break;
    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_PAUSED:
    case PENG_OUTBOX_CONFLICT:
    case PENG_OUTBOX_PUBLISHED:
    case PENG_OUTBOX_REJECTED:
    case PENG_OUTBOX_ABANDONED:
    default:
      g_assert_not_reached ();
    }
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengPublishJob) self = user_data;
  GError *error = NULL;

  self->working = FALSE;
  self->portal = self->funcs->connect_finish (self->funcs_data, result, &error);
  if (self->portal != NULL)
    act (self);
  else
    peng_publish_job_handle_no_connection (self, error);
}

static void
connect_and_act (PengPublishJob *self)
{
  if (self->portal != NULL)
    {
      act (self);
      return;
    }

  self->working = TRUE;
  self->funcs->connect (get_item (self)->site, self->funcs_data, self->cancellable,
                        connected_cb, g_object_ref (self));
}

static guint
get_wait_ms (PengPublishJob *self)
{
  gint64 left = (get_item (self)->next_try - g_get_real_time ()) / 1000;

  return self->hurried ? 0 : CLAMP (left, 0, PENG_PUBLISH_LONGEST_MS);
}

/**
 * peng_publish_job_rest:
 * @self: a job
 *
 * Lets go of the row, so that another program may have it, and of its site.
 */
void
peng_publish_job_rest (PengPublishJob *self)
{
  if (self->claimed)
    peng_store_release_outbox (self->store, get_item (self)->id);

  self->claimed = FALSE;
  self->hurried = FALSE;
  g_clear_object (&self->portal);
}

static void
end_hold (PengPublishJob *self)
{
  if (!self->held)
    return;

  self->held = FALSE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
proceed (PengPublishJob *self)
{
  PengOutboxState state = get_item (self)->state;

  if (self->held && state < PENG_OUTBOX_PAUSED)
    {
      peng_publish_job_advance_to (self, PENG_OUTBOX_PAUSED, NULL);
      return;
    }

  end_hold (self);
  switch (state)
    {
    case PENG_OUTBOX_FROZEN:
      self->upload_mode = PENG_UPLOAD_NEW;
      peng_publish_job_advance_to (self, PENG_OUTBOX_MEDIA, NULL);
      break;
    case PENG_OUTBOX_SENDING:
      if (self->may_send)
        connect_and_act (self);
      else
        peng_publish_job_advance (self, (PengOutboxStep) {
                                          .to = PENG_OUTBOX_UNKNOWN,
                                          .next_try = g_get_real_time () +
                                                      self->pace.first_ms * (gint64) 1000,
                                        }, NULL);
      break;
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_UNKNOWN:
      if (get_wait_ms (self) > 0)
        peng_publish_job_wake_in (self, get_wait_ms (self));
      else
        connect_and_act (self);
      self->hurried = FALSE;
      break;
    case PENG_OUTBOX_PAUSED:
      if (self->hurried)
        peng_publish_job_advance_to (self, PENG_OUTBOX_UNKNOWN, NULL);
      else
        peng_publish_job_rest (self);
      break;
    case PENG_OUTBOX_CONFLICT:
    case PENG_OUTBOX_PUBLISHED:
    case PENG_OUTBOX_REJECTED:
    case PENG_OUTBOX_ABANDONED:
    default:
      peng_publish_job_rest (self);
    }
}

/* Another program has the row. */
static void
look_again_later (PengPublishJob *self)
{
  end_hold (self);
  if (!PENG_OUTBOX_IS_FINISHED (get_item (self)->state))
    peng_publish_job_wake_in (self, self->pace.look_ms);
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPublishJob) self = user_data;
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(GError) error = NULL;

  self->working = FALSE;
  item = peng_outbox_take_finish (result, &self->claimed, &error);
  if (item == NULL)
    {
      peng_publish_job_handle_trouble (self, error);
      return;
    }

  /* What was asked of the site in an earlier life of the row is not remembered here. */
  self->may_send = FALSE;
  if (self->upload_mode == PENG_UPLOAD_NEW)
    self->upload_mode = PENG_UPLOAD_REST;
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = item->content != NULL ? g_bytes_ref (item->content) : NULL;
  peng_publishing_set_elsewhere (self->row, !self->claimed);
  peng_publishing_set_item (self->row, item, NULL);

  if (is_stopped (self))
    peng_publish_job_rest (self);
  else if (self->claimed)
    proceed (self);
  else
    look_again_later (self);
}

static void
take (PengPublishJob *self)
{
  self->working = TRUE;
  peng_outbox_take_async (self->store, get_item (self)->id, self->claimed, taken_cb,
                          g_object_ref (self));
}

/**
 * peng_publish_job_new:
 * @store: an open store
 * @funcs: how sites are reached; must outlive the job
 * @funcs_data: data for @funcs
 * @pace: how long to wait, copied
 * @row: the row of the outbox
 *
 * Returns: (transfer full): a job that was not started
 */
PengPublishJob *
peng_publish_job_new (PengStore                *store,
                      const PengPublisherFuncs *funcs,
                      gpointer                  funcs_data,
                      const PengPublisherPace  *pace,
                      PengPublishing           *row)
{
  PengPublishJob *self = g_object_new (PENG_TYPE_PUBLISH_JOB, NULL);

  self->store = g_object_ref (store);
  self->funcs = funcs;
  self->funcs_data = funcs_data;
  self->pace = *pace;
  self->row = g_object_ref (row);

  return self;
}

/**
 * peng_publish_job_get_row:
 * @self: a job
 *
 * Returns: (transfer none): its row
 */
PengPublishing *
peng_publish_job_get_row (PengPublishJob *self)
{
  return self->row;
}

/**
 * peng_publish_job_start:
 * @self: a job
 *
 * Takes the row and goes on from where the disk says that it is. Does nothing where it is at work.
 */
void
peng_publish_job_start (PengPublishJob *self)
{
  if (!self->working && self->timer_id == 0 && !self->claimed)
    take (self);
}

/**
 * peng_publish_job_hurry:
 * @self: a job
 *
 * Goes on now: a person or the network says that it is a good time.
 */
void
peng_publish_job_hurry (PengPublishJob *self)
{
  self->n_failures = 0;
  if (self->working)
    {
      /* On its way into a pause, or still to be taken out of one. */
      self->hurried |= self->held || get_item (self)->state == PENG_OUTBOX_PAUSED;
      return;
    }

  self->hurried = TRUE;
  peng_publish_job_wake_in (self, 0);
}

/**
 * peng_publish_job_hold:
 * @self: a job
 *
 * Cuts off what is going out, and puts the row into %PENG_OUTBOX_PAUSED, which
 * peng_publish_job_hurry() leads out of.
 */
void
peng_publish_job_hold (PengPublishJob *self)
{
  self->hurried = FALSE;
  if (self->stopped || self->held || get_item (self)->state > PENG_OUTBOX_PAUSED)
    return;

  self->held = TRUE;
  g_cancellable_cancel (self->cancellable);
  if (!self->working)
    peng_publish_job_wake_in (self, 0);
}

/**
 * peng_publish_job_stop:
 * @self: a job
 *
 * Stops for good. What is on its way may still arrive, and is asked for by whoever goes on.
 */
void
peng_publish_job_stop (PengPublishJob *self)
{
  self->stopped = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!self->working)
    peng_publish_job_rest (self);
}
