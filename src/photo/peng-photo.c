/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo.h"

#include <string.h>

#define TAG_NEW_SUBFILE_TYPE 254
#define TAG_DNG_VERSION      50706

typedef struct
{
  const char *mime;
  const char *extension;
} FormatInfo;

static const FormatInfo formats[PENG_PHOTO_N_FORMATS] = {
  [PENG_PHOTO_FORMAT_UNKNOWN] = { "application/octet-stream", "bin" },
  [PENG_PHOTO_FORMAT_JPEG] = { "image/jpeg", "jpg" },
  [PENG_PHOTO_FORMAT_PNG] = { "image/png", "png" },
  [PENG_PHOTO_FORMAT_WEBP] = { "image/webp", "webp" },
  [PENG_PHOTO_FORMAT_HEIC] = { "image/heic", "heic" },
  [PENG_PHOTO_FORMAT_AVIF] = { "image/avif", "avif" },
  [PENG_PHOTO_FORMAT_TIFF] = { "image/tiff", "tiff" },
  [PENG_PHOTO_FORMAT_GIF] = { "image/gif", "gif" },
};

typedef struct
{
  guint            offset;
  const char      *bytes;
  guint            n_bytes;
  PengPhotoFormat  format;
} Magic;

static const Magic magics[] = {
  { 0, "\xff\xd8\xff", 3, PENG_PHOTO_FORMAT_JPEG },
  { 0, "\x89PNG\r\n\x1a\n", 8, PENG_PHOTO_FORMAT_PNG },
  { 8, "WEBP", 4, PENG_PHOTO_FORMAT_WEBP },
  { 0, "II*\0", 4, PENG_PHOTO_FORMAT_TIFF },
  { 0, "MM\0*", 4, PENG_PHOTO_FORMAT_TIFF },
  { 0, "II+\0", 4, PENG_PHOTO_FORMAT_TIFF },
  { 0, "MM\0+", 4, PENG_PHOTO_FORMAT_TIFF },
  { 0, "GIF87a", 6, PENG_PHOTO_FORMAT_GIF },
  { 0, "GIF89a", 6, PENG_PHOTO_FORMAT_GIF },
};

/* Brands of ISO/IEC 23008-12 (HEIF) and of AVIF. The generic mif1 and msf1 say nothing of the
 * codec; a file that names them alone is taken for HEVC, as most are. */
static const struct
{
  char             brand[5];
  PengPhotoFormat  format;
} brands[] = {
  { "heic", PENG_PHOTO_FORMAT_HEIC }, { "heix", PENG_PHOTO_FORMAT_HEIC },
  { "hevc", PENG_PHOTO_FORMAT_HEIC }, { "hevx", PENG_PHOTO_FORMAT_HEIC },
  { "heim", PENG_PHOTO_FORMAT_HEIC }, { "heis", PENG_PHOTO_FORMAT_HEIC },
  { "hevm", PENG_PHOTO_FORMAT_HEIC }, { "hevs", PENG_PHOTO_FORMAT_HEIC },
  { "avif", PENG_PHOTO_FORMAT_AVIF }, { "avis", PENG_PHOTO_FORMAT_AVIF },
  { "mif1", PENG_PHOTO_FORMAT_HEIC }, { "msf1", PENG_PHOTO_FORMAT_HEIC },
};

G_DEFINE_QUARK (peng-photo-error-quark, peng_photo_error)
G_DEFINE_BOXED_TYPE (PengPhotoResult, peng_photo_result,
                     peng_photo_result_copy, peng_photo_result_free)

static gboolean
magic_matches (const Magic  *magic,
               const guint8 *bytes,
               gsize         n_bytes)
{
  return n_bytes >= magic->offset + magic->n_bytes &&
         memcmp (bytes + magic->offset, magic->bytes, magic->n_bytes) == 0;
}

/* How many brands the ftyp box at the start lists: the major one, which is the first, and those
 * after its version. */
static gsize
count_brands (const guint8 *bytes,
              gsize         n_bytes)
{
  gsize size;

  if (n_bytes < 16 || memcmp (bytes + 4, "ftyp", 4) != 0)
    return 0;

  size = (gsize) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];

  return (MIN (size, n_bytes) - MIN (size, 8)) / 4;
}

