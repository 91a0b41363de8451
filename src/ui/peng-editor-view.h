/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"
#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/**
 * PengEditorView:
 *
 * The text view inside a #PengEditor: keys, list marks, room for atoms. Signals: "width-changed"
 * (PengEditorView *), "leave-to-atom" (PengEditorView *): Tab was pressed at an atom; "copy"
 * (PengEditorView *, gboolean cut), "paste", "undo", "redo".
 */
#define PENG_TYPE_EDITOR_VIEW (peng_editor_view_get_type ())

G_DECLARE_FINAL_TYPE (PengEditorView, peng_editor_view, PENG, EDITOR_VIEW, GtkTextView)

GtkWidget    *peng_editor_view_new               (void);
void          peng_editor_view_set_content       (PengEditorView *self,
                                                  PengBuffer     *content);
double        peng_editor_view_get_em            (PengEditorView *self);
int           peng_editor_view_get_content_width (PengEditorView *self);
void          peng_editor_view_get_near_blocks   (PengEditorView *self,
                                                  guint           n_screens,
                                                  guint          *first,
                                                  guint          *last);
void          peng_editor_view_update_caret      (PengEditorView *self);
void          peng_editor_view_set_can_undo      (PengEditorView *self,
                                                  gboolean        can_undo,
                                                  gboolean        can_redo);

void       peng_editor_view_set_find      (PengEditorView *self,
                                           PengFind       *find);

G_END_DECLS
