/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

G_BEGIN_DECLS

/**
 * PengHistoryStep:
 *
 * One step of a history: edits that are undone together.
 */
typedef struct _PengHistoryStep PengHistoryStep;

PengHistoryStep *peng_history_step_new         (PengEdit        *edit);
void             peng_history_step_free        (PengHistoryStep *self);
void             peng_history_step_add         (PengHistoryStep *self,
                                                PengEdit        *edit);
gboolean         peng_history_step_merge       (PengHistoryStep *self,
                                                PengEdit        *edit);
gsize            peng_history_step_get_n_bytes (PengHistoryStep *self);

/**
 * PengBlockFunc:
 * @block: a block
 * @user_data: data of the caller
 *
 * Returns: (transfer none): what is to stand for it, itself where nothing is
 */
typedef PengBlock *(*PengBlockFunc) (PengBlock *block,
                                     gpointer   user_data);

void             peng_history_step_map         (PengHistoryStep *self,
                                                PengBlockFunc    func,
                                                gpointer         user_data);
PengEdit        *peng_history_step_apply       (PengHistoryStep *self,
                                                PengDocument    *document,
                                                gboolean         backwards);

G_END_DECLS
