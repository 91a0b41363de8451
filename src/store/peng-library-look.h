/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-library.h"

G_BEGIN_DECLS

/* The way in which a look is made; those made in another way say nothing of each other. */
#define PENG_LIBRARY_LOOK_KIND 1

/**
 * PengLibraryRow:
 * @entry: what is given to whoever asked
 * @has_look: whether it is known what it looks like
 * @look: 64 signs of that
 * @words: (nullable): what it is sorted by, where that is words
 * @number: what it is sorted by, where that is a number
 *
 * A line of a list while it is made.
 */
typedef struct
{
  PengLibraryEntry entry;
  gboolean         has_look;
  guint64          look;
  const char      *words;
  gint64           number;
} PengLibraryRow;

gboolean peng_library_look_put   (PengDb      *db,
                                  const char  *media,
                                  guint64      look,
                                  GError     **error);
void     peng_library_look_group (GArray      *rows);

G_END_DECLS
