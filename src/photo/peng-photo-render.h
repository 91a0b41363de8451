/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-wire.h"

G_BEGIN_DECLS

/**
 * PengPhotoOrder:
 * @original: the whole file
 * @recipe: what is done to the photograph
 * @watermark: the whole file of the picture that stands on it; empty where there is none
 * @n_threads: how many threads vips may use, from 1
 *
 * What is to be made of one photograph.
 */
typedef struct
{
  GBytes           *original;
  const PengRecipe *recipe;
  GBytes           *watermark;
  guint             n_threads;
} PengPhotoOrder;

gboolean peng_photo_render_init (const char            *program);
gboolean peng_photo_render      (const PengPhotoOrder  *order,
                                 const int              files[PENG_PHOTO_N_FILES],
                                 PengPhotoReply        *reply,
                                 GError               **error);

G_END_DECLS
