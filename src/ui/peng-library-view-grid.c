/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-view"

#include "ui/peng-library-view-private.h"

#include "ui/peng-library-drag.h"

#include <glib/gi18n.h>

/* The items as a grid, and what is taken hold of to be dragged into an article. */

static PengLibraryCell *
get_cell (GtkEventController *controller)
{
  return PENG_LIBRARY_CELL (gtk_event_controller_get_widget (controller));
}

static void
say_too_many (PengLibraryView *self)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *words =
    g_strdup_printf (ngettext ("No more than %u item can be dragged at once. Select fewer.",
                               "No more than %u items can be dragged at once. Select fewer.",
                               PENG_LIBRARY_MAX_DRAGGED), PENG_LIBRARY_MAX_DRAGGED);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (words));
}

/* Beside a picture a drag draws a frame around what is to be selected. */
static GdkContentProvider *
prepare_cb (PengLibraryView *self,
            double           x,
            double           y,
            GtkDragSource   *source)
{
  PengLibraryCell *cell = get_cell (GTK_EVENT_CONTROLLER (source));
  PengLibraryLine *line = peng_library_cell_get_line (cell);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  g_auto(GStrv) media = NULL;
  guint position;

  if (line == NULL || !peng_library_cell_is_picture_at (cell, x, y))
    return NULL;

  position = peng_library_line_get_position (line);
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  if (peng_library_view_count_selected (self) > PENG_LIBRARY_MAX_DRAGGED)
    {
      say_too_many (self);
      return NULL;
    }

  media = peng_library_view_dup_selected_media (self);
  if (media == NULL)
    return NULL;

  /* GTK leaves it to the list, too, which would draw its frame beside the drag and never end it. */
  gtk_gesture_set_state (GTK_GESTURE (source), GTK_EVENT_SEQUENCE_CLAIMED);

  return peng_library_drag_new ((const char * const *) media);
}

static void
drag_begin_cb (PengLibraryView *self,
               GdkDrag         *drag,
               GtkDragSource   *source)
{
  GdkTexture *texture = peng_library_cell_get_texture (get_cell (GTK_EVENT_CONTROLLER (source)));

  if (texture != NULL)
    gtk_drag_source_set_icon (source, GDK_PAINTABLE (texture), 0, 0);
}

/**
 * peng_library_view_add_drag:
 * @self: a view
 * @cell: one of its cells
 *
 * Lets what is selected be dragged by the cell's picture.
 */
void
peng_library_view_add_drag (PengLibraryView *self,
                            PengLibraryCell *cell)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  /* Before the list, which would begin a frame. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (source));
}

static void
setup_cb (PengLibraryView *self,
          GtkListItem     *item)
{
  GtkWidget *cell = peng_library_cell_new (self->model, self->thumbs, FALSE);

  peng_library_view_add_drag (self, PENG_LIBRARY_CELL (cell));
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (PengLibraryView *self,
         GtkListItem     *item)
{
  peng_library_cell_set_line (PENG_LIBRARY_CELL (gtk_list_item_get_child (item)),
                              gtk_list_item_get_item (item));
  peng_library_view_want_sight (self);
}

static void
unbind_cb (PengLibraryView *self,
           GtkListItem     *item)
{
  peng_library_cell_set_line (PENG_LIBRARY_CELL (gtk_list_item_get_child (item)), NULL);
}

/**
 * peng_library_view_fill_grid:
 * @self: a view with a store
 *
 * Tells the grid how items look.
 */
void
peng_library_view_fill_grid (PengLibraryView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (self->grid, factory);
}
