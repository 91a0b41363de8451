/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-writer.h"

#include "core/peng-html-spans.h"

#include <string.h>

/* The canonical dialect: one element a line at the top, no more white space than the words have.
 * What peng_html_read() makes of it are the same blocks again, whatever is in them:
 *  - `<p></p>` would be nothing to a browser, so an empty paragraph is `<p><br></p>`, which shows
 *    as an empty line. A `<br>` at the end of a block shows nothing, so a line break there is
 *    written twice. (A list item, caption or cell without words is just empty.)
 *  - Spaces that a browser would take away are in `<span class="space">`, see peng-html-spans.c.
 *  - The items of a list share one `ul` or `ol`; a deeper item stands in the item before it, or
 *    where there is none in `<li class="skip">`. `start` begins a list of numbers anew.
 *  - The paragraphs of a quote share one `blockquote`; `<cite>` is the source of the last one, and
 *    ends it. */

const PengDialect peng_dialect_canonical = { .name = "canonical" };

static const char *align_classes[] = {
  [PENG_ALIGN_DEFAULT] = NULL,
  [PENG_ALIGN_CENTER]  = "align-center",
  [PENG_ALIGN_RIGHT]   = "align-right",
  [PENG_ALIGN_JUSTIFY] = "align-justify",
};

static const char *size_classes[] = {
  [PENG_IMAGE_NORMAL] = "",
  [PENG_IMAGE_HALF]   = " size-half",
  [PENG_IMAGE_FULL]   = " size-full",
};

static const char *layout_classes[] = {
  [PENG_GALLERY_ROWS]  = "layout-rows",
  [PENG_GALLERY_TWO]   = "layout-two",
  [PENG_GALLERY_THREE] = "layout-three",
};

typedef struct
{
  GString           *out;
  const PengDialect *dialect;
} Writer;

/* The lists that are open, from the outermost. */
typedef struct
{
  gboolean ordered[PENG_LIST_LEVELS];
  guint    depth;
} Lists;

static void
append_media (Writer     *self,
              const char *attribute,
              const char *media)
{
  g_autoptr(GString) address = g_string_new (NULL);

  if (self->dialect->append_media != NULL)
    self->dialect->append_media (address, media, self->dialect->user_data);
  else
    g_string_printf (address, "media:%s", media);

  g_string_append_printf (self->out, " %s=\"", attribute);
  peng_html_append_escaped (self->out, address->str);
  g_string_append_c (self->out, '"');
}

static void
append_attribute (Writer     *self,
                  const char *name,
                  const char *value)
{
  g_string_append_printf (self->out, " %s=\"", name);
  peng_html_append_escaped (self->out, value);
  g_string_append_c (self->out, '"');
}

static void
append_number (Writer     *self,
               const char *name,
               guint       value,
               guint       unless)
{
  if (value != unless)
    g_string_append_printf (self->out, " %s=\"%u\"", name, value);
}

static void
append_align (Writer   *self,
              PengAlign align)
{
  if (align_classes[align] != NULL)
    append_attribute (self, "class", align_classes[align]);
}

static void
append_text (Writer   *self,
             PengText *text)
{
  peng_html_append_spans (self->out, text);
}

/* A text in an element that an empty line has to hold open. */
static void
append_line (Writer   *self,
             PengText *text)
{
  if (peng_text_get_length (text) == 0)
    g_string_append (self->out, "<br>");
  else
    append_text (self, text);
}

static void
append_caption (Writer   *self,
                PengText *caption)
{
  if (peng_text_get_length (caption) == 0)
    return;

  g_string_append (self->out, "<figcaption>");
  append_text (self, caption);
  g_string_append (self->out, "</figcaption>");
}

static void
write_paragraph (Writer    *self,
                 PengBlock *block)
{
  const PengTextFormat *format = peng_block_get_format (block);
  const char *align = align_classes[format->align];

  g_string_append (self->out, "<p");

  if (format->no_indent)
    g_string_append_printf (self->out, " class=\"%s%sno-indent\"",
                            align != NULL ? align : "", align != NULL ? " " : "");
  else
    append_align (self, format->align);

  g_string_append_c (self->out, '>');
  append_line (self, peng_block_get_text (block));
  g_string_append (self->out, "</p>\n");
}

