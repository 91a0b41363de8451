/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-wire.h"

#include <vips/vips.h>

G_BEGIN_DECLS

/* Later versions of vips bring the clean-up of a VipsImage along; Debian 12's does not. */
typedef VipsImage PengPhotoImage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPhotoImage, g_object_unref)

/**
 * PengPhotoEncoded:
 * @image: (nullable): the pixels
 * @bytes: (nullable): the file made of them
 * @wire: describes @bytes
 * @error: (nullable): what a thread that worked on it came to
 *
 * A picture while it becomes a file.
 */
typedef struct
{
  VipsImage            *image;
  GBytes               *bytes;
  PengPhotoWirePicture  wire;
  GError               *error;
} PengPhotoEncoded;

void     peng_photo_encoded_clear  (PengPhotoEncoded  *self);
void     peng_photo_encoded_hash   (PengPhotoEncoded  *self);
gboolean peng_photo_encode         (PengPhotoEncoded  *self,
                                    gboolean           may_be_drawn,
                                    GError           **error);
gboolean peng_photo_fail_with_vips (GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PengPhotoEncoded, peng_photo_encoded_clear)

G_END_DECLS
