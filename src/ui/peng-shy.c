/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-shy"

#include "ui/peng-shy.h"

/**
 * PengShy:
 *
 * Holds what is not to be seen where there is no room for it, such as a button of a header that is in
 * the menu, too: a window gets as narrow as without it.
 */
struct _PengShy
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PengShy, peng_shy, ADW_TYPE_BIN)

static void
peng_shy_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
peng_shy_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int minimum;

  if (child == NULL)
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (child, width >= minimum);
  if (width >= minimum)
    gtk_widget_allocate (child, width, height, -1, NULL);
}

static void
peng_shy_class_init (PengShyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = peng_shy_measure;
  widget_class->size_allocate = peng_shy_size_allocate;
}

static void
peng_shy_init (PengShy *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
