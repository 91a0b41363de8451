/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-pinyin"

#include "core/peng-pinyin.h"

#include "core/peng-pinyin-private.h"

#include <stdlib.h>
#include <string.h>

static char
usual_initial (gunichar character)
{
  if (character < PENG_PINYIN_FIRST || character > PENG_PINYIN_LAST)
    return ' ';
  return peng_pinyin_usual[character - PENG_PINYIN_FIRST];
}

static int
compare_character (const void *key,
                   const void *row)
{
  gunichar character = *(const gunichar *) key;
  gunichar other = ((const PengPinyinOther *) row)->character;

  return (character > other) - (character < other);
}

/**
 * peng_pinyin_has_initial:
 * @character: any character
 * @letter: a small Latin letter
 *
 * Asks whether a reading of @character, the usual one or another, begins with @letter in pinyin.
 * The readings are those of Unicode's Unihan database (UAX #38): kMandarin, kTGHZ2013, kHanyuPinlu.
 *
 * Returns: %FALSE too for what is no ideograph from U+4E00 to U+9FFF
 */
gboolean
peng_pinyin_has_initial (gunichar character,
                         char     letter)
{
  char usual = usual_initial (character);
  const PengPinyinOther *other;

  if (usual == ' ' || letter == ' ' || letter == '\0')
    return FALSE;
  if (usual == letter)
    return TRUE;
  other = bsearch (&character, peng_pinyin_others, peng_pinyin_n_others,
                   sizeof *peng_pinyin_others, compare_character);
  return other != NULL && strchr (other->letters, letter) != NULL;
}

/**
 * peng_pinyin_initials:
 * @text: any UTF-8 text
 *
 * Puts for each ideograph the initial of its usual reading in pinyin; everything else stays, its
 * Latin letters small. A word in which a character is read in another way (重做) comes out wrong
 * here; peng_pinyin_find() knows all readings.
 *
 * Returns: (transfer full): as many characters as @text has
 */
char *
peng_pinyin_initials (const char *text)
{
  GString *initials;

  g_return_val_if_fail (text != NULL, NULL);
  initials = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char initial = usual_initial (c);

      g_string_append_unichar (initials, initial != ' ' ? (gunichar) initial : g_unichar_tolower (c));
    }
  return g_string_free (initials, FALSE);
}

static gboolean
is_skipped (gunichar c)
{
  return !g_unichar_isalnum (c);
}

/* The next character of *@text that counts, small; 0 at the end. */
static gunichar
take (const char **text)
{
  while (**text != '\0')
    {
      gunichar c = g_utf8_get_char (*text);

      *text = g_utf8_next_char (*text);
      if (!is_skipped (c))
        return g_unichar_tolower (c);
    }
  return 0;
}

static gboolean
is_meant (gunichar c,
          gunichar typed)
{
  return c == typed || (typed < 0x80 && peng_pinyin_has_initial (c, (char) typed));
}

static gboolean
begins_here (const char *text,
             const char *typed)
{
  gunichar wanted;

  while ((wanted = take (&typed)) != 0)
    if (!is_meant (take (&text), wanted))
      return FALSE;
  return TRUE;
}

/**
 * peng_pinyin_find:
 * @text: the name of something, in any languages, UTF-8
 * @typed: what a person typed to find it, UTF-8
 *
 * Finds @typed in @text. A Latin letter stands for itself, large or small, and for an ideograph one
 * of whose readings begins with it in pinyin, so that both "cz" and "重z" find 重做; every other
 * character stands for itself. Spaces and punctuation marks are passed over in both.
 *
 * Returns: the place of the first find, in characters of @text; 0 where @typed has nothing to look
 *   for; -1 where @text has no such place
 */
int
peng_pinyin_find (const char *text,
                  const char *typed)
{
  const char *rest = typed;
  int offset = 0;

  g_return_val_if_fail (text != NULL && typed != NULL, -1);
  if (take (&rest) == 0)
    return 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    if (!is_skipped (g_utf8_get_char (p)) && begins_here (p, typed))
      return offset;
  return -1;
}
