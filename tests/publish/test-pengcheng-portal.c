/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-pengcheng-portal.h"

#include "portal-site.h"
#include "test-answer.h"

/* One question after another against a small server that answers as the table says. */

#define PROBLEM "application/problem+json"
#define ARTICLE "{\"uuid\":\"" UUID "\",\"url\":\"http://127.0.0.1/news/7.html\"," \
                "\"modified_at\":\"2026-09-10T08:00:00Z\"}"
#define PROBLEM_OF(type) "{\"type\":\"urn:pengcheng:problem:" type "\",\"title\":\"No\"," \
                         "\"detail\":\"because\"}"

typedef enum
{
  DESCRIBE,
  HAS_MEDIA,
  PUT_MEDIA,
  CREATE,
  UPDATE,
  GET,
  WITHDRAW,
  LIST,
  LIST_OWN,
} Verb;

enum { OK = -1, ABSENT = -2 };

typedef struct
{
  const char *name;
  Verb        verb;
  guint       status;
  const char *content_type;
  const char *header;
  const char *value;
  const char *body;
  int         code;
  gboolean    unknown;
  guint       retry_after;
} Case;

static const Case cases[] = {
  { "describe", DESCRIBE, 200, JSON, NULL, NULL, INFO, OK },
  { "describe-other-json", DESCRIBE, 200, JSON, NULL, NULL, "{\"name\":\"WP\"}",
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "describe-captive", DESCRIBE, 200, "text/html", NULL, NULL, "<html>sign in</html>",
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "describe-busy", DESCRIBE, 503, PROBLEM, "Retry-After", "17", "{}",
    PENG_PORTAL_ERROR_BUSY, FALSE, 17 },
  { "describe-busy-past-date", DESCRIBE, 503, PROBLEM, "Retry-After",
    "Wed, 10 Sep 2025 08:00:00 GMT", "{}", PENG_PORTAL_ERROR_BUSY },
  { "describe-busy-garbage", DESCRIBE, 429, PROBLEM, "Retry-After", "-5 soon", "{}",
    PENG_PORTAL_ERROR_BUSY },
  { "describe-no-content", DESCRIBE, 204, JSON, NULL, NULL, "", PENG_PORTAL_ERROR_BAD_REPLY },
  { "describe-not-modified", DESCRIBE, 304, JSON, NULL, NULL, "", PENG_PORTAL_ERROR_BAD_REPLY },
  { "describe-deep", DESCRIBE, 200, JSON, NULL, NULL, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "describe-not-utf8", DESCRIBE, 200, JSON, NULL, NULL, "{\"name\":\"\xc5\"}",
    PENG_PORTAL_ERROR_BAD_REPLY },

  { "media-there", HAS_MEDIA, 200, JSON, NULL, NULL, NULL, OK },
  { "media-absent", HAS_MEDIA, 404, PROBLEM, NULL, NULL, NULL, ABSENT },
  { "media-captive", HAS_MEDIA, 200, "text/html", NULL, NULL, NULL, PENG_PORTAL_ERROR_BAD_REPLY },
  { "media-signed-out", HAS_MEDIA, 401, PROBLEM, NULL, NULL, NULL, PENG_PORTAL_ERROR_SIGNED_OUT },

  { "upload", PUT_MEDIA, 201, JSON, NULL, NULL, "{\"url\":\"/media/x.jpg\"}", OK },
  { "upload-again", PUT_MEDIA, 200, JSON, NULL, NULL, "{\"url\":\"/media/x.jpg\"}", OK },
  { "upload-too-large", PUT_MEDIA, 413, PROBLEM, NULL, NULL, PROBLEM_OF ("too-large"),
    PENG_PORTAL_ERROR_TOO_LARGE },
  { "upload-too-large-gateway", PUT_MEDIA, 413, "text/html", NULL, NULL, "<h1>413</h1>",
    PENG_PORTAL_ERROR_TOO_LARGE },
  { "upload-damaged", PUT_MEDIA, 422, PROBLEM, NULL, NULL, PROBLEM_OF ("hash-mismatch"),
    PENG_PORTAL_ERROR_REFUSED },
  { "upload-no-url", PUT_MEDIA, 200, JSON, NULL, NULL, "{}", PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "upload-server", PUT_MEDIA, 500, PROBLEM, NULL, NULL, "{}", PENG_PORTAL_ERROR_SERVER, TRUE },

  { "create", CREATE, 201, JSON, "ETag", "\"a\"", ARTICLE, OK },
  { "create-no-etag", CREATE, 201, JSON, NULL, NULL, ARTICLE, PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "create-other-uuid", CREATE, 201, JSON, "ETag", "\"a\"", "{\"uuid\":\"other\"}",
    PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "create-captive", CREATE, 200, "text/html", "ETag", "\"a\"", "<html>",
    PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "create-empty", CREATE, 200, JSON, "ETag", "\"a\"", "", PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "create-truncated", CREATE, 200, JSON, "ETag", "\"a\"", "{\"uuid\":\"" UUID "\",\"ur",
    PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "create-exists", CREATE, 412, PROBLEM, "ETag", "\"theirs\"", PROBLEM_OF ("conflict"),
    PENG_PORTAL_ERROR_CONFLICT },
  { "create-missing-media", CREATE, 422, PROBLEM, NULL, NULL, PROBLEM_OF ("missing-media"),
    PENG_PORTAL_ERROR_MISSING_MEDIA },
  { "create-invalid", CREATE, 422, PROBLEM, NULL, NULL, PROBLEM_OF ("invalid-article"),
    PENG_PORTAL_ERROR_REFUSED },
  { "create-forbidden", CREATE, 403, PROBLEM, NULL, NULL, PROBLEM_OF ("forbidden"),
    PENG_PORTAL_ERROR_SIGNED_OUT },
  { "create-forbidden-gateway", CREATE, 403, "text/html", NULL, NULL, "<html>",
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "create-signed-out", CREATE, 401, PROBLEM, NULL, NULL, "{}", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "create-bad-gateway", CREATE, 502, "text/html", NULL, NULL, "", PENG_PORTAL_ERROR_SERVER,
    TRUE },
  { "create-busy", CREATE, 503, PROBLEM, "Retry-After", "3", "{}", PENG_PORTAL_ERROR_BUSY, TRUE,
    3 },
  { "create-redirected", CREATE, 307, NULL, "Location", "/elsewhere", "",
    PENG_PORTAL_ERROR_MOVED, TRUE },
  { "create-network-sign-in", CREATE, 511, "text/html", NULL, NULL, "<html>",
    PENG_PORTAL_ERROR_BAD_REPLY, TRUE },

  { "update", UPDATE, 200, JSON, "ETag", "\"b\"", ARTICLE, OK },
  { "update-conflict", UPDATE, 412, PROBLEM, "ETag", "\"theirs\"", PROBLEM_OF ("conflict"),
    PENG_PORTAL_ERROR_CONFLICT },

  { "get", GET, 200, JSON, "ETag", "\"a\"", ARTICLE, OK },
  { "get-absent", GET, 404, PROBLEM, NULL, NULL, PROBLEM_OF ("not-found"),
    PENG_PORTAL_ERROR_NOT_FOUND },
  { "get-absent-says-a-page", GET, 404, "text/html", NULL, NULL, "<h1>404</h1>",
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "get-withdrawn", GET, 410, PROBLEM, NULL, NULL, PROBLEM_OF ("gone"), PENG_PORTAL_ERROR_GONE },

  { "withdraw", WITHDRAW, 204, NULL, "ETag", "\"w\"", "", OK },
  { "withdraw-with-body", WITHDRAW, 200, JSON, NULL, NULL, "{}", OK },
  { "withdraw-captive", WITHDRAW, 200, "text/html", NULL, NULL, "<html>",
    PENG_PORTAL_ERROR_BAD_REPLY, TRUE },
  { "withdraw-conflict", WITHDRAW, 412, PROBLEM, "ETag", "\"theirs\"", PROBLEM_OF ("conflict"),
    PENG_PORTAL_ERROR_CONFLICT },

  { "list", LIST, 200, JSON, NULL, NULL, "{\"articles\":[]}", OK },
  { "list-captive", LIST, 200, "text/html", NULL, NULL, "<html>", PENG_PORTAL_ERROR_BAD_REPLY },
  { "list-none", LIST, 200, JSON, NULL, NULL, "{\"articles\":7}", PENG_PORTAL_ERROR_BAD_REPLY },
  { "list-signed-out", LIST, 401, PROBLEM, NULL, NULL, "{}", PENG_PORTAL_ERROR_SIGNED_OUT },

  { "own", LIST_OWN, 200, JSON, NULL, NULL, "{\"articles\":[{\"uuid\":\"" UUID "\"}]}", OK },
  { "own-captive", LIST_OWN, 200, "text/html", NULL, NULL, "<script>", PENG_PORTAL_ERROR_BAD_REPLY },
  { "own-html-as-json", LIST_OWN, 200, JSON, NULL, NULL, "<script>", PENG_PORTAL_ERROR_BAD_REPLY },
  { "own-none", LIST_OWN, 200, JSON, NULL, NULL, "{\"articles\":7}", PENG_PORTAL_ERROR_BAD_REPLY },
  { "own-truncated", LIST_OWN, 200, JSON, NULL, NULL, "{\"articles\":[", PENG_PORTAL_ERROR_BAD_REPLY },
  { "own-signed-out", LIST_OWN, 401, PROBLEM, NULL, NULL, "{}", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "own-server", LIST_OWN, 500, PROBLEM, NULL, NULL, "{}", PENG_PORTAL_ERROR_SERVER },
  { "own-redirected", LIST_OWN, 302, NULL, "Location", "http://elsewhere.example/", "",
    PENG_PORTAL_ERROR_MOVED },
};

