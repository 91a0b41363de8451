/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-articles.h"
#include "store/peng-store-search.h"
#include "test-answer.h"

G_BEGIN_DECLS

/* Makes a store one from before it knew who is to read what goes to a site. */
#define PLANS_UNDONE " DROP INDEX publication_by_due;" \
                     " ALTER TABLE outbox DROP COLUMN standing;" \
                     " ALTER TABLE outbox DROP COLUMN due;" \
                     " ALTER TABLE publication DROP COLUMN standing;" \
                     " ALTER TABLE publication DROP COLUMN due;"

/* A folder of the test's own, and a store in it that answers at once. */
char             *scratch_new         (void);
void              scratch_remove      (char                *dir);
char             *scratch_file        (const char          *dir,
                                       const char          *name,
                                       const char          *content);

PengStore        *open_store          (const char          *dir,
                                       PengStoreCondition   expected);
PengStoreOpening *try_open            (PengStore           *store,
                                       GError             **error);
void              close_store         (PengStore           *store);

/* A new folder whose store holds one draft: the title and the text, or what is written as HTML. */
char             *scratch_with_draft  (const char          *title,
                                       const char          *text);
char             *scratch_with_html   (const char          *html);
char             *scratch_with        (PengArticle         *article);

/* The title, then the text in paragraphs. */
PengArticle      *make_article        (const char          *title,
                                       const char          *text);
PengArticle      *make_article_as     (const char          *uuid,
                                       const char          *title,
                                       const char          *text);
guint64           save_article        (PengStore           *store,
                                       PengArticle         *article,
                                       guint64              base,
                                       GError             **error);
PengArticle      *load_article        (PengStore           *store,
                                       const char          *uuid,
                                       GError             **error);
GPtrArray        *list_drafts         (PengStore           *store,
                                       PengDraftList        list,
                                       const PengDraftInfo *after,
                                       guint                limit);
GPtrArray        *search              (PengStore           *store,
                                       const char          *words,
                                       guint                limit,
                                       gboolean            *more);
gboolean          delete_article      (PengStore           *store,
                                       const char          *uuid,
                                       GError             **error);

typedef char Scratch;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scratch, scratch_remove)

G_END_DECLS
