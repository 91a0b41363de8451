/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-tokenizer.h"

#include "store/peng-db-private.h"
#include "store/peng-fold.h"

#include <string.h>

/* The terms under which a text is found, for SQLite's FTS5.
 *
 * Chinese has no gaps between words, so every character is a term, and so are every two and every
 * three that stand together: a word of up to three characters is one term exactly, a longer one is
 * the threes it is made of, all of them, and is then looked for in the few texts they find. (With
 * twos alone, a word of eight common characters made thousands of texts to be looked through.)
 *
 * A word of another script is one term, and its first one and two characters are terms of their
 * own (`^p`, `^pe`): a search for them need not gather a thousand words. Longer beginnings are
 * looked up in the index itself, which is sorted.
 *
 * Positions are not kept (`detail=none`), which makes the index a fifth of the size. */

typedef struct
{
  PengTokenFunc func;
  gpointer      user_data;
  gunichar      before[PENG_TOKEN_IDEOGRAPHS - 1];  /* the nearest first; 0 for none */
  char          word[PENG_TOKEN_MAX_BYTES];
  gsize         n_word;
  guint         n_word_chars;
} Scan;

static void
emit_prefix (Scan *scan)
{
  char token[PENG_TOKEN_MAX_BYTES + 1] = { PENG_TOKEN_PREFIX };

  memcpy (token + 1, scan->word, scan->n_word);
  scan->func (token, scan->n_word + 1, scan->user_data);
}

static void
end_word (Scan *scan)
{
  if (scan->n_word > 0)
    scan->func (scan->word, scan->n_word, scan->user_data);

  scan->n_word = 0;
  scan->n_word_chars = 0;
}

static void
add_to_word (Scan     *scan,
             gunichar  folded)
{
  char bytes[6];
  int n = g_unichar_to_utf8 (folded, bytes);

  if (scan->n_word + n > PENG_TOKEN_MAX_BYTES)
    return;

  memcpy (scan->word + scan->n_word, bytes, n);
  scan->n_word += n;

  if (++scan->n_word_chars <= 2)
    emit_prefix (scan);
}

/* Terms that end with this character: itself, with one before it, with two. */
static void
add_ideograph (Scan     *scan,
               gunichar  folded)
{
  char bytes[6 * PENG_TOKEN_IDEOGRAPHS];
  char *end = bytes + sizeof bytes;
  char *start = end;

  for (guint i = 0; i < PENG_TOKEN_IDEOGRAPHS; i++)
    {
      gunichar c = i == 0 ? folded : scan->before[i - 1];

      if (c == 0)
        break;

      start -= g_unichar_to_utf8 (c, NULL);
      g_unichar_to_utf8 (c, start);
      scan->func (start, end - start, scan->user_data);
    }

  memmove (scan->before + 1, scan->before, sizeof scan->before - sizeof *scan->before);
  scan->before[0] = folded;
}

static void
add (Scan     *scan,
     gunichar  folded)
{
  PengFoldClass class = peng_fold_get_class (folded);

  if (class != PENG_FOLD_WORD)
    end_word (scan);

  if (class == PENG_FOLD_IDEOGRAPH)
    {
      add_ideograph (scan, folded);
      return;
    }

  memset (scan->before, 0, sizeof scan->before);
  if (class == PENG_FOLD_WORD)
    add_to_word (scan, folded);
}

/**
 * peng_tokenizer_foreach:
 * @utf8: a text
 * @n_bytes: its length
 * @func: called with each term, not terminated, valid until it returns
 * @user_data: data for @func
 */
void
peng_tokenizer_foreach (const char    *utf8,
                        gsize          n_bytes,
                        PengTokenFunc  func,
                        gpointer       user_data)
{
  Scan scan = { .func = func, .user_data = user_data };
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar folded[PENG_FOLD_MAX];
      guint n = peng_fold_char (g_utf8_get_char (p), folded);

      for (guint i = 0; i < n; i++)
        add (&scan, folded[i]);
    }

  end_word (&scan);
}

typedef struct
{
  void *context;
  int (*callback) (void *context, int flags, const char *token, int n, int start, int end);
  int   result;
} Sink;

static void
token_cb (const char *token,
          gsize       n_bytes,
          gpointer    user_data)
{
  Sink *sink = user_data;

  if (sink->result == SQLITE_OK)
    sink->result = sink->callback (sink->context, 0, token, (int) n_bytes, 0, 0);
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            flags,
          const char    *text,
          int            n_bytes,
          int          (*callback) (void *, int, const char *, int, int, int))
{
  Sink sink = { context, callback, SQLITE_OK };

  /* peng-search-query.c has made the terms of a query already. */
  if (flags & FTS5_TOKENIZE_QUERY)
    return callback (context, 0, text, n_bytes, 0, n_bytes);

  peng_tokenizer_foreach (text, n_bytes, token_cb, &sink);

  return sink.result;
}

/* The tokenizer has no state: any address will do. */
static int
create (void           *context,
        const char    **arguments,
        int             n_arguments,
        Fts5Tokenizer **tokenizer)
{
  static char none;

  *tokenizer = (Fts5Tokenizer *) &none;
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

/* As https://www.sqlite.org/fts5.html#extending_fts5 says. */
static fts5_api *
get_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;

  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);

  return api;
}

/**
 * peng_tokenizer_register:
 * @db: a database that was just opened
 * @error: #PengStoreError
 *
 * Makes the tokenizer `peng` known to the database's FTS5.
 *
 * Returns: whether the tokenizer can be used
 */
gboolean
peng_tokenizer_register (PengDb  *db,
                         GError **error)
{
  static fts5_tokenizer methods = { create, destroy, tokenize };
  fts5_api *api = get_api (peng_db_get_handle (db));

  if (api != NULL &&
      api->xCreateTokenizer (api, "peng", NULL, &methods, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error_literal (error, PENG_STORE_ERROR, PENG_STORE_ERROR_IO,
                       "this SQLite has no FTS5");
  return FALSE;
}
