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

static GWeakRef *
weak_ref_new (GtkWidget *widget)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, widget);

  return ref;
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

typedef struct
{
  GWeakRef widget;
  GWeakRef owner;  /* what the popover belongs to */
} Return;

static void
return_free (gpointer data)
{
  Return *self = data;

  g_weak_ref_clear (&self->widget);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

/* The letters that are selected in an entry stay so. */
static void
grab_focus (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
  else
    gtk_widget_grab_focus (widget);
}

/* Whether GTK alone has put the focus there: to the text that a cell or a caption stands in, or to the
 * button whose popover it was. */
static gboolean
is_from_gtk (GtkWidget *focus,
             GtkWidget *widget,
             GtkWidget *owner)
{
  return gtk_widget_is_ancestor (widget, focus) ||
         (GTK_IS_MENU_BUTTON (owner) && gtk_widget_is_ancestor (focus, owner));
}

static gboolean
return_again_cb (gpointer data)
{
  Return *self = data;
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr(GtkWidget) owner = g_weak_ref_get (&self->owner);
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && is_from_gtk (focus, widget, owner))
    grab_focus (widget);

  return G_SOURCE_REMOVE;
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
    peng_popover_return_focus (popover, widget);

  peng_popover_drop (popover);
}

/* What is pointed at may be scrolled out of sight, for a screen reader presses it all the same; beyond
 * the screen GDK finds no place for a popover. */
static void
point_at (GtkPopover         *popover,
          GtkWidget          *parent,
          const GdkRectangle *at)
{
  int right = MAX (gtk_widget_get_width (parent), 1), bottom = MAX (gtk_widget_get_height (parent), 1);
  GdkRectangle place;

  place.x = CLAMP (at->x, 0, right - 1);
  place.y = CLAMP (at->y, 0, bottom - 1);
  place.width = CLAMP (at->x + at->width, place.x + 1, right) - place.x;
  place.height = CLAMP (at->y + at->height, place.y + 1, bottom) - place.y;
  gtk_popover_set_pointing_to (popover, &place);
}

/**
 * peng_popover_show:
 * @popover: (transfer floating): a popover that has no parent
 * @parent: what it is to belong to; must not be inside a GtkTextView, which allocates its children
 *   before a popover of theirs has a place
 * @at: what it points at, as @parent measures
 *
 * Shows a popover, and leaves to the caller what happens when it is closed.
 */
void
peng_popover_show (GtkWidget          *popover,
                   GtkWidget          *parent,
                   const GdkRectangle *at)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  gtk_widget_set_parent (popover, parent);
  point_at (GTK_POPOVER (popover), parent, at);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * peng_popover_open:
 * @popover: (transfer floating): a popover that has no parent
 * @parent: what it is to belong to, as for peng_popover_show()
 * @at: what it points at, as @parent measures
 *
 * Opens a popover that lives as long as it is open.
 */
void
peng_popover_open (GtkWidget          *popover,
                   GtkWidget          *parent,
                   const GdkRectangle *at)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect_data (popover, "closed", G_CALLBACK (closed_cb),
                         weak_ref_new (gtk_root_get_focus (gtk_widget_get_root (parent))),
                         (GClosureNotify) (void (*) (void)) weak_ref_free, 0);
  peng_popover_show (popover, parent, at);
}

/**
 * peng_popover_return_focus:
 * @popover: a popover that says that it is closed
 * @widget: who had the focus before
 *
 * Gives the focus back at once, for what was chosen may need it there. GTK 4.18 puts it elsewhere when
 * it has told everybody that the popover is closed, so it is given back again after that.
 */
void
peng_popover_return_focus (GtkWidget *popover,
                           GtkWidget *widget)
{
  Return *again;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  grab_focus (widget);
  again = g_new0 (Return, 1);
  g_weak_ref_init (&again->widget, widget);
  g_weak_ref_init (&again->owner, gtk_widget_get_parent (popover));
  g_idle_add_full (G_PRIORITY_DEFAULT, return_again_cb, again, return_free);
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
