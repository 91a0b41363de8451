/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-pengcheng-portal.h"

#include "test-answer.h"

#include <libsoup/soup.h>

/* One question after another against a small server that answers as the table says. */

#define UUID "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01"
#define SHA  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define JSON "application/json"
#define PROBLEM "application/problem+json"
#define ARTICLE "{\"uuid\":\"" UUID "\",\"url\":\"http://127.0.0.1/news/7.html\"," \
                "\"modified_at\":\"2026-09-10T08:00:00Z\"}"
#define INFO "{\"name\":\"P\",\"api\":\"pengcheng-portal\",\"version\":1," \
             "\"sections\":[{\"id\":\"news\",\"name\":\"本地资讯\",\"panel\":\"activity\"},{\"id\":7},[]]," \
             "\"limits\":{\"image_bytes\":1000,\"clip_bytes\":3000,\"article_bytes\":2000," \
             "\"title_characters\":200,\"summary_characters\":-1,\"tags\":20}," \
             "\"features\":{\"schedule\":false,\"withdraw\":true,\"review\":false}," \
             "\"theme\":\"\\\"t\\\"\"}"
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
};

typedef struct
{
  const Case *c;
  guint       n_requests;
} Server;

static const char *
get_header (SoupServerMessage *message,
            const char        *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), name);
}

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

static PengSite *
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
      peng_portal_get_article_async (portal, UUID, NULL, answer_cb, result);
      break;
    case WITHDRAW:
      peng_portal_withdraw_async (portal, UUID, "\"a\"", NULL, answer_cb, result);
      break;
    case LIST:
      peng_portal_list_news_async (portal, "本地&资讯", NULL, answer_cb, result);
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

typedef struct
{
  const char *name;
  const char *to;
  guint       n_hops;
  int         code;
  guint       n_other;
} Redirect;

static const Redirect redirects[] = {
  { "same-place", "/p/there", 1, OK, 0 },
  { "same-place-three-times", "/p/there", 3, OK, 0 },
  { "too-often", "/p/there", 4, PENG_PORTAL_ERROR_MOVED, 0 },
  { "other-port", "OTHER", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "other-scheme", "https://127.0.0.1/", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "other-host", "http://localhost/", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "script", "javascript:alert(1)", 1, PENG_PORTAL_ERROR_MOVED, 0 },
  { "nowhere", NULL, 1, PENG_PORTAL_ERROR_MOVED, 0 },
};

typedef struct
{
  char  *to;
  guint  n_hops;
  guint  n_other;
} Maze;

static void
redirect_cb (SoupServer        *soup,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  Maze *maze = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_assert_cmpstr (get_header (message, "Authorization"), ==, "Bearer secret");
  if (maze->n_hops-- == 0)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, JSON, SOUP_MEMORY_STATIC, INFO, strlen (INFO));
      return;
    }

  soup_server_message_set_status (message, 302, NULL);
  if (maze->to != NULL)
    soup_message_headers_append (headers, "Location", maze->to);
}

static void
other_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Maze *maze = user_data;

  maze->n_other++;
  soup_server_message_set_status (message, 200, NULL);
}

static void
test_redirect (gconstpointer data)
{
  const Redirect *r = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(SoupServer) other = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  g_autoptr(PengSite) other_site = listen_on_loopback (other);
  g_autofree char *to = g_strcmp0 (r->to, "OTHER") != 0 ? g_strdup (r->to) :
                        g_uri_to_string (peng_site_get_base_uri (other_site));
  Maze maze = { to, r->n_hops, 0 };
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  soup_server_add_handler (soup, NULL, redirect_cb, &maze, NULL);
  soup_server_add_handler (other, NULL, other_cb, &maze, NULL);
  g_assert_cmpint (ask (portal, DESCRIBE, NULL, &error), ==, r->code);
  g_assert_cmpuint (maze.n_other, ==, 0);

  g_assert_finalize_object (portal);
}

