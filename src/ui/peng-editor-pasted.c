/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/* What was pasted may be had plain instead, as one step of undo, as long as nothing else was done
 * after it: the blocks that it went into are kept until then. */

typedef struct _PengPasted
{
  guint         n_blocks;   /* of the whole document, before */
  guint64       revision;   /* after */
  PengPosition  start;
  PengPosition  end;
  GPtrArray    *before;
  char         *plain;
} PengPasted;

static void
pasted_free (PengPasted *pasted)
{
  g_ptr_array_unref (pasted->before);
  g_free (pasted->plain);
  g_free (pasted);
}

/**
 * peng_editor_forget_pasted:
 * @self: the editor
 *
 * From here on there is nothing to have plain.
 */
void
peng_editor_forget_pasted (PengEditor *self)
{
  g_clear_pointer (&self->pasted, pasted_free);
}

/**
 * peng_editor_begin_paste:
 * @self: the editor, with a document
 *
 * Keeps what the selection is in.
 */
void
peng_editor_begin_paste (PengEditor *self)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  PengPasted *pasted = g_new0 (PengPasted, 1);

  peng_editor_forget_pasted (self);
  peng_buffer_get_selection (self->buffer, &pasted->start, &pasted->end);
  pasted->n_blocks = peng_document_get_n_blocks (document);
  pasted->revision = peng_document_get_revision (document);
  pasted->before = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = pasted->start.block; i <= pasted->end.block; i++)
    g_ptr_array_add (pasted->before, peng_block_ref (peng_document_get_block (document, i)));

  self->pasted = pasted;
}

/**
 * peng_editor_end_paste:
 * @self: the editor, after peng_editor_begin_paste()
 * @changes: what of it is not as it was
 * @plain: (nullable): its words
 *
 * Tells of a paste that is not as it was, if it found room.
 */
void
peng_editor_end_paste (PengEditor       *self,
                       PengPasteChanges  changes,
                       const char       *plain)
{
  guint64 revision = peng_document_get_revision (peng_buffer_get_document (self->buffer));

  if (changes == 0 || plain == NULL || revision == self->pasted->revision)
    {
      peng_editor_forget_pasted (self);
      return;
    }

  self->pasted->revision = revision;
  self->pasted->plain = g_strdup (plain);
  g_signal_emit_by_name (self, "pasted", changes);
}

/* The blocks as they were, the selection as it was, and the words in its place. */
static void
replace_pasted (PengEditor *self,
                PengPasted *pasted)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  guint n_more = peng_document_get_n_blocks (document) - pasted->n_blocks;
  g_autoptr(PengEdit) edit =
    peng_document_make_blocks (document, pasted->start.block, pasted->before->len + n_more,
                               (PengBlock * const *) pasted->before->pdata, pasted->before->len);
  g_autoptr(GError) error = NULL;

  if (!peng_document_apply (document, edit, &error))
    {
      g_warning ("paste: %s", error->message);
      return;
    }

  peng_buffer_select (self->buffer, &pasted->start, &pasted->end);
  peng_buffer_insert_plain (self->buffer, pasted->plain);
}

static void
paste_again (PengEditor *self,
             gpointer    user_data)
{
  PengPasted *pasted = self->pasted;
  PengHistory *history;

  if (self->buffer == NULL || pasted == NULL ||
      pasted->revision != peng_document_get_revision (peng_buffer_get_document (self->buffer)))
    return;

  self->pasted = NULL;
  history = peng_buffer_get_history (self->buffer);
  peng_history_begin (history);
  replace_pasted (self, pasted);
  peng_history_end (history);
  peng_editor_follow_cursor (self);
  pasted_free (pasted);
}

/**
 * peng_editor_may_paste_again:
 * @self: the editor
 *
 * Returns: whether peng_editor_paste_again_plain() would do something
 */
gboolean
peng_editor_may_paste_again (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), FALSE);

  return self->buffer != NULL && self->pasted != NULL &&
         (self->settling ||
          self->pasted->revision ==
            peng_document_get_revision (peng_buffer_get_document (self->buffer)));
}

typedef struct
{
  PengDocument *document;
  char         *media;
  PengImage     image;
  char         *name;
} Settling;

static void
settling_free (Settling *settling)
{
  g_object_unref (settling->document);
  g_free (settling->media);
  g_free (settling->name);
  g_free (settling);
}

/* What was pasted stays what was pasted when its pictures come. */
static void
settle_picture (PengEditor *self,
                gpointer    user_data)
{
  Settling *settling = user_data;
  PengDocument *document = self->buffer != NULL ? peng_buffer_get_document (self->buffer) : NULL;

  if (document != settling->document)
    return;

  peng_editor_follow_if_seen (self);
  self->settling = peng_editor_may_paste_again (self);
  peng_history_settle_image (peng_buffer_get_history (self->buffer), settling->media,
                             &settling->image);
  if (self->settling)
    self->pasted->revision = peng_document_get_revision (document);
  self->settling = FALSE;
}

/**
 * peng_editor_settle_picture:
 * @self: the editor, with a document
 * @media: the name that a picture had until it was there
 * @image: its media item, width and height
 *
 * Gives a picture its real name, as soon as nothing is composed; see peng_history_settle_image().
 */
void
peng_editor_settle_picture (PengEditor      *self,
                            const char      *media,
                            const PengImage *image)
{
  Settling *settling;

  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail (self->buffer != NULL);
  g_return_if_fail (media != NULL && image != NULL);

  settling = g_new0 (Settling, 1);
  settling->document = g_object_ref (peng_buffer_get_document (self->buffer));
  settling->media = g_strdup (media);
  settling->name = g_strdup (image->media);
  settling->image = (PengImage) {
    .media = settling->name, .width = image->width, .height = image->height,
  };
  peng_editor_when_settled (self, settle_picture, settling, (GDestroyNotify) settling_free);
}

/**
 * peng_editor_paste_again_plain:
 * @self: the editor
 *
 * Puts the bare words in the place of what was pasted last, as one step; does nothing where the
 * article was changed since.
 */
void
peng_editor_paste_again_plain (PengEditor *self)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  peng_editor_when_settled (self, paste_again, NULL, NULL);
}
