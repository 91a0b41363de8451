/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"

#include <glib/gi18n.h>

#include <math.h>

/* How a person likes to write: what is put right, how large the letters are, and what else is seen
 * beside the text. */

/* In tenths, as the preferences have it. */
#define ZOOM_STEP 0.1

static const struct
{
  const char           *key;
  PengAutocorrectRules  rule;
} autocorrect_keys[] = {
  { "autocorrect-quotes", PENG_AUTOCORRECT_QUOTES },
  { "autocorrect-ellipsis", PENG_AUTOCORRECT_ELLIPSIS },
  { "autocorrect-dash", PENG_AUTOCORRECT_DASH },
  { "autocorrect-punctuation", PENG_AUTOCORRECT_PUNCTUATION },
  { "autocorrect-indent", PENG_AUTOCORRECT_INDENT },
};

static void
apply_autocorrect (PengWindow *self)
{
  PengAutocorrectRules rules = 0;

  for (guint i = 0; i < G_N_ELEMENTS (autocorrect_keys); i++)
    if (g_settings_get_boolean (self->settings, autocorrect_keys[i].key))
      rules |= autocorrect_keys[i].rule;

  peng_editor_set_autocorrect (self->editor, rules);
  peng_fields_set_autocorrect (peng_article_page_get_fields (self->page), rules);
}

static void
apply_text_scale (PengWindow *self)
{
  peng_editor_set_scale (self->editor, g_settings_get_double (self->settings, "text-scale"));
}

/**
 * peng_window_zoom:
 * @self: a window
 * @by: how many steps larger; negative for smaller, 0 for the usual size
 *
 * Changes the size of the editor's letters. The page beside it keeps its own.
 */
void
peng_window_zoom (PengWindow *self,
                  int         by)
{
  double scale = g_settings_get_double (self->settings, "text-scale") + by * ZOOM_STEP;

  g_settings_set_double (self->settings, "text-scale",
                         by == 0 ? 1.0 : CLAMP (round (scale * 10) / 10, 0.5, 3.0));
}

/* A wheel counts in steps, several at once where it is turned fast; a touchpad in parts of them. */
static gboolean
scroll_cb (PengWindow               *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  int steps;

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  self->wheel += dy;
  steps = (int) self->wheel;
  self->wheel -= steps;
  if (steps != 0)
    peng_window_zoom (self, -steps);

  return GDK_EVENT_STOP;
}

static void
watch_wheel (PengWindow *self)
{
  GtkEventController *controller =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), controller);
}

/* The panes end it when the person asks for one of them. */
static void
focus_mode_cb (PengWindow *self)
{
  gboolean focused = peng_panes_get_alone (self->panes);
  AdwToast *toast;

  gtk_widget_set_visible (GTK_WIDGET (peng_article_page_get_fields (self->page)), !focused);
  peng_editor_set_dimmed (self->editor, focused);
  if (!focused)
    return;

  peng_window_show_writing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  /* It goes by itself: libadwaita 1.2 crashes where one that still slides in is dismissed. */
  toast = peng_window_create_toast (_("Focus mode. F11 ends it."));
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * peng_window_end_focus_mode:
 * @self: a window
 *
 * Shows what focus mode has put away, if it is on.
 */
void
peng_window_end_focus_mode (PengWindow *self)
{
  peng_panes_set_alone (self->panes, FALSE);
}

static void
add_actions (PengWindow *self)
{
  g_autoptr(GPropertyAction) focus =
    g_property_action_new ("focus-mode", self->panes, "alone");
  g_autoptr(GAction) typewriter = g_settings_create_action (self->settings, "typewriter");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (focus));
  g_action_map_add_action (G_ACTION_MAP (self), typewriter);
  g_signal_connect_object (self->panes, "notify::alone", G_CALLBACK (focus_mode_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
apply_typewriter (PengWindow *self)
{
  peng_editor_set_typewriter (self->editor,
                              g_settings_get_boolean (self->settings, "typewriter"));
}

/**
 * peng_window_watch_writing:
 * @self: a window with all its panes
 *
 * Has the editor follow the settings of how a person likes to write.
 */
void
peng_window_watch_writing (PengWindow *self)
{
  add_actions (self);
  watch_wheel (self);
  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (apply_text_scale),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::typewriter", G_CALLBACK (apply_typewriter),
                           self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (autocorrect_keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", autocorrect_keys[i].key, NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (apply_autocorrect), self,
                               G_CONNECT_SWAPPED);
    }

  apply_text_scale (self);
  apply_typewriter (self);
  apply_autocorrect (self);
}
