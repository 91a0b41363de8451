/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "html-scan.h"

#include <string.h>

#define ADDRESS "((?i:https?://|mailto:|tel:)[^\"<> ]+|#[^\"<> ]+)"
#define MEDIA   "media:[0-9a-f]{64}"
#define TEXT    "[^\"<>]*"
#define ALIGN   "( class=\"align-(center|right|justify)\")?"

/* A tag that is allowed, whole. */
static const char *tags[] = {
  "</(p|h[234]|ul|ol|li|blockquote|cite|figure|figcaption|video|audio|table|colgroup|thead|tbody|tr|th|td)>",
  "</(a|strong|em|u|s|sub|sup|mark|span)>",
  "<(ul|blockquote|cite|figcaption|table|colgroup|thead|tbody|tr|strong|em|u|s|sub|sup|mark|br|hr)>",
  "<p class=\"((align-(center|right|justify) )?no-indent|attachment)\">",
  "<(p|h[234]|li)" ALIGN ">",
  "<li class=\"skip\">",
  "<ol( start=\"[1-9][0-9]*\")?>",
  "<figure class=\"(image( size-(half|full))?|gallery layout-(rows|two|three))\">",
  "<figure class=\"(video|audio|table)\">",
  "<img src=\"" MEDIA "\" alt=\"" TEXT "\"( width=\"[1-9][0-9]*\")?( height=\"[1-9][0-9]*\")?>",
  "<(video|audio) src=\"" MEDIA "\"( poster=\"" MEDIA "\")? controls>",
  "<col width=\"[1-9][0-9]*%\">",
  "<(td|th)" ALIGN "( colspan=\"[0-9]+\")?( rowspan=\"[0-9]+\")?>",
  "<a href=\"" ADDRESS "\">",
  "<a href=\"" MEDIA "\" download=\"" TEXT "\">",
  "<span class=\"(space|color-(red|orange|green|blue|purple|gray))\">",
};

static GRegex *
get_regex (void)
{
  static GRegex *regex;

  if (regex == NULL)
    {
      g_autofree char *all = NULL;
      g_autofree char *pattern = NULL;
      GStrvBuilder *builder = g_strv_builder_new ();
      g_auto(GStrv) strv = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
        g_strv_builder_add (builder, tags[i]);

      strv = g_strv_builder_end (builder);
      g_strv_builder_unref (builder);
      all = g_strjoinv ("|", strv);
      pattern = g_strdup_printf ("(?:%s)", all);
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_ANCHORED, 0, NULL);
      g_assert_nonnull (regex);
    }

  return regex;
}

static gboolean
match_tag (const char  *p,
           const char **end)
{
  g_autoptr(GMatchInfo) match = NULL;
  const char *close = strchr (p, '>');
  int length;

  if (close == NULL ||
      !g_regex_match_full (get_regex (), p, close + 1 - p, 0, 0, &match, NULL))
    return FALSE;

  g_match_info_fetch_pos (match, 0, NULL, &length);
  *end = p + length;

  return length == close + 1 - p;
}

gboolean
html_scan (const char  *html,
           char       **complaint)
{
  const char *p = html;

  if (!g_utf8_validate (html, -1, NULL))
    {
      *complaint = g_strdup ("not UTF-8");
      return FALSE;
    }

  while (*p != '\0')
    {
      const char *end = p + 1;

      if ((*p == '<' && !match_tag (p, &end)) || *p == '>')
        {
          *complaint = g_strdup_printf ("not allowed: %.200s", p);
          return FALSE;
        }

      p = end;
    }

  return TRUE;
}
