/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-private.h"

#include "core/peng-find-texts.h"

/**
 * PengFind:
 *
 * All matches of a query in a document.
 *
 * Each field and each block is a slot with its own matches. An edit makes its slots stale, no
 * other; until one was looked through again, its matches move with the text, so that what is drawn
 * from them stays in place.
 */

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFind, peng_find, G_TYPE_OBJECT)

static void
slot_clear (gpointer data)
{
  g_array_unref (((PengFindSlot *) data)->hits);
}

/**
 * peng_find_get_slot:
 * @self: the matches
 * @slot: which field or block
 *
 * Returns: (transfer none): it
 */
PengFindSlot *
peng_find_get_slot (PengFind *self,
                    guint     slot)
{
  return &g_array_index (self->slots, PengFindSlot, slot);
}

static void
make_stale (PengFind *self,
            guint     slot)
{
  PengFindSlot *s = peng_find_get_slot (self, slot);

  s->serial = ++self->last_serial;
  if (!s->stale)
    self->n_stale++;
  s->stale = TRUE;
  self->first_stale = MIN (self->first_stale, slot);
}

static void
set_hits (PengFind *self,
          guint     slot,
          GArray   *hits)
{
  PengFindSlot *s = peng_find_get_slot (self, slot);

  self->n_matches += hits->len - s->hits->len;
  g_array_unref (s->hits);
  s->hits = hits;
}

static GArray *
new_hits (void)
{
  return g_array_new (FALSE, FALSE, sizeof (PengFindHit));
}

static void
insert_slots (PengFind *self,
              guint     position,
              guint     n_slots)
{
  g_autofree PengFindSlot *slots = g_new0 (PengFindSlot, n_slots);

  for (guint i = 0; i < n_slots; i++)
    slots[i] = (PengFindSlot) { new_hits (), TRUE, ++self->last_serial };

  if (n_slots > 0)
    g_array_insert_vals (self->slots, position, slots, n_slots);
  self->n_stale += n_slots;
  self->first_stale = MIN (self->first_stale, position);
}

static void
remove_slots (PengFind *self,
              guint     position,
              guint     n_slots)
{
  for (guint i = position; i < position + n_slots; i++)
    {
      PengFindSlot *slot = peng_find_get_slot (self, i);

      self->n_matches -= slot->hits->len;
      self->n_stale -= slot->stale ? 1 : 0;
    }

  if (n_slots > 0)
    g_array_remove_range (self->slots, position, n_slots);
}

/* Moves a stretch along with an edit of its text. Returns whether it is still there unbroken. */
static gboolean
shift (PengFindHit *hit,
       guint        offset,
       guint        n_removed,
       guint        n_inserted)
{
  if (hit->offset + hit->length <= offset)
    return TRUE;
  if (hit->offset < offset + n_removed)
    return FALSE;

  hit->offset += n_inserted;
  hit->offset -= n_removed;

  return TRUE;
}

static void
shift_hits (PengFind *self,
            guint     slot,
            guint     number,
            guint     offset,
            guint     n_removed,
            guint     n_inserted)
{
  PengFindSlot *s = peng_find_get_slot (self, slot);
  GArray *kept = new_hits ();

  for (guint i = 0; i < s->hits->len; i++)
    {
      PengFindHit hit = g_array_index (s->hits, PengFindHit, i);

      if (hit.number != number || shift (&hit, offset, n_removed, n_inserted))
        g_array_append_val (kept, hit);
    }

  set_hits (self, slot, kept);

  if (self->current_slot == slot && self->current.number == number &&
      !shift (&self->current, offset, n_removed, n_inserted))
    self->current = (PengFindHit) { number, offset + n_inserted, 0 };
}

static void
texts_edited (PengFind *self,
              guint     slot,
              guint     number,
              PengEdit *edit)
{
  shift_hits (self, slot, number, peng_edit_get_offset (edit),
              peng_text_get_length (peng_edit_get_removed (edit)),
              peng_text_get_length (peng_edit_get_inserted (edit)));
  make_stale (self, slot);
}

static void
blocks_edited (PengFind *self,
               PengEdit *edit)
{
  guint position = self->n_fields + peng_edit_get_position (edit);
  guint n_removed, n_inserted;

  peng_edit_get_removed_blocks (edit, &n_removed);
  peng_edit_get_inserted_blocks (edit, &n_inserted);
  remove_slots (self, position, n_removed);
  insert_slots (self, position, n_inserted);

  if (self->current_slot >= position + n_removed)
    self->current_slot += n_inserted - n_removed;
  else if (self->current_slot >= position)
    self->current.length = 0;
  self->current_slot = MIN (self->current_slot, self->slots->len - 1);
}

