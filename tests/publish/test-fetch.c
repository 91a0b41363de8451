/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-fetch.h"

#include "test-answer.h"

#include <libsoup/soup.h>

/* What comes of an address in a page that somebody pasted: from a site on this computer, by real
 * HTTP; sites elsewhere have a name that never leads anywhere (RFC 6761). */

#define FETCHED   -1
#define MAX_BYTES 1000

static const struct
{
  const char *name;
  const char *address;  /* behind that of the site, if it begins with a slash */
  int         code;
} cases[] = {
  { "picture", "/a.png", FETCHED },
  { "moved-here", "/moved-here", FETCHED },
  { "gone", "/gone", PENG_FETCH_ERROR_NOT_FOUND },
  { "refused", "/refused", PENG_FETCH_ERROR_REFUSED },
  { "page", "/page", PENG_FETCH_ERROR_NO_PICTURE },
  { "large", "/large", PENG_FETCH_ERROR_TOO_LARGE },
  { "nowhere", "https://pictures.invalid/a.png", PENG_FETCH_ERROR_UNREACHABLE },
  { "moved-nowhere", "/moved-nowhere", PENG_FETCH_ERROR_UNREACHABLE },
  { "no-address", "https://", PENG_FETCH_ERROR_UNREACHABLE },
  { "in-the-clear", "http://pictures.invalid/a.png", PENG_FETCH_ERROR_IN_THE_CLEAR },
  { "in-the-clear-port", "http://pictures.invalid:8080/a.png", PENG_FETCH_ERROR_IN_THE_CLEAR },
  { "moved-into-the-clear", "/moved-into-the-clear", PENG_FETCH_ERROR_IN_THE_CLEAR },
};

static void
reply_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  static const char bytes[MAX_BYTES + 1] = { 0 };
  const char *type = g_str_equal (path, "/page") ? "text/html" : "image/png";
  gsize n_bytes = g_str_equal (path, "/large") ? sizeof bytes : 100;

  if (g_str_equal (path, "/gone"))
    soup_server_message_set_status (message, SOUP_STATUS_GONE, NULL);
  else if (g_str_equal (path, "/refused"))
    soup_server_message_set_status (message, SOUP_STATUS_FORBIDDEN, NULL);
  else if (g_str_equal (path, "/moved-here"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/a.png");
  else if (g_str_equal (path, "/moved-nowhere"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "https://pictures.invalid/");
  else if (g_str_equal (path, "/moved-into-the-clear"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "http://pictures.invalid/");
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, type, SOUP_MEMORY_STATIC, bytes, n_bytes);
    }
}

static char *
dup_address (SoupServer *server,
             const char *address)
{
  GSList *uris = soup_server_get_uris (server);
  g_autofree char *base = g_uri_to_string (uris->data);
  char *whole = *address == '/' ? g_strconcat (base, address + 1, NULL) : g_strdup (address);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return whole;
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr(PengFetch) fetch = peng_fetch_new (60);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *address = NULL;

  soup_server_add_handler (server, NULL, reply_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  address = dup_address (server, cases[i].address);

  peng_fetch_run_async (fetch, address, MAX_BYTES, NULL, NULL, NULL, answer_cb, &result);
  bytes = peng_fetch_run_finish (fetch, wait_for (&result), &error);

  if (cases[i].code == FETCHED)
    g_assert_no_error (error);
  else
    g_assert_error (error, PENG_FETCH_ERROR, cases[i].code);
  g_assert_true ((bytes != NULL) == (cases[i].code == FETCHED));
  soup_server_disconnect (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fetch/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
