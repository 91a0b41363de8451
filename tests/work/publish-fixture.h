/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-proxy.h"
#include "portal/peng-portal-server.h"
#include "store-fixture.h"
#include "work/peng-publisher.h"

G_BEGIN_DECLS

/* The real portal, the proxy before it, a store with a site, and a publisher between them, all in
 * this process; the portal and the publisher share the main context. */
typedef struct
{
  char             *portal_dir;
  char             *data_dir;
  PengPortalServer *portal;
  FaultProxy       *proxy;
  PengStore        *store;
  gint64            site;
  PengPublisher    *publisher;
  guint             idle_ms;
  char             *token;      /* instead of the portal's, where not NULL */
} PublishFixture;

extern const PengPublisherPace publish_fixture_pace;
extern const PengPublisherFuncs publish_fixture_funcs;

void            publish_fixture_set_up        (PublishFixture      *self);
void            publish_fixture_tear_down     (PublishFixture      *self);
void            publish_fixture_open          (PublishFixture      *self);
void            publish_fixture_close         (PublishFixture      *self);
/* The portal is an empty one by now, as after a fire. */
void            publish_fixture_lose_portal   (PublishFixture      *self);

/* An article with @n_photos small pictures of its own, whose originals tell secrets. */
PengArticle    *publish_fixture_new_article   (PublishFixture      *self,
                                               const char          *title,
                                               guint                n_photos,
                                               gsize                photo_size);
/* The same article under another title. */
PengArticle    *publish_fixture_with_title    (PengArticle         *article,
                                               const char          *title);
PengPublishing *publish_fixture_publish       (PublishFixture      *self,
                                               PengArticle         *article);
/* For readers from @due on, microseconds since 1970. */
PengPublishing *publish_fixture_schedule      (PublishFixture      *self,
                                               PengArticle         *article,
                                               gint64               due);
gint64          publish_fixture_in_an_hour    (void);
PengPublishing *publish_fixture_withdraw      (PublishFixture      *self,
                                               PengArticle         *article);
/* Runs the main context until @row is in @state; fails after some seconds. */
void            publish_fixture_run_until     (PengPublishing      *row,
                                               PengOutboxState      state);
void            publish_fixture_run_for       (guint                ms);

/* Asks the portal itself, past the proxy. An @if_match of "*" is for what is not there yet. */
GBytes         *publish_fixture_ask           (PublishFixture      *self,
                                               const char          *method,
                                               const char          *path,
                                               const char          *if_match,
                                               GBytes              *body,
                                               guint               *status);
/* How many articles of this title the portal has, withdrawn ones too. */
guint           publish_fixture_count         (PublishFixture      *self,
                                               const char          *title);
/* The portal has exactly this, text and pictures, once. */
void            publish_fixture_assert_there  (PublishFixture       *self,
                                               const PengOutboxItem *item,
                                               const char           *title);
gboolean        publish_fixture_is_there      (PublishFixture       *self,
                                               const PengOutboxItem *item);
gboolean        publish_fixture_is_withdrawn  (PublishFixture       *self,
                                               const PengOutboxItem *item);
/* The row as it is on disk, with its content. */
PengOutboxItem *publish_fixture_read          (PublishFixture      *self,
                                               gint64               id);

G_END_DECLS
