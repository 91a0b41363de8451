/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-document"

#include "core/peng-document.h"

#include <string.h>

/**
 * PengDocument:
 *
 * The article while it is written. It changes through peng_document_apply() alone, which costs in
 * proportion to what the edit changes and the block it is in, not to the document.
 *
 * An edit says what it takes away, and is refused where something else stands there. So an edit
 * made from an older revision never does harm, and the inverse of each edit that was applied can
 * be.
 */
struct _PengDocument
{
  GObject     parent_instance;

  char       *uuid;
  PengText   *fields[PENG_N_FIELDS];
  GPtrArray  *blocks;
  guint       max_blocks;
  PengCount   count;
  guint64     revision;
  gboolean    is_emitting;
};

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengDocument, peng_document, G_TYPE_OBJECT)

G_DEFINE_QUARK (peng-document-error-quark, peng_document_error)

static gboolean
fail (GError            **error,
      PengDocumentError   code,
      const char         *message)
{
  g_set_error_literal (error, PENG_DOCUMENT_ERROR, code, message);

  return FALSE;
}

/* Whether @removed stands in @text from @offset. */
static gboolean
check_text (PengText  *text,
            guint      offset,
            PengText  *removed,
            GError   **error)
{
  guint n_removed = peng_text_get_length (removed);
  guint length = peng_text_get_length (text);
  g_autoptr(PengText) there = NULL;

  if (offset > length || n_removed > length - offset)
    return fail (error, PENG_DOCUMENT_ERROR_NO_PLACE, "the edit lies beyond the end of its text");

  there = peng_text_slice (text, offset, n_removed);

  if (!peng_text_equal (there, removed))
    return fail (error, PENG_DOCUMENT_ERROR_STALE, "another text stands there");

  return TRUE;
}

static gboolean
is_plain_line (PengText *text)
{
  const PengStyle plain = { 0 };
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  return n_spans <= 1 && (n_spans == 0 || peng_style_equal (&spans[0].style, &plain)) &&
         strstr (peng_text_get_string (text), PENG_LINE_BREAK_UTF8) == NULL;
}

static PengText *
splice (PengText *text,
        PengEdit *edit)
{
  return peng_text_splice (text, peng_edit_get_offset (edit),
                           peng_text_get_length (peng_edit_get_removed (edit)),
                           peng_edit_get_inserted (edit));
}

static gboolean
apply_text (PengDocument  *self,
            PengEdit      *edit,
            GError       **error)
{
  const PengPlace *place = peng_edit_get_place (edit);
  PengText *text = peng_document_get_text (self, place);
  PengBlock *block, *changed_block;
  g_autoptr(PengText) changed = NULL;

  if (text == NULL)
    return fail (error, PENG_DOCUMENT_ERROR_NO_PLACE, "the document has no such text");

  if (!check_text (text, peng_edit_get_offset (edit), peng_edit_get_removed (edit), error))
    return FALSE;

  if (peng_part_is_plain (place->part) && !is_plain_line (peng_edit_get_inserted (edit)))
    return fail (error, PENG_DOCUMENT_ERROR_INVALID, "the text is to be one line without style");

  block = g_ptr_array_index (self->blocks, place->block);
  changed = splice (text, edit);
  changed_block = peng_block_with_part (block, place->part, place->index, changed);
  peng_count_subtract (&self->count, peng_block_get_count (block));
  peng_count_add (&self->count, peng_block_get_count (changed_block));
  self->blocks->pdata[place->block] = changed_block;
  peng_block_unref (block);

  return TRUE;
}

static gboolean
apply_field (PengDocument  *self,
             PengEdit      *edit,
             GError       **error)
{
  PengText **field = &self->fields[peng_edit_get_field (edit)];
  PengText *changed;

  if (!check_text (*field, peng_edit_get_offset (edit), peng_edit_get_removed (edit), error))
    return FALSE;

  changed = splice (*field, edit);
  peng_text_unref (*field);
  *field = changed;

  return TRUE;
}

