/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-editor.h"
#include "ui/peng-fields.h"
#include "ui/peng-find-bar.h"
#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengArticlePage:
 *
 * The middle of the window: the open article with its fields and its text; or why there is none.
 */
#define PENG_TYPE_ARTICLE_PAGE (peng_article_page_get_type ())

G_DECLARE_FINAL_TYPE (PengArticlePage, peng_article_page, PENG, ARTICLE_PAGE, AdwBin)

GtkWidget  *peng_article_page_new           (PengEditor          *editor);
void        peng_article_page_set_draft     (PengArticlePage     *self,
                                             PengDraft           *draft);
PengDraft  *peng_article_page_get_draft     (PengArticlePage     *self);
void        peng_article_page_show_opening  (PengArticlePage     *self);
void        peng_article_page_show_failure  (PengArticlePage     *self,
                                             const char          *heading,
                                             const char          *body);
PengFields *peng_article_page_get_fields    (PengArticlePage     *self);
GtkWidget  *peng_article_page_get_bar       (PengArticlePage     *self);
void        peng_article_page_set_importing (PengArticlePage     *self,
                                             const char          *words,
                                             double               fraction);
void        peng_article_page_set_page_words (PengArticlePage    *self,
                                              const char         *words);
PengFindBar *peng_article_page_get_find_bar (PengArticlePage    *self);
void        peng_article_page_find          (PengArticlePage     *self,
                                             gboolean             replace);
gboolean    peng_article_page_get_composing (PengArticlePage     *self);

G_END_DECLS
