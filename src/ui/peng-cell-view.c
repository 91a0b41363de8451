/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-cell-view.h"

#include "ui/peng-dropped.h"
#include "ui/peng-preedit.h"
#include "ui/peng-table-cell.h"

struct _PengCellView
{
  GtkTextView parent_instance;
};

enum {
  COPY,
  PASTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengCellView, peng_cell_view, GTK_TYPE_TEXT_VIEW)

static void
peng_cell_view_copy_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[COPY], 0, FALSE);
}

static void
peng_cell_view_cut_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[COPY], 0, TRUE);
}

static void
peng_cell_view_paste_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[PASTE], 0);
}

/* The table gives it the place of a cell. A text view asks for room that it has found out by itself,
 * which may be late. */
static void
peng_cell_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
peng_cell_view_class_init (PengCellViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->measure = peng_cell_view_measure;
  view_class->copy_clipboard = peng_cell_view_copy_clipboard;
  view_class->cut_clipboard = peng_cell_view_cut_clipboard;
  view_class->paste_clipboard = peng_cell_view_paste_clipboard;

  /**
   * PengCellView::copy:
   * @self: the view
   * @cut: whether the selection goes
   *
   * The person wants the selection on the clipboard.
   */
  signals[COPY] =
    g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PengCellView::paste:
   * @self: the view
   *
   * The person wants what is on the clipboard.
   */
  signals[PASTE] =
    g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_cell_view_init (PengCellView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, PENG_TABLE_CELL_X);
  /* A text view keeps a pixel for its caret. */
  gtk_text_view_set_right_margin (view, PENG_TABLE_CELL_X - 1);
  gtk_text_view_set_top_margin (view, PENG_TABLE_CELL_Y);
  gtk_text_view_set_bottom_margin (view, PENG_TABLE_CELL_Y);
  gtk_widget_add_css_class (GTK_WIDGET (self), "peng-cell-view");
  peng_preedit_watch (view);
  peng_dropped_take_from (view);
}

/**
 * peng_cell_view_new:
 *
 * Returns: (transfer floating): a view without a text
 */
GtkWidget *
peng_cell_view_new (void)
{
  return g_object_new (PENG_TYPE_CELL_VIEW, NULL);
}

/**
 * peng_cell_view_set_align:
 * @self: the view
 * @align: where its lines lie
 */
void
peng_cell_view_set_align (PengCellView *self,
                          PengAlign     align)
{
  static const GtkJustification justifications[] = {
    [PENG_ALIGN_DEFAULT] = GTK_JUSTIFY_LEFT, [PENG_ALIGN_CENTER] = GTK_JUSTIFY_CENTER,
    [PENG_ALIGN_RIGHT] = GTK_JUSTIFY_RIGHT, [PENG_ALIGN_JUSTIFY] = GTK_JUSTIFY_FILL,
  };

  gtk_text_view_set_justification (GTK_TEXT_VIEW (self), justifications[align]);
}

/**
 * peng_cell_view_is_at:
 * @self: the view
 * @direction: left, right, up or down
 *
 * Returns: whether the caret can go no further that way
 */
gboolean
peng_cell_view_is_at (PengCellView     *self,
                      GtkDirectionType  direction)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter cursor, start, end;
  GdkRectangle at, edge;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  if (direction == GTK_DIR_LEFT)
    return gtk_text_iter_is_start (&cursor);
  if (direction == GTK_DIR_RIGHT)
    return gtk_text_iter_is_end (&cursor);

  gtk_text_view_get_iter_location (view, &cursor, &at);
  gtk_text_view_get_iter_location (view, direction == GTK_DIR_UP ? &start : &end, &edge);

  return direction == GTK_DIR_UP ? at.y < edge.y + edge.height : at.y + at.height > edge.y;
}
