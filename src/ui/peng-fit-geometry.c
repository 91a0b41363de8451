/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-geometry.h"

#include <math.h>

/* Of a side, what an edge may be taken by from inside: of a small rectangle there is always a
 * middle left to move it by. */
#define INNER_SHARE 0.25

/* As the photograph worker puts it (photo/peng-photo-mark.c): of the picture's width and height
 * what a watermark takes at most, and of the shorter of them how far it stands from the edges. */
#define WATERMARK_SHARE  0.25
#define WATERMARK_MARGIN 0.03

/* Whether a point is near one of two parallel edges: -1 the first, 1 the second, 0 neither. */
static int
find_edge (double at,
           double start,
           double length,
           double reach)
{
  double inner = MIN (reach, length * INNER_SHARE);

  if (at <= start + inner)
    return -1;
  if (at >= start + length - inner)
    return 1;

  return 0;
}

/**
 * peng_fit_find_part:
 * @rect: a rectangle
 * @x: a point
 * @y: its distance from the top
 * @reach: how far from an edge that still is taken hold of
 *
 * Returns: what part of the rectangle lies there; 0 for none
 */
PengFitPart
peng_fit_find_part (const graphene_rect_t *rect,
                    double                 x,
                    double                 y,
                    double                 reach)
{
  graphene_rect_t outer;
  PengFitPart part = 0;
  int horizontal, vertical;

  graphene_rect_inset_r (rect, -reach, -reach, &outer);
  if (!graphene_rect_contains_point (&outer, &GRAPHENE_POINT_INIT (x, y)))
    return 0;

  horizontal = find_edge (x, rect->origin.x, rect->size.width, reach);
  vertical = find_edge (y, rect->origin.y, rect->size.height, reach);
  if (horizontal != 0)
    part |= horizontal < 0 ? PENG_FIT_LEFT : PENG_FIT_RIGHT;
  if (vertical != 0)
    part |= vertical < 0 ? PENG_FIT_TOP : PENG_FIT_BOTTOM;

  return part != 0 ? part : PENG_FIT_INSIDE;
}

/* The edge that is dragged goes no further than the frame, and leaves so much between the edges. */
static void
drag_edges (gboolean  first,
            gboolean  second,
            double    d,
            double    least,
            double   *start,
            double   *length)
{
  double end = *start + *length;

  if (first)
    *start = CLAMP (*start + d, 0, MAX (0, end - least));
  if (second)
    end = CLAMP (end + d, MIN (1, *start + least), 1);

  *length = end - *start;
}

/* Where a side of a new length begins: what is not dragged stays, and a side of which neither edge
 * is dragged grows from its middle as far as the frame lets it. */
static double
keep_start (gboolean first,
            gboolean second,
            double   start,
            double   old_length,
            double   length)
{
  if (first)
    return MAX (0, start + old_length - length);
  if (second)
    return start;

  return CLAMP (start + (old_length - length) / 2, 0, MAX (0, 1 - length));
}

static double
get_room (gboolean first,
          gboolean second,
          double   start,
          double   length)
{
  if (first)
    return start + length;
  if (second)
    return 1 - start;

  return 1;
}

static void
drag_in_aspect (const PengArea *start,
                PengFitPart     part,
                double          dx,
                double          dy,
                double          aspect,
                double          least_width,
                double          least_height,
                PengArea       *area)
{
  gboolean left = part & PENG_FIT_LEFT, right = part & PENG_FIT_RIGHT;
  gboolean top = part & PENG_FIT_TOP, bottom = part & PENG_FIT_BOTTOM;
  double width = start->width + (right ? dx : 0) - (left ? dx : 0);
  double height = start->height + (bottom ? dy : 0) - (top ? dy : 0);
  double most = MIN (get_room (left, right, start->x, start->width),
                     get_room (top, bottom, start->y, start->height) * aspect);
  double least = MIN (most, MAX (least_width, least_height * aspect));

  if (!left && !right)
    width = height * aspect;
  else if (top || bottom)
    width = MAX (width, height * aspect);

  area->width = CLAMP (width, least, most);
  area->height = MIN (1, area->width / aspect);
  area->x = keep_start (left, right, start->x, start->width, area->width);
  area->y = keep_start (top, bottom, start->y, start->height, area->height);
}

/**
 * peng_fit_drag:
 * @start: what it was when the drag began, in shares of a frame
 * @part: what was taken hold of
 * @dx: how far to the right it was dragged since, in shares of the frame's width
 * @dy: how far down, in shares of its height
 * @aspect: width by height, both in shares, that it is to keep; 0 for any
 * @least_width: how wide it stays at least
 * @least_height: how high it stays at least
 * @area: (out caller-allocates): what becomes of it; it lies in the frame
 *
 * Moves or resizes a rectangle.
 */
void
peng_fit_drag (const PengArea *start,
               PengFitPart     part,
               double          dx,
               double          dy,
               double          aspect,
               double          least_width,
               double          least_height,
               PengArea       *area)
{
  PengArea result = *start;

  if (part & PENG_FIT_INSIDE)
    {
      result.x = CLAMP (start->x + dx, 0, 1 - start->width);
      result.y = CLAMP (start->y + dy, 0, 1 - start->height);
    }
  else if (aspect > 0)
    drag_in_aspect (start, part, dx, dy, aspect, least_width, least_height, &result);
  else
    {
      drag_edges (part & PENG_FIT_LEFT, part & PENG_FIT_RIGHT, dx, least_width, &result.x,
                  &result.width);
      drag_edges (part & PENG_FIT_TOP, part & PENG_FIT_BOTTOM, dy, least_height, &result.y,
                  &result.height);
    }

  *area = result;
}

