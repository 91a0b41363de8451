/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-styles.h"

#include "core/peng-html-attributes.h"

#include <string.h>

/* More formatting at one place than this is noise. */
#define MAX_HEIGHT 256

/* @in_block: whether the end of the block ends it, as with all that the standard does not list
 * among the formatting elements */
typedef struct
{
  const char     *name;
  PengStyleFlags  flags;
  gboolean        in_block;
} Kind;

static const Kind kinds[] = {
  { "a",      0 },
  { "b",      PENG_STYLE_STRONG },
  { "cite",   0,                    TRUE },
  { "del",    PENG_STYLE_STRIKE,    TRUE },
  { "em",     PENG_STYLE_EM },
  { "font",   0 },
  { "i",      PENG_STYLE_EM },
  { "ins",    PENG_STYLE_UNDERLINE, TRUE },
  { "mark",   PENG_STYLE_MARK,      TRUE },
  { "s",      PENG_STYLE_STRIKE },
  { "span",   0,                    TRUE },
  { "strike", PENG_STYLE_STRIKE },
  { "strong", PENG_STYLE_STRONG },
  { "sub",    PENG_STYLE_SUB,       TRUE },
  { "sup",    PENG_STYLE_SUP,       TRUE },
  { "u",      PENG_STYLE_UNDERLINE },
};

/* One mark that is on: what it changes, and what comes of it and of those below. */
typedef struct
{
  const Kind      *kind;
  PengStyleChange  change;
  gboolean         hides;
  gboolean         keeps_space;

  PengStyle        style;
  gboolean         hidden;
  gboolean         verbatim;
} Entry;

struct _PengHtmlStyles
{
  GArray       *entries;
  GStringChunk *links;
  guint         floor;      /* those below belong to what is around a cell */
  guint         n_ignored;
};

/* What a declaration of a style attribute says. */
static const struct
{
  const char     *property;
  const char     *value;     /* any value that begins so */
  PengStyleFlags  set;
  PengStyleFlags  clear;
} declarations[] = {
  { "font-weight",          "bold",         PENG_STYLE_STRONG, 0 },
  { "font-weight",          "6",            PENG_STYLE_STRONG, 0 },
  { "font-weight",          "7",            PENG_STYLE_STRONG, 0 },
  { "font-weight",          "8",            PENG_STYLE_STRONG, 0 },
  { "font-weight",          "9",            PENG_STYLE_STRONG, 0 },
  { "font-weight",          "normal",       0, PENG_STYLE_STRONG },
  { "font-weight",          "4",            0, PENG_STYLE_STRONG },
  { "font-style",           "italic",       PENG_STYLE_EM, 0 },
  { "font-style",           "oblique",      PENG_STYLE_EM, 0 },
  { "font-style",           "normal",       0, PENG_STYLE_EM },
  { "text-decoration",      "underline",    PENG_STYLE_UNDERLINE, 0 },
  { "text-decoration",      "line-through", PENG_STYLE_STRIKE, 0 },
  { "text-decoration-line", "underline",    PENG_STYLE_UNDERLINE, 0 },
  { "text-decoration-line", "line-through", PENG_STYLE_STRIKE, 0 },
  { "vertical-align",       "sub",          PENG_STYLE_SUB, PENG_STYLE_SUP },
  { "vertical-align",       "super",        PENG_STYLE_SUP, PENG_STYLE_SUB },
};

/**
 * peng_html_styles_new:
 *
 * Returns: (transfer full): nothing on
 */
PengHtmlStyles *
peng_html_styles_new (void)
{
  PengHtmlStyles *self = g_new0 (PengHtmlStyles, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->links = g_string_chunk_new (1024);

  return self;
}

/**
 * peng_html_styles_free:
 * @self: (transfer full): the list
 */
void
peng_html_styles_free (PengHtmlStyles *self)
{
  g_array_unref (self->entries);
  g_string_chunk_free (self->links);
  g_free (self);
}

static Entry *
get_entry (PengHtmlStyles *self,
           guint           index)
{
  return &g_array_index (self->entries, Entry, index);
}

static Entry *
get_top (PengHtmlStyles *self)
{
  return self->entries->len > 0 ? get_entry (self, self->entries->len - 1) : NULL;
}

static void
compute (PengHtmlStyles *self,
         guint           from)
{
  for (guint i = from; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);
      const Entry *below = i > 0 ? get_entry (self, i - 1) : &(Entry) { 0 };

      entry->style = below->style;
      entry->style.flags &= ~entry->change.clear;
      entry->style.flags |= entry->change.set;

      if (entry->change.has_color)
        entry->style.color = entry->change.color;

      if (entry->change.has_link)
        entry->style.link = entry->change.link;

      entry->hidden = below->hidden || entry->hides;
      entry->verbatim = below->verbatim || entry->keeps_space;
    }
}

static void
remove_entry (PengHtmlStyles *self,
              guint           index)
{
  g_array_remove_index (self->entries, index);
  compute (self, index);
}

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].name, name))
        return &kinds[i];
    }

  return NULL;
}

static void
read_style (Entry     *entry,
            GumboNode *mark)
{
  const char *p = peng_html_get_attribute (mark, "style");
  char property[64], value[64];

  while (peng_html_next_declaration (&p, property, value, sizeof value))
    {
      for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
        {
          const char *begin = declarations[i].value;
          PengStyleFlags set = declarations[i].set;
          PengStyleFlags clear = declarations[i].clear;

          if (g_ascii_strcasecmp (property, declarations[i].property) != 0 ||
              g_ascii_strncasecmp (value, begin, strlen (begin)) != 0)
            continue;

          entry->change.set = (entry->change.set & ~clear) | set;
          entry->change.clear = (entry->change.clear & ~set) | clear;
        }

      entry->hides |= peng_html_hides (property, value);
    }
}

