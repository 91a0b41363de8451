/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-tree.h"

#include "core/peng-charset.h"
#include "core/peng-html-tags.h"

#include <string.h>

/* A page that is searched for what nobody sent has to keep all of it: scripts, frames, forms and
 * what is hidden. The filter of peng_html_read() takes just these out, so the page is written anew
 * by rules of its own, for the same reason as there: a parser can be driven to trees of any depth
 * and to the square of its input.
 *
 * Each element becomes `<x n="NAME" ...>` with the attributes that say something about it, closed
 * in order by a stack of bounded height. To the parser `x` is nothing special, so that the tree is
 * what is written here, and the parser's part is to read references (`java&#115;cript:`). */

#define MAX_VALUE 16384
#define MAX_NAME  32

typedef struct
{
  char          name[MAX_NAME];
  PengPageFlags flags;
} Open;

typedef struct
{
  const char *end;
  GString    *out;
  Open        stack[PENG_PAGE_MAX_DEPTH];
  guint       height;
  guint       n_left_out;     /* start tags beyond the depth, still open */
  guint       n_elements;
  guint       n_foreign;      /* how many of svg and math are open */
  gboolean    cut;
} Tamer;

/* Those that a finding, a selector or a look can depend on. */
static const char * const attributes[] = {
  "action", "aria-hidden", "background", "bgcolor", "class", "color", "content", "data", "data-original",
  "data-src", "data-srcset", "face", "formaction", "height", "hidden", "href", "http-equiv", "id",
  "loading", "name", "open", "ping", "poster", "property", "rel", "role", "size", "src", "srcdoc",
  "srcset", "style", "text", "title", "type", "width", "xlink:href",
};

typedef struct
{
  PengHtmlValue values[G_N_ELEMENTS (attributes)];
  PengHtmlValue handler;      /* name of the first one that runs a script */
  gboolean      closes;       /* `/>` */
} Tag;

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && peng_html_is_space (*p))
    p++;

  return p;
}

static const char *
read_value (const char    *p,
            const char    *end,
            PengHtmlValue *value)
{
  const char *start = p;

  if (p < end && (*p == '"' || *p == '\''))
    {
      p = memchr (++start, *p, end - p - 1);
      *value = (PengHtmlValue) { start, (p != NULL ? p : end) - start };

      return p != NULL ? p + 1 : end;
    }

  while (p < end && !peng_html_is_space (*p) && *p != '>')
    p++;

  *value = (PengHtmlValue) { start, p - start };

  return p;
}

static void
keep_attribute (Tag           *tag,
                const char    *name,
                gsize          length,
                PengHtmlValue  value)
{
  if (length > 2 && g_ascii_strncasecmp (name, "on", 2) == 0 && tag->handler.value == NULL)
    tag->handler = (PengHtmlValue) { name, length };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      if (strlen (attributes[i]) == length && tag->values[i].value == NULL &&
          g_ascii_strncasecmp (attributes[i], name, length) == 0)
        tag->values[i] = value;
    }
}

/* Returns: where the `>` is, or the end */
static const char *
read_attributes (Tamer      *self,
                 const char *p,
                 Tag        *tag)
{
  while (p < self->end && *p != '>')
    {
      const char *name = p;
      PengHtmlValue value = { "", 0 };
      const char *after;
      gsize length;

      tag->closes = *p == '/';
      if (peng_html_is_space (*p) || *p == '/')
        {
          p++;
          continue;
        }

      do
        p++;
      while (p < self->end && !peng_html_ends_name (*p) && *p != '=');

      length = p - name;
      after = skip_spaces (p, self->end);
      if (after < self->end && *after == '=')
        p = read_value (skip_spaces (after + 1, self->end), self->end, &value);

      keep_attribute (tag, name, length, value);
    }

  return p;
}

static void
append_attribute (Tamer               *self,
                  const char          *name,
                  const PengHtmlValue *value)
{
  gsize length = MIN (value->length, MAX_VALUE);

  self->cut |= length < value->length;
  while (length < value->length && length > 0 && (value->value[length] & 0xC0) == 0x80)
    length--;

  g_string_append_printf (self->out, " %s=\"", name);
  peng_html_append_tame (self->out, value->value, value->value + length, '"', "&quot;");
  g_string_append_c (self->out, '"');
}

static void
write_start (Tamer      *self,
             const char *name,
             const Tag  *tag)
{
  g_string_append_printf (self->out, "<x n=\"%s\"", name);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      if (tag->values[i].value != NULL)
        append_attribute (self, attributes[i], &tag->values[i]);
    }

  if (tag->handler.value != NULL)
    append_attribute (self, "on", &tag->handler);

  g_string_append_c (self->out, '>');
}

