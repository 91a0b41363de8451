/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-buffer.h"

#include <math.h>

/* WCAG 2.1, success criterion 1.4.3: letters of the usual size. */
#define LEAST_CONTRAST 4.5

static double
get_part (guint16 part)
{
  double c = part / 65535.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const char *name)
{
  PangoColor color;

  g_assert_true (pango_color_parse (&color, name));

  return 0.2126 * get_part (color.red) + 0.7152 * get_part (color.green) +
         0.0722 * get_part (color.blue);
}

static double
get_contrast (const char *a,
              const char *b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* Each colour can be read on the text's ground, and where it is highlighted as well. */
static void
test_contrast (void)
{
  for (int dark = 0; dark <= 1; dark++)
    for (guint i = 1; i < PENG_N_COLORS; i++)
      {
        const char *color = peng_buffer_get_color (i, dark);

        g_assert_cmpfloat (get_contrast (color, dark ? "#1e1e1e" : "#ffffff"), >=, LEAST_CONTRAST);
        g_assert_cmpfloat (get_contrast (color, peng_buffer_get_mark_color (dark)), >=,
                           LEAST_CONTRAST);
      }
}

static void
test_no_color (void)
{
  g_assert_null (peng_buffer_get_color (PENG_COLOR_NONE, FALSE));
  g_assert_null (peng_buffer_get_color (PENG_COLOR_NONE, TRUE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/palette/contrast", test_contrast);
  g_test_add_func ("/ui/palette/no-colour", test_no_color);

  return g_test_run ();
}
