/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengLibraryTextFunc:
 * @item: an item
 *
 * Returns: (transfer full): what is said of it
 */
typedef char *(*PengLibraryTextFunc) (const PengLibraryItem *item);

#define PENG_TYPE_LIBRARY_TEXT (peng_library_text_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryText, peng_library_text, PENG, LIBRARY_TEXT, AdwBin)

GtkWidget *peng_library_text_new      (PengLibraryModel    *model,
                                       PengLibraryTextFunc  func,
                                       int                  n_chars);
void       peng_library_text_set_line (PengLibraryText     *self,
                                       PengLibraryLine     *line);

G_END_DECLS
