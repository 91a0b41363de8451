/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-importer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengLibraryImport:
 *
 * A bar that brings files into the library: to be seen while it does. What is asked for meanwhile
 * comes after. Signals:
 *  - "said" (const char *words): all went well, or was stopped
 *  - "told" (const char *heading, const char *lines): something did not come in, or was here already
 */
#define PENG_TYPE_LIBRARY_IMPORT (peng_library_import_get_type ())

G_DECLARE_FINAL_TYPE (PengLibraryImport, peng_library_import, PENG, LIBRARY_IMPORT, AdwBin)

GtkWidget *peng_library_import_new     (void);
void       peng_library_import_files   (PengLibraryImport *self,
                                        PengImporter      *importer,
                                        GListModel        *files);
void       peng_library_import_bytes   (PengLibraryImport *self,
                                        PengImporter      *importer,
                                        GBytes            *bytes,
                                        const char        *name);
gboolean   peng_library_import_is_busy (PengLibraryImport *self);
void       peng_library_import_cancel  (PengLibraryImport *self);

G_END_DECLS
