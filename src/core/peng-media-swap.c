/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-core"

#include "core/peng-media-swap.h"

static gboolean
is_it (const PengMediaSwap *self,
       const char          *media)
{
  return media != NULL && g_str_equal (media, self->media);
}

static gboolean
stays (const PengMediaSwap *self,
       const PengImage     *image)
{
  return g_str_equal (self->media, self->wanted) && image->width == self->width &&
         image->height == self->height;
}

static void
swap_images (const PengMediaSwap *self,
             PengBlock          **block,
             guint               *n_places,
             gboolean            *fits)
{
  guint n_images;

  peng_block_get_images (*block, &n_images);
  for (guint i = 0; i < n_images; i++)
    {
      PengImage image = peng_block_get_images (*block, &n_images)[i];
      PengBlock *swapped;

      if (!is_it (self, image.media))
        continue;
      if (self->shows != PENG_BLOCK_IMAGE)
        *fits = FALSE;
      if (self->shows != PENG_BLOCK_IMAGE || stays (self, &image))
        continue;

      image.media = self->wanted;
      image.width = self->width;
      image.height = self->height;
      swapped = peng_block_with_image (*block, i, &image);
      peng_block_unref (*block);
      *block = swapped;
      (*n_places)++;
    }
}

/* A video brings its own picture along; a picture may also be that of a video. */
static void
swap_clip (const PengMediaSwap *self,
           PengBlock          **block,
           guint               *n_places,
           gboolean            *fits)
{
  PengBlockKind kind = peng_block_get_kind (*block);
  const char *media = peng_block_get_media (*block);
  const char *poster = peng_block_get_poster (*block);
  gboolean is_clip = is_it (self, media);
  gboolean is_poster = is_it (self, poster);
  PengBlock *swapped;

  if (is_clip)
    *fits = *fits && self->shows == kind;
  if (is_poster)
    *fits = *fits && self->shows == PENG_BLOCK_IMAGE;
  if ((!is_clip && !is_poster) || !*fits || g_str_equal (self->media, self->wanted))
    return;

  swapped = peng_block_new_clip (kind, is_clip ? self->wanted : media,
                                 is_poster ? self->wanted : self->poster,
                                 peng_block_get_part (*block, PENG_PART_CAPTION, 0));
  peng_block_unref (*block);
  *block = swapped;
  (*n_places)++;
}

static void
swap_attachment (const PengMediaSwap *self,
                 PengBlock          **block,
                 guint               *n_places,
                 gboolean            *fits)
{
  PengText *name = peng_block_get_part (*block, PENG_PART_NAME, 0);
  PengBlock *swapped;

  if (!is_it (self, peng_block_get_media (*block)))
    return;
  if (self->shows != PENG_BLOCK_ATTACHMENT)
    *fits = FALSE;
  if (self->shows != PENG_BLOCK_ATTACHMENT || g_str_equal (self->media, self->wanted))
    return;

  swapped = peng_block_new_attachment (self->wanted, peng_text_get_string (name));
  peng_block_unref (*block);
  *block = swapped;
  (*n_places)++;
}

/**
 * peng_media_swap_block:
 * @self: what is to stand in the place of what
 * @block: a block
 * @n_places: (inout): counts the places that have changed
 * @fits: (inout): becomes %FALSE where the item stands in a place that the other cannot take: a video
 *   is no picture
 *
 * Puts one media item in the place of another.
 *
 * Returns: (transfer full): the block, or one like it
 */
PengBlock *
peng_media_swap_block (const PengMediaSwap *self,
                       PengBlock           *block,
                       guint               *n_places,
                       gboolean            *fits)
{
  PengBlockKind kind = peng_block_get_kind (block);
  PengBlock *swapped = peng_block_ref (block);

  if (kind == PENG_BLOCK_IMAGE || kind == PENG_BLOCK_GALLERY)
    swap_images (self, &swapped, n_places, fits);
  else if (kind == PENG_BLOCK_VIDEO || kind == PENG_BLOCK_AUDIO)
    swap_clip (self, &swapped, n_places, fits);
  else if (kind == PENG_BLOCK_ATTACHMENT)
    swap_attachment (self, &swapped, n_places, fits);

  return swapped;
}
