/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/* An entry for one of the texts inside an atom: a caption, an alternative text. */
GtkWidget *peng_editor_entry_new     (PengBuffer         *buffer,
                                      GtkTextChildAnchor *anchor,
                                      PengPart            part,
                                      guint               index);
/* Shows what the document says now. */
void       peng_editor_entry_refresh (GtkWidget          *entry);

G_END_DECLS
