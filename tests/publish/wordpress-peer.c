/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-peer.h"

#include "publish/peng-problem.h"
#include "publish/peng-wordpress-portal.h"
#include "test-answer.h"

#include <libsoup/soup.h>
#include <string.h>

const char *
peer_get (const char *variable)
{
  const char *value = g_getenv (variable);

  if (value == NULL)
    g_error ("%s is not set: run this by run-with-wordpress.sh", variable);

  return value;
}

char *
peer_dup_category (const char *name)
{
  g_auto(GStrv) pairs = g_strsplit (peer_get ("WP_CATEGORIES"), ",", -1);
  gsize length = strlen (name);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (strncmp (pairs[i], name, length) == 0 && pairs[i][length] == ':')
        return g_strdup (pairs[i] + length + 1);
    }

  g_error ("no category %s", name);
}

char *
peer_dup_secret (const char *role)
{
  g_autofree char *user = g_strdup_printf ("WP_%s_USER", role);
  g_autofree char *password = g_strdup_printf ("WP_%s_APP_PASSWORD", role);

  return g_strconcat (peer_get (user), ":", peer_get (password), NULL);
}

PengPortal *
peer_new_portal (const char *base,
                 const char *secret)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengSite) site = peng_site_new ("7", "WordPress", PENG_SITE_KIND_WORDPRESS, base, &error);

  g_assert_no_error (error);

  return peng_wordpress_portal_new (site, secret, 20000);
}

PengPortal *
peer_new_portal_as (const char *role)
{
  g_autofree char *secret = peer_dup_secret (role);

  return peer_new_portal (peer_get ("WP_URL"), secret);
}

static GBytes *
send (SoupMessage *message,
      guint       *status)
{
  g_autoptr(SoupSession) session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *reply;

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, answer_cb, &answer);
  reply = soup_session_send_and_read_finish (session, wait_for (&answer), &error);
  g_assert_no_error (error);
  if (status != NULL)
    *status = soup_message_get_status (message);

  return reply;
}

JsonNode *
peer_ask (const char *role,
          const char *method,
          const char *path,
          const char *body,
          guint      *status)
{
  g_autofree char *secret = peer_dup_secret (role);
  g_autofree char *base64 = g_base64_encode ((const guchar *) secret, strlen (secret));
  g_autofree char *authorization = g_strconcat ("Basic ", base64, NULL);
  g_autofree char *uri = g_strconcat (peer_get ("WP_REST"), path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (method, uri);
  g_autoptr(GBytes) sent = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;
  g_autoptr(GBytes) reply = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               authorization);
  if (sent != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", sent);
  reply = send (message, status);

  return peng_json_parse_any (reply, NULL);
}

JsonArray *
peer_list_posts (const char *words)
{
  g_autofree char *escaped = g_uri_escape_string (words, NULL, FALSE);
  g_autofree char *path = g_strconcat ("wp/v2/posts?context=edit&status=any,trash&per_page=100"
                                       "&orderby=id&order=asc&search=", escaped, NULL);
  guint status;
  g_autoptr(JsonNode) node = peer_ask ("ADMIN", "GET", path, NULL, &status);

  g_assert_cmpuint (status, ==, 200);

  return json_node_dup_array (node);
}

char *
peer_read_page (const char *uri,
                guint      *status)
{
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GBytes) reply = send (message, status);

  return g_strndup (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply));
}

guint
peer_count_requests (const char *method,
                     const char *path)
{
  g_autofree char *log = NULL;
  g_autofree char *request = g_strdup_printf (" %s %s", method, path);
  g_auto(GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (peer_get ("WP_ACCESS_LOG"), &log, NULL, NULL));
  parts = g_strsplit (log, request, -1);

  return g_strv_length (parts) - 1;
}

static void
run_peer (const char *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, peer_get ("WP_PEER"),
                              command, peer_get ("WP_DIR"), NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

void
peer_come_due (void)
{
  run_peer ("due");
}

void
peer_lose_due (void)
{
  run_peer ("lose");
}

/* GIF 89a: one dot, and a comment with the number. */
GBytes *
peer_make_picture (guint number)
{
  static const guint8 head[] = {
    'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff,
    0x21, 0xfe, 8,
  };
  static const guint8 tail[] = {
    0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
  };
  g_autofree char *text = g_strdup_printf ("%08u", number % 100000000);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) text, 8);
  g_byte_array_append (bytes, tail, sizeof tail);

  return g_byte_array_free_to_bytes (bytes);
}
