/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "corpus.h"

#include "store/peng-article-table.h"
#include "store/peng-search-table.h"
#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

#define N_CHARACTERS 3500
#define N_WORDS      30000

struct _Corpus
{
  GRand     *rand;
  GPtrArray *words;
  double    *weights;  /* running sums */
};

/* Common characters make more words than rare ones. */
static gunichar
pick_character (GRand *rand)
{
  double x = g_rand_double (rand);

  return 0x4e00 + (gunichar) (x * x * N_CHARACTERS) * 5;
}

static char *
make_word (GRand *rand)
{
  static const guint lengths[] = { 1, 2, 2, 2, 2, 2, 2, 3, 3, 4 };
  guint n = lengths[g_rand_int_range (rand, 0, G_N_ELEMENTS (lengths))];
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (word, pick_character (rand));

  return g_string_free (word, FALSE);
}

Corpus *
corpus_new (guint32 seed)
{
  Corpus *self = g_new0 (Corpus, 1);
  double sum = 0;

  self->rand = g_rand_new_with_seed (seed);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->weights = g_new (double, N_WORDS);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_ptr_array_add (self->words, make_word (self->rand));
      self->weights[i] = sum += 1.0 / (i + 1);
    }

  return self;
}

void
corpus_free (Corpus *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->words);
  g_free (self->weights);
  g_free (self);
}

guint32
corpus_pick_number (Corpus  *self,
                    guint32  below)
{
  return (guint32) g_rand_int_range (self->rand, 0, (gint32) below);
}

const char *
corpus_pick_word (Corpus *self)
{
  double x = g_rand_double_range (self->rand, 0, self->weights[N_WORDS - 1]);
  guint low = 0;
  guint high = N_WORDS - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->weights[middle] < x)
        low = middle + 1;
      else
        high = middle;
    }

  return g_ptr_array_index (self->words, low);
}

char *
corpus_make_text (Corpus *self,
                  guint   n_chars)
{
  GString *text = g_string_sized_new (3 * n_chars);
  guint n_words = 0;

  for (guint n = 0; n < n_chars;)
    {
      const char *word = corpus_pick_word (self);

      g_string_append (text, word);
      n += (guint) g_utf8_strlen (word, -1);
      n_words++;

      if (n_words % 60 == 0)
        g_string_append (text, "。\n");
      else if (n_words % 7 == 0)
        g_string_append (text, "，");
    }

  return g_string_free (text, FALSE);
}

PengArticle *
corpus_make_draft (Corpus *self,
                   guint   n_chars)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *title = corpus_make_text (self, 16);
  g_autofree char *text = corpus_make_text (self, n_chars);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *fields[PENG_N_FIELDS];

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";
  fields[PENG_FIELD_TITLE] = title;
  fields[PENG_FIELD_SECTION] = "本地资讯";

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph (lines[i]));

  return peng_article_new (uuid, fields, (PengBlock **) blocks->pdata, blocks->len);
}

static void
insert_drafts (Corpus *self,
               PengDb *db,
               guint   n,
               guint   n_chars)
{
  g_autoptr(GError) error = NULL;

  peng_db_begin (db, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PengArticle) article = corpus_make_draft (self, n_chars);
      PengDraftInfo info = {
        .uuid = (char *) peng_article_get_uuid (article),
        .created = 1700000000000000 + i, .modified = 1700000000000000 + i, .revision = 1
      };

      peng_article_table_insert (db, article, &info, &error);
      g_assert_no_error (error);
    }

  peng_db_commit (db, &error);
  g_assert_no_error (error);
}

void
corpus_fill_store (Corpus     *self,
                   const char *dir,
                   guint       n,
                   guint       n_chars,
                   gboolean    searchable)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengDb) db = peng_db_open (path, &error);
  gboolean more = searchable;

  g_assert_no_error (error);
  peng_tokenizer_register (db, &error);
  peng_db_migrate (db, peng_store_schema, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i += 1000)
    insert_drafts (self, db, MIN (1000, n - i), n_chars);

  /* In batches, as the store does it. */
  while (more)
    {
      peng_search_table_index (db, PENG_SEARCH_BATCH_US, &more, &error);
      g_assert_no_error (error);
    }

  if (!searchable)
    peng_db_exec (db, "UPDATE article SET searchable = 1", NULL);
}
