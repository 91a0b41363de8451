/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-query-private.h"

#include <string.h>
#include <time.h>

/* The library tries again from each character of a text and counts its tries anew each time. So
 * that it never keeps a thread for longer than a hundred million of them, a long text has fewer at
 * each place. Where these are too few, as `第.*届` needs one for each character of a paragraph, we go
 * from character to character ourselves, and look at the clock in between. */
static const struct
{
  gsize n_bytes;
  guint n_tries;
} sizes[] = {
  { 1000, 100000 },
  { 10000, 10000 },
  { 100000, 1000 },
  { G_MAXSIZE, 100 },
};

#define MAX_TRIES 1000000
#define MAX_USEC  (3 * G_USEC_PER_SEC)

/* No article has so many; a pattern that matches each character would be looked for in vain. */
#define MAX_MATCHES 100000

#define WORD \
  "(?:[^\\P{L}\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\p{Bopomofo}]|[\\p{N}\\p{M}_])"
#define WORD_START "(?:(?<!" WORD ")|(?!" WORD "))"
#define WORD_END   "(?:(?!" WORD ")|(?<!" WORD "))"

/**
 * peng_find_narrow_text:
 * @utf8: a text
 *
 * Returns: (transfer full): as many characters, each by peng_find_narrow()
 */
char *
peng_find_narrow_text (const char *utf8)
{
  GString *narrow = g_string_sized_new (strlen (utf8));

  for (; *utf8 != '\0'; utf8 = g_utf8_next_char (utf8))
    g_string_append_unichar (narrow, peng_find_narrow (g_utf8_get_char (utf8)));

  return g_string_free (narrow, FALSE);
}

static void
append_literally (GString  *out,
                  gunichar  c)
{
  if (c < 0x80 && g_ascii_ispunct (c))
    g_string_append_c (out, '\\');
  g_string_append_unichar (out, c);
}

/* A line break in a text is U+2028. What is full-width in a pattern is a letter to be matched,
 * never a sign of the pattern. */
static char *
translate (const char    *pattern,
           PengFindFlags  flags)
{
  GString *out = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean escaped = at[0] == '\\' && at[1] != '\0';
      const char *letter = escaped ? at + 1 : at;
      gunichar c = g_utf8_get_char (letter);
      gunichar narrow = flags & PENG_FIND_ANY_WIDTH ? peng_find_narrow (c) : c;

      if (narrow != c)
        append_literally (out, narrow);
      else if (escaped && c == 'n')
        g_string_append (out, "\\x{2028}");
      else
        g_string_append_len (out, at, g_utf8_next_char (letter) - at);

      at = letter;
    }

  return g_string_free (out, FALSE);
}

static gboolean
fail (GError        **error,
      PengFindError   code,
      const GError   *cause)
{
  g_set_error_literal (error, PENG_FIND_ERROR, code, cause->message);

  return FALSE;
}

static gboolean
fail_to_compile (GError       **error,
                 const GError  *cause)
{
  PengFindError code = PENG_FIND_ERROR_BAD_PATTERN;

  if (g_error_matches (cause, G_REGEX_ERROR, G_REGEX_ERROR_UNMATCHED_PARENTHESIS))
    code = PENG_FIND_ERROR_OPEN_GROUP;
  else if (g_error_matches (cause, G_REGEX_ERROR, G_REGEX_ERROR_UNTERMINATED_CHARACTER_CLASS))
    code = PENG_FIND_ERROR_OPEN_CLASS;
  else if (g_error_matches (cause, G_REGEX_ERROR, G_REGEX_ERROR_NOTHING_TO_REPEAT))
    code = PENG_FIND_ERROR_NOTHING_TO_REPEAT;
  else if (g_error_matches (cause, G_REGEX_ERROR, G_REGEX_ERROR_STRAY_BACKSLASH))
    code = PENG_FIND_ERROR_STRAY_BACKSLASH;
  else if (g_error_matches (cause, G_REGEX_ERROR, G_REGEX_ERROR_EXPRESSION_TOO_LARGE))
    code = PENG_FIND_ERROR_TOO_COMPLEX;

  return fail (error, code, cause);
}

static GRegex *
compile (PengFindQuery  *self,
         const char     *pattern,
         GError        **error)
{
  GRegexCompileFlags flags = G_REGEX_MULTILINE;

  if ((self->flags & PENG_FIND_MATCH_CASE) == 0)
    flags |= G_REGEX_CASELESS;

  return g_regex_new (pattern, flags, 0, error);
}

/**
 * peng_find_regex_compile:
 * @self: a query
 * @pattern: a regular expression
 * @error: return location for a %PENG_FIND_ERROR
 *
 * Returns: whether it is one
 */
gboolean
peng_find_regex_compile (PengFindQuery  *self,
                         const char     *pattern,
                         GError        **error)
{
  gboolean whole = (self->flags & PENG_FIND_WHOLE_WORD) != 0;
  g_autofree char *translated = translate (pattern, self->flags);
  g_autoptr(GError) cause = NULL;
  g_autoptr(GRegex) alone = compile (self, translated, &cause);

  /* What is no pattern alone might be one in our brackets. */
  if (alone == NULL)
    return fail_to_compile (error, cause);

  self->n_groups = g_regex_get_capture_count (alone);
  self->regexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  for (guint i = 0; i <= G_N_ELEMENTS (sizes); i++)
    {
      guint n_tries = i < G_N_ELEMENTS (sizes) ? sizes[i].n_tries : MAX_TRIES;
      g_autofree char *bounded =
        g_strdup_printf ("(*LIMIT_MATCH=%u)%s(?:%s)%s", n_tries,
                         whole ? WORD_START : "", translated, whole ? WORD_END : "");
      GRegex *regex;

      regex = compile (self, bounded, &cause);
      if (regex == NULL)
        return fail_to_compile (error, cause);
      g_ptr_array_add (self->regexes, regex);
    }

  return TRUE;
}

