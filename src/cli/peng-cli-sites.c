/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-sites.h"

#include "cli/peng-cli.h"

#include <string.h>

/**
 * peng_cli_sites_list:
 * @run: a run
 * @store: an open store
 *
 * Returns: (transfer full) (element-type PengSiteInfo) (nullable): the sites; %NULL when it was
 *   said why not
 */
GPtrArray *
peng_cli_sites_list (PengCliRun *run,
                     PengStore  *store)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *sites;

  peng_store_list_sites_async (store, NULL, peng_cli_run_answer_cb, run);
  sites = peng_store_list_sites_finish (store, peng_cli_run_wait (run), &error);
  if (sites == NULL)
    peng_cli_explain (NULL, error);

  return sites;
}

/**
 * peng_cli_sites_find:
 * @sites: (element-type PengSiteInfo): the sites
 * @name: what one of them is called, or its number
 *
 * Returns: (transfer none) (nullable): that one
 */
const PengSiteInfo *
peng_cli_sites_find (GPtrArray  *sites,
                     const char *name)
{
  for (guint i = 0; i < sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (sites, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, site->id);

      if (strcmp (site->name, name) == 0 || strcmp (number, name) == 0)
        return site;
    }

  return NULL;
}
