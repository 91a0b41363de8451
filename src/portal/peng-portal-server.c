/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-portal-server.h"

#include "portal/peng-server-address.h"
#include "portal/peng-server-article.h"
#include "portal/peng-server-desk.h"
#include "portal/peng-server-folder.h"
#include "portal/peng-server-guard.h"

#include <unistd.h>

/* How many ports to try where any will do. */
#define MAX_PORTS 100

/* Views are written down together, not one by one. */
#define VIEWS_SECONDS 5

struct _PengPortalServer
{
  GObject          parent_instance;

  char            *data_dir;
  char            *address;
  guint16          port;
  gboolean         or_next;
  guint            patience;

  int              lock;
  char            *token;
  char            *uri;
  PengServerSite  *site;
  PengDbThread    *thread;
  SoupServer      *server;
  PengServerDesk  *desk;
  GSocketService  *service;
  PengServerGuard *guard;
  guint            views_id;
};

G_DEFINE_QUARK (peng-portal-server-error-quark, peng_portal_server_error)
G_DEFINE_FINAL_TYPE (PengPortalServer, peng_portal_server, G_TYPE_OBJECT)

static void
close_lock (PengPortalServer *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

/* Nobody is listened to any more, and nobody is answered. */
static void
hang_up (PengPortalServer *self)
{
  g_clear_handle_id (&self->views_id, g_source_remove);

  if (self->service != NULL)
    {
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
      g_signal_handlers_disconnect_by_data (self->service, self);
    }
  g_clear_pointer (&self->desk, peng_server_desk_close);
  if (self->server != NULL)
    soup_server_disconnect (self->server);

  g_clear_object (&self->service);
  g_clear_pointer (&self->guard, peng_server_guard_free);
  g_clear_object (&self->server);
}

static void
peng_portal_server_finalize (GObject *object)
{
  PengPortalServer *self = PENG_PORTAL_SERVER (object);

  hang_up (self);
  g_clear_pointer (&self->thread, peng_db_thread_free);
  g_clear_pointer (&self->site, peng_server_site_free);
  close_lock (self);
  g_free (self->data_dir);
  g_free (self->address);
  g_free (self->token);
  g_free (self->uri);

  G_OBJECT_CLASS (peng_portal_server_parent_class)->finalize (object);
}

static void
peng_portal_server_class_init (PengPortalServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_portal_server_finalize;
}

static void
peng_portal_server_init (PengPortalServer *self)
{
  self->lock = -1;
  self->address = g_strdup ("127.0.0.1");
  self->port = PENG_PORTAL_SERVER_PORT;
  self->or_next = TRUE;
  self->patience = PENG_SERVER_PATIENCE;
}

/**
 * peng_portal_server_new:
 * @data_dir: the portal's own folder; made where it is not there
 *
 * Returns: (transfer full): a portal that has not started
 */
PengPortalServer *
peng_portal_server_new (const char *data_dir)
{
  PengPortalServer *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (PENG_TYPE_PORTAL_SERVER, NULL);
  self->data_dir = g_strdup (data_dir);

  return self;
}

/**
 * peng_portal_server_set_address:
 * @self: a portal that has not started
 * @address: (nullable): an IP address of this machine, `0.0.0.0` and `::` for all of them; %NULL
 *   for 127.0.0.1, which nobody else can reach
 * @port: a port, 0 for any that is free
 * @or_next: whether the next free port will do where @port is taken
 */
void
peng_portal_server_set_address (PengPortalServer *self,
                                const char       *address,
                                guint16           port,
                                gboolean          or_next)
{
  g_return_if_fail (PENG_IS_PORTAL_SERVER (self));
  g_return_if_fail (self->uri == NULL);

  g_free (self->address);
  self->address = g_strdup (address != NULL ? address : "127.0.0.1");
  self->port = port;
  self->or_next = or_next;
}

/**
 * peng_portal_server_set_patience:
 * @self: a portal that has not started
 * @seconds: how long a connection may stand still in the middle of a request; by default
 *   %PENG_SERVER_PATIENCE
 */
void
peng_portal_server_set_patience (PengPortalServer *self,
                                 guint             seconds)
{
  g_return_if_fail (PENG_IS_PORTAL_SERVER (self));
  g_return_if_fail (self->uri == NULL);

  self->patience = seconds;
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  PengPortalServer *self = user_data;

  if (!peng_server_guard_admit (self->guard, connection))
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

static gpointer
keep_views_in_thread (PengDb    *db,
                      gpointer   data,
                      GError   **error)
{
  peng_server_site_keep_views (data, db, error);

  return NULL;
}

static void
views_kept_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    g_warning ("views are not written: %s", error->message);
}

static void
start_keeping_views (PengPortalServer *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, views_kept_cb, NULL);

  g_task_set_source_tag (task, start_keeping_views);
  g_task_set_task_data (task, self->site, NULL);
  peng_db_thread_run (self->thread, g_steal_pointer (&task), keep_views_in_thread, NULL);
}

static gboolean
views_cb (gpointer user_data)
{
  start_keeping_views (user_data);

  return G_SOURCE_CONTINUE;
}

static guint
listen_at (PengPortalServer  *self,
           guint16            port,
           GError           **error)
{
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new_from_string (self->address, port);
  g_autoptr(GSocketAddress) got = NULL;

  if (wanted == NULL)
    {
      g_set_error (error, PENG_PORTAL_SERVER_ERROR, PENG_PORTAL_SERVER_ERROR_ADDRESS,
                   "%s is no IP address", self->address);
      return 0;
    }

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got,
                                      error))
    return 0;

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
}

