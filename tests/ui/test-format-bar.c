/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

static GtkWidget *
get_bar (EditorFixture *fixture)
{
  return gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (fixture->window)));
}

static void
measure (GtkWidget *widget,
         int       *minimum,
         int       *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static void
set_up (EditorFixture *fixture,
        gconstpointer  data)
{
  editor_fixture_init (fixture, "<p>冬季|长跑</p>");
}

static void
tear_down (EditorFixture *fixture,
           gconstpointer  data)
{
  editor_fixture_clear (fixture);
}

static void
test_kind_keeps_width (EditorFixture *fixture,
                       gconstpointer  data)
{
  static const int levels[] = { 2, 3, 4, 0 };
  GActionGroup *format = peng_editor_get_format_actions (fixture->editor);
  int minimum, natural;

  measure (get_bar (fixture), &minimum, &natural);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      int new_minimum, new_natural;

      g_action_group_activate_action (format, "heading", g_variant_new_int32 (levels[i]));
      settle ();
      measure (get_bar (fixture), &new_minimum, &new_natural);
      g_assert_cmpint (new_minimum, ==, minimum);
      g_assert_cmpint (new_natural, ==, natural);
    }
}

/* What is shown fits, and there is no room for the next: the bar is as full as it can be. */
static int
count_shown (GtkWidget *bar)
{
  int width = gtk_widget_get_width (bar);
  int used = 0, widest_hidden = 0, n_shown = 0, n_hidden = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean shown = gtk_widget_get_child_visible (child);
      int child_width;

      measure (child, &child_width, NULL);
      used += shown ? child_width : 0;
      widest_hidden = MAX (widest_hidden, shown ? 0 : child_width);
      n_shown += shown;
      n_hidden += !shown;
    }

  g_assert_cmpint (used, <=, width);
  if (n_hidden > 1)
    g_assert_cmpint (width - used, <, widest_hidden);

  return n_shown;
}

static void
test_folds_one_by_one (EditorFixture *fixture,
                       gconstpointer  data)
{
  GtkWidget *bar = get_bar (fixture);
  int minimum, natural, height;
  int most = G_MAXINT;
  guint n_steps = 0;

  measure (bar, &minimum, &natural);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  for (int width = natural; width >= minimum; width--)
    {
      int n_shown;

      gtk_widget_size_allocate (bar, &(GtkAllocation) { 0, 0, width, height }, -1);
      n_shown = count_shown (bar);
      g_assert_cmpint (n_shown, <=, most);
      n_steps += n_shown < most;
      most = n_shown;
    }

  g_assert_cmpuint (n_steps, >, 6);
}

/* A tooltip would lie on the first row of what the button has opened. */
static void
test_tooltip_yields (EditorFixture *fixture,
                     gconstpointer  data)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (get_bar (fixture)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_MENU_BUTTON (child) || !gtk_widget_get_child_visible (child))
        continue;

      n++;
      g_assert_true (gtk_widget_get_has_tooltip (child));
      gtk_menu_button_popup (GTK_MENU_BUTTON (child));
      g_assert_false (gtk_widget_get_has_tooltip (child));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (child));
      g_assert_true (gtk_widget_get_has_tooltip (child));
    }

  g_assert_cmpuint (n, >=, 3);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/format-bar/kind-keeps-width", EditorFixture, NULL, set_up,
              test_kind_keeps_width, tear_down);
  g_test_add ("/ui/format-bar/folds-one-by-one", EditorFixture, NULL, set_up,
              test_folds_one_by_one, tear_down);
  g_test_add ("/ui/format-bar/tooltip-yields", EditorFixture, NULL, set_up, test_tooltip_yields,
              tear_down);

  return g_test_run ();
}
