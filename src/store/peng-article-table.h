/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"
#include "store/peng-store-articles.h"

G_BEGIN_DECLS

/* The tables article and body. All of these run in the store's thread; those that change something
 * expect to be called inside a transaction, unless they say otherwise. */

/* The columns that a PengDraftInfo is read from, as peng_article_table_read_info() expects them;
 * the article table is `a`. */
#define PENG_ARTICLE_INFO_COLUMNS \
  "a.uuid, a.title, a.section, a.first_image, a.created, a.modified, a.deleted, a.n_words," \
  "a.n_images, a.revision," \
  "EXISTS (SELECT 1 FROM outbox o WHERE o.article = a.uuid AND o.state < 6)," \
  "(SELECT max (p.revision) FROM publication p WHERE p.article = a.uuid AND p.withdrawn = 0)," \
  "EXISTS (SELECT 1 FROM publication w WHERE w.article = a.uuid)," \
  "(SELECT min (p.standing) FROM publication p WHERE p.article = a.uuid AND p.withdrawn = 0)," \
  "(SELECT min (p.due) FROM publication p WHERE p.article = a.uuid AND p.due > 0)"

#define PENG_ARTICLE_N_INFO_COLUMNS 15

/**
 * PengSaveResult:
 * @revision: the stored revision now
 * @kept: (nullable): UUID of the draft that keeps what another program had saved meanwhile
 *
 * What a save did.
 */
typedef struct
{
  guint64  revision;
  char    *kept;
} PengSaveResult;

char          *peng_article_table_hash      (const char       *html);
PengDraftInfo *peng_article_table_read_info (PengStatement    *statement);

/* Does the whole of it, transaction and all. */
PengSaveResult *peng_article_table_save     (PengDb           *db,
                                             PengArticle      *article,
                                             guint64           base,
                                             GError          **error);
void            peng_save_result_free       (PengSaveResult   *self);

/* Brings an article in as @info says, with its revision and times. */
gboolean        peng_article_table_insert   (PengDb           *db,
                                             PengArticle      *article,
                                             const PengDraftInfo *info,
                                             GError          **error);
PengArticle    *peng_article_table_load     (PengDb           *db,
                                             const char       *uuid,
                                             guint64          *revision,
                                             GError          **error);
/* Sets @deleted, 0 brings it back. */
gboolean        peng_article_table_set_deleted (PengDb        *db,
                                                const char    *uuid,
                                                gint64         deleted,
                                                GError       **error);
gboolean        peng_article_table_purge    (PengDb           *db,
                                             const char       *uuid,
                                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSaveResult, peng_save_result_free)

G_END_DECLS