/* Whether the document is left with a text block at its end. */
static gboolean
leaves_place_to_write (PengDocument *self,
                       PengEdit     *edit)
{
  guint position = peng_edit_get_position (edit);
  guint n_removed, n_inserted;
  PengBlock * const *inserted = peng_edit_get_inserted_blocks (edit, &n_inserted);

  peng_edit_get_removed_blocks (edit, &n_removed);

  if (position + n_removed < self->blocks->len)
    return TRUE;

  if (n_inserted > 0)
    return peng_block_is_text (inserted[n_inserted - 1]);

  return position > 0 && peng_block_is_text (g_ptr_array_index (self->blocks, position - 1));
}

static gboolean
check_blocks (PengDocument  *self,
              PengEdit      *edit,
              GError       **error)
{
  guint position = peng_edit_get_position (edit);
  guint n_removed, n_inserted;
  PengBlock * const *removed = peng_edit_get_removed_blocks (edit, &n_removed);

  if (position > self->blocks->len || n_removed > self->blocks->len - position)
    return fail (error, PENG_DOCUMENT_ERROR_NO_PLACE, "the edit lies beyond the end");

  peng_edit_get_inserted_blocks (edit, &n_inserted);

  if (n_inserted > self->max_blocks - (self->blocks->len - n_removed))
    return fail (error, PENG_DOCUMENT_ERROR_TOO_LARGE, "a document has no room for more blocks");

  for (guint i = 0; i < n_removed; i++)
    {
      if (!peng_block_equal (removed[i], g_ptr_array_index (self->blocks, position + i)))
        return fail (error, PENG_DOCUMENT_ERROR_STALE, "another block stands there");
    }

  if (!leaves_place_to_write (self, edit))
    return fail (error, PENG_DOCUMENT_ERROR_INVALID, "the last block must be a text block");

  return TRUE;
}

/* Moves what follows @position, so that there is room for @n_inserted instead of @n_removed. */
static void
make_room (GPtrArray *blocks,
           guint      position,
           guint      n_removed,
           guint      n_inserted)
{
  guint n_after = blocks->len - position - n_removed;
  guint length = position + n_inserted + n_after;

  if (length > blocks->len)
    g_ptr_array_set_size (blocks, length);

  memmove (blocks->pdata + position + n_inserted, blocks->pdata + position + n_removed,
           n_after * sizeof (gpointer));

  if (length < blocks->len)
    g_ptr_array_set_size (blocks, length);
}

static gboolean
apply_blocks (PengDocument  *self,
              PengEdit      *edit,
              GError       **error)
{
  guint position = peng_edit_get_position (edit);
  guint n_removed, n_inserted;
  PengBlock * const *inserted = peng_edit_get_inserted_blocks (edit, &n_inserted);

  if (!check_blocks (self, edit, error))
    return FALSE;

  peng_edit_get_removed_blocks (edit, &n_removed);

  for (guint i = 0; i < n_removed; i++)
    {
      PengBlock *block = g_ptr_array_index (self->blocks, position + i);

      peng_count_subtract (&self->count, peng_block_get_count (block));
      peng_block_unref (block);
    }

  make_room (self->blocks, position, n_removed, n_inserted);

  for (guint i = 0; i < n_inserted; i++)
    {
      self->blocks->pdata[position + i] = peng_block_ref (inserted[i]);
      peng_count_add (&self->count, peng_block_get_count (inserted[i]));
    }

  return TRUE;
}

static void
peng_document_finalize (GObject *object)
{
  PengDocument *self = PENG_DOCUMENT (object);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    peng_text_unref (self->fields[i]);

  g_ptr_array_foreach (self->blocks, (GFunc) (void (*) (void)) peng_block_unref, NULL);
  g_ptr_array_unref (self->blocks);
  g_free (self->uuid);

  G_OBJECT_CLASS (peng_document_parent_class)->finalize (object);
}

static void
peng_document_class_init (PengDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_document_finalize;

  /**
   * PengDocument::edited:
   * @self: the document
   * @edit: what was applied
   *
   * The document has changed. A handler must not apply another edit: the handlers after it would
   * hear of them in the wrong order.
   */
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PENG_TYPE_EDIT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
peng_document_init (PengDocument *self)
{
  /* No free function: blocks move inside the array. */
  self->blocks = g_ptr_array_new ();

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    self->fields[i] = peng_text_new_empty ();
}

/**
 * peng_document_new:
 * @article: what is in it at first
 *
 * Returns: (transfer full): a document at revision 0
 */
PengDocument *
peng_document_new (PengArticle *article)
{
  PengDocument *self;
  PengBlock * const *blocks;
  guint n_blocks;

  g_return_val_if_fail (article != NULL, NULL);

  self = g_object_new (PENG_TYPE_DOCUMENT, NULL);
  self->uuid = g_strdup (peng_article_get_uuid (article));
  blocks = peng_article_get_blocks (article, &n_blocks);
  self->max_blocks = MAX (n_blocks, PENG_ARTICLE_MAX_BLOCKS);
  peng_article_count (article, &self->count);

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (self->blocks, peng_block_ref (blocks[i]));

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      peng_text_unref (self->fields[i]);
      self->fields[i] = peng_text_new (peng_article_get_field (article, i));
    }

  return self;
}

