/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-clipboard.h"
#include "ui/peng-editor-private.h"
#include "ui/peng-table-view.h"

G_BEGIN_DECLS

void          peng_editor_table_create  (PengEditor     *self);
void          peng_editor_table_watch   (PengEditor     *self,
                                         PengTableView  *table);
gboolean      peng_editor_table_format  (PengEditor     *self,
                                         const char     *name,
                                         GVariant       *target);
gboolean      peng_editor_table_get_style (PengEditor   *self,
                                         PengStyle      *style,
                                         PengAlign      *align);
gboolean      peng_editor_table_paint   (PengEditor     *self,
                                         const PengStyle *style,
                                         PengAlign       align);
GtkWidget    *peng_editor_table_get_text (PengEditor    *self);
gboolean      peng_editor_table_get_caret (PengEditor   *self,
                                         GdkRectangle   *caret);
gboolean      peng_editor_table_paste   (PengEditor     *self,
                                         const PengClip *clip);
gboolean      peng_editor_table_follow  (PengEditor     *self,
                                         PengEdit       *edit);
void          peng_editor_table_update  (PengEditor     *self);

G_END_DECLS
