/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-corrector"

#include "core/peng-corrector.h"

#include <string.h>

/* A place is a text of a block, or a field. */
typedef struct
{
  gboolean   is_field;
  PengField  field;
  PengPlace  place;
} Target;

/**
 * PengCorrector:
 *
 * Puts right what a person types, by the rules of peng_autocorrect().
 *
 * What was typed is in the document already, and stays a step of its own: undoing the correction
 * leaves it. Whoever takes a correction back, by undo or by deleting what it put there, means it:
 * there, nothing is put right again until the person has gone to another place.
 */
struct _PengCorrector
{
  GObject               parent_instance;

  PengDocument         *document;
  PengHistory          *history;
  gulong                edited_id;
  PengAutocorrectRules  rules;

  gboolean              correcting;
  gboolean              is_fresh;    /* nothing was changed since the last correction */
  gboolean              is_declined; /* the last correction was taken back */
  Target                target;      /* of the last correction, */
  guint                 start;       /* where it began, in characters, */
  guint                 length;      /* how long it is */
  guint                 n_taken;     /* and what it stands for */
};

G_DEFINE_FINAL_TYPE (PengCorrector, peng_corrector, G_TYPE_OBJECT)

static gboolean
is_same_place (const PengPlace *a,
               const PengPlace *b)
{
  return a->block == b->block && a->part == b->part && a->index == b->index;
}

static gboolean
is_same (const Target *a,
         const Target *b)
{
  if (a->is_field != b->is_field)
    return FALSE;

  return a->is_field ? a->field == b->field : is_same_place (&a->place, &b->place);
}

static gboolean
get_target (PengEdit *edit,
            Target   *target)
{
  *target = (Target) { peng_edit_get_kind (edit) == PENG_EDIT_FIELD };

  if (peng_edit_get_kind (edit) == PENG_EDIT_BLOCKS)
    return FALSE;
  if (target->is_field)
    target->field = peng_edit_get_field (edit);
  else
    target->place = *peng_edit_get_place (edit);

  return TRUE;
}

/* Whether an edit takes away of what the correction put there; where it put nothing, whether all that
 * had been typed stands there again. */
static gboolean
takes_back (PengCorrector *self,
            PengEdit      *edit)
{
  guint offset = peng_edit_get_offset (edit);
  guint end = offset + peng_text_get_length (peng_edit_get_removed (edit));

  if (self->length == 0)
    return offset == self->start && end == offset &&
           peng_text_get_length (peng_edit_get_inserted (edit)) >= self->n_taken;

  return offset < self->start + self->length && end > self->start;
}

/* What is written or deleted before the place moves it. */
static void
follow (PengCorrector *self,
        PengEdit      *edit)
{
  guint offset = peng_edit_get_offset (edit);
  guint n_removed = peng_text_get_length (peng_edit_get_removed (edit));

  if (offset < self->start)
    self->start += peng_text_get_length (peng_edit_get_inserted (edit)) -
                   MIN (n_removed, self->start - offset);
}

/* The indent that came with a correction. */
static gboolean
is_reformat (PengCorrector *self,
             PengEdit      *edit)
{
  guint n_removed, n_inserted;

  if (peng_edit_get_kind (edit) != PENG_EDIT_BLOCKS || self->target.is_field)
    return FALSE;

  peng_edit_get_removed_blocks (edit, &n_removed);
  peng_edit_get_inserted_blocks (edit, &n_inserted);

  return n_removed == 1 && n_inserted == 1 &&
         peng_edit_get_position (edit) == self->target.place.block;
}

static void
edited_cb (PengCorrector *self,
           PengEdit      *edit)
{
  Target target;
  gboolean here;

  if (self->correcting || (!self->is_fresh && !self->is_declined) || is_reformat (self, edit))
    return;

  here = get_target (edit, &target) && is_same (&target, &self->target);
  self->is_declined = here && (self->is_declined || takes_back (self, edit));
  self->is_fresh = FALSE;
  if (self->is_declined)
    follow (self, edit);
}

