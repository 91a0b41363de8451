/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-drop.h"

/* GtkTextView has one of its own, for text. */
static GtkDropTarget *
find_target (GtkWidget *view,
             GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (
            gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), type))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

/* What comes over the view, and goes on. */
void
test_drag_over (GtkWidget *view,
                GType      type,
                double     x,
                double     y)
{
  GdkDragAction action = 0;

  g_signal_emit_by_name (find_target (view, type), "motion", x, y, &action);
  g_assert_cmpuint (action, ==, GDK_ACTION_COPY);
}

void
test_drag_away (GtkWidget *view,
                GType      type)
{
  g_signal_emit_by_name (find_target (view, type), "leave");
}

void
test_drop (GtkWidget *view,
           GType      type,
           gpointer   value,
           double     x,
           double     y)
{
  g_auto(GValue) dropped = G_VALUE_INIT;
  GtkDropTarget *target = find_target (view, type);
  gboolean accepted = FALSE;

  g_value_init (&dropped, type);
  if (G_TYPE_IS_OBJECT (type))
    g_value_set_object (&dropped, value);
  else
    g_value_set_boxed (&dropped, value);

  /* A caption in the view takes files for words, unless the view itself is asked first. */
  if (type == GDK_TYPE_FILE_LIST || type == GDK_TYPE_TEXTURE)
    g_assert_cmpint (gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (target)), ==,
                     GTK_PHASE_CAPTURE);

  g_signal_emit_by_name (target, "drop", &dropped, x, y, &accepted);
  g_assert_true (accepted);
}
