/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengAutosaveFuncs:
 * @save: begins to save what @sink has then
 * @save_finish: whether it is on disk, else why not
 *
 * Where an autosave writes. The draft implements it over the store; a test counts calls.
 */
typedef struct
{
  void     (*save)        (gpointer              sink,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);
  gboolean (*save_finish) (gpointer              sink,
                           GAsyncResult         *result,
                           GError              **error);
} PengAutosaveFuncs;

/**
 * PengSaveState:
 * @PENG_SAVE_SAVED: everything is on disk
 * @PENG_SAVE_SAVING: there are edits that are not on disk yet; they are on their way
 * @PENG_SAVE_FAILING: the last try failed; it goes on trying
 */
typedef enum
{
  PENG_SAVE_SAVED,
  PENG_SAVE_SAVING,
  PENG_SAVE_FAILING,
} PengSaveState;

#define PENG_TYPE_SAVE_STATE (peng_save_state_get_type ())

GType peng_save_state_get_type (void);

/* How long an edit may wait for its save to begin, and the longest pause between failed tries. */
#define PENG_AUTOSAVE_DELAY_MS     400
#define PENG_AUTOSAVE_MAX_RETRY_MS 5000

/* Property "state" (PengSaveState, read, notify). Signals "failed" (const GError *), "saved". */
#define PENG_TYPE_AUTOSAVE (peng_autosave_get_type ())

G_DECLARE_FINAL_TYPE (PengAutosave, peng_autosave, PENG, AUTOSAVE, GObject)

PengAutosave  *peng_autosave_new          (const PengAutosaveFuncs *funcs,
                                           gpointer                 sink,
                                           guint                    delay_ms);
void           peng_autosave_touch        (PengAutosave            *self);
gboolean       peng_autosave_is_clean     (PengAutosave            *self);
PengSaveState  peng_autosave_get_state    (PengAutosave            *self);
const GError  *peng_autosave_get_error    (PengAutosave            *self);
/* While an input method composes: nothing begins to be saved. What was waiting when the hold began
 * is saved at once, before it. Holds may nest. */
void           peng_autosave_hold         (PengAutosave            *self);
void           peng_autosave_release      (PengAutosave            *self);
/* Saves now what is not saved, also during a hold, and answers when all edits made before the call
 * are on disk, or when a try for them has failed. */
void           peng_autosave_flush_async  (PengAutosave            *self,
                                           GCancellable            *cancellable,
                                           GAsyncReadyCallback      callback,
                                           gpointer                 user_data);
gboolean       peng_autosave_flush_finish (PengAutosave            *self,
                                           GAsyncResult            *result,
                                           GError                 **error);

G_END_DECLS
