/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-wordpress-portal.h"

#include "portal-site.h"
#include "test-answer.h"

#include <string.h>

/* What the adapter takes for a WordPress, and to whom it gives the password: against a small server
 * that answers as the table says. */

#define HTML "text/html"
#define ME   "{\"id\":3,\"capabilities\":{\"publish_posts\":true,\"upload_files\":true," \
             "\"edit_published_posts\":true}}"
#define API  "{\"name\":\"校 &amp; 园\",\"home\":\"http://h\",\"namespaces\":[\"oembed/1.0\",\"wp/v2\"]}"
#define HERE "@HERE@"   /* the server's own address */

typedef struct
{
  const char *path;    /* with the query */
  guint       status;
  const char *type;
  const char *body;
  const char *header;
  const char *value;
} Page;

typedef struct
{
  const char *name;
  Page        pages[6];
  int         code;      /* of the error, or -1 */
} Case;

static const Case cases[] = {
  { "link", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 200, JSON, ME },
      { "/p/wp-json/?_fields=name,home", 200, JSON, API },
      { "/p/wp-json/wp/v2/categories?per_page=100&page=1&orderby=id&order=asc&_fields=id,name", 200,
        JSON, "[{\"id\":3,\"name\":\"A &amp; B\"},{\"id\":-1,\"name\":\"x\"},7,{\"id\":4}]" },
    }, -1 },
  { "plain-permalinks", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/?rest_route=/>; rel=\"https://api.w.org/\"" },
      { "/p/?rest_route=/wp/v2/users/me&context=edit", 200, JSON, ME },
      { "/p/?rest_route=/&_fields=name,home", 200, JSON, API },
      { "/p/?rest_route=/wp/v2/categories&per_page=100&page=1&orderby=id&order=asc&_fields=id,name",
        200, JSON, "[{\"id\":3,\"name\":\"A &amp; B\"}]" },
    }, -1 },
  { "no-link", {
      { "/p/", 405, HTML, "" },
      { "/p/wp-json/", 404, HTML, "<h1>404</h1>" },
      { "/p/?rest_route=/", 200, JSON, API },
      { "/p/?rest_route=/wp/v2/users/me&context=edit", 200, JSON, ME },
      { "/p/?rest_route=/&_fields=name,home", 200, JSON, API },
      { "/p/?rest_route=/wp/v2/categories&per_page=100&page=1&orderby=id&order=asc&_fields=id,name",
        200, JSON, "[{\"id\":3,\"name\":\"A &amp; B\"}]" },
    }, -1 },
  { "no-wordpress", { { "/p/", 200, HTML, "" }, { "/p/wp-json/", 200, JSON, "{\"namespaces\":[]}" } },
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "captive", {
      { "/p/", 200, HTML, "<h1>sign in</h1>" }, { "/p/wp-json/", 200, HTML, "<h1>sign in</h1>" },
      { "/p/?rest_route=/", 200, HTML, "<h1>sign in</h1>" },
    }, PENG_PORTAL_ERROR_BAD_REPLY },
  { "link-elsewhere", {
      { "/p/", 200, HTML, "", "Link", "<http://127.0.0.2:9/wp-json/>; rel=\"https://api.w.org/\"" },
    }, PENG_PORTAL_ERROR_MOVED },
  { "redirected-elsewhere", { { "/p/", 301, HTML, "", "Location", "http://127.0.0.2:9/" } },
    PENG_PORTAL_ERROR_MOVED },
  { "me-redirected-elsewhere", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 302, HTML, "", "Location", "http://127.0.0.2:9/" },
    }, PENG_PORTAL_ERROR_MOVED },
  { "anonymous", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 401, JSON, "{\"code\":\"rest_not_logged_in\"}" },
    }, PENG_PORTAL_ERROR_SIGNED_OUT },
  { "nobody", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 200, JSON, "{\"id\":3}" },
    }, PENG_PORTAL_ERROR_BAD_REPLY },
  { "me-is-a-list", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 200, JSON, "[]" },
    }, PENG_PORTAL_ERROR_BAD_REPLY },
  { "me-is-a-page", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 200, HTML, ME },
    }, PENG_PORTAL_ERROR_BAD_REPLY },
  { "busy", { { "/p/", 503, HTML, "", "Retry-After", "7" } }, PENG_PORTAL_ERROR_BUSY },
  { "deep", {
      { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" },
      { "/p/wp-json/wp/v2/users/me?context=edit", 200, JSON,
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" },
    }, PENG_PORTAL_ERROR_BAD_REPLY },
};

typedef struct
{
  const Case *c;
  char       *here;
  guint       n_unknown;
} Server;

static const Page *
find_page (Server            *server,
           SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autofree char *path = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (server->c->pages) && server->c->pages[i].path != NULL; i++)
    {
      if (g_str_equal (server->c->pages[i].path, path))
        return &server->c->pages[i];
    }

  g_test_message ("not in the table: %s", path);

  return NULL;
}

