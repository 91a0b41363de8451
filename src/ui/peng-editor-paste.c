/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-editor-table.h"

#include <string.h>

/* What a clip says if it is one line of text. */
static const char *
get_line (const PengClip *clip)
{
  PengBlock *block;

  if (clip->blocks == NULL)
    return clip->text;

  block = clip->blocks->len == 1 ? g_ptr_array_index (clip->blocks, 0) : NULL;

  return block != NULL && peng_block_is_text (block)
           ? peng_text_get_string (peng_block_get_text (block)) : NULL;
}

/* The address that a clip is, with nothing else around it. */
static char *
dup_address (const PengClip *clip)
{
  const char *line = clip->files == NULL && clip->picture == NULL ? get_line (clip) : NULL;
  g_autofree char *address = line != NULL ? g_strstrip (g_strdup (line)) : NULL;

  if (address == NULL || strpbrk (address, " \t\r\n") != NULL || *address == '#' ||
      !peng_style_link_is_safe (address))
    return NULL;

  return g_steal_pointer (&address);
}

static gboolean
has_text (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      PengBlock *block = g_ptr_array_index (blocks, i);

      if (peng_block_is_text (block) && peng_text_get_length (peng_block_get_text (block)) > 0)
        return TRUE;
    }

  return FALSE;
}

/* An address that is pasted onto words links them, wherever it was copied; only another address is
 * replaced by it. */
static gboolean
link_selection (PengEditor     *self,
                const PengClip *clip)
{
  g_autofree char *address = dup_address (clip);
  g_autofree char *replaced = NULL;
  g_autoptr(GPtrArray) selected = NULL;

  if (address == NULL)
    return FALSE;

  selected = peng_buffer_dup_selection (self->buffer);
  replaced = dup_address (&(PengClip) { .blocks = selected });
  if (replaced != NULL || !has_text (selected))
    return FALSE;

  peng_buffer_set_link (self->buffer, address, NULL);

  return TRUE;
}

static void
insert_words (PengEditor     *self,
              const PengClip *clip)
{
  peng_editor_begin_paste (self);

  if (clip->blocks != NULL)
    peng_buffer_insert_blocks (self->buffer, (PengBlock * const *) clip->blocks->pdata,
                               clip->blocks->len);
  else if (clip->text != NULL)
    peng_buffer_insert_plain (self->buffer, clip->text);

  peng_editor_end_paste (self, clip->changes, clip->plain);

  if (clip->paste != NULL && clip->paste->pictures != NULL && clip->paste->pictures->len > 0)
    g_signal_emit_by_name (self, "pictures-pasted", clip->paste->pictures);
}

/* Cells have words alone. */
static gboolean
insert_in_table (PengEditor     *self,
                 const PengClip *clip)
{
  if (!peng_editor_table_paste (self, clip))
    return FALSE;

  peng_editor_forget_pasted (self);
  if (clip->paste != NULL && clip->paste->pictures != NULL && clip->paste->pictures->len > 0)
    g_signal_emit_by_name (self, "pasted", PENG_PASTE_PICTURES);

  return TRUE;
}

static void
insert_clip (PengEditor     *self,
             const PengClip *clip)
{
  if (clip->files != NULL)
    peng_editor_offer_files (self, clip->files, NULL);
  else if (clip->picture != NULL)
    peng_editor_offer_picture (self, clip->picture, NULL);
  else
    insert_words (self, clip);
}

/* Where the person writes. */
static void
insert_here (PengEditor     *self,
             const PengClip *clip)
{
  if (insert_in_table (self, clip) || link_selection (self, clip))
    return;

  insert_clip (self, clip);
  peng_editor_follow_cursor (self);
}

/* What is pasted, while it is read and while something is composed. */
typedef struct
{
  PengEditor   *editor;
  GtkTextMark  *where;
  GtkWidget    *table;  /* weak: whose cells it is for */
  guint64       revision;
  PengPosition  start;
  PengPosition  end;
  PengClip     *clip;
} Paste;

static void
paste_free (Paste *self)
{
  peng_editor_forget_mark (self->editor, self->where);
  g_object_unref (self->where);
  g_clear_weak_pointer (&self->table);
  g_clear_pointer (&self->clip, peng_clip_free);
  g_object_unref (self->editor);
  g_free (self);
}

static Paste *
paste_new (PengEditor *self)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->editor = g_object_ref (self);
  paste->where = g_object_ref (peng_editor_create_mark (self));
  paste->revision = peng_document_get_revision (peng_buffer_get_document (self->buffer));
  g_set_weak_pointer (&paste->table, self->table);
  peng_buffer_get_selection (self->buffer, &paste->start, &paste->end);

  return paste;
}

static gboolean
is_same (const PengPosition *a,
         const PengPosition *b)
{
  return a->block == b->block && a->offset == b->offset;
}

static gboolean
is_in_its_table (PengEditor  *self,
                 const Paste *paste)
{
  return paste->table != NULL && paste->table == self->table;
}

/* Whether nobody has written or gone elsewhere since it was asked for. */
static gboolean
is_prompt (PengEditor  *self,
           const Paste *paste)
{
  PengPosition start, end;

  peng_buffer_get_selection (self->buffer, &start, &end);

  return paste->revision ==
           peng_document_get_revision (peng_buffer_get_document (self->buffer)) &&
         paste->table == self->table && is_same (&start, &paste->start) &&
         is_same (&end, &paste->end);
}

static void
get_position (PengEditor   *self,
              GtkTextMark  *mark,
              PengPosition *position)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  peng_buffer_get_position (self->buffer, &iter, position);
}

