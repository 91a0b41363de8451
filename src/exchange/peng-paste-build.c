/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-tree.h"

#include "core/peng-html-walk.h"
#include "exchange/peng-paste-color.h"

#include <string.h>

/* Makes a tree of HTML: styles are resolved while it is walked along. Formatting that holds no
 * blocks (`<b>`, `<span style>`) is no node: each stretch of words knows how it looks. */

#define MAX_OPEN 256

static const struct
{
  const char     *name;
  PengStyleFlags  flags;
  gboolean        outlives;  /* its block, as the HTML standard has it */
} formats[] = {
  { "a",      0,                    TRUE },
  { "b",      PENG_STYLE_STRONG,    TRUE },
  { "del",    PENG_STYLE_STRIKE },
  { "em",     PENG_STYLE_EM,        TRUE },
  { "font",   0,                    TRUE },
  { "i",      PENG_STYLE_EM,        TRUE },
  { "ins",    PENG_STYLE_UNDERLINE },
  { "mark",   PENG_STYLE_MARK },
  { "s",      PENG_STYLE_STRIKE,    TRUE },
  { "strike", PENG_STYLE_STRIKE,    TRUE },
  { "strong", PENG_STYLE_STRONG,    TRUE },
  { "sub",    PENG_STYLE_SUB },
  { "sup",    PENG_STYLE_SUP },
  { "u",      PENG_STYLE_UNDERLINE, TRUE },
};

/* Something that is open, and what comes of it and of all around it. */
typedef struct
{
  const char         *name;
  gboolean            is_block;
  gboolean            outlives;
  const PengPasteCss *css;
  PengStyle           own;       /* from the name and the attributes alone */
  gboolean            colored;
  PengStyle           style;
  gboolean            hides;
  gboolean            hidden;
  gboolean            mark;
  gboolean            verbatim;
  gboolean            symbols;
  gboolean            tinted;
} Open;

typedef struct
{
  PengPasteTree *tree;
  GString       *css;
  PengPasteNode *place;
  GArray        *open;
  guint          n_ignored;
} Build;

static Open *
get_open (Build *self,
          guint  index)
{
  return &g_array_index (self->open, Open, index);
}

static void
apply_answer (PengStyleFlags  *flags,
              PengPasteAnswer  answer,
              PengStyleFlags   flag)
{
  if (answer == PENG_PASTE_YES)
    *flags |= flag;
  else if (answer == PENG_PASTE_NO)
    *flags &= ~flag;
}

static void
apply_css (PengStyle          *style,
           const PengPasteCss *css)
{
  apply_answer (&style->flags, css->bold, PENG_STYLE_STRONG);
  apply_answer (&style->flags, css->italic, PENG_STYLE_EM);
  apply_answer (&style->flags, css->underline, PENG_STYLE_UNDERLINE);
  apply_answer (&style->flags, css->strike, PENG_STYLE_STRIKE);
  apply_answer (&style->flags, css->lowered, PENG_STYLE_SUB);
  apply_answer (&style->flags, css->raised, PENG_STYLE_SUP);

  if (css->mark)
    style->flags |= PENG_STYLE_MARK;
  if (css->colored)
    style->color = css->color;
}

static void
compute (Build *self,
         guint  from)
{
  for (guint i = from; i < self->open->len; i++)
    {
      Open *open = get_open (self, i);
      const Open *below = i > 0 ? get_open (self, i - 1) : &(Open) { 0 };

      open->style = below->style;
      open->style.flags |= open->own.flags;
      if (open->own.link != NULL)
        open->style.link = open->own.link;
      if (open->colored)
        open->style.color = open->own.color;
      apply_css (&open->style, open->css);

      open->hidden = below->hidden || open->hides || open->css->hidden;
      open->mark = below->mark || open->css->list_mark;
      open->verbatim = below->verbatim || open->css->verbatim || g_str_equal (open->name, "pre");
      open->tinted = !open->is_block && (below->tinted || open->css->tinted);
      open->symbols = open->css->symbols ||
                      (below->symbols && !(open->css->changes & PENG_PASTE_FONTS));
    }
}

/* Word names by its address who has changed something. */
static gboolean
is_revision (PengHtmlElement *element)
{
  const char *author = peng_html_element_get (element, "cite");

  return author != NULL && g_str_has_prefix (author, "mailto:");
}

