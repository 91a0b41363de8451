/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-unicode"

#include "core/peng-unicode.h"

#include "core/peng-unicode-private.h"

#include <string.h>

typedef enum
{
  COUNT_LINE_BREAK,
  COUNT_SPACE,
  COUNT_IDEOGRAPH,
  COUNT_WIDE,
  COUNT_AMBIGUOUS,
  COUNT_OTHER,
} CountClass;

/* Each is one character to Word: CJK punctuation and signs, full-width and half-width forms. */
static const PengRange wide[] = {
  { 0x2E80, 0x303F }, { 0x3100, 0x33FF }, { 0xA960, 0xA97F }, { 0xFE10, 0xFE1F },
  { 0xFE30, 0xFE4F }, { 0xFF01, 0xFFDC }, { 0xFFE0, 0xFFEE },
};

/* Punctuation that Chinese and Latin share: Word takes its width from the text around it. */
static const PengRange ambiguous[] = {
  { 0x00B7, 0x00B7 }, { 0x2014, 0x2016 }, { 0x2018, 0x2019 }, { 0x201C, 0x201D },
  { 0x2025, 0x2027 }, { 0x2030, 0x2030 }, { 0x203B, 0x203B },
};

/**
 * peng_ranges_contain:
 * @ranges: (array length=n_ranges): in rising order, none touching another
 * @n_ranges: how many
 * @c: a character
 *
 * Returns: whether @c is in one of @ranges
 */
gboolean
peng_ranges_contain (const PengRange *ranges,
                     guint            n_ranges,
                     gunichar         c)
{
  guint low = 0;
  guint high = n_ranges;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (c > ranges[middle].last)
        low = middle + 1;
      else if (c < ranges[middle].first)
        high = middle;
      else
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_ideograph (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x1100)
    return FALSE;

  if (c >= 0x4E00 && c <= 0x9FFF)
    return TRUE;

  script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN ||
         script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA ||
         script == G_UNICODE_SCRIPT_BOPOMOFO ||
         script == G_UNICODE_SCRIPT_HANGUL;
}

static CountClass
get_count_class (gunichar c)
{
  if (c == PENG_LINE_BREAK || c == '\n')
    return COUNT_LINE_BREAK;

  if (c < 0x80)
    return c == ' ' || c == '\t' ? COUNT_SPACE : COUNT_OTHER;

  if (g_unichar_isspace (c))
    return COUNT_SPACE;

  if (is_ideograph (c))
    return COUNT_IDEOGRAPH;

  if (PENG_IS_IN (wide, c))
    return COUNT_WIDE;

  return PENG_IS_IN (ambiguous, c) ? COUNT_AMBIGUOUS : COUNT_OTHER;
}

static CountClass
get_count_class_at (const char *p)
{
  return *p == '\0' ? COUNT_SPACE : get_count_class (g_utf8_get_char (p));
}

/* Whether the shared punctuation at @p belongs to Chinese text: the nearest characters before and
 * after that are no such punctuation decide, as an input method's “” and …… lie among Chinese. */
static gboolean
is_wide_here (CountClass  before,
              const char *p)
{
  CountClass after = get_count_class_at (p);

  while (after == COUNT_AMBIGUOUS)
    {
      p = g_utf8_next_char (p);
      after = get_count_class_at (p);
    }

  return before == COUNT_IDEOGRAPH || before == COUNT_WIDE ||
         after == COUNT_IDEOGRAPH || after == COUNT_WIDE;
}

/**
 * peng_unicode_count:
 * @text: valid UTF-8
 * @count: (out caller-allocates): what is counted
 *
 * Counts a text as Word counts Chinese. Punctuation that Chinese and Latin share, such as “ ” … —,
 * is one word each where it touches Chinese, else a part of the Latin run.
 */
