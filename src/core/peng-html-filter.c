/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-filter.h"

#include "core/peng-html-ruby.h"
#include "core/peng-html-tags.h"

#include <string.h>

/* Makes any bytes tame before the parser sees them. An HTML parser as the standard has it can be
 * driven to trees of any depth (and gumbo walks them by recursion), and to a tree that is the
 * square of its input: each open formatting element is built anew in each paragraph, `<i a><i
 * b><p><p>`.
 *
 * So the tags are read here first, by the tokeniser rules of the HTML standard (section 13.2.5),
 * and written again in one plain form:
 *  - only tags and attributes that the reader has a use for; scripts, forms and other things with
 *    their contents, comments and the rest without;
 *  - elements that nest are closed in order, by a stack of bounded height that keeps the standard's
 *    rules for scopes (section 13.2.4.2); an end tag that fits nothing goes;
 *  - formatting does not nest. `<b>` becomes `<wbr f="b">` and `</b>` becomes `<wbr f="/b">`: the
 *    reader keeps the list of what is on as it walks along, which is what the standard's "list of
 *    active formatting elements" says, at no cost in the tree. */

/* A longer value is none that the reader would take: the longest link is one of 2,048 bytes, each
 * of them written as `&quot;`. Those of a person's words have no bound. */
#define MAX_VALUE 16384
#define WORDS     (PENG_ATTRIBUTE_ALT | PENG_ATTRIBUTE_CONTENT | PENG_ATTRIBUTE_DOWNLOAD)

/* The elements that are open, as rows of `tags`; those of a table begin at the table's base. */
typedef struct
{
  guint    base;
  gboolean in_cell;
} Level;

typedef struct
{
  const char     *end;
  GString        *out;
  GString        *sheet;         /* NULL where nobody asks for the styles */
  PengHtmlReport *report;
  guint8          stack[PENG_HTML_MAX_DEPTH];
  guint           height;
  Level           levels[PENG_HTML_MAX_TABLES + 1];
  guint           n_levels;
  PengHtmlRuby    ruby;
  guint           n_elements;
  guint           n_left_out[PENG_HTML_N_TAGS];  /* start tags beyond the bounds, still open */
  gboolean        never_closed[PENG_HTML_N_TAGS];
} Filter;

static void
append_attributes (Filter              *self,
                   const PengHtmlTag   *tag,
                   const PengHtmlValue *values)
{
  for (guint i = 0; i < PENG_HTML_N_ATTRIBUTES; i++)
    {
      const PengHtmlValue *value = &values[i];

      if (value->value == NULL || !(tag->attributes & (1u << i)) ||
          (value->length > MAX_VALUE && !(WORDS & (1u << i))))
        continue;

      g_string_append_printf (self->out, " %s=\"", peng_html_attribute_names[i]);
      peng_html_append_tame (self->out, value->value, value->value + value->length, '"', "&quot;");
      g_string_append_c (self->out, '"');
    }
}

static const char *
get_written_name (const PengHtmlTag *tag)
{
  return tag->as != NULL ? tag->as : tag->name;
}

static void
write_start (Filter              *self,
             const PengHtmlTag   *tag,
             const PengHtmlValue *values)
{
  g_string_append_printf (self->out, "<%s", get_written_name (tag));
  append_attributes (self, tag, values);
  g_string_append_c (self->out, '>');
}

static void
write_end (Filter            *self,
           const PengHtmlTag *tag)
{
  g_string_append_printf (self->out, "</%s>", get_written_name (tag));
}

/* A mark that holds nothing: the start or the end of formatting, or a picture. */
static void
write_mark (Filter              *self,
            const char          *element,
            const char          *slash,
            const PengHtmlTag   *tag,
            const PengHtmlValue *values)
{
  g_string_append_printf (self->out, "<%s f=\"%s%s\"", element, slash, tag->name);

  if (values != NULL)
    append_attributes (self, tag, values);

  g_string_append_c (self->out, '>');
}

static Level *
get_level (Filter *self)
{
  return &self->levels[self->n_levels];
}

static const PengHtmlTag *
get_open (Filter *self,
          guint   index)
{
  return &peng_html_tags[self->stack[index]];
}

static void
close_down_to (Filter *self,
               guint   height)
{
  while (self->height > height)
    write_end (self, get_open (self, --self->height));
}

