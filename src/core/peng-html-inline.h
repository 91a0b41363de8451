/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-text.h"

G_BEGIN_DECLS

/**
 * PengHtmlInline:
 *
 * Gathers the text of one paragraph, caption or cell from the pieces of a page, with the white
 * space that a browser would show.
 */
typedef struct _PengHtmlInline PengHtmlInline;

PengHtmlInline *peng_html_inline_new          (void);
void            peng_html_inline_free         (PengHtmlInline  *self);
PengText       *peng_html_inline_end          (PengHtmlInline  *self);
void            peng_html_inline_append       (PengHtmlInline  *self,
                                               const char      *utf8,
                                               const PengStyle *style,
                                               gboolean         verbatim);
void            peng_html_inline_break        (PengHtmlInline  *self,
                                               const PengStyle *style);
void            peng_html_inline_boundary     (PengHtmlInline  *self);
gboolean        peng_html_inline_is_empty     (PengHtmlInline  *self);
gboolean        peng_html_inline_has_break    (PengHtmlInline  *self);
gboolean        peng_html_inline_ends_in_break (PengHtmlInline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengHtmlInline, peng_html_inline_free)

G_END_DECLS
