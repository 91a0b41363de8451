/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengPublishedState:
 * @PENG_PUBLISHED_NEVER: no site has it
 * @PENG_PUBLISHED_SAME: a site has it as it is here
 * @PENG_PUBLISHED_CHANGED: a site has it, and it was saved again here since, or a photograph of it
 *   looks otherwise
 * @PENG_PUBLISHED_WITHDRAWN: it was withdrawn from all sites that had it
 * @PENG_PUBLISHED_ON_ITS_WAY: an outbox row of it is unfinished
 * @PENG_PUBLISHED_SCHEDULED: a site shows it to readers at a time that is to come
 * @PENG_PUBLISHED_HELD: it lies at a site, and not for all to read
 */
typedef enum
{
  PENG_PUBLISHED_NEVER,
  PENG_PUBLISHED_SAME,
  PENG_PUBLISHED_CHANGED,
  PENG_PUBLISHED_WITHDRAWN,
  PENG_PUBLISHED_ON_ITS_WAY,
  PENG_PUBLISHED_SCHEDULED,
  PENG_PUBLISHED_HELD,
} PengPublishedState;

/**
 * PengDraftInfo:
 * @uuid: the article's name for ever
 * @title: may be empty
 * @section: may be empty
 * @first_image: (nullable): media name of the cover, else of the first picture
 * @created: microseconds since 1970, UTC, as g_get_real_time() counts
 * @modified: when it was last saved, as @created
 * @deleted: when it was put into the trash, 0 for not
 * @n_words: as %PengCount counts
 * @n_images: pictures in it
 * @revision: the stored revision
 * @published: what sites have of it
 * @due: for %PENG_PUBLISHED_SCHEDULED: from when on readers see it, microseconds since 1970; else 0
 *
 * One line of the list of drafts.
 */
typedef struct
{
  char               *uuid;
  char               *title;
  char               *section;
  char               *first_image;
  gint64              created;
  gint64              modified;
  gint64              deleted;
  guint               n_words;
  guint               n_images;
  guint64             revision;
  PengPublishedState  published;
  gint64              due;
} PengDraftInfo;

PengDraftInfo *peng_draft_info_copy (const PengDraftInfo *self);
void           peng_draft_info_free (PengDraftInfo       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengDraftInfo, peng_draft_info_free)

/**
 * PengDraftList:
 * @PENG_LIST_DRAFTS: what is there
 * @PENG_LIST_TRASH: what is in the trash
 *
 * Which list of articles.
 */
typedef enum
{
  PENG_LIST_DRAFTS,
  PENG_LIST_TRASH,
} PengDraftList;

/* Saving. @base is the stored revision that the article grew from (0 for a new one). Where another
 * program has saved a later one meanwhile, that one is kept as a draft of its own, whose UUID is
 * given in @kept. The article is written out as HTML in the store's thread. */
void         peng_store_save_article_async       (PengStore            *self,
                                                  PengArticle          *article,
                                                  guint64               base,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean     peng_store_save_article_finish      (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  guint64              *revision,
                                                  char                **kept,
                                                  GError              **error);
void         peng_store_load_article_async       (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PengArticle *peng_store_load_article_finish      (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  guint64              *revision,
                                                  GError              **error);

/* Newest first, a page at a time: @after is the last line of the page before, NULL for the first
 * page. Gives an array of PengDraftInfo. */
void         peng_store_list_drafts_async        (PengStore            *self,
                                                  PengDraftList         list,
                                                  const PengDraftInfo  *after,
                                                  guint                 limit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray   *peng_store_list_drafts_finish       (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void         peng_store_get_draft_async          (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PengDraftInfo *peng_store_get_draft_finish       (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void         peng_store_count_drafts_async       (PengStore            *self,
                                                  PengDraftList         which,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gssize       peng_store_count_drafts_finish      (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* A copy under a new UUID, without anything published; gives the UUID. */
void         peng_store_duplicate_article_async  (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
char        *peng_store_duplicate_article_finish (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* Into the trash and back. A save that was asked for before is not lost by it. */
void         peng_store_delete_article_async     (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean     peng_store_delete_article_finish    (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void         peng_store_undelete_article_async   (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean     peng_store_undelete_article_finish  (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* Out of the trash, for good, with its snapshots. */
void         peng_store_purge_article_async      (PengStore            *self,
                                                  const char           *uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean     peng_store_purge_article_finish     (PengStore            *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
