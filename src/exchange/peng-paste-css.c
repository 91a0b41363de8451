/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-css.h"

#include "exchange/peng-paste-color.h"

#include <stdio.h>
#include <string.h>

/* More than this is not what a program writes for a text. */
#define MAX_RULES   20000
#define MAX_STYLES  50000
#define MAX_CLASSES 8

/* So many bytes of declarations are read for all of a text. */
#define MAX_READ    (16 * 1024 * 1024)

struct _PengPasteSheet
{
  GHashTable *rules;  /* `p`, `.x` or `p.x` → GString with its declarations */
  GHashTable *lists;  /* `l0:level1` → PengPasteAnswer */
  GHashTable *known;  /* element, classes and style → PengPasteCss */
  gsize       n_read;
};

static const PengPasteCss nothing = { .list = -1 };

typedef struct
{
  const char       *property;  /* begins so */
  PengPasteChanges  change;
} Useless;

static const Useless useless[] = {
  { "background",    PENG_PASTE_COLORS },
  { "color",         PENG_PASTE_COLORS },
  { "font-family",   PENG_PASTE_FONTS },
  { "font-size",     PENG_PASTE_FONTS },
  { "letter-spacing", PENG_PASTE_SPACING },
  { "line-height",   PENG_PASTE_SPACING },
  { "margin",        PENG_PASTE_SPACING },
  { "mso-char-indent", PENG_PASTE_SPACING },
  { "padding",       PENG_PASTE_SPACING },
  { "text-indent",   PENG_PASTE_SPACING },
};

static gboolean
is (const char *a,
    const char *b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static gboolean
starts (const char *string,
        const char *prefix)
{
  return g_ascii_strncasecmp (string, prefix, strlen (prefix)) == 0;
}

static gboolean
has (const char *value,
     const char *word)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);

  return strstr (lower, word) != NULL;
}

static PengPasteAnswer
answer (gboolean yes)
{
  return yes ? PENG_PASTE_YES : PENG_PASTE_NO;
}

static void
read_weight (PengPasteCss *css,
             const char   *value)
{
  if (starts (value, "bold") || atoi (value) >= 600)
    css->bold = PENG_PASTE_YES;
  else if (starts (value, "normal") || starts (value, "lighter") || atoi (value) > 0)
    css->bold = PENG_PASTE_NO;
}

static void
read_decoration (PengPasteCss *css,
                 const char   *value)
{
  if (has (value, "underline"))
    css->underline = PENG_PASTE_YES;
  if (has (value, "line-through"))
    css->strike = PENG_PASTE_YES;
}

static void
read_vertical (PengPasteCss *css,
               const char   *value)
{
  css->lowered = answer (starts (value, "sub"));
  css->raised = answer (starts (value, "super"));
}

static void
read_align (PengPasteCss *css,
            const char   *value)
{
  if (starts (value, "center") || starts (value, "-webkit-center"))
    css->align = PENG_PASTE_ALIGN_CENTER;
  else if (starts (value, "right") || starts (value, "end"))
    css->align = PENG_PASTE_ALIGN_END;
  else if (starts (value, "left") || starts (value, "justify") || starts (value, "start"))
    css->align = PENG_PASTE_ALIGN_START;
}

static void
read_family (PengPasteCss *css,
             const char   *value)
{
  css->symbols = has (value, "wingdings") || has (value, "webdings") ||
                 starts (value + (*value == '\'' || *value == '"'), "symbol");
}

/* `l0 level2 lfo1`, `Ignore`, `none` */
static void
read_list (PengPasteCss *css,
           const char   *value)
{
  guint list, level;

  css->list_mark |= starts (value, "ignore");

  if (sscanf (value, "l%u level%u", &list, &level) == 2 && level >= 1)
    {
      css->list = MIN (list, G_MAXINT);
      css->level = level;
    }
  else if (starts (value, "none"))
    css->list = -1;
}

