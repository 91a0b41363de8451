/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Items of the library that are dragged inside the program, a boxed GStrv of media names: a drop
 * target takes values of this type and gets a copy with g_value_dup_boxed(). */
#define PENG_TYPE_LIBRARY_DRAG (peng_library_drag_get_type ())

GType               peng_library_drag_get_type (void);
GdkContentProvider *peng_library_drag_new      (const char * const *media);

G_END_DECLS
