/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengOutboxVerb:
 * @PENG_OUTBOX_CREATE: publish it there for the first time
 * @PENG_OUTBOX_UPDATE: publish it anew
 * @PENG_OUTBOX_WITHDRAW: take it away there
 *
 * What a row of the outbox is to do. The numbers are stored.
 */
typedef enum
{
  PENG_OUTBOX_CREATE,
  PENG_OUTBOX_UPDATE,
  PENG_OUTBOX_WITHDRAW,
} PengOutboxVerb;

/**
 * PengStanding:
 * @PENG_STANDING_PUBLIC: all may read it
 * @PENG_STANDING_DRAFT: it lies at the site as a draft
 * @PENG_STANDING_PRIVATE: only who is signed in there may read it
 * @PENG_STANDING_REVIEW: somebody at the site has to look at it first
 *
 * Who is to read an article at a site. The numbers are stored.
 */
typedef enum
{
  PENG_STANDING_PUBLIC,
  PENG_STANDING_DRAFT,
  PENG_STANDING_PRIVATE,
  PENG_STANDING_REVIEW,
} PengStanding;

/**
 * PengOutboxState:
 * @PENG_OUTBOX_FROZEN: content, hash and UUID are fixed; nothing was sent
 * @PENG_OUTBOX_MEDIA: photographs are being sent, one row of media at a time
 * @PENG_OUTBOX_SENDING: the article's request is about to go out, or is out
 * @PENG_OUTBOX_UNKNOWN: no answer came; only asking the site leads out
 * @PENG_OUTBOX_PAUSED: waits for a person (a new token, room at the site ...)
 * @PENG_OUTBOX_CONFLICT: somebody else changed it at the site; both versions are to be shown
 * @PENG_OUTBOX_PUBLISHED: done (for a withdrawal: it is withdrawn)
 * @PENG_OUTBOX_REJECTED: the site refused it for good; the reason says why
 * @PENG_OUTBOX_ABANDONED: a person gave it up
 *
 * From PUBLISHED on a row is finished. The numbers are stored.
 */
typedef enum
{
  PENG_OUTBOX_FROZEN    = 0,
  PENG_OUTBOX_MEDIA     = 1,
  PENG_OUTBOX_SENDING   = 2,
  PENG_OUTBOX_UNKNOWN   = 3,
  PENG_OUTBOX_PAUSED    = 4,
  PENG_OUTBOX_CONFLICT  = 5,
  PENG_OUTBOX_PUBLISHED = 6,
  PENG_OUTBOX_REJECTED  = 7,
  PENG_OUTBOX_ABANDONED = 8,
} PengOutboxState;

#define PENG_OUTBOX_IS_FINISHED(state) ((state) >= PENG_OUTBOX_PUBLISHED)

/**
 * PengOutboxMedia:
 * @sha: media name in the article: SHA-256 of the original
 * @web_sha: SHA-256 of the bytes that are sent
 * @mime: media type of these bytes
 * @alt: alternative text
 * @size: bytes that are sent
 * @width: pixels of what is sent
 * @height: as @width
 * @sent: whether the site has it
 * @url: (nullable): its address at the site, once sent
 * @offered: whether an earlier row was to bring the site these bytes, so that it may have them; not
 *   read when a row is frozen
 *
 * One file of an outbox row, in the article's order.
 */
typedef struct
{
  char     *sha;
  char     *web_sha;
  char     *mime;
  char     *alt;
  guint64   size;
  guint     width;
  guint     height;
  gboolean  sent;
  char     *url;
  gboolean  offered;
} PengOutboxMedia;

/* In place of a moment that never came. */
#define PENG_OUTBOX_REPLANNED (-1)

