/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-unicode"

#include "core/peng-unicode.h"

#include "core/peng-unicode-private.h"

/* What the rules of UAX #29 tell characters apart by. */
typedef enum
{
  BREAK_OTHER,
  BREAK_CR,
  BREAK_LF,
  BREAK_CONTROL,
  BREAK_EXTEND,
  BREAK_ZWJ,
  BREAK_REGIONAL,
  BREAK_PREPEND,
  BREAK_SPACING_MARK,
  BREAK_L,
  BREAK_V,
  BREAK_T,
  BREAK_LV,
  BREAK_LVT,
  BREAK_PICTOGRAPHIC,
} BreakClass;

/* Extended_Pictographic of Unicode's emoji-data.txt. Version 15.0, as GLib 2.74's own tables; most
 * of what later versions fill is reserved in here already. */
static const PengRange pictographic[] = {
  { 0x00A9, 0x00A9 }, { 0x00AE, 0x00AE }, { 0x203C, 0x203C }, { 0x2049, 0x2049 },
  { 0x2122, 0x2122 }, { 0x2139, 0x2139 }, { 0x2194, 0x2199 }, { 0x21A9, 0x21AA },
  { 0x231A, 0x231B }, { 0x2328, 0x2328 }, { 0x2388, 0x2388 }, { 0x23CF, 0x23CF },
  { 0x23E9, 0x23F3 }, { 0x23F8, 0x23FA }, { 0x24C2, 0x24C2 }, { 0x25AA, 0x25AB },
  { 0x25B6, 0x25B6 }, { 0x25C0, 0x25C0 }, { 0x25FB, 0x25FE }, { 0x2600, 0x2605 },
  { 0x2607, 0x2612 }, { 0x2614, 0x2685 }, { 0x2690, 0x2705 }, { 0x2708, 0x2712 },
  { 0x2714, 0x2714 }, { 0x2716, 0x2716 }, { 0x271D, 0x271D }, { 0x2721, 0x2721 },
  { 0x2728, 0x2728 }, { 0x2733, 0x2734 }, { 0x2744, 0x2744 }, { 0x2747, 0x2747 },
  { 0x274C, 0x274C }, { 0x274E, 0x274E }, { 0x2753, 0x2755 }, { 0x2757, 0x2757 },
  { 0x2763, 0x2767 }, { 0x2795, 0x2797 }, { 0x27A1, 0x27A1 }, { 0x27B0, 0x27B0 },
  { 0x27BF, 0x27BF }, { 0x2934, 0x2935 }, { 0x2B05, 0x2B07 }, { 0x2B1B, 0x2B1C },
  { 0x2B50, 0x2B50 }, { 0x2B55, 0x2B55 }, { 0x3030, 0x3030 }, { 0x303D, 0x303D },
  { 0x3297, 0x3297 }, { 0x3299, 0x3299 }, { 0x1F000, 0x1F0FF }, { 0x1F10D, 0x1F10F },
  { 0x1F12F, 0x1F12F }, { 0x1F16C, 0x1F171 }, { 0x1F17E, 0x1F17F }, { 0x1F18E, 0x1F18E },
  { 0x1F191, 0x1F19A }, { 0x1F1AD, 0x1F1E5 }, { 0x1F201, 0x1F20F }, { 0x1F21A, 0x1F21A },
  { 0x1F22F, 0x1F22F }, { 0x1F232, 0x1F23A }, { 0x1F23C, 0x1F23F }, { 0x1F249, 0x1F3FA },
  { 0x1F400, 0x1F53D }, { 0x1F546, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F774, 0x1F77F },
  { 0x1F7D5, 0x1F7FF }, { 0x1F80C, 0x1F80F }, { 0x1F848, 0x1F84F }, { 0x1F85A, 0x1F85F },
  { 0x1F888, 0x1F88F }, { 0x1F8AE, 0x1F8FF }, { 0x1F90C, 0x1F93A }, { 0x1F93C, 0x1F945 },
  { 0x1F947, 0x1FAFF }, { 0x1FC00, 0x1FFFD },
};

/* Grapheme_Cluster_Break=Prepend. */
static const PengRange prepend[] = {
  { 0x0600, 0x0605 }, { 0x06DD, 0x06DD }, { 0x070F, 0x070F }, { 0x0890, 0x0891 },
  { 0x08E2, 0x08E2 }, { 0x0D4E, 0x0D4E }, { 0x110BD, 0x110BD }, { 0x110CD, 0x110CD },
  { 0x111C2, 0x111C3 }, { 0x1193F, 0x1193F }, { 0x11941, 0x11941 }, { 0x11A3A, 0x11A3A },
  { 0x11A84, 0x11A89 }, { 0x11D46, 0x11D46 }, { 0x11F02, 0x11F02 },
};

