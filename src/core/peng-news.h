/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengPanel:
 * @PENG_PANEL_ACTIVITY: 官方活动
 * @PENG_PANEL_COMPOSITION: 优秀作文
 * @PENG_PANEL_VIDEO: 视频中心
 * @PENG_PANEL_BOOKS: 图书推荐
 *
 * The lists of news at the foot of a portal's article page.
 */
typedef enum
{
  PENG_PANEL_ACTIVITY,
  PENG_PANEL_COMPOSITION,
  PENG_PANEL_VIDEO,
  PENG_PANEL_BOOKS,
} PengPanel;

#define PENG_N_PANELS (PENG_PANEL_BOOKS + 1)

/* How many lines a panel has at most. */
#define PENG_PANEL_LENGTH 6

const char *peng_panel_get_name (PengPanel   panel);
gboolean    peng_panel_find     (const char *name,
                                 PengPanel  *panel);

/**
 * PengNews:
 * @title: what the line says
 * @uri: (nullable): where it leads
 * @published: seconds since 1970, UTC
 *
 * One line of a list of news.
 */
typedef struct
{
  char   *title;
  char   *uri;
  gint64  published;
} PengNews;

PengNews   *peng_news_new       (const char *title,
                                 const char *uri,
                                 gint64      published);
void        peng_news_free      (PengNews   *self);
char       *peng_news_write     (GPtrArray  *news,
                                 guint       limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengNews, peng_news_free)

G_END_DECLS
