/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-style"

#include "core/peng-style.h"

#include <string.h>

/* Longer ones are no addresses that a person meant, and some servers refuse them. */
#define MAX_LINK_BYTES 2048

static const char *color_names[PENG_N_COLORS] = {
  [PENG_COLOR_NONE]   = "none",
  [PENG_COLOR_RED]    = "red",
  [PENG_COLOR_ORANGE] = "orange",
  [PENG_COLOR_GREEN]  = "green",
  [PENG_COLOR_BLUE]   = "blue",
  [PENG_COLOR_PURPLE] = "purple",
  [PENG_COLOR_GRAY]   = "gray",
};

/* What a link may begin with; what follows must not begin with one of @barred, nor be empty. */
static const struct
{
  const char *prefix;
  const char *barred;
} link_kinds[] = {
  { "http://",  "/\\?#:@" },
  { "https://", "/\\?#:@" },
  { "mailto:",  "" },
  { "tel:",     "" },
  { "#",        "" },
};

/**
 * peng_style_equal:
 * @a: a style
 * @b: another
 *
 * Returns: whether both look the same and lead to the same address
 */
gboolean
peng_style_equal (const PengStyle *a,
                  const PengStyle *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->flags == b->flags && a->color == b->color && g_strcmp0 (a->link, b->link) == 0;
}

/* No spaces, controls or invisible characters: they hide where a link leads. */
static gboolean
is_plain_address (const char *uri)
{
  gsize length = strnlen (uri, MAX_LINK_BYTES + 1);

  if (length > MAX_LINK_BYTES || !g_utf8_validate (uri, length, NULL))
    return FALSE;

  for (const char *p = uri; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isgraph (c) || g_unichar_isspace (c))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_style_link_is_safe:
 * @uri: (nullable): an address from outside
 *
 * Whether a text may lead to that address: `http`, `https`, `mailto`, `tel`, or a fragment of the
 * same page; at most 2,048 bytes, without spaces, control or invisible characters. Schemes are
 * taken in any case (RFC 3986, section 3.1).
 *
 * Returns: whether it may be a link
 */
gboolean
peng_style_link_is_safe (const char *uri)
{
  if (uri == NULL || !is_plain_address (uri))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (link_kinds); i++)
    {
      gsize length = strlen (link_kinds[i].prefix);

      if (g_ascii_strncasecmp (uri, link_kinds[i].prefix, length) == 0)
        return uri[length] != '\0' && strchr (link_kinds[i].barred, uri[length]) == NULL;
    }

  return FALSE;
}

/**
 * peng_color_get_name:
 * @color: a palette colour
 *
 * Returns: (transfer none): its name in the saved form; `none` for no colour
 */
const char *
peng_color_get_name (PengColor color)
{
  g_return_val_if_fail ((guint) color < PENG_N_COLORS, color_names[PENG_COLOR_NONE]);

  return color_names[color];
}

/**
 * peng_color_from_name:
 * @name: (nullable): a name from the saved form
 *
 * Returns: the colour, or %PENG_COLOR_NONE where there is none of that name
 */
PengColor
peng_color_from_name (const char *name)
{
  for (guint i = 0; i < PENG_N_COLORS; i++)
    {
      if (g_strcmp0 (name, color_names[i]) == 0)
        return i;
    }

  return PENG_COLOR_NONE;
}
