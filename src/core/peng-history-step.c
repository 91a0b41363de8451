/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-history"

#include "core/peng-history-step.h"

#include <string.h>

/* An input method commits a phrase at once; a longer text at once was pasted. In characters. */
#define MAX_TYPED 32

typedef enum
{
  RUN_NONE,
  RUN_TYPING,
  RUN_BACKSPACE,
  RUN_DELETE,
  RUN_ERASING,
} Run;

/* @run says which edits may go on with the step: typing, backspace, delete; after the first
 * character that was erased it may be either of both. */
struct _PengHistoryStep
{
  GPtrArray *edits;
  gsize      n_bytes;
  Run        run;
};

static gsize
get_block_bytes (PengBlock *block)
{
  gsize n_bytes = 0;

  for (PengPart part = PENG_PART_TEXT; part <= PENG_PART_CELL; part++)
    {
      for (guint i = 0; i < peng_block_get_n_parts (block, part); i++)
        n_bytes += strlen (peng_text_get_string (peng_block_get_part (block, part, i)));
    }

  return n_bytes;
}

/* About what an edit keeps in memory: its texts, and those of the blocks that it removes. What it
 * inserts as blocks stands in the document as well. */
static gsize
get_edit_bytes (PengEdit *edit)
{
  gsize n_bytes = sizeof (gpointer) * 16;
  guint n_blocks;
  PengBlock * const *blocks = peng_edit_get_removed_blocks (edit, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    n_bytes += get_block_bytes (blocks[i]);

  if (peng_edit_get_removed (edit) != NULL)
    n_bytes += strlen (peng_text_get_string (peng_edit_get_removed (edit))) +
               strlen (peng_text_get_string (peng_edit_get_inserted (edit)));

  return n_bytes;
}

static gboolean
is_one_grapheme (PengText *text)
{
  guint length = peng_text_get_length (text);

  return length > 0 && peng_unicode_next_grapheme (peng_text_get_string (text), 0) == length;
}

/* Which run an edit could begin. */
static Run
get_run (PengEdit *edit)
{
  PengText *inserted = peng_edit_get_inserted (edit);
  guint n_inserted;

  if (inserted == NULL || peng_edit_is_restyle (edit))
    return RUN_NONE;

  n_inserted = peng_text_get_length (inserted);

  if (n_inserted > 0)
    return n_inserted <= MAX_TYPED ? RUN_TYPING : RUN_NONE;

  return is_one_grapheme (peng_edit_get_removed (edit)) ? RUN_ERASING : RUN_NONE;
}

static gboolean
is_same_text (PengEdit *a,
              PengEdit *b)
{
  const PengPlace *place = peng_edit_get_place (a);
  const PengPlace *other = peng_edit_get_place (b);

  if (peng_edit_get_kind (a) != peng_edit_get_kind (b))
    return FALSE;

  if (place == NULL)
    return peng_edit_get_field (a) == peng_edit_get_field (b);

  return place->block == other->block && place->part == other->part && place->index == other->index;
}

/* Whether @edit goes on where @last ended, and as which run. */
static Run
get_continuation (Run       run,
                  PengEdit *last,
                  PengEdit *edit)
{
  guint offset = peng_edit_get_offset (edit);
  guint n_removed = peng_text_get_length (peng_edit_get_removed (edit));
  guint last_offset = peng_edit_get_offset (last);

  if (run == RUN_TYPING)
    {
      guint end = last_offset + peng_text_get_length (peng_edit_get_inserted (last));

      return n_removed == 0 && offset == end ? RUN_TYPING : RUN_NONE;
    }

  if (run != RUN_DELETE && offset + n_removed == last_offset)
    return RUN_BACKSPACE;

  if (run != RUN_BACKSPACE && offset == last_offset)
    return RUN_DELETE;

  return RUN_NONE;
}

/* Apostrophes and hyphens stand inside words. */
static gboolean
ends_word (gunichar c)
{
  return g_unichar_isspace (c) ||
         (g_unichar_ispunct (c) && strchr ("'-_", (int) MIN (c, 0x7F)) == NULL && c != 0x2019);
}

static gunichar
get_first (PengText *text)
{
  return g_utf8_get_char (peng_text_get_string (text));
}

static gunichar
get_last (PengText *text)
{
  const char *string = peng_text_get_string (text);

  return g_utf8_get_char (g_utf8_prev_char (string + strlen (string)));
}

/* Whether a word or clause has ended with @last, and @edit begins another. */
static gboolean
begins_word (Run       run,
             PengEdit *last,
             PengEdit *edit)
{
  PengText *before = peng_edit_get_removed (last);
  PengText *now = peng_edit_get_removed (edit);

  if (run == RUN_TYPING)
    return ends_word (get_last (peng_edit_get_inserted (last))) &&
           !ends_word (get_first (peng_edit_get_inserted (edit)));

  if (run == RUN_BACKSPACE)
    return ends_word (get_first (before)) && !ends_word (get_last (now));

  return ends_word (get_last (before)) && !ends_word (get_first (now));
}

static PengText *
join (PengText *a,
      PengText *b)
{
  return peng_text_splice (a, peng_text_get_length (a), 0, b);
}

/* The one edit that does what @last and then @edit do. */
static PengEdit *
new_joined (Run       run,
            PengEdit *last,
            PengEdit *edit)
{
  PengText *was = peng_edit_get_removed (last);
  PengText *is = peng_edit_get_removed (edit);
  guint offset = MIN (peng_edit_get_offset (last), peng_edit_get_offset (edit));
  g_autoptr(PengText) inserted = join (peng_edit_get_inserted (last),
                                       peng_edit_get_inserted (edit));
  g_autoptr(PengText) removed = run == RUN_BACKSPACE ? join (is, was) : join (was, is);

  if (peng_edit_get_kind (edit) == PENG_EDIT_TEXT)
    return peng_edit_new_text (peng_edit_get_place (edit), offset, removed, inserted);

  return peng_edit_new_field (peng_edit_get_field (edit), offset, peng_text_get_string (removed),
                              peng_text_get_string (inserted));
}

/**
 * peng_history_step_new:
 * @edit: its first edit
 *
 * Returns: (transfer full): a step of one edit
 */
PengHistoryStep *
peng_history_step_new (PengEdit *edit)
{
  PengHistoryStep *self = g_new0 (PengHistoryStep, 1);

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_edit_unref);
  peng_history_step_add (self, edit);
  self->run = get_run (edit);

  return self;
}