/* The password goes to the API alone, not to pages. */
static void
check_authorization (SoupServerMessage *message,
                     const Page        *page)
{
  const char *authorization = get_header (message, "Authorization");

  if (strstr (page->path, "wp/v2") != NULL)
    g_assert_cmpstr (authorization, ==, "Basic bWU6YWJjZCBlZmdo");
  if (g_str_equal (page->path, "/p/"))
    g_assert_null (authorization);
}

static void
reply_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Server *server = user_data;
  const Page *page = find_page (server, message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr(GString) value = NULL;

  if (page == NULL)
    {
      server->n_unknown++;
      soup_server_message_set_status (message, 404, NULL);
      return;
    }

  check_authorization (message, page);
  value = g_string_new (page->value);
  g_string_replace (value, HERE, server->here, 0);
  soup_server_message_set_status (message, page->status, NULL);
  soup_message_headers_set_content_type (headers, page->type, NULL);
  if (page->header != NULL)
    soup_message_headers_append (headers, page->header, value->str);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            page->body, strlen (page->body));
}

static void
test_describe (gconstpointer data)
{
  Server server = { data };
  const Case *c = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  PengPortal *portal = peng_wordpress_portal_new (site, "me:abcd efgh", 20000);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info;

  server.here = g_strdup_printf ("http://127.0.0.1:%d",
                                 g_uri_get_port (peng_site_get_base_uri (site)));
  soup_server_add_handler (soup, NULL, reply_cb, &server, NULL);
  peng_portal_describe_async (portal, NULL, answer_cb, &answer);
  info = peng_portal_describe_finish (portal, wait_for (&answer), &error);

  if (c->code < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (info->name, ==, "校 & 园");
      g_assert_cmpuint (info->sections->len, ==, 1);
      g_assert_cmpstr (((PengSection *) g_ptr_array_index (info->sections, 0))->name, ==, "A & B");
      g_assert_cmpstr (((PengSection *) g_ptr_array_index (info->sections, 0))->id, ==, "3");
      peng_portal_info_free (info);
    }
  else
    {
      g_assert_null (info);
      g_assert_error (error, PENG_PORTAL_ERROR, c->code);
      g_assert_false (peng_portal_error_get_failure (error)->unknown);
    }

  g_clear_object (&answer);
  g_assert_finalize_object (portal);
  g_free (server.here);
}

/* Asked for eight things at once, it finds out once where and who it is; all fail or none does. */
static void
test_at_once (void)
{
  Server server = { &cases[0] };
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  g_autoptr(PengPortal) portal = peng_wordpress_portal_new (site, "me:abcd efgh", 20000);
  GAsyncResult *answers[8] = { NULL };

  server.here = g_strdup_printf ("http://127.0.0.1:%d",
                                 g_uri_get_port (peng_site_get_base_uri (site)));
  soup_server_add_handler (soup, NULL, reply_cb, &server, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    peng_portal_describe_async (portal, NULL, answer_cb, &answers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      PengPortalInfo *info = peng_portal_describe_finish (portal, wait_for (&answers[i]), &error);

      g_assert_no_error (error);
      peng_portal_info_free (info);
      g_clear_object (&answers[i]);
    }
  g_assert_cmpuint (server.n_unknown, ==, 0);
  g_free (server.here);
}

#define OWN "/p/wp-json/wp/v2/posts?context=edit&status=any,trash&author=3&per_page=20&page=1" \
            "&orderby=modified&order=desc&_fields=id,title,status,date_gmt,modified_gmt,link," \
            "categories,content"
#define OWN_OF(body, type, code) { \
    { "/p/", 200, HTML, "", "Link", "<" HERE "/p/wp-json/>; rel=\"https://api.w.org/\"" }, \
    { "/p/wp-json/wp/v2/users/me?context=edit", 200, JSON, ME }, \
    { OWN, 200, type, body }, \
    { "/p/wp-json/wp/v2/categories?per_page=100&_fields=id,name&orderby=include&include=7", 200, JSON, "[5,{}]" }, \
  }, code

