/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-editor-entry.h"

/* How characters look: of the text, or of the caption that the person writes in. A menu takes the
 * focus, and is for where it was. */

/**
 * peng_editor_is_in_text:
 * @self: the editor
 * @widget: what has the focus
 *
 * Returns: whether it stands among the text, or over it; a popover of an atom stands in neither
 */
gboolean
peng_editor_is_in_text (PengEditor *self,
                        GtkWidget  *widget)
{
  return gtk_widget_is_ancestor (widget, GTK_WIDGET (self->view)) &&
         gtk_widget_get_native (widget) == gtk_widget_get_native (GTK_WIDGET (self->view));
}

static void
focus_changed_cb (PengEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  g_set_weak_pointer (&self->entry, peng_editor_entry_takes_style (focus) ? focus : NULL);
  peng_editor_atoms_follow_focus (self, focus);
  peng_editor_sight_update (self);
  peng_editor_queue_update (self);
}

static void
root_changed_cb (PengEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * peng_editor_look_create:
 * @self: a new editor
 *
 * Follows the focus.
 */
void
peng_editor_look_create (PengEditor *self)
{
  g_signal_connect (self, "notify::root", G_CALLBACK (root_changed_cb), NULL);
}

/**
 * peng_editor_look_get:
 * @self: an editor, with a document
 * @style: (out): what all of the selection has, or what is typed next would have
 */
void
peng_editor_look_get (PengEditor *self,
                      PengStyle  *style)
{
  if (self->entry != NULL)
    peng_editor_entry_get_style (self->entry, style);
  else
    peng_buffer_get_style (self->buffer, style);
}

static void
toggle_in_entry (PengEditor     *self,
                 PengStyleFlags  flag)
{
  PengStyleFlags other = flag == PENG_STYLE_SUB ? PENG_STYLE_SUP
                         : flag == PENG_STYLE_SUP ? PENG_STYLE_SUB : 0;
  PengStyleChange change = { 0 };
  PengStyle style;

  peng_editor_entry_get_style (self->entry, &style);
  if (style.flags & flag)
    change.clear = flag;
  else
    change = (PengStyleChange) { .set = flag, .clear = other };

  peng_editor_entry_restyle (self->entry, &change);
}

/**
 * peng_editor_look_toggle:
 * @self: an editor, with a document
 * @flag: one flag
 *
 * As peng_buffer_toggle_style(), where the person writes.
 */
void
peng_editor_look_toggle (PengEditor     *self,
                         PengStyleFlags  flag)
{
  if (self->entry != NULL)
    toggle_in_entry (self, flag);
  else
    peng_buffer_toggle_style (self->buffer, flag);
}

/**
 * peng_editor_look_set_color:
 * @self: an editor, with a document
 * @color: a colour of the palette
 *
 * As peng_buffer_set_color(), where the person writes.
 */
void
peng_editor_look_set_color (PengEditor *self,
                            PengColor   color)
{
  const PengStyleChange change = { .has_color = TRUE, .color = color };

  if (self->entry != NULL)
    peng_editor_entry_restyle (self->entry, &change);
  else
    peng_buffer_set_color (self->buffer, color);
}

/**
 * peng_editor_look_clear:
 * @self: an editor, with a document
 *
 * As peng_buffer_clear_style(), where the person writes.
 */
void
peng_editor_look_clear (PengEditor *self)
{
  const PengStyleChange change = { .clear = PENG_STYLE_ALL_FLAGS, .has_color = TRUE,
                                   .color = PENG_COLOR_NONE };

  if (self->entry != NULL)
    peng_editor_entry_restyle (self->entry, &change);
  else
    peng_buffer_clear_style (self->buffer);
}
