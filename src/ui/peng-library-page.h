/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-library-view.h"
#include "work/peng-desk.h"

G_BEGIN_DECLS

/**
 * PengLibraryPage:
 *
 * The media library in the main window: a header, the view, what brings things in, and a place for a
 * pane beside the view. Signal "back": the person wants to go back to the article.
 */
#define PENG_TYPE_LIBRARY_PAGE (peng_library_page_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryPage, peng_library_page, PENG, LIBRARY_PAGE, AdwBin)

GtkWidget       *peng_library_page_new          (PengDesk        *desk);
PengLibraryView *peng_library_page_get_view     (PengLibraryPage *self);
GtkWidget       *peng_library_page_get_header   (PengLibraryPage *self);
void             peng_library_page_set_side     (PengLibraryPage *self,
                                                 GtkWidget       *side);
void             peng_library_page_show_side    (PengLibraryPage *self,
                                                 gboolean         shown);
gboolean         peng_library_page_is_importing (PengLibraryPage *self);
void             peng_library_page_import_files (PengLibraryPage *self,
                                                 GListModel      *files);
void             peng_library_page_toast        (PengLibraryPage *self,
                                                 AdwToast        *toast);

G_END_DECLS
