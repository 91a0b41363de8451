/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-tags.h"

#include <string.h>

#define SPAN_ATTRS   (PENG_ATTRIBUTE_CLASS | PENG_ATTRIBUTE_HIDDEN | PENG_ATTRIBUTE_STYLE)
#define CHANGE_ATTRS (SPAN_ATTRS | PENG_ATTRIBUTE_CITE)
#define COMMON_ATTRS (PENG_ATTRIBUTE_ALIGN | SPAN_ATTRS)
#define CELL_ATTRS   (COMMON_ATTRS | PENG_ATTRIBUTE_COLSPAN | PENG_ATTRIBUTE_ROWSPAN)
#define COLUMN_ATTRS (PENG_ATTRIBUTE_SPAN | PENG_ATTRIBUTE_STYLE | PENG_ATTRIBUTE_WIDTH)
#define CLIP_ATTRS   (PENG_ATTRIBUTE_SRC | PENG_ATTRIBUTE_POSTER)
#define IMAGE_ATTRS  (PENG_ATTRIBUTE_SRC | PENG_ATTRIBUTE_DATA_SRC | PENG_ATTRIBUTE_ALT | \
                      PENG_ATTRIBUTE_WIDTH | PENG_ATTRIBUTE_HEIGHT | SPAN_ATTRS)

const char * const peng_html_attribute_names[PENG_HTML_N_ATTRIBUTES] = {
  "align", "alt", "aria-level", "cite", "class", "color", "colspan", "content", "data-aria-level",
  "data-src", "download", "height", "hidden", "href", "name", "poster", "rowspan", "span", "src", "start",
  "style", "value", "width",
};

