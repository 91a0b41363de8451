/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "work/peng-due-words.h"

#define S    ((gint64) G_USEC_PER_SEC)
#define M    (60 * S)
#define H    (60 * M)
#define D    (24 * H)
#define NOW  (G_GINT64_CONSTANT (1764806400) * S)

static const struct
{
  const char *name;
  gint64      left;
  const char *words;
  guint       change_ms;
} countdowns[] = {
  { "over", -5 * S, "Its time has come; the site is asked whether readers see it", 0 },
  { "now", 0, "Its time has come; the site is asked whether readers see it", 0 },
  { "a-moment", S / 2, "Scheduled, in 1 second", 500 },
  { "seconds", 59 * S, "Scheduled, in 59 seconds", 1000 },
  { "part-of-a-second", 58 * S + S / 4, "Scheduled, in 59 seconds", 250 },
  { "a-minute", M, "Scheduled, in 1 minute", 1000 },
  { "over-a-minute", M + S, "Scheduled, in 2 minutes", 1000 },
  { "minutes", 5 * M, "Scheduled, in 5 minutes", 60 * 1000 },
  { "two-hours", 2 * H + 13 * M, "Scheduled, in 2 h 13 min", 60 * 1000 },
  { "two-hours-less", 2 * H + 13 * M - 20 * S, "Scheduled, in 2 h 13 min", 40 * 1000 },
  { "a-day", D, "Scheduled, in 1 d 0 h", 60 * 1000 },
  { "days", 3 * D + 4 * H, "Scheduled, in 3 d 4 h", 60 * 1000 },
};

static void
test_countdown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *words = peng_due_words_new_countdown (NOW + countdowns[i].left, NOW);

  g_assert_cmpstr (words, ==, countdowns[i].words);
  g_assert_cmpuint (peng_due_words_get_change_ms (NOW + countdowns[i].left, NOW), ==,
                    countdowns[i].change_ms);
}

static const struct
{
  const char *name;
  const char *identifier;
  const char *words;
} zones[] = {
  { "china", "Asia/Shanghai", "2025-12-04 08:00, UTC+8 (China)" },
  { "utc", "UTC", "2025-12-04 00:00, UTC" },
  { "new-york", "America/New_York", "2025-12-03 19:00, UTC-5 (New York)" },
  { "half-hour", "Asia/Kolkata", "2025-12-04 05:30, UTC+5:30 (Kolkata)" },
  { "offset", "+03:00", "2025-12-04 03:00, UTC+3" },
};

static void
test_zone (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zones[i].identifier);
  g_autofree char *words = NULL;

  if (zone == NULL)
    {
      g_test_skip ("no such zone here");
      return;
    }

  words = peng_due_words_new_moment (NOW, zone);
  g_assert_cmpstr (words, ==, zones[i].words);
}

static void
test_too_soon (void)
{
  static const struct
  {
    gint64   due;
    gboolean too_soon;
  } cases[] = {
    { 0, FALSE }, { 1, TRUE }, { NOW - S, TRUE }, { NOW, TRUE }, { NOW + 59 * S, TRUE },
    { NOW + 60 * S, FALSE }, { NOW + 9 * D, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PengPublishPlan plan = { PENG_STANDING_PUBLIC, cases[i].due };

      g_assert_true (peng_publish_plan_is_too_soon (&plan, NOW) == cases[i].too_soon);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (countdowns); i++)
    {
      g_autofree char *path = g_strconcat ("/due-words/countdown/", countdowns[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_countdown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/due-words/zone/", zones[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_zone);
    }
  g_test_add_func ("/due-words/too-soon", test_too_soon);

  return g_test_run ();
}
