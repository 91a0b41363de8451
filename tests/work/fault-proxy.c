/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-proxy.h"

#include "fault-verb.h"

#include <string.h>

#define MAX_FAULTS 32
#define STALL_MS   2000

struct _FaultProxy
{
  guint16        portal_port;
  GSocket       *listener;
  GSocket       *other;
  guint16        port;
  guint16        other_port;
  GThread       *thread;
  GThread       *other_thread;
  GThreadPool   *connections;
  GCancellable  *cancellable;

  GMutex         mutex;
  Fault          faults[MAX_FAULTS];
  guint          n_faults;
  guint          n_seen[FAULT_N_VERBS];
  guint          n_done[FAULT_N_VERBS];
  guint          n_leaks;
  guint          delay_ms;
  void         (*kill_func) (gpointer);
  gpointer       kill_data;
};

static const char * const kind_names[] = {
  "none", "cut-before", "cut-in-body", "cut-after-body", "stall", "401", "413", "429", "500", "503",
  "garbage", "captive", "redirect", "wrong-type", "truncated", "half-json", "kill-before",
  "kill-in-body", "answer-lost", "stall-after", "500-after", "503-after", "garbage-after",
  "captive-after", "redirect-after", "kill-after",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == FAULT_N_KINDS);

const char *
fault_kind_get_name (FaultKind kind)
{
  return kind_names[kind];
}

static gboolean
send_bytes (FaultProxy   *self,
            GSocket      *socket,
            const guint8 *bytes,
            gsize         n_bytes)
{
  return fault_message_send_bytes (socket, self->cancellable, bytes, n_bytes);
}

static gboolean
send_text (FaultProxy *self,
           GSocket    *socket,
           const char *text)
{
  return send_bytes (self, socket, (const guint8 *) text, strlen (text));
}

static gboolean
read_body (FaultProxy   *self,
           GSocket      *socket,
           FaultMessage *message,
           gsize         length)
{
  return fault_message_read_body (message, socket, self->cancellable, length);
}

static FaultKind
choose_fault (FaultProxy *self,
              FaultVerb   verb)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint number = self->n_seen[verb]++;

  for (guint i = 0; i < self->n_faults; i++)
    {
      Fault *fault = &self->faults[i];

      if (fault->verb == verb && fault->times > 0 && number >= fault->after)
        {
          fault->times--;
          return fault->kind;
        }
    }

  return FAULT_NONE;
}

static void
count_done (FaultProxy         *self,
            FaultVerb           verb,
            const FaultMessage *answer)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (fault_message_begins (answer, "HTTP/1.1 2"))
    self->n_done[verb]++;
}

static void
kill_client (FaultProxy *self)
{
  if (self->kill_func != NULL)
    self->kill_func (self->kill_data);
}

static GSocket *
connect_to (guint16 port)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_TCP, NULL);

  if (!g_socket_connect (socket, address, NULL, NULL))
    g_clear_object (&socket);

  return socket;
}

static gboolean
has_body (const FaultMessage *request,
          const FaultMessage *answer)
{
  return !fault_message_begins (request, "HEAD ") && !fault_message_begins (answer, "HTTP/1.1 204");
}

static gboolean
ask_portal (FaultProxy   *self,
            GSocket      *portal,
            FaultVerb     verb,
            FaultMessage *request,
            FaultMessage *answer)
{
  if (!send_bytes (self, portal, request->bytes->data, request->length) ||
      !fault_message_read_head (answer, portal, self->cancellable))
    return FALSE;

  if (!has_body (request, answer))
    answer->length = answer->head;
  else if (answer->chunked && !fault_message_read_chunks (answer, portal, self->cancellable))
    return FALSE;
  if (!read_body (self, portal, answer, answer->length))
    return FALSE;

  count_done (self, verb, answer);

  return TRUE;
}

static void
stall (FaultProxy *self,
       GSocket    *client)
{
  g_socket_condition_timed_wait (client, G_IO_HUP, STALL_MS * 1000, self->cancellable, NULL);
}

#define PROBLEM(line, head) "HTTP/1.1 " line "\r\nContent-Type: application/problem+json\r\n" head \
                            "Content-Length: 2\r\n\r\n{}"