/* In the order of strcmp(). */
const PengHtmlTag peng_html_tags[PENG_HTML_N_TAGS] = {
  { "a",          PENG_TAG_STYLE,     SPAN_ATTRS | PENG_ATTRIBUTE_HREF | PENG_ATTRIBUTE_DOWNLOAD },
  { "address",    PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "applet",     PENG_TAG_SKIP },
  { "article",    PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "aside",      PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "audio",      PENG_TAG_ATOM,      CLIP_ATTRS },
  { "b",          PENG_TAG_STYLE,     SPAN_ATTRS },
  { "blockquote", PENG_TAG_FLOW,      COMMON_ATTRS },
  { "br",         PENG_TAG_VOID },
  { "canvas",     PENG_TAG_SKIP },
  { "caption",    PENG_TAG_CELL,      COMMON_ATTRS },
  { "center",     PENG_TAG_FLOW,      SPAN_ATTRS },
  { "cite",       PENG_TAG_STYLE,     SPAN_ATTRS },
  { "col",        PENG_TAG_ROW,       COLUMN_ATTRS },
  { "colgroup",   PENG_TAG_ROW,       COLUMN_ATTRS },
  { "datalist",   PENG_TAG_SKIP },
  { "dd",         PENG_TAG_TERM,      COMMON_ATTRS, "div" },
  { "del",        PENG_TAG_STYLE,     CHANGE_ATTRS },
  { "details",    PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "dialog",     PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "dir",        PENG_TAG_FLOW,      COMMON_ATTRS, "ul" },
  { "div",        PENG_TAG_FLOW,      COMMON_ATTRS | PENG_ATTRIBUTE_ARIA_LEVEL },
  { "dl",         PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "dt",         PENG_TAG_TERM,      COMMON_ATTRS, "div" },
  { "em",         PENG_TAG_STYLE,     SPAN_ATTRS },
  { "embed",      PENG_TAG_REPORTED },
  { "fieldset",   PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "figcaption", PENG_TAG_FLOW,      COMMON_ATTRS },
  { "figure",     PENG_TAG_FLOW,      COMMON_ATTRS },
  { "font",       PENG_TAG_STYLE,     SPAN_ATTRS | PENG_ATTRIBUTE_COLOR },
  { "footer",     PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "form",       PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "frame",      PENG_TAG_REPORTED },
  { "h1",         PENG_TAG_HEADING,   COMMON_ATTRS },
  { "h2",         PENG_TAG_HEADING,   COMMON_ATTRS },
  { "h3",         PENG_TAG_HEADING,   COMMON_ATTRS },
  { "h4",         PENG_TAG_HEADING,   COMMON_ATTRS },
  { "h5",         PENG_TAG_HEADING,   COMMON_ATTRS },
  { "h6",         PENG_TAG_HEADING,   COMMON_ATTRS },
  { "header",     PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "hgroup",     PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "hr",         PENG_TAG_VOID },
  { "i",          PENG_TAG_STYLE,     SPAN_ATTRS },
  { "iframe",     PENG_TAG_RAW },
  { "image",      PENG_TAG_ATOM,      IMAGE_ATTRS },
  { "img",        PENG_TAG_ATOM,      IMAGE_ATTRS },
  { "input",      PENG_TAG_REPORTED },
  { "ins",        PENG_TAG_STYLE,     CHANGE_ATTRS },
  { "legend",     PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "li",         PENG_TAG_ITEM,      COMMON_ATTRS | PENG_ATTRIBUTE_VALUE | PENG_ATTRIBUTE_DATA_ARIA_LEVEL },
  { "main",       PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "mark",       PENG_TAG_STYLE,     SPAN_ATTRS },
  { "math",       PENG_TAG_SKIP },
  { "menu",       PENG_TAG_FLOW,      COMMON_ATTRS, "ul" },
  { "meta",       PENG_TAG_VOID,      PENG_ATTRIBUTE_NAME | PENG_ATTRIBUTE_CONTENT },
  { "nav",        PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "noembed",    PENG_TAG_RAW },
  { "noframes",   PENG_TAG_RAW },
  { "noscript",   PENG_TAG_RAW },
  { "object",     PENG_TAG_SKIP },
  { "ol",         PENG_TAG_FLOW,      COMMON_ATTRS | PENG_ATTRIBUTE_START },
  { "p",          PENG_TAG_PARAGRAPH, COMMON_ATTRS | PENG_ATTRIBUTE_ARIA_LEVEL },
  { "pre",        PENG_TAG_FLOW,      COMMON_ATTRS },
  { "rb",         PENG_TAG_RUBY },
  { "rp",         PENG_TAG_RUBY },
  { "rt",         PENG_TAG_RUBY },
  { "rtc",        PENG_TAG_RUBY },
  { "ruby",       PENG_TAG_RUBY },
  { "s",          PENG_TAG_STYLE,     SPAN_ATTRS },
  { "script",     PENG_TAG_RAW },
  { "search",     PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "section",    PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "select",     PENG_TAG_SKIP },
  { "span",       PENG_TAG_STYLE,     SPAN_ATTRS },
  { "strike",     PENG_TAG_STYLE,     SPAN_ATTRS },
  { "strong",     PENG_TAG_STYLE,     SPAN_ATTRS },
  { "style",      PENG_TAG_RAW },
  { "sub",        PENG_TAG_STYLE,     SPAN_ATTRS },
  { "summary",    PENG_TAG_FLOW,      COMMON_ATTRS, "div" },
  { "sup",        PENG_TAG_STYLE,     SPAN_ATTRS },
  { "svg",        PENG_TAG_SKIP },
  { "table",      PENG_TAG_TABLE,     SPAN_ATTRS },
  { "tbody",      PENG_TAG_ROW },
  { "td",         PENG_TAG_CELL,      CELL_ATTRS },
  { "template",   PENG_TAG_SKIP },
  { "textarea",   PENG_TAG_RAW },
  { "tfoot",      PENG_TAG_ROW },
  { "th",         PENG_TAG_CELL,      CELL_ATTRS },
  { "thead",      PENG_TAG_ROW },
  { "title",      PENG_TAG_TITLE },
  { "tr",         PENG_TAG_ROW,       SPAN_ATTRS },
  { "u",          PENG_TAG_STYLE,     SPAN_ATTRS },
  { "ul",         PENG_TAG_FLOW,      COMMON_ATTRS },
  { "video",      PENG_TAG_ATOM,      CLIP_ATTRS },
  { "xmp",        PENG_TAG_RAW },
};

/**
 * peng_html_find_tag:
 * @name: (array length=length): a tag's name in any case
 * @length: in bytes
 *
 * Returns: (transfer none) (nullable): its row of peng_html_tags; %NULL for one that is unknown
 */