static GRegex *
get_regex (PengFindQuery *self,
           gsize          n_bytes)
{
  guint i = 0;

  while (n_bytes > sizes[i].n_bytes)
    i++;

  return g_ptr_array_index (self->regexes, i);
}

static GRegex *
get_thorough_regex (PengFindQuery *self)
{
  return g_ptr_array_index (self->regexes, G_N_ELEMENTS (sizes));
}

typedef struct
{
  PengFindQuery *query;
  const char    *subject;
  gsize          n_bytes;
  GCancellable  *cancellable;
  GArray        *ranges;
  const char    *at;      /* up to here all matches are known */
  guint          offset;  /* in characters */
} Search;

/* Byte places become character offsets on the way: all matches cost one walk through the text. */
static void
append_range (Search     *self,
              GMatchInfo *match)
{
  const char *subject = self->subject;
  PengFindRange range;
  int start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  if (subject + start < self->at || end <= start)
    return;

  range.offset = self->offset + g_utf8_pointer_to_offset (self->at, subject + start);
  range.length = g_utf8_pointer_to_offset (subject + start, subject + end);
  self->offset = range.offset + range.length;
  self->at = subject + end;
  g_array_append_val (self->ranges, range);
}

static gboolean
take_match (Search      *self,
            GMatchInfo  *match,
            GError     **error)
{
  append_range (self, match);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->ranges->len <= MAX_MATCHES)
    return TRUE;

  g_set_error_literal (error, PENG_FIND_ERROR, PENG_FIND_ERROR_TOO_COMPLEX, "too many matches");

  return FALSE;
}

/* Returns whether nothing went wrong but, with a @cause, for the library. */
static gboolean
search_at_once (Search  *self,
                GError **cause,
                GError **error)
{
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match_full (get_regex (self->query, self->n_bytes), self->subject, self->n_bytes, 0,
                      G_REGEX_MATCH_NOTEMPTY, &match, cause);

  while (*cause == NULL && g_match_info_matches (match))
    {
      if (!take_match (self, match, error))
        return FALSE;
      g_match_info_next (match, cause);
    }

  return TRUE;
}

/* What this thread has worked: a machine that is busy elsewhere makes no pattern worse. */
static gint64
get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
search_at (Search      *self,
           const char  *at,
           gint64       end,
           GError     **error)
{
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GError) cause = NULL;

  g_regex_match_full (get_thorough_regex (self->query), self->subject, self->n_bytes,
                      at - self->subject, G_REGEX_MATCH_NOTEMPTY | G_REGEX_MATCH_ANCHORED, &match,
                      &cause);
  if (cause == NULL && get_time () > end)
    cause = g_error_new_literal (G_REGEX_ERROR, G_REGEX_ERROR_MATCH, "too slow");
  if (cause != NULL)
    return fail (error, PENG_FIND_ERROR_TOO_COMPLEX, cause);

  if (g_match_info_matches (match))
    return take_match (self, match, error);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
search_by_steps (Search  *self,
                 GError **error)
{
  gint64 end = get_time () + MAX_USEC;

  for (const char *at = self->at; *at != '\0';)
    {
      if (!search_at (self, at, end, error))
        return FALSE;
      at = MAX (self->at, g_utf8_next_char (at));
    }

  return TRUE;
}

/**
 * peng_find_regex_search:
 * @self: a query for a regular expression
 * @utf8: a text
 * @cancellable: (nullable): looked at between two matches
 * @ranges: (element-type PengFindRange): gets the matches
 * @error: return location for %PENG_FIND_ERROR_TOO_COMPLEX or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all matches were found
 */
gboolean
peng_find_regex_search (PengFindQuery  *self,
                        const char     *utf8,
                        GCancellable   *cancellable,
                        GArray         *ranges,
                        GError        **error)
{
  g_autofree char *narrow =
    self->flags & PENG_FIND_ANY_WIDTH ? peng_find_narrow_text (utf8) : NULL;
  const char *subject = narrow != NULL ? narrow : utf8;
  Search search = { self, subject, strlen (subject), cancellable, ranges, subject, 0 };
  g_autoptr(GError) cause = NULL;

  if (!search_at_once (&search, &cause, error))
    return FALSE;

  return cause == NULL || search_by_steps (&search, error);
}

/**
 * peng_find_regex_match:
 * @self: a query for a regular expression
 * @subject: the text that it was found in, narrow where widths do not matter
 * @n_bytes: its length
 * @at: at which byte a match begins
 *
 * Returns: (transfer full): the match, with its groups
 */
GMatchInfo *
peng_find_regex_match (PengFindQuery *self,
                       const char    *subject,
                       gsize          n_bytes,
                       gsize          at)
{
  GMatchInfo *match = NULL;

  g_regex_match_full (get_thorough_regex (self), subject, n_bytes, at,
                      G_REGEX_MATCH_NOTEMPTY | G_REGEX_MATCH_ANCHORED, &match, NULL);

  return match;
}
