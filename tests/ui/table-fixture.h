/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "editor-fixture.h"

G_BEGIN_DECLS

/* A table between two paragraphs, and the smallest with rows and columns. */
#define TABLE(rows) "<p>前</p><figure class=\"table\"><table>" rows "</table></figure><p>后</p>"
#define FOUR TABLE ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>")

/* Goes into a cell, as with the mouse or without it. */
void click_cell     (EditorFixture *self,
                     guint          cell);
void focus_cell     (EditorFixture *self,
                     guint          cell);
/* Where the middle of a cell that is seen is in a widget around it. */
void get_middle     (EditorFixture *self,
                     guint          cell,
                     GtkWidget     *above,
                     double        *x,
                     double        *y);
void assert_content (EditorFixture *self,
                     const char    *html);

G_END_DECLS
