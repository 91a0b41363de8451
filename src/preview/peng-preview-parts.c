/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview"

#include "preview/peng-preview-parts.h"

#include "core/peng-html-writer.h"

#define SAMPLE_LENGTH 5

/* What stands in a panel while the site's own news are not known: as long as real ones, and marked.
 * It is the page's text, Chinese in every locale. */
static const char * const samples[PENG_N_PANELS][SAMPLE_LENGTH] = {
  [PENG_PANEL_ACTIVITY] = {
    "全市中小学生读书月活动启动", "中小学科技节作品征集", "红领巾讲解员走进汉文化景区",
    "校园足球联赛小学组收官", "“我们的节日”主题班会展评",
  },
  [PENG_PANEL_COMPOSITION] = {
    "云龙湖的早晨", "爷爷的烙馍鏊子", "第一次当升旗手", "雨后的黄河故道", "教室窗外的那棵银杏",
  },
  [PENG_PANEL_VIDEO] = {
    "微课堂：汉画像石里的故事", "中小学生合唱节展演", "名师讲堂：怎样读古诗",
    "防溺水安全教育公开课", "校园广播操比赛集锦",
  },
  [PENG_PANEL_BOOKS] = {
    "《城南旧事》：童年的目光", "《昆虫记》：蹲下来看世界", "《草房子》：成长的重量",
    "《中国神话故事》共读指南", "《海底两万里》导读",
  },
};

static char *
write_sample (PengPanel panel)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < SAMPLE_LENGTH; i++)
    {
      g_string_append (out, "<li><a>");
      peng_html_append_escaped (out, samples[panel][i]);
      g_string_append (out, "</a><time>示例</time></li>");
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_preview_parts_set_news:
 * @debt: what the page is to show
 * @panel: a panel
 * @news: (nullable) (element-type PengNews): what the site says; %NULL gives a sample
 */
void
peng_preview_parts_set_news (PengPageDebt *debt,
                             PengPanel     panel,
                             GPtrArray    *news)
{
  g_autofree char *id = g_strconcat ("peng-panel-", peng_panel_get_name (panel), NULL);
  g_autofree char *html = news != NULL ? peng_news_write (news, PENG_PANEL_LENGTH)
                                       : write_sample (panel);

  peng_page_debt_set_part (debt, id, html);
}

#define IMAGE "<img src=\"data:image/png;base64,"

static char *
write_code (const char *png)
{
  return g_strconcat (IMAGE, png, "\" alt=\"本页网址的二维码\""
                      " style=\"image-rendering: pixelated\">", NULL);
}

static char *
write_sample_code (const char *png)
{
  return g_strconcat ("<div style=\"position: relative\">" IMAGE, png,
                      "\" alt=\"二维码示例\" style=\"image-rendering: pixelated; opacity: .35\">"
                      "<svg viewBox=\"0 0 128 128\" style=\"position: absolute; inset: 0\">"
                      "<rect x=\"20\" y=\"51\" width=\"88\" height=\"26\" rx=\"4\" fill=\"#fff\"/>"
                      "<text x=\"64\" y=\"69\" text-anchor=\"middle\" font-size=\"15\""
                      " fill=\"#39414b\">发布后生成</text></svg></div>", NULL);
}

/**
 * peng_preview_parts_set_code:
 * @debt: what the page is to show
 * @code: a QR code
 * @is_sample: whether it leads to another place than the page's own: then it is faint, and says when
 *   there will be a real one
 */
void
peng_preview_parts_set_code (PengPageDebt *debt,
                             GdkTexture   *code,
                             gboolean      is_sample)
{
  g_autoptr(GBytes) bytes = gdk_texture_save_to_png_bytes (code);
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *png = g_base64_encode (data, size);
  g_autofree char *html = is_sample ? write_sample_code (png) : write_code (png);

  peng_page_debt_set_part (debt, "peng-qr", html);
}

/**
 * peng_preview_parts_set_page:
 * @debt: what the page is to show
 * @published: (nullable): when readers first saw it; %NULL stands for now
 * @views: how often they have
 */
void
peng_preview_parts_set_page (PengPageDebt *debt,
                             GDateTime    *published,
                             gint64        views)
{
  g_autoptr(GDateTime) time = published != NULL ? g_date_time_to_local (published)
                                                : g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, views);

  peng_page_debt_set_part (debt, "peng-time", moment);
  peng_page_debt_set_part (debt, "peng-views", count);
}
