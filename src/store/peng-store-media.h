/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-media-files.h"
#include "store/peng-media-words.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengMedia:
 * @sha: SHA-256 of the original's bytes, its name in documents
 * @name: file name as it came
 * @mime: media type of the original
 * @size: bytes of the original
 * @width: pixels of the upright original, 0 for what is no picture
 * @height: as @width
 * @taken: when the photograph was taken, microseconds since 1970, 0 where not known
 * @added: when it came into the library
 * @web_sha: (nullable): SHA-256 of the web version's bytes, %NULL where there is none
 * @web_mime: (nullable): its media type
 * @web_size: bytes of the web version
 * @web_width: pixels of the web version
 * @web_height: as @web_width
 * @has_thumb: whether there is a thumbnail
 * @duration: milliseconds of a video or a sound, 0 where not known
 * @poster: (nullable): name of the item that is a picture of a video
 */
typedef struct
{
  char     *sha;
  char     *name;
  char     *mime;
  guint64   size;
  guint     width;
  guint     height;
  gint64    taken;
  gint64    added;
  char     *web_sha;
  char     *web_mime;
  guint64   web_size;
  guint     web_width;
  guint     web_height;
  gboolean  has_thumb;
  guint64   duration;
  char     *poster;
} PengMedia;

PengMedia *peng_media_copy (const PengMedia *self);
void       peng_media_free (PengMedia       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengMedia, peng_media_free)

/**
 * PengMediaSource:
 * @path: (nullable): file of the original, read and left alone
 * @bytes: (nullable): the original, where there is no file
 * @sha: (nullable): what the original's SHA-256 has to be, as whoever made the variants saw it;
 *   where the file was changed since then, it is %PENG_STORE_ERROR_MISMATCH
 * @web_path: (nullable): file of the web version, as the photograph worker made it
 * @thumb_path: (nullable): file of the thumbnail
 * @name: file name to show
 * @mime: media type of the original
 * @has_look: whether @look says something
 * @words: (nullable): what is said of it at first, if nothing is yet
 * @look: 64 signs of what a picture looks like: another shot of the same differs in few of them
 * @web_mime: (nullable): media type of the web version
 * @is_clip: whether it is a video or a sound, and @duration and @poster say something
 * @duration: in milliseconds, 0 where not known
 * @poster: (nullable): a picture of a video, which comes in with it as an item of its own
 *
 * What peng_store_add_media_async() takes in. Everything is copied before it returns but the files,
 * which must stay until it has finished.
 */
typedef struct _PengMediaSource PengMediaSource;

struct _PengMediaSource
{
  const char *path;
  GBytes     *bytes;
  const char *sha;
  const char *web_path;
  const char *thumb_path;
  const char *name;
  const char *mime;
  guint       width;
  guint       height;
  gint64      taken;
  gboolean    has_look;
  guint64     look;
  const PengMediaChange *words;
  const char *web_mime;
  guint       web_width;
  guint       web_height;
  gboolean    is_clip;
  guint64     duration;
  const PengMediaSource *poster;
};

/**
 * PengMediaState:
 * @PENG_MEDIA_WHOLE: it has the bytes that it had
 * @PENG_MEDIA_NONE: there never was one
 * @PENG_MEDIA_LOST: it is not there, or cannot be read
 * @PENG_MEDIA_DAMAGED: it has other bytes
 *
 * How a file of an item is.
 */
typedef enum
{
  PENG_MEDIA_WHOLE,
  PENG_MEDIA_NONE,
  PENG_MEDIA_LOST,
  PENG_MEDIA_DAMAGED,
} PengMediaState;

/* Takes an item into the library: bytes first, then its row. The same bytes again give the item
 * that is there, with a variant that it lacked. The copying is done outside the store's thread, so
 * that no save waits for photographs. */
void        peng_store_add_media_async   (PengStore              *self,
                                          const PengMediaSource  *source,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
PengMedia  *peng_store_add_media_finish  (PengStore              *self,
                                          GAsyncResult           *result,
                                          GError                **error);
void        peng_store_get_media_async   (PengStore              *self,
                                          const char             *sha,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
PengMedia  *peng_store_get_media_finish  (PengStore              *self,
                                          GAsyncResult           *result,
                                          GError                **error);
/* All items that an article uses, in its order, an array of PengMedia; those that the library does
 * not have are left out. */
void        peng_store_list_media_async  (PengStore              *self,
                                          const char             *article,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
GPtrArray  *peng_store_list_media_finish (PengStore              *self,
                                          GAsyncResult           *result,
                                          GError                **error);
/* Which of an item's files are as they were stored. */
void        peng_store_check_media_async  (PengStore              *self,
                                           const PengMedia        *media,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
gboolean    peng_store_check_media_finish (PengStore              *self,
                                           GAsyncResult           *result,
                                           PengMediaState          states[PENG_MEDIA_N_VARIANTS],
                                           GError                **error);
/* What was made of a clip anew. */
void        peng_store_renew_clip_async   (PengStore              *self,
                                           const char             *media,
                                           const char             *thumb_path,
                                           const char             *web_path,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
gboolean    peng_store_renew_clip_finish  (PengStore              *self,
                                           GAsyncResult           *result,
                                           GError                **error);
/* Where the file is, or would be. Computed, without looking. */
char       *peng_store_dup_media_path    (PengStore              *self,
                                          const char             *sha,
                                          PengMediaVariant        variant);

G_END_DECLS
