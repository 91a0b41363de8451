/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Drops a value on the text as a person does with the mouse: a boxed one or an object. It has to be
 * taken. */
void test_drop (GtkWidget *view,
                GType      type,
                gpointer   value,
                double     x,
                double     y);

/* Something comes over the text and is not let go; it goes away. */
void test_drag_over (GtkWidget *view,
                     GType      type,
                     double     x,
                     double     y);
void test_drag_away (GtkWidget *view,
                     GType      type);

G_END_DECLS
