/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-sheet.h"

#include "core/peng-html-tags.h"

#include <string.h>

/* As much of CSS as tells what a desktop browser does not show: rules by the selectors of
 * peng-page-select.c, in the order of their weight; `@media` for a screen of 1280 by 800, `@supports`
 * and `@layer` as if they were not there; names of values (`--x`) from the page's root. Not read are
 * other at-rules, and rules in rules. */

#define SCREEN_WIDTH  1280
#define SCREEN_HEIGHT 800
#define MAX_NESTING   16
#define MAX_STEPS     5000000

/* In the order of PengPageProperty. */
static const char * const property_names[] = {
  "background", "background-color", "background-image", "bottom", "clip", "clip-path", "color",
  "content-visibility", "display", "filter", "font", "font-size", "height", "inset", "left",
  "line-height", "margin", "margin-left", "margin-top", "max-height", "max-width", "opacity",
  "overflow", "overflow-x", "overflow-y", "position", "right", "scale", "-webkit-text-fill-color",
  "text-indent", "top", "transform", "translate", "visibility", "width", "z-index",
};

G_STATIC_ASSERT (G_N_ELEMENTS (property_names) == PENG_PAGE_N_PROPERTIES);

typedef struct
{
  PengPageProperty  property;
  const char       *value;
  gboolean          important;
} Declaration;

typedef struct
{
  PengPageSelector *selector;
  guint             weight;
  guint             order;
  GArray           *declarations;
} Rule;

struct _PengPageSheet
{
  GStringChunk *words;
  GHashTable   *named;       /* values of `--x` */
  GPtrArray    *rules;
  GHashTable   *by_key;      /* "#id", ".class", "<name" or "*" to an array of its rules */
  guint         steps;
  gboolean      cut;
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  peng_page_selector_free (rule->selector);
  g_array_unref (rule->declarations);
  g_free (rule);
}

/**
 * peng_page_sheet_new:
 *
 * Returns: (transfer full): no rules
 */
PengPageSheet *
peng_page_sheet_new (void)
{
  PengPageSheet *self = g_new0 (PengPageSheet, 1);

  self->words = g_string_chunk_new (4096);
  self->named = g_hash_table_new (g_str_hash, g_str_equal);
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->steps = MAX_STEPS;

  return self;
}

/**
 * peng_page_sheet_free:
 * @self: (transfer full): rules
 */
void
peng_page_sheet_free (PengPageSheet *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->named);
  g_string_chunk_free (self->words);
  g_free (self);
}

/* Without comments, and with the escapes of letters read that hide a word: `d\69splay`. */
static char *
clean (const char *css,
       gsize       n_bytes)
{
  const char *end = css + n_bytes;
  GString *out = g_string_sized_new (n_bytes);

  while (css < end)
    {
      const char *close;

      if (end - css < 2 || css[0] != '/' || css[1] != '*')
        {
          g_string_append_c (out, *css++);
          continue;
        }

      close = g_strstr_len (css + 2, end - css - 2, "*/");
      css = close != NULL ? close + 2 : end;
    }

  return g_string_free (out, FALSE);
}

static char *
read_escapes (const char *text,
              gsize       length)
{
  const char *end = text + length;
  GString *out = g_string_sized_new (length);

  while (text < end)
    {
      gunichar c = 0;
      guint n = 0;

      if (*text++ != '\\')
        {
          g_string_append_c (out, text[-1]);
          continue;
        }

      for (; text < end && n < 6 && g_ascii_isxdigit (*text); n++)
        c = c * 16 + g_ascii_xdigit_value (*text++);
      if (n > 0 && c >= ' ' && g_unichar_validate (c))
        g_string_append_unichar (out, c);
      if (n > 0 && text < end && peng_html_is_space (*text))
        text++;
    }

  return g_string_free (out, FALSE);
}

