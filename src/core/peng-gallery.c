/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery"

#include "core/peng-gallery.h"

/* Between the captions of galleries that become one. */
#define CAPTION_SEPARATOR "；"

static GArray *
new_images (const PengImage *images,
            guint            n_images)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (PengImage));

  g_array_append_vals (array, images, n_images);

  return array;
}

static GArray *
dup_images (PengBlock *self)
{
  guint n_images;
  const PengImage *images = peng_block_get_images (self, &n_images);

  return new_images (images, n_images);
}

static PengText *
get_caption (PengBlock *self)
{
  return peng_block_get_part (self, PENG_PART_CAPTION, 0);
}

static gboolean
is_empty (PengText *text)
{
  return peng_text_get_length (text) == 0;
}

static gboolean
is_gallery (PengBlock *self)
{
  return self != NULL && peng_block_get_kind (self) == PENG_BLOCK_GALLERY;
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
}

static PengBlock *
new_gallery (PengBlock *like,
             GArray    *images)
{
  return peng_block_new_gallery (peng_block_get_layout (like), (const PengImage *) images->data,
                                 images->len, get_caption (like));
}

/* A caption that no picture can take stands under the pictures, as it did in the gallery. */
static PengBlock *
new_caption_paragraph (PengText *caption)
{
  PengTextFormat format = { .kind = PENG_BLOCK_PARAGRAPH, .align = PENG_ALIGN_CENTER };

  return peng_block_new_text (&format, caption);
}

/**
 * peng_gallery_with_layout:
 * @self: a gallery
 * @layout: how its pictures are to lie
 *
 * Returns: (transfer full): a gallery of the same pictures
 */
PengBlock *
peng_gallery_with_layout (PengBlock         *self,
                          PengGalleryLayout  layout)
{
  guint n_images;
  const PengImage *images;

  g_return_val_if_fail (is_gallery (self), NULL);

  images = peng_block_get_images (self, &n_images);

  return peng_block_new_gallery (layout, images, n_images, get_caption (self));
}

/**
 * peng_gallery_move:
 * @self: a gallery
 * @from: index of a picture
 * @to: its index afterwards
 *
 * Returns: (transfer full): a gallery with the picture, and its caption, in another place
 */
PengBlock *
peng_gallery_move (PengBlock *self,
                   guint      from,
                   guint      to)
{
  g_autoptr(GArray) images = NULL;
  PengImage moved;

  g_return_val_if_fail (is_gallery (self), NULL);

  images = dup_images (self);
  g_return_val_if_fail (from < images->len && to < images->len, NULL);

  moved = g_array_index (images, PengImage, from);
  g_array_remove_index (images, from);
  g_array_insert_val (images, to, moved);

  return new_gallery (self, images);
}

/**
 * peng_gallery_insert:
 * @self: a gallery
 * @index: before which picture, from 0 to the number of pictures
 * @images: (array length=n_images): further pictures
 * @n_images: how many
 *
 * Adds pictures. What there is no room for, beyond %PENG_GALLERY_MAX, stands behind the gallery in
 * image blocks.
 *
 * Returns: (transfer full) (element-type PengBlock): the gallery, and image blocks
 */
GPtrArray *
peng_gallery_insert (PengBlock       *self,
                     guint            index,
                     const PengImage *images,
                     guint            n_images)
{
  GPtrArray *blocks;
  g_autoptr(GArray) all = NULL;
  guint n_taken;

  g_return_val_if_fail (is_gallery (self), NULL);
  g_return_val_if_fail (images != NULL || n_images == 0, NULL);

  all = dup_images (self);
  g_return_val_if_fail (index <= all->len, NULL);

  blocks = new_blocks ();
  n_taken = MIN (n_images, PENG_GALLERY_MAX - all->len);
  g_array_insert_vals (all, index, images, n_taken);
  g_ptr_array_add (blocks, new_gallery (self, all));

  for (guint i = n_taken; i < n_images; i++)
    g_ptr_array_add (blocks, peng_block_new_image (&images[i]));

  return blocks;
}

static void
add_images (GPtrArray *blocks,
            GArray    *images,
            PengText  *caption)
{
  PengImage *last = &g_array_index (images, PengImage, images->len - 1);
  gboolean taken = is_empty (caption) || is_empty (last->caption);

  if (is_empty (last->caption))
    last->caption = caption;

  for (guint i = 0; i < images->len; i++)
    g_ptr_array_add (blocks, peng_block_new_image (&g_array_index (images, PengImage, i)));

  if (!taken)
    g_ptr_array_add (blocks, new_caption_paragraph (caption));
}

/**
 * peng_gallery_remove:
 * @self: a gallery
 * @index: index of a picture
 *
 * Takes a picture and its caption out. One that is left alone is no gallery any more; see
 * peng_gallery_split() for the caption.
 *
 * Returns: (transfer full) (element-type PengBlock): what stands there then
 */
GPtrArray *
peng_gallery_remove (PengBlock *self,
                     guint      index)
{
  GPtrArray *blocks;
  g_autoptr(GArray) images = NULL;

  g_return_val_if_fail (is_gallery (self), NULL);

  images = dup_images (self);
  g_return_val_if_fail (index < images->len, NULL);

  blocks = new_blocks ();
  g_array_remove_index (images, index);

  if (images->len > 1)
    g_ptr_array_add (blocks, new_gallery (self, images));
  else
    add_images (blocks, images, get_caption (self));

  return blocks;
}

