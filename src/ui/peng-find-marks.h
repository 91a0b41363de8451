/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengFindMark:
 * @offset: where in a text it begins, in characters
 * @length: of it, in characters
 * @is_current: whether it is the match that is looked at
 *
 * A match in one text.
 */
typedef struct
{
  guint    offset;
  guint    length;
  gboolean is_current;
} PengFindMark;

/* Has a widget drawn again with what was found, then and after each change. */
void peng_find_marks_follow          (GtkWidget   *widget,
                                      PengFind   **shown,
                                      PengFind    *find);
/* Shows matches where they lie: behind the letters of a text view or a layout, and in an entry. */
void peng_find_marks_snapshot_blocks (GtkTextView *view,
                                      PengFind    *find,
                                      GtkSnapshot *snapshot);
void peng_find_marks_snapshot_field  (GtkTextView *view,
                                      PengFind    *find,
                                      PengField    field,
                                      GtkSnapshot *snapshot);
void peng_find_marks_snapshot_layout (PangoLayout *layout,
                                      GArray      *marks,
                                      GtkSnapshot *snapshot);
void peng_find_marks_show_in_entry   (GtkText     *entry,
                                      PengFind    *find,
                                      const PengPlace *place);

G_END_DECLS
