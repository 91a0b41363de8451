/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"
#include "ui/peng-editor-texture.h"

G_BEGIN_DECLS

/**
 * PengFigure:
 *
 * A photograph in the text, with its caption and its alternative text. It knows its size from the
 * start; the picture and the entries are there only while it is near what is seen. Signals:
 * "composing" (PengFigure *, gboolean): an input method is at work in an entry or no more;
 * "select" (PengFigure *); "leave" (PengFigure *, gboolean forward): back to the text.
 */
#define PENG_TYPE_FIGURE (peng_figure_get_type ())

G_DECLARE_FINAL_TYPE (PengFigure, peng_figure, PENG, FIGURE, GtkWidget)

GtkWidget *peng_figure_new      (PengBuffer            *buffer,
                                 GtkTextChildAnchor    *anchor,
                                 const PengEditorFuncs *funcs,
                                 gpointer               user_data);
void       peng_figure_refresh  (PengFigure            *self);
void       peng_figure_set_near (PengFigure            *self,
                                 gboolean               is_near);
gboolean   peng_figure_focus_part (PengFigure          *self,
                                 PengPart               part);

G_END_DECLS
