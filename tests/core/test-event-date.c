/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/peng-event-date.h"

typedef struct
{
  const char *today;
  const char *text;
  const char *date;  /* NULL: none */
} Case;

#define TODAY "2026-05-10"

static const Case cases[] = {
  /* with the year */
  { TODAY, "2026-05-03", "2026-05-03" },
  { TODAY, "2026-5-3", "2026-05-03" },
  { TODAY, "2026/5/3", "2026-05-03" },
  { TODAY, "2026.5.3", "2026-05-03" },
  { TODAY, "2026年5月3日", "2026-05-03" },
  { TODAY, "2026年05月03日", "2026-05-03" },
  { TODAY, "2026年5月3号", "2026-05-03" },
  { TODAY, "2026年5月3", "2026-05-03" },
  { TODAY, " 2026 年 5 月 3 日 ", "2026-05-03" },
  { TODAY, "２０２６．５．３", "2026-05-03" },
  { TODAY, "２０２６／５／３", "2026-05-03" },
  { TODAY, "2026　5月3日", NULL },
  { TODAY, "2031-12-31", "2031-12-31" },
  { TODAY, "2024-2-29", "2024-02-29" },
  /* without it: of this year, or of last year when it would be far ahead */
  { TODAY, "5/3", "2026-05-03" },
  { TODAY, "5.3", "2026-05-03" },
  { TODAY, "5-3", "2026-05-03" },
  { TODAY, "5月3日", "2026-05-03" },
  { TODAY, "5月3号", "2026-05-03" },
  { TODAY, "05/03", "2026-05-03" },
  { TODAY, "11/9", "2026-11-09" },
  { TODAY, "11/10", "2025-11-10" },
  { TODAY, "12月31日", "2025-12-31" },
  { TODAY, "1/1", "2026-01-01" },
  { "2027-01-02", "12/30", "2026-12-30" },
  { "2026-12-30", "1/2", "2026-01-02" },
  { "2024-03-01", "2/29", "2024-02-29" },
  { "2025-03-01", "2/29", NULL },
  /* none at all */
  { TODAY, "", "" },
  { TODAY, " 　", "" },
  /* no date */
  { TODAY, "昨天", NULL },
  { TODAY, "5", NULL },
  { TODAY, "5月", NULL },
  { TODAY, "2026年5月", NULL },
  { TODAY, "2026-05", NULL },
  { TODAY, "26-5-3", NULL },
  { TODAY, "5/3/2026", NULL },
  { TODAY, "2026-13-1", NULL },
  { TODAY, "2026-2-30", NULL },
  { TODAY, "0000-1-1", NULL },
  { TODAY, "0/0", NULL },
  { TODAY, "2026/5-3", NULL },
  { TODAY, "2026-5-3-", NULL },
  { TODAY, "2026-5-3-4", NULL },
  { TODAY, "2026-5-3日", NULL },
  { TODAY, "5月3日晚", NULL },
  { TODAY, "5/3/", NULL },
  { TODAY, "/5/3", NULL },
  { TODAY, "20260503", NULL },
  { TODAY, "99999999999999999999/1", NULL },
  { TODAY, "-5/3", NULL },
};

static void
test_reading (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate today;
      g_autofree char *date = NULL;

      g_date_clear (&today, 1);
      g_date_set_parse (&today, cases[i].today);
      date = peng_event_date_read (cases[i].text, &today);
      if (g_strcmp0 (date, cases[i].date) != 0)
        g_error ("“%s” on %s is %s, not %s", cases[i].text, cases[i].today, date, cases[i].date);
    }
}

/* What was read is read as the same, whatever day it is. */
static void
test_is_its_own_form (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 1, 2020);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *again = NULL;

      if (cases[i].date == NULL)
        continue;

      again = peng_event_date_read (cases[i].date, &today);
      g_assert_cmpstr (again, ==, cases[i].date);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/event-date/reading", test_reading);
  g_test_add_func ("/core/event-date/own-form", test_is_its_own_form);

  return g_test_run ();
}
