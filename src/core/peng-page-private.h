/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-check.h"
#include "core/peng-page-match.h"

G_BEGIN_DECLS

/**
 * PengPageChecker:
 * @tree: the page
 * @looks: what of it is seen
 * @address: where it is
 * @base: what its addresses stand to
 * @sent: what was sent
 * @root: number of the element that is the article's part, or %PENG_PAGE_NONE
 * @lines: (element-type PengPageLine): its text
 * @pairs: (array): which line of @sent each of @lines is
 * @links: a set of where the links of @sent lead
 * @pictures: the pictures of @sent by their key
 * @result: what came of it
 *
 * A page while it is checked.
 */
typedef struct
{
  const PengPageTree *tree;
  PengPageLook       *looks;
  const char         *address;
  char               *base;
  PengPageSent       *sent;
  guint               root;
  GPtrArray          *lines;
  PengPagePair       *pairs;
  GHashTable         *links;
  GHashTable         *pictures;
  PengPageResult     *result;
} PengPageChecker;

PengPageFinding *peng_page_checker_add       (PengPageChecker *self,
                                              PengPageKind     kind,
                                              guint            node,
                                              const char      *there,
                                              const char      *expected);
PengPageSentPicture *
                 peng_page_checker_find_picture (PengPageChecker *self,
                                                 const char      *address);
char            *peng_page_checker_dup_media (PengPageChecker *self,
                                              const char      *address);
char            *peng_page_checker_resolve   (PengPageChecker *self,
                                              guint            node,
                                              const char      *attribute);

/* peng-page-region.c */
guint            peng_page_find_region       (PengPageChecker *self);

/* peng-page-foreign.c */
void             peng_page_find_foreign      (PengPageChecker *self);

/* peng-page-text.c */
void             peng_page_compare_title     (PengPageChecker *self);
void             peng_page_compare_text      (PengPageChecker *self);

/* peng-page-pictures.c */
void             peng_page_compare_pictures  (PengPageChecker *self);

G_END_DECLS
