/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengLibraryPicker:
 *
 * The library in a window over the article, to choose from. Signals:
 *  - "chosen" (GPtrArray *items): these PengLibraryItem are to go into the article
 *  - "add" (void): what is wanted is not there yet, and to be brought in
 */
#define PENG_TYPE_LIBRARY_PICKER (peng_library_picker_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryPicker, peng_library_picker, PENG, LIBRARY_PICKER, AdwWindow)

GtkWidget *peng_library_picker_new (PengStore      *store,
                                    PengMediaKinds  kinds,
                                    gboolean        several);

G_END_DECLS