/**
 * PengOutboxItem:
 * @id: its number, 0 before it is frozen
 * @article: UUID of the draft
 * @title: (nullable): the draft's title now; not read when a row is frozen
 * @site: number of the site
 * @section: section at the site
 * @verb: what is to be done
 * @state: how far it is
 * @content: (nullable): the frozen article as it will be sent, or what it is made from
 * @content_hash: of what a reader will see; made by who freezes
 * @revision: the stored revision that was frozen
 * @remote_id: the article's name at the site; fixed before the first byte where the client chooses
 * @base_etag: (nullable): for an update or withdrawal: the version at the site it builds on
 * @etag: (nullable): the version at the site after publishing
 * @url: (nullable): the public page
 * @reason: (nullable): why it waits, stopped or was rejected, for the log and the window
 * @attempts: network tries so far
 * @next_try: not before this time, microseconds since 1970, 0 for at once
 * @created: when it was frozen
 * @changed: when it last went on
 * @media: (element-type PengOutboxMedia): its files
 * @standing: who is to read it there
 * @due: from when on, microseconds since 1970; 0 for at once; %PENG_OUTBOX_REPLANNED where something
 *   else of the article took its place at the site before that
 *
 * One thing on its way to one site.
 */
typedef struct
{
  gint64           id;
  char            *article;
  char            *title;
  gint64           site;
  char            *section;
  PengOutboxVerb   verb;
  PengOutboxState  state;
  GBytes          *content;
  char            *content_hash;
  guint64          revision;
  char            *remote_id;
  char            *base_etag;
  char            *etag;
  char            *url;
  char            *reason;
  guint            attempts;
  gint64           next_try;
  gint64           created;
  gint64           changed;
  GPtrArray       *media;
  PengStanding     standing;
  gint64           due;
} PengOutboxItem;

/**
 * PengOutboxStep:
 * @from: the state the row must be in
 * @to: the state it goes to; may be the same, to note a try
 * @remote_id: (nullable): set where not %NULL, as are @base_etag, @etag and @url. An @etag to
 *   %PENG_OUTBOX_ABANDONED is the version at the site that the person has taken up, so that what is
 *   sent next builds on it; empty where nothing is there any more
 * @reason: (nullable): always set; %NULL clears
 * @next_try: always set
 * @count_attempt: whether this is another network try
 *
 * One arrow of the state machine.
 */
typedef struct
{
  PengOutboxState  from;
  PengOutboxState  to;
  const char      *remote_id;
  const char      *base_etag;
  const char      *etag;
  const char      *url;
  const char      *reason;
  gint64           next_try;
  gboolean         count_attempt;
} PengOutboxStep;

/**
 * PengPublication:
 * @article: UUID of the draft
 * @site: number of the site
 * @section: the section it was published to
 * @remote_id: its name at the site
 * @url: (nullable): the public page
 * @etag: (nullable): its version at the site
 * @content_hash: what was published
 * @revision: the stored revision that was published; 0 where a photograph of it looks otherwise now
 * @published: when it was first published, microseconds since 1970
 * @changed: when it was last updated or withdrawn
 * @withdrawn: whether it is withdrawn
 * @standing: who is to read it there
 * @due: from when on, microseconds since 1970; 0 where that has come, or was at once
 *
 * What one site has of one article.
 */
typedef struct
{
  char     *article;
  gint64    site;
  char     *section;
  char     *remote_id;
  char     *url;
  char     *etag;
  char     *content_hash;
  guint64   revision;
  gint64    published;
  gint64    changed;
  gboolean  withdrawn;
  gint64    due;
  PengStanding standing;
} PengPublication;

PengOutboxMedia *peng_outbox_media_copy     (const PengOutboxMedia *self);
void             peng_outbox_media_free     (PengOutboxMedia       *self);
GPtrArray       *peng_outbox_media_copy_all (GPtrArray             *media);
PengOutboxItem  *peng_outbox_item_copy      (const PengOutboxItem  *self);
void             peng_outbox_item_free      (PengOutboxItem        *self);
void             peng_publication_free      (PengPublication       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengOutboxItem, peng_outbox_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengOutboxMedia, peng_outbox_media_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPublication, peng_publication_free)

G_END_DECLS