static const char * const canned[FAULT_N_KINDS] = {
  [FAULT_STATUS_401] = PROBLEM ("401 Unauthorized", "WWW-Authenticate: Bearer\r\n"),
  [FAULT_STATUS_413] = PROBLEM ("413 Content Too Large", ""),
  [FAULT_STATUS_429] = PROBLEM ("429 Too Many Requests", ""),
  [FAULT_STATUS_500] = PROBLEM ("500 Internal Server Error", ""),
  [FAULT_STATUS_500_AFTER] = PROBLEM ("500 Internal Server Error", ""),
  [FAULT_STATUS_503] = PROBLEM ("503 Service Unavailable", "Retry-After: 1\r\n"),
  [FAULT_STATUS_503_AFTER] = PROBLEM ("503 Service Unavailable", "Retry-After: 1\r\n"),
  [FAULT_GARBAGE] = "\x16\x03\x01 what is this?\r\n\r\n",
  [FAULT_GARBAGE_AFTER] = "\x16\x03\x01 what is this?\r\n\r\n",
  [FAULT_CAPTIVE] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"x\"\r\n"
                    "Content-Length: 21\r\n\r\n<html>Sign in!</html>",
  [FAULT_CAPTIVE_AFTER] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"x\"\r\n"
                          "Content-Length: 21\r\n\r\n<html>Sign in!</html>",
};

static void
redirect (FaultProxy *self,
          GSocket    *client)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n"
                                           "Location: http://127.0.0.1:%u/there\r\n\r\n",
                                           self->other_port);

  send_text (self, client, text);
}

/* What was "application/json" becomes as long another type. */
static void
change_type (FaultMessage *answer)
{
  char *type = g_strstr_len ((char *) answer->bytes->data, answer->head, "application/json");

  if (type != NULL)
    memcpy (type, "text/plain;a=123", 16);
}

static void
send_half (FaultProxy   *self,
           GSocket      *client,
           FaultMessage *answer,
           gboolean      honest)
{
  gsize half = (answer->length - answer->head) / 2;
  g_autoptr(GString) head = g_string_new_len ((char *) answer->bytes->data, answer->head);
  g_autofree char *length = g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT,
                                             answer->length - answer->head);
  g_autofree char *lie = g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT, half);

  if (honest)
    g_string_replace (head, length, lie, 1);
  send_bytes (self, client, (guint8 *) head->str, head->len);
  send_bytes (self, client, answer->bytes->data + answer->head, half);
}

/* What comes instead of the answer. Gives whether the connection goes on. */
static gboolean
spoil_answer (FaultProxy   *self,
              GSocket      *client,
              FaultKind     kind,
              FaultMessage *answer)
{
  switch ((int) kind)
    {
    case FAULT_STALL_AFTER:
      stall (self, client);
      return FALSE;
    case FAULT_REDIRECT_AFTER:
      redirect (self, client);
      return FALSE;
    case FAULT_WRONG_TYPE:
      change_type (answer);
      send_bytes (self, client, answer->bytes->data, answer->length);
      return FALSE;
    case FAULT_TRUNCATED:
    case FAULT_HALF_JSON:
      send_half (self, client, answer, kind == FAULT_HALF_JSON);
      return FALSE;
    case FAULT_KILL_AFTER:
      kill_client (self);
      return FALSE;
    case FAULT_ANSWER_LOST:
      return FALSE;
    default:
      if (canned[kind] != NULL)
        {
          send_text (self, client, canned[kind]);
          return FALSE;
        }
      return send_bytes (self, client, answer->bytes->data, answer->length);
    }
}

/* What goes wrong before the portal has the whole request. Gives whether it did. */
static gboolean
spoil_request (FaultProxy   *self,
               GSocket      *client,
               GSocket      *portal,
               FaultKind     kind,
               FaultMessage *request)
{
  gsize half = request->head + (request->length - request->head) / 2;

  switch ((int) kind)
    {
    case FAULT_CUT_BEFORE:
      return TRUE;
    case FAULT_KILL_BEFORE:
      kill_client (self);
      return TRUE;
    case FAULT_CUT_IN_BODY:
    case FAULT_KILL_IN_BODY:
      if (read_body (self, client, request, half))
        send_bytes (self, portal, request->bytes->data, half);
      if (kind == FAULT_KILL_IN_BODY)
        kill_client (self);
      return TRUE;
    case FAULT_CUT_AFTER_BODY:
      read_body (self, client, request, request->length);
      return TRUE;
    case FAULT_STALL:
      stall (self, client);
      return TRUE;
    case FAULT_REDIRECT:
      read_body (self, client, request, request->length);
      redirect (self, client);
      return TRUE;
    default:
      if (kind >= FAULT_ANSWER_LOST || canned[kind] == NULL)
        return FALSE;
      read_body (self, client, request, request->length);
      send_text (self, client, canned[kind]);
      return TRUE;
    }
}

static void
wait_a_little (FaultProxy *self)
{
  if (self->delay_ms > 0)
    g_usleep (self->delay_ms * 1000);
}

static gboolean
relay_one (FaultProxy *self,
           GSocket    *client,
           GSocket    *portal)
{
  g_auto(FaultMessage) request = { 0 };
  g_auto(FaultMessage) answer = { 0 };
  FaultVerb verb;
  FaultKind kind;

  if (!fault_message_read_head (&request, client, self->cancellable))
    return FALSE;

  verb = fault_verb_find (&request);
  kind = choose_fault (self, verb);
  if (spoil_request (self, client, portal, kind, &request) ||
      !read_body (self, client, &request, request.length))
    return FALSE;

  wait_a_little (self);
  if (!ask_portal (self, portal, verb, &request, &answer))
    return FALSE;

  wait_a_little (self);

  return spoil_answer (self, client, kind, &answer);
}

