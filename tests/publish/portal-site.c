/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-site.h"

PengSite *
listen_on_loopback (SoupServer *soup)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *base = NULL;
  GSList *uris;
  PengSite *site;

  soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (soup);
  base = g_strdup_printf ("http://127.0.0.1:%d/p/", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  site = peng_site_new ("7", "Portal", PENG_SITE_KIND_PENGCHENG, base, &error);
  g_assert_no_error (error);

  return site;
}

const char *
get_header (SoupServerMessage *message,
            const char        *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), name);
}
