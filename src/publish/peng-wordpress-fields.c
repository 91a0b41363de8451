/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-fields.h"

#include "core/peng-html-writer.h"
#include "core/peng-unicode.h"

#include <string.h>

#define CREDITS_START "<p class=\"peng-credits\" style=\"text-align:right\">"
#define CREDITS_END   "</p>\n"

static const PengField hidden[] = {
  PENG_FIELD_SHORT_TITLE, PENG_FIELD_SOURCE, PENG_FIELD_AUTHOR, PENG_FIELD_PHOTOGRAPHER,
  PENG_FIELD_EVENT_DATE,
};

/* Chinese in every locale, as the school's pages are. */
static const struct
{
  PengField   field;
  const char *label;
} credits[] = {
  { PENG_FIELD_SOURCE,       "信息来自：" },
  { PENG_FIELD_AUTHOR,       "作者：" },
  { PENG_FIELD_PHOTOGRAPHER, "摄影：" },
};

static char *
dup_clean (PengArticle *article,
           PengField    field)
{
  return g_strstrip (peng_unicode_clean_line (peng_article_get_field (article, field), -1));
}

/* Two dashes would end a comment. */
static char *
escape (const char *text)
{
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);
  g_autoptr(GString) out = g_string_new (escaped);

  g_string_replace (out, "-", "%2D", 0);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * peng_wordpress_fields_write:
 * @article: an article
 *
 * Returns: (transfer full): the fields that a post has no place for, as a word of ASCII; empty where
 *   the article has none
 */
char *
peng_wordpress_fields_write (PengArticle *article)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_autofree char *text = dup_clean (article, hidden[i]);
      g_autofree char *escaped = escape (text);

      if (*text != '\0')
        g_string_append_printf (out, "%s%s:%s", out->len > 0 ? ";" : "",
                                peng_field_get_name (hidden[i]), escaped);
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_wordpress_fields_get_mask:
 *
 * Returns: the fields that a post has no place for, as bits 1 << #PengField
 */
guint
peng_wordpress_fields_get_mask (void)
{
  guint mask = 0;

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    mask |= 1u << hidden[i];

  return mask;
}

/**
 * peng_wordpress_fields_read:
 * @written: (nullable): what a post's marker says
 * @fields: (array fixed-size=10): the texts that are found are put there, by #PengField; owned by
 *   the caller
 *
 * Reads what peng_wordpress_fields_write() gave, and takes nothing else for it.
 */
void
peng_wordpress_fields_read (const char  *written,
                            char       **fields)
{
  g_auto(GStrv) parts = g_strsplit (written != NULL ? written : "", ";", PENG_N_FIELDS);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');
      g_autofree char *text = NULL;
      PengField field;

      if (colon == NULL)
        continue;

      *colon = '\0';
      text = g_uri_unescape_string (colon + 1, NULL);
      if (text == NULL || !g_utf8_validate (text, -1, NULL) ||
          !peng_field_from_name (parts[i], &field) || (peng_wordpress_fields_get_mask () & (1u << field)) == 0)
        continue;

      g_free (fields[field]);
      fields[field] = g_strstrip (peng_unicode_clean_line (text, -1));
    }
}

/**
 * peng_wordpress_credits_write:
 * @article: an article
 *
 * Returns: (transfer full): the last line of its text, which says where it comes from and who made
 *   it, as HTML; empty where it does not say
 */
char *
peng_wordpress_credits_write (PengArticle *article)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (credits); i++)
    {
      g_autofree char *text = dup_clean (article, credits[i].field);

      if (*text == '\0')
        continue;

      g_string_append (out, out->len > 0 ? "\u3000" : CREDITS_START);
      g_string_append (out, credits[i].label);
      peng_html_append_escaped (out, text);
    }

  if (out->len > 0)
    g_string_append (out, CREDITS_END);

  return g_string_free (out, FALSE);
}

/**
 * peng_wordpress_credits_dup_without:
 * @html: text of a post
 *
 * Returns: (transfer full): it without the line of peng_wordpress_credits_write()
 */
char *
peng_wordpress_credits_dup_without (const char *html)
{
  const char *start = strstr (html, "<p class=\"peng-credits\"");
  const char *end = start != NULL ? strstr (start, "</p>") : NULL;

  if (end == NULL)
    return g_strdup (html);

  return g_strdup_printf ("%.*s%s", (int) (start - html), html, end + strlen ("</p>"));
}
