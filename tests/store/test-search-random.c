/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "test-seed.h"

#include <string.h>

/*
 * Drafts are written, changed, duplicated, put into the trash, taken out and deleted for good, in any
 * order, and looked for in between: the index finds what a plain look at every text finds, and
 * nothing else, newest first.
 */

#define N_STEPS     400
#define MAX_DRAFTS  12
#define MAX_PIECES  14

/* Few of each kind, so that the same ones meet again and again. A folded text is the same text. */
static const char * const pieces[] = {
  "运", "动", "会", "运动", "运动会", "彭城", "学", "校", "小学", "二〇", "，", "。", "“", " ",
  "a", "ab", "abc", "pe", "2026", "9", "b", "\n",
};

typedef struct
{
  char    *uuid;
  char    *words;    /* title and text, as they are stored */
  guint64  revision;
  gboolean trashed;
} Draft;

typedef struct
{
  GRand     *rand;
  char      *dir;
  PengStore *store;
  GPtrArray *drafts;  /* the one that was changed last comes last */
} Desk;

static void
draft_free (Draft *draft)
{
  g_free (draft->uuid);
  g_free (draft->words);
  g_free (draft);
}

static char *
make_text (Desk    *desk,
           gboolean lines)
{
  GString *text = g_string_new (NULL);

  for (guint n = g_rand_int_range (desk->rand, 1, MAX_PIECES); n > 0; n--)
    {
      guint n_pieces = G_N_ELEMENTS (pieces) - (lines ? 0 : 1);

      g_string_append (text, pieces[g_rand_int_range (desk->rand, 0, n_pieces)]);
    }

  return g_string_free (text, FALSE);
}

static Draft *
choose (Desk    *desk,
        gboolean trashed)
{
  g_autoptr(GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < desk->drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (desk->drafts, i);

      if (draft->trashed == trashed)
        g_ptr_array_add (fitting, draft);
    }

  return fitting->len > 0 ? g_ptr_array_index (fitting, g_rand_int_range (desk->rand, 0,
                                                                          fitting->len))
                          : NULL;
}

/* Changed words make it the newest; the same words again change nothing. */
static void
set_words (Desk  *desk,
           Draft *draft,
           char  *words)
{
  guint index;

  if (g_strcmp0 (draft->words, words) != 0 && g_ptr_array_find (desk->drafts, draft, &index))
    g_ptr_array_add (desk->drafts, g_ptr_array_steal_index (desk->drafts, index));

  g_free (draft->words);
  draft->words = words;
}

static void
save (Desk  *desk,
      Draft *draft)
{
  g_autofree char *title = make_text (desk, FALSE);
  g_autofree char *text = make_text (desk, TRUE);
  g_autoptr(PengArticle) article = make_article_as (draft->uuid, title, text);
  g_autofree char *plain = peng_article_dup_plain (article);
  g_autoptr(GError) error = NULL;

  draft->revision = save_article (desk->store, article, draft->revision, &error);
  g_assert_no_error (error);
  set_words (desk, draft, g_strconcat (peng_article_get_field (article, PENG_FIELD_TITLE), "\n",
                                       plain, NULL));
}

static void
write_new (Desk *desk)
{
  Draft *draft;

  if (desk->drafts->len == MAX_DRAFTS)
    return;

  draft = g_new0 (Draft, 1);
  draft->uuid = g_uuid_string_random ();
  g_ptr_array_add (desk->drafts, draft);
  save (desk, draft);
}

static void
change (Desk *desk)
{
  Draft *draft = choose (desk, FALSE);

  if (draft != NULL)
    save (desk, draft);
}

/* A window may still have it open. */
static void
change_in_trash (Desk *desk)
{
  Draft *draft = choose (desk, TRUE);

  if (draft != NULL)
    save (desk, draft);
}

static void
put_into_trash (Desk *desk)
{
  Draft *draft = choose (desk, FALSE);

  if (draft == NULL)
    return;

  g_assert_true (delete_article (desk->store, draft->uuid, NULL));
  draft->trashed = TRUE;
}

static void
take_out (Desk *desk)
{
  Draft *draft = choose (desk, TRUE);
  g_autoptr(GAsyncResult) answer = NULL;

  if (draft == NULL)
    return;

  peng_store_undelete_article_async (desk->store, draft->uuid, NULL, answer_cb, &answer);
  g_assert_true (peng_store_undelete_article_finish (desk->store, wait_for (&answer), NULL));
  draft->trashed = FALSE;
}