const PengHtmlTag *
peng_html_find_tag (const char *name,
                    gsize       length)
{
  char lower[16];
  guint low = 0;
  guint high = PENG_HTML_N_TAGS;

  if (length >= sizeof lower)
    return NULL;

  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (name[i]);

  lower[length] = '\0';

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (lower, peng_html_tags[middle].name);

      if (order == 0)
        return &peng_html_tags[middle];

      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static int
find_attribute (const char *name,
                gsize       length)
{
  for (guint i = 0; i < PENG_HTML_N_ATTRIBUTES; i++)
    {
      if (strlen (peng_html_attribute_names[i]) == length &&
          g_ascii_strncasecmp (peng_html_attribute_names[i], name, length) == 0)
        return i;
    }

  return -1;
}

/**
 * peng_html_is_space:
 * @c: a byte
 *
 * Returns: whether it is what the HTML standard calls ASCII white space
 */
gboolean
peng_html_is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/**
 * peng_html_ends_name:
 * @c: a byte
 *
 * Returns: whether a tag's name ends there
 */
gboolean
peng_html_ends_name (char c)
{
  return peng_html_is_space (c) || c == '/' || c == '>';
}

static const char *
read_value (const char    *p,
            const char    *end,
            PengHtmlValue *value)
{
  const char *start = p;

  if (p < end && (*p == '"' || *p == '\''))
    {
      start++;
      p = memchr (start, *p, end - start);

      if (p == NULL)
        return end;

      *value = (PengHtmlValue) { start, p - start };

      return p + 1;
    }

  while (p < end && !peng_html_is_space (*p) && *p != '>')
    p++;

  *value = (PengHtmlValue) { start, p - start };

  return p;
}

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && peng_html_is_space (*p))
    p++;

  return p;
}

/**
 * peng_html_read_attributes:
 * @p: behind a tag's name
 * @end: where the page ends
 * @values: (inout) (array fixed-size=19): where the values of those that are known are put; all
 *   %NULL before. The first of a name counts
 *
 * Returns: (transfer none): where the `>` is, or @end
 */
const char *
peng_html_read_attributes (const char    *p,
                           const char    *end,
                           PengHtmlValue *values)
{
  while (p < end && *p != '>')
    {
      const char *name = p;
      PengHtmlValue value = { "", 0 };
      int attribute;

      if (peng_html_is_space (*p) || *p == '/')
        {
          p++;
          continue;
        }

      do
        p++;
      while (p < end && !peng_html_ends_name (*p) && *p != '=');

      attribute = find_attribute (name, p - name);

      if (skip_spaces (p, end) < end && *skip_spaces (p, end) == '=')
        p = read_value (skip_spaces (skip_spaces (p, end) + 1, end), end, &value);

      if (attribute >= 0 && values[attribute].value == NULL)
        values[attribute] = value;
    }

  return p;
}

/* How many bytes at @p the parser would make U+FFFD of: controls, noncharacters and U+FFFC, none of
 * which a text may hold. */
static guint
count_unwanted (const char *p)
{
  guchar first = *p;
  gunichar c;

  if (first < 0x20)
    return peng_html_is_space (first) ? 0 : 1;

  if (first < 0x7F || (first > 0x7F && first < 0xC2) || (first > 0xC2 && first < 0xEF))
    return 0;

  c = g_utf8_get_char (p);

  if (g_unichar_iscntrl (c) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
      c == 0xFFFC)
    return g_utf8_next_char (p) - p;

  return 0;
}

/**
 * peng_html_append_tame:
 * @out: where to
 * @p: text of a page
 * @end: where it ends
 * @special: the one character that would end it where it is written
 * @escaped: what stands for that
 *
 * Writes text so that the parser takes it for text. Its references (`&amp;`) stay as they are.
 */
void
peng_html_append_tame (GString    *out,
                       const char *p,
                       const char *end,
                       char        special,
                       const char *escaped)
{
  const char *done = p;

  while (p < end)
    {
      guint unwanted = count_unwanted (p);

      if (unwanted == 0 && *p != special)
        {
          p++;
          continue;
        }

      g_string_append_len (out, done, p - done);

      if (unwanted == 0)
        g_string_append (out, escaped);

      p += MAX (unwanted, 1);
      done = p;
    }

  g_string_append_len (out, done, end - done);
}