/* What a socket says that is no HTTP server, byte for byte. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  gsize       n_repeats;
  gboolean    stays_open;
  int         code;
} Raw;

#define BYTES(text) text, sizeof text - 1
#define HEAD_JSON "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

static const Raw raws[] = {
  { "garbage", BYTES ("\x16\x03\x01\x02 what?\r\n\r\n"), 1, FALSE, PENG_PORTAL_ERROR_BAD_REPLY },
  { "nothing", BYTES (""), 0, FALSE, PENG_PORTAL_ERROR_OFFLINE },
  { "silence", BYTES (""), 0, TRUE, PENG_PORTAL_ERROR_TIMED_OUT },
  { "half-a-head", BYTES ("HTTP/1.1 200 OK\r\nContent-"), 1, FALSE, PENG_PORTAL_ERROR_BAD_REPLY },
  { "head-stalls", BYTES ("HTTP/1.1 200 OK\r\nContent-"), 1, TRUE, PENG_PORTAL_ERROR_TIMED_OUT },
  { "body-stalls", BYTES (HEAD_JSON "Content-Length: 100\r\n\r\n{"), 1, TRUE,
    PENG_PORTAL_ERROR_TIMED_OUT },
  { "body-cut", BYTES (HEAD_JSON "Content-Length: 100\r\n\r\n{}"), 1, FALSE,
    PENG_PORTAL_ERROR_OFFLINE },
  { "body-cut-on-close", BYTES (HEAD_JSON "Connection: close\r\nContent-Length: 100\r\n\r\n{}"), 1,
    FALSE, PENG_PORTAL_ERROR_OFFLINE },
  { "endless-head", BYTES ("X-Pad: 01234567890123456789012345678901234567890123456789\r\n"), 40000,
    TRUE, PENG_PORTAL_ERROR_OFFLINE },
  { "endless-body", BYTES (HEAD_JSON "\r\n"), 0, TRUE, PENG_PORTAL_ERROR_BAD_REPLY },
};

typedef struct
{
  const Raw *raw;
  GSocket   *listener;
  int        done;
} RawServer;

static gboolean
send_all (GSocketConnection *connection,
          const char        *bytes,
          gsize              n_bytes)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  return g_output_stream_write_all (out, bytes, n_bytes, NULL, NULL, NULL);
}

static void
pour (GSocketConnection *connection,
      const Raw         *raw)
{
  g_autofree char *block = g_strnfill (1024 * 1024, ' ');
  gboolean good;

  if (g_str_equal (raw->name, "endless-head"))
    good = send_all (connection, "HTTP/1.1 200 OK\r\n", 17);
  else
    good = send_all (connection, raw->bytes, raw->n_bytes);

  for (gsize i = 1; i < raw->n_repeats && good; i++)
    good = send_all (connection, raw->bytes, raw->n_bytes);
  for (gsize i = 0; raw->n_repeats == 0 && raw->n_bytes > 0 && i < 64 && good; i++)
    good = send_all (connection, block, 1024 * 1024);
}

/* Runs in a thread: a client that hangs up is what ends an endless answer. */
static gpointer
raw_thread (gpointer data)
{
  RawServer *server = data;
  g_autoptr(GSocket) socket = g_socket_accept (server->listener, NULL, NULL);
  g_autoptr(GSocketConnection) connection = g_socket_connection_factory_create_connection (socket);
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char request[4096];

  g_input_stream_read (in, request, sizeof request, NULL, NULL);
  pour (connection, server->raw);
  while (server->raw->stays_open &&
         g_input_stream_read (in, request, sizeof request, NULL, NULL) > 0)
    ;
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_atomic_int_set (&server->done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

/* The thread ends when the client has hung up, for which the client needs its main context. */
static void
join_raw (RawServer *server,
          GThread   *thread)
{
  while (!g_atomic_int_get (&server->done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_object_unref (server->listener);
}

static PengSite *
listen_raw (RawServer *server)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autofree char *base = NULL;

  server->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_true (g_socket_bind (server->listener, any, TRUE, NULL));
  g_assert_true (g_socket_listen (server->listener, NULL));
  bound = g_socket_get_local_address (server->listener, NULL);
  base = g_strdup_printf ("http://127.0.0.1:%u",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));

  return peng_site_new ("7", "Portal", PENG_SITE_KIND_PENGCHENG, base, NULL);
}

static void
test_raw (gconstpointer data)
{
  RawServer server = { data };
  g_autoptr(PengSite) site = listen_raw (&server);
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("raw", raw_thread, &server);
  /* Short where the limit is met, else long enough for a busy machine. */
  guint idle_ms = server.raw->code == PENG_PORTAL_ERROR_TIMED_OUT ? 100 : 20000;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", idle_ms);

  g_assert_cmpint (ask (portal, DESCRIBE, NULL, &error), ==, server.raw->code);
  g_assert_false (peng_portal_error_get_failure (error)->unknown);

  g_assert_finalize_object (portal);
  join_raw (&server, thread);
}

static void
test_nobody_listens (void)
{
  RawServer server = { NULL };
  g_autoptr(PengSite) site = listen_raw (&server);
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  g_clear_object (&server.listener);
  g_assert_cmpint (ask (portal, CREATE, NULL, &error), ==, PENG_PORTAL_ERROR_OFFLINE);
  g_assert_false (peng_portal_error_get_failure (error)->unknown);

  g_assert_finalize_object (portal);
}

static void
test_cancelled_on_its_way (void)
{
  RawServer server = { &raws[2] };
  g_autoptr(PengSite) site = listen_raw (&server);
  g_autoptr(GBytes) article = g_bytes_new_static ("{}", 2);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("raw", raw_thread, &server);
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  peng_portal_put_article_async (portal, UUID, article, NULL, cancellable, answer_cb, &result);
  for (int i = 0; i < 5; i++)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  g_assert_null (peng_portal_put_article_finish (portal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  g_assert_finalize_object (portal);
  join_raw (&server, thread);
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

typedef struct
{
  const char *name;
  const char *url;       /* %d: the port that the site has */
  guint       n_fetched;
  int         code;
} Place;

static const Place places[] = {
  { "relative", "/media/x.jpg?v=1", 1, OK },
  { "absolute", "http://127.0.0.1:%d/media/x.jpg?v=1", 1, OK },
  { "too-large", "/media/large.jpg", 1, PENG_PORTAL_ERROR_BAD_REPLY },
  { "moved", "/media/moved.jpg", 1, PENG_PORTAL_ERROR_MOVED },
  { "gone", "/media/gone.jpg", 1, PENG_PORTAL_ERROR_BAD_REPLY },
  { "other-host", "http://localhost:%d/media/x.jpg?v=1", 0, PENG_PORTAL_ERROR_BAD_REPLY },
  { "file", "file:///etc/passwd", 0, PENG_PORTAL_ERROR_BAD_REPLY },
  { "script", "javascript:alert(1)", 0, PENG_PORTAL_ERROR_BAD_REPLY },
  { "no-address", "http://:%d/", 0, PENG_PORTAL_ERROR_BAD_REPLY },
};

typedef struct
{
  char  *url;
  guint  n_fetched;
} Gallery;

/* What readers are given is asked for without the token. */
static void
fetch_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Gallery *gallery = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *json = g_strdup_printf ("{\"url\":\"%s\"}", gallery->url);

  if (g_str_equal (path, "/p/api/v1/media/" SHA))
    {
      g_assert_cmpstr (get_header (message, "Authorization"), ==, "Bearer secret");
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, JSON, SOUP_MEMORY_COPY, json, strlen (json));
      return;
    }

  g_assert_null (get_header (message, "Authorization"));
  gallery->n_fetched++;
  soup_server_message_set_status (message, g_str_equal (path, "/media/moved.jpg") ? 302 :
                                           g_str_equal (path, "/media/gone.jpg") ? 410 : 200, NULL);
  if (g_str_equal (path, "/media/moved.jpg"))
    soup_message_headers_append (headers, "Location", "http://localhost/");
  else if (g_str_equal (path, "/media/large.jpg"))
    soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_STATIC, "too much", 8);
  else
    soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_STATIC, "photo", 5);
}

static void
test_fetch (gconstpointer data)
{
  const Place *p = data;
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(PengSite) site = listen_on_loopback (soup);
  int port = g_uri_get_port (peng_site_get_base_uri (site));
  g_auto(GStrv) parts = g_strsplit (p->url, "%d", 2);
  g_autofree char *number = g_strdup_printf ("%d", port);
  g_autofree char *url = g_strjoinv (number, parts);
  Gallery gallery = { url, 0 };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  PengPortal *portal = peng_pengcheng_portal_new (site, "secret", 20000);

  soup_server_add_handler (soup, NULL, fetch_cb, &gallery, NULL);
  peng_portal_get_media_async (portal, SHA, 5, NULL, answer_cb, &result);
  wait_for (&result);
  bytes = peng_portal_get_media_finish (portal, result, &error);

  g_assert_cmpint (bytes != NULL ? OK : error->code, ==, p->code);
  if (bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "photo", 5);
  else
    g_assert_cmpuint (error->domain, ==, PENG_PORTAL_ERROR);
  g_assert_cmpuint (gallery.n_fetched, ==, p->n_fetched);

  g_clear_object (&result);
  g_assert_finalize_object (portal);
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
  for (guint i = 0; i < G_N_ELEMENTS (redirects); i++)
    add_cases ("redirect", redirects[i].name, &redirects[i], test_redirect);
  for (guint i = 0; i < G_N_ELEMENTS (raws); i++)
    add_cases ("raw", raws[i].name, &raws[i], test_raw);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_cases ("fetch", places[i].name, &places[i], test_fetch);

  g_test_add_func ("/publish/pengcheng-portal/address/no-password", test_address_has_no_password);
  g_test_add_func ("/publish/pengcheng-portal/raw/nobody-listens", test_nobody_listens);
  g_test_add_func ("/publish/pengcheng-portal/raw/cancelled", test_cancelled_on_its_way);

  return g_test_run ();
}
