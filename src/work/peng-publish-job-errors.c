/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publish-job-private.h"

/* A portal that goes on saying "missing" after this many full uploads is not to be helped. */
#define MAX_RESENT 2

/**
 * peng_publish_job_choose_delay:
 * @self: a job
 * @error: (nullable): why there is a delay
 *
 * Counts a failure, which makes the next delay longer.
 *
 * Returns: in how many milliseconds to try again
 */
guint
peng_publish_job_choose_delay (PengPublishJob *self,
                               const GError   *error)
{
  return peng_publish_policy_delay (&self->pace, self->n_failures++, error);
}

/**
 * peng_publish_job_handle_trouble:
 * @self: a job
 * @error: what the store failed with
 *
 * The disk, not the site, is in the way: nothing is done until it can be noted.
 */
void
peng_publish_job_handle_trouble (PengPublishJob *self,
                                 const GError   *error)
{
  if (is_stopped (self) || g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_CLOSED))
    {
      peng_publish_job_rest (self);
      return;
    }

  g_message ("row %" G_GINT64_FORMAT ": %s", get_item (self)->id, error->message);
  peng_publishing_set_waiting (self->row, error);
  peng_publish_job_wake_in (self, peng_publish_job_choose_delay (self, error));
}

static void
resend_media (PengPublishJob *self,
              const GError   *error)
{
  if (self->n_resent++ == MAX_RESENT)
    {
      peng_publish_job_advance_to (self, PENG_OUTBOX_REJECTED, error);
      return;
    }

  self->upload_mode = PENG_UPLOAD_AGAIN;
  peng_publish_job_wait_in (self, PENG_OUTBOX_MEDIA, error);
}

static void
handle_portal_error (PengPublishJob *self,
                     const GError   *error)
{
  switch (peng_publish_policy_react (get_item (self)->state, error))
    {
    case PENG_REACTION_WAIT:
      peng_publish_job_wait_in (self, PENG_OUTBOX_MEDIA, error);
      break;
    case PENG_REACTION_DOUBT:
      peng_publish_job_wait_in (self, PENG_OUTBOX_UNKNOWN, error);
      break;
    case PENG_REACTION_ASK:
      peng_publish_job_advance_to (self, PENG_OUTBOX_UNKNOWN, error);
      break;
    case PENG_REACTION_RESEND:
      resend_media (self, error);
      break;
    case PENG_REACTION_PAUSE:
      peng_publish_job_advance_to (self, PENG_OUTBOX_PAUSED, error);
      break;
    case PENG_REACTION_REJECT:
      peng_publish_job_advance_to (self, PENG_OUTBOX_REJECTED, error);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * peng_publish_job_handle_error:
 * @self: a job
 * @error: (transfer full): what an act failed with
 *
 * Does what follows from a failure of the site or of the disk; any other waits for a person.
 */
void
peng_publish_job_handle_error (PengPublishJob *self,
                               GError         *error)
{
  g_autoptr(GError) owned = error;

  /* The next try begins from nothing: another token, another port of the built-in portal. */
  g_clear_object (&self->portal);

  /* A person has cut it off; whatever else it failed with is found out by asking. */
  if (self->held)
    peng_publish_job_advance_to (self, PENG_OUTBOX_PAUSED, NULL);
  else if (error->domain == PENG_PORTAL_ERROR)
    handle_portal_error (self, error);
  else if (error->domain == PENG_STORE_ERROR)
    peng_publish_job_handle_trouble (self, error);
  else
    peng_publish_job_advance_to (self, PENG_OUTBOX_PAUSED, error);
}

/**
 * peng_publish_job_handle_no_connection:
 * @self: a job
 * @error: (transfer full): why there is no #PengPortal
 *
 * What is between us and the site, a keyring or a portal of our own that does not start, may be
 * mended at any time: waits, but never in SENDING.
 */
void
peng_publish_job_handle_no_connection (PengPublishJob *self,
                                       GError         *error)
{
  g_autoptr(GError) owned = error;

  if (error->domain == PENG_PORTAL_ERROR || error->domain == PENG_STORE_ERROR)
    peng_publish_job_handle_error (self, g_steal_pointer (&owned));
  else if (get_item (self)->state == PENG_OUTBOX_UNKNOWN)
    peng_publish_job_wait_in (self, PENG_OUTBOX_UNKNOWN, error);
  else
    peng_publish_job_wait_in (self, PENG_OUTBOX_MEDIA, error);
}
