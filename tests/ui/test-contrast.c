/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"

/* Where the system asks for high contrast nothing of ours stays faint. */

static float
get_alpha (WindowFixture *window,
           const char    *type)
{
  GtkWidget *widget = find_type (window->window->editor, g_type_from_name (type));
  GdkRGBA color;

  g_assert_nonnull (widget);
  peng_dialogs_get_color (widget, NULL, &color);

  return color.alpha;
}

/* The handle beside a block is a faint one by style.css. */
static void
test_high (void)
{
  char *dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  WindowFixture window;

  window_fixture_show (&window, dir);
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  g_assert_cmpfloat (get_alpha (&window, "PengBlockHandle"), >, 0.7);
  g_assert_cmpfloat (peng_accessible_get_alpha (0.25f), >, 0.7);
  g_assert_cmpfloat (peng_accessible_get_alpha (1.0f), ==, 1.0);
  take_picture (window.window, "contrast");
  window_fixture_close (&window);
  scratch_remove (dir);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  g_test_add_func ("/ui/contrast/high", test_high);

  return g_test_run ();
}