/* What a list may be that wants to do harm; @code is of the error, or -1. */
static const Case lists[] = {
  { "own-page", OWN_OF ("<script>alert(1)</script>", HTML, PENG_PORTAL_ERROR_BAD_REPLY) },
  { "own-page-as-json", OWN_OF ("<script>alert(1)</script>", JSON, PENG_PORTAL_ERROR_BAD_REPLY) },
  { "own-object", OWN_OF ("{\"id\":7}", JSON, PENG_PORTAL_ERROR_BAD_REPLY) },
  { "own-cut-short", OWN_OF ("[{\"id\":7,", JSON, PENG_PORTAL_ERROR_BAD_REPLY) },
  { "own-wrong-types", OWN_OF (
      "[1,null,\"x\",[],{},{\"id\":\"7\"},{\"id\":-7},"
      "{\"id\":7,\"title\":7,\"status\":[],\"content\":{\"raw\":5},\"categories\":[7,\"x\",{},null],"
      "\"link\":\"javascript:alert(1)\",\"date_gmt\":{},\"modified_gmt\":\"soon\"}]", JSON, -1) },
};

static void
test_list (gconstpointer data)
{
  Server server = { data };
  const Case *c = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  g_autoptr(PengPortal) portal = peng_wordpress_portal_new (site, "me:abcd efgh", 20000);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengListing) listing = NULL;

  server.here = g_strdup_printf ("http://127.0.0.1:%d",
                                 g_uri_get_port (peng_site_get_base_uri (site)));
  soup_server_add_handler (soup, NULL, reply_cb, &server, NULL);
  peng_portal_list_own_async (portal, "", 1, NULL, answer_cb, &answer);
  listing = peng_portal_list_own_finish (portal, wait_for (&answer), &error);
  g_free (server.here);

  if (c->code >= 0)
    {
      g_assert_error (error, PENG_PORTAL_ERROR, c->code);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (listing->articles->len, ==, 1);
  g_assert_cmpstr (((PengListed *) listing->articles->pdata[0])->remote_id, ==, "7");
  g_assert_cmpstr (((PengListed *) listing->articles->pdata[0])->title, ==, "");
  g_assert_null (((PengListed *) listing->articles->pdata[0])->uri);
}

/* Of the uploads that a server has got. */
typedef struct
{
  guint n_refused;    /* so many are refused before one is taken */
  guint n;
} Library;

#define NO_FOLDER "{\"code\":\"rest_upload_sideload_error\",\"message\":\"Unable to create directory\"," \
                  "\"data\":{\"status\":500}}"

static void
library_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Library *library = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *body = ME;
  guint status = 200;

  if (g_str_equal (path, "/p/"))
    soup_message_headers_append (headers, "Link", "</p/wp-json/>; rel=\"https://api.w.org/\"");
  if (g_str_has_suffix (path, "/media"))
    {
      status = ++library->n <= library->n_refused ? 500 : 201;
      body = status == 500 ? NO_FOLDER : "{\"id\":9,\"slug\":\"peng-" SHA "\"}";
      g_assert_cmpint (soup_server_message_get_request_body (message)->length, ==, 7);
    }

  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_set_content_type (headers, JSON, NULL);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            body, strlen (body));
}

/* The first photographs of a month find no folder for it, and all but one of them fail to make it:
 * they come right at once. What a site does not want is sent twice and not a third time. */
static void
test_new_month (gconstpointer data)
{
  Library library = { GPOINTER_TO_UINT (data) };
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  g_autoptr(PengPortal) portal = peng_wordpress_portal_new (site, "me:abcd efgh", 20000);
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("peng-XXXXXX", &stream, NULL);
  const PengUpload source = { .sha256 = SHA, .content_type = "image/jpeg", .file = file, .size = 7 };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  gboolean sent;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "picture", 7, NULL));
  soup_server_add_handler (soup, NULL, library_cb, &library, NULL);
  peng_portal_put_media_async (portal, &source, NULL, answer_cb, &answer);
  sent = peng_portal_put_media_finish (portal, wait_for (&answer), &error);
  g_file_delete (file, NULL, NULL);

  g_assert_cmpuint (library.n, ==, MIN (library.n_refused, 1) + 1);
  if (library.n_refused < 2)
    g_assert_no_error (error);
  else
    g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED);
  g_assert_cmpint (sent, ==, library.n_refused < 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/wordpress-network/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_describe);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strconcat ("/publish/wordpress-network/", lists[i].name, NULL);

      g_test_add_data_func (path, &lists[i], test_list);
    }
  g_test_add_func ("/publish/wordpress-network/at-once", test_at_once);
  g_test_add_data_func ("/publish/wordpress-network/new-month", GUINT_TO_POINTER (1),
                        test_new_month);
  g_test_add_data_func ("/publish/wordpress-network/file-not-wanted", GUINT_TO_POINTER (2),
                        test_new_month);

  return g_test_run ();
}
