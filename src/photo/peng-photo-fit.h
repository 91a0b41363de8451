/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

#include <vips/vips.h>

G_BEGIN_DECLS

/**
 * PengPhotoFit:
 * @recipe: what is done
 * @width: of the upright original, in pixels
 * @height: of the upright original, in pixels
 * @room_width: pixels that the whole picture is wide at most while it is worked on
 * @room_height: pixels that it is high at most then
 * @enlarged: how many times a pixel of it is enlarged at the end, from 1
 * @whole_width: of the whole picture, as it came, in pixels
 * @whole_height: of the whole picture, as it came, in pixels
 * @part: what of it is needed
 *
 * A photograph while it is made fit. It is decoded no larger than what is made of it can show, and
 * only the part that is needed is kept.
 */
typedef struct
{
  const PengRecipe *recipe;
  guint             width;
  guint             height;
  guint             room_width;
  guint             room_height;
  double            enlarged;
  guint             whole_width;
  guint             whole_height;
  VipsRect          part;
} PengPhotoFit;

void       peng_photo_fit_init (PengPhotoFit     *self,
                                const PengRecipe *recipe,
                                guint             width,
                                guint             height);
VipsImage *peng_photo_fit_cut  (PengPhotoFit     *self,
                                VipsImage        *whole);
VipsImage *peng_photo_fit_make (PengPhotoFit     *self,
                                VipsImage        *part);

G_END_DECLS