/**
 * peng_fit_span:
 * @x1: a corner, in shares of a frame
 * @y1: its distance from the top
 * @x2: the corner across from it
 * @y2: its distance from the top
 * @area: (out caller-allocates): what of the rectangle between them lies in the frame
 *
 * Returns: whether anything does
 */
gboolean
peng_fit_span (double    x1,
               double    y1,
               double    x2,
               double    y2,
               PengArea *area)
{
  double left = CLAMP (MIN (x1, x2), 0, 1), right = CLAMP (MAX (x1, x2), 0, 1);
  double top = CLAMP (MIN (y1, y2), 0, 1), bottom = CLAMP (MAX (y1, y2), 0, 1);

  *area = (PengArea) { left, top, right - left, bottom - top };

  return area->width > 0 && area->height > 0;
}

/**
 * peng_fit_apply_aspect:
 * @old: what is kept of a frame, in shares
 * @aspect: width by height, both in shares
 * @area: (out caller-allocates): what of that shape is to be kept
 *
 * Chooses a shape: all that was kept stays where the frame has room for it, and nothing jumps.
 */
void
peng_fit_apply_aspect (const PengArea *old,
                       double          aspect,
                       PengArea       *area)
{
  double width = MIN (MAX (old->width, old->height * aspect), MIN (1, aspect));
  double height = MIN (1, width / aspect);
  double x = old->x + (old->width - width) / 2, y = old->y + (old->height - height) / 2;

  *area = (PengArea) { CLAMP (x, 0, 1 - width), CLAMP (y, 0, 1 - height), width, height };
}

/**
 * peng_fit_turn_area:
 * @old: a part of a frame, in shares
 * @n_turns: quarter turns clockwise, negative ones the other way
 * @area: (out caller-allocates): the same part of the frame that was turned
 */
void
peng_fit_turn_area (const PengArea *old,
                    int             n_turns,
                    PengArea       *area)
{
  PengArea result = *old;

  for (int i = ((n_turns % 4) + 4) % 4; i > 0; i--)
    result = (PengArea) { MAX (0, 1 - result.y - result.height), result.x, result.height,
                          result.width };

  *area = result;
}

/**
 * peng_fit_place_frame:
 * @seen: what of a frame is to be seen, in shares
 * @frame_width: width of the frame, in any unit
 * @frame_height: its height in the same
 * @room: where there is room
 * @frame: (out caller-allocates): where all of the frame lies
 *
 * Puts a frame so that a part of it is as large as the room lets it be, in the middle.
 */
void
peng_fit_place_frame (const PengArea        *seen,
                      double                 frame_width,
                      double                 frame_height,
                      const graphene_rect_t *room,
                      graphene_rect_t       *frame)
{
  double scale = MIN (MAX (1, room->size.width) / (seen->width * frame_width),
                      MAX (1, room->size.height) / (seen->height * frame_height));
  double width = frame_width * scale, height = frame_height * scale;
  graphene_point_t middle;

  graphene_rect_get_center (room, &middle);
  graphene_rect_init (frame, middle.x - (seen->x + seen->width / 2) * width,
                      middle.y - (seen->y + seen->height / 2) * height, width, height);
}

/**
 * peng_fit_place_area:
 * @area: a part of a frame, in shares
 * @frame: where the frame lies
 * @place: (out caller-allocates): where the part lies
 */
void
peng_fit_place_area (const PengArea        *area,
                     const graphene_rect_t *frame,
                     graphene_rect_t       *place)
{
  graphene_rect_init (place, frame->origin.x + area->x * frame->size.width,
                      frame->origin.y + area->y * frame->size.height,
                      area->width * frame->size.width, area->height * frame->size.height);
}

/**
 * peng_fit_place_watermark:
 * @place: where in the finished picture
 * @kept: where that lies
 * @width: how wide the watermark is, on the scale of @kept; it is never enlarged
 * @height: how high it is
 * @rect: (out caller-allocates): where the watermark lies
 */
void
peng_fit_place_watermark (PengWatermarkPlace     place,
                          const graphene_rect_t *kept,
                          double                 width,
                          double                 height,
                          graphene_rect_t       *rect)
{
  gboolean right = place == PENG_WATERMARK_BOTTOM_RIGHT || place == PENG_WATERMARK_TOP_RIGHT;
  gboolean bottom = place == PENG_WATERMARK_BOTTOM_RIGHT || place == PENG_WATERMARK_BOTTOM_LEFT;
  double scale = MIN (1, MIN (kept->size.width * WATERMARK_SHARE / width,
                              kept->size.height * WATERMARK_SHARE / height));
  double margin = MIN (kept->size.width, kept->size.height) * WATERMARK_MARGIN;
  double across, down;

  width *= scale;
  height *= scale;
  across = kept->size.width - width;
  down = kept->size.height - height;
  if (place == PENG_WATERMARK_CENTER)
    graphene_rect_init (rect, kept->origin.x + across / 2, kept->origin.y + down / 2, width,
                        height);
  else
    graphene_rect_init (rect, kept->origin.x + (right ? across - margin : margin),
                        kept->origin.y + (bottom ? down - margin : margin), width, height);
}
