/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-look.h"

#include <math.h>
#include <string.h>

/* The ways in which one element's own style keeps all that is in it from a reader. */

#define SCREEN     1280.0
#define FAR_BEFORE -300.0    /* no page moves something so far to the left or up but to hide it */
#define FAR_BEHIND 4000.0
#define MIN_SEEN   0.06      /* opacity */

/**
 * peng_page_read_size:
 * @css: (nullable): a length
 * @font_size: pixels of an `em`
 * @whole: pixels of 100 %
 *
 * Returns: pixels; NAN where it is no length. Of a sum, which only a browser can tell, the largest
 *   part is taken if it is one that hides
 */
double
peng_page_read_size (const char *css,
                     double      font_size,
                     double      whole)
{
  static const struct { const char *unit; double px; } units[] = {
    { "px", 1 }, { "pt", 4 / 3. }, { "pc", 16 }, { "in", 96 }, { "cm", 37.8 }, { "mm", 3.78 },
    { "vw", SCREEN / 100 }, { "vh", 8 }, { "vmax", SCREEN / 100 }, { "vmin", 8 }, { "rem", 16 },
  };
  char *end;
  double value;

  if (css == NULL)
    return NAN;

  if (g_str_has_prefix (css, "calc("))
    {
      css += strcspn (css, "0123456789");
      value = peng_page_read_size (css, font_size, whole);
      return value > 900 ? (css[-1] == '-' ? -value : value) : NAN;
    }

  value = g_ascii_strtod (css, &end);
  if (end == css || !isfinite (value))
    return NAN;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_has_prefix (end, units[i].unit))
        return value * units[i].px;
    }

  if (*end == '%')
    return value * whole / 100;
  if (g_str_has_prefix (end, "e") || g_str_has_prefix (end, "ch"))
    return value * font_size;

  return value;
}

static gboolean
begins (const char *value,
        const char *word)
{
  return value != NULL && g_str_has_prefix (value, word);
}

static gboolean
is_far (const char *value,
        double      font_size,
        double      sign)
{
  double size = peng_page_read_size (value, font_size, SCREEN) * sign;

  return size <= FAR_BEFORE || size >= FAR_BEHIND;
}