static const struct
{
  const char *method;
  const char *path;
  const char *if_match;
  const char *if_none_match;
  const char *body;
} expected[] = {
  [DESCRIBE] = { "GET", "/p/api/v1" },
  [HAS_MEDIA] = { "HEAD", "/p/api/v1/media/" SHA },
  [PUT_MEDIA] = { "PUT", "/p/api/v1/media/" SHA, NULL, NULL, "photo" },
  [CREATE] = { "PUT", "/p/api/v1/articles/" UUID, NULL, "*", "{\"title\":\"\"}" },
  [UPDATE] = { "PUT", "/p/api/v1/articles/" UUID, "\"a\"", NULL, "{\"title\":\"\"}" },
  [GET] = { "GET", "/p/api/v1/articles/" UUID },
  [WITHDRAW] = { "DELETE", "/p/api/v1/articles/" UUID, "\"a\"" },
  [LIST] = { "GET", "/p/api/v1/articles" },
  [LIST_OWN] = { "GET", "/p/api/v1/articles" },
};

typedef struct
{
  const Case *c;
  guint       n_requests;
} Server;

static void
reply_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Server *server = user_data;
  const Case *c = server->c;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  server->n_requests++;
  g_assert_cmpstr (soup_server_message_get_method (message), ==, expected[c->verb].method);
  g_assert_cmpstr (path, ==, expected[c->verb].path);
  if (c->verb == LIST)
    g_assert_cmpstr (g_hash_table_lookup (query, "section"), ==, "本地&资讯");
  if (c->verb == LIST_OWN)
    {
      g_assert_cmpstr (g_hash_table_lookup (query, "q"), ==, "运动&会");
      g_assert_cmpstr (g_hash_table_lookup (query, "page"), ==, "2");
    }
  g_assert_cmpstr (get_header (message, "Authorization"), ==, "Bearer secret");
  g_assert_cmpstr (get_header (message, "If-Match"), ==, expected[c->verb].if_match);
  g_assert_cmpstr (get_header (message, "If-None-Match"), ==, expected[c->verb].if_none_match);
  if (expected[c->verb].body != NULL)
    g_assert_cmpmem (body->data, body->length,
                     expected[c->verb].body, strlen (expected[c->verb].body));

  soup_server_message_set_status (message, c->status, NULL);
  if (c->content_type != NULL)
    soup_message_headers_set_content_type (headers, c->content_type, NULL);
  if (c->header != NULL)
    soup_message_headers_append (headers, c->header, c->value);
  if (c->body != NULL)
    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                              c->body, strlen (c->body));
}

