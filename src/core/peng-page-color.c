/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-color.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Less than this between the strongest of the differences cannot be read. */
#define MIN_DIFFERENCE 20

/* The names that pages use, and those that are nearly white or black. */
static const struct
{
  const char *name;
  guint       rgb;
} names[] = {
  { "aliceblue", 0xF0F8FF }, { "antiquewhite", 0xFAEBD7 }, { "aqua", 0x00FFFF }, { "azure", 0xF0FFFF },
  { "beige", 0xF5F5DC }, { "black", 0x000000 }, { "blue", 0x0000FF }, { "brown", 0xA52A2A },
  { "cornsilk", 0xFFF8DC }, { "crimson", 0xDC143C }, { "cyan", 0x00FFFF }, { "darkblue", 0x00008B },
  { "darkgray", 0xA9A9A9 }, { "darkgreen", 0x006400 }, { "darkred", 0x8B0000 }, { "dimgray", 0x696969 },
  { "floralwhite", 0xFFFAF0 }, { "fuchsia", 0xFF00FF }, { "gainsboro", 0xDCDCDC },
  { "ghostwhite", 0xF8F8FF }, { "gold", 0xFFD700 }, { "gray", 0x808080 }, { "green", 0x008000 },
  { "grey", 0x808080 }, { "honeydew", 0xF0FFF0 }, { "ivory", 0xFFFFF0 }, { "lavender", 0xE6E6FA },
  { "lightblue", 0xADD8E6 }, { "lightgray", 0xD3D3D3 }, { "lightgrey", 0xD3D3D3 },
  { "lightyellow", 0xFFFFE0 }, { "lime", 0x00FF00 }, { "linen", 0xFAF0E6 }, { "magenta", 0xFF00FF },
  { "maroon", 0x800000 }, { "mintcream", 0xF5FFFA }, { "navy", 0x000080 }, { "oldlace", 0xFDF5E6 },
  { "olive", 0x808000 }, { "orange", 0xFFA500 }, { "pink", 0xFFC0CB }, { "purple", 0x800080 },
  { "red", 0xFF0000 }, { "seashell", 0xFFF5EE }, { "silver", 0xC0C0C0 }, { "snow", 0xFFFAFA },
  { "teal", 0x008080 }, { "white", 0xFFFFFF }, { "whitesmoke", 0xF5F5F5 }, { "yellow", 0xFFFF00 },
};