/**
 * peng_document_apply:
 * @self: a document
 * @edit: what is to change
 * @error: return location for a %PENG_DOCUMENT_ERROR
 *
 * Changes the document: the one door in. Either the whole edit is done, or nothing. Each edit that
 * changes something makes a revision and is told by #PengDocument::edited, before this returns.
 *
 * Returns: whether @edit was applied
 */
gboolean
peng_document_apply (PengDocument  *self,
                     PengEdit      *edit,
                     GError       **error)
{
  static gboolean (*const apply[]) (PengDocument *, PengEdit *, GError **) = {
    [PENG_EDIT_TEXT] = apply_text,
    [PENG_EDIT_BLOCKS] = apply_blocks,
    [PENG_EDIT_FIELD] = apply_field,
  };

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (!self->is_emitting, FALSE);

  if (!apply[peng_edit_get_kind (edit)] (self, edit, error))
    return FALSE;

  if (peng_edit_is_nothing (edit))
    return TRUE;

  self->revision++;
  self->is_emitting = TRUE;
  g_signal_emit (self, signals[EDITED], 0, edit);
  self->is_emitting = FALSE;

  return TRUE;
}

/**
 * peng_document_get_uuid:
 * @self: a document
 *
 * Returns: (transfer none): which article it is
 */
const char *
peng_document_get_uuid (PengDocument *self)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);

  return self->uuid;
}

/**
 * peng_document_get_revision:
 * @self: a document
 *
 * Returns: how many edits have changed it
 */
guint64
peng_document_get_revision (PengDocument *self)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), 0);

  return self->revision;
}

/**
 * peng_document_get_field:
 * @self: a document
 * @field: a field
 *
 * Returns: (transfer none): its text, until the next edit
 */
const char *
peng_document_get_field (PengDocument *self,
                         PengField     field)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail ((guint) field < PENG_N_FIELDS, NULL);

  return peng_text_get_string (self->fields[field]);
}

/**
 * peng_document_get_n_blocks:
 * @self: a document
 *
 * Returns: how many blocks it has, from 1
 */
guint
peng_document_get_n_blocks (PengDocument *self)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), 0);

  return self->blocks->len;
}

/**
 * peng_document_get_block:
 * @self: a document
 * @position: below peng_document_get_n_blocks()
 *
 * Returns: (transfer none): the block there
 */
PengBlock *
peng_document_get_block (PengDocument *self,
                         guint         position)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (position < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, position);
}

/**
 * peng_document_get_text:
 * @self: a document
 * @place: a place that may or may not be there
 *
 * Returns: (transfer none) (nullable): the text there; %NULL where the document has none
 */
PengText *
peng_document_get_text (PengDocument    *self,
                        const PengPlace *place)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  if (place->block >= self->blocks->len)
    return NULL;

  return peng_block_get_part (g_ptr_array_index (self->blocks, place->block),
                              place->part, place->index);
}

/**
 * peng_document_get_count:
 * @self: a document
 *
 * Returns: (transfer none): the counts of all blocks, kept up with each edit; the fields do not
 *   count
 */
const PengCount *
peng_document_get_count (PengDocument *self)
{
  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);

  return &self->count;
}

/**
 * peng_document_snapshot:
 * @self: a document
 *
 * The whole of it as it is now. It shares the blocks, so it costs a pointer a block.
 *
 * Returns: (transfer full): an article
 */
PengArticle *
peng_document_snapshot (PengDocument *self)
{
  const char *fields[PENG_N_FIELDS];

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_text_get_string (self->fields[i]);

  return peng_article_new (self->uuid, fields, (PengBlock * const *) self->blocks->pdata,
                           self->blocks->len);
}
