/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengFitTool:
 * @PENG_FIT_CROP: all of the frame is seen, and what is kept of it is chosen
 * @PENG_FIT_LIGHT: brightness and contrast
 * @PENG_FIT_COVER: what nobody may make out is drawn over
 * @PENG_FIT_WATERMARK: the watermark
 * @PENG_FIT_SIZE: how wide it becomes
 *
 * What is being done to a photograph. With all but the first the finished picture is seen.
 */
typedef enum
{
  PENG_FIT_CROP,
  PENG_FIT_LIGHT,
  PENG_FIT_COVER,
  PENG_FIT_WATERMARK,
  PENG_FIT_SIZE,
  PENG_FIT_N_TOOLS
} PengFitTool;

/**
 * PengFitCanvas:
 *
 * A photograph as a recipe makes it, on which a person crops and covers with the pointer or the
 * arrow keys. It changes no recipe: signal "change" (PengFitCanvas *, PengRecipe *) says what is
 * wished, and "settled" (PengFitCanvas *) that a drag is over; "selected" (PengFitCanvas *) that
 * another veil is selected, or none.
 */
#define PENG_TYPE_FIT_CANVAS (peng_fit_canvas_get_type ())

G_DECLARE_FINAL_TYPE (PengFitCanvas, peng_fit_canvas, PENG, FIT_CANVAS, GtkWidget)

GtkWidget *peng_fit_canvas_new           (void);

void       peng_fit_canvas_set_picture   (PengFitCanvas    *self,
                                          GdkTexture       *picture,
                                          guint             width,
                                          guint             height);
void       peng_fit_canvas_set_watermark (PengFitCanvas    *self,
                                          GdkTexture       *watermark);
void       peng_fit_canvas_set_recipe    (PengFitCanvas    *self,
                                          const PengRecipe *recipe);
void       peng_fit_canvas_set_tool      (PengFitCanvas    *self,
                                          PengFitTool       tool);
void       peng_fit_canvas_set_ratio     (PengFitCanvas    *self,
                                          double            ratio);
void       peng_fit_canvas_set_kind      (PengFitCanvas    *self,
                                          PengVeilKind      kind);
void       peng_fit_canvas_set_compare   (PengFitCanvas    *self,
                                          gboolean          compare);

/* 1 shows all of the picture; by is a factor, and 0 shows all again. */
double     peng_fit_canvas_get_zoom      (PengFitCanvas    *self);
void       peng_fit_canvas_zoom          (PengFitCanvas    *self,
                                          double            by);
int        peng_fit_canvas_get_selected  (PengFitCanvas    *self);
void       peng_fit_canvas_select        (PengFitCanvas    *self,
                                          int               veil);
void       peng_fit_canvas_add_veil      (PengFitCanvas    *self);
void       peng_fit_canvas_remove_veil   (PengFitCanvas    *self);
gboolean   peng_fit_canvas_give_up_drag  (PengFitCanvas    *self);

G_END_DECLS
