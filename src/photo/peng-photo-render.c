/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-render.h"

#include "photo/peng-photo-encode.h"
#include "photo/peng-photo-fit.h"
#include "photo/peng-photo-look.h"
#include "photo/peng-photo-mark.h"
#include "photo/peng-photo-words.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <vips/vips.h>

/* One decoding gives everything: vips shrinks while it loads and turns, converts to sRGB and ends
 * in memory as the web version; the thumbnail is made from that. Hashing the original and making
 * the thumbnail go on beside it in threads of their own. */
typedef struct
{
  const PengPhotoOrder *order;
  PengPhotoEncoded original;
  gboolean         has_profile;
  PengPhotoEncoded web;
  PengPhotoEncoded thumb;
  guint64          look;
} Photo;

/* Loaders of what comes in; all others, and whatever vips calls untrusted, are blocked. */
static const char * const loaders[] = {
  "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif",
  "VipsForeignLoadTiff", "VipsForeignLoadNsgif",
};

/* A decoder's log would only repeat what the error says, in words chosen by a stranger. */
static void
ignore_log (const char     *domain,
            GLogLevelFlags  level,
            const char     *message,
            gpointer        user_data)
{
}

/* Codecs that libheif keeps in files of their own are loaded by the first HEIF picture. It has to
 * come before paths are denied. */
static void
load_codecs (void)
{
  static const char first[] = "\0\0\0\030ftypheic\0\0\0\0mif1heic";
  g_autoptr (PengPhotoImage) image = NULL;

  image = vips_image_new_from_buffer (first, sizeof first - 1, "", NULL);
  vips_error_clear ();
}

/**
 * peng_photo_render_init:
 * @program: argv[0]
 *
 * Starts vips with only the loaders that are named here.
 *
 * Returns: whether it started
 */
gboolean
peng_photo_render_init (const char *program)
{
  /* Nothing is spilled to a temporary file; the limit on memory decides. */
  g_setenv ("VIPS_DISC_THRESHOLD", "64g", TRUE);
  g_log_set_handler ("VIPS", G_LOG_LEVEL_MASK, ignore_log, NULL);

  if (VIPS_INIT (program) != 0)
    return FALSE;

  vips_block_untrusted_set (TRUE);
  vips_operation_block_set ("VipsForeignLoad", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (loaders); i++)
    vips_operation_block_set (loaders[i], FALSE);

  vips_cache_set_max (0);
  load_codecs ();

  return TRUE;
}

static gpointer
hash_thread (gpointer data)
{
  peng_photo_encoded_hash (data);

  return NULL;
}

static gboolean
write_all (int       fd,
           GBytes   *bytes,
           GError  **error)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n_written = write (fd, data, left);

      if (n_written < 0 && errno != EINTR)
        {
          g_set_error (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NOT_WRITTEN, "%s",
                       g_strerror (errno));
          return FALSE;
        }
      data += MAX (n_written, 0);
      left -= MAX (n_written, 0);
    }

  return TRUE;
}