static void
read_list_style (PengPasteCss *css,
                 const char   *value)
{
  static const char *bullets[] = { "disc", "circle", "square", "none", "disclosure", "\"", "'" };

  css->numbered = PENG_PASTE_YES;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      if (starts (value, bullets[i]))
        css->numbered = PENG_PASTE_NO;
    }
}

static double
read_points (const char *value)
{
  char *unit;
  double n = g_ascii_strtod (value, &unit);

  if (starts (unit, "px"))
    n *= 0.75;
  else if (starts (unit, "cm"))
    n *= 72 / 2.54;
  else if (starts (unit, "mm"))
    n *= 72 / 25.4;
  else if (starts (unit, "in"))
    n *= 72;
  else if (starts (unit, "em"))
    n *= 12;

  return CLAMP (n, -10000, 10000);
}

/* Word and WPS name their heading styles so. */
static void
read_style_name (PengPasteCss *css,
                 const char   *value)
{
  guint level;
  const char *name = value + (*value == '"' || *value == '\'');

  if ((sscanf (name, "标题 %1u", &level) == 1 || sscanf (name, "heading %1u", &level) == 1 ||
       sscanf (name, "Heading %1u", &level) == 1) && level >= 1)
    css->outline = level;
}

static void
read_highlight (PengPasteCss *css,
                const char   *value)
{
  css->mark |= !starts (value, "none") && !starts (value, "white");
}

typedef struct
{
  const char *property;
  void      (*read) (PengPasteCss *css,
                     const char   *value);
} Reader;

static void
read_outline (PengPasteCss *css,
              const char   *value)
{
  css->outline = CLAMP (atoi (value), 0, 9);
}

static void
read_style (PengPasteCss *css,
            const char   *value)
{
  css->italic = answer (starts (value, "italic") || starts (value, "oblique"));
}

static void
read_font (PengPasteCss *css,
           const char   *value)
{
  css->changes |= PENG_PASTE_FONTS;
  if (has (value, "bold"))
    css->bold = PENG_PASTE_YES;
  if (has (value, "italic"))
    css->italic = PENG_PASTE_YES;
}

static void
read_space (PengPasteCss *css,
            const char   *value)
{
  css->verbatim = is (value, "pre");
}

static void
read_left (PengPasteCss *css,
           const char   *value)
{
  css->left += read_points (value);
}

static void
read_display (PengPasteCss *css,
              const char   *value)
{
  css->hidden |= starts (value, "none");
}

static void
read_visibility (PengPasteCss *css,
                 const char   *value)
{
  css->hidden |= starts (value, "hidden");
}

static void
read_hide (PengPasteCss *css,
           const char   *value)
{
  css->hidden |= starts (value, "all");
}

static void
read_element (PengPasteCss *css,
              const char   *value)
{
  css->comment |= starts (value, "comment");
}

static void
read_color (PengPasteCss *css,
            const char   *value)
{
  if (starts (value, "inherit") || starts (value, "currentcolor"))
    return;

  css->color = peng_paste_color_find (value);
  css->colored = TRUE;
}

static void
read_ground (PengPasteCss *css,
             const char   *value)
{
  css->tinted = peng_paste_color_is_tint (value);
}

static const Reader readers[] = {
  { "background",           read_ground },
  { "background-color",     read_ground },
  { "color",                read_color },
  { "display",              read_display },
  { "font",                 read_font },
  { "font-family",          read_family },
  { "font-style",           read_style },
  { "font-weight",          read_weight },
  { "list-style",           read_list_style },
  { "list-style-type",      read_list_style },
  { "margin-left",          read_left },
  { "mso-element",          read_element },
  { "mso-hide",             read_hide },
  { "mso-highlight",        read_highlight },
  { "mso-list",             read_list },
  { "mso-outline-level",    read_outline },
  { "mso-style-name",       read_style_name },
  { "padding-left",         read_left },
  { "text-align",           read_align },
  { "text-decoration",      read_decoration },
  { "text-decoration-line", read_decoration },
  { "text-line-through",    read_decoration },
  { "vertical-align",       read_vertical },
  { "visibility",           read_visibility },
  { "white-space",          read_space },
};

