/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-tooltip"

#include "ui/peng-tooltip.h"

#include "ui/peng-accessible.h"

/* GTK gives a tooltip as much room as it has letters, up to 50, each as wide as a Latin one
 * (gtk_tooltip_window_update_label_width() in gtktooltipwindow.c, 4.8): Chinese, of which each is as
 * wide as two, was broken in the middle of four characters. */
#define MAX_COLUMNS 50

static void
widen (GtkLabel *label)
{
  int columns = 0;

  for (const char *p = gtk_label_get_text (label); *p != '\0'; p = g_utf8_next_char (p))
    columns += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  columns = MIN (columns, MAX_COLUMNS);
  if (gtk_label_get_max_width_chars (label) < columns)
    gtk_label_set_max_width_chars (label, columns);
}

/* GTK has one window for the tooltips of a display. */
static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkWidget *label;

  if (g_strcmp0 (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow") != 0)
    return TRUE;

  label = peng_accessible_find_label (widget);
  if (label == NULL)
    return TRUE;

  g_signal_handlers_disconnect_by_func (label, widen, NULL);
  g_signal_connect (label, "notify::label", G_CALLBACK (widen), NULL);
  g_signal_connect (label, "notify::max-width-chars", G_CALLBACK (widen), NULL);
  widen (GTK_LABEL (label));

  return TRUE;
}

/**
 * peng_tooltip_widen_all:
 *
 * Gives tooltips in Chinese the room that they need, from now on. To be called once.
 */
void
peng_tooltip_widen_all (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL,
                              NULL);
}
