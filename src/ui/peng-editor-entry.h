/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/* An entry for one of the texts inside an atom: a caption, an alternative text. What takes the entry
 * takes the GtkText in it as well. */
GtkWidget *peng_editor_entry_new     (PengBuffer         *buffer,
                                      GtkTextChildAnchor *anchor,
                                      PengPart            part,
                                      guint               index);
/* Whether a widget is the GtkText of one, and for which text; the block is left as it is. */
gboolean   peng_editor_entry_is      (GtkWidget          *widget,
                                      PengPart           *part,
                                      guint              *index);
/* And for one beside the text of a text block: the source of a quote. */
GtkWidget *peng_editor_entry_new_at_mark (PengBuffer     *buffer,
                                          GtkTextMark    *mark,
                                          PengPart        part);
/* What it is called. */
void       peng_editor_entry_set_name (GtkWidget         *entry,
                                       const char        *name);
gboolean   peng_editor_entry_focus   (GtkWidget          *entry);
/* Shows what the document says now. */
void       peng_editor_entry_refresh (GtkWidget          *entry);
/* Which of the texts of its kind it edits. */
void       peng_editor_entry_set_index (GtkWidget        *entry,
                                        guint             index);

/* Marks what was found in it. */
void       peng_editor_entry_set_found (GtkWidget        *entry,
                                        PangoAttrList    *found);

/* How its text looks, where it can be bold or red. */
gboolean   peng_editor_entry_takes_style (GtkWidget             *widget);
void       peng_editor_entry_get_style   (GtkWidget             *entry,
                                          PengStyle             *style);
void       peng_editor_entry_restyle     (GtkWidget             *entry,
                                          const PengStyleChange *change);

G_END_DECLS
