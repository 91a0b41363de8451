/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* A view of HTML as it is written, coloured as the rest of the program is: light or dark. */
GtkWidget *peng_source_view_new      (const char *name);
void       peng_source_view_set_text (GtkWidget  *view,
                                      const char *html);
char      *peng_source_view_dup_text (GtkWidget  *view);

G_END_DECLS