static PengPhotoFormat
sniff_brands (const guint8 *bytes,
              gsize         n_bytes)
{
  gsize n_brands = count_brands (bytes, n_bytes);

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    for (gsize j = 0; j < n_brands; j++)
      if (j != 1 && memcmp (bytes + 8 + 4 * j, brands[i].brand, 4) == 0)
        return brands[i].format;

  return PENG_PHOTO_FORMAT_UNKNOWN;
}

static guint32
read_number (const guint8 *bytes,
             guint         n_bytes,
             gboolean      big_endian)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | bytes[big_endian ? i : n_bytes - 1 - i];

  return value;
}

/* A camera's raw file is a TIFF whose first picture is a small one to look at (TIFF 6.0, tag
 * NewSubfileType, bit 0), or that says so (DNG 1.6, tag DNGVersion; Canon's mark at byte 8). */
static gboolean
is_raw (const guint8 *bytes,
        gsize         n_bytes)
{
  gboolean big_endian = bytes[0] == 'M';
  guint32 start = n_bytes >= 10 ? read_number (bytes + 4, 4, big_endian) : 0;
  guint n_entries;

  if (n_bytes >= 10 && memcmp (bytes + 8, "CR", 2) == 0)
    return TRUE;
  if (start < 8 || start > n_bytes - 2)
    return FALSE;

  n_entries = read_number (bytes + start, 2, big_endian);
  for (gsize at = start + 2; n_entries > 0 && at + 12 <= n_bytes; at += 12, n_entries--)
    {
      guint tag = read_number (bytes + at, 2, big_endian);

      if (tag == TAG_DNG_VERSION ||
          (tag == TAG_NEW_SUBFILE_TYPE && (read_number (bytes + at + 8, 4, big_endian) & 1) != 0))
        return TRUE;
    }

  return FALSE;
}

static void
picture_copy (PengPhotoPicture       *copy,
              const PengPhotoPicture *picture)
{
  *copy = *picture;
  copy->path = g_strdup (picture->path);
  copy->sha256 = g_strdup (picture->sha256);
}

static void
picture_clear (PengPhotoPicture *picture)
{
  g_free (picture->path);
  g_free (picture->sha256);
}

/**
 * peng_photo_result_copy:
 * @self: a result
 *
 * Returns: (transfer full): a copy; the files are not copied
 */
PengPhotoResult *
peng_photo_result_copy (const PengPhotoResult *self)
{
  PengPhotoResult *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (PengPhotoResult, 1);
  *copy = *self;
  copy->sha256 = g_strdup (self->sha256);
  copy->taken_at = g_strdup (self->taken_at);
  picture_copy (&copy->web, &self->web);
  picture_copy (&copy->thumb, &self->thumb);

  return copy;
}

/**
 * peng_photo_result_free:
 * @self: a result
 *
 * Frees the description. The files stay where they are.
 */
void
peng_photo_result_free (PengPhotoResult *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sha256);
  g_free (self->taken_at);
  picture_clear (&self->web);
  picture_clear (&self->thumb);
  g_free (self);
}

/**
 * peng_photo_format_sniff:
 * @bytes: (array length=n_bytes): how the file begins; 64 bytes tell all but a camera's raw file
 *   from TIFF, which takes the whole
 * @n_bytes: how many there are
 *
 * Tells a picture's format by its bytes.
 *
 * Returns: the format, or %PENG_PHOTO_FORMAT_UNKNOWN
 */
PengPhotoFormat
peng_photo_format_sniff (const guint8 *bytes,
                         gsize         n_bytes)
{
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, PENG_PHOTO_FORMAT_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (magic_matches (&magics[i], bytes, n_bytes))
      return magics[i].format == PENG_PHOTO_FORMAT_TIFF && is_raw (bytes, n_bytes)
               ? PENG_PHOTO_FORMAT_UNKNOWN
               : magics[i].format;

  return sniff_brands (bytes, n_bytes);
}

/**
 * peng_photo_format_get_mime:
 * @format: a format that is known
 *
 * Returns: (transfer none): the media type, such as `image/jpeg`
 */
const char *
peng_photo_format_get_mime (PengPhotoFormat format)
{
  g_return_val_if_fail (format < PENG_PHOTO_N_FORMATS, NULL);

  return formats[format].mime;
}

/**
 * peng_photo_format_get_extension:
 * @format: a format that is known
 *
 * Returns: (transfer none): the usual end of a file name, without its dot
 */
const char *
peng_photo_format_get_extension (PengPhotoFormat format)
{
  g_return_val_if_fail (format < PENG_PHOTO_N_FORMATS, NULL);

  return formats[format].extension;
}
