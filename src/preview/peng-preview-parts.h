/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-news.h"
#include "preview/peng-page-debt.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What the page shows beside the article and its frame. */
void peng_preview_parts_set_news (PengPageDebt *debt,
                                  PengPanel     panel,
                                  GPtrArray    *news);
void peng_preview_parts_set_code (PengPageDebt *debt,
                                  GdkTexture   *code,
                                  gboolean      is_sample);
void peng_preview_parts_set_page (PengPageDebt *debt,
                                  GDateTime    *published,
                                  gint64        views);

G_END_DECLS
