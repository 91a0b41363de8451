/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One line of text as WordPress keeps it: a title, an excerpt, the name of a term. It is HTML there,
 * and an author's goes through a filter that takes "5 < 6" for a tag. */
char *peng_wordpress_text_escape    (const char *text);
char *peng_wordpress_text_dup_plain (const char *html);

G_END_DECLS
