/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-waiting"

#include "ui/peng-waiting.h"

/**
 * PengWaiting:
 *
 * What is seen in place of something that is still being fetched: a spinner, which turns only while
 * it is seen. GTK goes on drawing frames for one that turns on a hidden page of a stack, and keeps
 * the processor awake for as long as the window is open.
 */
struct _PengWaiting
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PengWaiting, peng_waiting, ADW_TYPE_BIN)

#define SIZE 32

static GtkSpinner *
get_spinner (GtkWidget *widget)
{
  return GTK_SPINNER (adw_bin_get_child (ADW_BIN (widget)));
}

static void
peng_waiting_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (peng_waiting_parent_class)->map (widget);

  gtk_spinner_start (get_spinner (widget));
}

static void
peng_waiting_unmap (GtkWidget *widget)
{
  gtk_spinner_stop (get_spinner (widget));

  GTK_WIDGET_CLASS (peng_waiting_parent_class)->unmap (widget);
}

static void
peng_waiting_class_init (PengWaitingClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = peng_waiting_map;
  GTK_WIDGET_CLASS (klass)->unmap = peng_waiting_unmap;
}

static void
peng_waiting_init (PengWaiting *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, SIZE, SIZE);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), spinner);
}
