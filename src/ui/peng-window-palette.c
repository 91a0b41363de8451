/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-palette.h"

static void
palette_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (self->palette == NULL)
    g_set_weak_pointer (&self->palette,
                        GTK_WIDGET (peng_palette_open (GTK_WIDGET (self->toasts),
                                                       GTK_WIDGET (self->editor),
                                                       self->settings)));
}

/**
 * peng_window_install_palette:
 * @klass: the class
 *
 * Adds the action that opens the command palette.
 */
void
peng_window_install_palette (PengWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.palette", NULL, palette_action);
}
