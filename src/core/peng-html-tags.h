/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengHtmlTagKind:
 * @PENG_TAG_FLOW: holds blocks
 * @PENG_TAG_HEADING: `h1` to `h6`
 * @PENG_TAG_ITEM: closes the one before it in the same list
 * @PENG_TAG_TERM: `dt` or `dd`, closes the one before it
 * @PENG_TAG_PARAGRAPH: `p`
 * @PENG_TAG_TABLE: `table`
 * @PENG_TAG_ROW: a row, or a group of rows
 * @PENG_TAG_CELL: a cell, or a table's caption
 * @PENG_TAG_STYLE: formatting; becomes a mark
 * @PENG_TAG_VOID: has no contents
 * @PENG_TAG_ATOM: becomes `<img f="NAME">`, its contents go
 * @PENG_TAG_TITLE: the page's title
 * @PENG_TAG_SKIP: goes with its contents
 * @PENG_TAG_RAW: so does this one, and its contents are no markup
 * @PENG_TAG_REPORTED: a void one that carried something
 * @PENG_TAG_RUBY: characters with their reading, and the parts of these
 *
 * What the filter does with a tag.
 */
typedef enum
{
  PENG_TAG_FLOW,     /* holds blocks */
  PENG_TAG_HEADING,
  PENG_TAG_ITEM,     /* closes the one before it in the same list */
  PENG_TAG_TERM,
  PENG_TAG_PARAGRAPH,
  PENG_TAG_TABLE,
  PENG_TAG_ROW,
  PENG_TAG_CELL,
  PENG_TAG_STYLE,
  PENG_TAG_VOID,
  PENG_TAG_ATOM,     /* becomes <img f="NAME">, its contents go */
  PENG_TAG_TITLE,
  PENG_TAG_SKIP,     /* goes with its contents */
  PENG_TAG_RAW,      /* so does this one, and its contents are no markup */
  PENG_TAG_REPORTED, /* a void one that carried something */
  PENG_TAG_RUBY,
} PengHtmlTagKind;

enum
{
  PENG_ATTRIBUTE_ALIGN           = 1 << 0,
  PENG_ATTRIBUTE_ALT             = 1 << 1,
  PENG_ATTRIBUTE_ARIA_LEVEL      = 1 << 2,
  PENG_ATTRIBUTE_CITE            = 1 << 3,
  PENG_ATTRIBUTE_CLASS           = 1 << 4,
  PENG_ATTRIBUTE_COLOR           = 1 << 5,
  PENG_ATTRIBUTE_COLSPAN         = 1 << 6,
  PENG_ATTRIBUTE_CONTENT         = 1 << 7,
  PENG_ATTRIBUTE_DATA_ARIA_LEVEL = 1 << 8,
  PENG_ATTRIBUTE_DATA_SRC        = 1 << 9,
  PENG_ATTRIBUTE_DOWNLOAD        = 1 << 10,
  PENG_ATTRIBUTE_HEIGHT          = 1 << 11,
  PENG_ATTRIBUTE_HIDDEN          = 1 << 12,
  PENG_ATTRIBUTE_HREF            = 1 << 13,
  PENG_ATTRIBUTE_NAME            = 1 << 14,
  PENG_ATTRIBUTE_POSTER          = 1 << 15,
  PENG_ATTRIBUTE_ROWSPAN         = 1 << 16,
  PENG_ATTRIBUTE_SPAN            = 1 << 17,
  PENG_ATTRIBUTE_SRC             = 1 << 18,
  PENG_ATTRIBUTE_START           = 1 << 19,
  PENG_ATTRIBUTE_STYLE           = 1 << 20,
  PENG_ATTRIBUTE_VALUE           = 1 << 21,
  PENG_ATTRIBUTE_WIDTH           = 1 << 22,
};

#define PENG_HTML_N_TAGS       95
#define PENG_HTML_N_ATTRIBUTES 23

/**
 * PengHtmlTag:
 * @name: lower case
 * @kind: what is done with it
 * @attributes: those that are read, a bit for each of peng_html_attribute_names
 * @as: (nullable): the name of the element that stands for it, its own if %NULL
 *
 * A tag that the reader knows of. All others are as if they were not there.
 */
typedef struct
{
  const char      *name;
  PengHtmlTagKind  kind;
  guint            attributes;
  const char      *as;
} PengHtmlTag;

/**
 * PengHtmlValue:
 * @value: (nullable): an attribute's value as it stands in the page; %NULL where it is not there
 * @length: in bytes
 *
 * A stretch of the page, without a NUL at its end.
 */
typedef struct
{
  const char *value;
  gsize       length;
} PengHtmlValue;

extern const PengHtmlTag  peng_html_tags[PENG_HTML_N_TAGS];
extern const char * const peng_html_attribute_names[PENG_HTML_N_ATTRIBUTES];

const PengHtmlTag *peng_html_find_tag        (const char    *name,
                                              gsize          length);
const char        *peng_html_read_attributes (const char    *p,
                                              const char    *end,
                                              PengHtmlValue *values);
gboolean           peng_html_is_space        (char           c);
gboolean           peng_html_ends_name       (char           c);
void               peng_html_append_tame     (GString       *out,
                                              const char    *p,
                                              const char    *end,
                                              char           special,
                                              const char    *escaped);

G_END_DECLS
