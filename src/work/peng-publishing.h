/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-outbox.h"

G_BEGIN_DECLS

/**
 * PengPublishingStep:
 * @PENG_PUBLISHING_PREPARE: text and photographs are fixed; nothing has left
 * @PENG_PUBLISHING_MEDIA: photographs are on their way
 * @PENG_PUBLISHING_ARTICLE: the article is on its way, or the site is asked whether it is there
 * @PENG_PUBLISHING_DONE: finished, for better or worse: the state says which
 *
 * What a person sees of the way to a site.
 */
typedef enum
{
  PENG_PUBLISHING_PREPARE,
  PENG_PUBLISHING_MEDIA,
  PENG_PUBLISHING_ARTICLE,
  PENG_PUBLISHING_DONE,
} PengPublishingStep;

/**
 * PengPublishing:
 *
 * One row of the outbox as the window and the command show it. It says what is on disk: it is never
 * ahead of the truth. Signal "changed" (PengPublishing *): anything below is another. Property
 * "state" (PengOutboxState, read, notify).
 */
#define PENG_TYPE_PUBLISHING (peng_publishing_get_type ())

G_DECLARE_FINAL_TYPE (PengPublishing, peng_publishing, PENG, PUBLISHING, GObject)

const PengOutboxItem *peng_publishing_get_item     (PengPublishing       *self);
PengOutboxState       peng_publishing_get_state    (PengPublishing       *self);
PengPublishingStep    peng_publishing_get_step     (PengPublishing       *self);
guint                 peng_publishing_get_n_media  (PengPublishing       *self);
guint                 peng_publishing_get_n_sent   (PengPublishing       *self);
double                peng_publishing_get_fraction (PengPublishing       *self);
void                  peng_publishing_get_bytes    (PengPublishing       *self,
                                                    guint64              *n_done,
                                                    guint64              *n_all);
gboolean              peng_publishing_is_waiting   (PengPublishing       *self);
gboolean              peng_publishing_is_elsewhere (PengPublishing       *self);
const GError         *peng_publishing_get_error    (PengPublishing       *self);

const char           *peng_publishing_state_get_name (PengOutboxState     state);

/* For the publisher. */
PengPublishing       *peng_publishing_new          (const PengOutboxItem *item);
void                  peng_publishing_set_item     (PengPublishing       *self,
                                                    const PengOutboxItem *item,
                                                    const GError         *error);
void                  peng_publishing_set_sent     (PengPublishing       *self,
                                                    const char           *web_sha);
void                  peng_publishing_set_progress (PengPublishing       *self,
                                                    const char           *web_sha,
                                                    goffset               n_bytes);
void                  peng_publishing_set_waiting  (PengPublishing       *self,
                                                    const GError         *error);
void                  peng_publishing_set_elsewhere (PengPublishing      *self,
                                                     gboolean             elsewhere);

char                 *peng_publishing_reason_new   (const GError         *error);
GError               *peng_publishing_reason_parse (const char           *reason);

G_END_DECLS
