/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* How many ideographs that stand together a term has at most. */
#define PENG_TOKEN_IDEOGRAPHS 3

/* The longest word that is told from another by its end, in bytes. */
#define PENG_TOKEN_MAX_BYTES 64

/* What stands before the first one or two characters of a word. */
#define PENG_TOKEN_PREFIX '^'

/**
 * PengTokenFunc:
 * @token: (array length=n_bytes): a term in UTF-8, not terminated; valid until it returns
 * @n_bytes: its length
 * @user_data: data for the function
 *
 * Called with each term of a text.
 */
typedef void (*PengTokenFunc) (const char *token,
                               gsize       n_bytes,
                               gpointer    user_data);

void     peng_tokenizer_foreach  (const char     *utf8,
                                  gsize           n_bytes,
                                  PengTokenFunc   func,
                                  gpointer        user_data);
gboolean peng_tokenizer_register (PengDb         *db,
                                  GError        **error);

G_END_DECLS
