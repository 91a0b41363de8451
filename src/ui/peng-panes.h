/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengPane:
 * @PENG_PANE_START: beside the content, where reading begins
 * @PENG_PANE_CONTENT: the pane that is always there
 * @PENG_PANE_END: beside the content, at the other side
 */
typedef enum
{
  PENG_PANE_START,
  PENG_PANE_CONTENT,
  PENG_PANE_END,
  PENG_N_PANES
} PengPane;

#define PENG_TYPE_PANES (peng_panes_get_type ())

G_DECLARE_FINAL_TYPE (PengPanes, peng_panes, PENG, PANES, GtkWidget)

GtkWidget *peng_panes_new         (void);
void       peng_panes_set_child   (PengPanes *self,
                                   PengPane   pane,
                                   GtkWidget *child);
void       peng_panes_set_shown   (PengPanes *self,
                                   PengPane   pane,
                                   gboolean   shown);
gboolean   peng_panes_get_shown   (PengPanes *self,
                                   PengPane   pane);
gboolean   peng_panes_get_folded  (PengPanes *self);
void       peng_panes_set_alone   (PengPanes *self,
                                   gboolean   alone);
gboolean   peng_panes_get_alone   (PengPanes *self);
void       peng_panes_set_width   (PengPanes *self,
                                   PengPane   pane,
                                   int        width);
int        peng_panes_get_width   (PengPanes *self,
                                   PengPane   pane);

G_END_DECLS
