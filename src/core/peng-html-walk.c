/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-walk.h"

#include "core/peng-html-filter.h"
#include "core/peng-html-private.h"

#include <string.h>

typedef struct
{
  const PengHtmlWalker *walker;
  gpointer              user_data;
} Walk;

static void walk_children (Walk      *self,
                           GumboNode *node);

static PengHtmlElement *
get_element (GumboNode *node)
{
  return (PengHtmlElement *) node;
}

static void
walk_mark (Walk      *self,
           GumboNode *node)
{
  const char *name = peng_html_get_attribute (node, "f");

  if (*name == '/')
    self->walker->mark (name + 1, NULL, self->user_data);
  else
    self->walker->mark (name, get_element (node), self->user_data);
}

static void
walk_block (Walk      *self,
            GumboNode *node)
{
  const char *name = gumbo_normalized_tagname (node->v.element.tag);

  self->walker->start (name, get_element (node), self->user_data);
  walk_children (self, node);
  self->walker->end (name, self->user_data);
}

static void
walk_element (Walk      *self,
              GumboNode *node)
{
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_WBR:
      walk_mark (self, node);
      break;
    case GUMBO_TAG_IMG:
      self->walker->atom (peng_html_get_attribute (node, "f"), get_element (node), self->user_data);
      break;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
      walk_children (self, node);
      break;
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_META:
    case GUMBO_TAG_TITLE:
      break;
    default:
      walk_block (self, node);
      break;
    }
}

static void
walk_children (Walk      *self,
               GumboNode *node)
{
  GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length; i++)
    {
      GumboNode *child = children->data[i];

      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE)
        self->walker->text (child->v.text.text, self->user_data);
      else if (child->type == GUMBO_NODE_ELEMENT)
        walk_element (self, child);
    }
}

/**
 * peng_html_element_get:
 * @element: an element
 * @attribute: lower case
 *
 * Returns: (transfer none) (nullable): the value, valid while the walk is on
 */
const char *
peng_html_element_get (PengHtmlElement *element,
                       const char      *attribute)
{
  g_return_val_if_fail (element != NULL, NULL);

  return peng_html_get_attribute ((GumboNode *) element, attribute);
}

/**
 * peng_html_walk:
 * @bytes: (array length=n_bytes): any HTML, or anything else
 * @n_bytes: how many
 * @sheet: (nullable): what the `style` elements hold is appended to it first
 * @walker: whom to tell
 * @user_data: for @walker
 * @report: what is left out is added to it
 *
 * Goes through a page for whoever makes something else of it than peng_html_read() does. The page
 * comes through the same filter: depth and size are bounded as there.
 */
void
peng_html_walk (const char           *bytes,
                gsize                 n_bytes,
                GString              *sheet,
                const PengHtmlWalker *walker,
                gpointer              user_data,
                PengHtmlReport       *report)
{
  Walk self = { walker, user_data };
  GumboOptions options = kGumboDefaultOptions;
  GString *html;
  GumboOutput *tree;

  g_return_if_fail (bytes != NULL || n_bytes == 0);
  g_return_if_fail (walker != NULL);
  g_return_if_fail (report != NULL);

  html = peng_html_make_tame (bytes, n_bytes, sheet, report);
  options.max_errors = 0;
  tree = gumbo_parse_with_options (&options, html->str, html->len);
  walk_children (&self, tree->root);
  gumbo_destroy_output (&options, tree);
  g_string_free (html, TRUE);
}
