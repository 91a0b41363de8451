/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-canvas-private.h"

#include "ui/peng-dialogs.h"

/* What lies on a photograph has to be seen on any: white with a dark seam. */
static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA faint_white = { 1, 1, 1, 0.5 };
static const GdkRGBA seam = { 0, 0, 0, 0.55 };
static const GdkRGBA dim = { 0, 0, 0, 0.6 };

/* Of the handles of a crop, in pixels; and of those of a veil. */
#define HANDLE_LENGTH 22
#define HANDLE_WIDTH  4
#define KNOB          10

#define THIRDS 3

/* Where all of the upright original lies, when its space was entered. */
static void
get_picture_rect (PengFitCanvas         *self,
                  const graphene_rect_t *frame,
                  graphene_rect_t       *rect)
{
  gboolean lies = self->recipe->turns % 2 != 0;
  double width = lies ? frame->size.height : frame->size.width;
  double height = lies ? frame->size.width : frame->size.height;

  graphene_rect_init (rect, -width / 2, -height / 2, width, height);
}

static double
get_zoom (PengFitCanvas *self)
{
  guint width, height;

  peng_fit_canvas_get_size (self, &width, &height);

  return peng_recipe_get_zoom (self->recipe, width, height);
}

/* What is drawn from here to gtk_snapshot_restore() stands as the upright original does. */
static void
enter_picture (PengFitCanvas         *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *frame)
{
  graphene_point_t middle;
  double zoom = get_zoom (self);

  graphene_rect_get_center (frame, &middle);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &middle);
  gtk_snapshot_rotate (snapshot, self->recipe->straighten);
  gtk_snapshot_scale (snapshot, zoom, zoom);
  gtk_snapshot_rotate (snapshot, 90 * self->recipe->turns);
}

static void
place_cover (PengFitCanvas         *self,
             const PengFitCover    *cover,
             const graphene_rect_t *picture,
             graphene_rect_t       *rect)
{
  double scale = picture->size.width / gdk_texture_get_width (self->picture);

  graphene_rect_init (rect, picture->origin.x + cover->place.x * scale,
                      picture->origin.y + cover->place.y * scale, cover->place.width * scale,
                      cover->place.height * scale);
}

static void
push_tone (PengFitCanvas *self,
           GtkSnapshot   *snapshot)
{
  double gain, offset;
  graphene_matrix_t matrix;
  graphene_vec4_t offsets;

  peng_recipe_get_tone (self->recipe, &gain, &offset);
  graphene_matrix_init_scale (&matrix, gain, gain, gain);
  graphene_vec4_init (&offsets, offset, offset, offset, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offsets);
}

static void
draw_picture (PengFitCanvas         *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *frame)
{
  gboolean has_tone = self->recipe->brightness != 0 || self->recipe->contrast != 0;
  graphene_rect_t picture;

  if (has_tone)
    push_tone (self, snapshot);
  get_picture_rect (self, frame, &picture);
  enter_picture (self, snapshot, frame);
  gtk_snapshot_append_texture (snapshot, self->picture, &picture);
  for (guint i = 0; i < self->covers->len; i++)
    {
      const PengFitCover *cover = &g_array_index (self->covers, PengFitCover, i);
      graphene_rect_t rect;

      place_cover (self, cover, &picture, &rect);
      gtk_snapshot_append_texture (snapshot, cover->texture, &rect);
    }
  gtk_snapshot_restore (snapshot);
  if (has_tone)
    gtk_snapshot_pop (snapshot);
}

static void
draw_watermark (PengFitCanvas         *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *kept)
{
  guint width, height, web_width, web_height;
  graphene_rect_t rect;
  double scale;

  if (self->recipe->watermark == NULL || self->watermark == NULL)
    return;

  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_get_size (self->recipe, width, height, &web_width, &web_height);
  scale = kept->size.width / web_width;
  peng_fit_place_watermark (self->recipe->place, kept,
                            gdk_texture_get_width (self->watermark) * scale,
                            gdk_texture_get_height (self->watermark) * scale, &rect);
  gtk_snapshot_push_opacity (snapshot, self->recipe->opacity);
  gtk_snapshot_append_texture (snapshot, self->watermark, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
append_rect (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             double         x,
             double         y,
             double         width,
             double         height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *color,
              double                 line)
{
  GskRoundedRect box;
  const float widths[4] = { line, line, line, line };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&box, rect, 0);
  gtk_snapshot_append_border (snapshot, &box, widths, colors);
}

static void
dim_outside (GtkSnapshot           *snapshot,
             const graphene_rect_t *frame,
             const graphene_rect_t *kept)
{
  double right = kept->origin.x + kept->size.width, bottom = kept->origin.y + kept->size.height;
  double end_x = frame->origin.x + frame->size.width, end_y = frame->origin.y + frame->size.height;

  append_rect (snapshot, &dim, frame->origin.x, frame->origin.y, frame->size.width,
               kept->origin.y - frame->origin.y);
  append_rect (snapshot, &dim, frame->origin.x, bottom, frame->size.width, end_y - bottom);
  append_rect (snapshot, &dim, frame->origin.x, kept->origin.y, kept->origin.x - frame->origin.x,
               kept->size.height);
  append_rect (snapshot, &dim, right, kept->origin.y, end_x - right, kept->size.height);
}

static void
draw_thirds (GtkSnapshot           *snapshot,
             const graphene_rect_t *kept)
{
  for (guint i = 1; i < THIRDS; i++)
    {
      append_rect (snapshot, &faint_white, kept->origin.x + kept->size.width * i / THIRDS,
                   kept->origin.y, 1, kept->size.height);
      append_rect (snapshot, &faint_white, kept->origin.x,
                   kept->origin.y + kept->size.height * i / THIRDS, kept->size.width, 1);
    }
}

/* The handles at both ends and in the middle of a horizontal and a vertical pair of edges, each
 * drawn on its edge, outwards. */
static void
draw_handles (GtkSnapshot           *snapshot,
              const graphene_rect_t *kept,
              const GdkRGBA         *color,
              double                 grow)
{
  double room = MIN (kept->size.width, kept->size.height) / THIRDS;
  double length = MIN (HANDLE_LENGTH, room) + 2 * grow;
  double line = HANDLE_WIDTH + 2 * grow;
  double left = kept->origin.x - HANDLE_WIDTH / 2 - grow;
  double top = kept->origin.y - HANDLE_WIDTH / 2 - grow;
  double right = left + kept->size.width, bottom = top + kept->size.height;
  double middle_x = kept->origin.x + (kept->size.width - length) / 2;
  double middle_y = kept->origin.y + (kept->size.height - length) / 2;
  const double xs[] = { left, middle_x, right + line - length };
  const double ys[] = { top, middle_y, bottom + line - length };

  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      append_rect (snapshot, color, xs[i], top, length, line);
      append_rect (snapshot, color, xs[i], bottom, length, line);
      append_rect (snapshot, color, left, ys[i], line, length);
      append_rect (snapshot, color, right, ys[i], line, length);
    }
}

