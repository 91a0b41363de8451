/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-private.h"

#include "core/peng-find-texts.h"

static PengText *
ref_text (PengFind *self,
          guint     slot,
          guint     number)
{
  if (slot < self->n_fields)
    return peng_text_new (peng_document_get_field (self->document, self->fields[slot]));

  return peng_text_ref (peng_find_get_text (self, slot, number));
}

static PengEdit *
make_edit (PengFind *self,
           guint     slot,
           guint     number,
           guint     offset,
           guint     n_removed,
           PengText *inserted)
{
  PengPlace place = { slot - self->n_fields };

  if (slot < self->n_fields)
    return peng_document_make_field (self->document, self->fields[slot], offset, n_removed,
                                     peng_text_get_string (inserted));

  peng_find_locate_text (peng_document_get_block (self->document, place.block), number,
                         &place.part, &place.index);

  return peng_document_make_text (self->document, &place, offset, n_removed, inserted);
}

/* One edit for all matches of one text, from the first of them to the last. */
static PengEdit *
make_replacement (PengFind           *self,
                  guint               slot,
                  const PengFindHit  *hits,
                  guint               n_hits,
                  const char         *replacement,
                  GError            **error)
{
  g_autofree PengFindRange *ranges = g_new (PengFindRange, n_hits);
  g_autoptr(PengText) text = ref_text (self, slot, hits[0].number);
  g_autoptr(PengText) inserted = NULL;

  for (guint i = 0; i < n_hits; i++)
    ranges[i] = (PengFindRange) { hits[i].offset, hits[i].length };

  inserted = peng_find_query_replace (self->query, text, ranges, n_hits, replacement, error);
  if (inserted == NULL)
    return NULL;

  return make_edit (self, slot, hits[0].number, hits[0].offset,
                    hits[n_hits - 1].offset + hits[n_hits - 1].length - hits[0].offset, inserted);
}

static void
apply (PengFind *self,
       PengEdit *edit)
{
  g_autoptr(GError) error = NULL;

  if (!peng_document_apply (self->document, edit, &error))
    g_critical ("replace: %s", error->message);
}

/* Its offsets may be those of an edit ago. */
static gboolean
is_found (PengFind *self)
{
  PengMatch unused;
  guint index;

  return self->query != NULL && peng_find_get_current (self, &unused, &index) &&
         !peng_find_get_slot (self, self->current_slot)->stale;
}

/**
 * peng_find_replace:
 * @self: the matches
 * @history: the history of the document
 * @replacement: as for peng_find_query_replace()
 * @error: return location for a %PENG_FIND_ERROR
 *
 * Replaces the current match, as one step. peng_find_move() goes on behind what has come.
 *
 * Returns: whether it did; %FALSE without an error where none is current
 */
gboolean
peng_find_replace (PengFind     *self,
                   PengHistory  *history,
                   const char   *replacement,
                   GError      **error)
{
  g_autoptr(PengEdit) edit = NULL;

  g_return_val_if_fail (PENG_IS_FIND (self), FALSE);
  g_return_val_if_fail (PENG_IS_HISTORY (history) && replacement != NULL, FALSE);

  if (!is_found (self))
    return FALSE;

  edit = make_replacement (self, self->current_slot, &self->current, 1, replacement, error);
  if (edit == NULL)
    return FALSE;

  peng_history_begin (history);
  apply (self, edit);
  peng_history_end (history);

  return TRUE;
}

static gboolean
make_replacements (PengFind    *self,
                   guint        slot,
                   const char  *replacement,
                   GPtrArray   *edits,
                   GError     **error)
{
  GArray *hits = peng_find_get_slot (self, slot)->hits;

  for (guint i = 0, n; i < hits->len; i += n)
    {
      const PengFindHit *first = &g_array_index (hits, PengFindHit, i);
      PengEdit *edit;

      for (n = 1; i + n < hits->len && first[n].number == first->number; n++)
        ;

      edit = make_replacement (self, slot, first, n, replacement, error);
      if (edit == NULL)
        return FALSE;
      g_ptr_array_add (edits, edit);
    }

  return TRUE;
}

/**
 * peng_find_replace_all:
 * @self: the matches, complete
 * @history: the history of the document
 * @replacement: as for peng_find_query_replace()
 * @n_replaced: (out): how many were replaced
 * @error: return location for a %PENG_FIND_ERROR
 *
 * Replaces every match, as one step; or, where one cannot be, none.
 *
 * Returns: whether it did
 */
gboolean
peng_find_replace_all (PengFind     *self,
                       PengHistory  *history,
                       const char   *replacement,
                       guint        *n_replaced,
                       GError      **error)
{
  g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_edit_unref);

  g_return_val_if_fail (PENG_IS_FIND (self) && peng_find_is_complete (self), FALSE);
  g_return_val_if_fail (PENG_IS_HISTORY (history) && replacement != NULL, FALSE);

  *n_replaced = self->n_matches;
  for (guint slot = 0; slot < self->slots->len; slot++)
    if (!make_replacements (self, slot, replacement, edits, error))
      return FALSE;

  peng_history_begin (history);
  for (guint i = 0; i < edits->len; i++)
    apply (self, g_ptr_array_index (edits, i));
  peng_history_end (history);

  return TRUE;
}
