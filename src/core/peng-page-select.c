/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-sheet.h"

#include "core/peng-html-tags.h"

#include <string.h>

/* Selectors as pages use them to hide something: names, classes, ids, attributes (with `=`, `~=`,
 * `^=`, `$=`, `*=`), `*`, `:root`, and all four ways to join them. One with any other pseudo-class
 * or a pseudo-element in it is not taken, and its rule is as if it were not there. */

#define MAX_PARTS 12
#define MAX_TESTS 8

typedef enum
{
  TEST_CLASS,
  TEST_ID,
  TEST_ATTRIBUTE,
  TEST_EQUAL,
  TEST_WORD,
  TEST_PREFIX,
  TEST_SUFFIX,
  TEST_INSIDE,
  TEST_ROOT,
} TestKind;

typedef struct
{
  TestKind  kind;
  char     *name;
  char     *value;
} Test;

/* @join: how it stands to the part before it: blank, `>`, `+` or `~` */
typedef struct
{
  char  *name;
  Test   tests[MAX_TESTS];
  guint  n_tests;
  char   join;
} Part;

struct _PengPageSelector
{
  Part  parts[MAX_PARTS];
  guint n_parts;
};

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || (guchar) c >= 0x80;
}

/* A name with its escapes read: `\31 0` is `10`. */
static char *
read_name (const char **p,
           const char  *end)
{
  GString *name = g_string_new (NULL);

  while (*p < end && (is_name_char (**p) || **p == '\\'))
    {
      guint n = 0;
      gunichar c = 0;

      if (*(*p)++ != '\\')
        {
          g_string_append_c (name, (*p)[-1]);
          continue;
        }

      for (; *p < end && n < 6 && g_ascii_isxdigit (**p); n++)
        c = c * 16 + g_ascii_xdigit_value (*(*p)++);
      if (n > 0 && g_unichar_validate (c) && c != 0)
        g_string_append_unichar (name, c);
      if (n > 0 && *p < end && peng_html_is_space (**p))
        (*p)++;
      else if (n == 0 && *p < end)
        g_string_append_c (name, *(*p)++);
    }

  return g_string_free (name, FALSE);
}

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && peng_html_is_space (*p))
    p++;

  return p;
}

static char *
read_string (const char **p,
             const char  *end)
{
  const char *start = *p + 1;
  const char *close;

  if (*p >= end || (**p != '"' && **p != '\''))
    return read_name (p, end);

  close = memchr (start, **p, end - start);
  *p = close != NULL ? close + 1 : end;

  return g_strndup (start, (close != NULL ? close : end) - start);
}

static gboolean
read_attribute (Test        *test,
                const char **p,
                const char  *end)
{
  static const char signs[] = "~^$*";
  static const TestKind kinds[] = { TEST_WORD, TEST_PREFIX, TEST_SUFFIX, TEST_INSIDE };
  const char *sign;

  *p = skip_spaces (*p + 1, end);
  test->kind = TEST_ATTRIBUTE;
  test->name = read_name (p, end);
  *p = skip_spaces (*p, end);

  if (*p < end && **p != ']')
    {
      sign = strchr (signs, **p);
      test->kind = sign != NULL ? kinds[sign - signs] : TEST_EQUAL;
      *p += sign != NULL;
      if (*p >= end || **p != '=')
        return FALSE;
      *p = skip_spaces (*p + 1, end);
      test->value = read_string (p, end);
      while (*p < end && **p != ']')
        (*p)++;
    }

  if (*p >= end)
    return FALSE;
  (*p)++;

  return *test->name != '\0';
}

static gboolean
read_test (Part        *part,
           const char **p,
           const char  *end)
{
  Test *test = &part->tests[part->n_tests];

  if (part->n_tests == MAX_TESTS)
    return FALSE;

  part->n_tests++;
  if (**p == '[')
    return read_attribute (test, p, end);

  test->kind = **p == '.' ? TEST_CLASS : **p == '#' ? TEST_ID : TEST_ROOT;
  (*p)++;
  test->name = read_name (p, end);

  return *test->name != '\0' && (test->kind != TEST_ROOT || g_str_equal (test->name, "root"));
}

static gboolean
read_part (Part        *part,
           const char **p,
           const char  *end)
{
  const char *start = *p;

  if (**p == '*')
    (*p)++;
  else if (is_name_char (**p) || **p == '\\')
    {
      g_autofree char *name = read_name (p, end);

      part->name = g_ascii_strdown (name, -1);
    }

  while (*p < end && **p != '\0' && strchr (".#[:", **p) != NULL)
    {
      if (!read_test (part, p, end))
        return FALSE;
    }

  return *p > start;
}

/**
 * peng_page_selector_new:
 * @text: (array length=n_bytes): one selector, without a comma
 * @n_bytes: how many
 *
 * Returns: (transfer full) (nullable): the selector; %NULL for one that is not taken
 */
PengPageSelector *
peng_page_selector_new (const char *text,
                        gsize       n_bytes)
{
  g_autoptr(PengPageSelector) self = g_new0 (PengPageSelector, 1);
  const char *end = text + n_bytes;
  const char *p = skip_spaces (text, end);

  while (p < end)
    {
      Part *part = &self->parts[self->n_parts];
      const char *after = skip_spaces (p, end);

      if (self->n_parts == MAX_PARTS)
        return NULL;

      self->n_parts++;
      part->join = after > p ? ' ' : '\0';
      if (self->n_parts > 1 && after < end && *after != '\0' && strchr (">+~", *after) != NULL)
        {
          part->join = *after;
          after = skip_spaces (after + 1, end);
        }
      p = after;
      if (p >= end || !read_part (part, &p, end))
        return NULL;
      if (skip_spaces (p, end) == end)
        break;
    }

  return self->n_parts > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * peng_page_selector_free:
 * @self: (transfer full): a selector
 */
void
peng_page_selector_free (PengPageSelector *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_free (self->parts[i].name);
      for (guint j = 0; j < self->parts[i].n_tests; j++)
        {
          g_free (self->parts[i].tests[j].name);
          g_free (self->parts[i].tests[j].value);
        }
    }

  g_free (self);
}