static gboolean
find_field (PengFind  *self,
            PengField  field,
            guint     *slot)
{
  for (*slot = 0; *slot < self->n_fields; (*slot)++)
    if (self->fields[*slot] == field)
      return TRUE;

  return FALSE;
}

static void
edited_cb (PengFind *self,
           PengEdit *edit)
{
  const PengPlace *place = peng_edit_get_place (edit);
  guint slot;

  if (self->query == NULL || peng_edit_is_restyle (edit))
    return;

  if (place != NULL)
    texts_edited (self, self->n_fields + place->block,
                  peng_find_number_text (peng_document_get_block (self->document, place->block),
                                         place->part, place->index), edit);
  else if (peng_edit_get_kind (edit) == PENG_EDIT_BLOCKS)
    blocks_edited (self, edit);
  else if (find_field (self, peng_edit_get_field (edit), &slot))
    texts_edited (self, slot, 0, edit);
  else
    return;

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
peng_find_finalize (GObject *object)
{
  PengFind *self = PENG_FIND (object);

  g_clear_pointer (&self->query, peng_find_query_unref);
  g_clear_error (&self->error);
  g_array_unref (self->slots);
  g_free (self->fields);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_object_unref (self->document);

  G_OBJECT_CLASS (peng_find_parent_class)->finalize (object);
}

static void
peng_find_class_init (PengFindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_find_finalize;

  /**
   * PengFind::changed:
   * @self: the matches
   *
   * There are other matches, or another one is current, or there is more to be looked through. It
   * may come in the middle of an edit: a handler must not apply another.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_find_init (PengFind *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (PengFindSlot));
  g_array_set_clear_func (self->slots, slot_clear);
}

/**
 * peng_find_new:
 * @document: where to look; kept
 * @fields: (array length=n_fields): in which fields too, as they stand above the text
 * @n_fields: how many
 *
 * Returns: (transfer full): no matches, for nothing is looked for yet
 */
PengFind *
peng_find_new (PengDocument    *document,
               const PengField *fields,
               guint            n_fields)
{
  PengFind *self;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);

  self = g_object_new (PENG_TYPE_FIND, NULL);
  self->document = g_object_ref (document);
  self->fields = g_memdup2 (fields, n_fields * sizeof *fields);
  self->n_fields = n_fields;
  self->current_slot = n_fields;
  g_signal_connect_swapped (document, "edited", G_CALLBACK (edited_cb), self);

  return self;
}

/**
 * peng_find_get_document:
 * @self: the matches
 *
 * Returns: (transfer none): where they lie
 */
PengDocument *
peng_find_get_document (PengFind *self)
{
  g_return_val_if_fail (PENG_IS_FIND (self), NULL);

  return self->document;
}

/**
 * peng_find_set_query:
 * @self: the matches
 * @query: (nullable): what to look for; %NULL for nothing
 *
 * Forgets what was found, and looks for something else. Where to go on from stays.
 */
void
peng_find_set_query (PengFind      *self,
                     PengFindQuery *query)
{
  guint n_slots = self->n_fields + peng_document_get_n_blocks (self->document);

  g_return_if_fail (PENG_IS_FIND (self));

  g_clear_pointer (&self->query, peng_find_query_unref);
  g_clear_error (&self->error);
  self->current.length = 0;
  remove_slots (self, 0, self->slots->len);
  self->first_stale = 0;

  if (query != NULL)
    {
      self->query = peng_find_query_ref (query);
      insert_slots (self, 0, n_slots);
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
add_texts (PengFind    *self,
           PengFindJob *job,
           guint        slot)
{
  guint64 serial = peng_find_get_slot (self, slot)->serial;
  PengBlock *block;
  guint n_characters = 1;

  if (slot < self->n_fields)
    {
      peng_find_job_add (job, slot, serial, 0,
                         peng_document_get_field (self->document, self->fields[slot]));
      return n_characters;
    }

  block = peng_document_get_block (self->document, slot - self->n_fields);
  for (guint i = 0; i < peng_find_count_texts (block); i++)
    {
      PengText *text = peng_find_get_text (self, slot, i);

      n_characters += 1 + peng_text_get_length (text);
      peng_find_job_add (job, slot, serial, i, peng_text_get_string (text));
    }

  return n_characters;
}

/* A block without text, a line across, needs nobody to look through it. */
static void
take_slot (PengFind    *self,
           PengFindJob *job,
           guint       *n_characters)
{
  PengFindSlot *slot = peng_find_get_slot (self, self->first_stale);
  guint n_tasks = job->tasks->len;
  guint n_taken;

  if (!slot->stale)
    return;

  n_taken = add_texts (self, job, self->first_stale);
  *n_characters -= MIN (*n_characters, n_taken);

  if (job->tasks->len == n_tasks)
    {
      slot->stale = FALSE;
      self->n_stale--;
    }
}

/**
 * peng_find_take_job:
 * @self: the matches
 * @n_characters: about how much at once
 *
 * Before the job is given back no other may be taken.
 *
 * Returns: (transfer full) (nullable): what is to be looked through next, for peng_find_job_run();
 *   %NULL when all is done
 */
PengFindJob *
peng_find_take_job (PengFind *self,
                    guint     n_characters)
{
  g_autoptr(PengFindJob) job = NULL;
  guint begin;

  g_return_val_if_fail (PENG_IS_FIND (self), NULL);

  if (peng_find_is_complete (self))
    return NULL;

  job = peng_find_job_new (self->query);
  while (!peng_find_get_slot (self, self->first_stale)->stale)
    self->first_stale++;

  begin = self->first_stale;
  for (; (n_characters > 0 || job->tasks->len == 0) && self->first_stale < self->slots->len;
       self->first_stale++)
    take_slot (self, job, &n_characters);
  self->first_stale = begin;

  return job->tasks->len > 0 ? g_steal_pointer (&job) : NULL;
}

static void
take_result (PengFind    *self,
             PengFindJob *job,
             guint       *i)
{
  guint slot = g_array_index (job->tasks, PengFindTask, *i).slot;
  GArray *hits = new_hits ();

  for (; *i < job->tasks->len; (*i)++)
    {
      const PengFindTask *task = &g_array_index (job->tasks, PengFindTask, *i);

      if (task->slot != slot)
        break;

      for (guint k = 0; k < task->ranges->len; k++)
        {
          const PengFindRange *range = &g_array_index (task->ranges, PengFindRange, k);
          PengFindHit hit = { task->number, range->offset, range->length };

          g_array_append_val (hits, hit);
        }
    }

  set_hits (self, slot, hits);
  peng_find_get_slot (self, slot)->stale = FALSE;
  self->n_stale--;
}

/* What was edited while the job was out is looked through again. */
static void
take_results (PengFind    *self,
              PengFindJob *job)
{
  guint i = 0;

  while (i < job->tasks->len)
    {
      const PengFindTask *task = &g_array_index (job->tasks, PengFindTask, i);

      if (task->slot < self->slots->len &&
          peng_find_get_slot (self, task->slot)->serial == task->serial &&
          peng_find_get_slot (self, task->slot)->stale)
        take_result (self, job, &i);
      else
        i++;
    }
}

static void
give_up (PengFind     *self,
         const GError *error)
{
  self->error = g_error_copy (error);
  g_clear_pointer (&self->query, peng_find_query_unref);
  remove_slots (self, 0, self->slots->len);
  self->current.length = 0;
}

/**
 * peng_find_give_job:
 * @self: the matches
 * @job: (transfer full): a job that was run
 *
 * Takes in what was found.
 */
void
peng_find_give_job (PengFind    *self,
                    PengFindJob *job)
{
  g_autoptr(PengFindJob) owned = job;

  g_return_if_fail (PENG_IS_FIND (self));
  g_return_if_fail (job != NULL && job->was_run);

  if (job->query != self->query || g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (job->error != NULL)
    give_up (self, job->error);
  else
    take_results (self, job);

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * peng_find_is_complete:
 * @self: the matches
 *
 * Returns: whether everything was looked through
 */
gboolean
peng_find_is_complete (PengFind *self)
{
  g_return_val_if_fail (PENG_IS_FIND (self), TRUE);

  return self->n_stale == 0;
}

/**
 * peng_find_get_error:
 * @self: the matches
 *
 * Returns: (transfer none) (nullable): why the search was given up, %PENG_FIND_ERROR_TOO_COMPLEX
 */
const GError *
peng_find_get_error (PengFind *self)
{
  g_return_val_if_fail (PENG_IS_FIND (self), NULL);

  return self->error;
}

/**
 * peng_find_get_n_matches:
 * @self: the matches
 *
 * Returns: how many there are so far
 */
guint
peng_find_get_n_matches (PengFind *self)
{
  g_return_val_if_fail (PENG_IS_FIND (self), 0);

  return self->n_matches;
}

/**
 * peng_find_tell:
 * @self: the matches
 *
 * Emits #PengFind::changed.
 */
void
peng_find_tell (PengFind *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
