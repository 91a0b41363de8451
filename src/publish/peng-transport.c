/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-transport.h"

#include <gio/gio.h>

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  if (address == NULL)
    return g_ascii_strcasecmp (host, "localhost") == 0;

  return g_inet_address_get_is_loopback (address);
}

/**
 * peng_transport_is_secure:
 * @uri: an address
 *
 * Only what stays on this computer may travel in the clear.
 *
 * Returns: whether it is `https`, or `http` on the loopback interface
 */
gboolean
peng_transport_is_secure (GUri *uri)
{
  const char *scheme;

  g_return_val_if_fail (uri != NULL, FALSE);

  scheme = g_uri_get_scheme (uri);

  return g_str_equal (scheme, "https") ||
         (g_str_equal (scheme, "http") && g_uri_get_host (uri) != NULL &&
          is_loopback (g_uri_get_host (uri)));
}