/* The end of a string, which a line's end is too. */
static const char *
skip_string (const char *p,
             const char *end)
{
  char quote = *p++;

  while (p < end - 1 && *p != quote && *p != '\n')
    p += *p == '\\' && p + 1 < end - 1 ? 2 : 1;

  return p;
}

/* Where a character stands that is in no string or bracket, or @end. */
static const char *
find_bare (const char *p,
           const char *end,
           const char *wanted)
{
  guint depth = 0;

  for (; p < end; p++)
    {
      if (depth == 0 && *p != '\0' && strchr (wanted, *p) != NULL)
        return p;

      if (*p == '"' || *p == '\'')
        p = skip_string (p, end);
      else if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '(' || *p == '[' || *p == '{')
        depth++;
      else if ((*p == ')' || *p == ']' || *p == '}') && depth > 0)
        depth--;
    }

  return end;
}

static int
find_property (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (property_names); i++)
    {
      if (strcmp (property_names[i], name) == 0)
        return i;
    }

  return -1;
}

static void
take_declaration (PengPageSheet *self,
                  GArray        *declarations,
                  const char    *text,
                  gsize          length)
{
  g_autofree char *plain = read_escapes (text, length);
  g_autofree char *lower = g_ascii_strdown (plain, -1);
  char *colon = strchr (lower, ':');
  Declaration declaration = { 0 };
  char *important;
  int property;

  if (colon == NULL)
    return;
  *colon = '\0';
  g_strstrip (lower);
  important = strrchr (colon + 1, '!');
  if (important != NULL && g_str_has_prefix (g_strchug (important + 1), "important"))
    {
      declaration.important = TRUE;
      *important = '\0';
    }

  property = find_property (lower);
  declaration.value = g_string_chunk_insert_const (self->words, g_strstrip (colon + 1));
  if (g_str_has_prefix (lower, "--"))
    g_hash_table_insert (self->named, g_string_chunk_insert_const (self->words, lower),
                         (gpointer) declaration.value);
  if (property < 0)
    return;

  declaration.property = property;
  g_array_append_val (declarations, declaration);
}

static GArray *
read_declarations (PengPageSheet *self,
                   const char    *p,
                   const char    *end)
{
  GArray *declarations = g_array_new (FALSE, FALSE, sizeof (Declaration));

  for (const char *stop; p < end; p = stop + 1)
    {
      stop = find_bare (p, end, ";");
      take_declaration (self, declarations, p, stop - p);
    }

  return declarations;
}

static void
add_rule (PengPageSheet *self,
          const char    *selector,
          gsize          length,
          GArray        *declarations)
{
  g_autoptr(PengPageSelector) parsed = peng_page_selector_new (selector, length);
  g_autofree char *key = NULL;
  GPtrArray *list;
  const char *word;
  Rule *rule;
  char kind;

  if (parsed == NULL)
    return;

  if (self->rules->len == PENG_PAGE_MAX_RULES)
    {
      self->cut = TRUE;
      return;
    }

  rule = g_new0 (Rule, 1);
  rule->weight = peng_page_selector_weigh (parsed);
  rule->order = self->rules->len;
  rule->declarations = g_array_ref (declarations);
  word = peng_page_selector_get_key (parsed, &kind);
  key = g_strdup_printf ("%c%s", kind, word);
  rule->selector = g_steal_pointer (&parsed);
  g_ptr_array_add (self->rules, rule);

  list = g_hash_table_lookup (self->by_key, key);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), list);
    }
  g_ptr_array_add (list, rule);
}

static void
add_rules (PengPageSheet *self,
           const char    *selectors,
           const char    *end_of_selectors,
           const char    *body,
           const char    *end)
{
  g_autoptr(GArray) declarations = read_declarations (self, body, end);
  const char *p = selectors;

  while (declarations->len > 0 && p < end_of_selectors)
    {
      const char *comma = find_bare (p, end_of_selectors, ",");

      add_rule (self, p, comma - p, declarations);
      p = comma + 1;
    }
}

