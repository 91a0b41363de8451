/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengOutlineEntry:
 *
 * One heading: its block, its level from 2 to 4, and its text in one line. The block may change
 * without a word while others come and go above.
 */
#define PENG_TYPE_OUTLINE_ENTRY (peng_outline_entry_get_type ())

G_DECLARE_FINAL_TYPE (PengOutlineEntry, peng_outline_entry, PENG, OUTLINE_ENTRY, GObject)

guint        peng_outline_entry_get_block (PengOutlineEntry *self);
guint        peng_outline_entry_get_level (PengOutlineEntry *self);
const char  *peng_outline_entry_get_text  (PengOutlineEntry *self);

/**
 * PengOutline:
 *
 * The headings of a document, kept up to date. Signal "edited": after each edit of the document that
 * came or went with headings, or moved them.
 */
#define PENG_TYPE_OUTLINE (peng_outline_get_type ())

G_DECLARE_FINAL_TYPE (PengOutline, peng_outline, PENG, OUTLINE, GObject)

PengOutline *peng_outline_new         (PengDocument *document);
GListModel  *peng_outline_get_entries (PengOutline  *self);
int          peng_outline_find        (PengOutline  *self,
                                       guint         block);

G_END_DECLS