static PengPageColor
from_rgb (guint  rgb,
          double alpha)
{
  return (PengPageColor) { TRUE, (rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF, alpha };
}

static PengPageColor
read_hexadecimal (const char *digits)
{
  gsize n = strspn (digits, "0123456789abcdefABCDEF");
  int d[8];

  if (n != 3 && n != 4 && n != 6 && n != 8)
    return (PengPageColor) { 0 };

  for (gsize i = 0; i < n; i++)
    d[i] = g_ascii_xdigit_value (digits[i]);

  if (n <= 4)
    return (PengPageColor) { TRUE, d[0] * 17, d[1] * 17, d[2] * 17, n == 4 ? d[3] / 15. : 1 };

  return (PengPageColor) { TRUE, d[0] * 16 + d[1], d[2] * 16 + d[3], d[4] * 16 + d[5],
                           n == 8 ? (d[6] * 16 + d[7]) / 255. : 1 };
}

/* Three numbers and an alpha, parted by commas, blanks or a slash; a share is one of @full. */
static guint
read_numbers (const char   *p,
              const double *full,
              double       *numbers)
{
  guint n = 0;

  while (n < 4)
    {
      char *end;

      p += strspn (p, " ,/\t\n");
      numbers[n] = g_ascii_strtod (p, &end);
      if (end == p || !isfinite (numbers[n]))
        break;
      if (*end == '%')
        numbers[n] = numbers[n] * full[n] / 100;
      p = end + strspn (end, "%deg");
      n++;
    }

  return n;
}

static int
to_channel (double value)
{
  return CLAMP (value, 0, 255);
}

static double
hue_to_channel (double hue,
                double saturation,
                double lightness,
                double shift)
{
  double k = fmod (shift + hue / 30, 12);
  double a = saturation * MIN (lightness, 1 - lightness);

  return 255 * (lightness - a * MAX (-1, MIN (MIN (k - 3, 9 - k), 1)));
}

static PengPageColor
read_function (const char *css)
{
  static const double rgb[] = { 255, 255, 255, 1 };
  static const double hsl[] = { 360, 1, 1, 1 };
  gboolean is_rgb = g_str_has_prefix (css, "rgb");
  const char *open = strchr (css, '(');
  double n[4] = { 0, 0, 0, 1 };
  guint count = open != NULL ? read_numbers (open + 1, is_rgb ? rgb : hsl, n) : 0;

  if (count < 3)
    return (PengPageColor) { 0 };

  if (count == 3)
    n[3] = 1;

  if (is_rgb)
    return (PengPageColor) { TRUE, to_channel (n[0]), to_channel (n[1]), to_channel (n[2]), n[3] };

  n[0] = fmod (fmod (n[0], 360) + 360, 360);

  return (PengPageColor) { TRUE, to_channel (hue_to_channel (n[0], n[1], n[2], 0)),
                           to_channel (hue_to_channel (n[0], n[1], n[2], 8)),
                           to_channel (hue_to_channel (n[0], n[1], n[2], 4)), n[3] };
}

/**
 * peng_page_color_read:
 * @css: lower case, such as `#fff`, `rgb(0 0 0 / 50%)`, `white`; what follows a blank is not read
 *
 * Returns: the colour; not known where it is none, or one that only a browser knows
 */
PengPageColor
peng_page_color_read (const char *css)
{
  gsize length = strcspn (css, " \t\n,/)");

  if (*css == '#')
    return read_hexadecimal (css + 1);

  if (g_str_has_prefix (css, "rgb") || g_str_has_prefix (css, "hsl"))
    return read_function (css);

  if (g_str_has_prefix (css, "transparent"))
    return (PengPageColor) { TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i].name) == length && strncmp (names[i].name, css, length) == 0)
        return from_rgb (names[i].rgb, 1);
    }

  return (PengPageColor) { 0 };
}

/**
 * peng_page_color_read_old:
 * @value: of an attribute such as `bgcolor`, where the `#` may be left out
 *
 * Returns: the colour
 */
PengPageColor
peng_page_color_read_old (const char *value)
{
  g_autofree char *lower = g_strstrip (g_ascii_strdown (value, -1));
  PengPageColor color = peng_page_color_read (lower);

  return color.known ? color : read_hexadecimal (lower);
}

/**
 * peng_page_color_over:
 * @top: a colour
 * @below: what shines through
 *
 * Returns: what is seen; not known where it depends on what is not
 */
PengPageColor
peng_page_color_over (const PengPageColor *top,
                      const PengPageColor *below)
{
  double rest = 1 - top->alpha;

  if (!top->known || top->alpha >= 1)
    return *top;

  if (!below->known)
    return *below;

  return (PengPageColor) { TRUE, top->red * top->alpha + below->red * rest,
                           top->green * top->alpha + below->green * rest,
                           top->blue * top->alpha + below->blue * rest, 1 };
}

/**
 * peng_page_color_is_near:
 * @a: a colour
 * @b: another
 *
 * Returns: whether a reader cannot tell one on the other
 */
gboolean
peng_page_color_is_near (const PengPageColor *a,
                         const PengPageColor *b)
{
  return a->known && b->known && abs (a->red - b->red) < MIN_DIFFERENCE &&
         abs (a->green - b->green) < MIN_DIFFERENCE && abs (a->blue - b->blue) < MIN_DIFFERENCE;
}
