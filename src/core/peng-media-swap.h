/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

G_BEGIN_DECLS

/**
 * PengMediaSwap:
 * @media: name of the item that stands in articles
 * @wanted: name of the item that is to stand there; @media itself where only its size has changed
 * @shows: what it can be in an article: %PENG_BLOCK_IMAGE, %PENG_BLOCK_VIDEO, %PENG_BLOCK_AUDIO or
 *   %PENG_BLOCK_ATTACHMENT
 * @width: of a picture, as pages show it, in pixels
 * @height: as @width
 * @poster: (nullable): of a video, name of its picture
 *
 * One media item in the place of another.
 */
typedef struct
{
  const char    *media;
  const char    *wanted;
  PengBlockKind  shows;
  guint          width;
  guint          height;
  const char    *poster;
} PengMediaSwap;

/* Words stay: captions, alternative texts, links and the name of an attachment. */
PengBlock *peng_media_swap_block (const PengMediaSwap *self,
                                  PengBlock           *block,
                                  guint               *n_places,
                                  gboolean            *fits);

G_END_DECLS
