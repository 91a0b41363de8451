/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-private.h"

#include <string.h>

/* Elements become blocks here, by the rules of the canonical dialect:
 *  - A block without words is none, but for `<p><br></p>`, an empty line, and an empty list item.
 *    `<li class="skip">` only holds a deeper list.
 *  - Blocks inside a paragraph, heading or item break its line (U+2028); pictures and tables part
 *  it.
 *  - A list of numbers that follows another one of the same level starts anew at 1, unless it says
 *    at what. */

/* The parts of a block inside a block, each on lines of its own. */
static void
read_inside (PengHtmlReader      *self,
             GumboNode           *node,
             const PengHtmlPlace *place)
{
  PengHtmlPlace inner = *place;

  inner.verbatim |= node->v.element.tag == GUMBO_TAG_PRE;

  if (self->captive != NULL || self->text != NULL)
    peng_html_inline_boundary (peng_html_reader_get_text (self, place));

  peng_html_reader_read_children (self, node, &inner);

  if (self->captive != NULL || self->text != NULL)
    peng_html_inline_boundary (peng_html_reader_get_text (self, place));
}

static void
read_block (PengHtmlReader      *self,
            GumboNode           *node,
            const PengHtmlPlace *place,
            gboolean             keeps_empty)
{
  PengHtmlPlace inner = *place;

  inner.in_block = TRUE;
  peng_html_reader_open (self, &inner, keeps_empty);
  peng_html_reader_read_children (self, node, &inner);
  peng_html_reader_close (self);
}

static void
read_paragraph (PengHtmlReader      *self,
                GumboNode           *node,
                const PengHtmlPlace *place)
{
  PengHtmlPlace inner = *place;

  if (peng_html_has_class (node, "attachment") &&
      peng_html_reader_read_attachment (self, node, place))
    return;

  inner.format.align = peng_html_get_align (node, place->format.align);
  inner.format.no_indent = peng_html_has_class (node, "no-indent");
  inner.verbatim |= node->v.element.tag == GUMBO_TAG_PRE;
  read_block (self, node, &inner, FALSE);
}

/* The first h1 of a page is its title. */
static void
read_page_heading (PengHtmlReader *self,
                   GumboNode      *node)
{
  PengText *text = peng_html_reader_read_captive (self, node);

  self->has_heading = TRUE;
  self->heading = g_strdup (peng_text_get_string (text));
  peng_text_unref (text);
}

static void
read_heading (PengHtmlReader      *self,
              GumboNode           *node,
              const PengHtmlPlace *place)
{
  guint level = node->v.element.tag - GUMBO_TAG_H1 + 1;
  PengHtmlPlace inner = *place;

  if (self->is_page && level == 1 && !self->has_heading)
    {
      peng_html_reader_close (self);
      read_page_heading (self, node);
      return;
    }

  inner.format = (PengTextFormat) {
    .kind = PENG_BLOCK_HEADING,
    .level = CLAMP (level, 2, 4),
    .align = peng_html_get_align (node, place->format.align),
  };
  read_block (self, node, &inner, FALSE);
}

static void
read_box (PengHtmlReader      *self,
          GumboNode           *node,
          const PengHtmlPlace *place)
{
  PengHtmlPlace inner = *place;

  inner.format.align = peng_html_get_align (node, place->format.align);
  peng_html_reader_close (self);
  peng_html_reader_read_children (self, node, &inner);
  peng_html_reader_close (self);
}

static void
read_quote (PengHtmlReader      *self,
            GumboNode           *node,
            const PengHtmlPlace *place)
{
  PengHtmlPlace inner = *place;

  peng_html_reader_close (self);
  inner.format = (PengTextFormat) { .kind = PENG_BLOCK_QUOTE, .align = place->format.align };
  inner.quote_start = self->blocks->len;
  read_box (self, node, &inner);
}

static void
read_item (PengHtmlReader      *self,
           GumboNode           *node,
           const PengHtmlPlace *place)
{
  PengHtmlPlace inner = *place;

  inner.format.align = peng_html_get_align (node, place->format.align);

  if (inner.format.kind != PENG_BLOCK_LIST_ITEM)
    inner.format = (PengTextFormat) {
      .kind = PENG_BLOCK_LIST_ITEM, .level = 1, .align = inner.format.align,
    };

  if (inner.format.ordered && peng_html_get_number (node, "value") > 0)
    inner.format.start = peng_html_get_number (node, "value");

  read_block (self, node, &inner, !peng_html_has_class (node, "skip"));
}

static guint
get_list_start (PengHtmlReader *self,
                GumboNode      *node,
                guint           level)
{
  guint start = peng_html_get_number (node, "start");

  if (node->v.element.tag != GUMBO_TAG_OL || start > 0)
    return start;

  return self->lists[level] == PENG_HTML_LIST_NUMBERS ? 1 : 0;
}

