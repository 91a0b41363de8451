/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-marks.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"

#include <string.h>

/* All lengths in em. */
#define MARK_GAP    0.55
#define BULLET_SIZE 0.34
#define BAR_WIDTH   0.2
#define CITE_X      1.6
#define CITE_ALPHA  0.65f

/* In pixels. */
#define CARET_WIDTH 2
#define CARET_GAP   6

/* In characters. */
#define LOOK_AHEAD  16

typedef struct
{
  GtkTextView *view;
  PengBuffer  *buffer;
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  GdkRGBA      color;
  double       em;
} Marks;

static void
draw_dot (Marks                 *self,
          const graphene_rect_t *rect,
          guint                  level)
{
  GskRoundedRect round;
  float border[4] = { 1.4f, 1.4f, 1.4f, 1.4f };
  GdkRGBA colors[4] = { self->color, self->color, self->color, self->color };

  gsk_rounded_rect_init_from_rect (&round, rect, level == 3 ? 0 : rect->size.width / 2);

  if (level == 2)
    {
      gtk_snapshot_append_border (self->snapshot, &round, border, colors);
      return;
    }

  gtk_snapshot_push_rounded_clip (self->snapshot, &round);
  gtk_snapshot_append_color (self->snapshot, &self->color, rect);
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_bullet (Marks              *self,
             const GdkRectangle *first,
             guint               level)
{
  double size = BULLET_SIZE * self->em;
  graphene_rect_t rect;

  graphene_rect_init (&rect, first->x - MARK_GAP * self->em - size,
                      first->y + (first->height - size) / 2, size, size);
  draw_dot (self, &rect, level);
}

/* Where the letters of a line stand: GTK does not tell, but what the line begins with does. */
static int
measure_baseline (Marks              *self,
                  const GtkTextIter  *iter,
                  const GdkRectangle *first)
{
  GtkTextIter end = *iter;
  g_autofree char *text = NULL;
  int height;

  gtk_text_iter_forward_chars (&end, LOOK_AHEAD);
  text = gtk_text_iter_get_slice (iter, &end);
  text[strcspn (text, "\n")] = '\0';
  pango_layout_set_text (self->layout, *text != '\0' ? text : "1", -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);

  return first->y + (first->height - height) / 2 +
         PANGO_PIXELS (pango_layout_get_baseline (self->layout));
}

static void
draw_number (Marks              *self,
             const GtkTextIter  *iter,
             const GdkRectangle *first,
             guint               number)
{
  g_autofree char *text = g_strdup_printf ("%u.", number);
  int baseline = measure_baseline (self, iter, first);
  int width;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  baseline -= PANGO_PIXELS (pango_layout_get_baseline (self->layout));

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT (first->x - MARK_GAP * self->em - width, baseline));
  gtk_snapshot_append_layout (self->snapshot, self->layout, &self->color);
  gtk_snapshot_restore (self->snapshot);
}

static void
draw_bar (Marks             *self,
          const GtkTextIter *iter)
{
  GdkRGBA color = self->color;
  graphene_rect_t rect;
  int y, height;

  gtk_text_view_get_line_yrange (self->view, iter, &y, &height);
  color.alpha *= peng_accessible_get_alpha (0.3f);
  graphene_rect_init (&rect, gtk_text_view_get_left_margin (self->view) + PENG_EDITOR_MARKS_BAR_X * self->em, y,
                      BAR_WIDTH * self->em, height);
  gtk_snapshot_append_color (self->snapshot, &color, &rect);
}

static void
draw_cite (Marks             *self,
           const GtkTextIter *iter,
           const char        *cite)
{
  g_autofree char *text = g_strconcat ("—— ", cite, NULL);
  GdkRGBA color = self->color;
  int y, line_height, height;

  gtk_text_view_get_line_yrange (self->view, iter, &y, &line_height);
  color.alpha *= peng_accessible_get_alpha (CITE_ALPHA);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  y += line_height - (PENG_BUFFER_CITE_ROOM * self->em + height) / 2;

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (
    gtk_text_view_get_left_margin (self->view) + CITE_X * self->em, y));
  gtk_snapshot_append_layout (self->snapshot, self->layout, &color);
  gtk_snapshot_restore (self->snapshot);
}