/* Grapheme_Extend and Emoji_Modifier beyond the general categories Mn and Me. */
static const PengRange other_extend[] = {
  { 0x09BE, 0x09BE }, { 0x09D7, 0x09D7 }, { 0x0B3E, 0x0B3E }, { 0x0B57, 0x0B57 },
  { 0x0BBE, 0x0BBE }, { 0x0BD7, 0x0BD7 }, { 0x0CC2, 0x0CC2 }, { 0x0CD5, 0x0CD6 },
  { 0x0D3E, 0x0D3E }, { 0x0D57, 0x0D57 }, { 0x0DCF, 0x0DCF }, { 0x0DDF, 0x0DDF },
  { 0x1B35, 0x1B35 }, { 0x200C, 0x200C }, { 0x302E, 0x302F }, { 0xFF9E, 0xFF9F },
  { 0x1133E, 0x1133E }, { 0x11357, 0x11357 }, { 0x114B0, 0x114B0 }, { 0x114BD, 0x114BD },
  { 0x115AF, 0x115AF }, { 0x11930, 0x11930 }, { 0x1D165, 0x1D165 }, { 0x1D16E, 0x1D172 },
  { 0x1F3FB, 0x1F3FF }, { 0xE0020, 0xE007F },
};

/* Spacing marks (Mc) that stand for themselves all the same. */
static const PengRange standing_marks[] = {
  { 0x102B, 0x102C }, { 0x1038, 0x1038 }, { 0x1062, 0x1064 }, { 0x1067, 0x106D },
  { 0x1083, 0x1083 }, { 0x1087, 0x108C }, { 0x108F, 0x108F }, { 0x109A, 0x109C },
  { 0x1A61, 0x1A61 }, { 0x1A63, 0x1A64 }, { 0xAA7B, 0xAA7B }, { 0xAA7D, 0xAA7D },
  { 0x11720, 0x11721 },
};

/* Default_Ignorable_Code_Point among what is not assigned. */
static const PengRange ignorable[] = {
  { 0x2065, 0x2065 }, { 0xFFF0, 0xFFF8 }, { 0xE0000, 0xE0FFF },
};

static BreakClass
get_hangul_class (gunichar c)
{
  if ((c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C))
    return BREAK_L;

  if ((c >= 0x1160 && c <= 0x11A7) || (c >= 0xD7B0 && c <= 0xD7C6))
    return BREAK_V;

  if ((c >= 0x11A8 && c <= 0x11FF) || (c >= 0xD7CB && c <= 0xD7FB))
    return BREAK_T;

  if (c >= 0xAC00 && c <= 0xD7A3)
    return (c - 0xAC00) % 28 == 0 ? BREAK_LV : BREAK_LVT;

  return BREAK_OTHER;
}

static BreakClass
get_class_by_type (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK)
    return BREAK_EXTEND;

  if (type == G_UNICODE_SPACING_MARK)
    return PENG_IS_IN (standing_marks, c) ? BREAK_OTHER : BREAK_SPACING_MARK;

  if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
      type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
      (type == G_UNICODE_UNASSIGNED && PENG_IS_IN (ignorable, c)))
    return BREAK_CONTROL;

  return get_hangul_class (c);
}

static BreakClass
get_break_class (gunichar c)
{
  if (c == '\r')
    return BREAK_CR;

  if (c == '\n')
    return BREAK_LF;

  if (c == 0x200D)
    return BREAK_ZWJ;

  if (c >= 0x1F1E6 && c <= 0x1F1FF)
    return BREAK_REGIONAL;

  /* Thai and Lao AM are letters that Unicode lists among the spacing marks. */
  if (c == 0x0E33 || c == 0x0EB3)
    return BREAK_SPACING_MARK;

  if (PENG_IS_IN (other_extend, c))
    return BREAK_EXTEND;

  if (PENG_IS_IN (prepend, c))
    return BREAK_PREPEND;

  if (PENG_IS_IN (pictographic, c))
    return BREAK_PICTOGRAPHIC;

  return get_class_by_type (c);
}

static BreakClass
get_class_before (const char **p)
{
  *p = g_utf8_prev_char (*p);

  return get_break_class (g_utf8_get_char (*p));
}