void
peng_unicode_count (const char *text,
                    PengCount  *count)
{
  CountClass before = COUNT_SPACE;
  gboolean in_shared = FALSE;
  gboolean in_run = FALSE;

  g_return_if_fail (text != NULL);
  g_return_if_fail (count != NULL);

  *count = (PengCount) { 0 };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      CountClass here = get_count_class (g_utf8_get_char (p));
      gboolean shared = here == COUNT_AMBIGUOUS;

      /* A row of shared punctuation is decided once, at its first character. */
      if (shared)
        here = in_shared ? before : is_wide_here (before, p) ? COUNT_WIDE : COUNT_OTHER;

      count->characters_with_spaces += here != COUNT_LINE_BREAK;
      count->characters += here != COUNT_LINE_BREAK && here != COUNT_SPACE;
      count->ideographs += here == COUNT_IDEOGRAPH;
      count->words += here == COUNT_IDEOGRAPH || here == COUNT_WIDE ||
                      (here == COUNT_OTHER && !in_run);
      in_shared = shared;
      in_run = here == COUNT_OTHER;
      before = here;
    }
}

/**
 * peng_count_add:
 * @self: a sum
 * @other: what is added to it
 *
 * Adds up counts.
 */
void
peng_count_add (PengCount       *self,
                const PengCount *other)
{
  self->words += other->words;
  self->characters += other->characters;
  self->characters_with_spaces += other->characters_with_spaces;
  self->ideographs += other->ideographs;
}

/**
 * peng_count_subtract:
 * @self: a sum that holds @other
 * @other: what is taken away from it
 *
 * Takes a count out of a sum.
 */
void
peng_count_subtract (PengCount       *self,
                     const PengCount *other)
{
  self->words -= other->words;
  self->characters -= other->characters;
  self->characters_with_spaces -= other->characters_with_spaces;
  self->ideographs -= other->ideographs;
}

static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Whether a text may hold the character. U+FFFC stands for an object inside a text buffer; in a
 * text it would be an object that is not there. */
static gboolean
is_kept (gunichar c)
{
  return c == '\t' || !(g_unichar_iscntrl (c) || is_noncharacter (c) || c == 0xFFFC);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\r' || c == '\n' || c == PENG_LINE_BREAK || c == 0x2029;
}

/* Passes over what stays as it is without a closer look. */
static const char *
skip_ascii (const char *p,
            const char *end)
{
  while (p < end && *p >= ' ' && *p <= '~')
    p++;

  return p;
}

/* Reads one character. Each byte that is no part of valid UTF-8 reads as U+FFFD. */
static gunichar
read_char (const char **p,
           const char  *end)
{
  gunichar c = (guchar) **p;

  if (c >= 0x80)
    c = g_utf8_get_char_validated (*p, end - *p);

  if (c >= 0x110000)
    {
      *p += 1;
      return 0xFFFD;
    }

  if (c == '\r' && end - *p > 1 && (*p)[1] == '\n')
    *p += 1;

  *p += g_unichar_to_utf8 (c, NULL);

  return c;
}

static char *
clean (const char *bytes,
       gssize      n_bytes,
       gunichar    line_break)
{
  gsize length = n_bytes < 0 ? strlen (bytes) : (gsize) n_bytes;
  GString *out = g_string_sized_new (length);
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *rest = skip_ascii (bytes, end);
      gunichar c;

      g_string_append_len (out, bytes, rest - bytes);
      bytes = rest;

      if (bytes == end)
        break;

      c = read_char (&bytes, end);

      if (is_line_break (c))
        g_string_append_unichar (out, line_break);
      else if (is_kept (c))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_unicode_clean:
 * @bytes: (array length=n_bytes): any bytes
 * @n_bytes: how many, or -1 if they end with NUL
 *
 * Makes a text of anything: each byte that is no UTF-8 becomes U+FFFD; every kind of line end (CR
 * LF, LF, CR, U+2029) becomes U+2028; NUL, control characters but tab, noncharacters and U+FFFC go.
 *
 * Returns: (transfer full): valid UTF-8 that a #PengText may hold
 */
char *
peng_unicode_clean (const char *bytes,
                    gssize      n_bytes)
{
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  return clean (bytes, n_bytes, PENG_LINE_BREAK);
}

/**
 * peng_unicode_clean_line:
 * @bytes: (array length=n_bytes): any bytes
 * @n_bytes: how many, or -1 if they end with NUL
 *
 * As peng_unicode_clean(), but each line break becomes one space.
 *
 * Returns: (transfer full): valid UTF-8 of one line
 */
char *
peng_unicode_clean_line (const char *bytes,
                         gssize      n_bytes)
{
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  return clean (bytes, n_bytes, ' ');
}
