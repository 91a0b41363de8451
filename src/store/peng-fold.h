/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most characters that one character folds to. */
#define PENG_FOLD_MAX 18

/**
 * PengFoldClass:
 * @PENG_FOLD_GAP: space, punctuation, signs
 * @PENG_FOLD_WORD: a letter or digit of a script that has words
 * @PENG_FOLD_IDEOGRAPH: a character of a script that is written without gaps
 *
 * What a folded character is to a search.
 */
typedef enum
{
  PENG_FOLD_GAP,
  PENG_FOLD_WORD,
  PENG_FOLD_IDEOGRAPH,
} PengFoldClass;

PengFoldClass  peng_fold_get_class (gunichar        folded);
guint          peng_fold_char      (gunichar        character,
                                    gunichar       *folded);
char          *peng_fold           (const char     *utf8);
char          *peng_fold_ideographs (const char    *utf8);
gboolean       peng_fold_is_plain  (const char     *folded);
gboolean       peng_fold_find      (const char     *utf8,
                                    const char     *needle,
                                    guint          *start,
                                    guint          *length);

G_END_DECLS
