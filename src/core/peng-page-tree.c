/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-tree.h"

#include "core/peng-html-attributes.h"

#include <string.h>

typedef struct
{
  PengPageTree  tree;
  GArray       *nodes;
  GumboOutput  *output;
} Tree;

/* In the order of strcmp(). */
static const struct
{
  const char    *name;
  PengPageFlags  flags;
} kinds[] = {
  { "address",    PENG_PAGE_BLOCK },
  { "area",       PENG_PAGE_VOID },
  { "article",    PENG_PAGE_BLOCK },
  { "aside",      PENG_PAGE_BLOCK },
  { "audio",      PENG_PAGE_SILENT },
  { "base",       PENG_PAGE_VOID },
  { "blockquote", PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "body",       PENG_PAGE_BLOCK },
  { "br",         PENG_PAGE_VOID },
  { "caption",    PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "center",     PENG_PAGE_BLOCK },
  { "cite",       PENG_PAGE_PART },
  { "col",        PENG_PAGE_VOID },
  { "colgroup",   PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "datalist",   PENG_PAGE_SILENT },
  { "dd",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "details",    PENG_PAGE_BLOCK },
  { "dialog",     PENG_PAGE_BLOCK },
  { "div",        PENG_PAGE_BLOCK },
  { "dl",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "dt",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "embed",      PENG_PAGE_VOID | PENG_PAGE_REPLACED },
  { "fieldset",   PENG_PAGE_BLOCK },
  { "figcaption", PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "figure",     PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "footer",     PENG_PAGE_BLOCK },
  { "form",       PENG_PAGE_BLOCK },
  { "frame",      PENG_PAGE_VOID | PENG_PAGE_REPLACED },
  { "h1",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "h2",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "h3",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "h4",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "h5",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "h6",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "head",       PENG_PAGE_BLOCK | PENG_PAGE_SILENT },
  { "header",     PENG_PAGE_BLOCK },
  { "hgroup",     PENG_PAGE_BLOCK },
  { "hr",         PENG_PAGE_BLOCK | PENG_PAGE_PART | PENG_PAGE_VOID },
  { "html",       PENG_PAGE_BLOCK },
  { "iframe",     PENG_PAGE_CODE | PENG_PAGE_SILENT | PENG_PAGE_REPLACED },
  { "img",        PENG_PAGE_VOID | PENG_PAGE_REPLACED },
  { "input",      PENG_PAGE_VOID },
  { "legend",     PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "li",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "link",       PENG_PAGE_VOID },
  { "main",       PENG_PAGE_BLOCK },
  { "marquee",    PENG_PAGE_BLOCK },
  { "menu",       PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "meta",       PENG_PAGE_VOID },
  { "nav",        PENG_PAGE_BLOCK },
  { "noembed",    PENG_PAGE_CODE | PENG_PAGE_SILENT },
  { "noframes",   PENG_PAGE_CODE | PENG_PAGE_SILENT },
  { "noscript",   PENG_PAGE_SILENT },
  { "object",     PENG_PAGE_REPLACED },
  { "ol",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "p",          PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "param",      PENG_PAGE_VOID },
  { "plaintext",  PENG_PAGE_BLOCK | PENG_PAGE_CODE },
  { "pre",        PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "script",     PENG_PAGE_CODE | PENG_PAGE_SILENT },
  { "search",     PENG_PAGE_BLOCK },
  { "section",    PENG_PAGE_BLOCK },
  { "select",     PENG_PAGE_SILENT },
  { "source",     PENG_PAGE_VOID },
  { "style",      PENG_PAGE_CODE | PENG_PAGE_SILENT },
  { "summary",    PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "svg",        PENG_PAGE_SILENT | PENG_PAGE_REPLACED },
  { "table",      PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "tbody",      PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "td",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "template",   PENG_PAGE_SILENT },
  { "textarea",   PENG_PAGE_WORDS },
  { "tfoot",      PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "th",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "thead",      PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "title",      PENG_PAGE_WORDS | PENG_PAGE_SILENT },
  { "tr",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "track",      PENG_PAGE_VOID },
  { "ul",         PENG_PAGE_BLOCK | PENG_PAGE_PART },
  { "video",      PENG_PAGE_SILENT | PENG_PAGE_REPLACED },
  { "wbr",        PENG_PAGE_VOID },
  { "xmp",        PENG_PAGE_BLOCK | PENG_PAGE_CODE },
};

/**
 * peng_page_find_flags:
 * @name: (array length=length): name of an element, lower case
 * @length: in bytes
 *
 * Returns: what it is; nothing for what is not known, as a browser takes it
 */
