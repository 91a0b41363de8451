/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* How a kind of line is set. Lengths are in em, the size of one Chinese character. */
typedef struct
{
  PengTag tag;
  double  scale;
  int     weight;
  double  indent;
  double  left;
  double  right;
  double  above;
  double  below;
} LineLook;

static const LineLook line_looks[] = {
  { PENG_TAG_PARAGRAPH, 1.0,  PANGO_WEIGHT_NORMAL, 2.0, 0.0, 0.0, 0.25, 0.35 },
  { PENG_TAG_HEADING_2, 1.45, PANGO_WEIGHT_BOLD,   0.0, 0.0, 0.0, 1.1,  0.4 },
  { PENG_TAG_HEADING_3, 1.22, PANGO_WEIGHT_BOLD,   0.0, 0.0, 0.0, 0.9,  0.35 },
  { PENG_TAG_HEADING_4, 1.06, PANGO_WEIGHT_BOLD,   0.0, 0.0, 0.0, 0.7,  0.3 },
  { PENG_TAG_LIST_1,    1.0,  PANGO_WEIGHT_NORMAL, 0.0, 2.4, 0.0, 0.1,  0.15 },
  { PENG_TAG_LIST_2,    1.0,  PANGO_WEIGHT_NORMAL, 0.0, 4.4, 0.0, 0.1,  0.15 },
  { PENG_TAG_LIST_3,    1.0,  PANGO_WEIGHT_NORMAL, 0.0, 6.4, 0.0, 0.1,  0.15 },
  { PENG_TAG_QUOTE,     1.0,  PANGO_WEIGHT_NORMAL, 0.0, 1.6, 1.0, 0.25, 0.35 },
  { PENG_TAG_ATOM,      1.0,  PANGO_WEIGHT_NORMAL, 0.0, 0.0, 0.0, 0.5,  0.5 },
};

static const char * const tag_names[PENG_N_TAGS] = {
  [PENG_TAG_PARAGRAPH] = "paragraph", [PENG_TAG_HEADING_2] = "heading-2",
  [PENG_TAG_HEADING_3] = "heading-3", [PENG_TAG_HEADING_4] = "heading-4",
  [PENG_TAG_LIST_1] = "list-1",       [PENG_TAG_LIST_2] = "list-2",
  [PENG_TAG_LIST_3] = "list-3",       [PENG_TAG_QUOTE] = "quote",
  [PENG_TAG_CITED] = "cited",         [PENG_TAG_ATOM] = "atom",
  [PENG_TAG_PART] = "part",           [PENG_TAG_NO_INDENT] = "no-indent",
  [PENG_TAG_CENTER] = "align-center", [PENG_TAG_RIGHT] = "align-right",
  [PENG_TAG_JUSTIFY] = "align-justify", [PENG_TAG_RED] = "color-red",
  [PENG_TAG_ORANGE] = "color-orange", [PENG_TAG_GREEN] = "color-green",
  [PENG_TAG_BLUE] = "color-blue",     [PENG_TAG_PURPLE] = "color-purple",
  [PENG_TAG_GRAY] = "color-gray",     [PENG_TAG_MARK] = "mark",
  [PENG_TAG_STRONG] = "strong",       [PENG_TAG_EM] = "em",
  [PENG_TAG_UNDERLINE] = "underline", [PENG_TAG_STRIKE] = "strike",
  [PENG_TAG_SUB] = "sub",             [PENG_TAG_SUP] = "sup",
  [PENG_TAG_LINK] = "link",
};

/* Each colour on white and on the dark background, contrast 4.5 or more on either. */
static const struct
{
  PengTag     tag;
  const char *light;
  const char *dark;
} colors[] = {
  { PENG_TAG_RED,    "#c01c28", "#ff8a80" },
  { PENG_TAG_ORANGE, "#a84600", "#ffb26b" },
  { PENG_TAG_GREEN,  "#1a7a3c", "#8ff0a4" },
  { PENG_TAG_BLUE,   "#1a5fb4", "#99c1f1" },
  { PENG_TAG_PURPLE, "#813d9c", "#dc8add" },
  { PENG_TAG_GRAY,   "#5e5c64", "#b6b5ba" },
  { PENG_TAG_LINK,   "#1c71d8", "#78aeed" },
};

