/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-draft"

#include "work/peng-draft.h"

#include "store/peng-store-articles.h"
#include "store/peng-store-snapshots.h"

/**
 * PengDraft:
 *
 * One open draft. The document is edited; the draft only listens and brings it to the store. A
 * draft that is dropped with something unsaved saves it on its way out.
 */
struct _PengDraft
{
  GObject       parent_instance;

  PengStore    *store;
  PengDocument *document;
  PengHistory  *history;
  PengAutosave *autosave;
  guint64       revision;
};

enum {
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum {
  FAILED,
  KEPT_BOTH,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengDraft, peng_draft, G_TYPE_OBJECT)

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengDraft *self = g_task_get_source_object (task);
  g_autofree char *kept = NULL;
  GError *error = NULL;

  if (!peng_store_save_article_finish (PENG_STORE (object), result, &self->revision, &kept,
                                       &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_boolean (task, TRUE);
  if (kept != NULL)
    g_signal_emit (self, signals[KEPT_BOTH], 0, kept);
}

/* The task holds the draft: while a save is in flight no other can begin. */
static void
save (gpointer             sink,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  PengDraft *self = sink;
  g_autoptr(PengArticle) article = peng_document_snapshot (self->document);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  peng_store_save_article_async (self->store, article, self->revision, cancellable, saved_cb,
                                 task);
}

static gboolean
save_finish (gpointer       sink,
             GAsyncResult  *result,
             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const PengAutosaveFuncs autosave_funcs = { save, save_finish };

static void
state_cb (PengDraft *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
failed_cb (PengDraft    *self,
           const GError *error)
{
  g_warning ("%s was not saved: %s", peng_draft_get_uuid (self), error->message);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
save_last (PengDraft *self)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (self->document);

  peng_store_save_article_async (self->store, article, self->revision, NULL, NULL, NULL);
}

static void
peng_draft_dispose (GObject *object)
{
  PengDraft *self = PENG_DRAFT (object);

  if (self->autosave != NULL && !peng_autosave_is_clean (self->autosave))
    save_last (self);

  g_clear_object (&self->history);
  g_clear_object (&self->autosave);
  g_clear_object (&self->document);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_draft_parent_class)->dispose (object);
}

static void
peng_draft_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PengDraft *self = PENG_DRAFT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, peng_draft_get_state (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_draft_class_init (PengDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_draft_dispose;
  object_class->get_property = peng_draft_get_property;

  /**
   * PengDraft:state:
   *
   * Whether everything is on disk.
   */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, PENG_TYPE_SAVE_STATE, PENG_SAVE_SAVED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengDraft::failed:
   * @self: the draft
   * @error: why, owned by the emission
   *
   * A save failed. The words are in memory, and it goes on trying.
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * PengDraft::kept-both:
   * @self: the draft
   * @uuid: the draft that now has the other version
   *
   * Another program had saved this draft meanwhile. Both versions are there.
   */
  signals[KEPT_BOTH] =
    g_signal_new ("kept-both", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
peng_draft_init (PengDraft *self)
{
}

static PengDraft *
draft_new (PengStore   *store,
           PengArticle *article,
           guint64      revision)
{
  PengDraft *self = g_object_new (PENG_TYPE_DRAFT, NULL);

  self->store = g_object_ref (store);
  self->document = peng_document_new (article);
  self->history = peng_history_new (self->document);
  self->autosave = peng_autosave_new (&autosave_funcs, self, PENG_AUTOSAVE_DELAY_MS);
  self->revision = revision;

  g_signal_connect_object (self->document, "edited", G_CALLBACK (peng_autosave_touch),
                           self->autosave, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "notify::state", G_CALLBACK (state_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "failed", G_CALLBACK (failed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PengStore *store = PENG_STORE (object);
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengArticle) article = NULL;
  GError *error = NULL;
  guint64 revision;

  article = peng_store_load_article_finish (store, result, &revision, &error);
  if (article == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, draft_new (store, article, revision), g_object_unref);
}

/**
 * peng_draft_open_async:
 * @store: an open store
 * @uuid: the article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads an article and keeps a snapshot of it, before anything is changed.
 */
void
peng_draft_open_async (PengStore           *store,
                       const char          *uuid,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (uuid != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_draft_open_async);
  peng_store_load_article_async (store, uuid, cancellable, loaded_cb, task);
  peng_store_take_snapshot_async (store, uuid, PENG_SNAPSHOT_OPEN, NULL, NULL, NULL);
}

/**
 * peng_draft_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the open draft, or %NULL with @error set
 */
PengDraft *
peng_draft_open_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, peng_draft_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  PengStore *store = PENG_STORE (object);
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  guint64 revision;

  if (!peng_store_save_article_finish (store, result, &revision, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, draft_new (store, g_task_get_task_data (task), revision),
                         g_object_unref);
}

/**
 * peng_draft_new_async:
 * @store: an open store
 * @article: (nullable): where it begins, %NULL for an empty one
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes a draft.
 */
void
peng_draft_new_async (PengStore           *store,
                      PengArticle         *article,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  PengArticle *start;
  GTask *task;

  g_return_if_fail (PENG_IS_STORE (store));

  start = article ? peng_article_ref (article) : peng_article_new_empty ();
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_draft_new_async);
  g_task_set_task_data (task, start, (GDestroyNotify) peng_article_unref);
  peng_store_save_article_async (store, start, 0, cancellable, made_cb, task);
}

/**
 * peng_draft_new_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the open draft, or %NULL with @error set
 */
PengDraft *
peng_draft_new_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, peng_draft_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_draft_get_store:
 * @self: a draft
 *
 * Returns: (transfer none): the store that it is in
 */
PengStore *
peng_draft_get_store (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), NULL);

  return self->store;
}

/**
 * peng_draft_get_uuid:
 * @self: a draft
 *
 * Returns: (transfer none): its article's UUID
 */
const char *
peng_draft_get_uuid (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), NULL);

  return peng_document_get_uuid (self->document);
}

/**
 * peng_draft_get_document:
 * @self: a draft
 *
 * Returns: (transfer none): its document
 */
PengDocument *
peng_draft_get_document (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), NULL);

  return self->document;
}

/**
 * peng_draft_get_history:
 * @self: a draft
 *
 * Returns: (transfer none): the history of its edits
 */
PengHistory *
peng_draft_get_history (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), NULL);

  return self->history;
}

