/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-attributes.h"
#include "core/peng-html-inline.h"
#include "core/peng-html-reader.h"
#include "core/peng-html-room.h"
#include "core/peng-html-styles.h"

G_BEGIN_DECLS

/**
 * PengHtmlList:
 * @PENG_HTML_LIST_NONE: no list
 * @PENG_HTML_LIST_BULLETS: `ul`
 * @PENG_HTML_LIST_NUMBERS: `ol`
 *
 * The kind of a list.
 */
typedef enum
{
  PENG_HTML_LIST_NONE,
  PENG_HTML_LIST_BULLETS,
  PENG_HTML_LIST_NUMBERS,
} PengHtmlList;

/**
 * PengHtmlPlace:
 * @format: what text becomes that is met with here
 * @in_block: whether blocks inside only break the line, as in a paragraph or a list item
 * @verbatim: whether white space stays, as in `pre`
 * @list_level: how many lists are around
 * @quote_start: where the blocks of the quote around begin
 *
 * What the elements around say of a place in a page.
 */
typedef struct
{
  PengTextFormat format;
  gboolean       in_block;
  gboolean       verbatim;
  guint          list_level;
  guint          quote_start;
} PengHtmlPlace;

/**
 * PengHtmlReader:
 *
 * A page while it is read. Text goes to @captive where a caption or a cell is read, else to @text,
 * the block that is open.
 */
typedef struct
{
  GPtrArray      *blocks;
  PengHtmlRoom    room;
  PengHtmlReport *report;
  PengHtmlStyles *styles;

  PengHtmlFindFunc find;  /* may be NULL */
  gpointer         find_data;

  PengHtmlInline *captive;
  PengHtmlInline *text;
  PengTextFormat  format;
  gboolean        keeps_empty;
  gboolean        is_anonymous;  /* no element stands for the block */
  gboolean        is_cite;
  guint           quote_start;
  gboolean        after_split;   /* more line breaks are more of the same gap */

  /* Which list the last items belong to, by level. */
  PengHtmlList    lists[PENG_LIST_LEVELS + 1];

  /* Of a whole page; elsewhere a page's parts are none. */
  gboolean        is_page;
  gboolean        has_fields;
  gboolean        has_heading;
  char           *fields[PENG_N_FIELDS];
  char           *heading;
  char           *title;
} PengHtmlReader;

/* peng-html-reader.c */
GString  *peng_html_make_tame            (const char          *bytes,
                                          gsize                n_bytes,
                                          GString             *sheet,
                                          PengHtmlReport      *report);

/* peng-html-page.c */
void      peng_html_reader_add           (PengHtmlReader      *self,
                                          PengBlock           *block);
void      peng_html_reader_add_atom      (PengHtmlReader      *self,
                                          PengBlock           *block);
void      peng_html_reader_open          (PengHtmlReader      *self,
                                          const PengHtmlPlace *place,
                                          gboolean             keeps_empty);
void      peng_html_reader_close         (PengHtmlReader      *self);
PengHtmlInline *
          peng_html_reader_get_text      (PengHtmlReader      *self,
                                          const PengHtmlPlace *place);
void      peng_html_reader_read_text     (PengHtmlReader      *self,
                                          const char          *text,
                                          const PengHtmlPlace *place);
void      peng_html_reader_read_break    (PengHtmlReader      *self,
                                          const PengHtmlPlace *place);
void      peng_html_reader_read          (PengHtmlReader      *self,
                                          GumboNode           *node,
                                          const PengHtmlPlace *place);
void      peng_html_reader_read_children (PengHtmlReader      *self,
                                          GumboNode           *node,
                                          const PengHtmlPlace *place);
PengText *peng_html_reader_read_captive  (PengHtmlReader      *self,
                                          GumboNode           *node);
void      peng_html_reader_add_text      (PengHtmlReader      *self,
                                          PengText            *text);
void      peng_html_reader_read_mark     (PengHtmlReader      *self,
                                          GumboNode           *node,
                                          const PengHtmlPlace *place);

/* peng-html-figure.c */
void      peng_html_reader_read_atom     (PengHtmlReader      *self,
                                          GumboNode           *node);
void      peng_html_reader_read_figure   (PengHtmlReader      *self,
                                          GumboNode           *node,
                                          const PengHtmlPlace *place);
gboolean  peng_html_reader_read_attachment (PengHtmlReader      *self,
                                            GumboNode           *node,
                                            const PengHtmlPlace *place);

/* peng-html-table.c */
void      peng_html_reader_read_table    (PengHtmlReader      *self,
                                          GumboNode           *node,
                                          PengText            *caption);

G_END_DECLS
