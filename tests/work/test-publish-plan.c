/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "work/peng-publish-plan.h"

#define MINUTE (60 * G_USEC_PER_SEC)

/* What a site can do, and which of these plans it can: at once, at a time, and at a time where
 * readers have it already; as a draft, for colleagues, for review. */
static const struct
{
  const char *name;
  gboolean    can_schedule;
  gboolean    can_hold;
  gboolean    needs_review;
  const char *offered;
} sites[] = {
  { "bare", FALSE, FALSE, FALSE, "100000" },
  { "built-in", TRUE, FALSE, FALSE, "110000" },
  { "author", TRUE, TRUE, FALSE, "110111" },
  { "no-schedule", FALSE, TRUE, FALSE, "100111" },
  { "contributor", FALSE, TRUE, TRUE, "000101" },
  { "looked-at", TRUE, FALSE, TRUE, "110000" },
};

static const struct
{
  PengPublishPlan plan;
  gboolean        is_public;
} plans[] = {
  { { PENG_STANDING_PUBLIC, 0 }, TRUE },
  { { PENG_STANDING_PUBLIC, MINUTE }, FALSE },
  { { PENG_STANDING_PUBLIC, MINUTE }, TRUE },
  { { PENG_STANDING_DRAFT, 0 }, FALSE },
  { { PENG_STANDING_PRIVATE, 0 }, TRUE },
  { { PENG_STANDING_REVIEW, 0 }, FALSE },
};

static void
test_offered (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const PengPortalInfo info = {
    .can_schedule = sites[i].can_schedule, .can_hold = sites[i].can_hold,
    .needs_review = sites[i].needs_review,
  };

  for (guint j = 0; j < G_N_ELEMENTS (plans); j++)
    g_assert_cmpint (peng_publish_plan_is_offered (&plans[j].plan, &info, plans[j].is_public), ==,
                     sites[i].offered[j] == '1');
}

static void
test_too_soon (void)
{
  const gint64 now = 1000 * (gint64) MINUTE;
  const PengPublishPlan soon = { PENG_STANDING_PUBLIC, now + MINUTE - 1 };
  const PengPublishPlan later = { PENG_STANDING_PUBLIC, now + MINUTE };

  g_assert_false (peng_publish_plan_is_too_soon (&peng_publish_plan_at_once, now));
  g_assert_true (peng_publish_plan_is_too_soon (&soon, now));
  g_assert_false (peng_publish_plan_is_too_soon (&later, now));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *path = g_strconcat ("/work/publish-plan/", sites[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_offered);
    }
  g_test_add_func ("/work/publish-plan/too-soon", test_too_soon);

  return g_test_run ();
}