static gboolean
is_list (const PengHtmlTag *tag)
{
  const char *name = get_written_name (tag);

  return g_str_equal (name, "ul") || g_str_equal (name, "ol");
}

/* What keeps the element before it open: a start tag of an item closes the item before it, but not
 * across another list or box. */
static gboolean
bars (const PengHtmlTag *open,
      const PengHtmlTag *tag)
{
  if (tag->kind == PENG_TAG_HEADING)
    return open->kind != PENG_TAG_HEADING;

  if (open->kind == PENG_TAG_ITEM || open->kind == PENG_TAG_TERM || open->kind == PENG_TAG_HEADING)
    return TRUE;

  return !g_str_equal (open->name, "div") && !g_str_equal (open->name, "address");
}

static void
close_before (Filter            *self,
              const PengHtmlTag *tag)
{
  for (guint i = self->height; i > get_level (self)->base; i--)
    {
      const PengHtmlTag *open = get_open (self, i - 1);

      if (open->kind == tag->kind)
        {
          close_down_to (self, i - 1);
          return;
        }

      if (bars (open, tag))
        return;
    }
}

static gboolean
has_room (Filter *self,
          guint   used,
          guint   room,
          guint   tag)
{
  if (used < room)
    return TRUE;

  self->n_left_out[tag]++;
  self->report->cut = TRUE;

  return FALSE;
}

static void
start_flow (Filter              *self,
            guint                tag,
            const PengHtmlValue *values)
{
  if (!has_room (self, self->height, PENG_HTML_MAX_DEPTH, tag))
    return;

  if (peng_html_tags[tag].kind != PENG_TAG_FLOW)
    close_before (self, &peng_html_tags[tag]);

  self->stack[self->height++] = tag;
  write_start (self, &peng_html_tags[tag], values);
}

/* A table in a table but in no cell ends the first one. */
static void
start_table (Filter              *self,
             guint                tag,
             const PengHtmlValue *values)
{
  Level *level = get_level (self);

  if (self->n_levels > 0 && !level->in_cell)
    self->height = level->base;
  else if (!has_room (self, self->n_levels, PENG_HTML_MAX_TABLES, tag))
    return;
  else
    {
      self->n_levels++;
      *get_level (self) = (Level) { .base = self->height };
    }

  write_start (self, &peng_html_tags[tag], values);
}

/* Row and cell close by themselves what stands open in their table. */
static void
start_table_part (Filter              *self,
                  const PengHtmlTag   *tag,
                  const PengHtmlValue *values)
{
  Level *level = get_level (self);

  if (self->n_levels == 0)
    return;

  self->height = level->base;
  level->in_cell = tag->kind == PENG_TAG_CELL;
  write_start (self, tag, values);
}

static void
end_table (Filter            *self,
           const PengHtmlTag *tag)
{
  if (self->n_levels == 0)
    return;

  self->height = get_level (self)->base;
  self->n_levels--;
  write_end (self, tag);
}

static gboolean
matches_end (const PengHtmlTag *open,
             const PengHtmlTag *tag)
{
  return open == tag || (open->kind == PENG_TAG_HEADING && tag->kind == PENG_TAG_HEADING);
}

static void
end_flow (Filter            *self,
          const PengHtmlTag *tag)
{
  for (guint i = self->height; i > get_level (self)->base; i--)
    {
      const PengHtmlTag *open = get_open (self, i - 1);

      if (matches_end (open, tag))
        {
          close_down_to (self, i - 1);
          return;
        }

      if (tag->kind == PENG_TAG_ITEM && is_list (open))
        return;
    }
}

static void
handle_end (Filter *self,
            guint   tag)
{
  if (peng_html_tags[tag].kind <= PENG_TAG_CELL)
    peng_html_ruby_end (&self->ruby, self->out);

  if (self->n_left_out[tag] > 0)
    {
      self->n_left_out[tag]--;
      return;
    }

  switch ((int) peng_html_tags[tag].kind)
    {
    case PENG_TAG_FLOW:
    case PENG_TAG_HEADING:
    case PENG_TAG_ITEM:
    case PENG_TAG_TERM:
      end_flow (self, &peng_html_tags[tag]);
      break;
    case PENG_TAG_TABLE:
      end_table (self, &peng_html_tags[tag]);
      break;
    case PENG_TAG_ROW:
    case PENG_TAG_CELL:
      if (self->n_levels > 0)
        write_end (self, &peng_html_tags[tag]);
      break;
    case PENG_TAG_PARAGRAPH:
      self->n_elements++;
      write_end (self, &peng_html_tags[tag]);
      break;
    case PENG_TAG_STYLE:
      self->n_elements++;
      write_mark (self, "wbr", "/", &peng_html_tags[tag], NULL);
      break;
    case PENG_TAG_RUBY:
      peng_html_ruby_read (&self->ruby, peng_html_tags[tag].name, TRUE, self->out);
      break;
    default:
      break;
    }
}

