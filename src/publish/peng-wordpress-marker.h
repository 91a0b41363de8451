/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengWordpressMarker:
 * @start: where it begins in the text, in bytes
 * @length: how long it is
 * @unfinished: whether the post is only a place for the article
 * @status: (nullable): what the post was meant to be, where that is not to be read by all
 * @fields: (nullable): what of the article has no place in a post
 * @category: the one of the post's categories that is the article's section, 0 where it does not
 *   say
 * @is_absent: whether it is not in the text: the post was written in WordPress, and is known by its
 *   number
 *
 * What tells a post that holds one of our articles: a block that WordPress keeps and shows to
 * nobody. A post is made with an unfinished one and nothing else, as a draft; so one that was made
 * twice, because an answer was lost, is never seen and can be told from what a person wrote.
 */
typedef struct
{
  gsize     start;
  gsize     length;
  gboolean  unfinished;
  char     *status;
  char     *fields;
  gint64    category;
  gboolean  is_absent;
} PengWordpressMarker;

void                 peng_wordpress_marker_free      (PengWordpressMarker *self);
PengWordpressMarker *peng_wordpress_marker_find      (const char          *content,
                                                      const char          *uuid);
PengWordpressMarker *peng_wordpress_marker_new_absent (const char         *content);
char                *peng_wordpress_marker_dup_uuid  (const char          *content);
char                *peng_wordpress_marker_write     (const char          *uuid,
                                                      const char          *status,
                                                      const char          *fields,
                                                      gint64               category);
char                *peng_wordpress_marker_begin     (const char          *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengWordpressMarker, peng_wordpress_marker_free)

G_END_DECLS