/* What Word's writer has taken out, and where a colleague has said something. */
static gboolean
is_beside_the_text (const char      *name,
                    const char      *classes,
                    PengHtmlElement *element)
{
  return (g_str_equal (name, "del") && is_revision (element)) ||
         (classes != NULL && (strstr (classes, "MsoCommentReference") != NULL ||
                              strstr (classes, "msocomanchor") != NULL));
}

static void
push (Build           *self,
      const char      *name,
      PengHtmlElement *element,
      gboolean         is_block)
{
  const char *style = peng_html_element_get (element, "style");
  const char *classes = peng_html_element_get (element, "class");
  const char *href = peng_html_element_get (element, "href");
  const char *color = peng_html_element_get (element, "color");
  Open open = { .name = g_intern_string (name), .is_block = is_block };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].name, name))
        {
          open.own.flags = formats[i].flags;
          open.outlives = formats[i].outlives;
        }
    }

  if (g_str_equal (name, "ins") && is_revision (element))
    open.own.flags = 0;
  if (g_str_equal (name, "a") && href != NULL)
    open.own.link = g_string_chunk_insert_const (self->tree->strings, href);

  if (color != NULL)
    {
      open.own.color = peng_paste_color_find (color);
      open.colored = TRUE;
      self->tree->changes |= PENG_PASTE_COLORS;
    }

  open.css = peng_paste_sheet_get (self->tree->sheet, name, classes, style);
  open.hides = peng_html_element_get (element, "hidden") != NULL ||
               is_beside_the_text (name, classes, element);
  self->tree->changes |= open.css->changes;
  g_array_append_val (self->open, open);
  compute (self, self->open->len - 1);
}

static const Open *
get_top (Build *self)
{
  static const PengPasteCss nothing = { .list = -1 };
  static const Open none = { .css = &nothing };

  return self->open->len > 0 ? get_open (self, self->open->len - 1) : &none;
}

/* Style sheets are there before the first node. */
static void
ensure_sheet (Build *self)
{
  if (self->tree->sheet != NULL)
    return;

  self->tree->sheet = peng_paste_sheet_new (self->css->str);
  self->tree->root = self->place = peng_paste_tree_add (self->tree, NULL, "div");
}

static guint
get_number (PengHtmlElement *element,
            const char      *attribute)
{
  const char *value = peng_html_element_get (element, attribute);
  guint64 n = value != NULL && g_ascii_isdigit (*value) ? g_ascii_strtoull (value, NULL, 10) : 0;

  return n <= G_MAXINT ? n : 0;
}

static const char *
keep (Build      *self,
      const char *string)
{
  return g_string_chunk_insert_const (self->tree->strings, string != NULL ? string : "");
}

static PengPasteAlign
get_align (const char      *name,
           PengHtmlElement *element)
{
  const char *align = peng_html_element_get (element, "align");

  if (g_str_equal (name, "center"))
    return PENG_PASTE_ALIGN_CENTER;
  if (align == NULL)
    return PENG_PASTE_ALIGN_UNSAID;
  if (g_ascii_strcasecmp (align, "center") == 0)
    return PENG_PASTE_ALIGN_CENTER;

  return g_ascii_strcasecmp (align, "right") == 0 ? PENG_PASTE_ALIGN_END : PENG_PASTE_ALIGN_START;
}

static void
start_cb (const char      *name,
          PengHtmlElement *element,
          gpointer         user_data)
{
  Build *self = user_data;
  PengPasteNode *node;

  ensure_sheet (self);
  push (self, name, element, TRUE);
  node = peng_paste_tree_add (self->tree, self->place, name);
  node->css = get_top (self)->css;
  node->align = node->css->align != PENG_PASTE_ALIGN_UNSAID ? node->css->align
                                                            : get_align (name, element);
  node->classes = keep (self, peng_html_element_get (element, "class"));
  node->number = get_number (element, g_str_equal (name, "li") ? "value" : "start");
  node->level = get_number (element, g_str_equal (name, "li") ? "data-aria-level" : "aria-level");
  node->columns = get_number (element, "colspan");
  node->rows = get_number (element, "rowspan");
  self->place = node;
}

static gboolean
is_cell (const char *name)
{
  return g_str_equal (name, "td") || g_str_equal (name, "th") || g_str_equal (name, "caption");
}

