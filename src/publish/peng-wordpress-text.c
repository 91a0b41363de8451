/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-text.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" },
  { "nbsp", " " }, { "hellip", "…" }, { "ldquo", "“" }, { "rdquo", "”" },
  { "lsquo", "‘" }, { "rsquo", "’" }, { "mdash", "—" }, { "ndash", "–" },
};

#define MAX_ENTITY 12

/**
 * peng_wordpress_text_escape:
 * @text: a line of text
 *
 * Returns: (transfer full): it as HTML that comes back from WordPress as it went there
 */
char *
peng_wordpress_text_escape (const char *text)
{
  g_autoptr(GString) out = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (text);
  g_string_replace (out, "&", "&amp;", 0);
  g_string_replace (out, "<", "&lt;", 0);
  g_string_replace (out, ">", "&gt;", 0);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
append_number (GString    *out,
               const char *digits)
{
  gboolean hex = *digits == 'x' || *digits == 'X';
  guint64 c;

  if (!g_ascii_string_to_unsigned (digits + hex, hex ? 16 : 10, 1, 0x10FFFF, &c, NULL) ||
      !g_unichar_validate (c))
    return FALSE;

  g_string_append_unichar (out, c);

  return TRUE;
}

/* Writes the character that @name, between & and ;, stands for. */
static gboolean
append_entity (GString    *out,
               const char *name)
{
  if (*name == '#')
    return append_number (out, name + 1);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_equal (entities[i].name, name))
        {
          g_string_append (out, entities[i].text);
          return TRUE;
        }
    }

  return FALSE;
}

/* A tag begins with a letter or a slash; any other "<" is one. */
static const char *
skip_tag (const char *p)
{
  const char *end = g_ascii_isalpha (p[1]) || p[1] == '/' ? strchr (p, '>') : NULL;

  return end != NULL ? end + 1 : p;
}

/**
 * peng_wordpress_text_dup_plain:
 * @html: a title, an excerpt or a name as WordPress has it
 *
 * Returns: (transfer full): the text that a reader sees, without tags
 */
char *
peng_wordpress_text_dup_plain (const char *html)
{
  GString *out = g_string_new (NULL);
  const char *p = html;

  g_return_val_if_fail (html != NULL, NULL);

  while (*p != '\0')
    {
      const char *end = *p == '&' ? strchr (p, ';') : NULL;

      if (end != NULL && end - p <= MAX_ENTITY)
        {
          g_autofree char *name = g_strndup (p + 1, end - p - 1);

          if (append_entity (out, name))
            {
              p = end + 1;
              continue;
            }
        }

      if (*p == '<' && skip_tag (p) != p)
        p = skip_tag (p);
      else
        g_string_append_c (out, *p++);
    }

  return g_string_free (out, FALSE);
}
