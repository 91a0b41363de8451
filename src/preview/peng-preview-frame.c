/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-frame"

#include "preview/peng-preview-frame.h"

#include "core/peng-greeting.h"

struct _PengPreviewFrame
{
  PengTheme *theme;
  char      *site;
  GStrv      sections;
};

/**
 * peng_preview_frame_new:
 * @theme: the page of a portal
 * @site: the portal's name
 * @sections: (nullable) (array zero-terminated=1): names of its sections
 *
 * Returns: (transfer full): a frame
 */
PengPreviewFrame *
peng_preview_frame_new (PengTheme          *theme,
                        const char         *site,
                        const char * const *sections)
{
  PengPreviewFrame *self = g_new0 (PengPreviewFrame, 1);

  self->theme = peng_theme_ref (theme);
  self->site = g_strdup (site);
  self->sections = sections != NULL ? g_strdupv ((char **) sections) : g_new0 (char *, 1);

  return self;
}

/**
 * peng_preview_frame_free:
 * @self: (transfer full): a frame
 */
void
peng_preview_frame_free (PengPreviewFrame *self)
{
  peng_theme_unref (self->theme);
  g_free (self->site);
  g_strfreev (self->sections);
  g_free (self);
}

/**
 * peng_preview_frame_equal:
 * @a: a frame
 * @b: another
 *
 * Returns: whether both make the same page
 */
gboolean
peng_preview_frame_equal (PengPreviewFrame *a,
                          PengPreviewFrame *b)
{
  return g_str_equal (peng_theme_get_etag (a->theme), peng_theme_get_etag (b->theme)) &&
         g_str_equal (a->site, b->site) &&
         g_strv_equal ((const char * const *) a->sections, (const char * const *) b->sections);
}

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
dup_navigation (GStrv sections)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    {
      g_string_append (out, "<li><a href=\"#\">");
      peng_html_append_escaped (out, sections[i]);
      g_string_append (out, "</a></li>");
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_preview_frame_write:
 * @self: a frame
 *
 * Makes the page without an article, news and a code in it: the preview puts them in by patches.
 *
 * Returns: (transfer full): HTML
 */
char *
peng_preview_frame_write (PengPreviewFrame *self)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  take (values, "head", dup_head (self->theme));
  take (values, "site", g_strdup (self->site));
  take (values, "page_title", g_strdup (self->site));
  take (values, "footer", g_strdup (self->site));
  take (values, "greeting", peng_greeting_new (self->site, now));
  take (values, "navigation", dup_navigation (self->sections));

  return peng_theme_fill (self->theme, values);
}
