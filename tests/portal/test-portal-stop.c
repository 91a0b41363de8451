/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-child.h"

#include "portal/peng-server-desk.h"
#include "portal/peng-server-site.h"

#include <string.h>

/* A server that is stopped while a request is being worked on: the answer comes back from the
 * database's thread to a message that is no more. */

typedef struct
{
  GMutex   mutex;
  gboolean read;
} Gate;

static gpointer
wait_at_gate (PengDb    *db,
              gpointer   data,
              GError   **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  g_mutex_unlock (&gate->mutex);

  return NULL;
}

static void
read_cb (SoupServer        *server,
         SoupServerMessage *message,
         Gate              *gate)
{
  gate->read = TRUE;
}

static PengDb *
open_db (gpointer    data,
         gpointer   *result,
         GError    **error)
{
  return peng_server_site_open_db (data, error);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_task_propagate_pointer (G_TASK (result), NULL);
  *(gboolean *) user_data = TRUE;
}

static GTask *
new_task (gpointer  data,
          gboolean *done)
{
  GTask *task = g_task_new (NULL, NULL, done_cb, done);

  g_task_set_task_data (task, data, NULL);

  return task;
}

static void
run_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static GSocket *
ask (SoupServer *server)
{
  static const char request[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  GSList *uris = soup_server_get_uris (server);
  Child child = { .port = g_uri_get_port (uris->data) };
  GSocket *socket = child_connect (&child);

  g_assert_cmpint (g_socket_send (socket, request, strlen (request), NULL, NULL), ==,
                   strlen (request));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return socket;
}

static void
test_answer_comes_too_late (void)
{
  g_autofree char *folder = folder_new ();
  g_autoptr(GError) error = NULL;
  PengServerSite *site = peng_server_site_new (folder, &error);
  PengDbThread *thread = peng_db_thread_new ("test-portal-db", NULL, NULL, NULL);
  g_autoptr(SoupServer) server = soup_server_new (NULL, NULL);
  PengServerDesk *desk = peng_server_desk_open (server, site, thread, "token");
  g_autoptr(GSocket) client = NULL;
  gboolean opened = FALSE;
  gboolean passed = FALSE;
  gboolean closed = FALSE;
  Gate gate = { .read = FALSE };

  g_assert_no_error (error);
  peng_db_thread_open (thread, new_task (folder, &opened), open_db, NULL);
  run_until (&opened);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  g_signal_connect (server, "request-read", G_CALLBACK (read_cb), &gate);

  g_mutex_lock (&gate.mutex);
  peng_db_thread_run (thread, new_task (&gate, &passed), wait_at_gate, NULL);
  client = ask (server);
  run_until (&gate.read);

  peng_server_desk_close (desk);
  soup_server_disconnect (server);
  g_mutex_unlock (&gate.mutex);
  peng_db_thread_close (thread, new_task (NULL, &closed));
  run_until (&closed);
  g_assert_true (passed);

  peng_db_thread_free (thread);
  g_clear_object (&server);
  peng_server_site_free (site);
  folder_remove (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal/stop/answer-comes-too-late", test_answer_comes_too_late);

  return g_test_run ();
}
