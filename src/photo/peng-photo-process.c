/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-process.h"

#include "core/peng-paths.h"

#include <errno.h>
#include <gio/gunixfdmessage.h>
#include <sys/socket.h>

#define WORKER_NAME "pengcheng-photo-worker"

/**
 * PengPhotoProcess:
 *
 * A worker that does not answer in time, or whose photograph nobody wants any more, is killed; the
 * one in its place is a new process. So a photograph can harm nothing but itself.
 */
struct _PengPhotoProcess
{
  GObject      parent_instance;

  GSubprocess *subprocess;
  GSocket     *socket;
  gboolean     greeted;

  GTask       *task;
  GSource     *reply_source;
  GSource     *timeout_source;
  GSource     *cancel_source;
};

G_DEFINE_FINAL_TYPE (PengPhotoProcess, peng_photo_process, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GTask *
end_task (PengPhotoProcess *self)
{
  clear_source (&self->reply_source);
  clear_source (&self->timeout_source);
  clear_source (&self->cancel_source);

  return g_steal_pointer (&self->task);
}

static void
kill_worker (PengPhotoProcess *self)
{
  g_clear_object (&self->socket);
  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
  g_clear_object (&self->subprocess);
}

static void
fail (PengPhotoProcess *self,
      PengPhotoError    code,
      const char       *message)
{
  g_autoptr (GTask) task = end_task (self);

  kill_worker (self);
  g_task_return_new_error (task, PENG_PHOTO_ERROR, code, "%s", message);
}

static gboolean
timeout_cb (gpointer user_data)
{
  fail (user_data, PENG_PHOTO_ERROR_TIMED_OUT, "The worker took too long");

  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  PengPhotoProcess *self = user_data;
  g_autoptr (GTask) task = end_task (self);

  kill_worker (self);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/* Said once, not for each worker: it is the kernel that has no more to offer. */
static void
note_confinement (PengPhotoConfinement confinement)
{
  static gsize said = 0;

  if (!g_once_init_enter (&said))
    return;

  if ((confinement & PENG_PHOTO_CONFINED_LIMITS) == 0)
    g_message ("Photographs are decoded without limits on memory");
  if ((confinement & PENG_PHOTO_CONFINED_PATHS) == 0)
    g_message ("Photographs are decoded without Landlock: this kernel does not offer it");
  if ((confinement & PENG_PHOTO_CONFINED_CALLS) == 0)
    g_message ("Photographs are decoded without seccomp: this kernel does not offer it");
  g_once_init_leave (&said, 1);
}

static void
take_reply (PengPhotoProcess     *self,
            const PengPhotoReply *reply)
{
  g_autoptr (GTask) task = end_task (self);
  GError *error = NULL;
  PengPhotoResult *result = peng_photo_reply_to_result (reply, &error);

  if (result != NULL)
    {
      g_task_return_pointer (task, result, (GDestroyNotify) peng_photo_result_free);
      return;
    }

  if (g_error_matches (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_CRASHED))
    kill_worker (self);
  g_task_return_error (task, error);
}

static gboolean
reply_cb (GSocket      *socket,
          GIOCondition  condition,
          gpointer      user_data)
{
  g_autoptr (PengPhotoProcess) self = g_object_ref (user_data);
  PengPhotoReply reply;
  gssize n_bytes = g_socket_receive (socket, (char *) &reply, sizeof reply, NULL, NULL);

  if (n_bytes != sizeof reply || reply.magic != PENG_PHOTO_WIRE_MAGIC)
    {
      fail (self, self->greeted ? PENG_PHOTO_ERROR_CRASHED : PENG_PHOTO_ERROR_NO_WORKER,
            "The worker ended before it was done");
      return G_SOURCE_REMOVE;
    }

  if (!self->greeted)
    {
      self->greeted = TRUE;
      note_confinement (reply.confinement);
      return G_SOURCE_CONTINUE;
    }

  take_reply (self, &reply);

  return G_SOURCE_REMOVE;
}

static GSource *
attach (GSource     *source,
        GSourceFunc  callback,
        gpointer     user_data)
{
  g_source_set_callback (source, callback, user_data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static void
wait_for_reply (PengPhotoProcess *self,
                guint             timeout_ms,
                GCancellable     *cancellable)
{
  self->reply_source = attach (g_socket_create_source (self->socket, G_IO_IN | G_IO_HUP, NULL),
                               G_SOURCE_FUNC (reply_cb), self);
  self->timeout_source = attach (g_timeout_source_new (timeout_ms), timeout_cb, self);
  if (cancellable != NULL)
    self->cancel_source = attach (g_cancellable_source_new (cancellable),
                                  G_SOURCE_FUNC (cancelled_cb), self);
}

static gboolean
send_request (PengPhotoProcess *self,
              GUnixFDList      *files,
              const char       *recipe,
              guint             n_threads)
{
  PengPhotoRequest request = { PENG_PHOTO_WIRE_MAGIC, n_threads };
  GOutputVector vector = { &request, sizeof request };
  g_autoptr (GSocketControlMessage) message = g_unix_fd_message_new_with_fd_list (files);

  g_strlcpy (request.recipe, recipe, sizeof request.recipe);

  return g_socket_send_message (self->socket, NULL, &vector, 1, &message, 1, 0, NULL, NULL) ==
         sizeof request;
}

static void
peng_photo_process_dispose (GObject *object)
{
  PengPhotoProcess *self = PENG_PHOTO_PROCESS (object);

  g_assert (self->task == NULL);
  kill_worker (self);

  G_OBJECT_CLASS (peng_photo_process_parent_class)->dispose (object);
}

static void
peng_photo_process_class_init (PengPhotoProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_photo_process_dispose;
}

static void
peng_photo_process_init (PengPhotoProcess *self)
{
}

static gboolean
make_sockets (int      pair[2],
              GError **error)
{
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0)
    return TRUE;

  g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WORKER, g_strerror (errno));

  return FALSE;
}

/* Decoders talk to the terminal, in words chosen by a stranger: they are heard only on demand. */
static GSubprocess *
spawn (int      fd,
       GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *path = g_build_filename (peng_paths_get_libexec_dir (), WORKER_NAME, NULL);
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_SILENCE;

  if (g_getenv ("G_MESSAGES_DEBUG") == NULL)
    flags |= G_SUBPROCESS_FLAGS_STDERR_SILENCE;

  launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_take_fd (launcher, fd, PENG_PHOTO_WIRE_FD);

  return g_subprocess_launcher_spawn (launcher, error, path, NULL);
}

/**
 * peng_photo_process_new:
 * @error: return location
 *
 * Starts a worker. It ends with this object, and when the thread that called this ends.
 *
 * Returns: (transfer full): the worker, or %NULL with %PENG_PHOTO_ERROR_NO_WORKER
 */
PengPhotoProcess *
peng_photo_process_new (GError **error)
{
  g_autoptr (PengPhotoProcess) self = g_object_new (PENG_TYPE_PHOTO_PROCESS, NULL);
  g_autoptr (GError) reason = NULL;
  int pair[2];

  if (!make_sockets (pair, error))
    return NULL;

  self->subprocess = spawn (pair[1], &reason);
  self->socket = g_socket_new_from_fd (pair[0], NULL);
  if (self->subprocess == NULL || self->socket == NULL)
    {
      g_set_error (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WORKER,
                   "The photograph worker cannot be started: %s",
                   reason != NULL ? reason->message : "no socket");
      return NULL;
    }

  g_socket_set_blocking (self->socket, FALSE);

  return g_steal_pointer (&self);
}

/**
 * peng_photo_process_is_alive:
 * @self: a process
 *
 * Returns: whether the worker can be given a photograph
 */
gboolean
peng_photo_process_is_alive (PengPhotoProcess *self)
{
  g_return_val_if_fail (PENG_IS_PHOTO_PROCESS (self), FALSE);

  return self->subprocess != NULL && g_subprocess_get_identifier (self->subprocess) != NULL;
}

/**
 * peng_photo_process_run_async:
 * @self: a process
 * @files: open files, by PengPhotoFile; they are closed here
 * @recipe: what is done to the photograph, as peng_recipe_to_text() writes it
 * @n_threads: how many threads the worker may use, from 1
 * @timeout_ms: milliseconds after which it is killed
 * @cancellable: (nullable): kills the worker at once
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Gives the worker one photograph. After a failure of its own the worker is no longer alive.
 */
void
peng_photo_process_run_async (PengPhotoProcess    *self,
                              int                  files[PENG_PHOTO_N_FILES],
                              const char          *recipe,
                              guint                n_threads,
                              guint                timeout_ms,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new_from_array (files, PENG_PHOTO_N_FILES);

  g_return_if_fail (PENG_IS_PHOTO_PROCESS (self));
  g_return_if_fail (self->task == NULL && self->socket != NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, peng_photo_process_run_async);

  if (send_request (self, list, recipe, n_threads))
    wait_for_reply (self, timeout_ms, cancellable);
  else
    fail (self, PENG_PHOTO_ERROR_CRASHED, "The worker has ended");
}

/**
 * peng_photo_process_run_finish:
 * @self: a process
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the result, still without paths, or %NULL with %PENG_PHOTO_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
PengPhotoResult *
peng_photo_process_run_finish (PengPhotoProcess  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