/**
 * peng_history_step_free:
 * @self: (transfer full): a step
 *
 * Frees a step with its edits.
 */
void
peng_history_step_free (PengHistoryStep *self)
{
  g_ptr_array_unref (self->edits);
  g_free (self);
}

/**
 * peng_history_step_add:
 * @self: a step
 * @edit: an edit that came after those in @self
 *
 * Adds an edit of the same group. Nothing merges with the step afterwards.
 */
void
peng_history_step_add (PengHistoryStep *self,
                       PengEdit        *edit)
{
  g_ptr_array_add (self->edits, peng_edit_ref (edit));
  self->n_bytes += get_edit_bytes (edit);
  self->run = RUN_NONE;
}

/**
 * peng_history_step_merge:
 * @self: a step
 * @edit: an edit that came after those in @self
 *
 * Takes @edit into the one edit of a run, if it goes on with it.
 *
 * Returns: whether it did
 */
gboolean
peng_history_step_merge (PengHistoryStep *self,
                         PengEdit        *edit)
{
  PengEdit *last = g_ptr_array_index (self->edits, 0);
  Run run = get_run (edit);
  PengEdit *joined;

  if (run == RUN_NONE || (run == RUN_TYPING) != (self->run == RUN_TYPING) ||
      self->run == RUN_NONE || !is_same_text (last, edit))
    return FALSE;

  run = get_continuation (self->run, last, edit);

  if (run == RUN_NONE || begins_word (run, last, edit))
    return FALSE;

  joined = new_joined (run, last, edit);
  self->n_bytes += get_edit_bytes (joined) - get_edit_bytes (last);
  self->run = run;
  peng_edit_unref (last);
  self->edits->pdata[0] = joined;

  return TRUE;
}

/**
 * peng_history_step_get_n_bytes:
 * @self: a step
 *
 * Returns: about how many bytes the step keeps in memory
 */
gsize
peng_history_step_get_n_bytes (PengHistoryStep *self)
{
  return self->n_bytes;
}

/**
 * peng_history_step_apply:
 * @self: a step
 * @document: the document that its edits were applied to
 * @backwards: whether the step is taken back
 *
 * Applies the step, or takes it back. What the history heard of was applied, so its inverse fits:
 * anything else is a mistake in the program.
 *
 * Returns: (transfer full): the last edit applied
 */
PengEdit *
peng_history_step_apply (PengHistoryStep *self,
                         PengDocument    *document,
                         gboolean         backwards)
{
  guint n_edits = self->edits->len;
  PengEdit *last = NULL;

  for (guint i = 0; i < n_edits; i++)
    {
      PengEdit *edit = g_ptr_array_index (self->edits, backwards ? n_edits - 1 - i : i);
      gboolean applied;

      g_clear_pointer (&last, peng_edit_unref);
      last = backwards ? peng_edit_invert (edit) : peng_edit_ref (edit);
      applied = peng_document_apply (document, last, NULL);
      g_assert (applied);
    }

  return last;
}

static PengBlock **
map_blocks (PengBlock * const *blocks,
            guint              n_blocks,
            PengBlockFunc      func,
            gpointer           user_data,
            gboolean          *changed)
{
  PengBlock **mapped = g_new (PengBlock *, n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      mapped[i] = func (blocks[i], user_data);
      *changed |= mapped[i] != blocks[i];
    }

  return mapped;
}

static PengEdit *
map_edit (PengEdit      *edit,
          PengBlockFunc  func,
          gpointer       user_data)
{
  guint n_removed, n_inserted;
  PengBlock * const *removed = peng_edit_get_removed_blocks (edit, &n_removed);
  PengBlock * const *inserted = peng_edit_get_inserted_blocks (edit, &n_inserted);
  gboolean changed = FALSE;
  g_autofree PengBlock **before = map_blocks (removed, n_removed, func, user_data, &changed);
  g_autofree PengBlock **after = map_blocks (inserted, n_inserted, func, user_data, &changed);

  if (!changed)
    return peng_edit_ref (edit);

  return peng_edit_new_blocks (peng_edit_get_position (edit), before, n_removed, after, n_inserted);
}

/**
 * peng_history_step_map:
 * @self: a step
 * @func: (scope call): says what stands for each block that its edits bring or take
 * @user_data: for @func
 *
 * Makes the step one of other blocks. They may not need more memory than those before.
 */
void
peng_history_step_map (PengHistoryStep *self,
                       PengBlockFunc    func,
                       gpointer         user_data)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      PengEdit *edit = g_ptr_array_index (self->edits, i);

      if (peng_edit_get_kind (edit) != PENG_EDIT_BLOCKS)
        continue;

      g_ptr_array_index (self->edits, i) = map_edit (edit, func, user_data);
      peng_edit_unref (edit);
    }
}
