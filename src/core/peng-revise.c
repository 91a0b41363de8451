/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-revise"

#include "core/peng-revise.h"

#include "core/peng-patch.h"

#include <string.h>

/* How far the same blocks are looked for behind a difference. Beyond that more is replaced than has
 * to be, never less. */
#define REACH 64

typedef struct
{
  PengDocument      *document;
  PengBlock * const *blocks;
  guint              n_blocks;
} Revision;

static gboolean
is_same (const Revision *self,
         guint           old_at,
         guint           new_at)
{
  return peng_block_equal (peng_document_get_block (self->document, old_at), self->blocks[new_at]);
}

/* The nearest place behind a difference where both go on with the same block; else both ends. */
static void
find_meeting (const Revision *self,
              guint          *old_at,
              guint          *new_at)
{
  guint n_old = peng_document_get_n_blocks (self->document);
  guint old_start = *old_at, new_start = *new_at;

  for (guint sum = 0; sum <= 2 * REACH; sum++)
    {
      for (guint i = sum > REACH ? sum - REACH : 0; i <= MIN (sum, REACH); i++)
        {
          *old_at = old_start + i;
          *new_at = new_start + sum - i;
          if (*old_at < n_old && *new_at < self->n_blocks && is_same (self, *old_at, *new_at))
            return;
        }
    }

  *old_at = n_old;
  *new_at = self->n_blocks;
}

/* The same block again at the end belongs to the end, whatever was replaced before it. */
static void
trim_end (const Revision *self,
          PengHunk       *hunk)
{
  while (hunk->n_old > 0 && hunk->n_new > 0 &&
         is_same (self, hunk->old_start + hunk->n_old - 1, hunk->new_start + hunk->n_new - 1))
    {
      hunk->n_old--;
      hunk->n_new--;
    }
}

static GArray *
compare (const Revision *self)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (PengHunk));
  guint n_old = peng_document_get_n_blocks (self->document);
  guint old_at = 0, new_at = 0;

  while (old_at < n_old || new_at < self->n_blocks)
    {
      PengHunk hunk = { old_at, 0, new_at, 0 };

      if (old_at < n_old && new_at < self->n_blocks && is_same (self, old_at, new_at))
        {
          old_at++;
          new_at++;
          continue;
        }

      find_meeting (self, &old_at, &new_at);
      hunk.n_old = old_at - hunk.old_start;
      hunk.n_new = new_at - hunk.new_start;
      trim_end (self, &hunk);
      g_array_append_val (hunks, hunk);
    }

  return hunks;
}

/* Two blocks of text that are the same but for their words: the cursor in them stays. */
static gboolean
differ_in_text_alone (PengBlock *from,
                      PengBlock *to)
{
  g_autoptr(PengBlock) with_text = NULL;

  if (!peng_block_is_text (from) || !peng_block_is_text (to))
    return FALSE;

  with_text = peng_block_with_part (from, PENG_PART_TEXT, 0, peng_block_get_text (to));

  return peng_block_equal (with_text, to);
}

static gboolean
is_same_letter (PengText   *a,
                guint       a_offset,
                const char *a_letter,
                PengText   *b,
                guint       b_offset,
                const char *b_letter)
{
  return g_utf8_get_char (a_letter) == g_utf8_get_char (b_letter) &&
         peng_style_equal (peng_text_get_style (a, a_offset), peng_text_get_style (b, b_offset));
}

static PengEdit *
make_text_edit (PengDocument *document,
                guint         block,
                PengText     *to)
{
  PengPlace place = { block, PENG_PART_TEXT, 0 };
  PengText *from = peng_document_get_text (document, &place);
  guint n_from = peng_text_get_length (from), n_to = peng_text_get_length (to);
  const char *from_at = peng_text_get_string (from), *to_at = peng_text_get_string (to);
  const char *from_end = from_at + strlen (from_at), *to_end = to_at + strlen (to_at);
  g_autoptr(PengText) inserted = NULL;
  guint start = 0;

  while (start < MIN (n_from, n_to) && is_same_letter (from, start, from_at, to, start, to_at))
    {
      from_at = g_utf8_next_char (from_at);
      to_at = g_utf8_next_char (to_at);
      start++;
    }

  while (MIN (n_from, n_to) > start)
    {
      from_end = g_utf8_prev_char (from_end);
      to_end = g_utf8_prev_char (to_end);
      if (!is_same_letter (from, n_from - 1, from_end, to, n_to - 1, to_end))
        break;
      n_from--;
      n_to--;
    }

  inserted = peng_text_slice (to, start, n_to - start);

  return peng_document_make_text (document, &place, start, n_from - start, inserted);
}

