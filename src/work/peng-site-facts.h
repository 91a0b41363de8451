/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-theme.h"
#include "work/peng-local-portal.h"

G_BEGIN_DECLS

/* What the site says of itself: its name, its sections, its article page. Until it has answered
 * there are the page that the program brings with it and no sections. Signal "changed". */
#define PENG_TYPE_SITE_FACTS (peng_site_facts_get_type ())

G_DECLARE_FINAL_TYPE (PengSiteFacts, peng_site_facts, PENG, SITE_FACTS, GObject)

PengSiteFacts      *peng_site_facts_new              (PengLocalPortal *portal);
void                peng_site_facts_load_theme       (PengSiteFacts   *self);
void                peng_site_facts_ask              (PengSiteFacts   *self);
void                peng_site_facts_stop             (PengSiteFacts   *self);
PengTheme          *peng_site_facts_get_theme        (PengSiteFacts   *self);
const char * const *peng_site_facts_get_sections     (PengSiteFacts   *self);
GPtrArray          *peng_site_facts_get_section_list (PengSiteFacts   *self);
const char         *peng_site_facts_get_name         (PengSiteFacts   *self);

G_END_DECLS
