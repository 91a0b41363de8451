/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-http-redirect.h"

/**
 * peng_http_redirect_is_one:
 * @status: of an answer
 *
 * Returns: whether the answer is that it is to be asked elsewhere
 */
gboolean
peng_http_redirect_is_one (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static gboolean
is_same_origin (GUri *a,
                GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

static SoupMessage *
copy_message (SoupMessage *message,
              GUri        *uri)
{
  SoupMessage *copy = soup_message_new_from_uri (soup_message_get_method (message), uri);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  soup_message_headers_iter_init (&iter, soup_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      if (g_ascii_strcasecmp (name, "Host") != 0)
        soup_message_headers_replace (soup_message_get_request_headers (copy), name, value);
    }

  return copy;
}

/**
 * peng_http_redirect_new_message:
 * @message: what was asked, and was redirected
 *
 * Returns: (transfer full) (nullable): the same question where it is to be asked; %NULL where that
 *   is nowhere, or at another origin, which must not learn the token
 */
SoupMessage *
peng_http_redirect_new_message (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  GUri *from = soup_message_get_uri (message);
  g_autoptr(GUri) to = NULL;

  if (location != NULL)
    to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (to == NULL || g_uri_get_host (to) == NULL || !is_same_origin (from, to))
    return NULL;

  return copy_message (message, to);
}
