/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-tooltip.h"

#include <adwaita.h>

/* The window of tooltips is GTK's own and no child of anything: it is known by its name. */

typedef struct
{
  const char *name;
  const char *words;
  gboolean    is_one_line;
} Case;

static const Case cases[] = {
  { "chinese", "更多格式", TRUE },
  { "with-key", "格式刷：单击用一次（Ctrl+Alt+S）", TRUE },
  { "latin", "More formatting (Ctrl+M)", TRUE },
  { "long", "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长", FALSE },
};

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget **label = user_data;
  GtkWidget *widget = g_value_get_object (values);

  if (g_strcmp0 (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow") == 0)
    *label = find_type (widget, GTK_TYPE_LABEL);

  return TRUE;
}

static gboolean
is_seen (gpointer user_data)
{
  GtkWidget **label = user_data;

  return *label != NULL && gtk_widget_get_width (*label) > 0;
}

static void
test_lines (gconstpointer data)
{
  const Case *c = data;
  GtkWidget *label = NULL;
  EditorFixture fixture;
  gulong hook;

  hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, &label,
                                     NULL);
  editor_fixture_init (&fixture, "<p>一|</p>");
  gtk_widget_set_tooltip_text (fixture.view, c->words);
  play (&fixture, "mousemove 100 100 mousemove 110 110");
  g_assert_true (wait_for (is_seen, &label));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, c->words);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))) == 1, ==,
                   c->is_one_line);
  g_signal_remove_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), hook);
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  peng_tooltip_widen_all ();

  ADD_ROWS ("/ui/tooltip/", cases, test_lines);

  return g_test_run ();
}