/* Formatting that does not outlive its block ends with it; none outlives a cell. */
static void
end_cb (const char *name,
        gpointer    user_data)
{
  Build *self = user_data;
  gboolean cell = is_cell (name);
  guint i = self->open->len;

  self->place = self->place->parent;

  while (i > 0 && !get_open (self, i - 1)->is_block)
    i--;

  for (guint j = self->open->len; j >= i && j > 0; j--)
    {
      if (cell || !get_open (self, j - 1)->outlives)
        g_array_remove_index (self->open, j - 1);
    }

  compute (self, i > 0 ? i - 1 : 0);
}

static void
end_mark (Build      *self,
          const char *name)
{
  if (self->n_ignored > 0)
    {
      self->n_ignored--;
      return;
    }

  for (guint i = self->open->len; i > 0; i--)
    {
      Open *open = get_open (self, i - 1);

      if (open->is_block && is_cell (open->name))
        return;

      if (!open->is_block && g_str_equal (open->name, name))
        {
          g_array_remove_index (self->open, i - 1);
          compute (self, i - 1);
          return;
        }
    }
}

static void
mark_cb (const char      *name,
         PengHtmlElement *element,
         gpointer         user_data)
{
  Build *self = user_data;

  ensure_sheet (self);

  if (element == NULL)
    end_mark (self, name);
  else if (self->open->len >= MAX_OPEN)
    self->n_ignored++;
  else
    push (self, name, element, FALSE);
}

static void
take_open (Build         *self,
           PengPasteNode *node)
{
  const Open *top = get_top (self);

  node->css = top->css;
  node->style = top->style;
  node->mark = top->mark;
  node->symbols = top->symbols;
  node->tinted = top->tinted;
  node->verbatim = top->verbatim;
}

static void
atom_cb (const char      *name,
         PengHtmlElement *element,
         gpointer         user_data)
{
  Build *self = user_data;
  const char *late = peng_html_element_get (element, "data-src");
  const char *address = peng_html_element_get (element, "src");
  const PengPasteCss *css;
  PengPasteNode *node;

  ensure_sheet (self);
  css = peng_paste_sheet_get (self->tree->sheet, name, peng_html_element_get (element, "class"),
                              peng_html_element_get (element, "style"));
  if (css->hidden || get_top (self)->hidden)
    return;

  node = peng_paste_tree_add (self->tree, self->place,
                              g_str_equal (name, "image") ? "img" : name);
  take_open (self, node);
  /* A page that loads its pictures late shows a dot until then. */
  node->address = keep (self, late != NULL && *late != '\0' ? late : address);
  node->alt = keep (self, peng_html_element_get (element, "alt"));
  node->width = get_number (element, "width");
  node->height = get_number (element, "height");
}

static void
text_cb (const char *utf8,
         gpointer    user_data)
{
  Build *self = user_data;
  PengPasteNode *node;

  ensure_sheet (self);

  if (get_top (self)->hidden)
    {
      self->tree->changes |= utf8[strspn (utf8, " \t\r\n")] != '\0' ? PENG_PASTE_HIDDEN : 0;
      return;
    }

  node = peng_paste_tree_add (self->tree, self->place, "#text");
  take_open (self, node);
  node->text = g_string_chunk_insert_len (self->tree->strings, utf8, strlen (utf8));
}

static const PengHtmlWalker walker = { start_cb, end_cb, mark_cb, atom_cb, text_cb };

/**
 * peng_paste_tree_new:
 * @bytes: (array length=n_bytes): HTML
 * @n_bytes: how much
 *
 * Returns: (transfer full): the tree of it, without what is hidden
 */
PengPasteTree *
peng_paste_tree_new (const char *bytes,
                     gsize       n_bytes)
{
  PengPasteTree *tree = g_new0 (PengPasteTree, 1);
  Build self = { .tree = tree, .css = g_string_new (NULL) };

  tree->strings = g_string_chunk_new (4096);
  tree->nodes = g_ptr_array_new_with_free_func (g_free);
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));
  peng_html_walk (bytes, n_bytes, self.css, &walker, &self, &tree->report);
  ensure_sheet (&self);
  g_array_unref (self.open);
  g_string_free (self.css, TRUE);

  return tree;
}
