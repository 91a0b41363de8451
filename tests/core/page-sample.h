/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "core/peng-page-check.h"

G_BEGIN_DECLS

#define SAMPLE_TITLE "彭城中学举行第三十届春季运动会"

/**
 * PageSample:
 * @html: the page
 * @address: where it is
 * @sent: what was sent
 * @sheets: (array length=n_sheets): the style sheets that it names
 * @pictures: the addresses of the sample's four pictures as they are in the page
 *
 * One article on the page of one site, as that site serves it.
 */
typedef struct
{
  char         *html;
  const char   *address;
  PengPageSent *sent;
  GBytes       *sheets[2];
  guint         n_sheets;
  const char   *pictures[4];
} PageSample;

PageSample     *page_sample_portal    (void);
PageSample     *page_sample_wordpress (void);
PageSample     *page_sample_article   (PengArticle      *article);
void            page_sample_free      (PageSample       *self);
PengPageResult *page_sample_check     (const PageSample *self,
                                       const char       *html);
void            page_sample_tell      (PengPageResult   *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageSample, page_sample_free)

G_END_DECLS
