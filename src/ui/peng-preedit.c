/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-preedit"

#include "ui/peng-preedit.h"

/* For a view that has no place in the window yet. */
#define SOME_WIDTH  240
#define SOME_HEIGHT 120

static gboolean
is_laid_out (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter cursor;
  int y, height;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_line_yrange (view, &cursor, &y, &height);

  return height > 0;
}

static void
preedit_changed_cb (GtkTextView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  GtkWidgetClass *klass = g_type_class_peek (GTK_TYPE_TEXT_VIEW);

  if (!is_laid_out (view))
    klass->size_allocate (widget, MAX (gtk_widget_get_width (widget), SOME_WIDTH),
                          MAX (gtk_widget_get_height (widget), SOME_HEIGHT), -1);
}

/**
 * peng_preedit_watch:
 * @view: a text view
 *
 * Has the cursor's line laid out before a pre-edit comes into it. GtkTextView lays its lines out
 * when it has been given a place. A line that is not laid out it does not shape anew for a pre-edit,
 * and then looks for the cursor behind letters that the old shape does not have: a critical warning
 * of Pango (GTK 4.8), for who types as soon as the focus is there.
 */
void
peng_preedit_watch (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (view, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}
