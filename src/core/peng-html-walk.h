/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-reader.h"

G_BEGIN_DECLS

/**
 * PengHtmlElement:
 *
 * An element of a page, while its walker is called.
 */
typedef struct _PengHtmlElement PengHtmlElement;

/**
 * PengHtmlWalker:
 * @start: an element that holds blocks, lines or cells begins; `br` and `hr` hold nothing and end
 *   at once
 * @end: the same element ends
 * @mark: formatting begins (`b`, `span`, `a` …), or ends where @element is %NULL; these need not
 *   nest
 * @atom: a picture or clip: `img`, `video`, `audio`
 * @text: words, with the white space that they have in the page
 *
 * Told what a page has in it. Names are lower case; those of boxes are `div` whatever they were.
 */
typedef struct
{
  void (*start) (const char      *name,
                 PengHtmlElement *element,
                 gpointer         user_data);
  void (*end)   (const char      *name,
                 gpointer         user_data);
  void (*mark)  (const char      *name,
                 PengHtmlElement *element,
                 gpointer         user_data);
  void (*atom)  (const char      *name,
                 PengHtmlElement *element,
                 gpointer         user_data);
  void (*text)  (const char      *utf8,
                 gpointer         user_data);
} PengHtmlWalker;

const char *peng_html_element_get (PengHtmlElement      *element,
                                   const char           *attribute);
void        peng_html_walk        (const char           *bytes,
                                   gsize                 n_bytes,
                                   GString              *sheet,
                                   const PengHtmlWalker *walker,
                                   gpointer              user_data,
                                   PengHtmlReport       *report);

G_END_DECLS