/* GB11: a pictograph, its modifiers, then the joiner at @joiner. */
static gboolean
joins_pictograph (const char *text,
                  const char *joiner)
{
  BreakClass class = BREAK_EXTEND;

  while (joiner > text && class == BREAK_EXTEND)
    class = get_class_before (&joiner);

  return class == BREAK_PICTOGRAPHIC;
}

/* GB12, GB13: flags are pairs, counted from the first of a row of them. */
static gboolean
is_second_of_flag (const char *text,
                   const char *p)
{
  guint n_before = 0;

  while (p > text && get_class_before (&p) == BREAK_REGIONAL)
    n_before++;

  return n_before % 2 == 1;
}

static gboolean
is_hangul_joined (BreakClass before,
                  BreakClass after)
{
  switch ((int) before)
    {
    case BREAK_L:
      return after == BREAK_L || after == BREAK_V || after == BREAK_LV || after == BREAK_LVT;
    case BREAK_LV:
    case BREAK_V:
      return after == BREAK_V || after == BREAK_T;
    case BREAK_LVT:
    case BREAK_T:
      return after == BREAK_T;
    default:
      return FALSE;
    }
}

static gboolean
is_control (BreakClass class)
{
  return class == BREAK_CR || class == BREAK_LF || class == BREAK_CONTROL;
}

/* The rules of UAX #29, revision 41 (Unicode 15.0), in their order. */
static gboolean
is_boundary (const char *text,
             const char *p)
{
  const char *q = p;
  BreakClass before, after;

  if (p == text || *p == '\0')
    return TRUE;

  before = get_class_before (&q);
  after = get_break_class (g_utf8_get_char (p));

  if (before == BREAK_CR && after == BREAK_LF)
    return FALSE;

  if (is_control (before) || is_control (after))
    return TRUE;

  if (is_hangul_joined (before, after))
    return FALSE;

  if (after == BREAK_EXTEND || after == BREAK_ZWJ || after == BREAK_SPACING_MARK ||
      before == BREAK_PREPEND)
    return FALSE;

  if (before == BREAK_ZWJ && after == BREAK_PICTOGRAPHIC)
    return !joins_pictograph (text, q);

  if (before == BREAK_REGIONAL && after == BREAK_REGIONAL)
    return !is_second_of_flag (text, p);

  return TRUE;
}

/* The place of a character offset, or the end of a text that is shorter. */
static const char *
get_pointer (const char *text,
             guint      *offset)
{
  const char *p = text;
  guint n = 0;

  for (; n < *offset && *p != '\0'; n++)
    p = g_utf8_next_char (p);

  *offset = n;

  return p;
}

/**
 * peng_unicode_is_grapheme_start:
 * @text: valid UTF-8
 * @offset: in characters; one beyond the end counts as the end
 *
 * Whether a cursor may stand there: between two extended grapheme clusters by Unicode's UAX #29, or
 * at one of the ends.
 *
 * Returns: whether a grapheme cluster begins at @offset
 */
gboolean
peng_unicode_is_grapheme_start (const char *text,
                                guint       offset)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_boundary (text, get_pointer (text, &offset));
}

/**
 * peng_unicode_next_grapheme:
 * @text: valid UTF-8
 * @offset: in characters
 *
 * Finds the end of what a person sees as one character.
 *
 * Returns: the next offset after @offset where a grapheme cluster begins; the length of the text
 *   where there is none
 */
guint
peng_unicode_next_grapheme (const char *text,
                            guint       offset)
{
  const char *p;

  g_return_val_if_fail (text != NULL, 0);

  p = get_pointer (text, &offset);

  if (*p == '\0')
    return offset;

  do
    {
      p = g_utf8_next_char (p);
      offset++;
    }
  while (!is_boundary (text, p));

  return offset;
}

/**
 * peng_unicode_previous_grapheme:
 * @text: valid UTF-8
 * @offset: in characters
 *
 * Finds the start of what a person sees as one character.
 *
 * Returns: the last offset before @offset where a grapheme cluster begins; 0 where there is none
 */
guint
peng_unicode_previous_grapheme (const char *text,
                                guint       offset)
{
  const char *p;

  g_return_val_if_fail (text != NULL, 0);

  p = get_pointer (text, &offset);

  if (p == text)
    return 0;

  do
    {
      p = g_utf8_prev_char (p);
      offset--;
    }
  while (!is_boundary (text, p));

  return offset;
}
