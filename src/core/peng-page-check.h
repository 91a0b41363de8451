/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-sent.h"

G_BEGIN_DECLS

/**
 * PengPageKind:
 * @PENG_PAGE_TITLE_MISSING: no heading of the page is the title
 * @PENG_PAGE_TITLE_CHANGED: the heading or the window's title says something else
 * @PENG_PAGE_ARTICLE_MISSING: nothing of the article is in the page
 * @PENG_PAGE_TEXT_MISSING: a paragraph is not there
 * @PENG_PAGE_TEXT_CHANGED: a paragraph says something else
 * @PENG_PAGE_TEXT_MOVED: a paragraph stands elsewhere
 * @PENG_PAGE_TEXT_FOREIGN: there is text that nobody sent
 * @PENG_PAGE_PICTURE_MISSING: a picture or clip is not there
 * @PENG_PAGE_PICTURE_FOREIGN: there is a picture that nobody sent
 * @PENG_PAGE_PICTURE_BROKEN: a picture cannot be fetched
 * @PENG_PAGE_PICTURE_CHANGED: a picture is another one, or has another size
 * @PENG_PAGE_LINK_MISSING: a link does not lead where it did, or is not there
 * @PENG_PAGE_LINK_FOREIGN: a link that nobody sent leads to another host
 * @PENG_PAGE_HIDDEN: something is there that a reader does not see
 * @PENG_PAGE_MARQUEE: text that runs
 * @PENG_PAGE_FRAME: a frame or a plug-in
 * @PENG_PAGE_SCRIPT: a script, one that a press or a picture starts too
 * @PENG_PAGE_REFRESH: the page sends its reader on
 * @PENG_PAGE_BASE: the addresses of the page are turned to another host
 * @PENG_PAGE_FORM: a field or a button
 * @PENG_PAGE_STYLE: a style sheet among the article's text
 * @PENG_PAGE_ELSEWHERE: the page's address leads to another host
 * @PENG_PAGE_GONE: there is no page any more
 * @PENG_PAGE_TOO_LARGE: not all of the page could be read
 *
 * What can be wrong with a page.
 */
typedef enum
{
  PENG_PAGE_TITLE_MISSING,
  PENG_PAGE_TITLE_CHANGED,
  PENG_PAGE_ARTICLE_MISSING,
  PENG_PAGE_TEXT_MISSING,
  PENG_PAGE_TEXT_CHANGED,
  PENG_PAGE_TEXT_MOVED,
  PENG_PAGE_TEXT_FOREIGN,
  PENG_PAGE_PICTURE_MISSING,
  PENG_PAGE_PICTURE_FOREIGN,
  PENG_PAGE_PICTURE_BROKEN,
  PENG_PAGE_PICTURE_CHANGED,
  PENG_PAGE_LINK_MISSING,
  PENG_PAGE_LINK_FOREIGN,
  PENG_PAGE_HIDDEN,
  PENG_PAGE_MARQUEE,
  PENG_PAGE_FRAME,
  PENG_PAGE_SCRIPT,
  PENG_PAGE_REFRESH,
  PENG_PAGE_BASE,
  PENG_PAGE_FORM,
  PENG_PAGE_STYLE,
  PENG_PAGE_ELSEWHERE,
  PENG_PAGE_GONE,
  PENG_PAGE_TOO_LARGE,
  PENG_PAGE_N_KINDS
} PengPageKind;

/* More findings than this are counted, not listed. */
#define PENG_PAGE_MAX_FINDINGS 200
/* So many characters of a page are shown of what is there. */
#define PENG_PAGE_MAX_EXCERPT  80

/**
 * PengPageFinding:
 * @kind: what is wrong
 * @paragraph: which paragraph of what was sent it is at or behind, from 1; 0 before the first one,
 *   and where it is at none
 * @outside: whether it is not in the article's part of the page
 * @near: (nullable): how that paragraph begins
 * @there: (nullable): what is in the page
 * @expected: (nullable): what was sent
 * @hiding: for %PENG_PAGE_HIDDEN how it is done
 *
 * One thing that is not as it was sent.
 */
typedef struct
{
  PengPageKind    kind;
  guint           paragraph;
  gboolean        outside;
  char           *near;
  char           *there;
  char           *expected;
  PengPageHiding  hiding;
} PengPageFinding;

/**
 * PengPageResult:
 * @findings: (element-type PengPageFinding): what is not as it was sent, as it stands in the page
 * @n_left_out: how many more there are
 * @pictures: (element-type utf8): for each picture that was sent, in its order, the address under
 *   which the page shows it; %NULL for one that is missing
 *
 * What came of a page.
 */
typedef struct
{
  GPtrArray *findings;
  guint      n_left_out;
  GPtrArray *pictures;
} PengPageResult;

PengPageResult  *peng_page_check           (const char          *bytes,
                                            gsize                n_bytes,
                                            const char          *address,
                                            PengPageSent        *sent,
                                            GBytes * const      *sheets,
                                            guint                n_sheets);
GStrv            peng_page_list_sheets     (const char          *bytes,
                                            gsize                n_bytes,
                                            const char          *address);
PengPageResult  *peng_page_result_new      (void);
void             peng_page_result_free     (PengPageResult      *self);
PengPageFinding *peng_page_result_add      (PengPageResult      *self,
                                            PengPageKind         kind,
                                            const char          *there,
                                            const char          *expected);
void             peng_page_result_add_picture (PengPageResult   *self,
                                               PengPageKind      kind,
                                               PengPageSent     *sent,
                                               guint             index,
                                               const char       *there);
gboolean         peng_page_kind_is_tampering (PengPageKind       kind);
const char      *peng_page_kind_get_name   (PengPageKind         kind);
gboolean         peng_page_kind_from_name  (const char          *name,
                                            PengPageKind        *kind);
const char      *peng_page_hiding_get_name (PengPageHiding       hiding);
gboolean         peng_page_hiding_from_name (const char         *name,
                                             PengPageHiding     *hiding);
void             peng_page_finding_free    (PengPageFinding     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageResult, peng_page_result_free)

G_END_DECLS
