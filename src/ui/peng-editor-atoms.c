/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-editor-card.h"
#include "ui/peng-figure.h"

static GtkWidget *
get_widget (GtkTextChildAnchor *anchor)
{
  return g_object_get_data (G_OBJECT (anchor), "peng-widget");
}

static GtkTextChildAnchor *
get_anchor (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "peng-anchor");
}

static void
select_cb (PengEditor *self,
           GtkWidget  *widget)
{
  PengPosition start = { 0, 0 }, end = { 0, 1 };

  if (!peng_buffer_find_anchor (self->buffer, get_anchor (widget), &start.block))
    return;

  end.block = start.block;
  peng_history_barrier (peng_buffer_get_history (self->buffer));
  peng_buffer_select (self->buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
leave_cb (PengEditor *self,
          gboolean    forward,
          GtkWidget  *widget)
{
  PengPosition place = { 0, forward ? 1 : 0 };

  if (!peng_buffer_find_anchor (self->buffer, get_anchor (widget), &place.block))
    return;

  /* Behind a figure there is always another block: the last one is text. */
  if (forward)
    place = (PengPosition) { place.block + 1, 0 };
  else if (place.block > 0)
    place = (PengPosition) { place.block - 1, G_MAXUINT };

  peng_history_barrier (peng_buffer_get_history (self->buffer));
  peng_buffer_place (self->buffer, &place);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  peng_editor_scroll_to_cursor (self);
}

static GtkWidget *
new_figure (PengEditor         *self,
            GtkTextChildAnchor *anchor)
{
  GtkWidget *figure = peng_figure_new (self->buffer, anchor, self->funcs, self->funcs_data);

  g_signal_connect_object (figure, "composing", G_CALLBACK (peng_editor_set_entry_composing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (figure, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);

  return figure;
}

/**
 * peng_editor_atoms_add:
 * @self: the editor
 * @anchor: an anchor of its buffer
 *
 * Puts a widget at an anchor. The anchor keeps no reference: the widget goes before it.
 */
void
peng_editor_atoms_add (PengEditor         *self,
                       GtkTextChildAnchor *anchor)
{
  PengBlock *block = peng_anchor_get_block (anchor);
  GtkWidget *widget = peng_block_get_kind (block) == PENG_BLOCK_IMAGE
                        ? new_figure (self, anchor)
                        : peng_editor_card_new (anchor, self->funcs, self->funcs_data);

  g_object_set_data (G_OBJECT (anchor), "peng-widget", widget);
  g_object_set_data (G_OBJECT (widget), "peng-anchor", anchor);
  g_signal_connect_object (widget, "select", G_CALLBACK (select_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self->view), widget, anchor);
}

/**
 * peng_editor_atoms_add_all:
 * @self: the editor
 *
 * Puts widgets at all anchors, for a document that was just opened.
 */
void
peng_editor_atoms_add_all (PengEditor *self)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  guint n_blocks = peng_document_get_n_blocks (document);

  for (guint i = 0; i < n_blocks; i++)
    if (!peng_block_is_text (peng_document_get_block (document, i)))
      peng_editor_atoms_add (self, peng_buffer_get_anchor (self->buffer, i));
}

/**
 * peng_editor_atoms_remove:
 * @self: the editor
 * @anchor: an anchor of its buffer
 *
 * Takes the widget away; a focus in it goes to the text.
 */
void
peng_editor_atoms_remove (PengEditor         *self,
                          GtkTextChildAnchor *anchor)
{
  GtkWidget *widget = get_widget (anchor);
  GtkWidget *focus = GTK_WIDGET (self->view);

  if (widget == NULL)
    return;

  if (gtk_widget_get_root (focus) != NULL)
    focus = gtk_root_get_focus (gtk_widget_get_root (focus));
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));

  g_object_set_data (G_OBJECT (anchor), "peng-widget", NULL);
  g_hash_table_remove (self->near, widget);
  gtk_text_view_remove (GTK_TEXT_VIEW (self->view), widget);
}

/**
 * peng_editor_atoms_refresh:
 * @self: the editor
 * @anchor: an anchor at which another atom stands now
 *
 * Shows what the document says now.
 */
void
peng_editor_atoms_refresh (PengEditor         *self,
                           GtkTextChildAnchor *anchor)
{
  GtkWidget *widget = get_widget (anchor);

  if (PENG_IS_FIGURE (widget))
    peng_figure_refresh (PENG_FIGURE (widget));
  else if (PENG_IS_EDITOR_CARD (widget))
    peng_editor_card_refresh (PENG_EDITOR_CARD (widget));
}

static void
set_near (GtkWidget *widget,
          gboolean   is_near)
{
  if (PENG_IS_FIGURE (widget))
    peng_figure_set_near (PENG_FIGURE (widget), is_near);
  else
    peng_editor_card_set_near (PENG_EDITOR_CARD (widget), is_near);
}

static void
set_selected (GtkWidget          *widget,
              guint               block,
              const PengPosition *start,
              const PengPosition *end)
{
  if ((start->block < block || (start->block == block && start->offset == 0)) &&
      (end->block > block || (end->block == block && end->offset == 1)))
    gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_SELECTED);
}

static void
collect_near (PengEditor *self,
              GHashTable *near)
{
  PengPosition start, end;
  guint first, last;

  peng_buffer_get_selection (self->buffer, &start, &end);
  peng_editor_view_get_near_blocks (self->view, &first, &last);

  for (guint i = first; i <= last; i++)
    {
      GtkTextChildAnchor *anchor = peng_buffer_get_anchor (self->buffer, i);
      GtkWidget *widget = anchor != NULL ? get_widget (anchor) : NULL;

      if (widget == NULL)
        continue;

      g_hash_table_add (near, g_object_ref (widget));
      set_selected (widget, i, &start, &end);
    }
}

/**
 * peng_editor_atoms_update:
 * @self: the editor
 *
 * Wakes the atoms that came near and lets those sleep that went far: with a hundred photographs a
 * few are in memory.
 */
void
peng_editor_atoms_update (PengEditor *self)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->near);
  GHashTableIter iter;
  gpointer widget;

  self->near = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  collect_near (self, self->near);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    if (!g_hash_table_contains (self->near, widget))
      set_near (widget, FALSE);

  g_hash_table_iter_init (&iter, self->near);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    set_near (widget, TRUE);
}

/**
 * peng_editor_atoms_forget:
 * @self: the editor
 *
 * Knows no atom to be near any more, for a document that goes.
 */
void
peng_editor_atoms_forget (PengEditor *self)
{
  g_hash_table_remove_all (self->near);
}

/**
 * peng_editor_atoms_focus:
 * @self: the editor
 * @block: index of a block
 * @part: which text of it
 *
 * Puts the focus into a text of the atom at a block.
 *
 * Returns: whether there was one to put it into
 */
gboolean
peng_editor_atoms_focus (PengEditor *self,
                         guint       block,
                         PengPart    part)
{
  GtkTextChildAnchor *anchor = peng_buffer_get_anchor (self->buffer, block);
  GtkWidget *widget = anchor != NULL ? get_widget (anchor) : NULL;

  return PENG_IS_FIGURE (widget) && peng_figure_focus_part (PENG_FIGURE (widget), part);
}
