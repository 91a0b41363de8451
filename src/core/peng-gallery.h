/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

G_BEGIN_DECLS

/* What can be done with the pictures of a gallery, as blocks made from blocks: nothing here changes
 * a document. No picture and no word of a caption is ever lost, but by peng_gallery_remove(). */
PengBlock *peng_gallery_with_layout (PengBlock         *self,
                                     PengGalleryLayout  layout);
PengBlock *peng_gallery_move        (PengBlock         *self,
                                     guint              from,
                                     guint              to);
GPtrArray *peng_gallery_insert      (PengBlock         *self,
                                     guint              index,
                                     const PengImage   *images,
                                     guint              n_images);
GPtrArray *peng_gallery_remove      (PengBlock         *self,
                                     guint              index);
GPtrArray *peng_gallery_split       (PengBlock         *self);
GPtrArray *peng_gallery_merge       (PengBlock * const *blocks,
                                     guint              n_blocks);
GPtrArray *peng_gallery_gather      (PengBlock * const *blocks,
                                     guint              n_blocks);

G_END_DECLS
