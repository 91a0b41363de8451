/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-drop-end.h"

/* To GTK a drop is no leave (gtkdroptarget.c, gtkdropcontrollermotion.c, 4.8). A text scrolls while
 * something is dragged over its upper or lower edge: it would go on, and nobody could ever scroll away
 * from there. A target that did not take what was dropped would go on showing where that would go. */

static gboolean
leave (gpointer user_data)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (user_data);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_CONTROLLER_MOTION (controller) || GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "leave");
    }

  return G_SOURCE_REMOVE;
}

static gboolean
event_cb (GtkTextView *view,
          GdkEvent    *event)
{
  if (gdk_event_get_event_type (event) == GDK_DROP_START)
    g_idle_add_full (G_PRIORITY_DEFAULT, leave, g_object_ref (view), g_object_unref);

  return GDK_EVENT_PROPAGATE;
}

/**
 * peng_drop_end_watch:
 * @view: a text view
 * @around: an ancestor, which hears of a drop before @view takes it
 *
 * Has @view know that a drag is over when something has been dropped on it, or on what stands in it.
 */
void
peng_drop_end_watch (GtkTextView *view,
                     GtkWidget   *around)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (gtk_widget_is_ancestor (GTK_WIDGET (view), around));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (around, events);
}
