/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-fetch.h"

#include "publish/peng-transport.h"

#include <libsoup/soup.h>

/**
 * PengFetch:
 *
 * Bounded in size and in time. Nothing of the person goes along, and what comes is decoded where it
 * can do no harm; but over plain HTTP anyone on the way could put another picture into a school's
 * news. Pages still name many a picture so that their site gives over HTTPS as well: that is asked.
 */
struct _PengFetch
{
  GObject      parent_instance;

  SoupSession *session;
  guint        seconds;
};

#define CHUNK           (64 * 1024)
#define MAX_CONNECTIONS 4

typedef struct
{
  SoupMessage   *message;
  GInputStream  *stream;
  GByteArray    *bytes;
  GCancellable  *stop;
  GCancellable  *caller;
  gulong         caller_id;
  guint          timer_id;
  gboolean       timed_out;
  gboolean       in_the_clear; /* as it was named, or where it was moved to */
  gboolean       is_page;
  char          *host;         /* of a page as it was named */
  char          *elsewhere;    /* where a page was moved to, at another host */
  gsize          max_bytes;
  PengFetchFunc  progress;
  gpointer       progress_data;
} Run;

G_DEFINE_QUARK (peng-fetch-error-quark, peng_fetch_error)
G_DEFINE_FINAL_TYPE (PengFetch, peng_fetch, G_TYPE_OBJECT)

static void read_chunk (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_handle_id (&run->timer_id, g_source_remove);
  g_cancellable_disconnect (run->caller, run->caller_id);
  g_clear_object (&run->caller);
  g_clear_object (&run->stop);
  if (run->message != NULL)
    g_signal_handlers_disconnect_by_data (run->message, run);
  g_clear_object (&run->message);
  g_clear_object (&run->stream);
  g_clear_pointer (&run->bytes, g_byte_array_unref);
  g_free (run->host);
  g_free (run->elsewhere);
  g_free (run);
}

static void
peng_fetch_finalize (GObject *object)
{
  g_clear_object (&PENG_FETCH (object)->session);

  G_OBJECT_CLASS (peng_fetch_parent_class)->finalize (object);
}

static void
peng_fetch_class_init (PengFetchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_fetch_finalize;
}

static void
peng_fetch_init (PengFetch *self)
{
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      stop)
{
  g_cancellable_cancel (stop);
}

static gboolean
timer_cb (gpointer data)
{
  Run *run = data;

  run->timer_id = 0;
  run->timed_out = TRUE;
  g_cancellable_cancel (run->stop);

  return G_SOURCE_REMOVE;
}

static void
fail_with (GTask          *task,
           PengFetchError  code,
           const char     *words)
{
  Run *run = g_task_get_task_data (task);

  if (run->in_the_clear && code != PENG_FETCH_ERROR_TOO_LARGE)
    code = PENG_FETCH_ERROR_IN_THE_CLEAR;

  g_task_return_new_error (task, PENG_FETCH_ERROR, code, "%s", words);
}

/* Takes the error. */
static void
fail (GTask  *task,
      GError *error)
{
  g_autoptr(GError) owned = error;
  Run *run = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (run->caller))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else if (run->elsewhere != NULL)
    g_task_return_new_error (task, PENG_FETCH_ERROR, PENG_FETCH_ERROR_ELSEWHERE, "%s", run->elsewhere);
  else if (run->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    fail_with (task, PENG_FETCH_ERROR_TIMED_OUT, "the time is over");
  else if (error->domain == G_TLS_ERROR)
    fail_with (task, PENG_FETCH_ERROR_TLS, error->message);
  else
    fail_with (task, PENG_FETCH_ERROR_UNREACHABLE, error->message);
}

static goffset
get_announced (Run *run)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (run->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
           ? soup_message_headers_get_content_length (headers) : 0;
}

static void
chunk_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result,
                                                              &error);

  if (chunk == NULL)
    fail (task, error);
  else if (g_bytes_get_size (chunk) == 0)
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&run->bytes)),
                           (GDestroyNotify) g_bytes_unref);
  else if (run->bytes->len + g_bytes_get_size (chunk) > run->max_bytes)
    fail_with (task, PENG_FETCH_ERROR_TOO_LARGE, "more bytes than wanted");
  else
    {
      g_byte_array_append (run->bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
      if (run->progress != NULL)
        run->progress (run->bytes->len, get_announced (run), run->progress_data);
      read_chunk (task);
    }
}

static void
read_chunk (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (run->stream, CHUNK, G_PRIORITY_DEFAULT, run->stop, chunk_cb,
                                   g_object_ref (task));
}

/* A page that says that there is no picture is none. */
static gboolean
may_be_picture (Run *run)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (run->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return run->is_page || type == NULL || !g_str_has_prefix (type, "text/");
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  run->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  status = soup_message_get_status (run->message);

  if (run->stream == NULL)
    fail (task, error);
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    fail_with (task, PENG_FETCH_ERROR_NOT_FOUND, "there is nothing");
  else if (status != SOUP_STATUS_OK)
    fail_with (task, PENG_FETCH_ERROR_REFUSED, soup_status_get_phrase (status));
  else if (!may_be_picture (run))
    fail_with (task, PENG_FETCH_ERROR_NO_PICTURE, "it is text");
  else if ((guint64) get_announced (run) > run->max_bytes)
    fail_with (task, PENG_FETCH_ERROR_TOO_LARGE, "more bytes than wanted");
  else
    read_chunk (task);
}