static gboolean
is_foreign (const char *name)
{
  return strcmp (name, "svg") == 0 || strcmp (name, "math") == 0;
}

static void
close_down_to (Tamer *self,
               guint  height)
{
  while (self->height > height)
    {
      g_string_append (self->out, "</x>");
      self->n_foreign -= is_foreign (self->stack[--self->height].name);
    }
}

static gboolean
is_one_of (const char         *name,
           const char * const *names)
{
  return g_strv_contains (names, name);
}

/* What a start tag ends by itself, and what keeps it from doing so. */
static const struct
{
  const char *names[8];
  const char *ends[8];
  const char *bars[8];
} implied[] = {
  { { "li" }, { "li" }, { "ul", "ol", "menu", "table" } },
  { { "dt", "dd" }, { "dt", "dd" }, { "dl", "table" } },
  { { "td", "th" }, { "td", "th" }, { "tr", "table" } },
  { { "tr" }, { "tr" }, { "table" } },
  { { "tbody", "thead", "tfoot" }, { "tbody", "thead", "tfoot", "tr" }, { "table" } },
  { { "option", "optgroup" }, { "option" }, { "select" } },
};

static void
end_up_to (Tamer              *self,
           const char * const *ends,
           const char * const *bars)
{
  for (guint i = self->height; i > 0; i--)
    {
      if (is_one_of (self->stack[i - 1].name, ends))
        {
          close_down_to (self, i - 1);
          return;
        }
      if (is_one_of (self->stack[i - 1].name, bars))
        return;
    }
}

static void
end_implied (Tamer         *self,
             const char    *name,
             PengPageFlags  flags)
{
  static const char * const paragraph[] = { "p", NULL };
  static const char * const boxes[] = { "td", "th", "caption", "table", "button", "svg", "object", NULL };
  static const char * const heads[] = {
    "base", "link", "meta", "noscript", "script", "style", "template", "title", NULL
  };

  if (self->height > 0 && strcmp (self->stack[self->height - 1].name, "head") == 0 &&
      !is_one_of (name, heads))
    close_down_to (self, self->height - 1);

  if (flags & PENG_PAGE_BLOCK)
    end_up_to (self, paragraph, boxes);

  for (guint i = 0; i < G_N_ELEMENTS (implied); i++)
    {
      if (is_one_of (name, implied[i].names))
        end_up_to (self, implied[i].ends, implied[i].bars);
    }
}

/* Where the end tag of an element is whose contents are no markup. */
static const char *
find_end_tag (Tamer      *self,
              const char *p,
              const char *name)
{
  gsize length = strlen (name);

  while ((p = memchr (p, '<', self->end - p)) != NULL)
    {
      if (self->end - p > (gssize) length + 2 && p[1] == '/' && peng_html_ends_name (p[2 + length]) &&
          g_ascii_strncasecmp (p + 2, name, length) == 0)
        return p;
      p++;
    }

  return self->end;
}

static void
append_code (Tamer      *self,
             const char *p,
             const char *end)
{
  for (; p < end; p++)
    {
      if (*p == '<')
        g_string_append (self->out, "&lt;");
      else if (*p == '&')
        g_string_append (self->out, "&amp;");
      else if ((guchar) *p >= ' ' || peng_html_is_space (*p))
        g_string_append_c (self->out, *p);
    }
}

/* Returns: where to go on */
static const char *
copy_contents (Tamer         *self,
               const char    *p,
               const char    *name,
               PengPageFlags  flags)
{
  const char *end = find_end_tag (self, p, name);

  if (flags & PENG_PAGE_WORDS)
    peng_html_append_tame (self->out, p, end, '<', "&lt;");
  else
    append_code (self, p, end);

  g_string_append (self->out, "</x>");
  end = memchr (end, '>', self->end - end);

  return end != NULL ? end + 1 : self->end;
}

static const char *
start (Tamer      *self,
       const char *p,
       const char *name,
       const Tag  *tag)
{
  PengPageFlags flags = peng_page_find_flags (name, strlen (name));

  self->n_elements++;
  if (self->n_foreign == 0)
    end_implied (self, name, flags);

  if (self->n_foreign == 0 && flags & (PENG_PAGE_CODE | PENG_PAGE_WORDS))
    {
      write_start (self, name, tag);
      return copy_contents (self, p, name, flags);
    }

  if (flags & PENG_PAGE_VOID || (self->n_foreign > 0 && tag->closes))
    {
      write_start (self, name, tag);
      g_string_append (self->out, "</x>");
      return p;
    }

  /* Its start is seen, what is in it counts as beside it. */
  if (self->height == PENG_PAGE_MAX_DEPTH)
    {
      self->n_left_out++;
      self->cut = TRUE;
      write_start (self, name, tag);
      g_string_append (self->out, "</x>");
      return p;
    }

  g_strlcpy (self->stack[self->height].name, name, MAX_NAME);
  self->stack[self->height++].flags = flags;
  self->n_foreign += is_foreign (name);
  write_start (self, name, tag);

  return p;
}

