/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip-pool.h"
#include "photo/peng-photo-pool.h"
#include "store/peng-store-media.h"

G_BEGIN_DECLS

/**
 * PengImportClip:
 * @facts: what the file is
 * @web: (nullable): a copy without what cameras and people wrote into it, %NULL where it has nothing of
 *   the kind and can be published as it is
 * @picture: (nullable): a picture of a video, as photographs are made: its web version and thumbnail
 *
 * A video or a sound that is to come in.
 */
typedef struct
{
  PengClipFacts   *facts;
  char            *web;
  PengPhotoResult *picture;
} PengImportClip;

void            peng_import_clip_free   (PengImportClip       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengImportClip, peng_import_clip_free)

/* Looks at a video or a sound, and makes a picture of what is to be seen. */
void            peng_import_clip_async  (PengClipPool         *clips,
                                         PengPhotoPool        *photos,
                                         const char           *path,
                                         const char           *folder,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
PengImportClip *peng_import_clip_finish (GAsyncResult         *result,
                                         GError              **error);

const char     *peng_import_clip_get_mime (const PengImportClip *self,
                                           const char           *mime);

G_END_DECLS
