/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-draft-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* A line in the list of drafts: when it was saved, in both languages, and what else it shows. */

typedef struct
{
  const char *name;
  const char *now;
  const char *then;
  const char *english;
  const char *chinese;
} TimeCase;

static const TimeCase time_cases[] = {
  { "now", "2026-03-01T09:05", "2026-03-01T09:05", "09:05", "09:05" },
  { "first-minute-of-today", "2026-03-01T09:05", "2026-03-01T00:00", "00:00", "00:00" },
  { "later-today", "2026-03-01T09:05", "2026-03-01T23:59", "23:59", "23:59" },
  { "last-minute-of-yesterday", "2026-03-01T00:00", "2026-02-28T23:59", "Yesterday 23:59",
    "昨天 23:59" },
  { "yesterday-over-24-hours-ago", "2026-03-01T22:00", "2026-02-28T06:30", "Yesterday 06:30",
    "昨天 06:30" },
  { "yesterday-in-the-old-year", "2026-01-01T08:00", "2025-12-31T20:15", "Yesterday 20:15",
    "昨天 20:15" },
  { "day-before-yesterday", "2026-03-01T09:05", "2026-02-27T23:59", "27 Feb", "2月27日" },
  { "first-day-of-this-year", "2026-03-01T09:05", "2026-01-01T00:00", "1 Jan", "1月1日" },
  { "tomorrow-by-a-wrong-clock", "2026-03-01T09:05", "2026-03-02T10:00", "2 Mar", "3月2日" },
  { "last-day-of-the-old-year", "2026-03-01T09:05", "2025-12-31T23:59", "2025-12-31", "2025-12-31" },
  { "two-days-ago-in-the-old-year", "2026-01-01T09:05", "2025-12-30T10:00", "2025-12-30",
    "2025-12-30" },
  { "years-ago", "2026-03-01T09:05", "2019-09-01T08:00", "2019-09-01", "2019-09-01" },
};

static gint64
read_time (const char *written)
{
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *whole = g_strconcat (written, ":00", NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (whole, local);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* To gettext a new catalogue is news, a new LANGUAGE alone is not. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  textdomain (textdomain (NULL));
}

static void
assert_time (const TimeCase *c,
             const char     *language,
             const char     *expected)
{
  g_autofree char *words = NULL;

  speak (language);
  words = peng_draft_row_dup_time (read_time (c->then), read_time (c->now));
  g_assert_cmpstr (words, ==, expected);
}

static void
test_time (gconstpointer data)
{
  const TimeCase *c = data;
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  assert_time (c, "en", c->english);
  assert_time (c, "zh_CN", c->chinese);
  speak (before);
}

static GtkWidget *
find_row (WindowFixture *window)
{
  return find_type (window->window->drafts, PENG_TYPE_DRAFT_ROW);
}

static gboolean
has_picture (WindowFixture *window)
{
  GtkWidget *picture = find_row (window) != NULL ? find_named (find_row (window), "picture") : NULL;

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static const char *
get_details (WindowFixture *window)
{
  return gtk_label_get_label (GTK_LABEL (find_named (find_row (window), "details")));
}

static const char *
get_frame (WindowFixture *window)
{
  GtkWidget *frame = find_named (find_row (window), "frame");

  return gtk_stack_get_visible_child_name (GTK_STACK (frame));
}

/* The sample article has both. */
static void
test_photograph_and_section (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  WindowFixture window;

  window_fixture_open (&window, dir);
  WAIT_UNTIL (has_picture (&window));
  g_assert_cmpstr (get_frame (&window), ==, "picture");
  g_assert_true (g_str_has_prefix (get_details (&window), "本地资讯 · "));
  window_fixture_close (&window);
}

static void
test_bare (void)
{
  g_autoptr(PengArticle) article = peng_article_new_empty ();
  g_autoptr(Scratch) dir = scratch_with (article);
  WindowFixture window;

  window_fixture_open (&window, dir);
  WAIT_UNTIL (find_row (&window) != NULL && find_words (find_row (&window), _("Untitled")) != NULL);
  g_assert_false (has_picture (&window));
  g_assert_cmpstr (get_frame (&window), !=, "picture");
  g_assert_null (strstr (get_details (&window), "·"));
  window_fixture_close (&window);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  for (guint i = 0; i < G_N_ELEMENTS (time_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/draft-row/time/", time_cases[i].name, NULL);

      g_test_add_data_func (path, &time_cases[i], test_time);
    }

  g_test_add_func ("/ui/draft-row/photograph-and-section", test_photograph_and_section);
  g_test_add_func ("/ui/draft-row/bare", test_bare);

  return g_test_run ();
}