/* EXIF 2.32: "YYYY:MM:DD HH:MM:SS", which vips gives with a description behind. */
static void
read_taken_at (VipsImage *image,
               char       taken_at[20])
{
  const char *value;
  int year, month, day, hour, minute, second;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (vips_image_get_typeof (image, "exif-ifd2-DateTimeOriginal") != VIPS_TYPE_REF_STRING ||
      vips_image_get_string (image, "exif-ifd2-DateTimeOriginal", &value) != 0 ||
      sscanf (value, "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return;

  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL || year < 1826)
    return;

  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  g_strlcpy (taken_at, text, 20);
}

static void
read_words (VipsImage      *image,
            PengPhotoWords *words)
{
  const void *data;
  size_t size;

  if (vips_image_get_typeof (image, VIPS_META_IPTC_NAME) == VIPS_TYPE_BLOB &&
      vips_image_get_blob (image, VIPS_META_IPTC_NAME, &data, &size) == 0)
    peng_photo_words_read_iptc (words, data, size);
  if (vips_image_get_typeof (image, VIPS_META_XMP_NAME) == VIPS_TYPE_BLOB &&
      vips_image_get_blob (image, VIPS_META_XMP_NAME, &data, &size) == 0)
    peng_photo_words_read_xmp (words, data, size);
}

static gboolean
read_header (Photo           *photo,
             PengPhotoReply  *reply,
             GError         **error)
{
  gsize size;
  const void *data = g_bytes_get_data (photo->original.bytes, &size);
  g_autoptr (PengPhotoImage) image =
    vips_image_new_from_buffer (data, size, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
  gboolean lies;

  if (image == NULL)
    return peng_photo_fail_with_vips (error);

  if ((guint64) image->Xsize * image->Ysize > PENG_PHOTO_MAX_PIXELS)
    {
      g_set_error (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_TOO_LARGE,
                   "%d × %d pixels are too many", image->Xsize, image->Ysize);
      return FALSE;
    }

  lies = vips_image_get_orientation_swap (image);
  photo->original.wire.width = lies ? image->Ysize : image->Xsize;
  photo->original.wire.height = lies ? image->Xsize : image->Ysize;
  photo->has_profile = vips_image_get_typeof (image, VIPS_META_ICC_NAME) != 0;
  read_taken_at (image, reply->taken_at);
  read_words (image, &reply->words);

  return TRUE;
}

/* In Debian 12's version the property "fail_on" is not heard, the loader's own option is: without
 * it what is missing of a picture would become black.
 * A profile of its own leads to sRGB while the picture is made small. Without one the values are
 * taken for sRGB already, grey, or the usual CMYK; sixteen bits become eight. */
static VipsImage *
shrink (Photo *photo,
        guint  width,
        guint  height)
{
  gsize size;
  const void *data = g_bytes_get_data (photo->original.bytes, &size);
  VipsImage *shrunk = NULL;

  vips_thumbnail_buffer ((void *) data, size, &shrunk, (int) width,
                         "height", (int) height, "size", VIPS_SIZE_DOWN,
                         "option_string", "fail_on=error",
                         photo->has_profile ? "export_profile" : NULL, "srgb", NULL);

  return shrunk;
}

static VipsImage *
convert (VipsImage *image)
{
  gboolean grey = image->Type == VIPS_INTERPRETATION_B_W ||
                  image->Type == VIPS_INTERPRETATION_GREY16;
  VipsImage *converted = NULL;

  vips_colourspace (image, &converted, grey ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB,
                    NULL);

  return converted;
}

/* Drops an alpha channel that hides nothing. */
static VipsImage *
simplify (VipsImage *image)
{
  g_autoptr (PengPhotoImage) alpha = NULL;
  VipsImage *simple = NULL;
  double least = 0;

  if (!vips_image_hasalpha (image))
    return g_object_ref (image);

  if (vips_extract_band (image, &alpha, image->Bands - 1, NULL) != 0 ||
      vips_min (alpha, &least, NULL) != 0)
    return NULL;
  if (least < 255)
    return g_object_ref (image);

  vips_extract_band (image, &simple, 0, "n", image->Bands - 1, NULL);

  return simple;
}

/* In memory: sRGB or grey, eight bits. */
static VipsImage *
settle (VipsImage *image)
{
  g_autoptr (PengPhotoImage) converted = convert (image);
  g_autoptr (PengPhotoImage) memory = converted != NULL ? vips_image_copy_memory (converted) : NULL;

  return memory != NULL ? simplify (memory) : NULL;
}

/* The whole picture as it is. */
static VipsImage *
make_plain (Photo *photo)
{
  g_autoptr (PengPhotoImage) shrunk = shrink (photo, PENG_PHOTO_WEB_WIDTH, PENG_PHOTO_WEB_HEIGHT);

  return shrunk != NULL ? settle (shrunk) : NULL;
}

static VipsImage *
make_fit (Photo *photo)
{
  PengPhotoFit fit;
  g_autoptr (PengPhotoImage) shrunk = NULL;
  g_autoptr (PengPhotoImage) part = NULL;
  g_autoptr (PengPhotoImage) settled = NULL;

  peng_photo_fit_init (&fit, photo->order->recipe, photo->original.wire.width,
                       photo->original.wire.height);
  shrunk = shrink (photo, fit.room_width, fit.room_height);
  part = shrunk != NULL ? peng_photo_fit_cut (&fit, shrunk) : NULL;
  settled = part != NULL ? settle (part) : NULL;

  return settled != NULL ? peng_photo_fit_make (&fit, settled) : NULL;
}

/* The picture in memory: upright, sRGB or grey, eight bits, no larger than promised. */
static VipsImage *
make_web (Photo   *photo,
          GError **error)
{
  const PengRecipe *recipe = photo->order->recipe;
  g_autoptr (PengPhotoImage) web = peng_recipe_is_plain (recipe) ? make_plain (photo)
                                                                 : make_fit (photo);

  if (web == NULL)
    {
      peng_photo_fail_with_vips (error);
      return NULL;
    }
  if (recipe->watermark == NULL)
    return g_steal_pointer (&web);

  return peng_photo_mark (web, photo->order->watermark, recipe->place, recipe->opacity, error);
}

static gpointer
thumb_thread (gpointer data)
{
  Photo *photo = data;
  PengPhotoEncoded *thumb = &photo->thumb;
  g_autoptr (PengPhotoImage) web = g_steal_pointer (&thumb->image);
  g_autoptr (PengPhotoImage) shrunk = NULL;

  if (vips_thumbnail_image (web, &shrunk, PENG_PHOTO_THUMB_EDGE,
                            "height", PENG_PHOTO_THUMB_EDGE, "size", VIPS_SIZE_DOWN, NULL) == 0)
    thumb->image = vips_image_copy_memory (shrunk);

  if (thumb->image == NULL || !peng_photo_look (thumb->image, &photo->look))
    peng_photo_fail_with_vips (&thumb->error);
  else
    peng_photo_encode (thumb, FALSE, &thumb->error);

  vips_thread_shutdown ();

  return NULL;
}

static gboolean
make_pictures (Photo   *photo,
               GError **error)
{
  gboolean may_be_drawn = photo->original.wire.format == PENG_PHOTO_FORMAT_PNG ||
                          photo->original.wire.format == PENG_PHOTO_FORMAT_GIF;
  GThread *thread;
  gboolean encoded;

  photo->web.image = make_web (photo, error);
  if (photo->web.image == NULL)
    return FALSE;

  photo->thumb.image = g_object_ref (photo->web.image);
  thread = g_thread_new ("thumb", thumb_thread, photo);
  encoded = peng_photo_encode (&photo->web, may_be_drawn, error);
  g_thread_join (thread);

  if (encoded && photo->thumb.error != NULL)
    g_propagate_error (error, g_steal_pointer (&photo->thumb.error));

  return encoded && photo->thumb.bytes != NULL;
}

static void
photo_clear (Photo *photo)
{
  peng_photo_encoded_clear (&photo->original);
  peng_photo_encoded_clear (&photo->web);
  peng_photo_encoded_clear (&photo->thumb);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Photo, photo_clear)

/**
 * peng_photo_render:
 * @order: what is to be made
 * @files: where the web version and the thumbnail are written to
 * @reply: (out): what was made, where it succeeds
 * @error: return location
 *
 * Makes the web version and the thumbnail of one photograph: turned upright by EXIF, converted to
 * sRGB by its ICC profile, made fit by its recipe, without metadata. Of several pages or frames it
 * is the first. The same bytes and the same recipe give the same bytes.
 *
 * Returns: whether both were written; fails with %PENG_PHOTO_ERROR
 */
gboolean
peng_photo_render (const PengPhotoOrder  *order,
                   const int              files[PENG_PHOTO_N_FILES],
                   PengPhotoReply        *reply,
                   GError               **error)
{
  g_auto (Photo) photo = { .order = order, .original.bytes = g_bytes_ref (order->original) };
  gsize size;
  const guint8 *data = g_bytes_get_data (order->original, &size);
  GThread *thread;
  gboolean made;

  photo.original.wire.format = peng_photo_format_sniff (data, size);
  if (photo.original.wire.format == PENG_PHOTO_FORMAT_UNKNOWN)
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNSUPPORTED,
                           "It is no picture of a known format");
      return FALSE;
    }

  vips_error_clear ();
  vips_concurrency_set (order->n_threads);
  thread = g_thread_new ("hash", hash_thread, &photo.original);
  made = read_header (&photo, reply, error) && make_pictures (&photo, error) &&
         write_all (files[PENG_PHOTO_FILE_WEB], photo.web.bytes, error) &&
         write_all (files[PENG_PHOTO_FILE_THUMB], photo.thumb.bytes, error);
  g_thread_join (thread);

  reply->original = photo.original.wire;
  reply->web = photo.web.wire;
  reply->thumb = photo.thumb.wire;
  reply->look = photo.look;

  return made;
}
