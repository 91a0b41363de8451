/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publish-job.h"

G_BEGIN_DECLS

/**
 * PengPublishJob:
 *
 * The state machine of one row. Every arrow is committed before the network act that it names, so
 * that whoever ends this program, the disk tells the next one what may have happened:
 *
 *   FROZEN → MEDIA → SENDING → PUBLISHED, REJECTED or UNKNOWN
 *
 * - SENDING means that the request is about to go out, or is out. A row that is *found* in SENDING,
 *   after a crash, is UNKNOWN; the site gets a moment to end what it may be doing with it.
 * - UNKNOWN is left by asking alone. The site has what was frozen: PUBLISHED. It provably has not:
 *   back to MEDIA, where every file is noted as sent, and from there a new try. It has something
 *   else: CONFLICT, which a person decides. No answer: UNKNOWN it stays.
 * - What provably was not done goes back to MEDIA to wait there, so that a waiting row is never in
 *   SENDING.
 * - PAUSED waits for a person, and is left towards UNKNOWN: to ask costs little. A person may also
 *   have held the row: what was going out is cut off, and the reason is empty.
 */
struct _PengPublishJob
{
  GObject                   parent_instance;

  PengStore                *store;
  const PengPublisherFuncs *funcs;
  gpointer                  funcs_data;
  PengPublisherPace         pace;
  PengPublishing           *row;

  PengPortal               *portal;
  GBytes                   *content;
  GCancellable             *cancellable;
  GError                   *error;
  guint                     timer_id;
  guint                     n_failures;
  guint                     n_resent;
  gboolean                  claimed;
  gboolean                  working;
  gboolean                  hurried;
  gboolean                  stopped;
  gboolean                  held;
  gboolean                  may_send;
  PengUploadMode            upload_mode;
};

static inline const PengOutboxItem *
get_item (PengPublishJob *self)
{
  return peng_publishing_get_item (self->row);
}

static inline gboolean
is_stopped (PengPublishJob *self)
{
  return self->stopped;
}

/* Takes an arrow; @error is why, or NULL, and is noted on disk as the reason. */
void  peng_publish_job_advance              (PengPublishJob  *self,
                                             PengOutboxStep   step,
                                             const GError    *error);
void  peng_publish_job_advance_to           (PengPublishJob  *self,
                                             PengOutboxState  to,
                                             const GError    *error);
/* Goes to @state, to be tried again later by itself. */
void  peng_publish_job_wait_in              (PengPublishJob  *self,
                                             PengOutboxState  state,
                                             const GError    *error);
void  peng_publish_job_wake_in              (PengPublishJob  *self,
                                             guint            ms);
void  peng_publish_job_rest                 (PengPublishJob  *self);

/* What follows from failures. All but the last two take @error. */
void  peng_publish_job_handle_error         (PengPublishJob  *self,
                                             GError          *error);
void  peng_publish_job_handle_no_connection (PengPublishJob  *self,
                                             GError          *error);
void  peng_publish_job_handle_trouble       (PengPublishJob  *self,
                                             const GError    *error);
guint peng_publish_job_choose_delay         (PengPublishJob  *self,
                                             const GError    *error);

G_END_DECLS
