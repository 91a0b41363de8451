/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-atom-view.h"
#include "ui/peng-editor-entry.h"
#include "ui/peng-find-marks.h"
#include "ui/peng-table-cell.h"

/* So many frames an atom may take to get its place and its entries, and so many it is watched when
 * it is in sight: the lines above it may yet get their heights. */
#define MAX_TRIES   120
#define STILL_TRIES 6

/* The cells of a table are its widget's children, in order. */
static GtkWidget *
find_cell (GtkWidget *table,
           guint      index)
{
  for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PENG_IS_TABLE_CELL (child) && index-- == 0)
      return child;

  return NULL;
}

static void
collect_cell (const PengMatch *match,
              gboolean         is_current,
              gpointer         user_data)
{
  GPtrArray *cells = user_data;
  const PengFindMark mark = { match->offset, match->length, is_current };
  gpointer *marks;

  if (match->place.part != PENG_PART_CELL || match->place.index >= cells->len)
    return;

  marks = &g_ptr_array_index (cells, match->place.index);
  if (*marks == NULL)
    *marks = g_array_new (FALSE, FALSE, sizeof mark);
  g_array_append_val (*marks, mark);
}

static void
marks_free (gpointer marks)
{
  if (marks != NULL)
    g_array_unref (marks);
}

static void
show_in_cells (PengEditor *self,
               GtkWidget  *table,
               guint       block)
{
  PengBlock *b = peng_document_get_block (peng_buffer_get_document (self->buffer), block);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (marks_free);
  guint i = 0;

  g_ptr_array_set_size (cells, peng_block_get_n_parts (b, PENG_PART_CELL));
  if (self->find != NULL)
    peng_find_foreach_in_block (self->find, block, collect_cell, cells);

  for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL && i < cells->len;
       child = gtk_widget_get_next_sibling (child))
    if (PENG_IS_TABLE_CELL (child))
      peng_table_cell_set_marks (PENG_TABLE_CELL (child), g_ptr_array_index (cells, i++));
}

static void
show_in_entries (PengEditor *self,
                 GtkWidget  *widget,
                 guint       block)
{
  PengPlace place = { block };

  if (peng_editor_entry_is (widget, &place.part, &place.index))
    {
      peng_find_marks_show_in_entry (GTK_TEXT (widget), self->find, &place);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_in_entries (self, child, block);
}

static void
show_near_entries (PengEditor *self)
{
  GHashTableIter iter;
  gpointer atom;
  guint block;

  if (self->buffer == NULL)
    return;

  g_hash_table_iter_init (&iter, self->near);
  while (g_hash_table_iter_next (&iter, &atom, NULL))
    if (peng_buffer_find_anchor (self->buffer, peng_atom_view_get_anchor (atom), &block))
      {
        show_in_entries (self, atom, block);
        if (peng_block_get_kind (peng_atom_view_get_block (atom)) == PENG_BLOCK_TABLE)
          show_in_cells (self, atom, block);
      }
}

/**
 * peng_editor_find_update:
 * @self: the editor
 *
 * Marks what was found in the entries that are near; in the middle of a word it waits, for marks
 * would lie among the letters of the pre-edit.
 */
void
peng_editor_find_update (PengEditor *self)
{
  if (self->find != NULL && !peng_editor_get_composing (self))
    show_near_entries (self);
}

static GtkWidget *
find_entry (GtkWidget       *widget,
            const PengPlace *place)
{
  PengPlace at;

  if (peng_editor_entry_is (widget, &at.part, &at.index))
    return at.part == place->part && at.index == place->index ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *entry = find_entry (child, place);

      if (entry != NULL)
        return entry;
    }

  return NULL;
}

/* Returns whether it was in sight already. */
static gboolean
scroll_to (PengEditor *self,
           GtkWidget  *widget)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;
  double by = 0.0;

  if (!gtk_widget_compute_bounds (widget, self->scroller, &bounds))
    return FALSE;

  if (bounds.origin.y < 0)
    by = bounds.origin.y - page / 4;
  else if (bounds.origin.y + bounds.size.height > page)
    by = bounds.origin.y + bounds.size.height - page * 3 / 4;

  if (by == 0.0)
    return TRUE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);

  return FALSE;
}

