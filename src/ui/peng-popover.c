/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-popover"

#include "ui/peng-popover.h"

static gboolean
unparent_cb (gpointer user_data)
{
  if (gtk_widget_get_parent (user_data) != NULL)
    gtk_widget_unparent (user_data);

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

/* The focus goes back to where it was, unless what was chosen has put it elsewhere. */
static void
closed_cb (GtkWidget *popover,
           GWeakRef  *before)
{
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr(GtkWidget) widget = g_weak_ref_get (before);

  if (root != NULL && widget != NULL &&
      (focus == NULL || focus == popover || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (widget);

  peng_popover_drop (popover);
}

/* What is pointed at may be scrolled out of sight, for a screen reader presses it all the same; beyond
 * the screen GDK finds no place for a popover. */
static void
point_at (GtkPopover         *popover,
          GtkWidget          *parent,
          const GdkRectangle *at)
{
  GdkRectangle place = *at;

  place.x = CLAMP (at->x, 0, MAX (gtk_widget_get_width (parent) - 1, 0));
  place.y = CLAMP (at->y, 0, MAX (gtk_widget_get_height (parent) - 1, 0));
  gtk_popover_set_pointing_to (popover, &place);
}

/**
 * peng_popover_open:
 * @popover: (transfer floating): a popover that has no parent
 * @parent: what it is to belong to; must not be inside a GtkTextView, which allocates its children
 *   before a popover of theirs has a place
 * @at: what it points at, as @parent measures
 *
 * Opens a popover that lives as long as it is open.
 */
void
peng_popover_open (GtkWidget          *popover,
                   GtkWidget          *parent,
                   const GdkRectangle *at)
{
  GWeakRef *before;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  before = g_new0 (GWeakRef, 1);
  g_weak_ref_init (before, gtk_root_get_focus (gtk_widget_get_root (parent)));
  g_signal_connect_data (popover, "closed", G_CALLBACK (closed_cb), before,
                         (GClosureNotify) (void (*) (void)) weak_ref_free, 0);
  gtk_widget_set_parent (popover, parent);
  point_at (GTK_POPOVER (popover), parent, at);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * peng_popover_drop:
 * @popover: a popover that closes
 *
 * Takes it away from its parent, but not at once: GTK is still at work with it.
 */
void
peng_popover_drop (GtkWidget *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

/**
 * peng_popover_find_text:
 * @view: a text
 * @iter: a place in it
 * @parent: an ancestor of @view
 * @at: (out): where that is seen, as @parent measures; one pixel wide and as high as its line
 *
 * Returns: whether it is anywhere
 */
gboolean
peng_popover_find_text (GtkTextView       *view,
                        const GtkTextIter *iter,
                        GtkWidget         *parent,
                        GdkRectangle      *at)
{
  GdkRectangle rect;
  graphene_point_t point;

  gtk_text_view_get_iter_location (view, iter, &rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  if (!gtk_widget_compute_point (GTK_WIDGET (view), parent, &GRAPHENE_POINT_INIT (rect.x, rect.y),
                                 &point))
    return FALSE;

  *at = (GdkRectangle) { point.x, point.y, 1, rect.height };

  return TRUE;
}

/**
 * peng_popover_find_cursor:
 * @view: a text
 * @parent: an ancestor of @view
 * @at: (out): where its cursor is, as peng_popover_find_text() says
 *
 * Returns: whether it is anywhere
 */
gboolean
peng_popover_find_cursor (GtkTextView  *view,
                          GtkWidget    *parent,
                          GdkRectangle *at)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return peng_popover_find_text (view, &iter, parent, at);
}
