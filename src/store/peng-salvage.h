/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-error.h"

G_BEGIN_DECLS

/**
 * PengSalvage:
 *
 * Reads rows out of a database file that SQLite no longer can: page by page, whatever the trees
 * above them look like, with the committed part of its log on top. Nothing is written. The format
 * is that of https://www.sqlite.org/fileformat2.html .
 */
typedef struct _PengSalvage PengSalvage;

/**
 * PengValueType:
 * @PENG_VALUE_NULL: NULL
 * @PENG_VALUE_INT: an integer
 * @PENG_VALUE_DOUBLE: a real number, which is not read
 * @PENG_VALUE_TEXT: text
 * @PENG_VALUE_BLOB: bytes
 *
 * SQLite's storage classes.
 */
typedef enum
{
  PENG_VALUE_NULL,
  PENG_VALUE_INT,
  PENG_VALUE_DOUBLE,
  PENG_VALUE_TEXT,
  PENG_VALUE_BLOB,
} PengValueType;

/**
 * PengValue:
 * @type: what it is
 * @integer: for %PENG_VALUE_INT
 * @bytes: for text and blobs; any bytes at all, not terminated
 * @n_bytes: how many; fewer than were stored where the rest was lost
 *
 * One column of a row.
 */
typedef struct
{
  PengValueType  type;
  gint64         integer;
  const guint8  *bytes;
  gsize          n_bytes;
} PengValue;

/**
 * PengSalvageFunc:
 * @rowid: the row's number
 * @values: (array): its columns, as many as the pattern has characters; valid until it returns
 * @user_data: data for the function
 *
 * Called with each row found.
 */
typedef void (*PengSalvageFunc) (gint64           rowid,
                                 const PengValue *values,
                                 gpointer         user_data);

PengSalvage *peng_salvage_new  (const char       *path,
                                GError          **error);
void         peng_salvage_free (PengSalvage      *self);
void         peng_salvage_walk (PengSalvage      *self,
                                const char       *pattern,
                                PengSalvageFunc   func,
                                gpointer          user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSalvage, peng_salvage_free)

G_END_DECLS
