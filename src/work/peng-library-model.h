/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-known.h"
#include "work/peng-library-line.h"

G_BEGIN_DECLS

/**
 * PengLibraryModel:
 *
 * The items of the library that a query wants, newest first, as a GListModel of PengLibraryLine. A
 * line is made when it is asked for, and is the same object as long as anybody has it, also where
 * the list was read anew; what is known of its item is read for the lines that somebody holds, and
 * for those around them, and is forgotten some time after. It follows the store.
 *
 * Property "busy": the list that the query wants is on its way. Signal "failed" (const GError *).
 */
#define PENG_TYPE_LIBRARY_MODEL (peng_library_model_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryModel, peng_library_model, PENG, LIBRARY_MODEL, GObject)

PengLibraryModel *peng_library_model_new        (PengStore              *store);
void              peng_library_model_set_query  (PengLibraryModel       *self,
                                                 const PengLibraryQuery *query);
gboolean          peng_library_model_get_busy   (PengLibraryModel       *self);
void              peng_library_model_set_active (PengLibraryModel       *self,
                                                 gboolean                active);
void              peng_library_model_reload     (PengLibraryModel       *self);
gint64            peng_library_model_get_id     (PengLibraryModel       *self,
                                                 guint                   position);
gint64            peng_library_model_get_shown  (PengLibraryModel       *self,
                                                 guint                   position);
gboolean          peng_library_model_find       (PengLibraryModel       *self,
                                                 gint64                  id,
                                                 guint                  *position);
/* Somebody shows a line, until it is let go. */
void              peng_library_model_hold       (PengLibraryModel       *self,
                                                 PengLibraryLine        *line);
void              peng_library_model_let_go     (PengLibraryModel       *self,
                                                 PengLibraryLine        *line);
/* What is near this is read first. */
void              peng_library_model_set_sight  (PengLibraryModel       *self,
                                                 guint                   position);

G_END_DECLS
