/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "portal/peng-server-upload.h"
#include "store/peng-db.h"

G_BEGIN_DECLS

/**
 * PengServerMedia:
 * @sha256: the name, of the bytes as they were sent
 * @mime: the media type
 * @extension: of the address, without dot
 * @width: in pixels, 0 where it is no picture
 * @size: in bytes
 * @created: seconds since 1970
 * @used: whether an article that readers know of has it; what none has is not public: it was sent for
 *   one that has not come yet, or another picture took its place, perhaps since it shows a face
 * @hidden: whether only withdrawn articles show it
 *
 * A row of the table `media`.
 */
typedef struct
{
  char     *sha256;
  char     *mime;
  char     *extension;
  guint     width;
  guint     height;
  gint64    size;
  gint64    created;
  gboolean  used;
  gboolean  hidden;
} PengServerMedia;

extern const char peng_server_media_schema[];

void             peng_server_media_free     (PengServerMedia   *self);
char            *peng_server_media_dup_name (PengServerMedia   *self);
gboolean         peng_server_media_is_file  (PengServerMedia   *self);

char            *peng_server_media_dup_path (const char        *folder,
                                             const char        *sha256);
gboolean         peng_server_media_find     (PengDb            *db,
                                             const char        *sha256,
                                             PengServerMedia  **media,
                                             GError           **error);
gboolean         peng_server_media_add      (PengDb            *db,
                                             const char        *folder,
                                             const char        *sha256,
                                             PengServerUpload  *upload,
                                             GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengServerMedia, peng_server_media_free)

G_END_DECLS
