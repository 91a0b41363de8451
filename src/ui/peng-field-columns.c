/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-field-columns"

#include "ui/peng-field-columns.h"

struct _PengFieldColumns
{
  GtkScrolledWindow *scroller;
  GtkWidget         *grid;
  gboolean           one_column;
  int                two_columns;  /* what two of them need, in pixels; 0 where that is not known */
  guint              arrange_id;
};

/* Below this width, in em, two fields beside each other would hold a few letters each. */
#define TWO_COLUMNS 34

static void
place (PengFieldColumns *self,
       GtkWidget        *child,
       int               column,
       int               row,
       int               span)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (self->grid);
  GtkLayoutChild *at = gtk_layout_manager_get_layout_child (manager, child);

  g_object_set (at, "column", column, "row", row, "column-span", span, NULL);
}

/* The grid holds labels and fields by turns. The first field, the summary, has a line of its own in
 * any case. */
static void
arrange (PengFieldColumns *self)
{
  GtkWidget *label = gtk_widget_get_first_child (self->grid);

  for (int i = 0; label != NULL; i++)
    {
      GtkWidget *field = gtk_widget_get_next_sibling (label);
      gboolean alone = self->one_column || i == 0;
      int row = self->one_column ? i : (i + 1) / 2;
      int column = alone || i % 2 == 1 ? 0 : 2;

      place (self, label, column, row, 1);
      place (self, field, column + 1, row, alone ? 3 : 1);
      label = gtk_widget_get_next_sibling (field);
    }
}

static int
measure_em (PengFieldColumns *self)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->scroller), "国");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* What has no more than it needs could not get narrower, and the window with it. */
static gboolean
is_narrow (PengFieldColumns *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));

  if (!self->one_column)
    gtk_widget_measure (GTK_WIDGET (self->scroller), GTK_ORIENTATION_HORIZONTAL, -1,
                        &self->two_columns, NULL, NULL, NULL);

  return width < TWO_COLUMNS * measure_em (self) || width <= self->two_columns;
}

static gboolean
arrange_cb (gpointer user_data)
{
  PengFieldColumns *self = user_data;
  gboolean one_column = is_narrow (self);

  self->arrange_id = 0;
  if (self->one_column != one_column)
    {
      self->one_column = one_column;
      arrange (self);
    }

  return G_SOURCE_REMOVE;
}

/**
 * peng_field_columns_new:
 * @scroller: what the fields are scrolled in, whose width decides
 * @grid: holds labels and fields by turns, in two columns
 *
 * Returns: (transfer full): what keeps the fields in one column or in two
 */
PengFieldColumns *
peng_field_columns_new (GtkScrolledWindow *scroller,
                        GtkWidget         *grid)
{
  PengFieldColumns *self = g_new0 (PengFieldColumns, 1);

  self->scroller = g_object_ref (scroller);
  self->grid = g_object_ref (grid);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (scroller), "notify::page-size",
                            G_CALLBACK (peng_field_columns_update), self);

  return self;
}

/**
 * peng_field_columns_free:
 * @self: (transfer full): columns
 */
void
peng_field_columns_free (PengFieldColumns *self)
{
  g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller), self);
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  g_object_unref (self->scroller);
  g_object_unref (self->grid);
  g_free (self);
}

/**
 * peng_field_columns_update:
 * @self: columns
 *
 * To be called when other letters need another width. As a new width is told of in the middle of a
 * layout, which must end first, the fields are arranged a little later.
 */
void
peng_field_columns_update (PengFieldColumns *self)
{
  if (self->arrange_id == 0)
    self->arrange_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}
