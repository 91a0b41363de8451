/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengThumbs:
 *
 * Small pictures of media items at the size at which they are shown. They are decoded by threads of
 * its own, those nearest to what is in sight first; what nobody waits for any more is not begun.
 * Those shown last are kept, up to a number of bytes.
 */
#define PENG_TYPE_THUMBS (peng_thumbs_get_type ())

G_DECLARE_FINAL_TYPE (PengThumbs, peng_thumbs, PENG, THUMBS, GObject)

/**
 * PengThumbFunc:
 * @texture: (nullable): the picture; %NULL where there is none that can be read
 * @user_data: data for the function
 *
 * Called when a picture is there, unless it was forgotten by then.
 */
typedef void (*PengThumbFunc) (GdkTexture *texture,
                               gpointer    user_data);

/**
 * PengThumbRequest:
 *
 * A picture that somebody waits for.
 */
typedef struct _PengThumbRequest PengThumbRequest;

PengThumbs       *peng_thumbs_new       (PengStore        *store);
GdkTexture       *peng_thumbs_look      (PengThumbs       *self,
                                         const PengMedia  *media,
                                         guint             width,
                                         guint             height);
PengThumbRequest *peng_thumbs_ask       (PengThumbs       *self,
                                         const PengMedia  *media,
                                         guint             width,
                                         guint             height,
                                         guint             position,
                                         PengThumbFunc     func,
                                         gpointer          user_data);
void              peng_thumbs_forget    (PengThumbs       *self,
                                         PengThumbRequest *request);
void              peng_thumbs_set_sight (PengThumbs       *self,
                                         guint             position);
void              peng_thumbs_set_limit (PengThumbs       *self,
                                         gsize             n_bytes);
gsize             peng_thumbs_get_size  (PengThumbs       *self);

G_END_DECLS
