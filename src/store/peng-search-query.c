/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-search-query.h"

#include "store/peng-fold.h"
#include "store/peng-tokenizer.h"

#include <string.h>

#define MAX_WORDS      16
#define MAX_WORD_CHARS 64

struct _PengSearchQuery
{
  GString   *match;   /* FTS5's language */
  GPtrArray *words;   /* folded */
  GPtrArray *checks;  /* those of them that the terms do not prove; borrowed */
};

/* A stretch of one class inside a word. */
typedef struct
{
  const char    *start;
  gsize          n_bytes;
  guint          n_chars;
  PengFoldClass  class;
} Run;

static void
add_term (PengSearchQuery *self,
          const char      *term,
          gsize            n_bytes,
          gboolean         is_beginning)
{
  if (self->match->len > 0)
    g_string_append (self->match, " AND ");

  g_string_append_c (self->match, '"');
  g_string_append_len (self->match, term, n_bytes);
  g_string_append_c (self->match, '"');
  if (is_beginning)
    g_string_append_c (self->match, '*');
}

/* The longest terms that the index has: the rarest. */
static void
add_ideographs (PengSearchQuery *self,
                const Run       *run)
{
  const char *end = run->start + run->n_bytes;
  guint n = MIN (run->n_chars, PENG_TOKEN_IDEOGRAPHS);
  const char *last = g_utf8_offset_to_pointer (run->start, n);

  for (const char *first = run->start;; first = g_utf8_next_char (first))
    {
      add_term (self, first, last - first, FALSE);
      if (last == end)
        return;

      last = g_utf8_next_char (last);
    }
}

/* A word that goes on in another script has ended; at the end of what is looked for it may not
 * have. The short beginnings have terms of their own. */
static void
add_word (PengSearchQuery *self,
          const Run       *run,
          gboolean         is_last)
{
  g_autofree char *prefixed = NULL;
  gsize n_bytes = run->n_bytes;

  while (n_bytes > PENG_TOKEN_MAX_BYTES)
    n_bytes = g_utf8_find_prev_char (run->start, run->start + n_bytes) - run->start;

  if (!is_last || run->n_chars > 2)
    {
      add_term (self, run->start, n_bytes, is_last);
      return;
    }

  prefixed = g_strdup_printf ("%c%.*s", PENG_TOKEN_PREFIX, (int) n_bytes, run->start);
  add_term (self, prefixed, n_bytes + 1, FALSE);
}

static Run
next_run (const char *p)
{
  Run run = { .start = p, .class = peng_fold_get_class (g_utf8_get_char (p)) };

  while (*p != '\0' && peng_fold_get_class (g_utf8_get_char (p)) == run.class)
    {
      p = g_utf8_next_char (p);
      run.n_chars++;
    }

  run.n_bytes = p - run.start;

  return run;
}

/* Gives whether the terms alone prove the word. */
static gboolean
add_runs (PengSearchQuery *self,
          const char      *folded)
{
  gboolean proved = TRUE;
  Run run;

  for (const char *p = folded; *p != '\0'; p += run.n_bytes)
    {
      run = next_run (p);

      if (run.class == PENG_FOLD_IDEOGRAPH)
        add_ideographs (self, &run);
      else if (run.class == PENG_FOLD_WORD)
        add_word (self, &run, p[run.n_bytes] == '\0');

      if (run.n_bytes != strlen (folded) ||
          run.class == PENG_FOLD_GAP ||
          (run.class == PENG_FOLD_IDEOGRAPH && run.n_chars > PENG_TOKEN_IDEOGRAPHS) ||
          run.n_bytes > PENG_TOKEN_MAX_BYTES)
        proved = FALSE;
    }

  return proved;
}

static char *
fold_word (const char *word)
{
  g_autofree char *cut = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), MAX_WORD_CHARS));

  return peng_fold (cut);
}

/* A word of punctuation alone has no terms: it is looked for in what the other words find. */
static void
add (PengSearchQuery *self,
     const char      *word)
{
  char *folded = fold_word (word);

  g_ptr_array_add (self->words, folded);
  if (!add_runs (self, folded))
    g_ptr_array_add (self->checks, folded);
}

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c < 0x20 || c == 0x2028 || c == 0x2029;
}

static GPtrArray *
split (const char *words)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = words;

  for (const char *p = words;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && !is_gap (g_utf8_get_char (p)))
        continue;

      if (p > start && parts->len < MAX_WORDS)
        g_ptr_array_add (parts, g_strndup (start, p - start));
      if (*p == '\0')
        return parts;

      start = g_utf8_next_char (p);
    }
}

/**
 * peng_search_query_new:
 * @words: UTF-8, what a person typed; words beyond the sixteenth and characters of a word beyond
 *   the 64th are left out
 *
 * Returns: (transfer full): the query
 */
PengSearchQuery *
peng_search_query_new (const char *words)
{
  PengSearchQuery *self = g_new0 (PengSearchQuery, 1);
  g_autoptr(GPtrArray) parts = split (words);

  self->match = g_string_new (NULL);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    add (self, g_ptr_array_index (parts, i));

  return self;
}

/**
 * peng_search_query_free:
 * @self: (transfer full): a query
 *
 * Frees a query.
 */
void
peng_search_query_free (PengSearchQuery *self)
{
  g_string_free (self->match, TRUE);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * peng_search_query_is_empty:
 * @self: a query
 *
 * Returns: whether there is nothing to ask the index for
 */
gboolean
peng_search_query_is_empty (PengSearchQuery *self)
{
  return self->match->len == 0;
}

/**
 * peng_search_query_get_match:
 * @self: a query
 *
 * Returns: (transfer none): what to MATCH, in FTS5's language; every term is quoted, so nothing in
 *   it is an operator of the person's
 */
const char *
peng_search_query_get_match (PengSearchQuery *self)
{
  return self->match->str;
}

/**
 * peng_search_query_needs_check:
 * @self: a query
 *
 * Returns: whether what the index finds is still to be put to peng_search_query_check()
 */
gboolean
peng_search_query_needs_check (PengSearchQuery *self)
{
  return self->checks->len > 0;
}

static gboolean
contains (const char *text,
          const char *word)
{
  if (peng_fold_is_plain (word))
    return strstr (text, word) != NULL;

  return peng_fold_find (text, word, NULL, NULL);
}

/**
 * peng_search_query_check:
 * @self: a query
 * @text: what the index has found, with its ideographs folded
 *
 * Returns: whether all words are in it
 */
gboolean
peng_search_query_check (PengSearchQuery *self,
                         const char      *text)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      if (!contains (text, g_ptr_array_index (self->checks, i)))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_search_query_find:
 * @self: a query
 * @text: where to look
 * @start: (out): first character of a match
 * @length: (out): its length in characters
 *
 * Returns: whether a word is in @text: the first of them that is
 */
gboolean
peng_search_query_find (PengSearchQuery *self,
                        const char      *text,
                        guint           *start,
                        guint           *length)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      if (peng_fold_find (text, g_ptr_array_index (self->words, i), start, length))
        return TRUE;
    }

  return FALSE;
}
