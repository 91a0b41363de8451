/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-look.h"

#include "photo/peng-photo-encode.h"

#define ROWS    8
#define COLUMNS 8

/* A grey picture of eight rows, with one column more than there are signs in each. */
static guint8 *
make_tiny (VipsImage *image)
{
  g_autoptr (PengPhotoImage) tiny = NULL;
  g_autoptr (PengPhotoImage) flat = NULL;
  g_autoptr (PengPhotoImage) grey = NULL;
  g_autoptr (PengPhotoImage) bytes = NULL;
  size_t size;

  if (vips_thumbnail_image (image, &tiny, COLUMNS + 1, "height", ROWS, "size", VIPS_SIZE_FORCE,
                            NULL) != 0 ||
      (vips_image_hasalpha (tiny) ? vips_flatten (tiny, &flat, NULL)
                                  : vips_copy (tiny, &flat, NULL)) != 0 ||
      vips_colourspace (flat, &grey, VIPS_INTERPRETATION_B_W, NULL) != 0 ||
      vips_cast_uchar (grey, &bytes, NULL) != 0 || bytes->Bands != 1)
    return NULL;

  return vips_image_write_to_memory (bytes, &size);
}

/**
 * peng_photo_look:
 * @image: a picture, upright
 * @look: (out): 64 signs, the first is the highest bit
 *
 * Tells what a picture looks like so that another shot of the same has nearly the same signs, whatever
 * its size and quality: for each place of a tiny grey picture whether it is darker than the one to its
 * right (the difference hash of Neal Krawetz, 2013).
 *
 * Returns: whether it could
 */
gboolean
peng_photo_look (VipsImage *image,
                 guint64   *look)
{
  guint8 *tiny = make_tiny (image);

  if (tiny == NULL)
    return FALSE;

  *look = 0;
  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        const guint8 *pixel = tiny + row * (COLUMNS + 1) + column;

        *look = *look << 1 | (pixel[0] < pixel[1]);
      }
  g_free (tiny);

  return TRUE;
}