PengPageFlags
peng_page_find_flags (const char *name,
                      gsize       length)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (kinds);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strncmp (name, kinds[middle].name, length);

      if (order == 0 && kinds[middle].name[length] == '\0')
        return kinds[middle].flags;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }

  return 0;
}

static void add_children (Tree      *self,
                          GumboNode *node,
                          guint      parent);

static void
add_node (Tree      *self,
          GumboNode *node,
          guint      parent)
{
  guint index = self->nodes->len;
  PengPageNode added = { .parent = parent, .end = index + 1, .element = node };

  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    added.text = node->v.text.text;
  else if (node->type == GUMBO_NODE_ELEMENT)
    added.name = peng_html_get_attribute (node, "n");
  else
    return;

  /* What the parser has put around by itself. */
  if (added.name == NULL && added.text == NULL)
    {
      add_children (self, node, parent);
      return;
    }

  if (added.name != NULL)
    added.flags = peng_page_find_flags (added.name, strlen (added.name));

  g_array_append_val (self->nodes, added);
  if (added.name == NULL)
    return;

  add_children (self, node, index);
  g_array_index (self->nodes, PengPageNode, index).end = self->nodes->len;
}

static void
add_children (Tree      *self,
              GumboNode *node,
              guint      parent)
{
  GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length; i++)
    add_node (self, children->data[i], parent);
}

/**
 * peng_page_tree_new:
 * @bytes: (array length=n_bytes): a page, or anything else
 * @n_bytes: how many
 *
 * Reads a page. Time and memory grow in proportion to @n_bytes and are bounded.
 *
 * Returns: (transfer full): the page
 */
PengPageTree *
peng_page_tree_new (const char *bytes,
                    gsize       n_bytes)
{
  Tree *self = g_new0 (Tree, 1);
  GumboOptions options = kGumboDefaultOptions;
  GString *html;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  html = peng_page_make_tame (bytes, n_bytes, &self->tree.cut);
  options.max_errors = 0;
  self->output = gumbo_parse_with_options (&options, html->str, html->len);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (PengPageNode));
  add_children (self, self->output->root, PENG_PAGE_NONE);
  self->tree.nodes = (const PengPageNode *) self->nodes->data;
  self->tree.n_nodes = self->nodes->len;
  g_string_free (html, TRUE);

  return &self->tree;
}

/**
 * peng_page_tree_free:
 * @self: (transfer full): a page
 */
void
peng_page_tree_free (PengPageTree *self)
{
  Tree *tree = (Tree *) self;

  gumbo_destroy_output (&kGumboDefaultOptions, tree->output);
  g_array_unref (tree->nodes);
  g_free (tree);
}

/**
 * peng_page_tree_get:
 * @self: a page
 * @node: number of a node
 * @attribute: lower case; `on` is the name of the first one that runs a script
 *
 * Returns: (transfer none) (nullable): the attribute's value; %NULL for text too
 */
const char *
peng_page_tree_get (const PengPageTree *self,
                    guint               node,
                    const char         *attribute)
{
  return self->nodes[node].name != NULL
           ? peng_html_get_attribute (self->nodes[node].element, attribute) : NULL;
}

/**
 * peng_page_tree_is:
 * @self: a page
 * @node: number of a node
 * @name: of an element
 *
 * Returns: whether it is such an element
 */
gboolean
peng_page_tree_is (const PengPageTree *self,
                   guint               node,
                   const char         *name)
{
  return self->nodes[node].name != NULL && strcmp (self->nodes[node].name, name) == 0;
}

/**
 * peng_page_tree_holds:
 * @self: a page
 * @node: number of a node, or %PENG_PAGE_NONE, which holds nothing
 * @inner: number of a node
 *
 * Returns: whether @inner is @node or in it
 */
gboolean
peng_page_tree_holds (const PengPageTree *self,
                      guint               node,
                      guint               inner)
{
  return node != PENG_PAGE_NONE && inner >= node && inner < self->nodes[node].end;
}

/**
 * peng_page_tree_dup_text:
 * @self: a page
 * @node: number of a node
 *
 * Returns: (transfer full): all text in it, as it stands there
 */
char *
peng_page_tree_dup_text (const PengPageTree *self,
                         guint               node)
{
  GString *out = g_string_new (NULL);

  for (guint i = node; i < self->nodes[node].end; i++)
    {
      if (self->nodes[i].text != NULL)
        g_string_append (out, self->nodes[i].text);
    }

  return g_string_free (out, FALSE);
}
