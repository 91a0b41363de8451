/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-view"

#include "ui/peng-library-view-private.h"

#include "work/peng-library-words.h"

/* What is in sight: it is read first, has its pictures, and says of which day it is. */

/**
 * Sight:
 * @first: the first line that is seen, wholly or in part; %G_MAXUINT where none is
 * @last: the last
 */
typedef struct
{
  guint first;
  guint last;
} Sight;

static GtkWidget *
find_list_view (GtkWidget *column_view)
{
  GtkWidget *child = gtk_widget_get_first_child (column_view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static gboolean
shows_list (PengLibraryView *self)
{
  return !gtk_toggle_button_get_active (self->as_grid);
}

/**
 * peng_library_view_get_lines:
 * @self: a view
 *
 * Returns: (transfer none): the widget whose children are the lines
 */
GtkWidget *
peng_library_view_get_lines (PengLibraryView *self)
{
  return shows_list (self) ? find_list_view (GTK_WIDGET (self->list)) : GTK_WIDGET (self->grid);
}

static PengLibraryCell *
find_cell (GtkWidget *root)
{
  while (root != NULL && !PENG_IS_LIBRARY_CELL (root))
    root = gtk_widget_get_first_child (root);

  return root != NULL ? PENG_LIBRARY_CELL (root) : NULL;
}

/* GTK 4.8 leaves those that are not seen where they were. */
static void
find_sight (GtkWidget *lines,
            Sight     *sight)
{
  for (GtkWidget *child = gtk_widget_get_first_child (lines); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PengLibraryCell *cell = find_cell (child);
      PengLibraryLine *line = cell != NULL ? peng_library_cell_get_line (cell) : NULL;

      if (line == NULL || !gtk_widget_get_child_visible (child) || gtk_widget_get_height (child) == 0)
        continue;

      sight->first = MIN (sight->first, peng_library_line_get_position (line));
      sight->last = MAX (sight->last, peng_library_line_get_position (line));
    }
}

/* As many before and behind what is seen have their pictures, too. */
static gboolean
is_near (const Sight *sight,
         guint        position)
{
  guint span;

  if (sight->first == G_MAXUINT)
    return FALSE;

  span = sight->last - sight->first + 1;

  return position + span >= sight->first && position <= sight->last + span;
}

static void
bring_near (GtkWidget   *lines,
            const Sight *sight)
{
  for (GtkWidget *child = gtk_widget_get_first_child (lines); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PengLibraryCell *cell = find_cell (child);
      PengLibraryLine *line = cell != NULL ? peng_library_cell_get_line (cell) : NULL;

      if (line != NULL)
        peng_library_cell_set_near (cell, is_near (sight, peng_library_line_get_position (line)));
    }
}

static GtkAdjustment *
get_adjustment (PengLibraryView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (peng_library_view_get_lines (self)));
}

/* At the top each day says itself which it is. */
static void
show_day (PengLibraryView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  gboolean shown = !shows_list (self) && gtk_adjustment_get_value (adjustment) > 0 &&
                   self->first_seen < g_list_model_get_n_items (G_LIST_MODEL (self->model));

  gtk_widget_set_visible (GTK_WIDGET (self->day), shown);
  if (shown)
    {
      gint64 time = peng_library_model_get_shown (self->model, self->first_seen);
      g_autofree char *day = peng_library_words_dup_day (time, g_get_real_time ());

      gtk_label_set_label (self->day, day);
    }
}

static void
update_sight (PengLibraryView *self)
{
  GtkWidget *lines = peng_library_view_get_lines (self);
  Sight sight = { G_MAXUINT, 0 };

  find_sight (lines, &sight);
  bring_near (lines, &sight);
  self->first_seen = sight.first;
  if (sight.first != G_MAXUINT)
    {
      guint middle = sight.first + (sight.last - sight.first) / 2;

      peng_library_model_set_sight (self->model, middle);
      peng_thumbs_set_sight (self->thumbs, middle);
    }
  show_day (self);
}

/* A grid that has not been laid out since it got its lines does not recover from being scrolled in
 * GTK 4.8. */
static void
scroll_to_wanted (PengLibraryView *self)
{
  if (self->line_wanted != G_MAXUINT)
    gtk_widget_activate_action (peng_library_view_get_lines (self), "list.scroll-to-item", "u",
                                self->line_wanted);
  else if (self->top_wanted)
    gtk_adjustment_set_value (get_adjustment (self), 0);

  self->line_wanted = G_MAXUINT;
  self->top_wanted = FALSE;
}

/* Only when the frame is out each line has its new place. */
static void
after_paint_cb (PengLibraryView *self)
{
  if (!self->sight_wanted || self->model == NULL)
    return;

  self->sight_wanted = FALSE;
  scroll_to_wanted (self);
  update_sight (self);
}

static void
realize_cb (PengLibraryView *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
}

static void
unrealize_cb (PengLibraryView *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                        after_paint_cb, self);
}

static void
watch (PengLibraryView *self,
       GtkWidget       *scrollable)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scrollable));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (peng_library_view_want_sight),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (peng_library_view_want_sight), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_library_view_watch_sight:
 * @self: a view
 *
 * Follows what is seen, from now on.
 */
void
peng_library_view_watch_sight (PengLibraryView *self)
{
  watch (self, GTK_WIDGET (self->grid));
  watch (self, GTK_WIDGET (self->list));
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}

/**
 * peng_library_view_want_sight:
 * @self: a view in which other lines may be seen
 *
 * Looks at what is seen when the next frame is out.
 */
void
peng_library_view_want_sight (PengLibraryView *self)
{
  self->sight_wanted = TRUE;
}

/**
 * peng_library_view_stay_at_top:
 * @self: a view that is told of other lines
 *
 * Who is at the top sees what comes in there; everybody else keeps the place, as GTK has it.
 */
void
peng_library_view_stay_at_top (PengLibraryView *self)
{
  self->top_wanted = gtk_adjustment_get_value (get_adjustment (self)) <= 0;
}

/**
 * peng_library_view_scroll_to:
 * @self: a view
 * @position: a place in the list
 *
 * Brings a line into sight, when the next frame is out.
 */
void
peng_library_view_scroll_to (PengLibraryView *self,
                             guint            position)
{
  self->line_wanted = position;
  self->sight_wanted = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
