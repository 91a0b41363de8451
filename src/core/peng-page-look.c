/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-look.h"

#include <math.h>
#include <string.h>

#define MIN_FONT   4.0     /* pixels */
#define MAX_NAMES  8       /* of values that stand for values */

/* What an element hands down. */
typedef struct
{
  PengPageColor ink;
  PengPageColor ground;
  double        font_size;
  gboolean      invisible;
  guint         faint_since;  /* the element from which on ink and ground are one */
  guint         small_since;
  guint         invisible_since;
} Style;

typedef struct
{
  const PengPageTree *tree;
  PengPageSheet      *sheet;
  Style              *styles;
  PengPageLook       *looks;
} Looker;

/* `var(--x)` and `var(--x, otherwise)`, where that is all of the value. */
static const char *
find_value (Looker     *self,
            const char *value,
            char      **owned)
{
  for (guint i = 0; value != NULL && g_str_has_prefix (value, "var("); i++)
    {
      const char *name = value + 4 + strspn (value + 4, " ");
      g_autofree char *copy = g_strndup (name, strcspn (name, " ,)"));
      const char *found = i < MAX_NAMES ? peng_page_sheet_get_named (self->sheet, copy) : NULL;
      const char *otherwise = strchr (name, ',');

      if (found == NULL && otherwise != NULL && i < MAX_NAMES)
        {
          char *rest = g_strdup (otherwise + 1 + strspn (otherwise + 1, " "));

          g_free (*owned);
          *owned = rest;
          found = rest;
        }
      value = found;
    }

  return value;
}

static PengPageColor
read_color (Looker     *self,
            const char *value)
{
  g_autofree char *owned = NULL;
  const char *found = find_value (self, value, &owned);

  return found != NULL ? peng_page_color_read (found) : (PengPageColor) { 0 };
}

static const char *
get_attribute (Looker     *self,
               guint       node,
               const char *name)
{
  return peng_page_tree_get (self->tree, node, name);
}

static void
find_ink (Looker      *self,
          guint        node,
          const char **values,
          Style       *style)
{
  const char *value = values[PENG_PAGE_TEXT_FILL] != NULL ? values[PENG_PAGE_TEXT_FILL]
                                                          : values[PENG_PAGE_COLOR];
  gboolean is_body = peng_page_tree_is (self->tree, node, "body");
  const char *old = peng_page_tree_is (self->tree, node, "font") ? get_attribute (self, node, "color")
                  : is_body ? get_attribute (self, node, "text") : NULL;

  if (value != NULL && !g_str_has_prefix (value, "inherit") && !g_str_has_prefix (value, "currentcolor"))
    style->ink = read_color (self, value);
  else if (value == NULL && old != NULL)
    style->ink = peng_page_color_read_old (old);
  else if (value == NULL && peng_page_tree_is (self->tree, node, "a") &&
           get_attribute (self, node, "href") != NULL)
    style->ink = peng_page_color_read ("#00e");
}

/* The colour in a `background`, which may have other things in it. */
static PengPageColor
read_background (Looker     *self,
                 const char *value)
{
  PengPageColor color = read_color (self, value);

  for (guint i = 1; !color.known && i < 8 && (value = strchr (value, ' ')) != NULL; i++)
    color = read_color (self, value += strspn (value, " "));

  return color;
}

static gboolean
is_picture (const char *value)
{
  return value != NULL && (strstr (value, "url(") != NULL || strstr (value, "gradient(") != NULL);
}

static void
find_ground (Looker      *self,
             guint        node,
             const char **values,
             Style       *style)
{
  const char *shorthand = values[PENG_PAGE_BACKGROUND];
  const char *value = values[PENG_PAGE_BACKGROUND_COLOR];
  const char *old = get_attribute (self, node, "bgcolor");
  PengPageColor below = style->ground;
  PengPageColor color;

  if (is_picture (shorthand) || is_picture (values[PENG_PAGE_BACKGROUND_IMAGE]) ||
      get_attribute (self, node, "background") != NULL)
    {
      style->ground = (PengPageColor) { 0 };
      return;
    }

  if (value != NULL)
    color = read_color (self, value);
  else if (shorthand != NULL && (g_str_has_prefix (shorthand, "none") || g_str_equal (shorthand, "0 0")))
    return;
  else if (shorthand != NULL)
    color = read_background (self, shorthand);
  else if (old != NULL)
    color = peng_page_color_read_old (old);
  else
    return;

  style->ground = peng_page_color_over (&color, &below);
}

static double
read_font_size (const char *value,
                double      outer)
{
  static const struct { const char *name; double factor; } names[] = {
    { "xx-small", 9 }, { "x-small", 10 }, { "small", 13 }, { "medium", 16 }, { "large", 18 },
    { "x-large", 24 }, { "xx-large", 32 },
  };
  double size = peng_page_read_size (value, outer, outer);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (value, names[i].name))
        return names[i].factor;
    }

  return isnan (size) ? outer : size;
}

/* The size in a `font`: `bold 12px/1.5 serif`. */
static double
read_font (const char *value,
           double      outer)
{
  for (const char *p = value; p != NULL && *p != '\0'; p = strchr (p, ' '))
    {
      char *end;

      p += strspn (p, " ");
      g_ascii_strtod (p, &end);
      if (end > p && (g_ascii_isalpha (*end) || *end == '%'))
        return read_font_size (p, outer);
      if (end > p && *p == '0')
        return 0;
    }

  return outer;
}

