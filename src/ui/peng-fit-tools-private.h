/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-fit-tools.h"

#include "ui/peng-fit-ratio.h"

G_BEGIN_DECLS

/* Widths with a name. */
#define PENG_FIT_N_SIZES 4

struct _PengFitTools
{
  AdwBin         parent_instance;

  PengFitCanvas *canvas;
  PengRecipe    *recipe;
  guint          width;       /* of the upright original, in pixels; 0 until it is known */
  guint          height;
  PengFitRatio   ratio;
  GHashTable    *chosen;      /* the shape that was chosen last, by the text of a recipe */
  char          *sha;         /* of the watermark */
  gboolean       showing;     /* what is shown comes from the recipe, and not from a person */
  gboolean       held;        /* a slider is held with the pointer */
  guint          rest_id;

  GtkBox        *switcher;
  GtkStack      *pages;
  GtkWidget     *scroller;
  GtkWidget     *ratios;
  GtkWidget     *turns;       /* what turns and straightens */
  GtkWidget     *ratio_buttons[PENG_FIT_N_RATIOS];
  GtkRange      *straighten;
  GtkRange      *brightness;
  GtkRange      *contrast;
  GtkToggleButton *mosaic;
  GtkToggleButton *blur;
  GtkLabel      *n_covered;
  GtkSwitch     *shown;
  GtkPicture    *watermark;
  GtkWidget     *look;
  GtkGrid       *places;
  GtkWidget     *place_buttons[PENG_N_WATERMARK_PLACES];
  GtkRange      *opacity;
  GtkEditable   *school;
  GtkWidget     *make;
  GtkListBox    *sizes;
  GtkWidget     *size_checks[PENG_FIT_N_SIZES + 1];   /* the last is for any width */
  GtkSpinButton *width_spin;
  GtkAdjustment *width_adjustment;
  GtkLabel      *result;
};

/* peng-fit-tools.c */
void peng_fit_tools_wish           (PengFitTools            *self,
                                    const PengRecipe        *recipe,
                                    const char              *what);
void peng_fit_tools_settle         (PengFitTools            *self);

/* peng-fit-tools-change.c: sliders, the crop and what is covered */
void peng_fit_tools_wish_on        (PengFitTools            *self,
                                    const PengRecipe        *recipe,
                                    const char              *what);
void peng_fit_tools_add_slider     (PengFitTools            *self,
                                    GtkRange                *slider,
                                    GtkScaleFormatValueFunc  format);
void peng_fit_tools_init_change    (PengFitTools            *self);
void peng_fit_tools_show_change    (PengFitTools            *self);
void peng_fit_tools_recall_ratio   (PengFitTools            *self);

/* peng-fit-tools-publish.c: the watermark and the size */
void peng_fit_tools_make_watermark (PengFitTools            *self,
                                    const char              *name);
void peng_fit_tools_init_publish   (PengFitTools            *self);
void peng_fit_tools_show_publish   (PengFitTools            *self);

G_END_DECLS