static void
read_list (PengHtmlReader      *self,
           GumboNode           *node,
           const PengHtmlPlace *place)
{
  PengHtmlPlace inner = *place;
  GumboVector *children = &node->v.element.children;
  guint level;

  peng_html_reader_close (self);
  inner.list_level++;
  level = MIN (inner.list_level, PENG_LIST_LEVELS);
  inner.in_block = FALSE;
  inner.format = (PengTextFormat) {
    .kind = PENG_BLOCK_LIST_ITEM,
    .level = level,
    .ordered = node->v.element.tag == GUMBO_TAG_OL,
    .start = get_list_start (self, node, level),
    .align = peng_html_get_align (node, PENG_ALIGN_DEFAULT),
  };

  for (guint i = 0; i < children->length; i++)
    {
      guint n_before = self->blocks->len;

      peng_html_reader_read (self, children->data[i], &inner);

      if (self->blocks->len > n_before)
        inner.format.start = 0;
    }

  peng_html_reader_close (self);
}

static void
read_bare_table (PengHtmlReader      *self,
                 GumboNode           *node,
                 const PengHtmlPlace *place)
{
  g_autoptr(PengText) caption = NULL;

  /* A table in a cell: its rows are lines there. */
  if (self->captive != NULL)
    {
      read_inside (self, node, place);
      return;
    }

  peng_html_reader_close (self);
  caption = peng_text_new_empty ();
  peng_html_reader_read_table (self, node, caption);
}

static void
read_divider (PengHtmlReader      *self,
              const PengHtmlPlace *place)
{
  if (self->captive != NULL)
    {
      peng_html_inline_boundary (self->captive);
      return;
    }

  peng_html_reader_close (self);
  peng_html_reader_add (self, peng_block_new_divider ());
}

static void
read_meta (PengHtmlReader *self,
           GumboNode      *node)
{
  static const char prefix[] = "pengcheng:";
  const char *name = peng_html_get_attribute (node, "name");
  const char *content = peng_html_get_attribute (node, "content");
  PengField field;

  if (!self->is_page || name == NULL || content == NULL || !g_str_has_prefix (name, prefix) ||
      !peng_field_from_name (name + strlen (prefix), &field) || self->fields[field] != NULL)
    return;

  self->has_fields = TRUE;
  self->fields[field] = g_strdup (content);
}

static void
read_title (PengHtmlReader *self,
            GumboNode      *node)
{
  PengText *text = peng_html_reader_read_captive (self, node);

  if (self->is_page && self->title == NULL)
    self->title = g_strdup (peng_text_get_string (text));

  peng_text_unref (text);
}

/* A block-level element where blocks may stand. */
static void
read_outside (PengHtmlReader      *self,
              GumboNode           *node,
              const PengHtmlPlace *place)
{
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_LI:
      read_item (self, node, place);
      break;
    case GUMBO_TAG_BLOCKQUOTE:
      read_quote (self, node, place);
      break;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      read_heading (self, node, place);
      break;
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_FIGCAPTION:
      read_paragraph (self, node, place);
      break;
    default:
      read_box (self, node, place);
      break;
    }
}

/* A block-level element, not hidden. */
static void
read_block_element (PengHtmlReader      *self,
                    GumboNode           *node,
                    const PengHtmlPlace *place)
{
  GumboTag tag = node->v.element.tag;

  if (tag == GUMBO_TAG_TABLE)
    read_bare_table (self, node, place);
  else if (tag == GUMBO_TAG_FIGURE)
    peng_html_reader_read_figure (self, node, place);
  else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
    {
      peng_html_reader_read_children (self, node, place);
      peng_html_reader_read_text (self, " ", place);
    }
  else if ((tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) && self->captive == NULL)
    read_list (self, node, place);
  else if (self->captive != NULL || place->in_block)
    read_inside (self, node, place);
  else
    read_outside (self, node, place);
}

static void
read_element (PengHtmlReader      *self,
              GumboNode           *node,
              const PengHtmlPlace *place)
{
  guint height;

  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_WBR:
      peng_html_reader_read_mark (self, node, place);
      return;
    case GUMBO_TAG_IMG:
      peng_html_reader_read_atom (self, node);
      return;
    case GUMBO_TAG_BR:
      peng_html_reader_read_break (self, place);
      return;
    case GUMBO_TAG_HR:
      read_divider (self, place);
      return;
    case GUMBO_TAG_META:
      read_meta (self, node);
      return;
    case GUMBO_TAG_TITLE:
      read_title (self, node);
      return;
    case GUMBO_TAG_HEAD:
      peng_html_reader_read_children (self, node, place);
      return;
    default:
      break;
    }

  if (peng_html_is_hidden (node))
    return;

  height = peng_html_styles_get_height (self->styles);
  read_block_element (self, node, place);
  peng_html_styles_leave_block (self->styles, height);
}

/**
 * peng_html_reader_read:
 * @self: a page
 * @node: any node of it
 * @place: where it stands
 */
void
peng_html_reader_read (PengHtmlReader      *self,
                       GumboNode           *node,
                       const PengHtmlPlace *place)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    peng_html_reader_read_text (self, node->v.text.text, place);
  else if (node->type == GUMBO_NODE_ELEMENT)
    read_element (self, node, place);
}

/**
 * peng_html_reader_read_children:
 * @self: a page
 * @node: an element
 * @place: where its children stand
 */
void
peng_html_reader_read_children (PengHtmlReader      *self,
                                GumboNode           *node,
                                const PengHtmlPlace *place)
{
  GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length; i++)
    peng_html_reader_read (self, children->data[i], place);
}