static GtkTextMark *
mark_behind (PengEditor  *self,
             GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);

  return gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self->buffer), NULL, &iter, FALSE);
}

/* It goes where it was asked for, in front of what was written there since, and replaces nothing; the
 * person stays where they are by now. */
static void
insert_late (PengEditor  *self,
             const Paste *paste)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextMark *cursor = mark_behind (self, gtk_text_buffer_get_insert (buffer));
  GtkTextMark *bound = mark_behind (self, gtk_text_buffer_get_selection_bound (buffer));
  PengPosition position, other;

  get_position (self, paste->where, &position);
  peng_buffer_place (self->buffer, &position);
  insert_clip (self, paste->clip);

  get_position (self, bound, &other);
  get_position (self, cursor, &position);
  peng_buffer_select (self->buffer, &other, &position);
  gtk_text_buffer_delete_mark (buffer, cursor);
  gtk_text_buffer_delete_mark (buffer, bound);
}

static void
insert_pasted (PengEditor *self,
               gpointer    user_data)
{
  Paste *paste = user_data;

  if (self->buffer == NULL ||
      gtk_text_mark_get_buffer (paste->where) != GTK_TEXT_BUFFER (self->buffer))
    return;

  if (is_in_its_table (self, paste) || is_prompt (self, paste))
    insert_here (self, paste->clip);
  else
    insert_late (self, paste);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Paste *paste = user_data;
  PengEditor *self = paste->editor;
  g_autoptr(GError) error = NULL;

  paste->clip = peng_clipboard_read_finish (result, &error);
  peng_editor_paste_end_wait (self);

  if (paste->clip != NULL)
    {
      peng_editor_when_settled (self, insert_pasted, paste, (GDestroyNotify) paste_free);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "paste-failed", error);
  paste_free (paste);
}

/**
 * peng_editor_paste:
 * @self: the editor
 * @way: how it is wanted
 *
 * Puts what is on the clipboard in place of the selection, when it has been read. While another
 * paste is slow enough to be told of, nothing.
 */
void
peng_editor_paste (PengEditor  *self,
                   PengPasteWay way)
{
  if (self->buffer == NULL || self->pastes.slow)
    return;

  peng_editor_paste_begin_wait (self);
  peng_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), way,
                             self->pastes.patience, self->pastes.cancellable, read_cb,
                             paste_new (self));
}

/* What is dropped, while it is read and while something is composed. */
typedef struct
{
  PengEditor  *editor;
  GtkTextMark *where;
  PengClip    *clip;
} Drop;

static void
drop_free (Drop *self)
{
  if (self->where != NULL)
    peng_editor_forget_mark (self->editor, self->where);
  g_clear_object (&self->where);
  g_clear_pointer (&self->clip, peng_clip_free);
  g_object_unref (self->editor);
  g_free (self);
}

static void
insert_dropped (PengEditor *self,
                gpointer    user_data)
{
  Drop *drop = user_data;
  GtkTextBuffer *buffer = drop->where != NULL ? gtk_text_mark_get_buffer (drop->where) : NULL;
  PengPosition position;
  GtkTextIter iter;

  if (drop->clip->blocks != NULL && drop->clip->blocks->len == 0)
    return;

  if (drop->where == NULL)
    {
      insert_here (self, drop->clip);
      return;
    }

  if (buffer == NULL || buffer != GTK_TEXT_BUFFER (self->buffer))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, drop->where);
  peng_buffer_get_position (self->buffer, &iter, &position);
  peng_buffer_place (self->buffer, &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  insert_words (self, drop->clip);
  peng_editor_follow_cursor (self);
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Drop *drop = user_data;

  drop->clip = peng_clipboard_read_finish (result, NULL);
  peng_editor_when_settled (drop->editor, insert_dropped, drop, (GDestroyNotify) drop_free);
}

/**
 * peng_editor_drop_words:
 * @self: the editor
 * @bytes: words, as another program has dropped them
 * @is_html: whether they are HTML
 * @where: (nullable): where to, from peng_editor_create_mark(); %NULL for where the person writes
 *
 * Puts them there as if they were pasted, when they have been read.
 */
void
peng_editor_drop_words (PengEditor  *self,
                        GBytes      *bytes,
                        gboolean     is_html,
                        GtkTextMark *where)
{
  Drop *drop = g_new0 (Drop, 1);

  drop->editor = g_object_ref (self);
  g_set_object (&drop->where, where);
  peng_clipboard_parse_async (bytes, is_html, dropped_cb, drop);
}

static void
delete_selection (PengEditor *self,
                  gpointer    user_data)
{
  if (self->buffer != NULL)
    peng_buffer_delete_selection (self->buffer);
}

/**
 * peng_editor_copy:
 * @self: the editor
 * @cut: whether the selection goes
 *
 * Puts the selection on the clipboard.
 */
void
peng_editor_copy (PengEditor *self,
                  gboolean    cut)
{
  g_autoptr(GPtrArray) blocks = NULL;
  g_autoptr(GdkContentProvider) content = NULL;

  if (self->buffer == NULL)
    return;

  blocks = peng_buffer_dup_selection (self->buffer);
  if (blocks->len == 0)
    return;

  content = peng_clipboard_new_content ((PengBlock * const *) blocks->pdata, blocks->len);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);

  if (cut)
    {
      peng_history_barrier (peng_buffer_get_history (self->buffer));
      peng_editor_when_settled (self, delete_selection, NULL, NULL);
    }
}
