/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words that another program drops: the bytes as they came, a #GBytes. Boxed types of their own tell
 * a drop target which form of them it takes. */
#define PENG_TYPE_DROPPED_HTML (peng_dropped_html_get_type ())
#define PENG_TYPE_DROPPED_TEXT (peng_dropped_text_get_type ())

GType peng_dropped_html_get_type (void);
GType peng_dropped_text_get_type (void);

void  peng_dropped_take_from     (GtkTextView *view);

G_END_DECLS
