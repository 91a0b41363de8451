/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-section.h"

#include <string.h>

/* The first is the news, the last the notices: the home page has a list of each. */
const PengServerSection peng_server_sections[PENG_SERVER_N_SECTIONS] = {
  { "bendizixun", "本地资讯", NULL },
  { "guanfanghuodong", "官方活动", "activity" },
  { "youxiuzuowen", "优秀作文", "composition" },
  { "shipinzhongxin", "视频中心", "video" },
  { "tushutuijian", "图书推荐", "books" },
  { "tongzhigonggao", "通知公告", NULL },
};

/**
 * peng_server_section_find:
 * @id_or_name: what a client or a reader calls it
 *
 * Returns: (transfer none) (nullable): the section
 */
const PengServerSection *
peng_server_section_find (const char *id_or_name)
{
  for (guint i = 0; i < PENG_SERVER_N_SECTIONS; i++)
    {
      const PengServerSection *section = &peng_server_sections[i];

      if (strcmp (section->id, id_or_name) == 0 || strcmp (section->name, id_or_name) == 0)
        return section;
    }

  return NULL;
}
