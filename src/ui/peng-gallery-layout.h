/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <graphene.h>

G_BEGIN_DECLS

/* Where the pictures of a gallery lie, as the theme of the page has it. */
double peng_gallery_layout_place (PengGalleryLayout      layout,
                                  const PengImage       *images,
                                  guint                  n_images,
                                  double                 width,
                                  double                 below,
                                  graphene_rect_t       *pictures);
guint  peng_gallery_layout_find  (const graphene_rect_t *pictures,
                                  guint                  n_pictures,
                                  double                 x,
                                  double                 y);

G_END_DECLS