static guint
listen_somewhere (PengPortalServer  *self,
                  GError           **error)
{
  guint n_ports = self->or_next ? MAX_PORTS : 1;

  for (guint i = 0; i < n_ports; i++)
    {
      g_autoptr(GError) local_error = NULL;
      guint port = listen_at (self, self->port + i, &local_error);

      if (port != 0)
        return port;

      if (i + 1 == n_ports || !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        {
          g_set_error (error, PENG_PORTAL_SERVER_ERROR, PENG_PORTAL_SERVER_ERROR_ADDRESS,
                       "listen at %s:%u: %s", self->address, self->port + i, local_error->message);
          return 0;
        }
    }

  return 0;
}

static gboolean
open_doors (PengPortalServer  *self,
            GError           **error)
{
  guint port;

  self->service = g_socket_service_new ();
  port = listen_somewhere (self, error);
  if (port == 0)
    return FALSE;

  self->uri = peng_server_address_build_uri (self->address, port);
  self->site->base_uri = g_strdup (self->uri);
  if (!peng_server_folder_note_run (self->data_dir, self->uri, port, error))
    return FALSE;

  self->server = soup_server_new ("server-header", "Pengcheng", NULL);
  self->guard = peng_server_guard_new (self->server, self->patience);
  self->desk = peng_server_desk_open (self->server, self->site, self->thread, self->token);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  self->views_id = g_timeout_add_seconds (VIEWS_SECONDS, views_cb, self);

  return TRUE;
}

static void
db_opened_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  PengPortalServer *self = PENG_PORTAL_SERVER (object);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error == NULL && open_doors (self, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  hang_up (self);
  g_task_return_error (task, g_steal_pointer (&error));
}

static PengDb *
open_db_in_thread (gpointer    data,
                   gpointer   *result,
                   GError    **error)
{
  PengPortalServer *self = data;
  g_autoptr(PengDb) db = peng_server_site_open_db (self->data_dir, error);

  if (db == NULL || !peng_server_article_find_last (db, &self->site->last_published, error))
    return NULL;

  return g_steal_pointer (&db);
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  PengPortalServer *self = PENG_PORTAL_SERVER (object);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GTask) opening = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->thread = peng_db_thread_new ("peng-portal-db", NULL, NULL, NULL);
  opening = g_task_new (self, NULL, db_opened_cb, g_steal_pointer (&task));
  g_task_set_source_tag (opening, prepared_cb);
  g_task_set_task_data (opening, self, NULL);
  peng_db_thread_open (self->thread, g_steal_pointer (&opening), open_db_in_thread, NULL);
}

/* Nobody else touches the object until this is done. */
static void
prepare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  PengPortalServer *self = source_object;
  GError *error = NULL;

  self->lock = peng_server_folder_lock (self->data_dir, &error);
  if (self->lock >= 0)
    self->token = peng_server_folder_read_token (self->data_dir, &error);
  if (self->token != NULL)
    self->site = peng_server_site_new (self->data_dir, &error);

  if (self->site != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * peng_portal_server_start_async:
 * @self: a portal that has not started
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Opens the data folder and begins to listen. The portal runs in the caller's main context until
 * it is stopped. It starts once.
 */
void
peng_portal_server_start_async (PengPortalServer    *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) preparing = NULL;
  GTask *task;

  g_return_if_fail (PENG_IS_PORTAL_SERVER (self));
  g_return_if_fail (self->lock < 0 && self->site == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_portal_server_start_async);
  preparing = g_task_new (self, cancellable, prepared_cb, task);
  g_task_set_source_tag (preparing, prepare_in_thread);
  g_task_run_in_thread (preparing, prepare_in_thread);
}

/**
 * peng_portal_server_start_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: #PengPortalServerError, or #PengStoreError where the database cannot be opened
 *
 * Returns: whether it runs
 */
gboolean
peng_portal_server_start_finish (PengPortalServer  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * peng_portal_server_get_uri:
 * @self: a portal
 *
 * Returns: (transfer none) (nullable): the address of its first page, %NULL before it runs
 */
const char *
peng_portal_server_get_uri (PengPortalServer *self)
{
  g_return_val_if_fail (PENG_IS_PORTAL_SERVER (self), NULL);

  return self->uri;
}

/**
 * peng_portal_server_get_token:
 * @self: a portal
 *
 * Returns: (transfer none) (nullable): what its API wants as a Bearer token, %NULL before it runs
 */
const char *
peng_portal_server_get_token (PengPortalServer *self)
{
  g_return_val_if_fail (PENG_IS_PORTAL_SERVER (self), NULL);

  return self->token;
}

static void
db_closed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  PengPortalServer *self = PENG_PORTAL_SERVER (object);
  g_autoptr(GTask) task = user_data;

  g_task_propagate_pointer (G_TASK (result), NULL);
  peng_server_folder_forget_run (self->data_dir);
  close_lock (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * peng_portal_server_stop_async:
 * @self: a portal that runs
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Ends all connections, finishes what was begun in the database and leaves the data folder to
 * others.
 */
void
peng_portal_server_stop_async (PengPortalServer    *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) closing = NULL;
  GTask *task;

  g_return_if_fail (PENG_IS_PORTAL_SERVER (self));
  g_return_if_fail (self->server != NULL);

  hang_up (self);
  start_keeping_views (self);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, peng_portal_server_stop_async);
  closing = g_task_new (self, NULL, db_closed_cb, task);
  g_task_set_source_tag (closing, db_closed_cb);
  peng_db_thread_close (self->thread, g_steal_pointer (&closing));
}

/**
 * peng_portal_server_stop_finish:
 * @self: a portal
 * @result: what the callback was given
 * @error: never set today
 *
 * Returns: whether it ended as it should
 */
gboolean
peng_portal_server_stop_finish (PengPortalServer  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
