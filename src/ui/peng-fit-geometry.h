/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <graphene.h>

G_BEGIN_DECLS

#define PENG_AREA_ALL ((PengArea) { 0, 0, 1, 1 })

/**
 * PengFitPart:
 * @PENG_FIT_LEFT: its left edge
 * @PENG_FIT_RIGHT: its right edge
 * @PENG_FIT_TOP: its upper edge
 * @PENG_FIT_BOTTOM: its lower edge
 * @PENG_FIT_INSIDE: all of it, to be moved
 *
 * Which part of a rectangle is taken hold of: an edge, two edges that make a corner, all of it, or
 * 0 for none.
 */
typedef enum
{
  PENG_FIT_LEFT = 1 << 0,
  PENG_FIT_RIGHT = 1 << 1,
  PENG_FIT_TOP = 1 << 2,
  PENG_FIT_BOTTOM = 1 << 3,
  PENG_FIT_INSIDE = 1 << 4,
} PengFitPart;

PengFitPart peng_fit_find_part    (const graphene_rect_t *rect,
                                   double                 x,
                                   double                 y,
                                   double                 reach);
void        peng_fit_drag         (const PengArea        *start,
                                   PengFitPart            part,
                                   double                 dx,
                                   double                 dy,
                                   double                 aspect,
                                   double                 least_width,
                                   double                 least_height,
                                   PengArea              *area);
gboolean    peng_fit_span         (double                 x1,
                                   double                 y1,
                                   double                 x2,
                                   double                 y2,
                                   PengArea              *area);
void        peng_fit_apply_aspect (const PengArea        *old,
                                   double                 aspect,
                                   PengArea              *area);
void        peng_fit_turn_area    (const PengArea        *old,
                                   int                    n_turns,
                                   PengArea              *area);
void        peng_fit_place_frame  (const PengArea        *seen,
                                   double                 frame_width,
                                   double                 frame_height,
                                   const graphene_rect_t *room,
                                   graphene_rect_t       *frame);
void        peng_fit_place_area   (const PengArea        *area,
                                   const graphene_rect_t *frame,
                                   graphene_rect_t       *place);
void        peng_fit_place_watermark (PengWatermarkPlace     place,
                                      const graphene_rect_t *kept,
                                      double                 width,
                                      double                 height,
                                      graphene_rect_t       *rect);

G_END_DECLS