static void
draw_quote (Marks             *self,
            const GtkTextIter *iter,
            PengBlock         *block)
{
  const char *cite = peng_text_get_string (peng_block_get_part (block, PENG_PART_CITE, 0));

  draw_bar (self, iter);
  if (*cite != '\0')
    draw_cite (self, iter, cite);
}

/* The left edge of the item's text, whatever its alignment; above and below its first line. */
static void
get_first_line (Marks             *self,
                const GtkTextIter *iter,
                guint              level,
                GdkRectangle      *first)
{
  gtk_text_view_get_iter_location (self->view, iter, first);
  first->x = MIN (first->x, gtk_text_view_get_left_margin (self->view) +
                            (int) ((0.4 + 2.0 * level) * self->em + 0.5));
}

static void
draw_block (Marks             *self,
            const GtkTextIter *iter,
            guint              block)
{
  PengBlock *b = peng_document_get_block (peng_buffer_get_document (self->buffer), block);
  const PengTextFormat *format;
  GdkRectangle first;

  if (!peng_block_is_text (b))
    return;

  format = peng_block_get_format (b);

  if (format->kind == PENG_BLOCK_QUOTE)
    {
      draw_quote (self, iter, b);
    }
  else if (format->kind == PENG_BLOCK_LIST_ITEM)
    {
      get_first_line (self, iter, format->level, &first);
      if (format->ordered)
        draw_number (self, iter, &first, peng_buffer_get_number (self->buffer, block));
      else
        draw_bullet (self, &first, format->level);
    }
}

/**
 * peng_editor_marks_snapshot:
 * @view: a text view
 * @buffer: its buffer
 * @em: height of the font, in pixels
 * @snapshot: where the marks are drawn
 *
 * Draws what belongs to the lines that are seen, and looks at no other.
 */
void
peng_editor_marks_snapshot (GtkTextView *view,
                            PengBuffer  *buffer,
                            double       em,
                            GtkSnapshot *snapshot)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  guint n_blocks = peng_document_get_n_blocks (peng_buffer_get_document (buffer));
  Marks self = { view, buffer, snapshot, layout, .em = em };
  GdkRectangle visible;
  GtkTextIter iter;
  int y;

  peng_dialogs_get_color (GTK_WIDGET (view), NULL, &self.color);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, &y);

  while (y < visible.y + visible.height && (guint) gtk_text_iter_get_line (&iter) < n_blocks)
    {
      draw_block (&self, &iter, gtk_text_iter_get_line (&iter));
      gtk_text_iter_forward_line (&iter);
      gtk_text_view_get_line_yrange (view, &iter, &y, NULL);
    }
}

/**
 * peng_editor_marks_snapshot_caret:
 * @view: a text view with the cursor at an atom
 * @buffer: its buffer
 * @width: of the atom, in pixels
 * @snapshot: where the caret is drawn
 *
 * GTK's caret is in proportion to its line: beside a photograph it would be a beam. The style hides
 * it there; were it not "visible" for GTK, the arrow keys would scroll.
 */
void
peng_editor_marks_snapshot_caret (GtkTextView *view,
                                  PengBuffer  *buffer,
                                  int          width,
                                  GtkSnapshot *snapshot)
{
  graphene_rect_t caret;
  GtkTextIter iter;
  GdkRGBA color;
  PengPosition cursor;
  int y, height, x;

  peng_buffer_get_cursor (buffer, &cursor);
  peng_buffer_get_iter (buffer, &cursor, &iter);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  x = gtk_text_view_get_left_margin (view) +
      (cursor.offset == 0 ? -CARET_GAP : width + CARET_GAP);
  peng_dialogs_get_color (GTK_WIDGET (view), NULL, &color);
  graphene_rect_init (&caret, x - CARET_WIDTH / 2, y, CARET_WIDTH, height);
  gtk_snapshot_append_color (snapshot, &color, &caret);
}
