/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-panes.h"

G_BEGIN_DECLS

/**
 * PengPanes:
 *
 * Content with a pane on each side. Where there is room for all, all that are wanted are seen; where
 * there is room for two, the side pane that was asked for last stays; where there is room for one
 * (“folded”) each pane is a page, and the one asked for last is seen. What the person wants is kept
 * apart from what fits, so a window made wide again looks as it did.
 *
 * libadwaita's own containers for this are either deprecated later or absent in its oldest version
 * that we build with.
 */
struct _PengPanes
{
  GtkWidget   parent_instance;

  GtkWidget  *children[PENG_N_PANES];
  GtkWidget  *handles[PENG_N_PANES];
  int         widths[PENG_N_PANES];   /* what the person wishes; 0 where nobody has */
  int         em;                     /* how wide a Chinese character is */
  gboolean    wanted[PENG_N_PANES];
  gboolean    visible[PENG_N_PANES];
  PengPane    page;
  PengPane    last_side;
  gboolean    folded;
  gboolean    alone;                  /* the content: focus mode */
};

gboolean peng_pane_is_side           (PengPane        pane);
void     peng_panes_measure_letters  (PengPanes      *self);
int      peng_panes_get_least        (PengPanes      *self,
                                      PengPane        pane);

void     peng_panes_choose_visible   (PengPanes      *self,
                                      int             width,
                                      gboolean        visible[PENG_N_PANES]);
gboolean peng_panes_must_fold        (PengPanes      *self,
                                      int             width);
void     peng_panes_allocate         (PengPanes      *self,
                                      int             width,
                                      int             height);
void     peng_panes_measure          (GtkWidget      *widget,
                                      GtkOrientation  orientation,
                                      int             for_size,
                                      int            *minimum,
                                      int            *natural,
                                      int            *minimum_baseline,
                                      int            *natural_baseline);

G_END_DECLS
