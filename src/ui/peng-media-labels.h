/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengMediaLabels:
 *
 * The tags of items of the library, or the albums that they are in, and an entry for more. Signals,
 * of what the person wishes:
 *  - "add" (GStrv names): for each of the items
 *  - "remove" (const char *name): from each that has it
 */
#define PENG_TYPE_MEDIA_LABELS (peng_media_labels_get_type ())

G_DECLARE_FINAL_TYPE (PengMediaLabels, peng_media_labels, PENG, MEDIA_LABELS, AdwBin)

GtkWidget *peng_media_labels_new       (PengMediaLabel   kind);
void       peng_media_labels_set_items (PengMediaLabels *self,
                                        GPtrArray       *items);
void       peng_media_labels_commit    (PengMediaLabels *self);
/* The entry, what is written in one of the last name, and writing that name out. */
GtkWidget *peng_media_labels_get_entry (PengMediaLabels *self);
char      *peng_media_labels_dup_part  (GtkWidget       *entry);
void       peng_media_labels_complete  (PengMediaLabels *self,
                                        const char      *name);

G_END_DECLS
