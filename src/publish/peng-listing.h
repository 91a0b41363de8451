/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengListedState:
 * @PENG_LISTED_PUBLISHED: readers have it
 * @PENG_LISTED_SCHEDULED: readers get it at its time
 * @PENG_LISTED_DRAFT: it was begun at the site
 * @PENG_LISTED_PENDING: somebody is to look at it first
 * @PENG_LISTED_PRIVATE: only those see it who have an account there
 * @PENG_LISTED_WITHDRAWN: it was published, and is no longer
 * @PENG_LISTED_TRASHED: somebody has thrown it away, and the site deletes it after a while
 *
 * What an article is at a site.
 */
typedef enum
{
  PENG_LISTED_PUBLISHED,
  PENG_LISTED_SCHEDULED,
  PENG_LISTED_DRAFT,
  PENG_LISTED_PENDING,
  PENG_LISTED_PRIVATE,
  PENG_LISTED_WITHDRAWN,
  PENG_LISTED_TRASHED,
} PengListedState;

#define PENG_LISTED_N_STATES (PENG_LISTED_TRASHED + 1)

/* What a site sends is not believed to be short. */
#define PENG_LISTED_MAX_TITLE 200

/**
 * PengListed:
 * @uuid: names the article in peng_portal_get_article_async() and the others
 * @remote_id: what the site itself calls it, for people to talk about it
 * @title: may be empty
 * @section: id or name of its section, may be empty
 * @state: what it is there
 * @modified: when it was last changed, seconds since 1970, UTC; 0 where that is not known
 * @published: when readers got it or are to get it, as @modified
 * @views: how often they have read it, -1 where the site does not tell
 * @uri: (nullable): its public page
 *
 * One article at a site, in a list.
 */
typedef struct
{
  char            *uuid;
  char            *remote_id;
  char            *title;
  char            *section;
  PengListedState  state;
  gint64           modified;
  gint64           published;
  gint64           views;
  char            *uri;
} PengListed;

/**
 * PengListing:
 * @articles: (element-type PengListed): in the site's order
 * @more: whether there is another page
 *
 * A page of the list of one's articles at a site.
 */
typedef struct
{
  GPtrArray *articles;
  gboolean   more;
} PengListing;

void         peng_listed_free      (PengListed  *self);
char        *peng_listed_dup_title (const char  *title);
PengListing *peng_listing_new      (void);
void         peng_listing_free     (PengListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengListed, peng_listed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengListing, peng_listing_free)

G_END_DECLS