static void
read_declaration (PengPasteCss *css,
                  const char   *property,
                  const char   *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      if (is (property, readers[i].property))
        readers[i].read (css, value);
    }

  for (guint i = 0; i < G_N_ELEMENTS (useless); i++)
    {
      if (starts (property, useless[i].property))
        css->changes |= useless[i].change;
    }
}

/* Where a declaration ends: at a semicolon that is in no string and no address. */
static const char *
find_end (const char *p,
          const char *end)
{
  char quote = '\0';
  guint depth = 0;

  for (; p < end; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && depth > 0)
        depth--;
      else if (*p == ';' && depth == 0)
        break;
    }

  return p;
}

static void
read_declarations (PengPasteCss *css,
                   const char   *p)
{
  const char *end = p + strlen (p);

  css->left = 0;

  while (p < end)
    {
      const char *stop = find_end (p, end);
      const char *colon = memchr (p, ':', stop - p);

      if (colon != NULL && colon - p < 64)
        {
          g_autofree char *property = g_strstrip (g_strndup (p, colon - p));
          g_autofree char *value = g_strstrip (g_strndup (colon + 1, MIN (stop - colon - 1, 256)));

          read_declaration (css, property, value);
        }

      p = stop + 1;
    }
}

static void
add_rule (PengPasteSheet *self,
          const char     *selector,
          const char     *declarations)
{
  g_autofree char *name = g_ascii_strdown (selector, -1);
  GString *rule = g_hash_table_lookup (self->rules, name);

  if (g_hash_table_size (self->rules) >= MAX_RULES || strpbrk (selector, " >+~:#[*\t\n\r") != NULL)
    return;

  if (rule == NULL)
    {
      rule = g_string_new (NULL);
      g_hash_table_insert (self->rules, g_steal_pointer (&name), rule);
    }

  g_string_append_c (rule, ';');
  g_string_append (rule, declarations);
}

/* `@list l0:level1 {mso-level-number-format:bullet; …}` */
static void
add_list (PengPasteSheet *self,
          const char     *name,
          const char     *declarations)
{
  const char *format = strstr (declarations, "mso-level-number-format:");
  gboolean bullet = format != NULL &&
                    g_str_has_prefix (format + strlen ("mso-level-number-format:"), "bullet");

  if (g_hash_table_size (self->lists) < MAX_RULES && strstr (name, ":level") != NULL)
    g_hash_table_insert (self->lists, g_strdup (name), GUINT_TO_POINTER (answer (!bullet)));
}

static void
add_rules (PengPasteSheet *self,
           char           *selectors,
           const char     *declarations)
{
  g_auto(GStrv) list = NULL;

  g_strstrip (selectors);

  if (g_str_has_prefix (selectors, "@list"))
    {
      add_list (self, g_strchug (selectors + strlen ("@list")), declarations);
      return;
    }

  if (*selectors == '@' || strlen (declarations) > 4096)
    return;

  list = g_strsplit (selectors, ",", 64);
  for (guint i = 0; list[i] != NULL; i++)
    add_rule (self, g_strstrip (list[i]), declarations);
}

static void
blank (char       *css,
       const char *end,
       const char *mark)
{
  gsize length = strlen (mark);

  for (char *p = css; (p = g_strstr_len (p, end - p, mark)) != NULL; p += length)
    memset (p, ' ', length);
}

static void
blank_comments (char *css)
{
  char *end = css + strlen (css);
  char *p = css;

  while ((p = g_strstr_len (p, end - p, "/*")) != NULL)
    {
      char *close = g_strstr_len (p + 2, end - p - 2, "*/");
      char *behind = close != NULL ? close + 2 : end;

      memset (p, ' ', behind - p);
      p = behind;
    }

  blank (css, end, "<!--");
  blank (css, end, "-->");
}

