/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/peng-file-type.h"

G_BEGIN_DECLS

#define PENG_SERVER_MAX_IMAGE   (20 * 1024 * 1024)
#define PENG_SERVER_MAX_CLIP    PENG_FILE_TYPE_MAX_CLIP
#define PENG_SERVER_MAX_FILE    PENG_FILE_TYPE_MAX_FILE
#define PENG_SERVER_MAX_ARTICLE (8 * 1024 * 1024)

/**
 * PengServerVerdict:
 * @PENG_SERVER_VERDICT_GOOD: the bytes are those of the name and of a type that is taken
 * @PENG_SERVER_VERDICT_TYPE: of no type that is taken
 * @PENG_SERVER_VERDICT_TOO_LARGE: above the limit of their kind
 * @PENG_SERVER_VERDICT_HASH: not the bytes of the name
 * @PENG_SERVER_VERDICT_FAILED: they could not be written
 */
typedef enum
{
  PENG_SERVER_VERDICT_GOOD,
  PENG_SERVER_VERDICT_TYPE,
  PENG_SERVER_VERDICT_TOO_LARGE,
  PENG_SERVER_VERDICT_HASH,
  PENG_SERVER_VERDICT_FAILED,
} PengServerVerdict;

/**
 * PengServerUpload:
 *
 * Media bytes on their way to disk: written to a temporary file while they come, by other threads
 * than the server's. Nothing is left of it unless it is moved to its place.
 */
typedef struct _PengServerUpload PengServerUpload;

/**
 * PengServerUploadFunc:
 * @self: the upload
 * @user_data: data for the function
 *
 * Called in the server's thread when an upload can go on, or has ended.
 */
typedef void (*PengServerUploadFunc) (PengServerUpload *self,
                                      gpointer          user_data);

PengServerUpload     *peng_server_upload_new         (const char            *directory,
                                                      const char            *sha256,
                                                      PengServerUploadFunc   resume,
                                                      gpointer               user_data);
void                  peng_server_upload_free        (PengServerUpload      *self);
gboolean              peng_server_upload_append      (PengServerUpload      *self,
                                                      GBytes                *chunk);
void                  peng_server_upload_end         (PengServerUpload      *self,
                                                      PengServerUploadFunc   done);
PengServerVerdict     peng_server_upload_get_verdict (PengServerUpload      *self,
                                                      const GError         **error);
const PengFileType   *peng_server_upload_get_type    (PengServerUpload      *self,
                                                      guint                 *width,
                                                      guint                 *height,
                                                      goffset               *size);
gboolean              peng_server_upload_move        (PengServerUpload      *self,
                                                      const char            *path,
                                                      GError               **error);

G_END_DECLS
