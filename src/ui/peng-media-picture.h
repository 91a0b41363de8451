/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengMediaPicture:
 *
 * What an item of the library looks like, for a place of a given width: the picture, read on a
 * thread of its own, or the sign of what kind of file it is.
 */
#define PENG_TYPE_MEDIA_PICTURE (peng_media_picture_get_type ())

G_DECLARE_FINAL_TYPE (PengMediaPicture, peng_media_picture, PENG, MEDIA_PICTURE, AdwBin)

GtkWidget *peng_media_picture_new       (int               width,
                                         int               max_height);
void       peng_media_picture_set_media (PengMediaPicture *self,
                                         PengStore        *store,
                                         const PengMedia  *media);
void       peng_media_picture_set_words (PengMediaPicture *self,
                                         const char       *words);

G_END_DECLS
