/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "store/peng-db.h"

G_BEGIN_DECLS

#define PENG_SERVER_PAGE_SIZE 20

/**
 * PengServerArticle:
 * @id: in the page's address
 * @uuid: what the client calls it
 * @withdrawn: whether readers are told that it is gone
 * @fields: beside the text; `section` is a #PengServerSection's id
 * @html: the text in the canonical dialect; %NULL in a list
 * @page: the text as the page has it; %NULL in a list
 * @plain: the text alone, for the search; %NULL unless it is to be stored
 * @content: SHA-256 of all that the client sent
 * @picture: file name of the first picture's media, or empty
 * @published: seconds since 1970; readers see nothing of it before
 * @modified: seconds since 1970
 * @media: (nullable): the media that it shows; %NULL unless it is to be stored
 *
 * A row of the table `article`.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  gboolean  withdrawn;
  char     *fields[PENG_N_FIELDS];
  char     *html;
  char     *page;
  char     *plain;
  char     *content;
  char     *picture;
  gint64    published;
  gint64    modified;
  gint64    views;
  GStrv     media;
} PengServerArticle;

/**
 * PengServerFilter:
 * @section: (nullable): a section's id
 * @words: (nullable): what the title, summary or text has to contain
 * @all: whether those count, too, that are withdrawn or to come
 *
 * Which articles a list has.
 */
typedef struct
{
  const char *section;
  const char *words;
  gboolean    all;
} PengServerFilter;

extern const char peng_server_article_schema[];

const char *peng_server_field_get_name      (PengField                field);
void       peng_server_article_free         (PengServerArticle       *self);
char      *peng_server_article_dup_etag     (PengServerArticle       *self);
char      *peng_server_article_dup_path     (PengServerArticle       *self);
gboolean   peng_server_article_is_to_come   (PengServerArticle       *self);
gboolean   peng_server_article_find_last    (PengDb                  *db,
                                             gint64                  *published,
                                             GError                 **error);

gboolean   peng_server_article_find         (PengDb                  *db,
                                             const char              *uuid,
                                             PengServerArticle      **article,
                                             GError                 **error);
gboolean   peng_server_article_find_by_id   (PengDb                  *db,
                                             gint64                   id,
                                             PengServerArticle      **article,
                                             GError                 **error);
gboolean   peng_server_article_save         (PengDb                  *db,
                                             PengServerArticle       *article,
                                             GError                 **error);
gboolean   peng_server_article_withdraw     (PengDb                  *db,
                                             gint64                   id,
                                             GError                 **error);
GPtrArray *peng_server_article_list         (PengDb                  *db,
                                             const PengServerFilter  *filter,
                                             guint                    offset,
                                             guint                    limit,
                                             GError                 **error);
gboolean   peng_server_article_count        (PengDb                  *db,
                                             const PengServerFilter  *filter,
                                             guint                   *count,
                                             GError                 **error);
gboolean   peng_server_article_add_views    (PengDb                  *db,
                                             GHashTable              *views,
                                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengServerArticle, peng_server_article_free)

G_END_DECLS
