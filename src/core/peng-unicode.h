/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The character that stands in a text for a line break inside one paragraph (`<br>`): U+2028.
 * GtkTextView breaks the line there and keeps the paragraph. */
#define PENG_LINE_BREAK      0x2028
#define PENG_LINE_BREAK_UTF8 "\342\200\250"

/**
 * PengCount:
 * @words: what Word calls 字数: each Chinese, Japanese or Korean character and each full-width
 *   punctuation mark is one, and so is each unbroken run of anything else that is no space
 * @characters: characters without spaces and line breaks
 * @characters_with_spaces: all characters but line breaks
 * @ideographs: Chinese, Japanese and Korean characters alone
 *
 * Counts of one text. Counts of parts may be added up at paragraph ends.
 */
typedef struct
{
  guint words;
  guint characters;
  guint characters_with_spaces;
  guint ideographs;
} PengCount;

void      peng_unicode_count             (const char *text,
                                          PengCount  *count);
void      peng_count_add                 (PengCount       *self,
                                          const PengCount *other);
void      peng_count_subtract            (PengCount       *self,
                                          const PengCount *other);

gboolean  peng_unicode_is_grapheme_start (const char *text,
                                          guint       offset);
guint     peng_unicode_next_grapheme     (const char *text,
                                          guint       offset);
guint     peng_unicode_previous_grapheme (const char *text,
                                          guint       offset);

char     *peng_unicode_clean             (const char *bytes,
                                          gssize      n_bytes);
char     *peng_unicode_clean_line        (const char *bytes,
                                          gssize      n_bytes);

G_END_DECLS
