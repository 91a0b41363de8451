/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengFitWindow:
 *
 * The window in which a photograph is made fit to be published. It keeps nothing itself; signal
 * "applied" (PengFitWindow *, PengRecipe *) gives what is to be kept to whoever opened it, who
 * calls peng_fit_window_finish() then. Signals "watermark-made" (PengFitWindow *, GBytes *png,
 * const char *name) and "watermark-chosen" (PengFitWindow *, GFile *) wish for a picture to come
 * into the library; peng_fit_window_use_watermark() answers.
 */
#define PENG_TYPE_FIT_WINDOW (peng_fit_window_get_type ())

G_DECLARE_FINAL_TYPE (PengFitWindow, peng_fit_window, PENG, FIT_WINDOW, AdwWindow)

GtkWidget        *peng_fit_window_new             (GtkWindow        *parent,
                                                   const char       *name,
                                                   const PengRecipe *recipe);
void              peng_fit_window_set_photograph  (PengFitWindow    *self,
                                                   const char       *name,
                                                   const PengRecipe *recipe);
void              peng_fit_window_load            (PengFitWindow    *self,
                                                   const char       *path,
                                                   guint             width,
                                                   guint             height);
void              peng_fit_window_fail_load       (PengFitWindow    *self,
                                                   const char       *sentence);
const PengRecipe *peng_fit_window_get_recipe      (PengFitWindow    *self);
void              peng_fit_window_set_watermark   (PengFitWindow    *self,
                                                   const char       *sha,
                                                   GdkTexture       *texture);
void              peng_fit_window_use_watermark   (PengFitWindow    *self,
                                                   const char       *sha,
                                                   GdkTexture       *texture);
void              peng_fit_window_set_school      (PengFitWindow    *self,
                                                   const char       *name);
void              peng_fit_window_finish          (PengFitWindow    *self,
                                                   const char       *failure);

G_END_DECLS