/* Before anything is sent to the other address. */
static void
restarted_cb (SoupMessage *message,
              Run         *run)
{
  GUri *uri = soup_message_get_uri (message);

  if (run->is_page && g_ascii_strcasecmp (g_uri_get_host (uri), run->host) != 0)
    {
      g_free (run->elsewhere);
      run->elsewhere = g_uri_to_string_partial (uri, G_URI_HIDE_PASSWORD);
      g_cancellable_cancel (run->stop);
      return;
    }

  if (peng_transport_is_secure (uri))
    return;

  run->in_the_clear = TRUE;
  g_cancellable_cancel (run->stop);
}

static SoupMessage *
new_message (const char *uri,
             gboolean   *in_the_clear)
{
  g_autoptr(GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr(GUri) secure = NULL;
  int port;

  if (parsed == NULL || g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0')
    return NULL;

  *in_the_clear = !peng_transport_is_secure (parsed);
  if (!*in_the_clear)
    return soup_message_new_from_uri (SOUP_METHOD_GET, parsed);

  port = g_uri_get_port (parsed);
  secure = soup_uri_copy (parsed, SOUP_URI_SCHEME, "https",
                          SOUP_URI_PORT, port == 80 ? 443 : port, SOUP_URI_NONE);

  return soup_message_new_from_uri (SOUP_METHOD_GET, secure);
}

/**
 * peng_fetch_new:
 * @seconds: how long one picture may take
 *
 * Returns: (transfer full): a new object
 */
PengFetch *
peng_fetch_new (guint seconds)
{
  PengFetch *self = g_object_new (PENG_TYPE_FETCH, NULL);

  self->seconds = seconds;
  self->session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS, NULL);

  return self;
}

static void
start (GTask        *task,
       GCancellable *cancellable)
{
  PengFetch *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (run->message == NULL)
    {
      fail_with (task, PENG_FETCH_ERROR_UNREACHABLE, "not an address");
      return;
    }

  if (cancellable != NULL)
    {
      run->caller = g_object_ref (cancellable);
      run->caller_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), run->stop,
                                              NULL);
    }

  g_signal_connect (run->message, "restarted", G_CALLBACK (restarted_cb), run);
  run->timer_id = g_timeout_add_seconds (self->seconds, timer_cb, run);
  soup_session_send_async (self->session, run->message, G_PRIORITY_LOW, run->stop, sent_cb,
                           g_object_ref (task));
}

static GTask *
begin (PengFetch           *self,
       const char          *uri,
       gsize                max_bytes,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  run->message = new_message (uri, &run->in_the_clear);
  run->bytes = g_byte_array_new ();
  run->stop = g_cancellable_new ();
  run->max_bytes = max_bytes;
  g_task_set_task_data (task, run, run_free);

  return task;
}

/**
 * peng_fetch_run_async:
 * @self: the object
 * @uri: an address of `https`, or of `http`, which is asked on this computer alone
 * @max_bytes: more is an error
 * @progress: (nullable): called as it comes
 * @progress_data: for @progress; needed until the end
 * @cancellable: (nullable): to give up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches a file.
 */
void
peng_fetch_run_async (PengFetch           *self,
                      const char          *uri,
                      gsize                max_bytes,
                      PengFetchFunc        progress,
                      gpointer             progress_data,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Run *run;

  g_return_if_fail (PENG_IS_FETCH (self));
  g_return_if_fail (uri != NULL);

  task = begin (self, uri, max_bytes, peng_fetch_run_async, cancellable, callback, user_data);
  run = g_task_get_task_data (task);
  run->progress = progress;
  run->progress_data = progress_data;
  start (task, cancellable);
}

/**
 * peng_fetch_page_async:
 * @self: the object
 * @uri: as for peng_fetch_run_async()
 * @max_bytes: more is an error
 * @cancellable: (nullable): to give up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches a page or a style sheet as its site has it now, past what caches on the way keep of it. It
 * may be moved at its host; to another one nothing is sent, %PENG_FETCH_ERROR_ELSEWHERE.
 */
void
peng_fetch_page_async (PengFetch           *self,
                       const char          *uri,
                       gsize                max_bytes,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Run *run;

  g_return_if_fail (PENG_IS_FETCH (self));
  g_return_if_fail (uri != NULL);

  task = begin (self, uri, max_bytes, peng_fetch_page_async, cancellable, callback, user_data);
  run = g_task_get_task_data (task);
  run->is_page = TRUE;
  if (run->message != NULL)
    {
      run->host = g_strdup (g_uri_get_host (soup_message_get_uri (run->message)));
      soup_message_headers_replace (soup_message_get_request_headers (run->message),
                                    "Cache-Control", "no-cache");
    }
  start (task, cancellable);
}

/**
 * peng_fetch_run_finish:
 * @self: the object
 * @result: what the callback got
 * @error: return location; an error of #PengFetchError, or that it was cancelled
 *
 * Returns: (transfer full): the file
 */
GBytes *
peng_fetch_run_finish (PengFetch     *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
