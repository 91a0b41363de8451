/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-due-words.h"

#include <glib/gi18n.h>

/* What a person is told of an article that is to come at a time, or that not all may read. */

static gboolean
is_china (const char *identifier)
{
  static const char * const names[] = {
    "Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "PRC", NULL
  };

  return g_strv_contains (names, identifier);
}

/* What people call the zone beside its number; NULL where nothing is known. */
static char *
dup_place (GTimeZone *zone)
{
  const char *identifier = g_time_zone_get_identifier (zone);
  const char *slash = strrchr (identifier, '/');

  if (is_china (identifier))
    return g_strdup (_("China"));

  if (slash == NULL || g_path_is_absolute (identifier) || g_str_has_prefix (identifier, "Etc/"))
    return NULL;

  return g_strdelimit (g_strdup (slash + 1), "_", ' ');
}

static char *
new_offset (int seconds)
{
  int minutes = ABS (seconds) / 60;
  char sign = seconds < 0 ? '-' : '+';

  if (minutes == 0)
    return g_strdup ("UTC");

  return minutes % 60 == 0 ? g_strdup_printf ("UTC%c%d", sign, minutes / 60)
                           : g_strdup_printf ("UTC%c%d:%02d", sign, minutes / 60, minutes % 60);
}

/**
 * peng_due_words_new_zone:
 * @zone: a time zone
 * @at: when, microseconds since 1970: summer time is another zone
 *
 * Returns: (transfer full): what the zone is called, such as `UTC+8 (China)`
 */
char *
peng_due_words_new_zone (GTimeZone *zone,
                         gint64     at)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at / G_USEC_PER_SEC);
  g_autofree char *offset = new_offset (g_time_zone_get_offset (zone, interval));
  g_autofree char *place = dup_place (zone);

  if (place == NULL)
    return g_steal_pointer (&offset);

  /* Translators: a time zone: UTC+8 (China) */
  return g_strdup_printf (_("%s (%s)"), offset, place);
}

/**
 * peng_due_words_new_moment:
 * @due: a moment, microseconds since 1970
 * @zone: in whose time it is told
 *
 * Returns: (transfer full): the moment, such as `2026-12-03 08:00, UTC+8 (China)`
 */
char *
peng_due_words_new_moment (gint64     due,
                           GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (due / G_USEC_PER_SEC);
  g_autoptr(GDateTime) there = g_date_time_to_timezone (utc, zone);
  /* Translators: when an article was published, as for strftime() */
  g_autofree char *time = g_date_time_format (there, _("%F %H:%M"));
  g_autofree char *name = peng_due_words_new_zone (zone, due);

  /* Translators: a moment and its time zone: 2026-12-03 08:00, UTC+8 (China) */
  return g_strdup_printf (C_("moment", "%s, %s"), time, name);
}

/**
 * peng_due_words_new_countdown:
 * @due: from when on readers are to see it, microseconds since 1970
 * @now: the present time
 *
 * Returns: (transfer full): how long that is from now, to the minute; to the second in the last one
 */
char *
peng_due_words_new_countdown (gint64 due,
                              gint64 now)
{
  gint64 left = (due - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  guint minutes = left > 0 ? (left + 59) / 60 : 0;

  if (due <= now)
    return g_strdup (_("Its time has come; the site is asked whether readers see it"));

  if (left < 60)
    return g_strdup_printf (ngettext ("Scheduled, in %u second", "Scheduled, in %u seconds", left),
                            (guint) left);

  if (minutes < 60)
    return g_strdup_printf (ngettext ("Scheduled, in %u minute", "Scheduled, in %u minutes", minutes),
                            minutes);

  if (minutes < 24 * 60)
    /* Translators: hours and minutes */
    return g_strdup_printf (_("Scheduled, in %u h %u min"), minutes / 60, minutes % 60);

  /* Translators: days and hours */
  return g_strdup_printf (_("Scheduled, in %u d %u h"), minutes / (24 * 60), minutes / 60 % 24);
}

/**
 * peng_due_words_get_change_ms:
 * @due: as for peng_due_words_new_countdown()
 * @now: the present time
 *
 * Returns: in how many milliseconds these words are others; 0 where they stay
 */
guint
peng_due_words_get_change_ms (gint64 due,
                              gint64 now)
{
  gint64 left = (due - now + 999) / 1000;
  gint64 step = left <= 60 * 1000 ? 1000 : 60 * 1000;

  if (due <= now)
    return 0;

  /* The step before the last minute ends at its begin. */
  return left % step == 0 ? step : left % step;
}

/**
 * peng_due_words_new_standing:
 * @standing: who is to read an article
 *
 * Returns: (transfer full): how it stands at the site, for one that has arrived
 */
char *
peng_due_words_new_standing (PengStanding standing)
{
  switch (standing)
    {
    case PENG_STANDING_DRAFT:
      return g_strdup (_("A draft at the site"));
    case PENG_STANDING_PRIVATE:
      return g_strdup (_("For colleagues alone"));
    case PENG_STANDING_REVIEW:
      return g_strdup (_("Waiting to be looked at"));
    case PENG_STANDING_PUBLIC:
    default:
      return g_strdup (_("Published"));
    }
}

/**
 * peng_due_words_get_held:
 * @standing: who is to read an article
 *
 * Returns: (transfer none) (nullable): where it lies, for one that not all may read; %NULL for one
 *   that all may
 */
const char *
peng_due_words_get_held (PengStanding standing)
{
  switch (standing)
    {
    case PENG_STANDING_DRAFT:
      return _("It lies at the site as a draft, where readers do not see it.");
    case PENG_STANDING_PRIVATE:
      return _("It is at the site for colleagues alone.");
    case PENG_STANDING_REVIEW:
      return _("It is at the site, where somebody is to look at it first.");
    case PENG_STANDING_PUBLIC:
    default:
      return NULL;
    }
}
