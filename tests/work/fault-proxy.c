/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-proxy.h"

#include "fault-answer.h"
#include "fault-line.h"
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
  guint          n_passed[FAULT_N_VERBS];
  guint          n_done[FAULT_N_VERBS];
  guint          n_held;
  guint          n_leaks;
  guint          delay_ms;
  guint          bytes_per_second;
  void         (*kill_func) (gpointer);
  gpointer       kill_data;
};

static gboolean
send_bytes (FaultProxy   *self,
            GSocket      *socket,
            const guint8 *bytes,
            gsize         n_bytes)
{
  return fault_line_send (socket, self->cancellable, self->bytes_per_second, bytes, n_bytes);
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

static Fault
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
          self->n_held += fault->kind == FAULT_LATE;
          return *fault;
        }
    }

  return (Fault) { verb };
}

static void
count_passed (FaultProxy *self,
              FaultVerb   verb)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_passed[verb]++;
}

static void
count_arrived (FaultProxy *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_held--;
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
  count_passed (self, verb);
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

static void
redirect (FaultProxy *self,
          GSocket    *client)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n"
                                           "Location: http://127.0.0.1:%u/there\r\n\r\n",
                                           self->other_port);

  send_text (self, client, text);
}

static void
send_half (FaultProxy   *self,
           GSocket      *client,
           FaultMessage *answer,
           gboolean      honest)
{
  g_autoptr(GBytes) half = fault_answer_halve (answer, honest);
  gsize size;
  const guint8 *data = g_bytes_get_data (half, &size);

  send_bytes (self, client, data, size);
}

/* A part of a message, but never the whole of it. */
static gsize
find_cut (const FaultMessage *message,
          guint               thousandths)
{
  return MIN (message->length * thousandths / 1000, message->length - 1);
}

/* What comes instead of the answer. Gives whether the connection goes on. */
static gboolean
spoil_answer (FaultProxy   *self,
              GSocket      *client,
              const Fault  *fault,
              FaultMessage *answer)
{
  switch ((int) fault->kind)
    {
    case FAULT_STALL_AFTER:
      stall (self, client);
      return FALSE;
    case FAULT_REDIRECT_AFTER:
      redirect (self, client);
      return FALSE;
    case FAULT_WRONG_TYPE:
      fault_answer_change_type (answer);
      send_bytes (self, client, answer->bytes->data, answer->length);
      return FALSE;
    case FAULT_TRUNCATED:
    case FAULT_HALF_JSON:
      send_half (self, client, answer, fault->kind == FAULT_HALF_JSON);
      return FALSE;
    case FAULT_RESET_ANSWER:
      send_bytes (self, client, answer->bytes->data, find_cut (answer, fault->at));
      fault_line_reset (client);
      return FALSE;
    case FAULT_KILL_AFTER:
      kill_client (self);
      return FALSE;
    case FAULT_ANSWER_LOST:
      return FALSE;
    default:
      if (fault_answer_get (fault->kind) != NULL)
        {
          send_text (self, client, fault_answer_get (fault->kind));
          return FALSE;
        }
      return send_bytes (self, client, answer->bytes->data, answer->length);
    }
}

/* The client has long given it up and may have asked again, when the portal gets it. */
static void
deliver_late (FaultProxy   *self,
              GSocket      *client,
              GSocket      *portal,
              const Fault  *fault,
              FaultMessage *request)
{
  g_auto(FaultMessage) answer = { 0 };
  gboolean whole = read_body (self, client, request, request->length);

  g_socket_close (client, NULL);
  g_usleep (fault->at * 1000);
  if (whole)
    ask_portal (self, portal, fault->verb, request, &answer);
  count_arrived (self);
}

/* What goes wrong before the portal has the whole request. Gives whether it did. */
static gboolean
spoil_request (FaultProxy   *self,
               GSocket      *client,
               GSocket      *portal,
               const Fault  *fault,
               FaultMessage *request)
{
  gsize half = request->head + (request->length - request->head) / 2;

  switch ((int) fault->kind)
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
      if (fault->kind == FAULT_KILL_IN_BODY)
        kill_client (self);
      return TRUE;
    case FAULT_CUT_AFTER_BODY:
      read_body (self, client, request, request->length);
      return TRUE;
    case FAULT_RESET_REQUEST:
      half = find_cut (request, fault->at);
      if (read_body (self, client, request, half))
        send_bytes (self, portal, request->bytes->data, half);
      fault_line_reset (client);
      return TRUE;
    case FAULT_LATE:
      deliver_late (self, client, portal, fault, request);
      return TRUE;
    case FAULT_STALL:
      stall (self, client);
      return TRUE;
    case FAULT_REDIRECT:
      read_body (self, client, request, request->length);
      redirect (self, client);
      return TRUE;
    default:
      if (fault->kind >= FAULT_ANSWER_LOST || fault_answer_get (fault->kind) == NULL)
        return FALSE;
      read_body (self, client, request, request->length);
      send_text (self, client, fault_answer_get (fault->kind));
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
  Fault fault;

  if (!fault_message_read_head (&request, client, self->cancellable))
    return FALSE;

  fault = choose_fault (self, fault_verb_find (&request));
  if (spoil_request (self, client, portal, &fault, &request) ||
      !read_body (self, client, &request, request.length))
    return FALSE;

  wait_a_little (self);
  if (!ask_portal (self, portal, fault.verb, &request, &answer))
    return FALSE;

  wait_a_little (self);

  return spoil_answer (self, client, &fault, &answer);
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
  memset (self->n_passed, 0, sizeof self->n_passed);
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

void
fault_proxy_set_bandwidth (FaultProxy *self,
                           guint       bytes_per_second)
{
  self->bytes_per_second = bytes_per_second;
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
fault_proxy_count_passed (FaultProxy *self,
                          FaultVerb   verb)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_passed[verb];
}

guint
fault_proxy_count_held (FaultProxy *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_held;
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
