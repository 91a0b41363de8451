/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

G_BEGIN_DECLS

/**
 * PengFitHistory:
 *
 * The recipes that a person has gone through, step by step.
 */
typedef struct _PengFitHistory PengFitHistory;

PengFitHistory   *peng_fit_history_new      (const PengRecipe *first);
void              peng_fit_history_free     (PengFitHistory   *self);

const PengRecipe *peng_fit_history_get      (PengFitHistory   *self);
void              peng_fit_history_put      (PengFitHistory   *self,
                                             const PengRecipe *recipe,
                                             const char       *what);
void              peng_fit_history_end_step (PengFitHistory   *self);
gboolean          peng_fit_history_can_undo (PengFitHistory   *self);
gboolean          peng_fit_history_can_redo (PengFitHistory   *self);
void              peng_fit_history_undo     (PengFitHistory   *self);
void              peng_fit_history_redo     (PengFitHistory   *self);
gboolean          peng_fit_history_differs  (PengFitHistory   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengFitHistory, peng_fit_history_free)

G_END_DECLS
