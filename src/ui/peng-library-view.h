/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-thumbs.h"
#include "work/peng-library-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengLibraryView:
 *
 * The library to look at and to choose from: a search, filters, and what they find as a grid or as a
 * list. Signals:
 *  - "selection-changed": other items are selected
 *  - "activated": the person wants to do with what is selected what is done here usually
 *  - "delete": the person wants what is selected to be deleted
 *  - "add": the person wants to bring something in
 *  - "leave": the person has given the search up before anything was sought
 */
#define PENG_TYPE_LIBRARY_VIEW (peng_library_view_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryView, peng_library_view, PENG, LIBRARY_VIEW, AdwBin)

PengLibraryView  *peng_library_view_new                   (void);
void              peng_library_view_set_store             (PengLibraryView      *self,
                                                           PengStore            *store);
PengLibraryModel *peng_library_view_get_model             (PengLibraryView      *self);
/* Kinds that may be chosen here at all; what the person filters by comes on top. */
void              peng_library_view_set_kinds             (PengLibraryView      *self,
                                                           PengMediaKinds        kinds);
void              peng_library_view_focus_search          (PengLibraryView      *self);
void              peng_library_view_focus_items           (PengLibraryView      *self);
void              peng_library_view_select_items          (PengLibraryView      *self,
                                                           const gint64         *ids,
                                                           guint                 n_ids);
GArray           *peng_library_view_dup_selected          (PengLibraryView      *self);
/* NULL where some of the names are not known yet; the other two read them. */
GStrv             peng_library_view_dup_selected_media    (PengLibraryView      *self);
void              peng_library_view_load_selected_async   (PengLibraryView      *self,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
GPtrArray        *peng_library_view_load_selected_finish  (PengLibraryView      *self,
                                                           GAsyncResult         *result,
                                                           GError              **error);

G_END_DECLS
