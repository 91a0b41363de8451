/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-read-back.h"

#include "work/peng-lookout.h"
#include "work/peng-page-words.h"
#include "work/peng-publisher-private.h"

/**
 * PengReadBack:
 *
 * When a page is to be read is in the store, put there with the step that says it is published; so
 * what was missed while no program ran is made up for at the next start. One page is read at a time.
 * A site that cannot be reached is tried again, each time later, and says nothing of the page: what
 * the last reading said stays.
 */
struct _PengReadBack
{
  GObject           parent_instance;

  PengPublisher    *publisher;
  PengFetch        *fetch;
  PengReadBackPace  pace;
  PengLookout      *lookout;
};

enum {
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengReadBack, peng_read_back, G_TYPE_OBJECT)

#define HOUR_MS      ((gint64) 60 * 60 * 1000)
#define SECONDS      30
#define LOOK_MS      (10 * 60 * 1000)
#define MAX_DOUBLED  16

const PengReadBackPace peng_read_back_pace_normal = {
  .stage_ms = { HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS },
  .retry_ms = 5 * 60 * 1000,
  .longest_ms = 6 * HOUR_MS,
};

/* The row as it is to be after a reading. */
static void
advance (PengReadBack         *self,
         PengReadBackRow      *row,
         const PengPageReport *report,
         gboolean              is_due)
{
  gint64 now = g_get_real_time ();

  if (report->outcome == PENG_READ_BACK_UNREAD)
    {
      gint64 wait = self->pace.retry_ms << MIN (row->n_failures, MAX_DOUBLED);

      row->n_failures++;
      row->outcome = row->outcome == PENG_READ_BACK_NEVER ? PENG_READ_BACK_UNREAD : row->outcome;
      if (is_due)
        row->due = now + MIN (wait, self->pace.longest_ms) * 1000;
      return;
    }

  row->n_failures = 0;
  row->checked = now;
  row->outcome = report->outcome;
  g_free (row->findings);
  row->findings = report->findings->len > 0 ? peng_page_findings_write (report->findings) : NULL;
  if (!is_due && row->stage > 0)
    return;

  row->stage = MIN (row->stage + 1, PENG_READ_BACK_N_STAGES);
  row->due = row->stage < PENG_READ_BACK_N_STAGES ? now + self->pace.stage_ms[row->stage - 1] * 1000 : 0;
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengReadBack *self = g_task_get_source_object (task);
  PengPageReport *report = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!peng_store_note_read_back_finish (PENG_STORE (object), result, &error) &&
      !g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE))
    g_warning ("page read back: %s", error->message);

  /* What was read of an older version says nothing of this one. */
  if (!g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE))
    g_signal_emit (self, signals[READ], 0, report);

  g_task_return_boolean (task, error == NULL);
}

static void
note_async (PengReadBack         *self,
            PengReadBackRow      *row,
            PengPageReport       *report,
            gboolean              is_due,
            GAsyncReadyCallback   callback,
            gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  gint64 was_due = row->due;

  g_task_set_source_tag (task, note_async);
  g_task_set_task_data (task, report, NULL);
  advance (self, row, report, is_due);
  peng_store_note_read_back_async (peng_publisher_get_store (self->publisher), row, was_due, NULL,
                                   noted_cb, g_object_ref (task));
}

/* One page that is due. */
typedef struct
{
  PengReadBack    *self;
  PengReadBackRow *row;
  PengPageReport  *report;
} Due;

static void
due_free (Due *due)
{
  g_object_unref (due->self);
  peng_read_back_row_free (due->row);
  g_clear_pointer (&due->report, peng_page_report_free);
  g_free (due);
}

static void
due_noted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Due *due = user_data;
  PengReadBack *self = due->self;

  g_task_propagate_boolean (G_TASK (result), NULL);
  peng_lookout_end (self->lookout, 0);
  due_free (due);
}

/* There is nothing to read it by, as with what was published by another computer: that is no report,
 * and is not tried again. */
static PengPageReport *
new_empty_report (const PengReadBackRow *row)
{
  PengPageReport *report = g_new0 (PengPageReport, 1);

  report->article = g_strdup (row->article);
  report->site = row->site;
  report->findings = g_ptr_array_new ();

  return report;
}

static void
due_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Due *due = user_data;
  PengReadBack *self = due->self;
  g_autoptr(GError) error = NULL;

  due->report = peng_page_reading_finish (result, &error);
  if (due->report == NULL && g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    {
      due->row->stage = PENG_READ_BACK_N_STAGES - 1;
      due->report = new_empty_report (due->row);
    }

  if (due->report != NULL)
    {
      note_async (self, due->row, due->report, TRUE, due_noted_cb, due);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("page read back: %s", error->message);
  peng_lookout_end (self->lookout, LOOK_MS);
  due_free (due);
}

static void
read_due (PengReadBack    *self,
          PengReadBackRow *row)
{
  Due *due = g_new0 (Due, 1);

  due->self = g_object_ref (self);
  due->row = row;
  peng_page_reading_async (self->publisher, self->fetch, row->article, row->site,
                           peng_lookout_get_cancellable (self->lookout), due_read_cb, due);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengReadBack) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = peng_store_list_read_backs_finish (PENG_STORE (object), result, &error);
  gboolean started = peng_lookout_get_cancellable (self->lookout) != NULL;
  gint64 now = g_get_real_time ();

  for (guint i = 0; rows != NULL && started && i < rows->len; i++)
    {
      PengReadBackRow *row = rows->pdata[i];

      if (row->due == 0)
        continue;
      if (row->due > now)
        {
          peng_lookout_end (self->lookout, (row->due - now) / 1000 + 1);
          return;
        }
      read_due (self, g_ptr_array_steal_index (rows, i));
      return;
    }

  peng_lookout_end (self->lookout, -1);
}

