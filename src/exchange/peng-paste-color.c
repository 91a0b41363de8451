/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-color.h"

#include <stdio.h>
#include <string.h>

/* A colour that is not vivid is a shade of the text's own. */
#define MIN_SATURATION 0.6
#define MIN_VALUE      0.45

/* Less between the most and the least of red, green and blue is a grey. */
#define MIN_TINT 24

static const struct
{
  const char *name;
  PengColor   color;
} names[] = {
  { "red", PENG_COLOR_RED }, { "crimson", PENG_COLOR_RED }, { "orange", PENG_COLOR_ORANGE },
  { "green", PENG_COLOR_GREEN }, { "blue", PENG_COLOR_BLUE }, { "purple", PENG_COLOR_PURPLE },
};

/* Up to which hue, in degrees. Yellow is no colour to read. */
static const struct
{
  double    end;
  PengColor color;
} hues[] = {
  { 16, PENG_COLOR_RED }, { 45, PENG_COLOR_ORANGE }, { 80, PENG_COLOR_NONE },
  { 170, PENG_COLOR_GREEN }, { 190, PENG_COLOR_NONE }, { 255, PENG_COLOR_BLUE },
  { 320, PENG_COLOR_PURPLE }, { 361, PENG_COLOR_RED },
};

static gboolean
read_rgb (const char *css,
          guint       rgb[3])
{
  if (sscanf (css, "rgb(%u,%u,%u", &rgb[0], &rgb[1], &rgb[2]) == 3 ||
      sscanf (css, "rgb( %u , %u , %u", &rgb[0], &rgb[1], &rgb[2]) == 3 ||
      sscanf (css, "rgba(%u,%u,%u", &rgb[0], &rgb[1], &rgb[2]) == 3)
    return rgb[0] <= 255 && rgb[1] <= 255 && rgb[2] <= 255;

  if (*css != '#')
    return FALSE;

  if (strspn (css + 1, "0123456789abcdefABCDEF") >= 6)
    return sscanf (css, "#%2x%2x%2x", &rgb[0], &rgb[1], &rgb[2]) == 3;

  if (sscanf (css, "#%1x%1x%1x", &rgb[0], &rgb[1], &rgb[2]) != 3)
    return FALSE;

  for (guint i = 0; i < 3; i++)
    rgb[i] *= 17;

  return TRUE;
}

static double
get_hue (const guint rgb[3],
         double      most,
         double      least)
{
  double hue;

  if (most == rgb[0])
    hue = ((double) rgb[1] - rgb[2]) / (most - least);
  else if (most == rgb[1])
    hue = 2 + ((double) rgb[2] - rgb[0]) / (most - least);
  else
    hue = 4 + ((double) rgb[0] - rgb[1]) / (most - least);

  return hue < 0 ? hue * 60 + 360 : hue * 60;
}

/**
 * peng_paste_color_find:
 * @css: a colour as style sheets have it
 *
 * Returns: the colour of the palette that is near, if it is a vivid one
 */
PengColor
peng_paste_color_find (const char *css)
{
  guint rgb[3];
  double most, least, hue;

  g_return_val_if_fail (css != NULL, PENG_COLOR_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (css, names[i].name) == 0)
        return names[i].color;
    }

  if (!read_rgb (css, rgb))
    return PENG_COLOR_NONE;

  most = MAX (MAX (rgb[0], rgb[1]), rgb[2]);
  least = MIN (MIN (rgb[0], rgb[1]), rgb[2]);
  if (most / 255 < MIN_VALUE || (most - least) / most < MIN_SATURATION)
    return PENG_COLOR_NONE;

  hue = get_hue (rgb, most, least);
  for (guint i = 0; i < G_N_ELEMENTS (hues); i++)
    {
      if (hue < hues[i].end)
        return hues[i].color;
    }

  return PENG_COLOR_NONE;
}

static gboolean
is_clear (const char *css)
{
  return g_str_has_prefix (css, "rgba") &&
         (g_str_has_suffix (css, ", 0)") || g_str_has_suffix (css, ",0)"));
}

/**
 * peng_paste_color_is_tint:
 * @css: the colour of a ground
 *
 * Returns: whether words on it stand out: it is seen, and neither white nor a grey
 */
gboolean
peng_paste_color_is_tint (const char *css)
{
  guint rgb[3];
  guint most, least;

  g_return_val_if_fail (css != NULL, FALSE);

  if (!read_rgb (css, rgb) || is_clear (css))
    return FALSE;

  most = MAX (MAX (rgb[0], rgb[1]), rgb[2]);
  least = MIN (MIN (rgb[0], rgb[1]), rgb[2]);

  return most - least >= MIN_TINT;
}