/**
 * peng_page_selector_weigh:
 * @self: a selector
 *
 * Returns: its specificity: ids, then classes and the like, then names
 */
guint
peng_page_selector_weigh (const PengPageSelector *self)
{
  guint weight = 0;

  for (guint i = 0; i < self->n_parts; i++)
    {
      weight += self->parts[i].name != NULL;
      for (guint j = 0; j < self->parts[i].n_tests; j++)
        weight += self->parts[i].tests[j].kind == TEST_ID ? 0x10000 : 0x100;
    }

  return weight;
}

/**
 * peng_page_selector_get_key:
 * @self: a selector
 * @kind: (out): `#`, `.`, `<` for a name, or `*`
 *
 * Returns: (transfer none): what an element must have for it to match: an id, a class or a name
 */
const char *
peng_page_selector_get_key (const PengPageSelector *self,
                            char                   *kind)
{
  const Part *last = &self->parts[self->n_parts - 1];

  for (guint i = 0; i < last->n_tests; i++)
    {
      if (last->tests[i].kind == TEST_ID || last->tests[i].kind == TEST_CLASS)
        {
          *kind = last->tests[i].kind == TEST_ID ? '#' : '.';
          return last->tests[i].name;
        }
    }

  *kind = last->name != NULL ? '<' : '*';

  return last->name != NULL ? last->name : "";
}

static gboolean
has_word (const char *text,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *p = text; length > 0 && (p = strstr (p, word)) != NULL; p += length)
    {
      if ((p == text || peng_html_is_space (p[-1])) &&
          (p[length] == '\0' || peng_html_is_space (p[length])))
        return TRUE;
    }

  return FALSE;
}

static gboolean
passes (const Test         *test,
        const PengPageTree *tree,
        guint               node)
{
  const char *value = peng_page_tree_get (tree, node, test->kind == TEST_CLASS ? "class" :
                                          test->kind == TEST_ID ? "id" : test->name);

  if (test->kind == TEST_ROOT)
    return peng_page_tree_is (tree, node, "html");

  if (value == NULL)
    return FALSE;

  switch (test->kind)
    {
    case TEST_CLASS:
      return has_word (value, test->name);
    case TEST_ID:
      return g_str_equal (value, test->name);
    case TEST_EQUAL:
      return g_str_equal (value, test->value);
    case TEST_WORD:
      return has_word (value, test->value);
    case TEST_PREFIX:
      return *test->value != '\0' && g_str_has_prefix (value, test->value);
    case TEST_SUFFIX:
      return *test->value != '\0' && g_str_has_suffix (value, test->value);
    case TEST_INSIDE:
      return *test->value != '\0' && strstr (value, test->value) != NULL;
    case TEST_ATTRIBUTE:
    case TEST_ROOT:
    default:
      return TRUE;
    }
}

static gboolean
part_matches (const Part         *part,
              const PengPageTree *tree,
              guint               node)
{
  if (part->name != NULL && !peng_page_tree_is (tree, node, part->name))
    return FALSE;

  for (guint i = 0; i < part->n_tests; i++)
    {
      if (!passes (&part->tests[i], tree, node))
        return FALSE;
    }

  return TRUE;
}

/* The element before it in the same one, found from the number before its own upwards. */
static guint
get_previous (const PengPageTree *tree,
              guint               node)
{
  guint parent = tree->nodes[node].parent;

  for (guint i = node; i > 0; )
    {
      guint before = i - 1;

      if (before == parent)
        return PENG_PAGE_NONE;
      while (before != PENG_PAGE_NONE && tree->nodes[before].parent != parent)
        before = tree->nodes[before].parent;
      if (before == PENG_PAGE_NONE || tree->nodes[before].name != NULL)
        return before;
      i = before;
    }

  return PENG_PAGE_NONE;
}

static gboolean
matches_up_to (const PengPageSelector *self,
               guint                   part,
               const PengPageTree     *tree,
               guint                   node,
               guint                  *steps)
{
  char join = self->parts[part].join;
  gboolean beside = join == '+' || join == '~';

  if (*steps == 0 || !part_matches (&self->parts[part], tree, node))
    return FALSE;

  (*steps)--;
  if (part == 0)
    return TRUE;

  do
    {
      node = beside ? get_previous (tree, node) : tree->nodes[node].parent;
      if (node == PENG_PAGE_NONE)
        return FALSE;
      if (*steps > 0)
        (*steps)--;
      if (matches_up_to (self, part - 1, tree, node, steps))
        return TRUE;
    }
  while (*steps > 0 && (join == ' ' || join == '~'));

  return FALSE;
}

/**
 * peng_page_selector_matches:
 * @self: a selector
 * @tree: a page
 * @node: number of an element
 * @steps: (inout): how many comparisons may still be made; none is left where they were too few
 *
 * Returns: whether it is for the element
 */
gboolean
peng_page_selector_matches (const PengPageSelector *self,
                            const PengPageTree     *tree,
                            guint                   node,
                            guint                  *steps)
{
  return matches_up_to (self, self->n_parts - 1, tree, node, steps);
}
