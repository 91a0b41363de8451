/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"
#include "ui/peng-editor-texture.h"

G_BEGIN_DECLS

/**
 * PengEditorCard:
 *
 * An atom that is shown and not edited in place: its kind and what is in it; a divider is a line.
 * Signal "select" (PengEditorCard *): it was pressed.
 */
#define PENG_TYPE_EDITOR_CARD (peng_editor_card_get_type ())

G_DECLARE_FINAL_TYPE (PengEditorCard, peng_editor_card, PENG, EDITOR_CARD, GtkWidget)

GtkWidget *peng_editor_card_new      (GtkTextChildAnchor    *anchor,
                                      const PengEditorFuncs *funcs,
                                      gpointer               user_data);
void       peng_editor_card_refresh  (PengEditorCard        *self);
void       peng_editor_card_set_near (PengEditorCard        *self,
                                      gboolean               is_near);

G_END_DECLS