static const struct
{
  PengStyleFlags flag;
  PengTag        tag;
} style_tags[] = {
  { PENG_STYLE_STRONG, PENG_TAG_STRONG },       { PENG_STYLE_EM, PENG_TAG_EM },
  { PENG_STYLE_UNDERLINE, PENG_TAG_UNDERLINE }, { PENG_STYLE_STRIKE, PENG_TAG_STRIKE },
  { PENG_STYLE_SUB, PENG_TAG_SUB },             { PENG_STYLE_SUP, PENG_TAG_SUP },
  { PENG_STYLE_MARK, PENG_TAG_MARK },
};

#define BIT(tag) (G_GUINT64_CONSTANT (1) << (tag))

static gboolean
has_cite (PengBlock *block)
{
  return peng_text_get_length (peng_block_get_part (block, PENG_PART_CITE, 0)) > 0;
}

/* A set of tags as bits: the line's. */
static guint64
get_line_tags (PengBlock *block)
{
  const PengTextFormat *format;
  guint64 tags;

  if (!peng_block_is_text (block))
    return BIT (PENG_TAG_ATOM);

  format = peng_block_get_format (block);

  if (format->kind == PENG_BLOCK_HEADING)
    tags = BIT (PENG_TAG_HEADING_2 + format->level - 2);
  else if (format->kind == PENG_BLOCK_LIST_ITEM)
    tags = BIT (PENG_TAG_LIST_1 + format->level - 1);
  else if (format->kind == PENG_BLOCK_QUOTE)
    tags = BIT (PENG_TAG_QUOTE) | (has_cite (block) ? BIT (PENG_TAG_CITED) : 0);
  else
    tags = BIT (PENG_TAG_PARAGRAPH);

  if (format->no_indent)
    tags |= BIT (PENG_TAG_NO_INDENT);
  if (format->align != PENG_ALIGN_DEFAULT)
    tags |= BIT (PENG_TAG_CENTER + format->align - PENG_ALIGN_CENTER);

  return tags;
}

/**
 * peng_buffer_get_style_tags:
 * @style: a style
 *
 * Returns: the set of tags that its characters have, a bit for each #PengTag
 */
guint64
peng_buffer_get_style_tags (const PengStyle *style)
{
  guint64 tags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (style_tags); i++)
    if (style->flags & style_tags[i].flag)
      tags |= BIT (style_tags[i].tag);

  if (style->color != PENG_COLOR_NONE)
    tags |= BIT (PENG_TAG_RED + style->color - PENG_COLOR_RED);
  if (style->link != NULL)
    tags |= BIT (PENG_TAG_LINK);

  return tags;
}

static void
apply_tags (PengBuffer        *self,
            guint64            tags,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  for (guint i = 0; tags != 0; i++, tags >>= 1)
    if (tags & 1)
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->tags[i], start, end);
}

static void
remove_tags (PengBuffer        *self,
             guint64            tags,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  for (guint i = 0; tags != 0; i++, tags >>= 1)
    if (tags & 1)
      gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->tags[i], start, end);
}

static guint64
get_tags_at (PengBuffer        *self,
             const GtkTextIter *iter)
{
  g_autoptr(GSList) list = gtk_text_iter_get_tags (iter);
  guint64 tags = 0;

  for (GSList *l = list; l != NULL; l = l->next)
    for (guint i = 0; i < PENG_N_TAGS; i++)
      if (self->tags[i] == l->data)
        tags |= BIT (i);

  return tags;
}

static void
tag_spans (PengBuffer        *self,
           PengText          *text,
           const GtkTextIter *line)
{
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);
  GtkTextIter start = *line;

  for (guint i = 0; i < n_spans; i++)
    {
      GtkTextIter end = start;

      gtk_text_iter_forward_chars (&end, spans[i].length);
      apply_tags (self, peng_buffer_get_style_tags (&spans[i].style), &start, &end);
      start = end;
    }
}

