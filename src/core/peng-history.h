/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

G_BEGIN_DECLS

/* Undo and redo of everything that a person can change. Listens to its document; keeps the edits
 * and applies their inverses. Properties (read, notify): "can-undo", "can-redo". Signal
 * "moved" (PengHistory *, PengEdit *last): after an undo or redo, the last edit applied, so that a
 * view can put its cursor there. */
#define PENG_TYPE_HISTORY (peng_history_get_type ())

G_DECLARE_FINAL_TYPE (PengHistory, peng_history, PENG, HISTORY, GObject)

/**
 * PengClockFunc:
 * @user_data: what came with the function
 *
 * Returns: the time in microseconds, never falling
 */
typedef gint64 (*PengClockFunc) (gpointer user_data);

PengHistory *peng_history_new         (PengDocument  *document);
void         peng_history_set_clock   (PengHistory   *self,
                                       PengClockFunc  clock,
                                       gpointer       user_data);
/* Edits between begin and end are one step; may nest. */
void         peng_history_begin       (PengHistory   *self);
void         peng_history_begin_again (PengHistory  *self);
void         peng_history_end         (PengHistory   *self);
/* Nothing before merges with what comes after (the cursor moved, focus changed). */
void         peng_history_barrier     (PengHistory   *self);
gboolean     peng_history_can_undo    (PengHistory   *self);
gboolean     peng_history_can_redo    (PengHistory   *self);
gboolean     peng_history_undo        (PengHistory   *self);
gboolean     peng_history_redo        (PengHistory   *self);
/* A picture gets the name it was to have from the beginning. */
void         peng_history_settle_image (PengHistory    *self,
                                        const char     *media,
                                        const PengImage *image);
/* Forgets all steps; the document stays. */
void         peng_history_clear       (PengHistory   *self);

G_END_DECLS