static void
peng_corrector_dispose (GObject *object)
{
  PengCorrector *self = PENG_CORRECTOR (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->edited_id, self->document);
  g_clear_object (&self->document);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (peng_corrector_parent_class)->dispose (object);
}

static void
peng_corrector_class_init (PengCorrectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_corrector_dispose;
}

static void
peng_corrector_init (PengCorrector *self)
{
}

/**
 * peng_corrector_new:
 * @document: what is typed into; kept
 * @history: its history; kept
 *
 * Returns: (transfer full): a corrector with all rules switched off
 */
PengCorrector *
peng_corrector_new (PengDocument *document,
                    PengHistory  *history)
{
  PengCorrector *self;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (PENG_IS_HISTORY (history), NULL);

  self = g_object_new (PENG_TYPE_CORRECTOR, NULL);
  self->document = g_object_ref (document);
  self->history = g_object_ref (history);
  self->edited_id = g_signal_connect_swapped (document, "edited", G_CALLBACK (edited_cb), self);

  return self;
}

/**
 * peng_corrector_set_rules:
 * @self: a corrector
 * @rules: what it puts right from now on
 */
void
peng_corrector_set_rules (PengCorrector        *self,
                          PengAutocorrectRules  rules)
{
  g_return_if_fail (PENG_IS_CORRECTOR (self));

  self->rules = rules;
}

/* The indent is a paragraph's: a heading or what is centred has none. */
static gboolean
has_indent (PengCorrector *self,
            const Target  *target)
{
  PengBlock *block;
  const PengTextFormat *format;

  if (target->is_field || target->place.part != PENG_PART_TEXT)
    return FALSE;

  block = peng_document_get_block (self->document, target->place.block);
  format = peng_block_get_format (block);

  return format->kind == PENG_BLOCK_PARAGRAPH &&
         (format->align == PENG_ALIGN_DEFAULT || format->align == PENG_ALIGN_JUSTIFY);
}

static char *
dup_before (PengCorrector *self,
            const Target  *target,
            guint          end,
            gboolean       entered)
{
  const char *text = target->is_field
                       ? peng_document_get_field (self->document, target->field)
                       : peng_text_get_string (peng_document_get_text (self->document,
                                                                       &target->place));
  g_autofree char *before = g_strndup (text, g_utf8_offset_to_pointer (text, end) - text);

  return entered ? g_strconcat (before, "\n", NULL) : g_steal_pointer (&before);
}

/* The edit goes as far as the cursor does: undo puts it behind what was undone. Each character keeps
 * its look. */
static PengEdit *
make_text_edit (PengCorrector        *self,
                const PengPlace      *place,
                guint                 end,
                const PengCorrection *c,
                guint                 start)
{
  PengText *text = peng_document_get_text (self->document, place);
  PengStyle style = *peng_text_get_style (text, start);
  g_autoptr(PengText) piece = peng_text_slice (text, start, end - start);
  g_autoptr(PengText) fresh = peng_text_new_styled (c->inserted, &style);
  g_autoptr(PengText) corrected = peng_text_splice (piece, 0, c->n_removed, fresh);

  return peng_document_make_text (self->document, place, start, end - start, corrected);
}

static PengEdit *
make_field_edit (PengCorrector        *self,
                 PengField             field,
                 guint                 end,
                 const PengCorrection *c,
                 guint                 start)
{
  const char *text = peng_document_get_field (self->document, field);
  g_autofree char *rest = g_utf8_substring (text, start + c->n_removed, end);
  g_autofree char *corrected = g_strconcat (c->inserted, rest, NULL);

  return peng_document_make_field (self->document, field, start, end - start, corrected);
}

/* A paragraph that had no indent gets it: that is what was typed. */
static void
give_indent (PengCorrector *self,
             guint          position)
{
  PengBlock *block = peng_document_get_block (self->document, position);
  PengTextFormat format = *peng_block_get_format (block);
  g_autoptr(PengBlock) indented = NULL;
  g_autoptr(PengEdit) edit = NULL;

  if (!format.no_indent)
    return;

  format.no_indent = FALSE;
  indented = peng_block_with_format (block, &format);
  edit = peng_document_make_blocks (self->document, position, 1, &indented, 1);
  peng_document_apply (self->document, edit, NULL);
}

