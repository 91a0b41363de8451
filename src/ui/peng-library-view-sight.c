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

static void
look_at (PengLibraryCell       *cell,
         const graphene_rect_t *bounds,
         float                  height,
         Sight                 *sight)
{
  float top = bounds->origin.y;
  float bottom = top + bounds->size.height;
  PengLibraryLine *line = peng_library_cell_get_line (cell);

  peng_library_cell_set_near (cell, top < 2 * height && bottom > -height);
  if (line == NULL || bottom <= 0 || top >= height)
    return;

  sight->first = MIN (sight->first, peng_library_line_get_position (line));
  sight->last = MAX (sight->last, peng_library_line_get_position (line));
}

static void
look (PengLibraryView *self,
      Sight           *sight)
{
  GtkWidget *lines = peng_library_view_get_lines (self);
  float height = gtk_widget_get_height (lines);

  for (GtkWidget *child = gtk_widget_get_first_child (lines); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PengLibraryCell *cell = find_cell (child);
      graphene_rect_t bounds;

      /* One that has no height yet has no place yet. */
      if (cell != NULL && gtk_widget_compute_bounds (child, lines, &bounds) && bounds.size.height > 0)
        look_at (cell, &bounds, height, sight);
    }
}

/* At the top each day says itself which it is. */
static void
show_day (PengLibraryView *self)
{
  GtkWidget *lines = peng_library_view_get_lines (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (lines));
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
  Sight sight = { G_MAXUINT, 0 };

  look (self, &sight);
  self->first_seen = sight.first;
  if (sight.first != G_MAXUINT)
    {
      guint middle = sight.first + (sight.last - sight.first) / 2;

      peng_library_model_set_sight (self->model, middle);
      peng_thumbs_set_sight (self->thumbs, middle);
    }
  show_day (self);
}

/* Only when the frame is out each line has its new place. */
static void
after_paint_cb (PengLibraryView *self)
{
  if (!self->sight_wanted || self->model == NULL)
    return;

  self->sight_wanted = FALSE;
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
 * peng_library_view_scroll_to:
 * @self: a view
 * @position: a place in the list
 *
 * Brings a line into sight.
 */
void
peng_library_view_scroll_to (PengLibraryView *self,
                             guint            position)
{
  gtk_widget_activate_action (peng_library_view_get_lines (self), "list.scroll-to-item", "u",
                              position);
}
