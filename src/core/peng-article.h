/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

G_BEGIN_DECLS

/**
 * PengField:
 * @PENG_FIELD_TITLE: 标题, the page's h1
 * @PENG_FIELD_SHORT_TITLE: for lists where the title is too long
 * @PENG_FIELD_SUMMARY: 摘要
 * @PENG_FIELD_SOURCE: 信息来自
 * @PENG_FIELD_AUTHOR: who wrote it
 * @PENG_FIELD_PHOTOGRAPHER: who took the photographs
 * @PENG_FIELD_SECTION: 栏目, by its name at the site
 * @PENG_FIELD_TAGS: separated by U+002C
 * @PENG_FIELD_COVER: a media name or empty
 * @PENG_FIELD_EVENT_DATE: YYYY-MM-DD or empty; what is no date stays as typed
 *
 * The fields beside the document. All are one line of text without style, never %NULL.
 */
typedef enum
{
  PENG_FIELD_TITLE,
  PENG_FIELD_SHORT_TITLE,
  PENG_FIELD_SUMMARY,
  PENG_FIELD_SOURCE,
  PENG_FIELD_AUTHOR,
  PENG_FIELD_PHOTOGRAPHER,
  PENG_FIELD_SECTION,
  PENG_FIELD_TAGS,
  PENG_FIELD_COVER,
  PENG_FIELD_EVENT_DATE,
  PENG_N_FIELDS
} PengField;

/**
 * PengArticle:
 *
 * A whole article at one moment: immutable, reference counted (atomically), boxed; what is saved,
 * frozen for publishing and handed between threads. A document always has at least one block, and
 * its last block is a text block, so that there is always a place to write.
 */
typedef struct _PengArticle PengArticle;

#define PENG_TYPE_ARTICLE (peng_article_get_type ())

/* More blocks than this are not read, so a document does not grow beyond it: what is saved is read
 * again. */
#define PENG_ARTICLE_MAX_BLOCKS 20000

GType              peng_article_get_type     (void);
PengArticle       *peng_article_new          (const char          *uuid,
                                              const char * const  *fields,
                                              PengBlock * const   *blocks,
                                              guint                n_blocks);
PengArticle       *peng_article_new_empty    (void);
PengArticle       *peng_article_ref          (PengArticle         *self);
void               peng_article_unref        (PengArticle         *self);

const char        *peng_article_get_uuid     (PengArticle         *self);
const char        *peng_article_get_field    (PengArticle         *self,
                                              PengField            field);
PengBlock * const *peng_article_get_blocks   (PengArticle         *self,
                                              guint               *n_blocks);
gboolean           peng_article_equal        (PengArticle         *a,
                                              PengArticle         *b);
PengArticle       *peng_article_with_uuid    (PengArticle         *self,
                                              const char          *uuid);
char              *peng_article_dup_plain    (PengArticle         *self);
GStrv              peng_article_dup_media    (PengArticle         *self);
void               peng_article_count        (PengArticle         *self,
                                              PengCount           *count);
const char        *peng_field_get_name       (PengField            field);
gboolean           peng_field_from_name      (const char          *name,
                                              PengField           *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengArticle, peng_article_unref)

G_END_DECLS