/* Rules in rules (`@media`) are read as if they stood alone. */
static void
read_rules (PengPasteSheet *self,
            char           *css)
{
  char *p = css;

  blank_comments (css);

  while (*p != '\0')
    {
      char *open = strpbrk (p, "{}");
      char *close;

      if (open == NULL)
        return;

      if (*open == '}')
        {
          p = open + 1;
          continue;
        }

      close = strpbrk (open + 1, "{}");
      if (close != NULL && *close == '{')
        {
          p = open + 1;
          continue;
        }

      *open = '\0';
      if (close != NULL)
        *close = '\0';
      add_rules (self, p, open + 1);
      if (close == NULL)
        return;
      p = close + 1;
    }
}

static void
free_rule (gpointer rule)
{
  g_string_free (rule, TRUE);
}

/**
 * peng_paste_sheet_new:
 * @css: what stood in the `style` elements of a page
 *
 * Returns: (transfer full): the sheet
 */
PengPasteSheet *
peng_paste_sheet_new (const char *css)
{
  PengPasteSheet *self;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (css != NULL, NULL);

  self = g_new0 (PengPasteSheet, 1);
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_rule);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  copy = g_strdup (css);
  read_rules (self, copy);

  return self;
}

/**
 * peng_paste_sheet_free:
 * @self: (transfer full): a sheet
 */
void
peng_paste_sheet_free (PengPasteSheet *self)
{
  g_hash_table_unref (self->rules);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->known);
  g_free (self);
}

static void
read_rule (PengPasteSheet *self,
           PengPasteCss   *css,
           const char     *selector)
{
  const GString *rule = g_hash_table_lookup (self->rules, selector);

  if (rule == NULL)
    return;

  self->n_read += rule->len;
  read_declarations (css, rule->str);
}

static void
read_classes (PengPasteSheet *self,
              PengPasteCss   *css,
              const char     *element,
              const char     *classes)
{
  g_autofree char *lower = g_ascii_strdown (classes, -1);
  g_auto(GStrv) words = g_strsplit_set (lower, " \t\r\n", MAX_CLASSES);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *alone = g_strconcat (".", words[i], NULL);
      g_autofree char *both = g_strconcat (element, ".", words[i], NULL);

      read_rule (self, css, alone);
      read_rule (self, css, both);
    }
}

/**
 * peng_paste_sheet_get:
 * @self: the sheets of a page
 * @element: its name
 * @classes: (nullable): what its `class` says
 * @style: (nullable): what its `style` says
 *
 * Returns: (transfer none): what is said of the element, not of those around it; nothing where the
 *   page has more different styles than any text has
 */
const PengPasteCss *
peng_paste_sheet_get (PengPasteSheet *self,
                      const char     *element,
                      const char     *classes,
                      const char     *style)
{
  g_autofree char *key = NULL;
  PengPasteCss *css;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (element != NULL, NULL);

  if (classes == NULL && style == NULL && g_hash_table_size (self->rules) == 0)
    return &nothing;

  key = g_strconcat (element, "\n", classes != NULL ? classes : "", "\n",
                     style != NULL ? style : "", NULL);
  css = g_hash_table_lookup (self->known, key);
  if (css != NULL)
    return css;

  if (g_hash_table_size (self->known) >= MAX_STYLES || self->n_read > MAX_READ)
    return &nothing;

  css = g_memdup2 (&nothing, sizeof nothing);
  g_hash_table_insert (self->known, g_steal_pointer (&key), css);
  read_rule (self, css, element);
  if (classes != NULL)
    read_classes (self, css, element, classes);
  if (style != NULL)
    read_declarations (css, style);

  return css;
}

/**
 * peng_paste_sheet_is_numbered:
 * @self: the sheets of a page
 * @list: one of Word's lists
 * @level: a level of it
 *
 * Returns: whether the level has numbers
 */
PengPasteAnswer
peng_paste_sheet_is_numbered (PengPasteSheet *self,
                              int             list,
                              guint           level)
{
  g_autofree char *name = g_strdup_printf ("l%d:level%u", list, level);

  g_return_val_if_fail (self != NULL, PENG_PASTE_UNSAID);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lists, name));
}
