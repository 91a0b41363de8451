/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-outbox.h"

G_BEGIN_DECLS

/**
 * PengPublisherPace:
 * @first_ms: milliseconds before the second try
 * @longest_ms: no wait grows above this, but where the portal asks for it
 * @look_ms: how often a row is looked at on which another program works
 *
 * How long to wait.
 */
typedef struct
{
  guint first_ms;
  guint longest_ms;
  guint look_ms;
} PengPublisherPace;

extern const PengPublisherPace peng_publisher_pace_normal;

/* No portal may make a row wait for longer than this. */
#define PENG_PUBLISH_LONGEST_MS (24 * 60 * 60 * 1000)

/**
 * PengReaction:
 * @PENG_REACTION_WAIT: it provably was not done: wait in MEDIA, then try again
 * @PENG_REACTION_DOUBT: it may have been done: wait in UNKNOWN, then ask
 * @PENG_REACTION_ASK: something is there already: ask at once what it is
 * @PENG_REACTION_RESEND: the site misses a file: send all of them, whatever is noted
 * @PENG_REACTION_PAUSE: wait for a person
 * @PENG_REACTION_REJECT: the site does not want it
 *
 * What follows from a failure.
 */
typedef enum
{
  PENG_REACTION_WAIT,
  PENG_REACTION_DOUBT,
  PENG_REACTION_ASK,
  PENG_REACTION_RESEND,
  PENG_REACTION_PAUSE,
  PENG_REACTION_REJECT,
} PengReaction;

PengReaction peng_publish_policy_react (PengOutboxState          state,
                                        const GError            *error);
guint        peng_publish_policy_delay (const PengPublisherPace *pace,
                                        guint                    n_failures,
                                        const GError            *error);

G_END_DECLS
