/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-check.h"

G_BEGIN_DECLS

/* What is said of the findings of a page, and how they are kept. */
char       *peng_page_finding_dup_text    (const PengPageFinding *finding);
char       *peng_page_finding_dup_place   (const PengPageFinding *finding);
const char *peng_page_finding_get_advice  (const PengPageFinding *finding);
char       *peng_page_findings_write      (GPtrArray             *findings);
GPtrArray  *peng_page_findings_read       (const char            *text);

G_END_DECLS
