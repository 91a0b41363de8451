/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-server"

#include "portal/peng-server-address.h"

#include <gio/gio.h>

/* One address each that is for documentation alone (RFC 5737, RFC 3849): nobody has it, and the way
 * to it is the way to everybody. Nothing is sent there. */
static const char *
get_far_address (GSocketFamily family)
{
  return family == G_SOCKET_FAMILY_IPV6 ? "2001:db8::1" : "192.0.2.1";
}

/* The address that this computer has in the network by which it reaches others; those in the same
 * network find it by that. %NULL where there is no network. */
static char *
dup_own_address (GSocketFamily family)
{
  g_autoptr(GSocket) socket = g_socket_new (family, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP,
                                            NULL);
  g_autoptr(GSocketAddress) far = g_inet_socket_address_new_from_string (get_far_address (family),
                                                                         9);
  g_autoptr(GSocketAddress) own = NULL;

  if (socket == NULL || !g_socket_connect (socket, far, NULL, NULL))
    return NULL;

  own = g_socket_get_local_address (socket, NULL);
  if (own == NULL)
    return NULL;

  return g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (own)));
}

/**
 * peng_server_address_build_uri:
 * @address: an IP address of this computer, or `0.0.0.0` or `::` for all of them
 * @port: a port
 *
 * Returns: (transfer full): what readers can type and telephones can scan. For one who listens
 *   everywhere it is the address in the network, as a telephone seldom knows a computer by name; the
 *   name where there is no network
 */
char *
peng_server_address_build_uri (const char *address,
                               guint16     port)
{
  g_autoptr(GInetAddress) inet = g_inet_address_new_from_string (address);
  GSocketFamily family;
  g_autofree char *own = NULL;

  g_return_val_if_fail (inet != NULL, NULL);

  family = g_inet_address_get_family (inet);
  if (!g_inet_address_get_is_any (inet))
    own = g_strdup (address);
  else
    own = dup_own_address (family);

  if (own == NULL)
    return g_strdup_printf ("http://%s:%u/", g_get_host_name (), port);

  return g_strdup_printf (family == G_SOCKET_FAMILY_IPV6 ? "http://[%s]:%u/" : "http://%s:%u/", own,
                          port);
}
