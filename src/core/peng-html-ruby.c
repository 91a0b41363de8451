/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-ruby.h"

#include <string.h>

/* Characters with their reading over them (the HTML standard, section 4.5.10). An article has no such
 * lines: the reading stands behind, in brackets, once for all characters, as newspapers print it. Its
 * syllables make one word; the page's own brackets would stand behind each character. */

static void
end_part (PengHtmlRuby *self)
{
  if (self->in_reading)
    {
      char *part = g_strstrip (self->reading->str + self->part);

      self->part += strlen (part);
      g_string_truncate (self->reading, self->part);
    }

  self->in_reading = self->in_bracket = FALSE;
}

/**
 * peng_html_ruby_read:
 * @self: where the filter is
 * @tag: `ruby`, `rb`, `rt`, `rtc` or `rp`
 * @is_end: whether it is its end tag
 * @out: what was written so far
 *
 * Goes on by a tag; each ends the part before it, which need not be closed.
 */
void
peng_html_ruby_read (PengHtmlRuby *self,
                     const char   *tag,
                     gboolean      is_end,
                     GString      *out)
{
  if (g_str_equal (tag, "ruby"))
    {
      peng_html_ruby_end (self, out);
      self->part = 0;
      if (!is_end)
        self->reading = g_string_new (NULL);
      return;
    }

  if (self->reading == NULL)
    return;

  end_part (self);
  self->in_reading = !is_end && g_str_equal (tag, "rt");
  self->in_bracket = !is_end && g_str_equal (tag, "rp");
}

/**
 * peng_html_ruby_get_place:
 * @self: where the filter is
 * @out: what was written so far
 *
 * Returns: (transfer none) (nullable): where words belong; %NULL where they go
 */
GString *
peng_html_ruby_get_place (PengHtmlRuby *self,
                          GString      *out)
{
  if (self->in_bracket)
    return NULL;

  return self->in_reading ? self->reading : out;
}

/**
 * peng_html_ruby_end:
 * @self: where the filter is
 * @out: what was written so far; the reading is added to it
 *
 * Ends what is open, if it is.
 */
void
peng_html_ruby_end (PengHtmlRuby *self,
                    GString      *out)
{
  if (self->reading == NULL)
    return;

  end_part (self);
  if (self->reading->len > 0)
    g_string_append_printf (out, "（%s）", self->reading->str);

  g_string_free (g_steal_pointer (&self->reading), TRUE);
}
