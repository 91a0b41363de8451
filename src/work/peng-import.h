/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-media.h"

G_BEGIN_DECLS

/**
 * PengImport:
 *
 * Photographs that come in together: what is wanted, and what became of each, by position.
 *
 * Signals, while peng_importer_run_async() works on it:
 *  - "progress" (guint n_done, guint n_items, const char *name): one more is done; `name` is its
 *    file name
 *  - "imported" (guint position, PengMedia *media), "failed" (guint position, const char *name,
 *    const GError *error): what became of one; in the order of positions, whichever was quicker
 */
#define PENG_TYPE_IMPORT (peng_import_get_type ())

G_DECLARE_FINAL_TYPE (PengImport, peng_import, PENG, IMPORT, GObject)

PengImport      *peng_import_new          (void);
guint            peng_import_add_file     (PengImport *self,
                                           GFile      *file);
guint            peng_import_add_bytes    (PengImport *self,
                                           GBytes     *bytes,
                                           const char *name);

guint            peng_import_get_n_items  (PengImport *self);
guint            peng_import_get_n_done   (PengImport *self);
guint            peng_import_get_n_failed (PengImport *self);
const char      *peng_import_get_name     (PengImport *self,
                                           guint       position);
GFile           *peng_import_get_file     (PengImport *self,
                                           guint       position);
GBytes          *peng_import_get_bytes    (PengImport *self,
                                           guint       position);
const PengMedia *peng_import_get_media    (PengImport *self,
                                           guint       position);
gboolean         peng_import_was_there    (PengImport *self,
                                           guint       position);
const GError    *peng_import_get_error    (PengImport *self,
                                           guint       position);

/* For the importer: what became of one. */
void             peng_import_take_media   (PengImport *self,
                                           guint       position,
                                           PengMedia  *media);
void             peng_import_take_error   (PengImport *self,
                                           guint       position,
                                           GError     *error);

G_END_DECLS