/* Neighbours of one look are tagged at once: a long document is many lines and few looks. */
static void
tag_lines (PengBuffer *self,
           guint       first,
           guint       n_blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint done = 0;

  while (done < n_blocks)
    {
      guint64 tags = get_line_tags (peng_document_get_block (self->document, first + done));
      GtkTextIter start, end;
      guint n = 1;

      while (done + n < n_blocks &&
             get_line_tags (peng_document_get_block (self->document, first + done + n)) == tags)
        n++;

      gtk_text_buffer_get_iter_at_line (buffer, &start, first + done);
      gtk_text_buffer_get_iter_at_line (buffer, &end, first + done + n);
      apply_tags (self, tags, &start, &end);
      done += n;
    }
}

/**
 * peng_buffer_tag_range:
 * @self: the buffer
 * @first: index of the first block
 * @n_blocks: how many blocks
 *
 * Gives the lines of some blocks the tags that the blocks have now.
 */
void
peng_buffer_tag_range (PengBuffer *self,
                       guint       first,
                       guint       n_blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, first);
  gtk_text_buffer_get_iter_at_line (buffer, &end, first + n_blocks);
  remove_tags (self, BIT (PENG_N_TAGS) - 1, &start, &end);
  tag_lines (self, first, n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      PengBlock *block = peng_document_get_block (self->document, first + i);

      if (!peng_block_is_text (block))
        continue;

      gtk_text_buffer_get_iter_at_line (buffer, &start, first + i);
      tag_spans (self, peng_block_get_text (block), &start);
    }
}

/**
 * peng_buffer_fit_tags:
 * @self: the buffer
 * @block: a text block
 * @style: a style in it
 * @start: where a range of its line begins that has the same tags all over
 * @end: where the range ends
 *
 * Gives the range exactly the tags of its block and style. What was typed inside a word has them
 * already: nothing happens, and GTK lays out the line once.
 */
void
peng_buffer_fit_tags (PengBuffer        *self,
                      PengBlock         *block,
                      const PengStyle   *style,
                      const GtkTextIter *start,
                      const GtkTextIter *end)
{
  guint64 wanted = get_line_tags (block) | peng_buffer_get_style_tags (style);
  guint64 present = get_tags_at (self, start);

  remove_tags (self, present & ~wanted, start, end);
  apply_tags (self, wanted & ~present, start, end);
}

/**
 * peng_buffer_tag_part:
 * @self: the buffer
 * @buffer: another one with the same table of tags, for a text inside an atom
 * @style: a style
 * @start: where a range of @buffer begins
 * @end: where it ends
 *
 * Gives a range the tags that it has in such a text and those of a style.
 */
void
peng_buffer_tag_part (PengBuffer        *self,
                      GtkTextBuffer     *buffer,
                      const PengStyle   *style,
                      const GtkTextIter *start,
                      const GtkTextIter *end)
{
  guint64 tags = BIT (PENG_TAG_PART) | peng_buffer_get_style_tags (style);

  for (guint i = 0; tags != 0; i++, tags >>= 1)
    if (tags & 1)
      gtk_text_buffer_apply_tag (buffer, self->tags[i], start, end);
}