static void
look (gpointer owner)
{
  PengReadBack *self = owner;

  peng_store_list_read_backs_async (peng_publisher_get_store (self->publisher), NULL,
                                    peng_lookout_get_cancellable (self->lookout), listed_cb,
                                    g_object_ref (self));
}

static const PengLookoutFuncs lookout_funcs = { look, NULL };

static void
peng_read_back_dispose (GObject *object)
{
  PengReadBack *self = PENG_READ_BACK (object);

  peng_read_back_stop (self);
  g_clear_object (&self->publisher);
  g_clear_object (&self->fetch);

  G_OBJECT_CLASS (peng_read_back_parent_class)->dispose (object);
}

static void
peng_read_back_finalize (GObject *object)
{
  g_object_unref (PENG_READ_BACK (object)->lookout);

  G_OBJECT_CLASS (peng_read_back_parent_class)->finalize (object);
}

static void
peng_read_back_class_init (PengReadBackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_read_back_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_read_back_finalize;

  /**
   * PengReadBack::read:
   * @self: the object
   * @report: (type gpointer): a #PengPageReport
   *
   * A page was read, or could not be.
   */
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
peng_read_back_init (PengReadBack *self)
{
  self->fetch = peng_fetch_new (SECONDS);
}

/**
 * peng_read_back_new:
 * @publisher: what publishes
 * @pace: how long to wait, such as &peng_read_back_pace_normal
 *
 * Returns: (transfer full): an object that reads what it is asked for alone
 */
PengReadBack *
peng_read_back_new (PengPublisher          *publisher,
                    const PengReadBackPace *pace)
{
  PengReadBack *self;

  g_return_val_if_fail (PENG_IS_PUBLISHER (publisher) && pace != NULL, NULL);

  self = g_object_new (PENG_TYPE_READ_BACK, NULL);
  self->publisher = g_object_ref (publisher);
  self->pace = *pace;
  self->lookout = peng_lookout_new (publisher, LOOK_MS, &lookout_funcs, self);

  return self;
}

/**
 * peng_read_back_start:
 * @self: the object
 *
 * From now on pages are read when they are due, and those at once whose time has passed.
 */
void
peng_read_back_start (PengReadBack *self)
{
  g_return_if_fail (PENG_IS_READ_BACK (self));

  peng_lookout_start (self->lookout);
}

/**
 * peng_read_back_stop:
 * @self: the object
 *
 * Ends that, and a reading that is on.
 */
void
peng_read_back_stop (PengReadBack *self)
{
  g_return_if_fail (PENG_IS_READ_BACK (self));

  peng_lookout_stop (self->lookout);
}

typedef struct
{
  char            *article;
  gint64           site;
  PengPageReport  *report;
  PengReadBackRow *row;
} Now;

static void
now_free (gpointer data)
{
  Now *now = data;

  g_free (now->article);
  g_clear_pointer (&now->report, peng_page_report_free);
  g_clear_pointer (&now->row, peng_read_back_row_free);
  g_free (now);
}

static void
now_noted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Now *now = g_task_get_task_data (task);

  g_task_propagate_boolean (G_TASK (result), NULL);
  peng_lookout_look (PENG_READ_BACK (object)->lookout);
  g_task_return_pointer (task, g_steal_pointer (&now->report), (GDestroyNotify) peng_page_report_free);
}

static void
now_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengReadBack *self = g_task_get_source_object (task);
  Now *now = g_task_get_task_data (task);
  GError *error = NULL;

  now->report = peng_page_reading_finish (result, &error);
  if (now->report == NULL)
    g_task_return_error (task, error);
  else if (now->row != NULL)
    note_async (self, now->row, now->report, FALSE, now_noted_cb, g_object_ref (task));
  else
    g_task_return_pointer (task, g_steal_pointer (&now->report),
                           (GDestroyNotify) peng_page_report_free);
}

static void
now_listed_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengReadBack *self = g_task_get_source_object (task);
  Now *now = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) rows = peng_store_list_read_backs_finish (PENG_STORE (object), result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < rows->len && now->row == NULL; i++)
    {
      if (((PengReadBackRow *) rows->pdata[i])->site == now->site)
        now->row = g_ptr_array_steal_index (rows, i);
    }

  peng_page_reading_async (self->publisher, self->fetch, now->article, now->site,
                           g_task_get_cancellable (task), now_read_cb, g_object_ref (task));
}

/**
 * peng_read_back_now_async:
 * @self: the object
 * @article: UUID of a draft
 * @site: number of a site that has it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads a page now. When it is due next stays as it is.
 */
void
peng_read_back_now_async (PengReadBack        *self,
                          const char          *article,
                          gint64               site,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Now *now;

  g_return_if_fail (PENG_IS_READ_BACK (self));
  g_return_if_fail (article != NULL);

  now = g_new0 (Now, 1);
  now->article = g_strdup (article);
  now->site = site;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_read_back_now_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, now, now_free);
  peng_store_list_read_backs_async (peng_publisher_get_store (self->publisher), article, cancellable,
                                    now_listed_cb, g_object_ref (task));
}

/**
 * peng_read_back_now_finish:
 * @self: the object
 * @result: what the callback was given
 * @error: as for peng_page_reading_finish()
 *
 * Returns: (transfer full) (nullable): what came of it
 */
PengPageReport *
peng_read_back_now_finish (PengReadBack  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
