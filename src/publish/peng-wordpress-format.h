/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "publish/peng-media-name.h"

G_BEGIN_DECLS

/**
 * PengWordpressStatus:
 * @PENG_WORDPRESS_PUBLISH: all may read it; where the account may not publish, somebody at the site
 *   has to look at it first
 * @PENG_WORDPRESS_DRAFT: it waits at the site
 * @PENG_WORDPRESS_PRIVATE: colleagues alone
 * @PENG_WORDPRESS_PENDING: somebody at the site has to look at it first
 * @PENG_WORDPRESS_FUTURE: all may read it from a time on
 *
 * Who may read a post.
 */
typedef enum
{
  PENG_WORDPRESS_PUBLISH,
  PENG_WORDPRESS_DRAFT,
  PENG_WORDPRESS_PRIVATE,
  PENG_WORDPRESS_PENDING,
  PENG_WORDPRESS_FUTURE,
} PengWordpressStatus;

/**
 * PengWordpressPlan:
 * @status: who may read it
 * @date: from when on, for %PENG_WORDPRESS_FUTURE; else 0. Seconds since 1970, UTC
 *
 * How an article is to stand at the site, beside what it says.
 */
typedef struct
{
  PengWordpressStatus status;
  gint64              date;
} PengWordpressPlan;

GBytes      *peng_wordpress_format      (PengArticle             *article,
                                         const char              *section,
                                         const PengWordpressPlan *plan,
                                         PengMediaNameFunc        get_name,
                                         gpointer                 user_data);
gboolean     peng_wordpress_is_same     (GBytes                  *sent,
                                         GBytes                  *present);
gboolean     peng_wordpress_is_same_text (const char             *sent,
                                          const char             *present);
PengArticle *peng_wordpress_read        (GBytes                  *present,
                                         const char              *uuid,
                                         GError                 **error);

G_END_DECLS
