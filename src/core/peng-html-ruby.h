/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengHtmlRuby:
 * @reading: (nullable): the reading so far, as HTML, while a `ruby` element is open
 * @part: where the last syllable begins in it
 * @in_reading: whether words are the reading
 * @in_bracket: whether words are brackets for those who know no ruby
 *
 * Where the filter is in characters that have their reading with them. Begins as zeros.
 */
typedef struct
{
  GString  *reading;
  gsize     part;
  gboolean  in_reading;
  gboolean  in_bracket;
} PengHtmlRuby;

void     peng_html_ruby_read      (PengHtmlRuby *self,
                                   const char   *tag,
                                   gboolean      is_end,
                                   GString      *out);
GString *peng_html_ruby_get_place (PengHtmlRuby *self,
                                   GString      *out);
void     peng_html_ruby_end       (PengHtmlRuby *self,
                                   GString      *out);

G_END_DECLS
