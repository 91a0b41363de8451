/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-encode.h"

#include <string.h>

#define JPEG_QUALITY    82
#define PNG_COMPRESSION 6

/* How much larger a PNG may be to be kept. */
#define DRAWN_FACTOR 2

/**
 * peng_photo_encoded_clear:
 * @self: an encoded picture
 *
 * Lets go of all that it holds.
 */
void
peng_photo_encoded_clear (PengPhotoEncoded *self)
{
  g_clear_object (&self->image);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
}

/**
 * peng_photo_encoded_hash:
 * @self: an encoded picture
 *
 * Describes the bytes: their number and SHA-256.
 */
void
peng_photo_encoded_hash (PengPhotoEncoded *self)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);

  g_strlcpy (self->wire.sha256, hash, sizeof self->wire.sha256);
  self->wire.size = g_bytes_get_size (self->bytes);
}

static gboolean
encode_as (PengPhotoEncoded  *self,
           PengPhotoFormat    format,
           GError           **error)
{
  void *data = NULL;
  gsize size = 0;
  int status;

  if (format == PENG_PHOTO_FORMAT_PNG)
    status = vips_pngsave_buffer (self->image, &data, &size, "strip", TRUE,
                                  "compression", PNG_COMPRESSION, NULL);
  else
    status = vips_jpegsave_buffer (self->image, &data, &size, "strip", TRUE,
                                   "Q", JPEG_QUALITY, "optimize_coding", TRUE, NULL);
  if (status != 0)
    return peng_photo_fail_with_vips (error);

  self->bytes = g_bytes_new_with_free_func (data, size, g_free, data);
  self->wire.format = format;
  self->wire.width = self->image->Xsize;
  self->wire.height = self->image->Ysize;
  peng_photo_encoded_hash (self);

  return TRUE;
}

/* A drawing, a table or a screenshot is hardly larger as PNG, and sharp; a photograph is ten times
 * as large. */
static gboolean
try_png (PengPhotoEncoded  *self,
         GError           **error)
{
  g_auto (PengPhotoEncoded) png = { .image = g_object_ref (self->image) };

  if (!encode_as (&png, PENG_PHOTO_FORMAT_PNG, error))
    return FALSE;

  if (png.wire.size <= self->wire.size * DRAWN_FACTOR)
    {
      PengPhotoEncoded jpeg = *self;

      *self = png;
      png = jpeg;
    }

  return TRUE;
}

/**
 * peng_photo_encode:
 * @self: has an image of eight bits, grey or sRGB, maybe with alpha
 * @may_be_drawn: whether PNG is tried even where nothing shines through
 * @error: return location
 *
 * Makes the file, without metadata: PNG where it is transparent, else JPEG, or PNG where that may
 * be and is not much larger.
 *
 * Returns: whether it was made; fails with %PENG_PHOTO_ERROR
 */
gboolean
peng_photo_encode (PengPhotoEncoded  *self,
                   gboolean           may_be_drawn,
                   GError           **error)
{
  if (vips_image_hasalpha (self->image))
    return encode_as (self, PENG_PHOTO_FORMAT_PNG, error);

  return encode_as (self, PENG_PHOTO_FORMAT_JPEG, error) &&
         (!may_be_drawn || try_png (self, error));
}

/* libheif comes with or without what decodes HEVC; up to 1.17 it calls that a codec, later a
 * plugin. */
static PengPhotoError
choose_code (const char *text)
{
  if (strstr (text, "out of memory") != NULL || strstr (text, "too large") != NULL)
    return PENG_PHOTO_ERROR_TOO_LARGE;

  if (strstr (text, "Unsupported codec") != NULL || strstr (text, "No decoding plugin") != NULL)
    return PENG_PHOTO_ERROR_NO_DECODER;

  return PENG_PHOTO_ERROR_BROKEN;
}

/**
 * peng_photo_fail_with_vips:
 * @error: return location
 *
 * Makes an error of what vips says, which is text only, of several lines.
 *
 * Returns: %FALSE
 */
gboolean
peng_photo_fail_with_vips (GError **error)
{
  g_autofree char *text = g_strstrip (vips_error_buffer_copy ());

  g_set_error (error, PENG_PHOTO_ERROR, choose_code (text), "%s",
               *text != '\0' ? g_strdelimit (text, "\n", ';') : "The picture cannot be decoded");

  return FALSE;
}