static void
read_class (Entry     *entry,
            GumboNode *mark)
{
  for (PengColor color = PENG_COLOR_NONE + 1; color < PENG_N_COLORS; color++)
    {
      g_autofree char *class = g_strconcat ("color-", peng_color_get_name (color), NULL);

      if (!peng_html_has_class (mark, class))
        continue;

      entry->change.has_color = TRUE;
      entry->change.color = color;
    }

  entry->keeps_space = peng_html_has_class (mark, "space");
}

static void
read_link (PengHtmlStyles *self,
           Entry          *entry,
           GumboNode      *mark)
{
  const char *href = peng_html_get_attribute (mark, "href");
  g_autofree char *stripped = g_strdup (href != NULL ? href : "");

  g_strstrip (stripped);
  entry->change.has_link = TRUE;

  if (peng_style_link_is_safe (stripped))
    entry->change.link = g_string_chunk_insert_const (self->links, stripped);
}

/**
 * peng_html_styles_start:
 * @self: the list
 * @mark: the filter's mark for a start tag
 *
 * Switches on what an element of formatting says by its name, class, style and address.
 */
void
peng_html_styles_start (PengHtmlStyles *self,
                        GumboNode      *mark)
{
  const Kind *kind = find_kind (peng_html_get_attribute (mark, "f"));
  Entry entry = { .kind = kind };

  g_assert (kind != NULL);

  if (self->entries->len >= MAX_HEIGHT)
    {
      self->n_ignored++;
      return;
    }

  entry.change.set = kind->flags;
  entry.change.clear = kind->flags == PENG_STYLE_SUB ? PENG_STYLE_SUP :
                       kind->flags == PENG_STYLE_SUP ? PENG_STYLE_SUB : 0;
  entry.hides = peng_html_get_attribute (mark, "hidden") != NULL;

  if (g_str_equal (kind->name, "a"))
    {
      peng_html_styles_end (self, "a");
      read_link (self, &entry, mark);
    }

  read_style (&entry, mark);

  if (peng_html_get_attribute (mark, "class") != NULL)
    read_class (&entry, mark);

  g_array_append_val (self->entries, entry);
  compute (self, self->entries->len - 1);
}

/**
 * peng_html_styles_end:
 * @self: the list
 * @name: of an element
 *
 * Switches off the last one of that name, if there is one.
 */
void
peng_html_styles_end (PengHtmlStyles *self,
                      const char     *name)
{
  if (self->n_ignored > 0)
    {
      self->n_ignored--;
      return;
    }

  for (guint i = self->entries->len; i > self->floor; i--)
    {
      if (g_str_equal (get_entry (self, i - 1)->kind->name, name))
        {
          remove_entry (self, i - 1);
          return;
        }
    }
}

/**
 * peng_html_styles_get_height:
 * @self: the list
 *
 * Returns: how many are on, for peng_html_styles_leave_block()
 */
guint
peng_html_styles_get_height (PengHtmlStyles *self)
{
  return self->entries->len;
}

/**
 * peng_html_styles_leave_block:
 * @self: the list
 * @height: how many were on when the block began
 *
 * Switches off what was left on in a block and does not outlive it: `<p><span>x</p>` ends the span,
 * `<p><b>x</p>` goes on in the next block.
 */
void
peng_html_styles_leave_block (PengHtmlStyles *self,
                              guint           height)
{
  for (guint i = self->entries->len; i > height; i--)
    {
      if (get_entry (self, i - 1)->kind->in_block)
        remove_entry (self, i - 1);
    }
}

/**
 * peng_html_styles_enter_cell:
 * @self: the list
 *
 * Begins a cell or caption: end tags in it end nothing that is outside.
 *
 * Returns: for peng_html_styles_leave_cell()
 */
guint
peng_html_styles_enter_cell (PengHtmlStyles *self)
{
  guint outer = self->floor;

  self->floor = self->entries->len;

  return outer;
}

/**
 * peng_html_styles_leave_cell:
 * @self: the list
 * @outer: what peng_html_styles_enter_cell() gave
 *
 * Ends a cell, and with it all formatting that began in it.
 */
void
peng_html_styles_leave_cell (PengHtmlStyles *self,
                             guint           outer)
{
  g_array_set_size (self->entries, self->floor);
  self->floor = outer;
}

/**
 * peng_html_styles_get:
 * @self: the list
 *
 * Returns: (transfer none): the style at this place; valid until the list changes, its link as long
 *   as the list
 */
const PengStyle *
peng_html_styles_get (PengHtmlStyles *self)
{
  static const PengStyle plain = { 0 };
  const Entry *top = get_top (self);

  return top != NULL ? &top->style : &plain;
}

/**
 * peng_html_styles_is_hidden:
 * @self: the list
 *
 * Returns: whether a browser would not show text at this place
 */
gboolean
peng_html_styles_is_hidden (PengHtmlStyles *self)
{
  const Entry *top = get_top (self);

  return top != NULL && top->hidden;
}

/**
 * peng_html_styles_is_verbatim:
 * @self: the list
 *
 * Returns: whether white space stays as it is at this place: `<span class="space">`
 */
gboolean
peng_html_styles_is_verbatim (PengHtmlStyles *self)
{
  const Entry *top = get_top (self);

  return top != NULL && top->verbatim;
}
