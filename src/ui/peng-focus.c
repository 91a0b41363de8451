/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-focus"

#include "ui/peng-focus.h"

#include <adwaita.h>

/**
 * peng_focus_bin:
 * @bin: an #AdwBin that hands the focus on to something in it when it is to take it
 * @direction: where the focus goes
 *
 * Moves the focus within a bin, as GtkWidgetClass.focus. GTK's own, going backwards, asks the bin to
 * take the focus once nothing before is left in it, and it would never be left.
 *
 * Returns: whether something in it has taken the focus
 */
gboolean
peng_focus_bin (GtkWidget        *bin,
                GtkDirectionType  direction)
{
  /* It may also be in a popover of the bin's. */
  GtkWidget *child = gtk_widget_get_focus_child (bin);

  if (child == NULL)
    child = adw_bin_get_child (ADW_BIN (bin));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * peng_focus_through:
 * @stops: (array length=n_stops): widgets in the order in which the focus goes through them, which
 *   need not be the one in which they stand
 * @n_stops: how many, not 0
 * @skipped: (nullable): one of them that it passes by, as it does those that are not to be seen
 * @direction: %GTK_DIR_TAB_FORWARD or %GTK_DIR_TAB_BACKWARD
 *
 * Moves the focus within a widget, as GtkWidgetClass.focus.
 *
 * Returns: whether something in one of them has taken the focus
 */
gboolean
peng_focus_through (GtkWidget * const *stops,
                    guint              n_stops,
                    GtkWidget         *skipped,
                    GtkDirectionType   direction)
{
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int at = step > 0 ? 0 : n_stops - 1;

  for (guint i = 0; i < n_stops; i++)
    if (peng_has_focus (stops[i]))
      at = i;

  for (; at >= 0 && at < (int) n_stops; at += step)
    if (stops[at] != skipped && gtk_widget_get_mapped (stops[at]) &&
        gtk_widget_child_focus (stops[at], direction))
      return TRUE;

  return FALSE;
}

/**
 * peng_has_focus:
 * @widget: a widget in a window
 *
 * Returns: whether it, or something in it, is what the window has the focus on
 */
gboolean
peng_has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
