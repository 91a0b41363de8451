/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-scrollbar"

#include "ui/peng-scrollbar.h"

/* GtkTextView may find in the middle of drawing that it is higher than it thought. A bar that heard
 * of it at once would have lost its place when its turn to be drawn comes, and GTK 4.8 warns of that;
 * so the bar has an adjustment of its own, which follows when the frame is out. */
typedef struct
{
  GtkAdjustment *scrolled;
  GtkAdjustment *shown;
  GtkWidget     *bar;       /* which holds this */
  guint          follow_id;
} Link;

static void
link_free (Link *link)
{
  g_clear_handle_id (&link->follow_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (link->scrolled, link);
  g_signal_handlers_disconnect_by_data (link->shown, link);
  g_object_unref (link->scrolled);
  g_object_unref (link->shown);
  g_free (link);
}

static void
moved_cb (Link *link)
{
  gtk_adjustment_set_value (link->scrolled, gtk_adjustment_get_value (link->shown));
}

static gboolean
follow (gpointer user_data)
{
  Link *link = user_data;
  GtkAdjustment *scrolled = link->scrolled;

  link->follow_id = 0;
  g_signal_handlers_block_by_func (link->shown, moved_cb, link);
  gtk_adjustment_configure (link->shown, gtk_adjustment_get_value (scrolled),
                            gtk_adjustment_get_lower (scrolled),
                            gtk_adjustment_get_upper (scrolled),
                            gtk_adjustment_get_step_increment (scrolled),
                            gtk_adjustment_get_page_increment (scrolled),
                            gtk_adjustment_get_page_size (scrolled));
  g_signal_handlers_unblock_by_func (link->shown, moved_cb, link);
  gtk_widget_set_visible (link->bar, gtk_adjustment_get_upper (scrolled) -
                                     gtk_adjustment_get_lower (scrolled) >
                                     gtk_adjustment_get_page_size (scrolled));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (Link *link)
{
  if (link->follow_id == 0)
    link->follow_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, follow, link, NULL);
}

/**
 * peng_scrollbar_new:
 * @scroller: what it scrolls, up and down; it has no bar of its own any more
 *
 * A bar that is seen while there is something to scroll. That of a #GtkScrolledWindow fades in
 * whenever something moves under the pointer, as text does while it is written, and the window's
 * clock runs meanwhile: what is typed would be drawn at its next beat. Beside the text it would have
 * all of it wrapped twice each time.
 *
 * Returns: (transfer floating): to be laid over the margin of what is scrolled
 */
GtkWidget *
peng_scrollbar_new (GtkScrolledWindow *scroller)
{
  Link *link = g_new0 (Link, 1);
  GtkWidget *bar;
  GtkPolicyType sideways;

  gtk_scrolled_window_get_policy (scroller, &sideways, NULL);
  gtk_scrolled_window_set_policy (scroller, sideways, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);

  link->scrolled = g_object_ref (gtk_scrolled_window_get_vadjustment (scroller));
  link->shown = g_object_ref_sink (gtk_adjustment_new (0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
  g_signal_connect_swapped (link->scrolled, "changed", G_CALLBACK (changed_cb), link);
  g_signal_connect_swapped (link->scrolled, "value-changed", G_CALLBACK (changed_cb), link);
  g_signal_connect_swapped (link->shown, "value-changed", G_CALLBACK (moved_cb), link);

  bar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, link->shown);
  link->bar = bar;
  gtk_widget_set_visible (bar, FALSE);
  g_object_set_data_full (G_OBJECT (bar), "peng-link", link, (GDestroyNotify) link_free);
  gtk_widget_add_css_class (bar, "peng-scrollbar");
  gtk_widget_set_halign (bar, GTK_ALIGN_END);

  return bar;
}