static void
connection_thread (gpointer data,
                   gpointer user_data)
{
  FaultProxy *self = user_data;
  g_autoptr(GSocket) client = data;
  g_autoptr(GSocket) portal = connect_to (self->portal_port);

  g_socket_set_option (client, 6 /* IPPROTO_TCP */, 1 /* TCP_NODELAY */, 1, NULL);
  if (portal != NULL)
    {
      g_socket_set_option (portal, 6, 1, 1, NULL);
      while (relay_one (self, client, portal))
        ;
      g_socket_close (portal, NULL);
    }
  g_socket_close (client, NULL);
}

static gpointer
accept_thread (gpointer data)
{
  FaultProxy *self = data;

  for (;;)
    {
      GSocket *client = g_socket_accept (self->listener, self->cancellable, NULL);

      if (client == NULL)
        return NULL;

      g_thread_pool_push (self->connections, client, NULL);
    }
}

/* Whoever is led here must not bring a token along. */
static gpointer
other_thread (gpointer data)
{
  FaultProxy *self = data;

  for (;;)
    {
      g_autoptr(GSocket) client = g_socket_accept (self->other, self->cancellable, NULL);
      g_auto(FaultMessage) request = { 0 };

      if (client == NULL)
        return NULL;

      if (fault_message_read_head (&request, client, self->cancellable) &&
          g_strstr_len ((char *) request.bytes->data, request.head, "\r\nAuthorization:") != NULL)
        {
          g_mutex_lock (&self->mutex);
          self->n_leaks++;
          g_mutex_unlock (&self->mutex);
        }
      g_socket_close (client, NULL);
    }
}

static GSocket *
listen_at (guint16 *port)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, *port);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_TCP, NULL);

  g_socket_set_listen_backlog (socket, 64);
  g_socket_bind (socket, address, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (socket, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));

  return socket;
}

static void
start (FaultProxy *self)
{
  self->cancellable = g_cancellable_new ();
  self->connections = g_thread_pool_new (connection_thread, self, -1, FALSE, NULL);
  self->listener = listen_at (&self->port);
  self->other = listen_at (&self->other_port);
  self->thread = g_thread_new ("fault-proxy", accept_thread, self);
  self->other_thread = g_thread_new ("fault-other", other_thread, self);
}

static void
stop (FaultProxy *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_thread_join (self->other_thread);
  g_socket_close (self->listener, NULL);
  g_socket_close (self->other, NULL);
  g_thread_pool_free (self->connections, FALSE, TRUE);
  g_object_unref (self->listener);
  g_object_unref (self->other);
  g_object_unref (self->cancellable);
}

FaultProxy *
fault_proxy_new (guint16 portal_port)
{
  FaultProxy *self = g_new0 (FaultProxy, 1);

  g_mutex_init (&self->mutex);
  self->portal_port = portal_port;
  start (self);

  return self;
}

void
fault_proxy_free (FaultProxy *self)
{
  fault_proxy_set_refusing (self, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

guint16
fault_proxy_get_port (FaultProxy *self)
{
  return self->port;
}

void
fault_proxy_arm (FaultProxy  *self,
                 const Fault *faults,
                 guint        n_faults)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_assert_cmpuint (n_faults, <=, MAX_FAULTS);
  memset (self->n_seen, 0, sizeof self->n_seen);
  memset (self->n_done, 0, sizeof self->n_done);
  for (guint i = 0; i < n_faults; i++)
    self->faults[i] = faults[i];
  self->n_faults = n_faults;
}

void
fault_proxy_set_kill (FaultProxy *self,
                      void      (*func) (gpointer),
                      gpointer    data)
{
  self->kill_func = func;
  self->kill_data = data;
}

void
fault_proxy_set_refusing (FaultProxy *self,
                          gboolean    refusing)
{
  if (refusing == (self->thread == NULL))
    return;

  if (refusing)
    {
      stop (self);
      self->thread = NULL;
    }
  else
    start (self);
}

void
fault_proxy_set_delay (FaultProxy *self,
                       guint       ms)
{
  self->delay_ms = ms;
}

guint
fault_proxy_count_left (FaultProxy *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint n_left = 0;

  for (guint i = 0; i < self->n_faults; i++)
    n_left += self->faults[i].times;

  return n_left;
}

guint
fault_proxy_count (FaultProxy *self,
                   FaultVerb   verb)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_seen[verb];
}

guint
fault_proxy_count_done (FaultProxy *self,
                        FaultVerb   verb)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_done[verb];
}

guint
fault_proxy_count_leaks (FaultProxy *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_leaks;
}
