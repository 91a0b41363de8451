/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-news"

#include "core/peng-news.h"

#include "core/peng-html-writer.h"

static const char * const panel_names[PENG_N_PANELS] = {
  [PENG_PANEL_ACTIVITY]    = "activity",
  [PENG_PANEL_COMPOSITION] = "composition",
  [PENG_PANEL_VIDEO]       = "video",
  [PENG_PANEL_BOOKS]       = "books",
};

/**
 * peng_panel_get_name:
 * @panel: a panel
 *
 * Returns: (transfer none): what themes and the API call it
 */
const char *
peng_panel_get_name (PengPanel panel)
{
  g_return_val_if_fail ((guint) panel < PENG_N_PANELS, NULL);

  return panel_names[panel];
}

/**
 * peng_panel_find:
 * @name: what themes and the API call it
 * @panel: (out): the panel
 *
 * Returns: whether there is one of that name
 */
gboolean
peng_panel_find (const char *name,
                 PengPanel  *panel)
{
  for (guint i = 0; i < PENG_N_PANELS; i++)
    {
      if (g_str_equal (panel_names[i], name))
        {
          *panel = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * peng_news_new:
 * @title: what the line says
 * @uri: (nullable): where it leads
 * @published: seconds since 1970, UTC
 *
 * Returns: (transfer full): a line
 */
PengNews *
peng_news_new (const char *title,
               const char *uri,
               gint64      published)
{
  PengNews *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (PengNews, 1);
  self->title = g_strdup (title);
  self->uri = g_strdup (uri);
  self->published = published;

  return self;
}

/**
 * peng_news_free:
 * @self: (transfer full): a line
 */
void
peng_news_free (PengNews *self)
{
  g_free (self->title);
  g_free (self->uri);
  g_free (self);
}

static void
append_time (GString *out,
             gint64   published)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (published);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%m-%d") : NULL;

  if (time != NULL)
    g_string_append_printf (out, "<time datetime=\"%s\">%s</time>", date, text);
}

static void
append_line (GString        *out,
             const PengNews *news)
{
  g_string_append (out, "<li><a");
  if (news->uri != NULL)
    {
      g_string_append (out, " href=\"");
      peng_html_append_escaped (out, news->uri);
      g_string_append (out, "\"");
    }
  g_string_append (out, ">");
  peng_html_append_escaped (out, news->title);
  g_string_append (out, "</a>");
  append_time (out, news->published);
  g_string_append (out, "</li>");
}

/**
 * peng_news_write:
 * @news: (element-type PengNews): newest first
 * @limit: how many of them at most
 *
 * Writes what stands in a list of a page. It is the page's text, Chinese in every locale.
 *
 * Returns: (transfer full): `<li>` elements, one that says so where there are no news
 */
char *
peng_news_write (GPtrArray *news,
                 guint      limit)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (news->len, limit); i++)
    append_line (out, g_ptr_array_index (news, i));

  if (news->len == 0)
    g_string_append (out, "<li class=\"empty\">还没有文章</li>");

  return g_string_free (out, FALSE);
}
