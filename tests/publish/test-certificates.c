/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-pengcheng-portal.h"
#include "publish/peng-wordpress-portal.h"

#include "portal-site.h"
#include "test-answer.h"

#include <glib/gstdio.h>

/* Who a site is, is proved before it is told anything: by certificates that are made here, and an
 * authority that this test alone believes in. */

#define CURVE "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"

static char *folder;

static const char * const adapters[] = { "pengcheng", "wordpress" };

typedef struct
{
  const char *name;
  const char *subject;   /* who it is for, as an extension of X.509 has it */
  int         days;      /* it is valid for, from now on */
  gboolean    vouched;
  const char *flaw;      /* or NULL where it is accepted */
} Case;

static const Case cases[] = {
  { "good", "IP:127.0.0.1", 2, TRUE, NULL },
  { "good-name", "DNS:localhost", 2, TRUE, NULL },
  { "self-signed", "IP:127.0.0.1", 2, FALSE, "certificate that nobody vouches for" },
  { "other-host", "DNS:school.example", 2, TRUE, "certificate of another host" },
  { "any-host", "DNS:*", 2, TRUE, "certificate of another host" },
  { "other-address", "IP:127.0.0.2", 2, TRUE, "certificate of another host" },
  { "expired", "IP:127.0.0.1", -1, TRUE, "expired certificate" },
  { "expired-and-self-signed", "IP:127.0.0.1", -1, FALSE, "certificate that nobody vouches for" },
};

static void
run (const char *command,
     ...)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *said = NULL;
  int status;
  va_list arguments;

  va_start (arguments, command);
  line = g_strdup_vprintf (command, arguments);
  va_end (arguments);
  g_spawn_command_line_sync (line, NULL, &said, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s: %s", line, error->message, said);
}

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
make_authority (void)
{
  g_autofree char *path = in_folder ("ca.pem");
  g_autoptr(GTlsDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  run ("openssl req -x509 " CURVE " -keyout %s/ca.key -out %s -days 2 -subj /CN=Authority", folder,
       path);
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static GTlsCertificate *
make_certificate (const Case *c)
{
  g_autofree char *extension = g_strdup_printf ("subjectAltName=%s\n", c->subject);
  g_autofree char *extension_path = in_folder ("extension");
  g_autofree char *path = in_folder ("site.pem");
  g_autofree char *key = in_folder ("site.key");
  g_autofree char *signer = g_strdup_printf (c->vouched ? "-CA %s/ca.pem -CAkey %s/ca.key"
                                                        : "-signkey %s/site.key", folder, folder);
  g_autoptr(GError) error = NULL;
  GTlsCertificate *certificate;

  g_assert_true (g_file_set_contents (extension_path, extension, -1, NULL));
  run ("openssl req " CURVE " -keyout %s -out %s/site.csr -subj /CN=Site", key, folder);
  run ("openssl x509 -req -in %s/site.csr %s -set_serial 7 -days %d -extfile %s -out %s", folder,
       signer, c->days, extension_path, path);
  certificate = g_tls_certificate_new_from_files (path, key, &error);
  g_assert_no_error (error);

  return certificate;
}

static void
count_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           n_requests)
{
  (*(guint *) n_requests)++;
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, JSON, SOUP_MEMORY_STATIC, INFO, strlen (INFO));
}

static char *
listen_securely (SoupServer *soup,
                 const char *host)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;
  char *base;

  soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (soup);
  base = g_strdup_printf ("https://%s:%d", host, g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return base;
}

static PengPortal *
new_portal (const char *adapter,
            const char *base)
{
  g_autoptr(GError) error = NULL;
  gboolean wordpress = g_str_equal (adapter, "wordpress");
  g_autoptr(PengSite) site = peng_site_new ("7", "Site", wordpress ? PENG_SITE_KIND_WORDPRESS
                                                                   : PENG_SITE_KIND_PENGCHENG,
                                            base, &error);

  g_assert_no_error (error);

  return wordpress ? peng_wordpress_portal_new (site, "author:secret", 20000)
                   : peng_pengcheng_portal_new (site, "secret", 20000);
}

