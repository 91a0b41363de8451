/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-library.h"

G_BEGIN_DECLS

/**
 * PengLibraryLine:
 *
 * One item of the library in a list of them. Signal "changed": what is known of it came in, or is
 * not what it was, or it has another place.
 */
#define PENG_TYPE_LIBRARY_LINE (peng_library_line_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryLine, peng_library_line, PENG, LIBRARY_LINE, GObject)

gint64                 peng_library_line_get_id       (PengLibraryLine *self);
gint64                 peng_library_line_get_shown    (PengLibraryLine *self);
guint                  peng_library_line_get_position (PengLibraryLine *self);
guint                  peng_library_line_get_n_shots  (PengLibraryLine *self);
gboolean               peng_library_line_leads_shots  (PengLibraryLine *self);
gboolean               peng_library_line_begins_day   (PengLibraryLine *self);
const PengLibraryItem *peng_library_line_get_item     (PengLibraryLine *self);

G_END_DECLS
