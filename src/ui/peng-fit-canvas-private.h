/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-fit-canvas.h"

#include "ui/peng-fit-geometry.h"

G_BEGIN_DECLS

/* Room around the picture, in pixels: the handles at its edges are to be taken hold of from
 * outside, too; and how near to an edge takes hold of it. */
#define PENG_FIT_MARGIN 18
#define PENG_FIT_REACH  12

/**
 * PengFitCover:
 * @veil: a veil
 * @texture: what is to be seen in its place
 * @place: which pixels of the picture that are
 *
 * A veil that has been worked out.
 */
typedef struct
{
  PengVeil      veil;
  GdkTexture   *texture;
  GdkRectangle  place;
} PengFitCover;

/**
 * PengFitHold:
 * @part: what was taken hold of, 0 for nothing
 * @start: what it was then
 * @x: where it was taken hold of: in shares of the frame, or for veils of the original
 * @y: the same from the top
 * @spans: whether a new veil is drawn
 * @before: (nullable): the recipe when it began
 *
 * A drag that is going on.
 */
typedef struct
{
  PengFitPart  part;
  PengArea     start;
  double       x;
  double       y;
  gboolean     spans;
  PengRecipe  *before;
} PengFitHold;

struct _PengFitCanvas
{
  GtkWidget     parent_instance;

  GdkTexture   *picture;
  guint         width;      /* of the upright original; the picture may be smaller */
  guint         height;
  GBytes       *pixels;     /* of the picture, once there is a veil */
  GdkTexture   *watermark;
  PengRecipe   *recipe;
  GArray       *covers;     /* PengFitCover, in the order of the recipe's veils */
  PengFitTool   tool;
  double        ratio;      /* width by height in pixels that the crop keeps; 0 for any */
  PengVeilKind  kind;       /* of the next veil */
  int           selected;   /* veil, -1 for none */
  gboolean      compare;
  double        zoom;       /* 1 shows all of it */
  double        middle_x;   /* what lies in the middle, in shares of the frame */
  double        middle_y;

  GtkGesture   *drag;
  PengFitHold   hold;
  double        pointer_x;
  double        pointer_y;
};

/* peng-fit-canvas.c */
void   peng_fit_canvas_wish              (PengFitCanvas         *self,
                                          const PengRecipe      *recipe);
void   peng_fit_canvas_settle            (PengFitCanvas         *self);
void   peng_fit_canvas_get_size          (PengFitCanvas         *self,
                                          guint                 *width,
                                          guint                 *height);
void   peng_fit_canvas_get_room          (PengFitCanvas         *self,
                                          graphene_rect_t       *room);
void   peng_fit_canvas_place             (PengFitCanvas         *self,
                                          graphene_rect_t       *frame);
double peng_fit_canvas_get_aspect        (PengFitCanvas         *self);
double peng_fit_canvas_get_scale         (PengFitCanvas         *self,
                                          const graphene_rect_t *frame);

/* peng-fit-canvas-zoom.c */
void   peng_fit_canvas_enlarge           (PengFitCanvas         *self,
                                          const graphene_rect_t *room,
                                          const PengArea        *seen,
                                          graphene_rect_t       *frame);
gboolean peng_fit_canvas_pan             (PengFitCanvas         *self,
                                          double                 dx,
                                          double                 dy);
void   peng_fit_canvas_add_scroll        (PengFitCanvas         *self);

/* peng-fit-canvas-draw.c */
void   peng_fit_canvas_draw              (PengFitCanvas         *self,
                                          GtkSnapshot           *snapshot);

/* peng-fit-canvas-hold.c */
void   peng_fit_canvas_add_controllers   (PengFitCanvas         *self);

G_END_DECLS
