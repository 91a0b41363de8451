/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-site.h"

#include "publish/peng-wordpress-address.h"
#include "publish/peng-wordpress-problem.h"
#include "publish/peng-wordpress-root.h"

#include <string.h>

typedef struct
{
  GTask             *task;
  PengWordpressNext  next;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_object_unref (waiting->task);
  g_free (waiting);
}

/* A password may be typed with the blanks that WordPress shows it with. */
static char *
make_authorization (const char *secret)
{
  g_autofree char *base64 = NULL;

  if (secret == NULL)
    return NULL;

  base64 = g_base64_encode ((const guchar *) secret, strlen (secret));

  return g_strconcat ("Basic ", base64, NULL);
}

static PengHttp *
new_client (GUri       *uri,
            const char *authorization,
            guint       idle_ms)
{
  PengHttp *http = peng_http_new (uri, authorization, idle_ms);

  peng_http_set_refusal (http, peng_wordpress_problem_new_error);

  return http;
}

/**
 * peng_wordpress_site_new:
 * @base_uri: the site's address, without a slash at the end
 * @secret: (nullable): user name and application password, with a colon between them
 * @idle_ms: milliseconds without a sign of life after which a request has failed
 *
 * Returns: (transfer full): an account that nothing is known of
 */
PengWordpressSite *
peng_wordpress_site_new (GUri       *base_uri,
                         const char *secret,
                         guint       idle_ms)
{
  g_autoptr(GUri) origin = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (base_uri), NULL,
                                        g_uri_get_host (base_uri), g_uri_get_port (base_uri), "",
                                        NULL, NULL);
  g_autofree char *authorization = make_authorization (secret);
  PengWordpressSite *self = g_new0 (PengWordpressSite, 1);

  self->base_uri = g_uri_ref (base_uri);
  self->idle_ms = idle_ms;
  self->open = new_client (base_uri, NULL, idle_ms);
  self->http = new_client (origin, authorization, idle_ms);
  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) peng_wordpress_file_free);

  return self;
}

/**
 * peng_wordpress_site_free:
 * @self: (transfer full): an account
 */
void
peng_wordpress_site_free (PengWordpressSite *self)
{
  g_object_unref (self->http);
  g_object_unref (self->open);
  g_uri_unref (self->base_uri);
  g_free (self->root);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

/**
 * peng_wordpress_fail:
 * @task: what is being done
 * @code: why it ends
 * @unknown: whether it may have been done all the same
 * @etag: (nullable): for a conflict: the version that is there
 * @message: for the log
 */
void
peng_wordpress_fail (GTask           *task,
                     PengPortalError  code,
                     gboolean         unknown,
                     const char      *etag,
                     const char      *message)
{
  const PengPortalFailure failure = { .unknown = unknown, .etag = (char *) etag };

  g_task_return_error (task, peng_portal_error_new (code, &failure, message));
}

/**
 * peng_wordpress_get_object:
 * @node: (nullable): anything
 *
 * Returns: (transfer none) (nullable): the object that it is
 */
JsonObject *
peng_wordpress_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * peng_wordpress_get_array:
 * @node: (nullable): anything
 *
 * Returns: (transfer none) (nullable): the array that it is
 */
JsonArray *
peng_wordpress_get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * peng_wordpress_get_raw:
 * @object: something of the API's
 * @member: a text in it, such as `title`
 *
 * Returns: (transfer none): the text as it is stored, or an empty one
 */
const char *
peng_wordpress_get_raw (JsonObject *object,
                        const char *member)
{
  JsonObject *text = peng_wordpress_get_object (json_object_get_member (object, member));
  const char *raw = text != NULL ? peng_json_get_string (text, "raw") : NULL;

  return raw != NULL ? raw : "";
}

typedef struct
{
  GTask              *task;
  PengWordpressNext   next;
  PengWordpressCatch  catch;
  gboolean            changes;
} Question;

/* A sign-in page of a hotel's network is a perfect "200 OK": only JSON counts. */
static JsonNode *
read_reply (PengHttpReply  *reply,
            gboolean        changes,
            GError        **error)
{
  const PengPortalFailure failure = { .unknown = changes, .status = reply->status };
  JsonNode *node = NULL;

  if (g_strcmp0 (reply->content_type, "application/json") == 0)
    node = peng_json_parse_any (reply->body, NULL);
  if (node == NULL)
    *error = peng_portal_error_new (PENG_PORTAL_ERROR_BAD_REPLY, &failure,
                                    "no answer of a WordPress");

  return node;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr(GTask) task = question->task;
  g_autoptr(PengHttpReply) reply = NULL;
  g_autoptr(JsonNode) answer = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    answer = read_reply (reply, question->changes, &error);

  if (answer != NULL)
    question->next (task, answer);
  else if (question->catch != NULL && question->catch (task, error))
    g_error_free (error);
  else
    g_task_return_error (task, error);
}

/**
 * peng_wordpress_site_send:
 * @self: an account that was entered
 * @request: what to ask, with a path from the origin
 * @catch: (nullable): what follows from a failure
 * @task: what is being done; kept until @next is called
 * @next: the next step
 *
 * Asks for JSON.
 */
void
peng_wordpress_site_send (PengWordpressSite     *self,
                          const PengHttpRequest *request,
                          PengWordpressCatch     catch,
                          GTask                 *task,
                          PengWordpressNext      next)
{
  Question *question = g_new (Question, 1);

  *question = (Question) {
    g_object_ref (task), next, catch, !g_str_equal (request->method, "GET"),
  };
  peng_http_send_async (self->http, request, g_task_get_cancellable (task), answered_cb, question);
}

static GBytes *
to_bytes (JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), object);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * peng_wordpress_site_ask:
 * @self: an account that was entered
 * @call: what to ask
 * @task: what is being done; kept until @next is called
 * @next: the next step
 *
 * Asks the API one thing, once.
 */
