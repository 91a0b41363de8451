/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-editor-picture.h"

typedef struct
{
  GtkTextMark *where;
  GPtrArray   *blocks;
} Insertion;

static void
insertion_free (Insertion *self)
{
  g_object_unref (self->where);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * peng_editor_create_mark:
 * @self: the editor, with a document
 *
 * Returns: (transfer none): the cursor's place, which keeps to its place in the text while pictures
 *   are made ready; reference it to look at it after the document may have been changed for another
 */
GtkTextMark *
peng_editor_create_mark (PengEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);
  g_return_val_if_fail (self->buffer != NULL, NULL);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
}

static gboolean
is_ours (PengEditor  *self,
         GtkTextMark *where)
{
  return self->buffer != NULL && !gtk_text_mark_get_deleted (where) &&
         gtk_text_mark_get_buffer (where) == GTK_TEXT_BUFFER (self->buffer);
}

/**
 * peng_editor_forget_mark:
 * @self: the editor
 * @where: a mark that is needed no more; nothing came of it
 */
void
peng_editor_forget_mark (PengEditor  *self,
                         GtkTextMark *where)
{
  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail (GTK_IS_TEXT_MARK (where));

  if (is_ours (self, where))
    gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self->buffer), where);
}

static void
insert (PengEditor *self,
        gpointer    user_data)
{
  Insertion *insertion = user_data;
  PengBlock * const *blocks = (PengBlock * const *) insertion->blocks->pdata;
  guint n_blocks = insertion->blocks->len;
  g_autoptr(GPtrArray) galleries = NULL;
  PengPosition position;
  GtkTextIter iter;

  if (!is_ours (self, insertion->where))
    return;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, insertion->where);
  peng_buffer_get_position (self->buffer, &iter, &position);
  peng_editor_forget_mark (self, insertion->where);
  if (peng_editor_gallery_take (self, insertion->where, blocks, n_blocks))
    return;

  galleries = peng_editor_gallery_make (insertion->where, blocks, n_blocks);
  if (galleries != NULL)
    peng_buffer_insert_atoms (self->buffer, &position,
                              (PengBlock * const *) galleries->pdata, galleries->len);
  else
    peng_buffer_insert_atoms (self->buffer, &position, blocks, n_blocks);
  peng_editor_follow_cursor (self);
  if (galleries == NULL)
    peng_editor_gallery_inserted (self, blocks, n_blocks);
}

/**
 * peng_editor_insert_media:
 * @self: the editor
 * @where: from peng_editor_create_mark() or a signal; forgotten by this
 * @blocks: (array length=n_blocks): image blocks and other atoms
 * @n_blocks: how many
 *
 * Puts atoms where the mark is now, as one step. While an input method is at work it waits
 * for the end of that; if another document is shown by now nothing happens.
 */
void
peng_editor_insert_media (PengEditor        *self,
                          GtkTextMark       *where,
                          PengBlock * const *blocks,
                          guint              n_blocks)
{
  Insertion *insertion;

  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail (GTK_IS_TEXT_MARK (where));
  g_return_if_fail (blocks != NULL || n_blocks == 0);

  insertion = g_new (Insertion, 1);
  insertion->where = g_object_ref (where);
  insertion->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (insertion->blocks, peng_block_ref (blocks[i]));

  peng_editor_when_settled (self, insert, insertion, (GDestroyNotify) insertion_free);
}

static void
reload_inside (GtkWidget  *root,
               const char *media)
{
  if (PENG_IS_EDITOR_PICTURE (root))
    peng_editor_picture_reload (PENG_EDITOR_PICTURE (root), media);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    reload_inside (child, media);
}

/**
 * peng_editor_reload_media:
 * @self: the editor
 * @media: a media name whose files are others than they were
 *
 * Shows a photograph as it is now.
 */
void
peng_editor_reload_media (PengEditor *self,
                          const char *media)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  reload_inside (GTK_WIDGET (self), media);
}
