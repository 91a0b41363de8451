/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-media.h"
#include "work/peng-draft.h"

G_BEGIN_DECLS

#define PENG_REPLACE_ERROR (peng_replace_error_quark ())

/**
 * PengReplaceError:
 * @PENG_REPLACE_ERROR_OTHER_KIND: a picture cannot stand where a video or a file stands, nor one of
 *   these in the place of another; the article is as it was
 *
 * Why an article kept an item that was to be replaced.
 */
typedef enum
{
  PENG_REPLACE_ERROR_OTHER_KIND,
} PengReplaceError;

GQuark peng_replace_error_quark (void);

/**
 * PengMediaReplaceFuncs:
 * @get_open: (nullable): gives the draft of an article that is open, %NULL for one that is not; it is
 *   borrowed
 *
 * What replacing asks of the program: an article that somebody is writing is changed there, where it
 * can be undone, and not behind their back.
 */
typedef struct
{
  PengDraft *(*get_open) (const char *uuid,
                          gpointer    user_data);
} PengMediaReplaceFuncs;

/**
 * PengMediaReplaced:
 * @article: UUID of an article that used the item
 * @title: its title
 * @n_places: in how many places the other stands there now
 * @error: (nullable): why it is as it was, or is not on disk yet
 *
 * What became of one article.
 */
typedef struct
{
  char   *article;
  char   *title;
  guint   n_places;
  GError *error;
} PengMediaReplaced;

/* One item in the place of another, in every article; or, with the same name twice, only its size,
 * where what pages show of it has changed. One step that can be undone where the article is open; one
 * state to go back to in each. */
void       peng_media_replace_async  (PengStore                   *store,
                                      const char                  *media,
                                      const char                  *wanted,
                                      const PengMediaReplaceFuncs *funcs,
                                      gpointer                     funcs_data,
                                      GCancellable                *cancellable,
                                      GAsyncReadyCallback          callback,
                                      gpointer                     user_data);
GPtrArray *peng_media_replace_finish (GAsyncResult                *result,
                                      GError                     **error);

G_END_DECLS