static void
write_heading (Writer    *self,
               PengBlock *block)
{
  const PengTextFormat *format = peng_block_get_format (block);

  g_string_append_printf (self->out, "<h%u", format->level);
  append_align (self, format->align);
  g_string_append_c (self->out, '>');
  append_line (self, peng_block_get_text (block));
  g_string_append_printf (self->out, "</h%u>\n", format->level);
}

static void
open_list (Writer  *self,
           Lists   *lists,
           gboolean ordered,
           guint    start)
{
  g_string_append (self->out, ordered ? "<ol" : "<ul");
  append_number (self, "start", start, 0);
  g_string_append_c (self->out, '>');
  lists->ordered[lists->depth++] = ordered;
}

/* Ends the item that is open in the innermost list, and the list. */
static void
close_list (Writer *self,
            Lists  *lists)
{
  g_string_append (self->out, lists->ordered[--lists->depth] ? "</li></ol>" : "</li></ul>");
}

/* Opens and closes what lies between the item before and one of this format. */
static void
reach_item (Writer               *self,
            Lists                *lists,
            const PengTextFormat *format)
{
  while (lists->depth > format->level)
    close_list (self, lists);

  if (lists->depth == format->level)
    {
      if (lists->ordered[lists->depth - 1] == format->ordered && format->start == 0)
        {
          g_string_append (self->out, "</li>");
          return;
        }

      close_list (self, lists);
    }

  while (lists->depth + 1 < format->level)
    {
      open_list (self, lists, FALSE, 0);
      g_string_append (self->out, "<li class=\"skip\">");
    }

  open_list (self, lists, format->ordered, format->start);
}

static void
write_list (Writer            *self,
            PengBlock * const *blocks,
            guint              n_blocks)
{
  Lists lists = { .depth = 0 };

  for (guint i = 0; i < n_blocks; i++)
    {
      const PengTextFormat *format = peng_block_get_format (blocks[i]);

      reach_item (self, &lists, format);
      g_string_append (self->out, "<li");
      append_align (self, format->align);
      g_string_append_c (self->out, '>');
      append_text (self, peng_block_get_text (blocks[i]));
    }

  while (lists.depth > 0)
    close_list (self, &lists);

  g_string_append_c (self->out, '\n');
}

static PengText *
get_cite (PengBlock *block)
{
  return peng_block_get_part (block, PENG_PART_CITE, 0);
}

static void
write_quote (Writer            *self,
             PengBlock * const *blocks,
             guint              n_blocks)
{
  PengText *cite = get_cite (blocks[n_blocks - 1]);

  g_string_append (self->out, "<blockquote>");

  for (guint i = 0; i < n_blocks; i++)
    {
      g_string_append (self->out, "<p");
      append_align (self, peng_block_get_format (blocks[i])->align);
      g_string_append_c (self->out, '>');
      append_line (self, peng_block_get_text (blocks[i]));
      g_string_append (self->out, "</p>");
    }

  if (peng_text_get_length (cite) > 0)
    {
      g_string_append (self->out, "<cite>");
      append_text (self, cite);
      g_string_append (self->out, "</cite>");
    }

  g_string_append (self->out, "</blockquote>\n");
}

static void
write_image (Writer          *self,
             const PengImage *image)
{
  g_string_append_printf (self->out, "<figure class=\"image%s\">", size_classes[image->size]);
  if (image->link != NULL)
    {
      g_string_append (self->out, "<a");
      append_attribute (self, "href", image->link);
      g_string_append_c (self->out, '>');
    }
  g_string_append (self->out, "<img");
  append_media (self, "src", image->media);
  append_attribute (self, "alt", image->alt);
  append_number (self, "width", image->width, 0);
  append_number (self, "height", image->height, 0);
  if (self->dialect->lazy_images)
    g_string_append (self->out, " loading=\"lazy\"");
  g_string_append (self->out, image->link != NULL ? "></a>" : ">");
  append_caption (self, image->caption);
  g_string_append (self->out, "</figure>");
}

