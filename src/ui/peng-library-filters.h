/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengLibraryFilters:
 *
 * A button, and behind it what items of the library have to be. Signal "changed".
 */
#define PENG_TYPE_LIBRARY_FILTERS (peng_library_filters_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryFilters, peng_library_filters, PENG, LIBRARY_FILTERS, AdwBin)

/* Without one, no tags and albums are offered. */
void      peng_library_filters_set_store (PengLibraryFilters *self,
                                          PengStore          *store);
void      peng_library_filters_fill      (PengLibraryFilters *self,
                                          PengLibraryQuery   *query);
gboolean  peng_library_filters_is_empty  (PengLibraryFilters *self);
char     *peng_library_filters_dup_words (PengLibraryFilters *self);
void      peng_library_filters_clear     (PengLibraryFilters *self);

G_END_DECLS