static const char *
skip_words (const char *value,
            guint       n)
{
  for (; value != NULL && n > 0; n--)
    {
      value += strcspn (value, " ");
      value += strspn (value, " ");
    }

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
is_moved (const char **values,
          double       font_size)
{
  const char *position = values[PENG_PAGE_POSITION];
  const char *inset = values[PENG_PAGE_INSET];

  if (position == NULL || g_str_has_prefix (position, "static"))
    return FALSE;

  for (guint i = 0; i < 4; i++)
    {
      if (is_far (skip_words (inset, i), font_size, 1))
        return TRUE;
    }

  /* What is 4,000 pixels from the right edge is off the left one. */
  return is_far (values[PENG_PAGE_LEFT], font_size, 1) ||
         is_far (values[PENG_PAGE_TOP], font_size, 1) ||
         is_far (values[PENG_PAGE_RIGHT], font_size, 1) ||
         is_far (values[PENG_PAGE_BOTTOM], font_size, 1) ||
         peng_page_read_size (values[PENG_PAGE_Z_INDEX], 1, 1) < 0;
}

static gboolean
is_pushed (const char **values,
           double       font_size)
{
  const char *margin = values[PENG_PAGE_MARGIN];
  gboolean hides_rest = begins (values[PENG_PAGE_OVERFLOW], "hidden") ||
                        begins (values[PENG_PAGE_OVERFLOW_X], "hidden");

  for (guint i = 0; i < 4; i++)
    {
      if (is_far (skip_words (margin, i), font_size, 1))
        return TRUE;
    }

  return is_far (values[PENG_PAGE_MARGIN_LEFT], font_size, 1) ||
         is_far (values[PENG_PAGE_MARGIN_TOP], font_size, 1) ||
         is_far (values[PENG_PAGE_TEXT_INDENT], font_size, 1) ||
         (hides_rest && peng_page_read_size (values[PENG_PAGE_TEXT_INDENT], font_size, SCREEN) >= 900);
}

/* `translate(-9999px, 0)`, `translatex(-200vw)`; a share is one of the element's own size. */
static gboolean
is_translated (const char *value,
               double      font_size)
{
  const char *p = value != NULL ? strstr (value, "translate") : NULL;

  for (p = p != NULL ? strchr (p, '(') : NULL; p != NULL; p = strchr (p + 1, ','))
    {
      const char *number = p + 1 + strspn (p + 1, " ");
      double size = peng_page_read_size (number, font_size, 100);

      if (size <= FAR_BEFORE || size >= FAR_BEHIND)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_shrunk (const char *value)
{
  const char *p = value != NULL ? strstr (value, "scale") : NULL;

  p = p != NULL ? strchr (p, '(') : NULL;

  return p != NULL && fabs (peng_page_read_size (p + 1, 1, 1)) < 0.03;
}

static gboolean
is_out_of_place (const char **values,
                 double       font_size)
{
  return is_moved (values, font_size) || is_pushed (values, font_size) ||
         is_translated (values[PENG_PAGE_TRANSFORM], font_size) ||
         is_far (values[PENG_PAGE_TRANSLATE], font_size, 1);
}

static gboolean
cuts_off (const char *overflow)
{
  return overflow != NULL && !g_str_has_prefix (overflow, "visible");
}

static gboolean
has_no_room (const char  **values,
             double        font_size,
             PengPageFlags flags)
{
  static const PengPageProperty sizes[] = {
    PENG_PAGE_WIDTH, PENG_PAGE_HEIGHT, PENG_PAGE_MAX_WIDTH, PENG_PAGE_MAX_HEIGHT,
  };
  gboolean cut = cuts_off (values[PENG_PAGE_OVERFLOW]) || cuts_off (values[PENG_PAGE_OVERFLOW_X]) ||
                 cuts_off (values[PENG_PAGE_OVERFLOW_Y]) || flags & PENG_PAGE_REPLACED;

  if (is_shrunk (values[PENG_PAGE_TRANSFORM]) ||
      fabs (peng_page_read_size (values[PENG_PAGE_SCALE], 1, 1)) < 0.03)
    return TRUE;

  for (guint i = 0; cut && i < G_N_ELEMENTS (sizes); i++)
    {
      if (peng_page_read_size (values[sizes[i]], font_size, SCREEN) <= PENG_PAGE_NO_ROOM)
        return TRUE;
    }

  return FALSE;
}

/* `rect(0, 0, 0, 0)`: nothing between top and bottom, or between left and right. */
static gboolean
is_empty_rect (const char *value)
{
  double n[4] = { 0, 100, 100, 0 };
  const char *p = begins (value, "rect(") ? value + 5 : NULL;

  for (guint i = 0; p != NULL && i < 4; i++)
    {
      double size = peng_page_read_size (p, 16, 100);

      if (isnan (size))
        return FALSE;
      n[i] = size;
      p += strcspn (p, ", )");
      p += strspn (p, ", ");
    }

  return p != NULL && (n[2] - n[0] <= PENG_PAGE_NO_ROOM || n[1] - n[3] <= PENG_PAGE_NO_ROOM);
}

static gboolean
is_clipped (const char **values)
{
  const char *path = values[PENG_PAGE_CLIP_PATH];

  if (begins (values[PENG_PAGE_POSITION], "absolute") || begins (values[PENG_PAGE_POSITION], "fixed"))
    {
      if (is_empty_rect (values[PENG_PAGE_CLIP]))
        return TRUE;
    }

  if (begins (path, "inset("))
    return peng_page_read_size (path + 6, 16, 100) >= 50;
  if (begins (path, "circle("))
    return peng_page_read_size (path + 7, 16, 100) <= PENG_PAGE_NO_ROOM;

  return begins (path, "polygon(0 0,0 0") || begins (path, "polygon(0 0, 0 0");
}

static gboolean
is_seen_through (const char **values)
{
  const char *filter = values[PENG_PAGE_FILTER];
  const char *opacity = filter != NULL ? strstr (filter, "opacity(") : NULL;

  return peng_page_read_size (values[PENG_PAGE_OPACITY], 1, 1) < MIN_SEEN ||
         (opacity != NULL && peng_page_read_size (opacity + 8, 1, 1) < MIN_SEEN);
}

/**
 * peng_page_hides:
 * @values: what is said of an element, by PengPageProperty
 * @font_size: its own, in pixels
 * @flags: what it is by its name
 *
 * Returns: how it keeps itself and all that is in it from a reader
 */
PengPageHiding
peng_page_hides (const char   **values,
                 double         font_size,
                 PengPageFlags  flags)
{
  if (begins (values[PENG_PAGE_DISPLAY], "none") ||
      begins (values[PENG_PAGE_CONTENT_VISIBILITY], "hidden"))
    return PENG_PAGE_HIDDEN_BY_DISPLAY;
  if (is_seen_through (values))
    return PENG_PAGE_HIDDEN_BY_OPACITY;
  if (is_clipped (values))
    return PENG_PAGE_HIDDEN_BY_CLIP;
  if (is_out_of_place (values, font_size))
    return PENG_PAGE_HIDDEN_BY_PLACE;
  if (has_no_room (values, font_size, flags))
    return PENG_PAGE_HIDDEN_BY_SIZE;

  return PENG_PAGE_SHOWN;
}
