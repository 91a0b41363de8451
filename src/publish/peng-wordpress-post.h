/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-marker.h"
#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

/**
 * PengWordpressPost:
 * @id: its number, from 1
 * @status: as WordPress calls it: `publish`, `future`, `draft`, `pending`, `private`, `trash`
 * @object: all that the API says of it
 * @content: its text, as it is stored
 * @marker: what tells whose article it is
 * @token: its version
 * @revision: number of its newest revision, 0 where the site keeps none
 * @date: when it was or will be published, seconds since 1970, UTC
 *
 * A post that holds an article of ours.
 */
typedef struct
{
  gint64               id;
  const char          *status;
  JsonObject          *object;
  const char          *content;
  PengWordpressMarker *marker;
  char                *token;
  gint64               revision;
  gint64               date;
} PengWordpressPost;

void               peng_wordpress_post_free         (PengWordpressPost *self);
PengWordpressPost *peng_wordpress_post_new          (JsonObject        *object,
                                                     const char        *uuid,
                                                     const char        *etag);
gint64             peng_wordpress_post_find_id      (const char        *uuid,
                                                     const char        *etag);
gboolean           peng_wordpress_post_is_older     (JsonObject        *object,
                                                     const char        *etag);
gboolean           peng_wordpress_post_is_withdrawn (PengWordpressPost *self);
char              *peng_wordpress_post_dup_html     (PengWordpressPost *self,
                                                     GHashTable        *files);
JsonArray         *peng_wordpress_post_get_terms    (PengWordpressPost *self,
                                                     const char        *taxonomy);
JsonArray         *peng_wordpress_post_dup_categories (JsonObject                *post,
                                                       const PengWordpressMarker *marker);
PengRemoteArticle *peng_wordpress_post_to_remote    (PengWordpressPost *self,
                                                     GBytes            *body);

GPtrArray         *peng_wordpress_posts_read        (JsonNode          *answer,
                                                     const char        *uuid,
                                                     const char        *etag);
PengWordpressPost *peng_wordpress_posts_choose      (GPtrArray         *posts,
                                                     gboolean           unfinished);
void               peng_wordpress_posts_tidy        (PengWordpressSite *self,
                                                     GPtrArray         *posts,
                                                     gint64             kept,
                                                     const char        *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengWordpressPost, peng_wordpress_post_free)

G_END_DECLS