static gboolean
apply (PengCorrector        *self,
       const Target         *target,
       guint                 end,
       const PengCorrection *c,
       guint                 start)
{
  g_autoptr(PengEdit) edit = target->is_field
                               ? make_field_edit (self, target->field, end, c, start)
                               : make_text_edit (self, &target->place, end, c, start);
  gboolean applied;

  self->correcting = TRUE;
  peng_history_begin (self->history);
  applied = peng_document_apply (self->document, edit, NULL);
  if (applied && c->rule == PENG_AUTOCORRECT_INDENT)
    give_indent (self, target->place.block);
  peng_history_end (self->history);
  self->correcting = FALSE;

  if (!applied)
    return FALSE;

  self->is_fresh = TRUE;
  self->is_declined = FALSE;
  self->target = *target;
  self->start = start;
  self->length = g_utf8_strlen (c->inserted, -1);
  self->n_taken = c->n_removed;

  return TRUE;
}

static gboolean
correct_once (PengCorrector *self,
              const Target  *target,
              guint          end,
              guint          n_typed,
              gboolean       entered,
              guint         *new_end)
{
  g_autofree char *before = dup_before (self, target, end, entered);
  PengCorrection c;
  guint start;

  if (!peng_autocorrect (self->rules, before, strlen (before), entered ? 1 : n_typed, &c))
    return FALSE;
  if (entered)
    c.from_end--;
  if (c.rule == PENG_AUTOCORRECT_INDENT && !has_indent (self, target))
    return FALSE;

  start = end - c.from_end;
  if (self->is_declined && is_same (target, &self->target) && start == self->start)
    return FALSE;

  *new_end = end - c.n_removed + g_utf8_strlen (c.inserted, -1);

  return apply (self, target, end, &c, start);
}

static gboolean
correct (PengCorrector *self,
         const Target  *target,
         guint          end,
         guint          n_typed,
         gboolean       entered)
{
  gboolean corrected = FALSE;

  if (self->rules == 0 || self->correcting || end == 0 || n_typed > end)
    return FALSE;

  while (correct_once (self, target, end, n_typed, entered, &end))
    {
      corrected = TRUE;
      if (end < MAX (n_typed, 1))
        break;
    }

  return corrected;
}

/**
 * peng_corrector_text_typed:
 * @self: a corrector
 * @place: a text of the document
 * @end: where the cursor is, in characters, behind what was typed
 * @n_typed: how many characters were typed at once; they stand before @end
 * @entered: whether Enter ended the text at @end, instead; @n_typed is 0 then
 *
 * Puts right what was typed. A pre-edit must not be open.
 *
 * Returns: whether something has changed
 */
gboolean
peng_corrector_text_typed (PengCorrector   *self,
                           const PengPlace *place,
                           guint            end,
                           guint            n_typed,
                           gboolean         entered)
{
  const Target target = { FALSE, 0, *place };

  g_return_val_if_fail (PENG_IS_CORRECTOR (self), FALSE);
  g_return_val_if_fail (n_typed > 0 || entered, FALSE);

  return correct (self, &target, end, n_typed, entered);
}

/**
 * peng_corrector_field_typed:
 * @self: a corrector
 * @field: a field of the article
 * @end: where the cursor is, in characters, behind what was typed
 * @n_typed: how many characters were typed at once; they stand before @end
 *
 * As peng_corrector_text_typed().
 *
 * Returns: whether something has changed
 */
gboolean
peng_corrector_field_typed (PengCorrector *self,
                            PengField      field,
                            guint          end,
                            guint          n_typed)
{
  const Target target = { TRUE, field, { 0 } };

  g_return_val_if_fail (PENG_IS_CORRECTOR (self), FALSE);
  g_return_val_if_fail (n_typed > 0, FALSE);

  return correct (self, &target, end, n_typed, FALSE);
}