void
peng_wordpress_site_ask (PengWordpressSite       *self,
                         const PengWordpressCall *call,
                         GTask                   *task,
                         PengWordpressNext        next)
{
  g_autofree char *path = peng_wordpress_root_dup_path (self->root, call->route, call->query);
  g_autoptr(GBytes) body = call->body != NULL ? to_bytes (call->body) : NULL;
  const PengHttpRequest request = {
    .method = call->method,
    .path = path,
    .content_type = body != NULL ? "application/json" : NULL,
    .bytes = body,
    .max_reply = PENG_WORDPRESS_MAX_REPLY,
  };

  peng_wordpress_site_send (self, &request, call->catch, task, next);
}

/**
 * peng_wordpress_site_drop:
 * @self: an account that was entered
 * @route: of the API, such as `wp/v2/posts`
 * @id: number of something that is there twice and that nobody has seen
 *
 * Deletes it for good. Where that fails it is done another time.
 */
void
peng_wordpress_site_drop (PengWordpressSite *self,
                          const char        *route,
                          gint64             id)
{
  g_autofree char *one = g_strdup_printf ("%s/%" G_GINT64_FORMAT, route, id);
  g_autofree char *path = peng_wordpress_root_dup_path (self->root, one, "force=true");
  const PengHttpRequest request = {
    .method = "DELETE",
    .path = path,
    .max_reply = PENG_WORDPRESS_MAX_REPLY,
  };

  peng_http_send_async (self->http, &request, NULL, NULL, NULL);
}

static void
let_all_in (PengWordpressSite *self)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiting *one = g_ptr_array_index (waiting, i);

      one->next (one->task, NULL);
    }
}

static void
send_all_away (PengWordpressSite *self,
               const GError      *error)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiting *one = g_ptr_array_index (waiting, i);

      g_task_return_error (one->task, g_error_copy (error));
    }
}

/* Finding out is a task of its own, over the site; all that came meanwhile waits for it. */
static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PengWordpressSite *self = user_data;
  g_autoptr(GError) error = NULL;

  self->known = g_task_propagate_boolean (G_TASK (result), &error);
  if (self->known)
    let_all_in (self);
  else
    send_all_away (self, error);
}

static gboolean
may (JsonObject *capabilities,
     const char *what)
{
  return peng_json_get_boolean (capabilities, what);
}

static void
got_me (GTask    *task,
        JsonNode *answer)
{
  PengWordpressSite *self = g_task_get_task_data (task);
  JsonObject *me = peng_wordpress_get_object (answer);
  JsonObject *capabilities = me != NULL
                               ? peng_wordpress_get_object (json_object_get_member (me, "capabilities"))
                               : NULL;

  if (capabilities == NULL || peng_json_get_int (me, "id") <= 0)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "nobody's account");
      return;
    }

  self->user = peng_json_get_int (me, "id");
  self->can_publish = may (capabilities, "publish_posts");
  self->can_edit_published = may (capabilities, "edit_published_posts");
  self->can_upload = may (capabilities, "upload_files");
  g_task_return_boolean (task, TRUE);
}

/* A wrong password is taken for none by all that anybody may ask: so it is proved here. */
static void
ask_for_me (GTask *task)
{
  PengWordpressSite *self = g_task_get_task_data (task);
  const PengWordpressCall call = {
    .method = "GET", .route = "wp/v2/users/me", .query = "context=edit",
  };

  peng_wordpress_site_ask (self, &call, task, got_me);
}

