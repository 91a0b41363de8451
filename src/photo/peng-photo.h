/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-recipe.h"

G_BEGIN_DECLS

/* The web version: at most this wide and this high after turning. The height only bounds what is
 * no photograph (a strip, a screenshot of a whole chat). */
#define PENG_PHOTO_WEB_WIDTH   PENG_RECIPE_MAX_WIDTH
#define PENG_PHOTO_WEB_HEIGHT  PENG_RECIPE_MAX_HEIGHT

/* The longest edge of a thumbnail. */
#define PENG_PHOTO_THUMB_EDGE  512

/* What is larger is refused before it is decoded. */
#define PENG_PHOTO_MAX_PIXELS  (300 * G_GUINT64_CONSTANT (1000000))
#define PENG_PHOTO_MAX_BYTES   (256 * 1024 * 1024)

#define PENG_PHOTO_ERROR (peng_photo_error_quark ())

/**
 * PengPhotoError:
 * @PENG_PHOTO_ERROR_UNREADABLE: the file is not there, or may not be read
 * @PENG_PHOTO_ERROR_NOT_A_FILE: it is a folder, a pipe or a device
 * @PENG_PHOTO_ERROR_UNSUPPORTED: its bytes are of no format that is taken in
 * @PENG_PHOTO_ERROR_BROKEN: its format is known, but it is damaged, cut short or empty
 * @PENG_PHOTO_ERROR_TOO_LARGE: more than %PENG_PHOTO_MAX_PIXELS or %PENG_PHOTO_MAX_BYTES, or
 *   more than the memory that a worker may have
 * @PENG_PHOTO_ERROR_CRASHED: the worker ended while it had this photograph
 * @PENG_PHOTO_ERROR_TIMED_OUT: the worker took too long and was ended
 * @PENG_PHOTO_ERROR_NOT_WRITTEN: the results could not be written (disk full, read-only folder)
 * @PENG_PHOTO_ERROR_NO_WORKER: the worker program could not be started
 * @PENG_PHOTO_ERROR_NO_DECODER: its format is one of ours, but this computer has nothing that
 *   decodes it
 * @PENG_PHOTO_ERROR_NO_WATERMARK: the picture that is to stand on it cannot be read
 *
 * Why a photograph did not come in. Each costs that one photograph only.
 */
typedef enum
{
  PENG_PHOTO_ERROR_UNREADABLE,
  PENG_PHOTO_ERROR_NOT_A_FILE,
  PENG_PHOTO_ERROR_UNSUPPORTED,
  PENG_PHOTO_ERROR_BROKEN,
  PENG_PHOTO_ERROR_TOO_LARGE,
  PENG_PHOTO_ERROR_CRASHED,
  PENG_PHOTO_ERROR_TIMED_OUT,
  PENG_PHOTO_ERROR_NOT_WRITTEN,
  PENG_PHOTO_ERROR_NO_WORKER,
  PENG_PHOTO_ERROR_NO_DECODER,
  PENG_PHOTO_ERROR_NO_WATERMARK,
  PENG_PHOTO_N_ERRORS
} PengPhotoError;

/**
 * PengPhotoFormat:
 * @PENG_PHOTO_FORMAT_UNKNOWN: none of these
 * @PENG_PHOTO_FORMAT_JPEG: JPEG
 * @PENG_PHOTO_FORMAT_PNG: PNG
 * @PENG_PHOTO_FORMAT_WEBP: WebP
 * @PENG_PHOTO_FORMAT_HEIC: HEIC, as telephones write it
 * @PENG_PHOTO_FORMAT_AVIF: AVIF
 * @PENG_PHOTO_FORMAT_TIFF: TIFF
 * @PENG_PHOTO_FORMAT_GIF: GIF
 *
 * A picture's format, told by its first bytes, never by its name.
 */
typedef enum
{
  PENG_PHOTO_FORMAT_UNKNOWN,
  PENG_PHOTO_FORMAT_JPEG,
  PENG_PHOTO_FORMAT_PNG,
  PENG_PHOTO_FORMAT_WEBP,
  PENG_PHOTO_FORMAT_HEIC,
  PENG_PHOTO_FORMAT_AVIF,
  PENG_PHOTO_FORMAT_TIFF,
  PENG_PHOTO_FORMAT_GIF,
  PENG_PHOTO_N_FORMATS
} PengPhotoFormat;

/**
 * PengPhotoPicture:
 * @format: %PENG_PHOTO_FORMAT_JPEG, or %PENG_PHOTO_FORMAT_PNG where that keeps more
 * @path: (type filename): the file, which belongs to whoever asked for it
 * @sha256: of its bytes, 64 lower-case hexadecimal digits
 * @size: in bytes
 * @width: in pixels, upright
 * @height: in pixels, upright
 *
 * One of the two pictures made from an original. It carries no metadata.
 */
typedef struct
{
  PengPhotoFormat  format;
  char            *path;
  char            *sha256;
  guint64          size;
  guint            width;
  guint            height;
} PengPhotoPicture;

/**
 * PengPhotoWords:
 * @caption: what is to be seen
 * @credit: who made it
 * @place: where
 * @event: at what event
 * @tags: words that it goes by, one a line
 *
 * What whoever made a photograph has written into it, in UTF-8; empty where nothing was. No line
 * breaks but between tags.
 */
typedef struct
{
  char caption[800];
  char credit[200];
  char place[200];
  char event[200];
  char tags[400];
} PengPhotoWords;

/**
 * PengPhotoResult:
 * @format: of the original, by its bytes
 * @sha256: of the original's bytes, 64 lower-case hexadecimal digits
 * @size: of the original, in bytes
 * @width: of the original, upright, in pixels
 * @height: of the original, upright, in pixels
 * @taken_at: (nullable): when it was taken by the camera's clock, `YYYY-MM-DDTHH:MM:SS`
 * @look: 64 signs of what it looks like: another shot of the same differs in few of them
 * @words: what is written into it; first values for the library, never published
 * @web: at most %PENG_PHOTO_WEB_WIDTH wide
 * @thumb: at most %PENG_PHOTO_THUMB_EDGE on its longest edge
 *
 * What was made of one photograph.
 */
typedef struct
{
  PengPhotoFormat   format;
  char             *sha256;
  guint64           size;
  guint             width;
  guint             height;
  char             *taken_at;
  guint64           look;
  PengPhotoWords    words;
  PengPhotoPicture  web;
  PengPhotoPicture  thumb;
} PengPhotoResult;

#define PENG_TYPE_PHOTO_RESULT (peng_photo_result_get_type ())

GQuark           peng_photo_error_quark          (void);

GType            peng_photo_result_get_type      (void);
PengPhotoResult *peng_photo_result_copy          (const PengPhotoResult *self);
void             peng_photo_result_free          (PengPhotoResult       *self);

PengPhotoFormat  peng_photo_format_sniff         (const guint8          *bytes,
                                                  gsize                  n_bytes);
const char      *peng_photo_format_get_mime      (PengPhotoFormat        format);
const char      *peng_photo_format_get_extension (PengPhotoFormat        format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPhotoResult, peng_photo_result_free)

G_END_DECLS
