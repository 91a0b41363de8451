/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-usual-source.h"

/**
 * peng_usual_source_get:
 * @site: where an article goes
 * @document: the article
 *
 * Returns: (transfer none) (nullable): the source that is usual at the site, where the article
 *   names none
 */
const char *
peng_usual_source_get (const PengSiteInfo *site,
                       PengDocument       *document)
{
  g_autofree char *own = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);

  own = g_strdup (peng_document_get_field (document, PENG_FIELD_SOURCE));

  return *site->source != '\0' && *g_strstrip (own) == '\0' ? site->source : NULL;
}
