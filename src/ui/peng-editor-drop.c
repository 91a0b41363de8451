/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

/* Files, pictures and our own text. Text from other programs is left to GtkTextView, whose
 * insertion arrives in the buffer as plain text. */

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

/* GtkTextView shows where a drop would go, and goes on doing so when another has taken it. */
static void
hide_place (PengEditor *self)
{
  GtkTextMark *mark = gtk_text_buffer_get_mark (GTK_TEXT_BUFFER (self->buffer), "gtk_drag_target");

  if (mark != NULL)
    gtk_text_mark_set_visible (mark, FALSE);
}

static GtkTextMark *
create_mark_at (PengEditor *self,
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
  Drop *drop = g_new (Drop, 1);
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
move_selection (PengEditor  *self,
                GtkTextMark *where)
{
  PengPosition position;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, where);
  peng_buffer_get_position (self->buffer, &iter, &position);

  return peng_buffer_move_selection (self->buffer, &position);
}

static gboolean
drop_cb (PengEditor    *self,
         const GValue  *value,
         double         x,
         double         y)
{
  GtkTextMark *where;
  gboolean done;

  if (self->buffer == NULL || peng_editor_get_composing (self))
    return FALSE;

  hide_place (self);
  where = create_mark_at (self, x, y);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      drop_files (self, g_value_get_boxed (value), where);
      return TRUE;
    }

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      drop_texture (self, g_value_get_object (value), where);
      return TRUE;
    }

  done = g_value_get_object (value) == G_OBJECT (self->buffer) && move_selection (self, where);
  peng_editor_forget_mark (self, where);

  return done;
}

/* GTK deletes the text that was dragged when it was moved. We do both in one step, and tell GTK
 * that it was copied. */
static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y)
{
  return GDK_ACTION_COPY;
}

/**
 * peng_editor_drop_create:
 * @self: the editor
 *
 * Lets pictures, files and text be dropped into the text.
 */
void
peng_editor_drop_create (PengEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, GTK_TYPE_TEXT_BUFFER };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}