/* Finds the tag that ends @tag from @p on. @nests: whether elements of the same name count. */
static const char *
find_end_tag (Filter            *self,
              const char        *p,
              const PengHtmlTag *tag,
              gboolean           nests)
{
  gsize length = strlen (tag->name);
  guint depth = 1;

  while ((p = memchr (p, '<', self->end - p)) != NULL)
    {
      const char *name = p + 1 + (p[1] == '/');

      if (self->end - name > (gssize) length && peng_html_ends_name (name[length]) &&
          g_ascii_strncasecmp (name, tag->name, length) == 0)
        {
          if (p[1] == '/')
            depth--;
          else if (nests)
            depth++;
        }

      if (depth == 0)
        return p;

      p++;
    }

  return NULL;
}

static void
keep_sheet (Filter     *self,
            const char *p,
            const char *end)
{
  gsize room = PENG_HTML_MAX_SHEET - MIN (self->sheet->len, PENG_HTML_MAX_SHEET);

  g_string_append_len (self->sheet, p, MIN ((gsize) (end - p), room));
}

/* Leaves out an element's contents. One that is never closed has none, but for those whose contents
 * are code: they reach to the end. */
static const char *
skip_contents (Filter            *self,
               const char        *p,
               const PengHtmlTag *tag)
{
  gboolean *never_closed = &self->never_closed[tag - peng_html_tags];
  gboolean code = g_str_equal (tag->name, "script") || g_str_equal (tag->name, "style");
  const char *end;

  if (*never_closed)
    return p;

  end = find_end_tag (self, p, tag, tag->kind == PENG_TAG_SKIP);
  *never_closed = end == NULL;

  if (end == NULL)
    return code ? self->end : p;

  if (self->sheet != NULL && g_str_equal (tag->name, "style"))
    keep_sheet (self, p, end);

  end = memchr (end, '>', self->end - end);

  return end != NULL ? end + 1 : self->end;
}

static const char *
copy_title (Filter            *self,
            const char        *p,
            const PengHtmlTag *tag)
{
  gboolean *never_closed = &self->never_closed[tag - peng_html_tags];
  const char *end = *never_closed ? NULL : find_end_tag (self, p, tag, FALSE);

  *never_closed = end == NULL;

  if (end == NULL)
    return p;

  g_string_append (self->out, "<title>");
  peng_html_append_tame (self->out, p, end, '<', "&lt;");
  g_string_append (self->out, "</title>");

  return skip_contents (self, p, tag);
}

static void
report_dropped (Filter            *self,
                const PengHtmlTag *tag)
{
  static const char *silent[] = { "noembed", "noframes", "noscript", "style", "template", NULL };

  if (!g_strv_contains (silent, tag->name))
    self->report->n_dropped++;
}

/* Returns: where to go on */
static const char *
handle_start (Filter              *self,
              const char          *p,
              guint                tag,
              const PengHtmlValue *values)
{
  self->n_elements++;
  if (peng_html_tags[tag].kind <= PENG_TAG_CELL)
    peng_html_ruby_end (&self->ruby, self->out);

  switch (peng_html_tags[tag].kind)
    {
    case PENG_TAG_FLOW:
    case PENG_TAG_HEADING:
    case PENG_TAG_ITEM:
    case PENG_TAG_TERM:
      start_flow (self, tag, values);
      return p;
    case PENG_TAG_PARAGRAPH:
    case PENG_TAG_VOID:
      write_start (self, &peng_html_tags[tag], values);
      return p;
    case PENG_TAG_TABLE:
      start_table (self, tag, values);
      return p;
    case PENG_TAG_ROW:
    case PENG_TAG_CELL:
      start_table_part (self, &peng_html_tags[tag], values);
      return p;
    case PENG_TAG_STYLE:
      write_mark (self, "wbr", "", &peng_html_tags[tag], values);
      return p;
    case PENG_TAG_ATOM:
      write_mark (self, "img", "", &peng_html_tags[tag], values);
      if (peng_html_tags[tag].attributes & PENG_ATTRIBUTE_POSTER)
        return skip_contents (self, p, &peng_html_tags[tag]);
      return p;
    case PENG_TAG_TITLE:
      return copy_title (self, p, &peng_html_tags[tag]);
    case PENG_TAG_SKIP:
    case PENG_TAG_RAW:
      report_dropped (self, &peng_html_tags[tag]);
      return skip_contents (self, p, &peng_html_tags[tag]);
    case PENG_TAG_REPORTED:
      self->report->n_dropped++;
      return p;
    case PENG_TAG_RUBY:
      peng_html_ruby_read (&self->ruby, peng_html_tags[tag].name, FALSE, self->out);
      return p;
    default:
      g_assert_not_reached ();
    }
}

