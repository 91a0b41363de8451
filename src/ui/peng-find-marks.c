/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-find-marks"

#include "ui/peng-find-marks.h"

#include "ui/peng-editor-entry.h"

/* A match may be a whole long paragraph; so much of it is shown. */
#define MAX_CHARACTERS 2000

/* GTK counts from the beginning of a paragraph where a letter is. In one of 100,000 characters with
 * 20,000 matches a frame took minutes; with so many characters to count, 15 ns each, it takes two.
 * Beyond that a paragraph shows its current match alone, which is selected. */
#define MAX_COUNTED 2000000

static const GdkRGBA color = { 0.97f, 0.83f, 0.18f, 0.45f };
static const GdkRGBA current_color = { 1.0f, 0.47f, 0.0f, 0.6f };

typedef struct
{
  GtkTextView *view;
  GtkSnapshot *snapshot;
  guint        start;     /* of what is seen of a block, in characters */
  guint        end;
  guint64      n_counted;
} Drawing;

static void
draw_rect (GtkSnapshot        *snapshot,
           const GdkRectangle *rect,
           gboolean            is_current)
{
  graphene_rect_t area;

  if (rect->width <= 0)
    return;

  graphene_rect_init (&area, rect->x, rect->y, rect->width, rect->height);
  gtk_snapshot_append_color (snapshot, is_current ? &current_color : &color, &area);
}

/* One rectangle for each line that the match lies in. */
static void
draw_range (Drawing     *self,
            GtkTextIter *iter,
            guint        length,
            gboolean     is_current)
{
  GdkRectangle line = { 0 };

  for (guint i = 0; i < MIN (length, MAX_CHARACTERS); i++)
    {
      GdkRectangle letter;

      gtk_text_view_get_iter_location (self->view, iter, &letter);
      if (line.width > 0 && letter.y == line.y && letter.x == line.x + line.width)
        {
          line.width += letter.width;
        }
      else
        {
          draw_rect (self->snapshot, &line, is_current);
          line = letter;
        }
      gtk_text_iter_forward_char (iter);
    }

  draw_rect (self->snapshot, &line, is_current);
}

static gboolean
is_seen (Drawing         *self,
         const PengMatch *match)
{
  return match->place.part == PENG_PART_TEXT && match->offset < self->end &&
         match->offset + match->length > self->start;
}

static void
count_in_block (const PengMatch *match,
                gboolean         is_current,
                gpointer         user_data)
{
  Drawing *self = user_data;

  if (is_seen (self, match))
    self->n_counted += (guint64) match->offset * MIN (match->length, MAX_CHARACTERS);
}

static void
draw_in_block (const PengMatch *match,
               gboolean         is_current,
               gpointer         user_data)
{
  Drawing *self = user_data;
  GtkTextIter iter;

  if (!is_seen (self, match))
    return;

  gtk_text_buffer_get_iter_at_line_offset (gtk_text_view_get_buffer (self->view), &iter,
                                           match->place.block, match->offset);
  draw_range (self, &iter, match->length, is_current);
}

static guint
get_offset_at (GtkTextView *view,
               int          line,
               int          x,
               int          y)
{
  GtkTextIter iter;

  gtk_text_view_get_iter_at_location (view, &iter, x, y);
  if (gtk_text_iter_get_line (&iter) != line)
    return gtk_text_iter_get_line (&iter) < line ? 0 : G_MAXUINT - 1;

  return gtk_text_iter_get_line_offset (&iter);
}

static void
draw_block (Drawing            *self,
            PengFind           *find,
            const GdkRectangle *visible,
            int                 line)
{
  self->start = get_offset_at (self->view, line, visible->x, visible->y);
  self->end = 1 + get_offset_at (self->view, line, visible->x + visible->width,
                                 visible->y + visible->height);
  self->n_counted = 0;
  peng_find_foreach_in_block (find, line, count_in_block, self);

  if (self->n_counted <= MAX_COUNTED)
    peng_find_foreach_in_block (find, line, draw_in_block, self);
}

static void
draw_in_field (const PengMatch *match,
               gboolean         is_current,
               gpointer         user_data)
{
  Drawing *self = user_data;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, match->offset);
  draw_range (self, &iter, match->length, is_current);
}

/**
 * peng_find_marks_follow:
 * @widget: what shows matches
 * @shown: where it keeps what they come from
 * @find: (nullable): what it shows from now on
 *
 * Has it drawn again now, and whenever other matches are found.
 */
