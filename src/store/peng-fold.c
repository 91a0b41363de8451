/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-fold.h"

#include <string.h>

/* What folds to itself and stands for itself: nearly all of a Chinese text. */
static gboolean
is_plain_ideograph (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf);
}

/**
 * peng_fold_get_class:
 * @folded: a character that peng_fold_char() gave
 *
 * Returns: what it is to a search
 */
PengFoldClass
peng_fold_get_class (gunichar folded)
{
  if (is_plain_ideograph (folded))
    return PENG_FOLD_IDEOGRAPH;

  if (folded < 0x80)
    return g_ascii_isalnum (folded) ? PENG_FOLD_WORD : PENG_FOLD_GAP;

  if ((folded >= 0x3041 && folded <= 0x30ff && folded != 0x30fb) ||  /* kana */
      (folded >= 0x3005 && folded <= 0x3007) ||                      /* 々 〆 〇 */
      (folded >= 0x3105 && folded <= 0x31bf) ||                      /* bopomofo */
      (folded >= 0xac00 && folded <= 0xd7a3) ||                      /* hangul */
      (folded >= 0xf900 && folded <= 0xfaff) ||
      (folded >= 0x20000 && folded <= 0x3ffff))
    return PENG_FOLD_IDEOGRAPH;

  return g_unichar_isalnum (folded) ? PENG_FOLD_WORD : PENG_FOLD_GAP;
}

/**
 * peng_fold_char:
 * @character: any character
 * @folded: (out) (array fixed-size=18): what it is looked up as
 *
 * Takes away what makes no difference to a search: case, full and half width and other
 * compatibility forms (the decomposition of Unicode's NFKD, but for hangul), accents.
 *
 * Returns: how many characters there are in @folded, 0 for a mark that stands for nothing
 */
guint
peng_fold_char (gunichar  character,
                gunichar *folded)
{
  gunichar parts[PENG_FOLD_MAX];
  gsize n_parts;
  guint n = 0;

  if (is_plain_ideograph (character) || (character >= 0xac00 && character <= 0xd7a3))
    {
      folded[0] = character;
      return 1;
    }

  if (character < 0x80)
    {
      folded[0] = g_ascii_tolower (character);
      return 1;
    }

  n_parts = g_unichar_fully_decompose (character, TRUE, parts, PENG_FOLD_MAX);
  for (gsize i = 0; i < MIN (n_parts, PENG_FOLD_MAX); i++)
    {
      if (!g_unichar_ismark (parts[i]))
        folded[n++] = g_unichar_tolower (parts[i]);
    }

  return n;
}

/**
 * peng_fold:
 * @utf8: a text
 *
 * Returns: (transfer full): the text folded, each character by peng_fold_char()
 */
char *
peng_fold (const char *utf8)
{
  GString *out = g_string_sized_new (strlen (utf8));

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar folded[PENG_FOLD_MAX];
      guint n = peng_fold_char (g_utf8_get_char (p), folded);

      for (guint i = 0; i < n; i++)
        g_string_append_unichar (out, folded[i]);
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_fold_ideographs:
 * @utf8: a text
 *
 * Folds the other forms of single ideographs alone (such as the radicals that come out of a PDF),
 * and leaves everything else as it is written. No character changes its place.
 *
 * Returns: (transfer full): the text
 */
char *
peng_fold_ideographs (const char *utf8)
{
  GString *out = g_string_sized_new (strlen (utf8));

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar folded[PENG_FOLD_MAX];

      if (c >= 0x2e80 && !is_plain_ideograph (c) &&
          peng_fold_char (c, folded) == 1 && is_plain_ideograph (folded[0]))
        g_string_append_unichar (out, folded[0]);
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_fold_is_plain:
 * @folded: what is looked for
 *
 * Returns: whether it is of ideographs alone, and so stands as it is in what
 *   peng_fold_ideographs() gave
 */
gboolean
peng_fold_is_plain (const char *folded)
{
  for (; *folded != '\0'; folded = g_utf8_next_char (folded))
    {
      if (!is_plain_ideograph (g_utf8_get_char (folded)))
        return FALSE;
    }

  return TRUE;
}

/* Whether @needle, folded, begins at @p; gives the end of the match. A character that folds to
 * several must match whole. */
static const char *
match_at (const char *p,
          const char *needle)
{
  while (*needle != '\0')
    {
      gunichar folded[PENG_FOLD_MAX];
      guint n;

      if (*p == '\0')
        return NULL;

      n = peng_fold_char (g_utf8_get_char (p), folded);
      for (guint i = 0; i < n; i++, needle = g_utf8_next_char (needle))
        {
          if (*needle == '\0' || g_utf8_get_char (needle) != folded[i])
            return NULL;
        }

      p = g_utf8_next_char (p);
    }

  return p;
}

static gboolean
ends_in_word (const char *p)
{
  gunichar folded[PENG_FOLD_MAX];
  guint n = peng_fold_char (g_utf8_get_char (p), folded);

  return n > 0 && peng_fold_get_class (folded[n - 1]) == PENG_FOLD_WORD;
}

static void
report (const char *utf8,
        const char *match,
        const char *end,
        guint      *start,
        guint      *length)
{
  if (start != NULL)
    *start = (guint) g_utf8_pointer_to_offset (utf8, match);
  if (length != NULL)
    *length = (guint) g_utf8_pointer_to_offset (match, end);
}

/**
 * peng_fold_find:
 * @utf8: a text as it is written
 * @needle: what is looked for, folded
 * @start: (out) (optional): where the first match begins, in characters of @utf8
 * @length: (out) (optional): how long it is there
 *
 * A word of a script that has words is found where it begins alone, as the index has it.
 *
 * Returns: whether @needle is in @utf8, all of whose differences are folded away
 */
gboolean
peng_fold_find (const char *utf8,
                const char *needle,
                guint      *start,
                guint      *length)
{
  const char *exact;
  gboolean is_word = peng_fold_get_class (g_utf8_get_char (needle)) == PENG_FOLD_WORD;
  gboolean in_word = FALSE;

  if (*needle == '\0')
    return FALSE;

  /* Chinese is nearly always written as it is looked for, and this is many times faster. */
  exact = peng_fold_is_plain (needle) ? strstr (utf8, needle) : NULL;
  if (exact != NULL)
    {
      report (utf8, exact, exact + strlen (needle), start, length);
      return TRUE;
    }

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = is_word && in_word ? NULL : match_at (p, needle);

      in_word = ends_in_word (p);
      if (end != NULL)
        {
          report (utf8, p, end, start, length);
          return TRUE;
        }
    }

  return FALSE;
}
