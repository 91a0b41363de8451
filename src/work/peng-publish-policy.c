/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publish-policy.h"

#include "publish/peng-portal.h"

const PengPublisherPace peng_publisher_pace_normal = {
  .first_ms = 1000,
  .longest_ms = 5 * 60 * 1000,
  .look_ms = 2000,
};

/* Where it is certain that nothing was done. */
static const PengReaction reactions[] = {
  [PENG_PORTAL_ERROR_OFFLINE] = PENG_REACTION_WAIT,
  [PENG_PORTAL_ERROR_TIMED_OUT] = PENG_REACTION_WAIT,
  [PENG_PORTAL_ERROR_TLS] = PENG_REACTION_WAIT,
  [PENG_PORTAL_ERROR_INSECURE] = PENG_REACTION_PAUSE,
  [PENG_PORTAL_ERROR_MOVED] = PENG_REACTION_WAIT,
  [PENG_PORTAL_ERROR_SIGNED_OUT] = PENG_REACTION_PAUSE,
  [PENG_PORTAL_ERROR_REFUSED] = PENG_REACTION_REJECT,
  [PENG_PORTAL_ERROR_NOT_FOUND] = PENG_REACTION_ASK,
  [PENG_PORTAL_ERROR_GONE] = PENG_REACTION_ASK,
  [PENG_PORTAL_ERROR_TOO_LARGE] = PENG_REACTION_REJECT,
  [PENG_PORTAL_ERROR_CONFLICT] = PENG_REACTION_ASK,
  [PENG_PORTAL_ERROR_BUSY] = PENG_REACTION_WAIT,
  [PENG_PORTAL_ERROR_MISSING_MEDIA] = PENG_REACTION_RESEND,
  [PENG_PORTAL_ERROR_BAD_REPLY] = PENG_REACTION_WAIT,
  [PENG_PORTAL_ERROR_SERVER] = PENG_REACTION_WAIT,
};

G_STATIC_ASSERT (G_N_ELEMENTS (reactions) == PENG_PORTAL_N_ERRORS);

/**
 * peng_publish_policy_react:
 * @state: %PENG_OUTBOX_MEDIA, %PENG_OUTBOX_SENDING or %PENG_OUTBOX_UNKNOWN
 * @error: an error of %PENG_PORTAL_ERROR
 *
 * Decides what follows from a failure. A row that is UNKNOWN stays so, unless a person is needed;
 * one that was SENDING becomes so when its request had left.
 *
 * Returns: what to do
 */
PengReaction
peng_publish_policy_react (PengOutboxState  state,
                           const GError    *error)
{
  PengReaction reaction;

  g_return_val_if_fail (error != NULL && error->domain == PENG_PORTAL_ERROR, PENG_REACTION_PAUSE);

  reaction = reactions[error->code];
  if (state == PENG_OUTBOX_SENDING && peng_portal_error_get_failure (error)->unknown)
    return PENG_REACTION_DOUBT;
  if (state == PENG_OUTBOX_UNKNOWN && reaction != PENG_REACTION_PAUSE)
    return PENG_REACTION_DOUBT;
  if (state == PENG_OUTBOX_MEDIA && reaction == PENG_REACTION_ASK)
    return PENG_REACTION_WAIT;

  return reaction;
}

/**
 * peng_publish_policy_delay:
 * @pace: how long to wait
 * @n_failures: how often it failed before, in a row
 * @error: why it failed now
 *
 * Grows exponentially, with a quarter of jitter either way, so that a portal that comes back is not
 * met by all schools at once (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015). What
 * the portal asks for is obeyed.
 *
 * Returns: milliseconds to wait, from 1 to %PENG_PUBLISH_LONGEST_MS
 */
guint
peng_publish_policy_delay (const PengPublisherPace *pace,
                           guint                    n_failures,
                           const GError            *error)
{
  guint64 asked = 0;
  guint64 delay;

  g_return_val_if_fail (pace != NULL && error != NULL, 1);

  delay = MIN ((guint64) pace->first_ms << MIN (n_failures, 20), pace->longest_ms);
  delay *= g_random_double_range (0.75, 1.25);
  if (error->domain == PENG_PORTAL_ERROR)
    asked = (guint64) peng_portal_error_get_failure (error)->retry_after * 1000;

  return CLAMP (MAX (delay, asked), 1, PENG_PUBLISH_LONGEST_MS);
}