static const char *
read_tag (Filter     *self,
          const char *p)
{
  gboolean is_end = p[1] == '/';
  const char *name = p + 1 + is_end;
  PengHtmlValue values[PENG_HTML_N_ATTRIBUTES] = { 0 };
  const PengHtmlTag *tag;

  for (p = name; p < self->end && !peng_html_ends_name (*p); p++)
    ;

  tag = peng_html_find_tag (name, p - name);
  p = peng_html_read_attributes (p, self->end, values);

  /* The standard: a tag that is cut off is none. */
  if (p >= self->end)
    return self->end;

  p++;

  if (tag == NULL)
    return p;

  if (!is_end)
    return handle_start (self, p, tag - peng_html_tags, values);

  handle_end (self, tag - peng_html_tags);

  return p;
}

static const char *
skip_comment (Filter     *self,
              const char *p)
{
  const char *end;

  if (self->end - p < 4 || strncmp (p, "<!--", 4) != 0)
    {
      end = memchr (p, '>', self->end - p);
      return end != NULL ? end + 1 : self->end;
    }

  if (g_str_has_prefix (p + 4, ">"))
    return p + 5;

  end = g_strstr_len (p + 2, self->end - p - 2, "-->");

  return end != NULL ? end + 3 : self->end;
}

/* Handles what begins with `<`. */
static const char *
read_markup (Filter     *self,
             const char *p)
{
  char c = p[1];

  if (g_ascii_isalpha (c) || (c == '/' && g_ascii_isalpha (p[2])))
    return read_tag (self, p);

  if (c == '!' || c == '?' || (c == '/' && p[2] != '\0'))
    return skip_comment (self, p);

  g_string_append (self->out, "&lt;");

  return p + 1;
}

/**
 * peng_html_filter:
 * @utf8: valid UTF-8, ended by NUL; bytes NUL in it are left out
 * @n_bytes: how many bytes before the end
 * @sheet: (nullable): what the `style` elements hold is appended to it, up to
 *   %PENG_HTML_MAX_SHEET bytes
 * @report: what is left out is added to it
 *
 * Writes HTML again so that a parser makes of it a tree that is bounded in depth (about
 * %PENG_HTML_MAX_DEPTH elements and a few more for each of %PENG_HTML_MAX_TABLES tables) and in
 * size (%PENG_HTML_MAX_ELEMENTS), in linear time. Formatting comes as marks, see the top of this
 * file.
 *
 * Returns: (transfer full): HTML of few elements, for the reader alone
 */
GString *
peng_html_filter (const char     *utf8,
                  gsize           n_bytes,
                  GString        *sheet,
                  PengHtmlReport *report)
{
  Filter self = { .end = utf8 + n_bytes, .sheet = sheet, .report = report };
  const char *p = utf8;

  self.out = g_string_sized_new (n_bytes + n_bytes / 8 + 64);

  while (p < self.end && self.n_elements < PENG_HTML_MAX_ELEMENTS)
    {
      const char *text = p;
      GString *place;

      p = memchr (p, '<', self.end - p);

      if (p == NULL)
        p = self.end;

      place = peng_html_ruby_get_place (&self.ruby, self.out);
      if (place != NULL)
        peng_html_append_tame (place, text, p, '<', "&lt;");

      if (p < self.end)
        p = read_markup (&self, p);
    }

  report->cut |= p < self.end;
  peng_html_ruby_end (&self.ruby, self.out);

  return self.out;
}
