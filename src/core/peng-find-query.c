/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-query-private.h"

#include <string.h>

G_DEFINE_QUARK (peng-find-error-quark, peng_find_error)

/**
 * peng_find_narrow:
 * @c: a character
 *
 * Unicode Standard Annex #11 calls the pairs full-width and narrow, half-width and wide.
 *
 * Returns: the character of usual width that is the same but for its width
 */
gunichar
peng_find_narrow (gunichar c)
{
  static const struct { gunichar odd, usual; } pairs[] = {
    { 0x3000, ' ' },
    { 0xFF61, 0x3002 }, { 0xFF62, 0x300C }, { 0xFF63, 0x300D }, { 0xFF64, 0x3001 },
    { 0xFF65, 0x30FB },
    { 0xFFE0, 0x00A2 }, { 0xFFE1, 0x00A3 }, { 0xFFE2, 0x00AC }, { 0xFFE3, 0x00AF },
    { 0xFFE4, 0x00A6 }, { 0xFFE5, 0x00A5 }, { 0xFFE6, 0x20A9 },
  };

  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFF01 + '!';

  if (c < 0x3000)
    return c;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].odd == c)
      return pairs[i].usual;

  return c;
}

static gunichar
fold (PengFindFlags flags,
      gunichar      c)
{
  if (flags & PENG_FIND_ANY_WIDTH)
    c = peng_find_narrow (c);

  return flags & PENG_FIND_MATCH_CASE ? c : g_unichar_tolower (c);
}

static gunichar *
dup_folded (PengFindFlags  flags,
            const char    *utf8,
            guint         *n_letters)
{
  glong length;
  gunichar *letters = g_utf8_to_ucs4_fast (utf8, -1, &length);

  for (glong i = 0; i < length; i++)
    letters[i] = fold (flags, letters[i]);
  *n_letters = length;

  return letters;
}

/* D. E. Knuth, J. H. Morris, V. R. Pratt, "Fast pattern matching in strings" (1977): each character
 * of the text is looked at once, whatever the pattern repeats. */
static void
compile_literal (PengFindQuery *self,
                 const char    *pattern)
{
  guint border = 0;

  self->letters = dup_folded (self->flags, pattern, &self->n_letters);
  self->borders = g_new0 (guint, MAX (self->n_letters, 1));

  for (guint i = 1; i < self->n_letters; i++)
    {
      while (border > 0 && self->letters[i] != self->letters[border])
        border = self->borders[border - 1];
      if (self->letters[i] == self->letters[border])
        border++;
      self->borders[i] = border;
    }
}

/* Of a word whose neighbours count: Chinese, Japanese and Korean are written without spaces. */
static gboolean
joins_words (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return FALSE;

    default:
      return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
    }
}

static gboolean
is_whole (const gunichar *letters,
          guint           n_letters,
          guint           start,
          guint           end)
{
  return !(start > 0 && joins_words (letters[start - 1]) && joins_words (letters[start])) &&
         !(end < n_letters && joins_words (letters[end - 1]) && joins_words (letters[end]));
}

static void
search_literal (PengFindQuery *self,
                const char    *utf8,
                GArray        *ranges)
{
  guint n_letters;
  g_autofree gunichar *letters = dup_folded (self->flags, utf8, &n_letters);
  guint matched = 0;

  for (guint i = 0; i < n_letters; i++)
    {
      while (matched > 0 && letters[i] != self->letters[matched])
        matched = self->borders[matched - 1];
      if (letters[i] == self->letters[matched])
        matched++;
      if (matched < self->n_letters)
        continue;

      PengFindRange range = { i + 1 - matched, matched };

      if ((self->flags & PENG_FIND_WHOLE_WORD) == 0 ||
          is_whole (letters, n_letters, range.offset, i + 1))
        {
          g_array_append_val (ranges, range);
          matched = 0;
        }
      else
        {
          matched = self->borders[matched - 1];
        }
    }
}

/**
 * peng_find_query_new:
 * @pattern: what to look for, not empty
 * @flags: how
 * @error: return location for a %PENG_FIND_ERROR
 *
 * Returns: (transfer full) (nullable): the query, %NULL for a bad regular expression
 */
PengFindQuery *
peng_find_query_new (const char     *pattern,
                     PengFindFlags   flags,
                     GError        **error)
{
  g_autoptr(PengFindQuery) self = NULL;

  g_return_val_if_fail (pattern != NULL && *pattern != '\0', NULL);

  self = g_new0 (PengFindQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->flags = flags;

  if ((flags & PENG_FIND_REGEX) == 0)
    compile_literal (self, pattern);
  else if (!peng_find_regex_compile (self, pattern, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * peng_find_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
PengFindQuery *
peng_find_query_ref (PengFindQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * peng_find_query_unref:
 * @self: (transfer full): a query
 */
void
peng_find_query_unref (PengFindQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->regexes, g_ptr_array_unref);
  g_free (self->letters);
  g_free (self->borders);
  g_free (self);
}

/**
 * peng_find_query_get_flags:
 * @self: a query
 *
 * Returns: how it looks
 */
PengFindFlags
peng_find_query_get_flags (PengFindQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flags;
}

/**
 * peng_find_query_search:
 * @self: a query
 * @utf8: a text
 * @cancellable: (nullable): ends a search by a regular expression early
 * @ranges: (element-type PengFindRange): gets the matches, in order, none in another, none empty
 * @error: return location for %PENG_FIND_ERROR_TOO_COMPLEX or %G_IO_ERROR_CANCELLED
 *
 * Looks through one text. For a literal that takes time in proportion to the text, and never fails;
 * a regular expression is cut where it tries too much.
 *
 * Returns: whether all matches were found
 */
gboolean
peng_find_query_search (PengFindQuery  *self,
                        const char     *utf8,
                        GCancellable   *cancellable,
                        GArray         *ranges,
                        GError        **error)
{
  g_return_val_if_fail (self != NULL && utf8 != NULL && ranges != NULL, FALSE);

  if (self->regexes != NULL)
    return peng_find_regex_search (self, utf8, cancellable, ranges, error);

  search_literal (self, utf8, ranges);

  return TRUE;
}