/**
 * peng_gallery_split:
 * @self: a gallery
 *
 * Makes an image block of each picture. The caption of the whole goes to the last picture, or where
 * that has one of its own, to a paragraph below.
 *
 * Returns: (transfer full) (element-type PengBlock): the blocks
 */
GPtrArray *
peng_gallery_split (PengBlock *self)
{
  GPtrArray *blocks;
  g_autoptr(GArray) images = NULL;

  g_return_val_if_fail (is_gallery (self), NULL);

  blocks = new_blocks ();
  images = dup_images (self);
  add_images (blocks, images, get_caption (self));

  return blocks;
}

static PengText *
join_captions (PengText *a,
               PengText *b)
{
  g_autoptr(PengText) separator = NULL;
  g_autoptr(PengText) front = NULL;

  if (is_empty (a) || is_empty (b))
    return peng_text_ref (is_empty (a) ? b : a);

  separator = peng_text_new (CAPTION_SEPARATOR);
  front = peng_text_splice (a, peng_text_get_length (a), 0, separator);

  return peng_text_splice (front, peng_text_get_length (front), 0, b);
}

static gboolean
is_gap (PengBlock *block)
{
  return peng_block_get_kind (block) == PENG_BLOCK_PARAGRAPH &&
         is_empty (peng_block_get_text (block));
}

/* What galleries that become one have together; the layout is the first one's. */
typedef struct
{
  GArray            *images;
  PengText          *caption;
  PengGalleryLayout  layout;
  gboolean           has_layout;
} Merger;

static void
merger_clear (Merger *self)
{
  g_clear_pointer (&self->images, g_array_unref);
  g_clear_pointer (&self->caption, peng_text_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merger, merger_clear)

static void
merger_take_gallery (Merger    *self,
                     PengBlock *block)
{
  PengText *caption = join_captions (self->caption, get_caption (block));

  peng_text_unref (self->caption);
  self->caption = caption;

  if (!self->has_layout)
    self->layout = peng_block_get_layout (block);
  self->has_layout = TRUE;
}

static gboolean
merger_take (Merger    *self,
             PengBlock *block)
{
  guint n_images;
  const PengImage *images = peng_block_get_images (block, &n_images);

  if (n_images == 0)
    return is_gap (block);

  if (is_gallery (block))
    merger_take_gallery (self, block);
  g_array_append_vals (self->images, images, n_images);

  return TRUE;
}

/* Pictures beyond what a gallery can hold make another; never is one left over. */
static void
merger_add_galleries (Merger    *self,
                      GPtrArray *blocks)
{
  const PengImage *images = (const PengImage *) self->images->data;
  g_autoptr(PengText) empty = peng_text_new_empty ();
  guint n_left = self->images->len;

  while (n_left > 0)
    {
      guint n = MIN (n_left, PENG_GALLERY_MAX);

      n -= n_left - n == 1;
      n_left -= n;
      g_ptr_array_add (blocks, peng_block_new_gallery (self->layout, images, n,
                                                       n_left == 0 ? self->caption : empty));
      images += n;
    }
}

/**
 * peng_gallery_merge:
 * @blocks: (array length=n_blocks): image blocks and galleries, and empty paragraphs between them
 * @n_blocks: how many
 *
 * Makes a gallery of neighbouring pictures; several, where there are too many for one. It has the
 * layout of the first gallery among them, and all their captions.
 *
 * Returns: (transfer full) (nullable) (element-type PengBlock): the galleries; %NULL where there is
 *   something else between the pictures, or not two of them
 */
GPtrArray *
peng_gallery_merge (PengBlock * const *blocks,
                    guint              n_blocks)
{
  g_auto(Merger) merger = { NULL };
  GPtrArray *galleries;

  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  merger.images = new_images (NULL, 0);
  merger.caption = peng_text_new_empty ();

  for (guint i = 0; i < n_blocks; i++)
    if (!merger_take (&merger, blocks[i]))
      return NULL;

  if (merger.images->len < 2)
    return NULL;

  galleries = new_blocks ();
  merger_add_galleries (&merger, galleries);

  return galleries;
}

static guint
count_pictures (PengBlock * const *blocks,
                guint              n_blocks)
{
  guint n = 0;
  guint n_images;

  while (n < n_blocks && (peng_block_get_images (blocks[n], &n_images), n_images > 0))
    n++;

  return n;
}

/**
 * peng_gallery_gather:
 * @blocks: (array length=n_blocks): image blocks, galleries and others
 * @n_blocks: how many
 *
 * Makes galleries of the pictures that stand together; a single one and all else stay as they are.
 *
 * Returns: (transfer full) (nullable) (element-type PengBlock): the blocks; %NULL where no two
 *   pictures stand together
 */
GPtrArray *
peng_gallery_gather (PengBlock * const *blocks,
                     guint              n_blocks)
{
  g_autoptr(GPtrArray) gathered = new_blocks ();
  gboolean found = FALSE;

  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  for (guint i = 0; i < n_blocks;)
    {
      guint n = count_pictures (blocks + i, n_blocks - i);
      GPtrArray *galleries = n > 1 ? peng_gallery_merge (blocks + i, n) : NULL;

      if (galleries == NULL)
        {
          g_ptr_array_add (gathered, peng_block_ref (blocks[i++]));
          continue;
        }

      g_ptr_array_extend_and_steal (gathered, galleries);
      found = TRUE;
      i += n;
    }

  return found ? g_steal_pointer (&gathered) : NULL;
}