static void
find_font_size (const char **values,
                Style       *style)
{
  if (values[PENG_PAGE_FONT_SIZE] != NULL)
    style->font_size = read_font_size (values[PENG_PAGE_FONT_SIZE], style->font_size);
  else if (values[PENG_PAGE_FONT] != NULL)
    style->font_size = read_font (values[PENG_PAGE_FONT], style->font_size);
}

static void
find_visibility (const char **values,
                 Style       *style)
{
  const char *value = values[PENG_PAGE_VISIBILITY];

  if (value != NULL && !g_str_has_prefix (value, "inherit"))
    style->invisible = g_str_has_prefix (value, "hidden") || g_str_has_prefix (value, "collapse");
}

static void
note_since (guint    *since,
            gboolean  is_so,
            guint     node)
{
  if (!is_so)
    *since = PENG_PAGE_NONE;
  else if (*since == PENG_PAGE_NONE)
    *since = node;
}

static gboolean
is_faint (const Style *style)
{
  PengPageColor seen = peng_page_color_over (&style->ink, &style->ground);

  return (style->ink.known && style->ink.alpha < 0.06) || peng_page_color_is_near (&seen, &style->ground);
}

/* Attributes that say what a style can say too. */
static void
add_attributes (Looker      *self,
                guint        node,
                const char **values)
{
  const char *hidden = get_attribute (self, node, "hidden");
  gboolean sized = (self->tree->nodes[node].flags & PENG_PAGE_REPLACED) != 0;

  if (hidden != NULL && values[PENG_PAGE_DISPLAY] == NULL)
    values[PENG_PAGE_DISPLAY] = "none";
  if (sized && values[PENG_PAGE_WIDTH] == NULL)
    values[PENG_PAGE_WIDTH] = get_attribute (self, node, "width");
  if (sized && values[PENG_PAGE_HEIGHT] == NULL)
    values[PENG_PAGE_HEIGHT] = get_attribute (self, node, "height");
  if (peng_page_tree_is (self->tree, node, "dialog") && get_attribute (self, node, "open") == NULL)
    values[PENG_PAGE_DISPLAY] = "none";
}

static void
set_look (Looker         *self,
          guint           node,
          PengPageHiding  hiding,
          guint           by)
{
  self->looks[node] = (PengPageLook) { hiding, by };
}

/* What is in it can have another colour, size or visibility, so these are asked of each text. */
static void
look_at_soft (Looker      *self,
              guint        node,
              const Style *style)
{
  if (style->invisible)
    set_look (self, node, PENG_PAGE_HIDDEN_BY_VISIBILITY, style->invisible_since);
  else if (style->small_since != PENG_PAGE_NONE)
    set_look (self, node, PENG_PAGE_HIDDEN_BY_FONT, style->small_since);
  else if (style->faint_since != PENG_PAGE_NONE)
    set_look (self, node, PENG_PAGE_HIDDEN_BY_COLOR, style->faint_since);
}

static gboolean
is_hard (const PengPageLook *look)
{
  return look->hiding != PENG_PAGE_SHOWN && look->hiding != PENG_PAGE_HIDDEN_BY_VISIBILITY &&
         look->hiding != PENG_PAGE_HIDDEN_BY_COLOR && look->hiding != PENG_PAGE_HIDDEN_BY_FONT;
}

static void
look_at_element (Looker      *self,
                 guint        node,
                 Style       *style)
{
  const char *values[PENG_PAGE_N_PROPERTIES];
  PengPageHiding hiding;

  peng_page_sheet_look_up (self->sheet, self->tree, node, values);
  add_attributes (self, node, values);
  find_ink (self, node, values, style);
  find_ground (self, node, values, style);
  find_font_size (values, style);
  find_visibility (values, style);
  note_since (&style->faint_since, is_faint (style), node);
  note_since (&style->small_since, style->font_size < MIN_FONT, node);
  note_since (&style->invisible_since, style->invisible, node);

  hiding = peng_page_hides (values, style->font_size, self->tree->nodes[node].flags);
  if (hiding != PENG_PAGE_SHOWN)
    set_look (self, node, hiding, node);
  else
    look_at_soft (self, node, style);
}

static void
look_at (Looker *self,
         guint   node)
{
  static const Style plain = {
    .ink = { TRUE, 0, 0, 0, 1 }, .ground = { TRUE, 255, 255, 255, 1 }, .font_size = 16,
    .faint_since = PENG_PAGE_NONE, .small_since = PENG_PAGE_NONE, .invisible_since = PENG_PAGE_NONE,
  };
  guint parent = self->tree->nodes[node].parent;

  self->styles[node] = parent != PENG_PAGE_NONE ? self->styles[parent] : plain;
  set_look (self, node, PENG_PAGE_SHOWN, PENG_PAGE_NONE);

  if (parent != PENG_PAGE_NONE && is_hard (&self->looks[parent]))
    self->looks[node] = self->looks[parent];
  else if (self->tree->nodes[node].name != NULL)
    look_at_element (self, node, &self->styles[node]);
  else
    look_at_soft (self, node, &self->styles[node]);
}

/**
 * peng_page_look_all:
 * @tree: a page
 * @sheet: the rules of its styles
 *
 * Finds out what of a page a reader sees, with a desktop browser and as far as the styles are known.
 *
 * Returns: (transfer full) (array): one for each node of @tree
 */
PengPageLook *
peng_page_look_all (const PengPageTree *tree,
                    PengPageSheet      *sheet)
{
  Looker self = { tree, sheet, g_new (Style, tree->n_nodes), g_new (PengPageLook, tree->n_nodes) };

  for (guint i = 0; i < tree->n_nodes; i++)
    look_at (&self, i);

  g_free (self.styles);

  return self.looks;
}