/**
 * peng_draft_get_revision:
 * @self: a draft
 *
 * Returns: the stored revision of the last save that succeeded
 */
guint64
peng_draft_get_revision (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), 0);

  return self->revision;
}

/**
 * peng_draft_get_state:
 * @self: a draft
 *
 * Returns: whether its words are on disk
 */
PengSaveState
peng_draft_get_state (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), PENG_SAVE_SAVED);

  return peng_autosave_get_state (self->autosave);
}

/**
 * peng_draft_get_error:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): why the last try to save failed, %NULL unless the state is
 *   %PENG_SAVE_FAILING
 */
const GError *
peng_draft_get_error (PengDraft *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), NULL);

  return peng_autosave_get_error (self->autosave);
}

/**
 * peng_draft_hold:
 * @self: a draft
 *
 * Nothing begins to be saved while an input method composes; see peng_autosave_hold().
 */
void
peng_draft_hold (PengDraft *self)
{
  g_return_if_fail (PENG_IS_DRAFT (self));

  peng_autosave_hold (self->autosave);
}

/**
 * peng_draft_release:
 * @self: a draft that is held
 *
 * Ends a hold.
 */
void
peng_draft_release (PengDraft *self)
{
  g_return_if_fail (PENG_IS_DRAFT (self));

  peng_autosave_release (self->autosave);
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_autosave_flush_finish (PENG_AUTOSAVE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * peng_draft_flush_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Brings everything edited before the call to disk: before publishing, before closing. On failure
 * the draft stays as it is and goes on trying.
 */
void
peng_draft_flush_async (PengDraft           *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DRAFT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_draft_flush_async);
  g_task_set_check_cancellable (task, FALSE);
  peng_autosave_flush_async (self->autosave, cancellable, flushed_cb, task);
}

/**
 * peng_draft_flush_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: whether it is on disk
 */
gboolean
peng_draft_flush_finish (PengDraft     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (PENG_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
