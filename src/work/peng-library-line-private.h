/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-line.h"

G_BEGIN_DECLS

/**
 * PengLibraryPlace:
 * @position: which of the list's lines it is; %G_MAXUINT where it is not there any more
 * @n_shots: how many shots of the same there are
 * @leads_shots: whether it is the first of those
 * @begins_day: whether the line before was taken on another day
 *
 * What a line is in its list.
 */
typedef struct
{
  guint    position;
  guint    n_shots;
  gboolean leads_shots;
  gboolean begins_day;
} PengLibraryPlace;

/* For the list alone, which makes its lines and follows the store. */
PengLibraryLine *peng_library_line_new          (gint64                  id,
                                                 gint64                  shown,
                                                 const PengLibraryPlace *place,
                                                 GHashTable             *alive);
gboolean         peng_library_line_set_place    (PengLibraryLine        *self,
                                                 gint64                  shown,
                                                 const PengLibraryPlace *place);
void             peng_library_line_take_item    (PengLibraryLine        *self,
                                                 PengLibraryItem        *item);
void             peng_library_line_set_stale    (PengLibraryLine        *self);
gboolean         peng_library_line_is_fresh     (PengLibraryLine        *self);
void             peng_library_line_emit_changed (PengLibraryLine        *self);

G_END_DECLS