void
peng_find_marks_follow (GtkWidget  *widget,
                        PengFind  **shown,
                        PengFind   *find)
{
  if (*shown != NULL)
    g_signal_handlers_disconnect_by_data (*shown, widget);
  g_set_object (shown, find);
  if (find != NULL)
    g_signal_connect_object (find, "changed", G_CALLBACK (gtk_widget_queue_draw), widget,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (widget);
}

/**
 * peng_find_marks_snapshot_blocks:
 * @view: a view of the article's text, a block in each line
 * @find: what was found
 * @snapshot: where it is drawn
 *
 * Draws the matches that are seen, and looks for the place of no other.
 */
void
peng_find_marks_snapshot_blocks (GtkTextView *view,
                                 PengFind    *find,
                                 GtkSnapshot *snapshot)
{
  Drawing self = { view, snapshot };
  GdkRectangle visible;
  GtkTextIter iter;
  int y;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, &y);

  while (y < visible.y + visible.height)
    {
      draw_block (&self, find, &visible, gtk_text_iter_get_line (&iter));
      if (!gtk_text_iter_forward_line (&iter))
        break;
      gtk_text_view_get_line_yrange (view, &iter, &y, NULL);
    }
}

/**
 * peng_find_marks_snapshot_field:
 * @view: a view of one field
 * @find: what was found
 * @field: which field
 * @snapshot: where it is drawn
 */
void
peng_find_marks_snapshot_field (GtkTextView *view,
                                PengFind    *find,
                                PengField    field,
                                GtkSnapshot *snapshot)
{
  Drawing self = { view, snapshot };

  peng_find_foreach_in_field (find, field, draw_in_field, &self);
}

/* What of a line, in bytes of its layout, lies between two places. */
static void
draw_in_line (GtkSnapshot     *snapshot,
              PangoLayoutIter *iter,
              int              start,
              int              end,
              gboolean         is_current)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  PangoRectangle logical;
  g_autofree int *ranges = NULL;
  int n_ranges;

  start = MAX (start, line->start_index);
  end = MIN (end, line->start_index + line->length);
  if (start >= end)
    return;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    draw_rect (snapshot, &(GdkRectangle) { PANGO_PIXELS (ranges[2 * i]),
                                           PANGO_PIXELS (logical.y),
                                           PANGO_PIXELS (ranges[2 * i + 1] - ranges[2 * i]),
                                           PANGO_PIXELS (logical.height) }, is_current);
}

static void
draw_in_layout (GtkSnapshot        *snapshot,
                PangoLayout        *layout,
                const PengFindMark *mark)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *text = pango_layout_get_text (layout);
  const char *start = g_utf8_offset_to_pointer (text, mark->offset);
  const char *end = g_utf8_offset_to_pointer (start, mark->length);

  do
    draw_in_line (snapshot, iter, start - text, end - text, mark->is_current);
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

/**
 * peng_find_marks_snapshot_layout:
 * @layout: a text, laid out
 * @marks: (element-type PengFindMark): what was found in it
 * @snapshot: where it is drawn
 *
 * A match that the text no longer has room for is not drawn.
 */
void
peng_find_marks_snapshot_layout (PangoLayout *layout,
                                 GArray      *marks,
                                 GtkSnapshot *snapshot)
{
  guint length = pango_layout_get_character_count (layout);

  for (guint i = 0; i < marks->len; i++)
    {
      const PengFindMark *mark = &g_array_index (marks, PengFindMark, i);

      if (mark->offset <= length && mark->length <= length - mark->offset)
        draw_in_layout (snapshot, layout, mark);
    }
}

typedef struct
{
  GtkText         *entry;
  const PengPlace *place;
  PangoAttrList   *attributes;
  gboolean         has_current;
} Colouring;

/* The current match is selected, and the style colours the selection: an attribute over that would
 * hide its letters. */
static void
colour_in_entry (const PengMatch *match,
                 gboolean         is_current,
                 gpointer         user_data)
{
  Colouring *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  PangoAttribute *attributes[2];

  if (match->place.part != self->place->part || match->place.index != self->place->index ||
      g_utf8_strlen (text, -1) < (glong) (match->offset + match->length))
    return;

  self->has_current |= is_current;
  if (is_current)
    return;

  attributes[0] = pango_attr_background_new (color.red * 65535, color.green * 65535,
                                             color.blue * 65535);
  attributes[1] = pango_attr_background_alpha_new (color.alpha * 65535);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = g_utf8_offset_to_pointer (text, match->offset) - text;
      attributes[i]->end_index =
        g_utf8_offset_to_pointer (text, match->offset + match->length) - text;
      pango_attr_list_insert (self->attributes, attributes[i]);
    }
}

/**
 * peng_find_marks_show_in_entry:
 * @entry: where a text of an atom is written
 * @find: (nullable): what was found; %NULL to show nothing any more
 * @place: which text it is
 */
void
peng_find_marks_show_in_entry (GtkText         *entry,
                               PengFind        *find,
                               const PengPlace *place)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  Colouring self = { entry, place, attributes };

  if (find != NULL)
    peng_find_foreach_in_block (find, place->block, colour_in_entry, &self);
  if (self.has_current)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "found-current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "found-current");
  peng_editor_entry_set_found (GTK_WIDGET (entry), attributes);
}
