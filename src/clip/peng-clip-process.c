/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-process.h"

#include "clip/peng-clip-wire.h"
#include "core/peng-paths.h"
#include "photo/peng-photo-wire.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define WORKER_NAME "pengcheng-clip-worker"

/* A worker that does not answer in time, or whose file nobody wants any more, is killed: the pipe
 * ends, and what it had said by then is what is known. */
typedef struct
{
  char          *original;
  char          *poster;
  guint          timeout_ms;
  int            files[2];     /* the file, and the picture */
  GSubprocess   *subprocess;
  GSource       *timeout;
  gboolean       timed_out;
  PengClipReply  replies[PENG_CLIP_N_REPLIES];
} Run;

static void
close_files (Run *run)
{
  for (guint i = 0; i < G_N_ELEMENTS (run->files); i++)
    if (run->files[i] >= 0)
      close (g_steal_fd (&run->files[i]));
}

static void
end_timeout (Run *run)
{
  if (run->timeout != NULL)
    g_source_destroy (run->timeout);
  g_clear_pointer (&run->timeout, g_source_unref);
}

static void
run_free (Run *run)
{
  close_files (run);
  end_timeout (run);
  g_clear_object (&run->subprocess);
  g_free (run->original);
  g_free (run->poster);
  g_free (run);
}

/* Said once: it is the kernel that has no more to offer. */
static void
note_confinement (guint confinement)
{
  static gsize said = 0;
  guint all = PENG_PHOTO_CONFINED_LIMITS | PENG_PHOTO_CONFINED_PATHS | PENG_PHOTO_CONFINED_CALLS;

  if ((confinement & all) == all || !g_once_init_enter (&said))
    return;

  g_message ("Videos and sounds are looked at with less around them than there should be (%u): this "
             "kernel does not offer it", confinement);
  g_once_init_leave (&said, 1);
}

static void
finish (GTask *task,
        guint  n_replies)
{
  Run *run = g_task_get_task_data (task);
  PengClipFacts *facts;
  gboolean has_poster;
  GError *error = NULL;

  if (n_replies > 0)
    note_confinement (run->replies[PENG_CLIP_REPLY_HELLO].confinement);

  facts = peng_clip_replies_take (run->replies, n_replies, &has_poster, &error);
  if (facts == NULL && run->timed_out && error->code == PENG_CLIP_ERROR_CRASHED)
    error->code = PENG_CLIP_ERROR_TIMED_OUT;
  if (facts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  facts->poster = has_poster ? g_strdup (run->poster) : NULL;
  g_task_return_pointer (task, facts, (GDestroyNotify) peng_clip_facts_free);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  gsize n_bytes = 0;

  g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &n_bytes, NULL);
  g_subprocess_force_exit (run->subprocess);
  end_timeout (run);

  if (!g_task_return_error_if_cancelled (task))
    finish (task, n_bytes / sizeof *run->replies);
}

static gboolean
timeout_cb (gpointer user_data)
{
  Run *run = user_data;

  run->timed_out = TRUE;
  g_subprocess_force_exit (run->subprocess);

  return G_SOURCE_CONTINUE;
}

static void
begin_timeout (Run *run)
{
  run->timeout = g_timeout_source_new (run->timeout_ms);
  g_source_set_callback (run->timeout, timeout_cb, run, NULL);
  g_source_attach (run->timeout, g_main_context_get_thread_default ());
}

/* Decoders talk to the terminal, in words chosen by a stranger: they are heard only on demand. */
static GSubprocess *
spawn (Run     *run,
       int      pipe_end,
       GError **error)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autofree char *path = g_build_filename (peng_paths_get_libexec_dir (), WORKER_NAME, NULL);
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_SILENCE;

  if (g_getenv ("G_MESSAGES_DEBUG") == NULL)
    flags |= G_SUBPROCESS_FLAGS_STDERR_SILENCE;

  launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_take_fd (launcher, g_steal_fd (&run->files[0]), PENG_CLIP_FILE_ORIGINAL);
  g_subprocess_launcher_take_fd (launcher, g_steal_fd (&run->files[1]), PENG_CLIP_FILE_POSTER);
  g_subprocess_launcher_take_fd (launcher, pipe_end, PENG_CLIP_FILE_REPLIES);

  return g_subprocess_launcher_spawn (launcher, error, path, NULL);
}

static void
start (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  int ends[2];

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, &error))
    {
      g_task_return_new_error (task, PENG_CLIP_ERROR, PENG_CLIP_ERROR_NO_WORKER, "%s",
                               error->message);
      return;
    }

  g_unix_set_fd_nonblocking (ends[0], TRUE, NULL);
  stream = g_unix_input_stream_new (ends[0], TRUE);
  run->subprocess = spawn (run, ends[1], &error);
  if (run->subprocess == NULL)
    {
      g_task_return_new_error (task, PENG_CLIP_ERROR, PENG_CLIP_ERROR_NO_WORKER,
                               "The worker cannot be started: %s", error->message);
      return;
    }

  begin_timeout (run);
  g_input_stream_read_all_async (stream, run->replies, sizeof run->replies, G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    start (task);
}

static void
open_thread (GTask        *step,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Run *run = task_data;

  /* What is opened may be a pipe, which would never answer. */
  run->files[0] = g_open (run->original, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (run->files[0] >= 0)
    run->files[1] = g_open (run->poster, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (run->files[1] >= 0)
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_new_error (step, PENG_CLIP_ERROR, PENG_CLIP_ERROR_UNREADABLE, "%s",
                             g_strerror (errno));
}

/**
 * peng_clip_process_run_async:
 * @original: (type filename): a video or a sound, which is only read
 * @poster: (type filename): a file that is not there, for the picture; what is in it without success
 *   is the caller's to remove
 * @timeout_ms: milliseconds after which the worker is killed
 * @cancellable: (nullable): kills the worker at once
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Looks at one file in a process of its own.
 */
void
peng_clip_process_run_async (const char          *original,
                             const char          *poster,
                             guint                timeout_ms,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GTask) opening = g_task_new (NULL, NULL, opened_cb, task);
  Run *run = g_new0 (Run, 1);

  run->original = g_strdup (original);
  run->poster = g_strdup (poster);
  run->timeout_ms = timeout_ms;
  run->files[0] = run->files[1] = -1;
  g_task_set_source_tag (task, peng_clip_process_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  /* As in adding to a store, the inner task borrows what the outer one keeps. */
  g_task_set_task_data (opening, run, NULL);
  g_task_run_in_thread (opening, open_thread);
}

/**
 * peng_clip_process_run_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the facts, or %NULL with #PengClipError or %G_IO_ERROR_CANCELLED
 */
PengClipFacts *
peng_clip_process_run_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
