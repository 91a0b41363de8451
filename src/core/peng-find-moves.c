/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-private.h"

#include "core/peng-find-texts.h"

/**
 * peng_find_get_text:
 * @self: the matches
 * @slot: a block's slot
 * @number: which text of it
 *
 * Returns: (transfer none): the text
 */
PengText *
peng_find_get_text (PengFind *self,
                    guint     slot,
                    guint     number)
{
  PengPlace place = { slot - self->n_fields };

  peng_find_locate_text (peng_document_get_block (self->document, place.block), number,
                         &place.part, &place.index);

  return peng_document_get_text (self->document, &place);
}

static void
describe (PengFind          *self,
          guint              slot,
          const PengFindHit *hit,
          PengMatch         *match)
{
  *match = (PengMatch) { .offset = hit->offset, .length = hit->length };

  if (slot < self->n_fields)
    {
      match->in_field = TRUE;
      match->field = self->fields[slot];
      return;
    }

  match->place.block = slot - self->n_fields;
  peng_find_locate_text (peng_document_get_block (self->document, match->place.block),
                         hit->number, &match->place.part, &match->place.index);
}

static int
compare (guint              slot_a,
         const PengFindHit *a,
         guint              slot_b,
         const PengFindHit *b)
{
  if (slot_a != slot_b)
    return slot_a < slot_b ? -1 : 1;
  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;

  return a->offset < b->offset ? -1 : a->offset > b->offset;
}

static gboolean
is_current (PengFind          *self,
            guint              slot,
            const PengFindHit *hit)
{
  return self->current.length == hit->length &&
         compare (slot, hit, self->current_slot, &self->current) == 0;
}

static void
foreach_in_slot (PengFind *self,
                 guint     slot,
                 void    (*func) (const PengMatch *match,
                                  gboolean         is_current,
                                  gpointer         user_data),
                 gpointer  user_data)
{
  GArray *hits = peng_find_get_slot (self, slot)->hits;

  for (guint i = 0; i < hits->len; i++)
    {
      const PengFindHit *hit = &g_array_index (hits, PengFindHit, i);
      PengMatch match;

      describe (self, slot, hit, &match);
      func (&match, is_current (self, slot, hit), user_data);
    }
}

/**
 * peng_find_foreach_in_field:
 * @self: the matches
 * @field: a field
 * @func: (scope call): called for each match in it, in order
 * @user_data: for @func
 */
void
peng_find_foreach_in_field (PengFind  *self,
                            PengField  field,
                            void     (*func) (const PengMatch *match,
                                              gboolean         is_current,
                                              gpointer         user_data),
                            gpointer   user_data)
{
  g_return_if_fail (PENG_IS_FIND (self));

  for (guint slot = 0; slot < MIN (self->n_fields, self->slots->len); slot++)
    if (self->fields[slot] == field)
      foreach_in_slot (self, slot, func, user_data);
}

/**
 * peng_find_foreach_in_block:
 * @self: the matches
 * @block: index of a block
 * @func: (scope call): called for each match in it, in order
 * @user_data: for @func
 */
void
peng_find_foreach_in_block (PengFind  *self,
                            guint      block,
                            void     (*func) (const PengMatch *match,
                                              gboolean         is_current,
                                              gpointer         user_data),
                            gpointer   user_data)
{
  g_return_if_fail (PENG_IS_FIND (self));

  if (self->n_fields + block < self->slots->len)
    foreach_in_slot (self, self->n_fields + block, func, user_data);
}

/**
 * peng_find_set_start:
 * @self: the matches
 * @start: where peng_find_move() goes on from; of its length nothing is taken
 */
void
peng_find_set_start (PengFind        *self,
                     const PengMatch *start)
{
  g_return_if_fail (PENG_IS_FIND (self));
  g_return_if_fail (start != NULL);

  self->current = (PengFindHit) { .offset = start->offset };

  if (!start->in_field)
    {
      PengBlock *block = peng_document_get_block (self->document, start->place.block);

      self->current_slot = self->n_fields + start->place.block;
      self->current.number = peng_find_number_text (block, start->place.part, start->place.index);
    }
  else
    {
      for (self->current_slot = 0; self->current_slot < self->n_fields; self->current_slot++)
        if (self->fields[self->current_slot] == start->field)
          break;
    }
}

/**
 * peng_find_get_current:
 * @self: the matches
 * @current: (out): the match
 * @index: (out): how many come before it
 *
 * Returns: whether one is current
 */
gboolean
peng_find_get_current (PengFind  *self,
                       PengMatch *current,
                       guint     *index)
{
  GArray *hits;

  g_return_val_if_fail (PENG_IS_FIND (self), FALSE);

  if (self->current.length == 0 || self->current_slot >= self->slots->len)
    return FALSE;

  *index = 0;
  for (guint slot = 0; slot < self->current_slot; slot++)
    *index += peng_find_get_slot (self, slot)->hits->len;

  hits = peng_find_get_slot (self, self->current_slot)->hits;
  for (guint i = 0; i < hits->len; i++, (*index)++)
    {
      const PengFindHit *hit = &g_array_index (hits, PengFindHit, i);

      if (is_current (self, self->current_slot, hit))
        {
          describe (self, self->current_slot, hit, current);
          return TRUE;
        }
    }

  return FALSE;
}

static void
make_current (PengFind          *self,
              guint              slot,
              const PengFindHit *hit)
{
  self->current_slot = slot;
  self->current = *hit;
  peng_find_tell (self);
}

/* The first match that begins where the current one ends, or behind; or the last one before it. */
static gboolean
move_from_current (PengFind *self,
                   gboolean  forward)
{
  PengFindHit from = self->current;
  int step = forward ? 1 : -1;

  if (forward)
    from.offset += from.length;

  for (guint slot = self->current_slot; slot < self->slots->len; slot += step)
    {
      GArray *hits = peng_find_get_slot (self, slot)->hits;

      for (guint i = 0; i < hits->len; i++)
        {
          const PengFindHit *hit =
            &g_array_index (hits, PengFindHit, forward ? i : hits->len - 1 - i);
          int order = compare (slot, hit, self->current_slot, &from);

          if (forward ? order >= 0 : order < 0)
            {
              make_current (self, slot, hit);
              return TRUE;
            }
        }
    }

  return FALSE;
}

/**
 * peng_find_move:
 * @self: the matches
 * @forward: whether to the next one, else to the one before
 * @wrapped: (out): whether it went on at the other end
 *
 * Makes another match the current one. Before everything was looked through it may not be the
 * nearest.
 *
 * Returns: whether there is any match
 */
gboolean
peng_find_move (PengFind *self,
                gboolean  forward,
                gboolean *wrapped)
{
  g_return_val_if_fail (PENG_IS_FIND (self), FALSE);

  *wrapped = FALSE;
  if (self->n_matches == 0)
    return FALSE;
  if (move_from_current (self, forward))
    return TRUE;

  *wrapped = TRUE;
  self->current_slot = forward ? 0 : self->slots->len - 1;
  self->current = (PengFindHit) { forward ? 0 : G_MAXUINT };

  return move_from_current (self, forward);
}
