/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"

/* So many screens above and below what is seen are drawn as well, for scrolling. All 20,000 cells
 * of the largest table took 140 ms of each frame. */
#define N_SCREENS 2

static gboolean
get_seen (PengTableView *self,
          int           *top,
          int           *bottom)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_point_t corner;

  if (parent == NULL || !gtk_widget_compute_point (parent, GTK_WIDGET (self),
                                                   &GRAPHENE_POINT_INIT (0, 0), &corner))
    return FALSE;

  *top = corner.y;
  *bottom = *top + gtk_widget_get_height (parent);

  return TRUE;
}

static void
scrolled_cb (PengTableView *self,
             GtkAdjustment *adjustment)
{
  double way = gtk_adjustment_get_value (adjustment) - self->drawn_at;

  if (ABS (way) > gtk_adjustment_get_page_size (adjustment))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_table_view_watch_scrolling:
 * @self: the table, mapped
 *
 * Draws other rows when they come near, in the frame that shows them.
 */
void
peng_table_view_watch_scrolling (PengTableView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_SCROLLABLE (parent))
    g_set_object (&self->scroll, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (parent)));
  if (self->scroll != NULL)
    g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * peng_table_view_ignore_scrolling:
 * @self: the table, which is mapped no more
 */
void
peng_table_view_ignore_scrolling (PengTableView *self)
{
  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_func (self->scroll, scrolled_cb, self);
  g_clear_object (&self->scroll);
}

/**
 * peng_table_view_check_drawn:
 * @self: the table
 *
 * What stands above the table may have grown or gone, and it has moved without scrolling.
 */
void
peng_table_view_check_drawn (PengTableView *self)
{
  int top, bottom;

  if (get_seen (self, &top, &bottom) &&
      (top < self->drawn_top || bottom > self->drawn_bottom))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
find_drawn (PengTableView *self)
{
  int top, bottom, margin;

  self->drawn_top = G_MININT;
  self->drawn_bottom = G_MAXINT;
  if (!get_seen (self, &top, &bottom))
    return;

  margin = N_SCREENS * (bottom - top);
  self->drawn_top = top - margin;
  self->drawn_bottom = bottom + margin;
  if (self->scroll != NULL)
    self->drawn_at = gtk_adjustment_get_value (self->scroll);
}

static gboolean
is_drawn (PengTableView *self,
          GtkWidget     *child)
{
  const PengTableRect *rect;

  if (!PENG_IS_TABLE_CELL (child))
    return TRUE;

  rect = peng_table_cell_get_rect (PENG_TABLE_CELL (child));

  return self->top + self->geometry.y[rect->row] <= self->drawn_bottom &&
         self->top + self->geometry.y[rect->row + rect->n_rows] >= self->drawn_top;
}

/* The lines at the upper and left edge; each cell draws those on its other sides. */
static void
draw_edges (PengTableView *self,
            GtkSnapshot   *snapshot)
{
  GdkRGBA color;

  peng_dialogs_get_color (GTK_WIDGET (self), NULL, &color);
  color.alpha *= peng_accessible_get_alpha (0.25f);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, self->top, self->width, 1));
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, self->top + 1, 1,
                                                  self->geometry.y[self->geometry.n_rows]));
}

/**
 * peng_table_view_draw:
 * @self: the table
 * @snapshot: where it is drawn
 *
 * Draws the cells that are near, and all that stands over them.
 */
void
peng_table_view_draw (PengTableView *self,
                      GtkSnapshot   *snapshot)
{
  if (self->width == 0)
    return;

  find_drawn (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_drawn (self, child))
        gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
    }

  draw_edges (self, snapshot);
}