static gboolean
apply (PengDocument  *document,
       PengEdit      *edit,
       GError       **error)
{
  g_autoptr(PengEdit) owned = edit;

  return peng_document_apply (document, owned, error);
}

static gboolean
apply_hunk (const Revision  *self,
            const PengHunk  *hunk,
            GError         **error)
{
  for (guint i = 0; hunk->n_old == hunk->n_new && i < hunk->n_new; i++)
    {
      guint block = hunk->old_start + i;
      PengBlock *to = self->blocks[hunk->new_start + i];
      gboolean in_text =
        differ_in_text_alone (peng_document_get_block (self->document, block), to);

      if (!apply (self->document,
                  in_text ? make_text_edit (self->document, block, peng_block_get_text (to))
                          : peng_document_make_blocks (self->document, block, 1, &to, 1), error))
        return FALSE;
    }

  if (hunk->n_old == hunk->n_new)
    return TRUE;

  return apply (self->document,
                peng_document_make_blocks (self->document, hunk->old_start, hunk->n_old,
                                           self->blocks + hunk->new_start, hunk->n_new), error);
}

static gboolean
revise_blocks (PengDocument       *document,
               PengBlock * const  *blocks,
               guint               n_blocks,
               guint              *n_changed,
               GError            **error)
{
  const Revision self = { document, blocks, n_blocks };
  g_autoptr(GArray) hunks = compare (&self);
  gboolean done = TRUE;

  /* From the end, so that what comes before keeps its place. */
  for (guint i = hunks->len; done && i > 0; i--)
    {
      const PengHunk *hunk = &g_array_index (hunks, PengHunk, i - 1);

      done = apply_hunk (&self, hunk, error);
      *n_changed += MAX (hunk->n_old, hunk->n_new);
    }

  return done;
}

static gboolean
revise_fields (PengDocument  *document,
               PengArticle   *article,
               GError       **error)
{
  gboolean done = TRUE;

  for (guint i = 0; done && i < PENG_N_FIELDS; i++)
    {
      g_autoptr(PengEdit) edit =
        peng_document_make_set_field (document, i, peng_article_get_field (article, i));

      done = peng_edit_is_nothing (edit) || peng_document_apply (document, edit, error);
    }

  return done;
}

/* What was done by halves is taken back. */
static gboolean
end_revision (PengDocument *document,
              PengHistory  *history,
              guint64       revision,
              gboolean      done)
{
  peng_history_end (history);
  if (!done && peng_document_get_revision (document) != revision)
    peng_history_undo (history);

  return done;
}

/**
 * peng_revise:
 * @document: a document
 * @history: its history
 * @blocks: (array length=n_blocks): what it is to hold, as #PengArticle has it
 * @n_blocks: how many
 * @n_changed: (out) (optional): how many blocks were changed, put in or taken away
 * @error: return location for a %PENG_DOCUMENT_ERROR; nothing has changed then
 *
 * Makes a document hold other blocks, as one step. What is the same stays untouched, and of a
 * paragraph only the words that differ are replaced: so cursors and marks stay where they are.
 *
 * Returns: whether the document holds @blocks now
 */
gboolean
peng_revise (PengDocument       *document,
             PengHistory        *history,
             PengBlock * const  *blocks,
             guint               n_blocks,
             guint              *n_changed,
             GError            **error)
{
  guint64 revision = peng_document_get_revision (document);
  gboolean done;
  guint sum = 0;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document) && PENG_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (blocks != NULL && n_blocks > 0, FALSE);
  g_return_val_if_fail (peng_block_is_text (blocks[n_blocks - 1]), FALSE);

  peng_history_begin (history);
  done = revise_blocks (document, blocks, n_blocks, &sum, error);
  if (n_changed != NULL)
    *n_changed = sum;

  return end_revision (document, history, revision, done);
}

/**
 * peng_revise_article:
 * @document: a document
 * @history: its history
 * @article: what it is to hold, under whatever UUID
 * @error: return location for a %PENG_DOCUMENT_ERROR; nothing has changed then
 *
 * Makes a document hold the fields and the blocks of an article, as one step, as peng_revise() does
 * it.
 *
 * Returns: whether the document holds them now
 */
gboolean
peng_revise_article (PengDocument  *document,
                     PengHistory   *history,
                     PengArticle   *article,
                     GError       **error)
{
  guint64 revision = peng_document_get_revision (document);
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);
  guint n_changed = 0;
  gboolean done;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document) && PENG_IS_HISTORY (history), FALSE);

  peng_history_begin (history);
  done = revise_fields (document, article, error) &&
         revise_blocks (document, blocks, n_blocks, &n_changed, error);

  return end_revision (document, history, revision, done);
}