static void
begin (PengPortal    *portal,
       Verb           verb,
       GFile         *photo,
       GAsyncResult **result)
{
  g_autoptr(GBytes) article = g_bytes_new_static ("{\"title\":\"\"}", 12);
  const PengUpload upload = { SHA, "image/jpeg", photo, 5 };

  switch (verb)
    {
    case DESCRIBE:
      peng_portal_describe_async (portal, NULL, answer_cb, result);
      break;
    case HAS_MEDIA:
      peng_portal_has_media_async (portal, SHA, NULL, answer_cb, result);
      break;
    case PUT_MEDIA:
      peng_portal_put_media_async (portal, &upload, NULL, answer_cb, result);
      break;
    case CREATE:
      peng_portal_put_article_async (portal, UUID, article, NULL, NULL, answer_cb, result);
      break;
    case UPDATE:
      peng_portal_put_article_async (portal, UUID, article, "\"a\"", NULL, answer_cb, result);
      break;
    case GET:
      peng_portal_get_article_async (portal, UUID, NULL, NULL, answer_cb, result);
      break;
    case WITHDRAW:
      peng_portal_withdraw_async (portal, UUID, "\"a\"", NULL, answer_cb, result);
      break;
    case LIST:
      peng_portal_list_news_async (portal, "本地&资讯", NULL, answer_cb, result);
      break;
    case LIST_OWN:
      peng_portal_list_own_async (portal, "运动&会", 2, NULL, answer_cb, result);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
check_info (PengPortalInfo *info)
{
  PengSection *section;

  if (info == NULL)
    return;

  g_assert_cmpstr (info->name, ==, "P");
  g_assert_cmpuint (info->sections->len, ==, 1);
  section = g_ptr_array_index (info->sections, 0);
  g_assert_cmpstr (section->name, ==, "本地资讯");
  g_assert_cmpstr (section->panel, ==, "activity");
  g_assert_cmpuint (peng_portal_info_get_limit (info, "image/jpeg"), ==, 1000);
  g_assert_cmpuint (peng_portal_info_get_limit (info, "video/mp4"), ==, 3000);
  g_assert_cmpuint (peng_portal_info_get_limit (info, "application/pdf"), ==, 0);
  g_assert_cmpuint (info->max_article_bytes, ==, 2000);
  g_assert_cmpuint (info->max_title_characters, ==, 200);
  g_assert_cmpuint (info->max_summary_characters, ==, 0);
  g_assert_cmpuint (info->max_field_characters, ==, 0);
  g_assert_cmpuint (info->max_tags, ==, 20);
  g_assert_true (info->can_withdraw);
  g_assert_false (info->can_schedule);
  g_assert_cmpstr (info->theme_etag, ==, "\"t\"");
  peng_portal_info_free (info);
}

static gboolean
check_article (PengRemoteArticle *article)
{
  if (article == NULL)
    return FALSE;

  g_assert_true (g_str_has_prefix (article->etag, "\""));
  g_assert_cmpstr (article->uri, ==, "http://127.0.0.1/news/7.html");
  g_assert_cmpstr (article->modified, ==, "2026-09-10T08:00:00Z");
  peng_remote_article_free (article);

  return TRUE;
}

static int
finish (PengPortal    *portal,
        Verb           verb,
        GAsyncResult  *result,
        GError       **error)
{
  gboolean present = TRUE;
  gboolean good = FALSE;
  g_autofree char *etag = NULL;
  g_autoptr(GPtrArray) news = NULL;
  g_autoptr(PengListing) own = NULL;

  switch (verb)
    {
    case DESCRIBE:
      {
        PengPortalInfo *info = peng_portal_describe_finish (portal, result, error);

        good = info != NULL;
        check_info (info);
        break;
      }
    case HAS_MEDIA:
      good = peng_portal_has_media_finish (portal, result, &present, error);
      break;
    case PUT_MEDIA:
      good = peng_portal_put_media_finish (portal, result, error);
      break;
    case CREATE:
    case UPDATE:
      good = check_article (peng_portal_put_article_finish (portal, result, error));
      break;
    case GET:
      good = check_article (peng_portal_get_article_finish (portal, result, error));
      break;
    case WITHDRAW:
      good = peng_portal_withdraw_finish (portal, result, &etag, error);
      g_assert_true (etag == NULL || g_str_equal (etag, "\"w\""));
      break;
    case LIST:
      news = peng_portal_list_news_finish (portal, result, error);
      good = news != NULL;
      break;
    case LIST_OWN:
      own = peng_portal_list_own_finish (portal, result, error);
      good = own != NULL;
      g_assert_true (own == NULL || own->articles->len == 1);
      break;
    default:
      g_assert_not_reached ();
    }

  if (!good)
    g_assert_cmpuint ((*error)->domain, ==, PENG_PORTAL_ERROR);

  return !good ? (*error)->code : present ? OK : ABSENT;
}

static GFile *
make_photo (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("photo-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (write (fd, "photo", 5), ==, 5);
  close (fd);

  return g_file_new_for_path (path);
}

/* Gives OK, ABSENT or the error's code. */
static int
ask (PengPortal  *portal,
     Verb         verb,
     GFile       *photo,
     GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  begin (portal, verb, photo, &result);
  wait_for (&result);

  return finish (portal, verb, result, error);
}

static void
test_answer (gconstpointer data)
{
  Server server = { data };
  const Case *c = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  g_autoptr(GFile) photo = make_photo ();
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  soup_server_add_handler (soup, NULL, reply_cb, &server, NULL);
  g_assert_cmpint (ask (portal, c->verb, photo, &error), ==, c->code);
  g_assert_cmpuint (server.n_requests, ==, 1);
  if (error != NULL)
    {
      const PengPortalFailure *failure = peng_portal_error_get_failure (error);

      g_assert_cmpint (failure->unknown, ==, c->unknown);
      g_assert_cmpuint (failure->retry_after, ==, c->retry_after);
      if (c->body != NULL && strstr (c->body, "because") != NULL)
        g_assert_cmpstr (failure->detail, ==, "because");
      if (c->code == PENG_PORTAL_ERROR_CONFLICT)
        g_assert_cmpstr (failure->etag, ==, "\"theirs\"");
    }

  g_file_delete (photo, NULL, NULL);
  g_assert_finalize_object (portal);
}

typedef struct
{
  const char *name;
  const char *base;
  gboolean    good;
} Address;

static const Address addresses[] = {
  { "https", "https://www.xz.edu.cn/portal/", TRUE },
  { "loopback-name", "http://localhost:8080", TRUE },
  { "loopback-4", "http://127.8.0.1", TRUE },
  { "loopback-6", "http://[::1]:80/", TRUE },
  { "clear", "http://www.xz.edu.cn/", FALSE },
  { "clear-looks-local", "http://localhost.xz.edu.cn/", FALSE },
  { "clear-user-trick", "http://127.0.0.1@www.xz.edu.cn/", FALSE },
  { "file", "file:///etc/passwd", FALSE },
  { "ftp", "ftp://127.0.0.1/", FALSE },
  { "no-host", "https:///x", FALSE },
  { "query", "https://www.xz.edu.cn/?x", FALSE },
  { "no-address", "彭城", FALSE },
  { "empty", "", FALSE },
};

static void
test_address (gconstpointer data)
{
  const Address *a = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengSite) site = peng_site_new ("1", "", PENG_SITE_KIND_PENGCHENG, a->base, &error);

  g_assert_cmpint (site != NULL, ==, a->good);
  if (!a->good)
    g_assert_nonnull (error);
}

static void
test_address_has_no_password (void)
{
  g_autoptr(PengSite) site = peng_site_new ("1", "", PENG_SITE_KIND_PENGCHENG,
                                            "https://me:word@www.xz.edu.cn//", NULL);
  g_autofree char *uri = g_uri_to_string (peng_site_get_base_uri (site));

  g_assert_cmpstr (uri, ==, "https://www.xz.edu.cn");
}

static void
add_cases (const char    *folder,
           const char    *name,
           gconstpointer  data,
           GTestDataFunc  func)
{
  g_autofree char *path = g_strconcat ("/publish/pengcheng-portal/", folder, "/", name, NULL);

  g_test_add_data_func (path, data, func);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_cases ("answer", cases[i].name, &cases[i], test_answer);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    add_cases ("address", addresses[i].name, &addresses[i], test_address);

  g_test_add_func ("/publish/pengcheng-portal/address/no-password", test_address_has_no_password);

  return g_test_run ();
}
