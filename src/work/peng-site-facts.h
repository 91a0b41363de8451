/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-theme.h"
#include "work/peng-publisher.h"

G_BEGIN_DECLS

/* What the site says of itself: its name, its sections, its article page and the news in that page's
 * panels. Until it has answered there are the page that the program brings with it, no sections and
 * no news. Signals "changed" and "news-changed". */
#define PENG_TYPE_SITE_FACTS (peng_site_facts_get_type ())

G_DECLARE_FINAL_TYPE (PengSiteFacts, peng_site_facts, PENG, SITE_FACTS, GObject)

PengSiteFacts      *peng_site_facts_new              (const PengPublisherFuncs *funcs,
                                                      gpointer         funcs_data,
                                                      gint64           site);
void                peng_site_facts_set_site         (PengSiteFacts   *self,
                                                      gint64           site);
void                peng_site_facts_load_theme       (PengSiteFacts   *self);
void                peng_site_facts_ask              (PengSiteFacts   *self);
void                peng_site_facts_ask_news         (PengSiteFacts   *self);
void                peng_site_facts_ask_page_async   (PengSiteFacts       *self,
                                                      const char          *remote_id,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
PengRemoteArticle  *peng_site_facts_ask_page_finish  (PengSiteFacts       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void                peng_site_facts_stop             (PengSiteFacts   *self);
PengTheme          *peng_site_facts_get_theme        (PengSiteFacts   *self);
const char * const *peng_site_facts_get_sections     (PengSiteFacts   *self);
GPtrArray          *peng_site_facts_get_section_list (PengSiteFacts   *self);
const PengPortalInfo *peng_site_facts_get_info       (PengSiteFacts   *self);
const GError       *peng_site_facts_get_error        (PengSiteFacts   *self);
const char         *peng_site_facts_get_name         (PengSiteFacts   *self);
const char         *peng_site_facts_get_uri          (PengSiteFacts   *self);
GPtrArray          *peng_site_facts_get_news         (PengSiteFacts   *self,
                                                      PengPanel        panel);

G_END_DECLS