static gboolean
bars_end (const Open    *open,
          PengPageFlags  flags,
          const char    *name)
{
  static const char * const table[] = {
    "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", NULL
  };
  static const char * const cells[] = { "td", "th", "table", "template", NULL };

  if (!(flags & PENG_PAGE_BLOCK))
    return open->flags & PENG_PAGE_BLOCK;

  return !is_one_of (name, table) && is_one_of (open->name, cells);
}

static void
end (Tamer      *self,
     const char *name)
{
  PengPageFlags flags = peng_page_find_flags (name, strlen (name));

  if (self->n_left_out > 0)
    {
      self->n_left_out--;
      return;
    }

  for (guint i = self->height; i > 0; i--)
    {
      if (strcmp (self->stack[i - 1].name, name) == 0)
        {
          close_down_to (self, i - 1);
          return;
        }
      if (bars_end (&self->stack[i - 1], flags, name))
        return;
    }
}

/* What is neither letter nor digit in a name says nothing, and may not be written. */
static void
copy_name (char       *name,
           const char *p,
           gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length && n < MAX_NAME - 1; i++)
    {
      if (g_ascii_isalnum (p[i]) || p[i] == '-' || p[i] == ':')
        name[n++] = g_ascii_tolower (p[i]);
    }

  name[n] = '\0';
}

static const char *
read_tag (Tamer      *self,
          const char *p)
{
  gboolean is_end = p[1] == '/';
  const char *start_of_name = p + 1 + is_end;
  char name[MAX_NAME];
  Tag tag = { 0 };

  for (p = start_of_name; p < self->end && !peng_html_ends_name (*p); p++)
    ;

  copy_name (name, start_of_name, p - start_of_name);
  p = read_attributes (self, p, &tag);

  /* The standard: a tag that is cut off is none. */
  if (p >= self->end)
    return self->end;

  if (!is_end)
    return start (self, p + 1, name, &tag);

  end (self, name);

  return p + 1;
}

/* As the standard has it: `<!-->` and `<!--->` hold nothing, and `--!>` ends one too. */
static const char *
skip_comment (Tamer      *self,
              const char *p)
{
  const char *end;

  if (self->end - p < 4 || strncmp (p, "<!--", 4) != 0)
    {
      end = memchr (p, '>', self->end - p);
      return end != NULL ? end + 1 : self->end;
    }

  if (p[4] == '>' || (p[4] == '-' && p[5] == '>'))
    return p + (p[4] == '>' ? 5 : 6);

  for (p += 4; (p = memchr (p, '-', self->end - p)) != NULL; p++)
    {
      if (g_str_has_prefix (p, "-->"))
        return p + 3;
      if (g_str_has_prefix (p, "--!>"))
        return p + 4;
    }

  return self->end;
}

static const char *
read_markup (Tamer      *self,
             const char *p)
{
  if (g_ascii_isalpha (p[1]) || (p[1] == '/' && g_ascii_isalpha (p[2])))
    return read_tag (self, p);

  if (p[1] == '!' || p[1] == '?' || p[1] == '/')
    return skip_comment (self, p);

  g_string_append (self->out, "&lt;");

  return p + 1;
}

/**
 * peng_page_make_tame:
 * @bytes: (array length=n_bytes): a page, or anything else
 * @n_bytes: how many
 * @cut: (out): whether a bound was met, so that some of it is not there
 *
 * Writes a page in one plain form, see the top of this file. Time and memory grow in proportion to
 * @n_bytes.
 *
 * Returns: (transfer full): UTF-8 that a parser can be given
 */
GString *
peng_page_make_tame (const char *bytes,
                     gsize       n_bytes,
                     gboolean   *cut)
{
  gsize n_taken = MIN (n_bytes, PENG_PAGE_MAX_BYTES);
  g_autofree char *declared = peng_charset_find_meta (bytes, n_taken);
  gsize length;
  g_autofree char *utf8 = peng_charset_decode (bytes, n_taken, declared, &length, NULL);
  Tamer self = { .end = utf8 + length, .out = g_string_sized_new (length * 2) };
  const char *p = utf8;

  while (p < self.end && self.n_elements < PENG_PAGE_MAX_ELEMENTS)
    {
      const char *text = p;

      p = memchr (p, '<', self.end - p);
      if (p == NULL)
        p = self.end;

      peng_html_append_tame (self.out, text, p, '<', "&lt;");
      if (p < self.end)
        p = read_markup (&self, p);
    }

  *cut = self.cut || p < self.end || n_taken < n_bytes;
  close_down_to (&self, 0);

  return self.out;
}
