/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-fit-window.h"

#include "ui/peng-fit-history.h"
#include "ui/peng-fit-tools.h"

G_BEGIN_DECLS

struct _PengFitWindow
{
  AdwWindow       parent_instance;

  PengFitHistory *history;
  GHashTable     *watermarks;   /* GdkTexture by SHA */
  GCancellable   *gone;
  guint           width;        /* of the upright original, in pixels */
  guint           height;
  PengFitTool     tool;
  gboolean        compare;
  gboolean        loaded;
  gboolean        saving;
  gboolean        may_close;

  AdwWindowTitle *title;
  GtkStack       *stack;
  AdwStatusPage  *failure;
  AdwBin         *place;
  GtkWidget      *panes;
  PengFitCanvas  *canvas;
  PengFitTools   *tools;
  GtkStack       *apply_stack;
};

/* peng-fit-window.c */
void peng_fit_window_say_applied    (PengFitWindow    *self);
void peng_fit_window_say_made       (PengFitWindow    *self,
                                     GBytes           *png,
                                     const char       *name);
void peng_fit_window_say_chosen     (PengFitWindow    *self,
                                     GFile            *file);

/* peng-fit-window-act.c: what a person does */
void peng_fit_window_update_actions (PengFitWindow    *self);
void peng_fit_window_show           (PengFitWindow    *self);
void peng_fit_window_set_compare    (PengFitWindow    *self,
                                     gboolean          compare);
void peng_fit_window_set_tool       (PengFitWindow    *self,
                                     PengFitTool       tool);
void peng_fit_window_put            (PengFitWindow    *self,
                                     const PengRecipe *recipe,
                                     const char       *what);
void peng_fit_window_add_actions    (GtkWidgetClass   *widget_class);
void peng_fit_window_add_panes      (PengFitWindow    *self);

G_END_DECLS
