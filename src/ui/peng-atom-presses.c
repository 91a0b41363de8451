/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-atom-presses.h"

#include "ui/peng-atom-view.h"

/* What GTK lays over the text to hold other widgets is as large as the view, and is none itself. */
static gboolean
is_holder (GtkWidget *view,
           GtkWidget *picked)
{
  return gtk_widget_get_parent (picked) == view && !PENG_IS_ATOM_VIEW (picked);
}

static void
pressed_cb (GtkGesture *press,
            int         n_press,
            double      x,
            double      y,
            GPtrArray  *gestures)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (press));
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  gboolean in_text = picked == NULL || picked == view || is_holder (view, picked);

  for (guint i = 0; i < gestures->len; i++)
    gtk_event_controller_set_propagation_phase (g_ptr_array_index (gestures, i),
                                                in_text ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
}

/* What GTK has added to the view when it was made. */
static GPtrArray *
list_gestures (GtkTextView *view)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  GPtrArray *gestures = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if ((GTK_IS_GESTURE_CLICK (controller) || GTK_IS_GESTURE_DRAG (controller)) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
        g_ptr_array_add (gestures, controller);
    }

  return gestures;
}

static void
free_gestures (gpointer  gestures,
               GClosure *closure)
{
  g_ptr_array_unref (gestures);
}

/**
 * peng_atom_presses_guard:
 * @view: a text view that nobody has added gestures to
 *
 * Keeps GTK's own gestures, that place the cursor and select, from what is pressed inside an atom:
 * GTK would take it as pressed on the atom's line, and take it away from the button that it is on.
 */
void
peng_atom_presses_guard (GtkTextView *view)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_data (press, "pressed", G_CALLBACK (pressed_cb), list_gestures (view),
                         free_gestures, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (press));
}
