/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * PengHtmlStyles:
 *
 * Which formatting is on at a place of a page: the marks that the filter made, in the order in
 * which they were met with.
 */
typedef struct _PengHtmlStyles PengHtmlStyles;

PengHtmlStyles  *peng_html_styles_new         (void);
void             peng_html_styles_free        (PengHtmlStyles *self);
void             peng_html_styles_start       (PengHtmlStyles *self,
                                               GumboNode      *mark);
void             peng_html_styles_end         (PengHtmlStyles *self,
                                               const char     *name);
guint            peng_html_styles_get_height  (PengHtmlStyles *self);
void             peng_html_styles_leave_block (PengHtmlStyles *self,
                                               guint           height);
guint            peng_html_styles_enter_cell  (PengHtmlStyles *self);
void             peng_html_styles_leave_cell  (PengHtmlStyles *self,
                                               guint           outer);
const PengStyle *peng_html_styles_get         (PengHtmlStyles *self);
gboolean         peng_html_styles_is_hidden   (PengHtmlStyles *self);
gboolean         peng_html_styles_is_verbatim (PengHtmlStyles *self);

G_END_DECLS