static void
purge (Desk *desk)
{
  Draft *draft = choose (desk, TRUE);
  g_autoptr(GAsyncResult) answer = NULL;

  if (draft == NULL)
    return;

  peng_store_purge_article_async (desk->store, draft->uuid, NULL, answer_cb, &answer);
  g_assert_true (peng_store_purge_article_finish (desk->store, wait_for (&answer), NULL));
  g_ptr_array_remove (desk->drafts, draft);
}

static void
duplicate (Desk *desk)
{
  Draft *draft = choose (desk, FALSE);
  g_autoptr(GAsyncResult) answer = NULL;
  Draft *copy;

  if (draft == NULL || desk->drafts->len == MAX_DRAFTS)
    return;

  peng_store_duplicate_article_async (desk->store, draft->uuid, NULL, answer_cb, &answer);
  copy = g_new0 (Draft, 1);
  copy->uuid = peng_store_duplicate_article_finish (desk->store, wait_for (&answer), NULL);
  g_assert_nonnull (copy->uuid);
  copy->words = g_strdup (draft->words);
  copy->revision = 1;
  g_ptr_array_add (desk->drafts, copy);
}

static void
open_anew (Desk *desk)
{
  close_store (desk->store);
  desk->store = open_store (desk->dir, PENG_STORE_OK);
}

static gboolean
is_latin (char c)
{
  return g_ascii_isalnum (c);
}

/* A Latin word is found where it begins so, anything else anywhere. */
static gboolean
has_word (const char *words,
          const char *word)
{
  for (const char *p = words; (p = strstr (p, word)) != NULL; p++)
    {
      if (!is_latin (*word) || p == words || !is_latin (p[-1]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_all (const char *words,
         const char *query)
{
  g_auto(GStrv) parts = g_strsplit (query, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0' && !has_word (words, parts[i]))
        return FALSE;
    }

  return TRUE;
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("\n", (char **) names->pdata);
}

static char *
scan (Desk       *desk,
      const char *query)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = desk->drafts->len; i > 0; i--)
    {
      Draft *draft = g_ptr_array_index (desk->drafts, i - 1);

      if (!draft->trashed && has_all (draft->words, query))
        g_ptr_array_add (found, draft->uuid);
    }

  return join (found);
}

static char *
ask (Desk       *desk,
     const char *query)
{
  g_autoptr(GPtrArray) hits = search (desk->store, query, 2 * MAX_DRAFTS, NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      PengSearchHit *hit = g_ptr_array_index (hits, i);

      g_ptr_array_add (found, hit->info->uuid);
    }

  return join (found);
}

/* A part of some draft's text, in the trash or not, or a text that may be in none. */
static char *
make_query (Desk *desk)
{
  Draft *draft = choose (desk, g_rand_boolean (desk->rand));
  g_autofree char *other = make_text (desk, FALSE);
  const char *text = draft != NULL && g_rand_int_range (desk->rand, 0, 4) > 0 ? draft->words : other;
  glong n = g_utf8_strlen (text, -1);
  glong start = g_rand_int_range (desk->rand, 0, n);
  glong length = g_rand_int_range (desk->rand, 1, 8);
  char *query = g_utf8_substring (text, start, MIN (n, start + length));

  return g_strdelimit (query, "\n", ' ');
}

/* Punctuation alone is looked for nowhere. */
static gboolean
is_asking (const char *query)
{
  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_latin (*p) || g_unichar_isalpha (g_utf8_get_char (p)) ||
          g_utf8_get_char (p) == 0x3007)
        return TRUE;
    }

  return FALSE;
}

static void
compare (Desk *desk)
{
  g_autofree char *query = make_query (desk);
  g_autofree char *wanted = is_asking (query) ? scan (desk, query) : g_strdup ("");
  g_autofree char *found = ask (desk, query);

  if (!g_str_equal (found, wanted))
    g_test_message ("“%s”", query);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_random (void)
{
  static const struct
  {
    void (*func) (Desk *desk);
    guint  weight;
  } steps[] = {
    { write_new, 4 }, { change, 8 }, { change_in_trash, 1 }, { put_into_trash, 3 },
    { take_out, 2 }, { purge, 1 }, { duplicate, 1 }, { open_anew, 1 }, { compare, 20 },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  Desk desk = { .rand = rand, .dir = dir, .drafts = drafts };
  guint n_weights = 0;

  desk.store = open_store (dir, PENG_STORE_FRESH);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    n_weights += steps[i].weight;

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint32 at = g_rand_int_range (rand, 0, n_weights);
      guint step = 0;

      while (at >= (gint32) steps[step].weight)
        at -= steps[step++].weight;
      steps[step].func (&desk);
    }

  close_store (desk.store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/search/random", test_random);

  return g_test_run ();
}