static double
read_length (const char *text)
{
  char *unit;
  double value = g_ascii_strtod (text, &unit);

  return g_str_has_prefix (unit, "em") || g_str_has_prefix (unit, "rem") ? value * 16 : value;
}

static gboolean
feature_holds (const char *feature)
{
  static const struct { const char *name; int sign; double screen; } features[] = {
    { "min-width:", 1, SCREEN_WIDTH }, { "max-width:", -1, SCREEN_WIDTH },
    { "min-height:", 1, SCREEN_HEIGHT }, { "max-height:", -1, SCREEN_HEIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    {
      if (g_str_has_prefix (feature, features[i].name))
        return (features[i].screen - read_length (feature + strlen (features[i].name))) *
               features[i].sign >= 0;
    }

  return g_str_equal (feature, "screen") || g_str_equal (feature, "all") ||
         g_str_equal (feature, "onlyscreen") || g_str_equal (feature, "onlyall");
}

/* `screen and (min-width: 600px), print` */
static gboolean
media_holds (const char *text,
             gsize       length)
{
  g_autofree char *copy = g_ascii_strdown (text, length);
  g_auto(GStrv) queries = NULL;
  char *out = copy;

  for (const char *p = copy; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, " and "))
        {
          *out++ = '&';
          p += 4;
        }
      if (!peng_html_is_space (*p) && *p != '(' && *p != ')')
        *out++ = *p;
    }
  *out = '\0';

  queries = g_strsplit (copy, ",", -1);
  for (guint i = 0; queries[i] != NULL; i++)
    {
      g_auto(GStrv) features = g_strsplit (queries[i], "&", -1);
      gboolean holds = TRUE;

      for (guint j = 0; features[j] != NULL; j++)
        holds = holds && feature_holds (features[j]);
      if (holds)
        return TRUE;
    }

  return FALSE;
}

static void read_rules (PengPageSheet *self,
                        const char    *p,
                        const char    *end,
                        guint          depth);

static void
read_at_rule (PengPageSheet *self,
              const char    *name,
              const char    *open,
              const char    *close,
              guint          depth)
{
  if (depth >= MAX_NESTING)
    self->cut = TRUE;
  else if (g_ascii_strncasecmp (name, "@supports", 9) == 0 ||
           g_ascii_strncasecmp (name, "@layer", 6) == 0 ||
           (g_ascii_strncasecmp (name, "@media", 6) == 0 && media_holds (name + 6, open - name - 6)))
    read_rules (self, open + 1, close, depth + 1);
}

static void
read_rules (PengPageSheet *self,
            const char    *p,
            const char    *end,
            guint          depth)
{
  while (p < end)
    {
      const char *open, *close;

      while (p < end && (peng_html_is_space (*p) || *p == '}' || *p == ';'))
        p++;
      open = find_bare (p, end, "{;");
      if (open >= end)
        return;
      if (*open == ';')
        {
          p = open + 1;
          continue;
        }

      close = find_bare (open + 1, end, "}");
      if (*p == '@')
        read_at_rule (self, p, open, close, depth);
      else
        add_rules (self, p, open, open + 1, close);
      p = close;
    }
}

/**
 * peng_page_sheet_add:
 * @self: rules
 * @css: (array length=n_bytes): a style sheet, or anything else
 * @n_bytes: how many; beyond %PENG_PAGE_MAX_SHEET they are left out
 *
 * Adds the rules of a style sheet behind those that are there.
 */
void
peng_page_sheet_add (PengPageSheet *self,
                     const char    *css,
                     gsize          n_bytes)
{
  g_autofree char *plain = clean (css, MIN (n_bytes, PENG_PAGE_MAX_SHEET));

  self->cut |= n_bytes > PENG_PAGE_MAX_SHEET;
  read_rules (self, plain, plain + strlen (plain), 0);
}

/* What stands for a property so far, and how much it weighs. */
typedef struct
{
  const char *values[PENG_PAGE_N_PROPERTIES];
  guint64     weights[PENG_PAGE_N_PROPERTIES];
} Winners;

