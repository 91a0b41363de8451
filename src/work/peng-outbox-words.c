/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-outbox-words.h"

#include "work/peng-due-words.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* What a person is told of something that is on its way to a site. */

static const char * const going[] = {
  [PENG_PUBLISHING_PREPARE] = N_("Getting ready"),
  [PENG_PUBLISHING_MEDIA] = N_("Sending photographs and files"),
  [PENG_PUBLISHING_ARTICLE] = N_("Sending the article"),
};

static const char * const withdrawing[] = {
  [PENG_PUBLISHING_PREPARE] = N_("Getting ready"),
  [PENG_PUBLISHING_ARTICLE] = N_("Withdrawing the article"),
};

/**
 * peng_outbox_words_is_held:
 * @row: a row
 *
 * Returns: whether a person has paused it, and nothing else is in the way
 */
gboolean
peng_outbox_words_is_held (PengPublishing *row)
{
  return peng_publishing_get_state (row) == PENG_OUTBOX_PAUSED &&
         peng_publishing_get_error (row) == NULL;
}

/**
 * peng_outbox_words_get_step:
 * @row: a row
 *
 * Returns: the step to show: an article without files has none for them
 */
PengPublishingStep
peng_outbox_words_get_step (PengPublishing *row)
{
  PengPublishingStep step = peng_publishing_get_step (row);

  return step == PENG_PUBLISHING_MEDIA && peng_publishing_get_n_media (row) == 0
           ? PENG_PUBLISHING_ARTICLE : step;
}

static char *
new_failure (PengPublishing *row)
{
  const GError *error = peng_publishing_get_error (row);

  return error != NULL ? peng_error_text_new (error)
                       : g_strdup (_("It was paused. Resume it when it may go on."));
}

/**
 * peng_outbox_words_new_media:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): how many of its files the site has, and how many bytes have
 *   gone out; %NULL where it has no files
 */
char *
peng_outbox_words_new_media (PengPublishing *row)
{
  g_autofree char *done = NULL;
  g_autofree char *all = NULL;
  guint64 n_done;
  guint64 n_all;

  if (peng_publishing_get_n_media (row) == 0)
    return NULL;

  peng_publishing_get_bytes (row, &n_done, &n_all);
  done = g_format_size (n_done);
  all = g_format_size (n_all);

  /* Translators: files sent, of how many, and bytes sent, of how many: 3 of 40 · 2.1 MB of 30 MB */
  return g_strdup_printf (_("%u of %u · %s of %s"), peng_publishing_get_n_sent (row),
                          peng_publishing_get_n_media (row), done, all);
}

/**
 * peng_outbox_words_new_try:
 * @row: a row
 * @now: the present time, microseconds since 1970
 *
 * Returns: (transfer full) (nullable): when it is tried again; %NULL where it does not wait
 */
char *
peng_outbox_words_new_try (PengPublishing *row,
                           gint64          now)
{
  gint64 left = peng_publishing_get_item (row)->next_try - now;
  guint seconds = left > 0 ? (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : 0;

  if (!peng_publishing_is_waiting (row))
    return NULL;

  if (seconds == 0)
    return g_strdup (_("Trying again now"));

  if (seconds < 120)
    return g_strdup_printf (ngettext ("Next try in %u second", "Next try in %u seconds", seconds),
                            seconds);

  return g_strdup_printf (ngettext ("Next try in %u minute", "Next try in %u minutes", seconds / 60),
                          seconds / 60);
}

/* Why it does not go on by itself at this moment, and what happens next. */
static char *
new_waiting (PengPublishing *row,
             gint64          now)
{
  const GError *error = peng_publishing_get_error (row);
  g_autofree char *reason = error != NULL ? peng_error_text_new (error) : NULL;
  g_autofree char *next = peng_outbox_words_new_try (row, now);

  if (peng_publishing_get_state (row) == PENG_OUTBOX_UNKNOWN)
    {
      g_free (reason);
      reason = g_strdup (_("The answer was lost. The site is being asked whether the article has "
                           "arrived; it is never sent twice."));
    }

  /* Translators: why something waits, and when it is tried again */
  return reason != NULL ? g_strdup_printf (_("%s %s."), reason, next) : g_steal_pointer (&next);
}

/**
 * peng_outbox_words_is_to_come:
 * @row: a row
 * @now: the present time, microseconds since 1970
 *
 * Returns: whether it has arrived, and readers are to see it at a time that is to come
 */
gboolean
peng_outbox_words_is_to_come (PengPublishing *row,
                              gint64          now)
{
  return peng_publishing_get_state (row) == PENG_OUTBOX_PUBLISHED &&
         peng_publishing_get_item (row)->due > now;
}

static char *
new_arrived (PengPublishing *row,
             gint64          now)
{
  const PengOutboxItem *item = peng_publishing_get_item (row);

  if (item->verb == PENG_OUTBOX_WITHDRAW)
    return g_strdup (_("Withdrawn"));
  if (item->due == PENG_OUTBOX_REPLANNED)
    /* Translators: of an article that was to appear at a time, and before it came something else was
     * done with it */
    return g_strdup (_("Planned otherwise since"));

  return peng_outbox_words_is_to_come (row, now) ? peng_due_words_new_countdown (item->due, now)
                                                 : peng_due_words_new_standing (item->standing);
}

/**
 * peng_outbox_words_new_state:
 * @row: a row
 * @now: the present time, microseconds since 1970
 *
 * Returns: (transfer full): a sentence or two that say how far it is, and what to do where a person
 *   is needed
 */
char *
peng_outbox_words_new_state (PengPublishing *row,
                             gint64          now)
{
  PengOutboxState state = peng_publishing_get_state (row);
  gboolean withdraws = peng_publishing_get_item (row)->verb == PENG_OUTBOX_WITHDRAW;
  PengPublishingStep step = peng_outbox_words_get_step (row);

  if (peng_publishing_is_elsewhere (row))
    return g_strdup (_("Another window is publishing this article."));

  switch (state)
    {
    case PENG_OUTBOX_PUBLISHED:
      return new_arrived (row, now);

    case PENG_OUTBOX_ABANDONED:
      return g_strdup (_("Stopped"));

    case PENG_OUTBOX_REJECTED:
      if (peng_publishing_get_error (row) != NULL)
        return new_failure (row);
      return g_strdup (withdraws ? _("Not withdrawn") : _("Not published"));

    case PENG_OUTBOX_PAUSED:
      return new_failure (row);

    case PENG_OUTBOX_CONFLICT:
      return g_strdup (_("Somebody has changed this article at the site. Nothing was overwritten; "
                         "decide which one is to stay."));

    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_UNKNOWN:
    default:
      break;
    }

  if (peng_publishing_is_waiting (row))
    return new_waiting (row, now);

  return g_strdup (_((withdraws ? withdrawing : going)[step]));
}
