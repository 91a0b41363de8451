/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/peng-paste.h"
#include "work/peng-importer.h"

G_BEGIN_DECLS

/**
 * PengPictures:
 *
 * The pictures of pastes on their way into the library: a few at a time, each within its bounds.
 * What is needed to go on with them when an article is opened again lies in the store.
 *
 * Signals:
 *  - "changed" (const char *media): there is more to say of one
 *  - "arrived" (const char *media, const PengImage *image): one is in the library
 */
#define PENG_TYPE_PICTURES (peng_pictures_get_type ())

G_DECLARE_FINAL_TYPE (PengPictures, peng_pictures, PENG, PICTURES, GObject)

PengPictures    *peng_pictures_new           (PengStore              *store,
                                              PengImporter           *importer);
void             peng_pictures_take          (PengPictures           *self,
                                              const PengPastePicture *picture);
void             peng_pictures_recall_async  (PengPictures           *self,
                                              const char             *article,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
GStrv            peng_pictures_recall_finish (PengPictures           *self,
                                              GAsyncResult           *result,
                                              GError                **error);
void             peng_pictures_retry         (PengPictures           *self,
                                              const char             *media);
void             peng_pictures_stop          (PengPictures           *self);
char            *peng_pictures_dup_words     (PengPictures           *self,
                                              const char             *media,
                                              gboolean               *failed);
const PengImage *peng_pictures_get_image     (PengPictures           *self,
                                              const char             *media);
guint            peng_pictures_get_n_left    (PengPictures           *self);

G_END_DECLS
