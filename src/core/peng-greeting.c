/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-greeting"

#include "core/peng-greeting.h"

/**
 * peng_greeting_new:
 * @site: name of the portal
 * @now: the day to tell
 *
 * The line above a portal's pages. It is the page's text, Chinese in every locale.
 *
 * Returns: (transfer full): the line
 */
char *
peng_greeting_new (const char *site,
                   GDateTime  *now)
{
  static const char * const days[] = { "一", "二", "三", "四", "五", "六", "日" };

  g_return_val_if_fail (site != NULL, NULL);

  return g_strdup_printf ("您好，欢迎访问%s！今天是%d月%d日，星期%s", site,
                          g_date_time_get_month (now), g_date_time_get_day_of_month (now),
                          days[g_date_time_get_day_of_week (now) - 1]);
}
