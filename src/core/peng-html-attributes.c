/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-attributes.h"

#include <string.h>

static const char *aligns[] = {
  [PENG_ALIGN_CENTER]  = "center",
  [PENG_ALIGN_RIGHT]   = "right",
  [PENG_ALIGN_JUSTIFY] = "justify",
};

static const char *align_classes[] = {
  [PENG_ALIGN_CENTER]  = "align-center",
  [PENG_ALIGN_RIGHT]   = "align-right",
  [PENG_ALIGN_JUSTIFY] = "align-justify",
};

/**
 * peng_html_get_attribute:
 * @node: an element
 * @name: lower case
 *
 * Returns: (transfer none) (nullable): the attribute's value
 */
const char *
peng_html_get_attribute (GumboNode  *node,
                         const char *name)
{
  GumboAttribute *attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

/* Goes through words between separators. Returns: whether there was one more */
static gboolean
next_word (const char **p,
           const char  *separators,
           const char **word,
           gsize       *length)
{
  if (*p == NULL)
    return FALSE;

  *p += strspn (*p, separators);
  *word = *p;
  *length = strcspn (*p, separators);
  *p += *length;

  return *length > 0;
}

/**
 * peng_html_has_class:
 * @node: an element
 * @name: a class
 *
 * Returns: whether the element has it
 */
gboolean
peng_html_has_class (GumboNode  *node,
                     const char *name)
{
  const char *p = peng_html_get_attribute (node, "class");
  const char *word;
  gsize length;

  while (next_word (&p, " \t\n\f\r", &word, &length))
    {
      if (strlen (name) == length && strncmp (word, name, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_html_get_number:
 * @node: an element
 * @name: an attribute
 *
 * Returns: its value, or 0 where it is no number from 1 to %G_MAXUINT
 */
guint
peng_html_get_number (GumboNode  *node,
                      const char *name)
{
  const char *value = peng_html_get_attribute (node, name);
  guint64 number = 0;

  if (value != NULL && g_ascii_isdigit (*value))
    number = g_ascii_strtoull (value, NULL, 10);

  return number <= G_MAXUINT ? number : 0;
}

/**
 * peng_html_next_declaration:
 * @p: (inout) (nullable): where to go on in a style attribute; its value at first
 * @property: (out): filled with the next declaration's property
 * @value: (out): filled with its value, cut off where it is longer
 * @size: of both, in bytes
 *
 * Goes through the declarations of a style attribute.
 *
 * Returns: whether there was one more
 */
gboolean
peng_html_next_declaration (const char **p,
                            char        *property,
                            char        *value,
                            gsize        size)
{
  const char *word;
  gsize length;

  while (next_word (p, ";", &word, &length))
    {
      const char *colon = memchr (word, ':', length);

      if (colon == NULL || (gsize) (colon - word) >= size)
        continue;

      g_strlcpy (property, word, colon - word + 1);
      g_strlcpy (value, colon + 1, MIN (size, (gsize) (word + length - colon)));
      g_strchomp (g_strchug (property));
      g_strchomp (g_strchug (value));

      return TRUE;
    }

  return FALSE;
}

static gboolean
starts_with (const char *value,
             const char *prefix)
{
  return g_ascii_strncasecmp (value, prefix, strlen (prefix)) == 0;
}

/**
 * peng_html_hides:
 * @property: of a declaration
 * @value: of it
 *
 * Returns: whether it keeps a browser from showing the element
 */
gboolean
peng_html_hides (const char *property,
                 const char *value)
{
  return (g_ascii_strcasecmp (property, "display") == 0 && starts_with (value, "none")) ||
         (g_ascii_strcasecmp (property, "visibility") == 0 && starts_with (value, "hidden")) ||
         (g_ascii_strcasecmp (property, "mso-hide") == 0 && starts_with (value, "all"));
}

/**
 * peng_html_is_hidden:
 * @node: an element
 *
 * Returns: whether a browser would not show it
 */
gboolean
peng_html_is_hidden (GumboNode *node)
{
  const char *p = peng_html_get_attribute (node, "style");
  char property[64], value[64];

  if (peng_html_get_attribute (node, "hidden") != NULL)
    return TRUE;

  while (peng_html_next_declaration (&p, property, value, sizeof value))
    {
      if (peng_html_hides (property, value))
        return TRUE;
    }

  return FALSE;
}

static PengAlign
find_align (const char *name,
            PengAlign   otherwise)
{
  if (starts_with (name, "left") || starts_with (name, "start"))
    return PENG_ALIGN_DEFAULT;

  for (guint i = PENG_ALIGN_CENTER; i < G_N_ELEMENTS (aligns); i++)
    {
      if (starts_with (name, aligns[i]))
        return i;
    }

  return otherwise;
}

/**
 * peng_html_get_align:
 * @node: an element
 * @inherited: the alignment around it
 *
 * Takes it from our own classes, the style attribute and the `align` attribute of old pages.
 *
 * Returns: the alignment of the element's lines
 */
PengAlign
peng_html_get_align (GumboNode *node,
                     PengAlign  inherited)
{
  const char *p = peng_html_get_attribute (node, "style");
  const char *attribute = peng_html_get_attribute (node, "align");
  char property[64], value[64];
  PengAlign align = inherited;

  if (node->v.element.tag == GUMBO_TAG_CENTER)
    align = PENG_ALIGN_CENTER;

  if (attribute != NULL)
    align = find_align (attribute, align);

  while (peng_html_next_declaration (&p, property, value, sizeof value))
    {
      if (g_ascii_strcasecmp (property, "text-align") == 0)
        align = find_align (value, align);
    }

  for (guint i = PENG_ALIGN_CENTER; i < G_N_ELEMENTS (align_classes); i++)
    {
      if (peng_html_has_class (node, align_classes[i]))
        return i;
    }

  return align;
}
