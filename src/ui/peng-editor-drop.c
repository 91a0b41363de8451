/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-dropped.h"
#include "ui/peng-gallery-view.h"
#include "ui/peng-library-drag.h"

/* Files and pictures that are dropped. GTK's own target is taken away: it knows words alone, in one
 * text, and shows where they would go in that also while the pointer is over a cell or a caption. */

typedef struct
{
  PengEditor  *editor;
  GtkTextMark *where;
} Drop;

static void
drop_free (Drop *self)
{
  g_object_unref (self->editor);
  g_object_unref (self->where);
  g_free (self);
}

static void
end_drops (GtkWidget     *widget,
           GtkDropTarget *taker)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) && GTK_DROP_TARGET (controller) != taker)
        gtk_drop_target_reject (GTK_DROP_TARGET (controller));
    }
}

/**
 * peng_editor_drop_end_others:
 * @self: the editor
 * @taker: the target that has taken what was dropped
 * @x: where that was, in pixels of the view
 * @y: likewise
 *
 * GTK does not tell the other targets under the pointer that one of them has taken the drop: they
 * would go on showing where it would go, and refuse the next (gtkdroptarget.c, 4.8).
 */
void
peng_editor_drop_end_others (PengEditor    *self,
                             GtkDropTarget *taker,
                             double         x,
                             double         y)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view)
    {
      end_drops (widget, taker);
      widget = gtk_widget_get_parent (widget);
    }
  end_drops (view, taker);
}

/**
 * peng_editor_drop_create_mark:
 * @self: the editor
 * @x: where something was dropped, in pixels of the view
 * @y: likewise
 *
 * Returns: (transfer none): where that is in the text; for peng_editor_forget_mark()
 */
GtkTextMark *
peng_editor_drop_create_mark (PengEditor *self,
                              double      x,
                              double      y)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         x, y, &bx, &by);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, bx, by);

  return gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
}

static GtkWidget *
find_gallery (PengEditor *self,
              double      x,
              double      y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? gtk_widget_get_ancestor (picked, PENG_TYPE_GALLERY_VIEW) : NULL;
}

/* A frame shows into which gallery photographs would go. */
static void
aim_at_gallery (PengEditor *self,
                GtkWidget  *gallery)
{
  if (self->drop_gallery != NULL && self->drop_gallery != gallery)
    gtk_widget_unset_state_flags (self->drop_gallery, GTK_STATE_FLAG_DROP_ACTIVE);

  g_set_weak_pointer (&self->drop_gallery, gallery);
  if (gallery != NULL)
    gtk_widget_set_state_flags (gallery, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
}

static void
end_aim (PengEditor *self)
{
  aim_at_gallery (self, NULL);
  peng_block_handle_end_aim (self->handle);
}

/* Pictures stand between blocks: who drops them on a sentence does not want it cut. An empty
 * paragraph is a place for them, wherever it is met. */
static GtkTextMark *
create_mark_between (PengEditor *self,
                     double      x,
                     double      y)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  GtkTextMark *mark = peng_editor_drop_create_mark (self, x, y);
  PengPosition position;
  GtkTextIter iter;
  PengBlock *block;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  peng_buffer_get_position (self->buffer, &iter, &position);
  block = peng_document_get_block (document, position.block);
  if (peng_block_is_text (block) && peng_text_get_length (peng_block_get_text (block)) == 0)
    return mark;

  position = (PengPosition) { peng_block_handle_aim (self->handle, y), 0 };
  if (position.block == peng_document_get_n_blocks (document))
    position = (PengPosition) { position.block - 1, G_MAXUINT };
  peng_buffer_get_iter (self->buffer, &position, &iter);
  gtk_text_buffer_move_mark (GTK_TEXT_BUFFER (self->buffer), mark, &iter);

  return mark;
}

/**
 * peng_editor_offer_files:
 * @self: the editor
 * @files: (element-type GFile): what was dropped or pasted
 * @where: (nullable): where to, from peng_editor_create_mark(); %NULL for where the cursor is
 *
 * Offers files to whoever can import them.
 */
void
peng_editor_offer_files (PengEditor  *self,
                         GListModel  *files,
                         GtkTextMark *where)
{
  g_signal_emit_by_name (self, "files-offered", files,
                         where != NULL ? where : peng_editor_create_mark (self));
}

/**
 * peng_editor_offer_picture:
 * @self: the editor
 * @bytes: a picture as it is, in one of the usual formats
 * @where: (nullable): where to, from peng_editor_create_mark(); %NULL for where the cursor is
 *
 * Offers a picture to whoever can import it.
 */
void
peng_editor_offer_picture (PengEditor  *self,
                           GBytes      *bytes,
                           GtkTextMark *where)
{
  g_signal_emit_by_name (self, "picture-offered", bytes,
                         where != NULL ? where : peng_editor_create_mark (self));
}

static void
encode_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (task_data),
                         (GDestroyNotify) g_bytes_unref);
}

static void
encoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Drop *drop = user_data;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);

  peng_editor_offer_picture (drop->editor, bytes, drop->where);
  drop_free (drop);
}

/* A picture that comes as pixels becomes a file again, on a worker thread. */
static void
drop_texture (PengEditor  *self,
              GdkTexture  *texture,
              GtkTextMark *where)
{
  Drop *drop = g_new0 (Drop, 1);
  g_autoptr(GTask) task = NULL;

  drop->editor = g_object_ref (self);
  drop->where = g_object_ref (where);
  task = g_task_new (NULL, NULL, encoded_cb, drop);
  g_task_set_source_tag (task, drop_texture);
  g_task_set_task_data (task, g_object_ref (texture), g_object_unref);
  g_task_run_in_thread (task, encode_thread);
}

static void
drop_files (PengEditor  *self,
            GSList      *list,
            GtkTextMark *where)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = list; l != NULL; l = l->next)
    g_list_store_append (files, l->data);

  peng_editor_offer_files (self, G_LIST_MODEL (files), where);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         PengEditor    *self)
{
  GtkTextMark *where;

  if (self->buffer == NULL || peng_editor_get_composing (self))
    return FALSE;

  peng_editor_drop_end_others (self, target, x, y);
  where = create_mark_between (self, x, y);
  end_aim (self);
  peng_editor_gallery_aim (self, where, x, y);

  if (G_VALUE_HOLDS (value, PENG_TYPE_LIBRARY_DRAG))
    g_signal_emit_by_name (self, "library-offered", g_value_get_boxed (value), where);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    drop_files (self, g_value_get_boxed (value), where);
  else
    drop_texture (self, g_value_get_object (value), where);

  return TRUE;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           PengEditor    *self)
{
  GtkWidget *gallery = self->buffer != NULL ? find_gallery (self, x, y) : NULL;

  aim_at_gallery (self, gallery);
  if (self->buffer != NULL && gallery == NULL)
    peng_block_handle_aim (self->handle, y);
  else
    peng_block_handle_end_aim (self->handle);

  return GDK_ACTION_COPY;
}

/**
 * peng_editor_drop_create:
 * @self: the editor
 *
 * Lets files and pictures be dropped into the text, and words.
 */
void
peng_editor_drop_create (PengEditor *self)
{
  /* What the library drags is a file too, for other programs. */
  GType types[] = { PENG_TYPE_LIBRARY_DRAG, GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  peng_dropped_take_from (GTK_TEXT_VIEW (self->view));
  peng_editor_drop_words_create (self);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  /* A caption would take a photograph's path for words: media is taken before it comes to one. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (end_aim), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}
