/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-editor-texture.h"

G_BEGIN_DECLS

/**
 * PengEditorPicture:
 *
 * One picture of the library. It fills what room it gets; its pixels are there only while it is
 * active, and as many as are shown.
 */
#define PENG_TYPE_EDITOR_PICTURE (peng_editor_picture_get_type ())

G_DECLARE_FINAL_TYPE (PengEditorPicture, peng_editor_picture, PENG, EDITOR_PICTURE, GtkWidget)

GtkWidget *peng_editor_picture_new        (const PengEditorFuncs *funcs,
                                           gpointer               user_data);
void       peng_editor_picture_set_media  (PengEditorPicture     *self,
                                           const char            *media);
void       peng_editor_picture_set_active (PengEditorPicture     *self,
                                           gboolean               active);
void       peng_editor_picture_set_selected (PengEditorPicture   *self,
                                           gboolean               selected);
void       peng_editor_picture_reload     (PengEditorPicture     *self,
                                           const char            *media);
gboolean   peng_editor_picture_is_loaded  (PengEditorPicture     *self);

G_END_DECLS
