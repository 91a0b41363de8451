/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-seen-lines.h"

/* More than two screens have of them. */
#define MAX_LINES 200

/**
 * peng_seen_lines_lay_out:
 * @view: a text view that is about to draw its text
 *
 * Has GTK lay out each line that is seen, or less than a screen below, by itself.
 *
 * While GTK 4.8 draws line after line it takes the look of one for that of the next, unless a tag
 * ends or begins there; but it passes over those that it has still got, and what comes into sight
 * below them, as when a photograph has become smaller, looks like what was drawn before them. Who
 * asks for a line alone has it laid out as it is, and kept. What is new in sight was less than one
 * screen away. GTK has not looked at lines yet that are without a height.
 */
void
peng_seen_lines_lay_out (GtkTextView *view)
{
  GdkRectangle visible, unused;
  GtkTextIter iter;
  guint n_lines = 0;
  int y, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);

  do
    {
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      if (height > 0)
        gtk_text_view_get_iter_location (view, &iter, &unused);
    }
  while (y < visible.y + 2 * visible.height && ++n_lines < MAX_LINES &&
         gtk_text_iter_forward_line (&iter));
}
