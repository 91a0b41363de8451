/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-mark.h"

#include "photo/peng-photo-encode.h"

#include <math.h>

/* Of the picture's width and height: what a watermark takes at most, and how far from the edge it
 * stands. It is never enlarged. */
#define MAX_SHARE    0.25
#define MARGIN_SHARE 0.03

#define RGB  3
#define RGBA 4

static gboolean
fail (GError **error)
{
  g_autoptr (GError) reason = NULL;

  peng_photo_fail_with_vips (&reason);
  g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WATERMARK, reason->message);

  return FALSE;
}

/* Its size is known before it is decoded; so is whether a profile of its own leads to sRGB. */
static gboolean
look (GBytes    *mark,
      gboolean  *has_profile,
      GError   **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (mark, &size);
  g_autoptr (PengPhotoImage) image = NULL;

  if (peng_photo_format_sniff (data, size) != PENG_PHOTO_FORMAT_UNKNOWN)
    image = vips_image_new_from_buffer (data, size, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
  if (image == NULL || (guint64) image->Xsize * image->Ysize > PENG_PHOTO_MAX_PIXELS)
    return fail (error);

  *has_profile = vips_image_get_typeof (image, VIPS_META_ICC_NAME) != 0;

  return TRUE;
}

static VipsImage *
shrink (GBytes   *mark,
        int       width,
        int       height,
        gboolean  has_profile)
{
  gsize size;
  const void *data = g_bytes_get_data (mark, &size);
  VipsImage *shrunk = NULL;

  vips_thumbnail_buffer ((void *) data, size, &shrunk, width, "height", height,
                         "size", VIPS_SIZE_DOWN, "option_string", "fail_on=error",
                         has_profile ? "export_profile" : NULL, "srgb", NULL);

  return shrunk;
}

/* Red, green, blue and alpha of eight bits, in memory. */
static VipsImage *
to_rgba (VipsImage *image)
{
  g_autoptr (PengPhotoImage) srgb = NULL;
  g_autoptr (PengPhotoImage) bytes = NULL;
  g_autoptr (PengPhotoImage) rgba = NULL;

  if (vips_colourspace (image, &srgb, VIPS_INTERPRETATION_sRGB, NULL) != 0 ||
      vips_cast_uchar (srgb, &bytes, NULL) != 0)
    return NULL;
  if (vips_image_hasalpha (bytes))
    rgba = g_object_ref (bytes);
  else if (vips_addalpha (bytes, &rgba, NULL) != 0)
    return NULL;

  return rgba->Bands == RGBA ? vips_image_copy_memory (rgba) : NULL;
}

static VipsImage *
load (GBytes  *mark,
      int      width,
      int      height,
      GError **error)
{
  gboolean has_profile;
  g_autoptr (PengPhotoImage) shrunk = NULL;
  VipsImage *rgba = NULL;

  if (!look (mark, &has_profile, error))
    return NULL;

  shrunk = shrink (mark, width, height, has_profile);
  if (shrunk != NULL)
    rgba = to_rgba (shrunk);
  if (rgba == NULL)
    fail (error);

  return rgba;
}

/* Grey pictures become coloured: a school's sign is. */
static VipsImage *
to_colored (VipsImage *image)
{
  g_autoptr (PengPhotoImage) srgb = NULL;
  VipsImage *memory;

  if (vips_colourspace (image, &srgb, VIPS_INTERPRETATION_sRGB, NULL) != 0)
    return NULL;

  memory = vips_image_copy_memory (srgb);
  if (memory != NULL && memory->Bands != RGB && memory->Bands != RGBA)
    g_clear_object (&memory);

  return memory;
}

static void
find_place (const VipsImage    *image,
            const VipsImage    *mark,
            PengWatermarkPlace  place,
            int                *left,
            int                *top)
{
  int margin = lround (MARGIN_SHARE * MIN (image->Xsize, image->Ysize));
  int right = image->Xsize - mark->Xsize - margin;
  int bottom = image->Ysize - mark->Ysize - margin;
  gboolean is_left = place == PENG_WATERMARK_TOP_LEFT || place == PENG_WATERMARK_BOTTOM_LEFT;
  gboolean is_top = place == PENG_WATERMARK_TOP_LEFT || place == PENG_WATERMARK_TOP_RIGHT;

  *left = is_left ? margin : right;
  *top = is_top ? margin : bottom;
  if (place == PENG_WATERMARK_CENTER)
    {
      *left = (image->Xsize - mark->Xsize) / 2;
      *top = (image->Ysize - mark->Ysize) / 2;
    }

  *left = CLAMP (*left, 0, image->Xsize - mark->Xsize);
  *top = CLAMP (*top, 0, image->Ysize - mark->Ysize);
}

/* Porter and Duff's "over"; what is below may shine through itself. */
static void
blend_pixel (guint8       *below,
             int           n_bands,
             const guint8 *mark,
             double        opacity)
{
  double alpha = opacity * mark[RGB] / 255;
  double under = (n_bands == RGBA ? below[RGB] / 255.0 : 1) * (1 - alpha);

  if (alpha + under <= 0)
    return;

  for (int band = 0; band < RGB; band++)
    below[band] = (guint8) lround ((mark[band] * alpha + below[band] * under) / (alpha + under));
  if (n_bands == RGBA)
    below[RGB] = (guint8) lround ((alpha + under) * 255);
}

static void
blend (VipsImage *image,
       VipsImage *mark,
       int        left,
       int        top,
       double     opacity)
{
  for (int y = 0; y < mark->Ysize; y++)
    {
      guint8 *below = VIPS_IMAGE_ADDR (image, left, top + y);
      const guint8 *row = VIPS_IMAGE_ADDR (mark, 0, y);

      for (int x = 0; x < mark->Xsize; x++)
        blend_pixel (below + x * image->Bands, image->Bands, row + x * RGBA, opacity);
    }
}

/**
 * peng_photo_mark:
 * @image: a finished picture, in memory, of eight bits; it may be drawn on
 * @mark: the whole file of the picture that stands on it
 * @place: where
 * @opacity: above 0, to 1
 * @error: return location
 *
 * Puts a watermark on a picture.
 *
 * Returns: (transfer full) (nullable): the picture with it, in memory; fails with
 *   %PENG_PHOTO_ERROR
 */
VipsImage *
peng_photo_mark (VipsImage          *image,
                 GBytes             *mark,
                 PengWatermarkPlace  place,
                 double              opacity,
                 GError            **error)
{
  g_autoptr (PengPhotoImage) loaded = load (mark, MAX (1, image->Xsize * MAX_SHARE),
                                            MAX (1, image->Ysize * MAX_SHARE), error);
  VipsImage *colored;
  int left, top;

  if (loaded == NULL)
    return NULL;

  colored = to_colored (image);
  if (colored == NULL)
    {
      peng_photo_fail_with_vips (error);
      return NULL;
    }

  find_place (colored, loaded, place, &left, &top);
  blend (colored, loaded, left, top, opacity);

  return colored;
}