static void
write_gallery (Writer    *self,
               PengBlock *block)
{
  guint n_images;
  const PengImage *images = peng_block_get_images (block, &n_images);

  g_string_append_printf (self->out, "<figure class=\"gallery %s\">",
                          layout_classes[peng_block_get_layout (block)]);

  for (guint i = 0; i < n_images; i++)
    write_image (self, &images[i]);

  append_caption (self, peng_block_get_part (block, PENG_PART_CAPTION, 0));
  g_string_append (self->out, "</figure>\n");
}

static void
write_clip (Writer    *self,
            PengBlock *block)
{
  const char *name = peng_block_get_kind (block) == PENG_BLOCK_VIDEO ? "video" : "audio";

  g_string_append_printf (self->out, "<figure class=\"%s\"><%s", name, name);
  append_media (self, "src", peng_block_get_media (block));

  if (peng_block_get_poster (block) != NULL)
    append_media (self, "poster", peng_block_get_poster (block));

  g_string_append_printf (self->out, " controls></%s>", name);
  append_caption (self, peng_block_get_part (block, PENG_PART_CAPTION, 0));
  g_string_append (self->out, "</figure>\n");
}

static void
write_cell (Writer         *self,
            const PengCell *cell)
{
  const char *name = cell->heading ? "th" : "td";

  g_string_append_printf (self->out, "<%s", name);
  append_align (self, cell->align);
  append_number (self, "colspan", cell->column_span, 1);
  append_number (self, "rowspan", cell->row_span, 1);
  g_string_append_c (self->out, '>');
  append_text (self, cell->text);
  g_string_append_printf (self->out, "</%s>", name);
}

static void
write_rows (Writer     *self,
            PengBlock  *block,
            const char *section,
            guint       start,
            guint       end)
{
  if (start == end)
    return;

  g_string_append_printf (self->out, "<%s>", section);

  for (guint i = start; i < end; i++)
    {
      const PengTableRow *row = peng_block_get_row (block, i);

      g_string_append (self->out, "<tr>");

      for (guint j = 0; j < row->n_cells; j++)
        write_cell (self, &row->cells[j]);

      g_string_append (self->out, "</tr>");
    }

  g_string_append_printf (self->out, "</%s>", section);
}

static void
write_widths (Writer    *self,
              PengBlock *block)
{
  const guint8 *widths = peng_block_get_widths (block);

  if (widths == NULL)
    return;

  g_string_append (self->out, "<colgroup>");
  for (guint i = 0; i < peng_block_get_n_columns (block); i++)
    g_string_append_printf (self->out, "<col width=\"%u%%\">", widths[i]);
  g_string_append (self->out, "</colgroup>");
}

static void
write_table (Writer    *self,
             PengBlock *block)
{
  guint n_head_rows = peng_block_get_n_head_rows (block);

  g_string_append (self->out, "<figure class=\"table\"><table>");
  write_widths (self, block);
  write_rows (self, block, "thead", 0, n_head_rows);
  write_rows (self, block, "tbody", n_head_rows, peng_block_get_n_rows (block));
  g_string_append (self->out, "</table>");
  append_caption (self, peng_block_get_part (block, PENG_PART_CAPTION, 0));
  g_string_append (self->out, "</figure>\n");
}

static void
write_attachment (Writer    *self,
                  PengBlock *block)
{
  const char *name = peng_text_get_string (peng_block_get_part (block, PENG_PART_NAME, 0));

  g_string_append (self->out, "<p class=\"attachment\"><a");
  append_media (self, "href", peng_block_get_media (block));
  append_attribute (self, "download", name);
  g_string_append_c (self->out, '>');
  peng_html_append_escaped (self->out, name);
  g_string_append (self->out, "</a></p>\n");
}