static void
create_style_tags (PengBuffer *self)
{
  g_object_set (self->tags[PENG_TAG_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[PENG_TAG_EM], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->tags[PENG_TAG_UNDERLINE], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->tags[PENG_TAG_STRIKE], "strikethrough", TRUE, NULL);
  g_object_set (self->tags[PENG_TAG_SUB], "scale", 0.75, NULL);
  g_object_set (self->tags[PENG_TAG_SUP], "scale", 0.75, NULL);
  g_object_set (self->tags[PENG_TAG_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

/* Where a word is longer than a line Pango would show a hyphen that nobody has written: in an address,
 * of all things. */
static void
create_line_tags (PengBuffer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (line_looks); i++)
    g_object_set (self->tags[line_looks[i].tag],
                  "scale", line_looks[i].scale, "weight", line_looks[i].weight,
                  "line-height", line_looks[i].tag == PENG_TAG_ATOM ? 1.0f : 1.35f,
                  "accumulative-margin", TRUE, "insert-hyphens", FALSE, NULL);

  g_object_set (self->tags[PENG_TAG_PART], "insert-hyphens", FALSE, NULL);
  g_object_set (self->tags[PENG_TAG_NO_INDENT], "indent", 0, NULL);
  g_object_set (self->tags[PENG_TAG_CENTER],
                "justification", GTK_JUSTIFY_CENTER, "indent", 0, NULL);
  g_object_set (self->tags[PENG_TAG_RIGHT],
                "justification", GTK_JUSTIFY_RIGHT, "indent", 0, NULL);
  g_object_set (self->tags[PENG_TAG_JUSTIFY], "justification", GTK_JUSTIFY_FILL, NULL);
}

/**
 * peng_buffer_create_tags:
 * @self: a new buffer
 *
 * Makes the tags, in the order of #PengTag.
 */
void
peng_buffer_create_tags (PengBuffer *self)
{
  for (guint i = 0; i < PENG_N_TAGS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), tag_names[i], NULL);

  create_line_tags (self);
  create_style_tags (self);
  peng_buffer_set_look (self, 16.0, FALSE);
}

/**
 * peng_buffer_get_color:
 * @color: a colour of the palette
 * @dark: for a dark background
 *
 * Returns: (transfer none) (nullable): how it is shown, as `#rrggbb`; %NULL for %PENG_COLOR_NONE
 */
const char *
peng_buffer_get_color (PengColor color,
                       gboolean  dark)
{
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (color != PENG_COLOR_NONE && colors[i].tag == PENG_TAG_RED + color - PENG_COLOR_RED)
      return dark ? colors[i].dark : colors[i].light;

  return NULL;
}

/**
 * peng_buffer_get_mark_color:
 * @dark: for a dark background
 *
 * Returns: (transfer none): what is behind highlighted text, as `#rrggbb`
 */
const char *
peng_buffer_get_mark_color (gboolean dark)
{
  return dark ? "#4a3b00" : "#fdf0a6";
}

/**
 * peng_buffer_set_look:
 * @self: the buffer
 * @em: the size of the text's font in pixels, above 0
 * @dark: whether it stands on a dark background
 *
 * Fits indents, distances and colours to where the buffer is shown.
 */
void
peng_buffer_set_look (PengBuffer *self,
                      double      em,
                      gboolean    dark)
{
  g_return_if_fail (PENG_IS_BUFFER (self));
  g_return_if_fail (em > 0.0);

  for (guint i = 0; i < G_N_ELEMENTS (line_looks); i++)
    {
      const LineLook *look = &line_looks[i];

      g_object_set (self->tags[look->tag],
                    "indent", (int) (look->indent * em + 0.5),
                    "left-margin", (int) (look->left * em + 0.5),
                    "right-margin", (int) (look->right * em + 0.5),
                    "pixels-above-lines", (int) (look->above * em + 0.5),
                    "pixels-below-lines", (int) (look->below * em + 0.5), NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    g_object_set (self->tags[colors[i].tag],
                  "foreground", dark ? colors[i].dark : colors[i].light, NULL);

  g_object_set (self->tags[PENG_TAG_CITED],
                "pixels-below-lines", (int) (PENG_BUFFER_CITE_ROOM * em + 0.5), NULL);
  g_object_set (self->tags[PENG_TAG_MARK], "background",
                peng_buffer_get_mark_color (dark), NULL);
  g_object_set (self->tags[PENG_TAG_SUB], "rise", (int) (-0.2 * em * PANGO_SCALE), NULL);
  g_object_set (self->tags[PENG_TAG_SUP], "rise", (int) (0.4 * em * PANGO_SCALE), NULL);
}