/* Describes the site, and then puts an article there. Gives what the first question came to. */
static GError *
speak (PengPortal *portal)
{
  g_autoptr(GAsyncResult) described = NULL;
  g_autoptr(GAsyncResult) put = NULL;
  g_autoptr(GBytes) article = g_bytes_new_static ("{}", 2);
  PengPortalInfo *info;
  PengRemoteArticle *remote;
  g_autoptr(GError) put_error = NULL;
  GError *error = NULL;

  peng_portal_describe_async (portal, NULL, answer_cb, &described);
  info = peng_portal_describe_finish (portal, wait_for (&described), &error);
  g_clear_pointer (&info, peng_portal_info_free);

  peng_portal_put_article_async (portal, UUID, article, NULL, NULL, answer_cb, &put);
  remote = peng_portal_put_article_finish (portal, wait_for (&put), &put_error);
  g_clear_pointer (&remote, peng_remote_article_free);
  if (error != NULL && error->code == PENG_PORTAL_ERROR_TLS)
    {
      /* Nothing has left: nobody has to be asked whether it is there. */
      g_assert_error (put_error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TLS);
      g_assert_false (peng_portal_error_get_failure (put_error)->unknown);
    }

  return error;
}

static void
check (const Case *c,
       const char *adapter)
{
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(GTlsCertificate) certificate = make_certificate (c);
  const char *host = g_str_has_prefix (c->subject, "IP:") ? "127.0.0.1" : "localhost";
  g_autofree char *base = NULL;
  g_autoptr(GError) error = NULL;
  guint n_requests = 0;
  PengPortal *portal;

  soup_server_set_tls_certificate (soup, certificate);
  soup_server_add_handler (soup, NULL, count_cb, &n_requests, NULL);
  base = listen_securely (soup, host);
  portal = new_portal (adapter, base);
  error = speak (portal);
  if (c->flaw != NULL)
    {
      g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_TLS);
      g_assert_cmpstr (peng_portal_error_get_failure (error)->detail, ==, c->flaw);
      g_assert_cmpuint (n_requests, ==, 0);
    }
  else
    {
      /* What answers is a Pengcheng Portal. */
      g_assert_cmpint (error == NULL, ==, g_str_equal (adapter, "pengcheng"));
      g_assert_cmpuint (n_requests, >, 0);
    }

  g_assert_finalize_object (portal);
}

static void
test_certificate (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (adapters); i++)
    check (data, adapters[i]);
}

/* What stays on this computer may go in the clear, and nothing else. */
typedef struct
{
  const char *uri;
  gboolean    allowed;
} Address;

static const Address addresses[] = {
  { "https://school.example", TRUE },
  { "HTTPS://school.example/wp", TRUE },
  { "http://127.0.0.1:8080", TRUE },
  { "http://127.8.9.10/", TRUE },
  { "http://[::1]:80/", TRUE },
  { "http://localhost/", TRUE },
  { "http://LOCALHOST/", TRUE },
  { "http://school.example", FALSE },
  { "HTTP://school.example", FALSE },
  { "http://192.168.1.5", FALSE },
  { "http://0.0.0.0", FALSE },
  { "http://10.0.0.1/", FALSE },
  { "http://[fe80::1]/", FALSE },
  { "http://[::ffff:8.8.8.8]/", FALSE },
  { "http://127.0.0.1.school.example", FALSE },
  { "http://localhost.school.example", FALSE },
  { "http://localhost@school.example/", FALSE },
  { "http://school.example#127.0.0.1", FALSE },
  { "ftp://127.0.0.1/", FALSE },
  { "ws://127.0.0.1/", FALSE },
};

static void
test_in_the_clear (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PengSite) site = peng_site_new ("7", "Site", PENG_SITE_KIND_WORDPRESS,
                                                addresses[i].uri, &error);

      g_test_message ("%s", addresses[i].uri);
      if (addresses[i].allowed)
        g_assert_no_error (error);
      else
        g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_INSECURE);
      g_assert_cmpint (site != NULL, ==, addresses[i].allowed);
    }
}

static void
remove_folder (void)
{
  static const char * const names[] = {
    "ca.key", "ca.pem", "site.key", "site.csr", "site.pem", "extension",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = in_folder (names[i]);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  folder = g_dir_make_tmp ("peng-certificates-XXXXXX", NULL);
  make_authority ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/certificates/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_certificate);
    }
  g_test_add_func ("/publish/certificates/in-the-clear", test_in_the_clear);

  status = g_test_run ();
  remove_folder ();

  return status;
}
