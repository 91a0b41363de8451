/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

/* The fields of an article that a post has no place for. They travel in the post's marker; what
 * readers are to know of them, where it comes from and who made it, ends the text as a line. */
char *peng_wordpress_fields_write    (PengArticle  *article);
guint peng_wordpress_fields_get_mask (void);
void  peng_wordpress_fields_read     (const char   *written,
                                      char        **fields);
char *peng_wordpress_credits_write   (PengArticle  *article);
char *peng_wordpress_credits_dup_without (const char *html);

G_END_DECLS