static void
write_group (Writer            *self,
             PengBlock * const *blocks,
             guint              n_blocks)
{
  guint n_images;

  switch (peng_block_get_kind (blocks[0]))
    {
    case PENG_BLOCK_PARAGRAPH:
      write_paragraph (self, blocks[0]);
      break;
    case PENG_BLOCK_HEADING:
      write_heading (self, blocks[0]);
      break;
    case PENG_BLOCK_LIST_ITEM:
      write_list (self, blocks, n_blocks);
      break;
    case PENG_BLOCK_QUOTE:
      write_quote (self, blocks, n_blocks);
      break;
    case PENG_BLOCK_IMAGE:
      write_image (self, peng_block_get_images (blocks[0], &n_images));
      g_string_append_c (self->out, '\n');
      break;
    case PENG_BLOCK_GALLERY:
      write_gallery (self, blocks[0]);
      break;
    case PENG_BLOCK_VIDEO:
    case PENG_BLOCK_AUDIO:
      write_clip (self, blocks[0]);
      break;
    case PENG_BLOCK_TABLE:
      write_table (self, blocks[0]);
      break;
    case PENG_BLOCK_ATTACHMENT:
      write_attachment (self, blocks[0]);
      break;
    case PENG_BLOCK_DIVIDER:
      g_string_append (self->out, "<hr>\n");
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * peng_html_append_escaped:
 * @out: where to
 * @utf8: any text
 *
 * Writes text as it may stand in an element or in an attribute between double quotes.
 */
void
peng_html_append_escaped (GString    *out,
                          const char *utf8)
{
  peng_html_append_escaped_len (out, utf8, strlen (utf8));
}

/**
 * peng_html_append:
 * @out: where to
 * @blocks: (array length=n_blocks): blocks of a document, whole groups of peng_html_get_group()
 * @n_blocks: how many
 * @dialect: how media items are addressed
 *
 * Writes blocks as HTML, one top-level element a line.
 */
void
peng_html_append (GString           *out,
                  PengBlock * const *blocks,
                  guint              n_blocks,
                  const PengDialect *dialect)
{
  Writer self = { out, dialect };
  guint i = 0;

  g_return_if_fail (out != NULL && dialect != NULL);
  g_return_if_fail (blocks != NULL || n_blocks == 0);

  while (i < n_blocks)
    {
      guint start, length;

      peng_html_get_group (blocks, n_blocks, i, &start, &length);
      write_group (&self, blocks + start, length);
      i = start + length;
    }
}

/**
 * peng_html_write:
 * @blocks: (array length=n_blocks): blocks of a document
 * @n_blocks: how many
 * @dialect: how media items are addressed
 *
 * As peng_html_append().
 *
 * Returns: (transfer full): HTML
 */
char *
peng_html_write (PengBlock * const *blocks,
                 guint              n_blocks,
                 const PengDialect *dialect)
{
  GString *out = g_string_new (NULL);

  peng_html_append (out, blocks, n_blocks, dialect);

  return g_string_free (out, FALSE);
}

/**
 * peng_html_write_article:
 * @article: an article
 * @dialect: how media items are addressed
 *
 * Writes a page that any browser shows and peng_html_read_article() reads back as it was.
 *
 * Returns: (transfer full): a whole HTML page in UTF-8
 */
char *
peng_html_write_article (PengArticle       *article,
                         const PengDialect *dialect)
{
  Writer self = { g_string_new ("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
                                "<meta charset=\"utf-8\">\n<title>"), dialect };
  const char *title;
  PengBlock * const *blocks;
  guint n_blocks;

  g_return_val_if_fail (article != NULL && dialect != NULL, NULL);

  title = peng_article_get_field (article, PENG_FIELD_TITLE);
  peng_html_append_escaped (self.out, title);
  g_string_append (self.out, "</title>\n");

  for (PengField field = 0; field < PENG_N_FIELDS; field++)
    {
      g_string_append_printf (self.out, "<meta name=\"pengcheng:%s\"", peng_field_get_name (field));
      append_attribute (&self, "content", peng_article_get_field (article, field));
      g_string_append (self.out, ">\n");
    }

  g_string_append (self.out, "</head>\n<body>\n<h1>");
  peng_html_append_escaped (self.out, title);
  g_string_append (self.out, "</h1>\n");

  blocks = peng_article_get_blocks (article, &n_blocks);
  peng_html_append (self.out, blocks, n_blocks, dialect);
  g_string_append (self.out, "</body>\n</html>\n");

  return g_string_free (self.out, FALSE);
}