#define WEIGHT(important, weight, order) \
  (((guint64) (important) << 62) | ((guint64) (weight) << 24) | ((order) + 1))

static void
apply (Winners      *winners,
       const GArray *declarations,
       guint         weight,
       guint         order)
{
  for (guint i = 0; i < declarations->len; i++)
    {
      const Declaration *declaration = &g_array_index (declarations, Declaration, i);
      guint64 value = WEIGHT (declaration->important, weight, order);

      if (value < winners->weights[declaration->property])
        continue;
      winners->weights[declaration->property] = value;
      winners->values[declaration->property] = declaration->value;
    }
}

static void
apply_rules (PengPageSheet      *self,
             Winners            *winners,
             const char         *key,
             const PengPageTree *tree,
             guint               node)
{
  GPtrArray *list = g_hash_table_lookup (self->by_key, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Rule *rule = list->pdata[i];

      if (peng_page_selector_matches (rule->selector, tree, node, &self->steps))
        apply (winners, rule->declarations, rule->weight, rule->order);
    }

  self->cut |= self->steps == 0;
}

static void
apply_keyed (PengPageSheet      *self,
             Winners            *winners,
             char                kind,
             const char         *word,
             const PengPageTree *tree,
             guint               node)
{
  g_autofree char *key = g_strdup_printf ("%c%s", kind, word);

  apply_rules (self, winners, key, tree, node);
}

static void
apply_classes (PengPageSheet      *self,
               Winners            *winners,
               const PengPageTree *tree,
               guint               node)
{
  const char *classes = peng_page_tree_get (tree, node, "class");
  g_auto(GStrv) words = classes != NULL ? g_strsplit_set (classes, " \t\n\f\r", 64) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        apply_keyed (self, winners, '.', words[i], tree, node);
    }
}

static void
apply_own (PengPageSheet      *self,
           Winners            *winners,
           const PengPageTree *tree,
           guint               node)
{
  const char *style = peng_page_tree_get (tree, node, "style");
  g_autofree char *plain = style != NULL ? clean (style, strlen (style)) : NULL;
  g_autoptr(GArray) declarations = NULL;

  if (plain == NULL)
    return;

  declarations = read_declarations (self, plain, plain + strlen (plain));
  apply (winners, declarations, 0x1000000, 0);
}

/**
 * peng_page_sheet_look_up:
 * @self: rules
 * @tree: a page
 * @node: number of an element
 * @values: (out caller-allocates) (array fixed-size=36): what is said of it by rules and by its own
 *   style, lower case; %NULL where nothing is. Valid as long as @self
 *
 * Finds what an element is to look like.
 */
void
peng_page_sheet_look_up (PengPageSheet       *self,
                         const PengPageTree  *tree,
                         guint                node,
                         const char         **values)
{
  const char *id = peng_page_tree_get (tree, node, "id");
  Winners winners = { 0 };

  if (g_hash_table_size (self->by_key) > 0)
    {
      apply_rules (self, &winners, "*", tree, node);
      apply_keyed (self, &winners, '<', tree->nodes[node].name, tree, node);
      apply_classes (self, &winners, tree, node);
      if (id != NULL)
        apply_keyed (self, &winners, '#', id, tree, node);
    }
  apply_own (self, &winners, tree, node);

  memcpy (values, winners.values, sizeof winners.values);
}

/**
 * peng_page_sheet_get_named:
 * @self: rules
 * @name: such as `--ink`
 *
 * Returns: (transfer none) (nullable): the value that a sheet gave it last
 */
const char *
peng_page_sheet_get_named (PengPageSheet *self,
                           const char    *name)
{
  return g_hash_table_lookup (self->named, name);
}

/**
 * peng_page_sheet_is_cut:
 * @self: rules
 *
 * Returns: whether a bound was met, so that not all that is said was heard
 */
gboolean
peng_page_sheet_is_cut (PengPageSheet *self)
{
  return self->cut;
}