/* The text view that stands over the cell then shows the match as it does any selection. */
static void
focus_cell (PengEditor *self)
{
  const PengMatch *match = &self->match;
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  GtkWidget *view;

  if (!peng_editor_atoms_focus (self, match->place.block, match->place.part, match->place.index))
    return;

  view = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (!GTK_IS_TEXT_VIEW (view))
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->offset + match->length);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static gboolean
show_cell (PengEditor *self,
           GtkWidget  *atom)
{
  GtkWidget *cell = NULL;

  if (atom != NULL && self->match.place.part == PENG_PART_CELL)
    cell = find_cell (atom, self->match.place.index);
  if (cell == NULL)
    return TRUE;
  if (!gtk_widget_get_mapped (cell) || gtk_widget_get_height (cell) == 0)
    return FALSE;

  if (self->match_focus && self->match_still == 0)
    focus_cell (self);

  return scroll_to (self, cell);
}

/* Returns whether it is as it should be, or cannot be. */
static gboolean
show_in_atom (PengEditor *self)
{
  const PengMatch *match = &self->match;
  GtkWidget *atom, *entry;

  if (self->buffer == NULL || peng_editor_get_composing (self) ||
      match->place.block >= peng_document_get_n_blocks (peng_buffer_get_document (self->buffer)))
    return TRUE;

  atom = peng_editor_atoms_wake (self, match->place.block);
  entry = atom != NULL ? find_entry (atom, &match->place) : NULL;
  if (entry == NULL)
    return show_cell (self, atom);
  if (!gtk_widget_get_mapped (entry) || gtk_widget_get_height (entry) == 0)
    return FALSE;

  if (self->match_focus && self->match_still == 0 && !gtk_widget_has_focus (entry))
    peng_editor_entry_focus (entry);
  if (self->match_still == 0)
    gtk_editable_select_region (GTK_EDITABLE (entry), match->offset,
                                match->offset + match->length);

  return scroll_to (self, entry);
}

static gboolean
show_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PengEditor *self = user_data;

  self->match_still = show_in_atom (self) ? self->match_still + 1 : 0;
  if (self->match_still < STILL_TRIES && ++self->match_tries < MAX_TRIES)
    return G_SOURCE_CONTINUE;

  self->match_id = 0;

  return G_SOURCE_REMOVE;
}

static void
forget_match (PengEditor *self)
{
  if (self->match_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->match_id);
  self->match_id = 0;
}

/**
 * peng_editor_find_forget:
 * @self: the editor
 *
 * The editor goes: nothing is found in it any more.
 */
void
peng_editor_find_forget (PengEditor *self)
{
  forget_match (self);
  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_clear_object (&self->find);
}

/**
 * peng_editor_set_find:
 * @self: the editor
 * @find: (nullable): what was found in its document, to be marked
 */
void
peng_editor_set_find (PengEditor *self,
                      PengFind   *find)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  peng_editor_find_forget (self);
  g_set_object (&self->find, find);
  peng_editor_view_set_find (self->view, find);
  show_near_entries (self);
  if (find != NULL)
    g_signal_connect_object (find, "changed", G_CALLBACK (peng_editor_queue_update), self,
                             G_CONNECT_SWAPPED);
}

static void
show_in_text (PengEditor      *self,
              const PengMatch *match)
{
  PengPosition start = { match->place.block, match->offset };
  PengPosition end = { match->place.block, match->offset + match->length };

  /* A text that is not where the cursor can go, the source of a quote, is shown with its block. */
  if (match->place.part != PENG_PART_TEXT)
    start.offset = end.offset = 0;

  peng_history_barrier (peng_buffer_get_history (self->buffer));
  peng_buffer_select (self->buffer, &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)),
                                0.12, FALSE, 0.0, 0.0);
}

/**
 * peng_editor_show_match:
 * @self: the editor
 * @match: what lies in its document
 * @focus: whether the focus goes there too
 *
 * Selects a match and brings it into sight, whether in the text or in an atom.
 */
void
peng_editor_show_match (PengEditor      *self,
                        const PengMatch *match,
                        gboolean         focus)
{
  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail (match != NULL && !match->in_field);

  if (self->buffer == NULL || peng_editor_get_composing (self) ||
      match->place.block >= peng_document_get_n_blocks (peng_buffer_get_document (self->buffer)))
    return;

  forget_match (self);
  show_in_text (self, match);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (match->place.part == PENG_PART_TEXT || match->place.part == PENG_PART_CITE)
    return;

  self->match = *match;
  self->match_focus = focus;
  self->match_tries = 0;
  self->match_still = 0;
  self->match_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_cb, self, NULL);
}
