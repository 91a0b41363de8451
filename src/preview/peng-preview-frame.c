/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-frame"

#include "preview/peng-preview-frame.h"

#include "core/peng-greeting.h"

/* The code leads to the page's address, which only publishing gives. */
static const char qr_place[] =
  "<svg viewBox=\"0 0 120 120\" width=\"120\" height=\"120\" role=\"img\" aria-label=\"二维码\">"
  "<rect x=\"2\" y=\"2\" width=\"116\" height=\"116\" rx=\"8\" fill=\"none\" stroke=\"#9aa3ad\""
  " stroke-dasharray=\"6 5\" stroke-width=\"2\"/>"
  "<text x=\"60\" y=\"65\" text-anchor=\"middle\" font-size=\"14\" fill=\"#6b7480\">发布后生成</text>"
  "</svg>";

/* What stands in the panels is the site's own and changes by the hour. */
static const char panel_place[] =
  "<li><span style=\"color:#6b7480\">这里显示站点的最新内容</span></li>";

static void
take (GHashTable *values,
      const char *name,
      char       *value)
{
  g_hash_table_insert (values, (char *) name, value);
}

/* A style sheet inside the page must not end its own element. */
static char *
dup_head (PengTheme *theme)
{
  g_autoptr(GString) css = g_string_new (peng_theme_get_css (theme));

  g_string_replace (css, "</", "<\\/", 0);

  return g_strconcat ("<style>", css->str, "</style>", NULL);
}

static char *
dup_navigation (const char * const *sections)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; sections != NULL && sections[i] != NULL; i++)
    {
      g_string_append (out, "<li><a href=\"#\">");
      peng_html_append_escaped (out, sections[i]);
      g_string_append (out, "</a></li>");
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_preview_frame_new:
 * @theme: the page of a portal
 * @site: the portal's name
 * @sections: (nullable) (array zero-terminated=1): names of its sections
 *
 * Makes the page without an article in it: the preview puts that in by patches.
 *
 * Returns: (transfer full): HTML
 */
char *
peng_preview_frame_new (PengTheme          *theme,
                        const char         *site,
                        const char * const *sections)
{
  static const char * const panels[] = { "activity", "composition", "video", "books" };
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  take (values, "head", dup_head (theme));
  take (values, "site", g_strdup (site));
  take (values, "page_title", g_strdup (site));
  take (values, "footer", g_strdup (site));
  take (values, "greeting", peng_greeting_new (site, now));
  take (values, "navigation", dup_navigation (sections));
  take (values, "time", g_date_time_format (now, "%Y-%m-%d %H:%M:%S"));
  take (values, "views", g_strdup ("0"));
  take (values, "qr", g_strdup (qr_place));
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    take (values, panels[i], g_strdup (panel_place));

  return peng_theme_fill (theme, values);
}
