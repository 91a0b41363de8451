/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/peng-panes.h"

typedef struct
{
  const char *name;
  int         width;
  gboolean    want_start;
  gboolean    want_end;
  gboolean    folded;
  gboolean    seen[PENG_N_PANES];
} Case;

static const Case cases[] = {
  { "wide-all",            1280, TRUE,  TRUE,  FALSE, { TRUE,  TRUE, TRUE } },
  { "wide-no-drafts",      1280, FALSE, TRUE,  FALSE, { FALSE, TRUE, TRUE } },
  { "wide-alone",          1280, FALSE, FALSE, FALSE, { FALSE, TRUE, FALSE } },
  { "middle-keeps-one",    800,  TRUE,  TRUE,  FALSE, { FALSE, TRUE, TRUE } },
  { "middle-drafts",       800,  TRUE,  FALSE, FALSE, { TRUE,  TRUE, FALSE } },
  { "narrow-is-one-page",  600,  TRUE,  TRUE,  TRUE,  { FALSE, TRUE, FALSE } },
};

static PengPanes *
make_panes (const Case *c)
{
  PengPanes *panes = PENG_PANES (peng_panes_new ());

  for (guint i = 0; i < PENG_N_PANES; i++)
    peng_panes_set_child (panes, i, gtk_label_new ("文"));
  g_object_set (panes, "want-start", c->want_start, "want-end", c->want_end, NULL);
  peng_panes_set_shown (panes, PENG_PANE_END, c->want_end);

  return g_object_ref_sink (panes);
}

static void
allocate (PengPanes *panes,
          int        width)
{
  gtk_widget_measure (GTK_WIDGET (panes), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (panes), GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (panes), width, 500, -1, NULL);
}

static void
test_what_fits (gconstpointer data)
{
  const Case *c = data;
  PengPanes *panes = make_panes (c);

  allocate (panes, c->width);
  g_assert_cmpint (peng_panes_get_folded (panes), ==, c->folded);
  for (guint i = 0; i < PENG_N_PANES; i++)
    g_assert_cmpint (peng_panes_get_shown (panes, i), ==, c->seen[i]);

  g_assert_finalize_object (panes);
}

static void
test_pages_when_folded (void)
{
  PengPanes *panes = make_panes (&cases[0]);

  allocate (panes, 500);
  peng_panes_set_shown (panes, PENG_PANE_END, TRUE);
  allocate (panes, 500);
  g_assert_true (peng_panes_get_shown (panes, PENG_PANE_END));
  g_assert_false (peng_panes_get_shown (panes, PENG_PANE_CONTENT));

  peng_panes_set_shown (panes, PENG_PANE_END, FALSE);
  allocate (panes, 500);
  g_assert_true (peng_panes_get_shown (panes, PENG_PANE_CONTENT));

  /* Turning pages changes nothing of what is wanted. */
  allocate (panes, 1280);
  g_assert_true (peng_panes_get_shown (panes, PENG_PANE_START));
  g_assert_true (peng_panes_get_shown (panes, PENG_PANE_END));

  g_assert_finalize_object (panes);
}

static void
test_the_one_asked_for_comes (void)
{
  PengPanes *panes = make_panes (&cases[0]);

  allocate (panes, 800);
  g_assert_false (peng_panes_get_shown (panes, PENG_PANE_START));
  peng_panes_set_shown (panes, PENG_PANE_START, TRUE);
  allocate (panes, 800);
  g_assert_true (peng_panes_get_shown (panes, PENG_PANE_START));
  g_assert_false (peng_panes_get_shown (panes, PENG_PANE_END));

  g_assert_finalize_object (panes);
}

static void
test_widths (void)
{
  PengPanes *panes = make_panes (&cases[0]);

  peng_panes_set_width (panes, PENG_PANE_START, 300);
  peng_panes_set_width (panes, PENG_PANE_END, 10);
  g_assert_cmpint (peng_panes_get_width (panes, PENG_PANE_START), ==, 300);
  g_assert_cmpint (peng_panes_get_width (panes, PENG_PANE_END), >=, 200);

  g_assert_finalize_object (panes);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/panes/what-fits/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_what_fits);
    }
  g_test_add_func ("/ui/panes/pages-when-folded", test_pages_when_folded);
  g_test_add_func ("/ui/panes/the-one-asked-for-comes", test_the_one_asked_for_comes);
  g_test_add_func ("/ui/panes/widths", test_widths);

  return g_test_run ();
}