static gboolean
is_index (JsonNode *answer)
{
  JsonObject *index = peng_wordpress_get_object (answer);
  JsonArray *namespaces = index != NULL
                            ? peng_wordpress_get_array (json_object_get_member (index, "namespaces"))
                            : NULL;

  for (guint i = 0; namespaces != NULL && i < json_array_get_length (namespaces); i++)
    {
      JsonNode *name = json_array_get_element (namespaces, i);

      if (JSON_NODE_HOLDS_VALUE (name) && g_strcmp0 (json_node_get_string (name), "wp/v2") == 0)
        return TRUE;
    }

  return FALSE;
}

static const char * const guesses[] = { "/wp-json/", "/?rest_route=/" };

static void guess (GTask *task,
                   guint  number);

typedef struct
{
  GTask *task;
  guint  number;
} Guess;

static void
guessed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Guess *self = user_data;
  g_autoptr(GTask) task = self->task;
  PengWordpressSite *site = g_task_get_task_data (task);
  g_autoptr(PengHttpReply) reply = NULL;
  g_autoptr(JsonNode) answer = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, NULL);
  if (reply != NULL)
    answer = peng_json_parse_any (reply->body, NULL);

  if (!is_index (answer))
    {
      guess (task, self->number + 1);
      return;
    }

  site->root = g_strconcat (g_uri_get_path (site->base_uri), guesses[self->number], NULL);
  ask_for_me (task);
}

/* A site whose pages do not say where its API is: it is at one of two places. */
static void
guess (GTask *task,
       guint  number)
{
  PengWordpressSite *self = g_task_get_task_data (task);
  const PengHttpRequest request = {
    .method = "GET",
    .path = number < G_N_ELEMENTS (guesses) ? guesses[number] : NULL,
    .max_reply = PENG_WORDPRESS_MAX_REPLY,
  };
  Guess *data;

  if (request.path == NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no WordPress here");
      return;
    }

  data = g_new (Guess, 1);
  *data = (Guess) { g_object_ref (task), number };
  peng_http_send_async (self->open, &request, g_task_get_cancellable (task), guessed_cb, data);
}

static void
use_link (GTask      *task,
          const char *address)
{
  PengWordpressSite *self = g_task_get_task_data (task);

  self->root = peng_wordpress_root_parse (self->base_uri, address);
  if (self->root != NULL)
    ask_for_me (task);
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_MOVED, FALSE, NULL, address);
}

/* What says that nothing answers, or nothing that may be trusted, is no reason to ask again. */
static gboolean
is_final (const GError *error)
{
  return error->domain != PENG_PORTAL_ERROR || error->code <= PENG_PORTAL_ERROR_MOVED ||
         error->code == PENG_PORTAL_ERROR_BUSY || error->code == PENG_PORTAL_ERROR_SERVER;
}

static void
headed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PengHttpReply) reply = NULL;
  g_autofree char *address = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply == NULL && is_final (error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  if (reply != NULL && reply->link != NULL)
    address = peng_wordpress_root_find_link (reply->link);

  if (address != NULL)
    use_link (task, address);
  else
    guess (task, 0);
}

static void
find_out (PengWordpressSite *self,
          gpointer           portal,
          GCancellable      *cancellable)
{
  GTask *task = g_task_new (portal, cancellable, entered_cb, self);
  const PengHttpRequest request = {
    .method = "HEAD", .path = "/", .max_reply = PENG_WORDPRESS_MAX_REPLY,
  };

  g_task_set_source_tag (task, peng_wordpress_site_enter);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, NULL);
  g_clear_pointer (&self->root, g_free);
  peng_http_send_async (self->open, &request, cancellable, headed_cb, task);
}

/**
 * peng_wordpress_site_enter:
 * @self: an account
 * @task: what is to be done; kept until @next is called; its source, the portal, owns @self
 * @next: the first step
 *
 * Finds out where the API is and what the account may do there, once.
 */
void
peng_wordpress_site_enter (PengWordpressSite *self,
                           GTask             *task,
                           PengWordpressNext  next)
{
  Waiting *waiting;

  if (self->known)
    {
      next (task, NULL);
      return;
    }

  waiting = g_new (Waiting, 1);
  *waiting = (Waiting) { g_object_ref (task), next };
  g_ptr_array_add (self->waiting, waiting);
  if (self->waiting->len == 1)
    find_out (self, g_task_get_source_object (task), g_task_get_cancellable (task));
}