static void
draw_crop (GtkSnapshot           *snapshot,
           const graphene_rect_t *frame,
           const graphene_rect_t *kept)
{
  graphene_rect_t outer;

  graphene_rect_inset_r (kept, -1, -1, &outer);
  dim_outside (snapshot, frame, kept);
  draw_thirds (snapshot, kept);
  append_frame (snapshot, &outer, &seam, 1);
  append_frame (snapshot, kept, &white, 1);
  draw_handles (snapshot, kept, &seam, 1);
  draw_handles (snapshot, kept, &white, 0);
}

static void
draw_knobs (GtkSnapshot           *snapshot,
            const graphene_rect_t *rect,
            const GdkRGBA         *color,
            double                 size)
{
  for (guint i = 0; i < 9; i++)
    {
      double x = rect->origin.x + rect->size.width * (i % 3) / 2;
      double y = rect->origin.y + rect->size.height * (i / 3) / 2;

      if (i != 4)
        append_rect (snapshot, color, x - size / 2, y - size / 2, size, size);
    }
}

static void
draw_selected (PengFitCanvas         *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *rect,
               double                 pixel)
{
  GdkRGBA accent;

  peng_dialogs_get_color (GTK_WIDGET (self), "accent_bg_color", &accent);
  append_frame (snapshot, rect, &accent, 2 * pixel);
  draw_knobs (snapshot, rect, &white, KNOB * pixel);
  draw_knobs (snapshot, rect, &accent, (KNOB - 3) * pixel);
}

static void
draw_veils (PengFitCanvas         *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *frame)
{
  double pixel = 1 / get_zoom (self);
  graphene_rect_t picture, rect, outer;

  get_picture_rect (self, frame, &picture);
  enter_picture (self, snapshot, frame);
  for (guint i = 0; i < self->covers->len; i++)
    {
      place_cover (self, &g_array_index (self->covers, PengFitCover, i), &picture, &rect);
      graphene_rect_inset_r (&rect, -pixel, -pixel, &outer);
      append_frame (snapshot, &outer, &seam, pixel);
      append_frame (snapshot, &rect, &white, pixel);
      if ((int) i == self->selected)
        draw_selected (self, snapshot, &rect, pixel);
    }
  gtk_snapshot_restore (snapshot);
}

static void
draw_original (PengFitCanvas *self,
               GtkSnapshot   *snapshot)
{
  graphene_rect_t room, frame;

  peng_fit_canvas_get_room (self, &room);
  peng_fit_place_frame (&PENG_AREA_ALL, gdk_texture_get_width (self->picture),
                        gdk_texture_get_height (self->picture), &room, &frame);
  gtk_snapshot_append_texture (snapshot, self->picture, &frame);
}

/**
 * peng_fit_canvas_draw:
 * @self: a canvas with a picture
 * @snapshot: what is drawn into
 *
 * Draws the picture, and what lies on it while a tool is used.
 */
void
peng_fit_canvas_draw (PengFitCanvas *self,
                      GtkSnapshot   *snapshot)
{
  gboolean crops = self->tool == PENG_FIT_CROP;
  graphene_rect_t frame, kept;

  if (self->compare)
    {
      draw_original (self, snapshot);
      return;
    }

  peng_fit_canvas_place (self, &frame);
  peng_fit_place_area (&self->recipe->crop, &frame, &kept);
  gtk_snapshot_push_clip (snapshot, crops ? &frame : &kept);
  draw_picture (self, snapshot, &frame);
  draw_watermark (self, snapshot, &kept);
  gtk_snapshot_pop (snapshot);
  if (crops)
    draw_crop (snapshot, &frame, &kept);
  if (self->tool == PENG_FIT_COVER)
    draw_veils (self, snapshot, &frame);
}
