/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-local-portal"

#include "work/peng-local-portal.h"

#include "core/peng-paths.h"
#include "publish/peng-pengcheng-portal.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

/**
 * PengLocalPortal:
 *
 * A portal that runs already with our folder, started by another window or by hand, is used as it
 * is; only where none answers is one started. Each connection asks anew, for a portal that another
 * program has started ends with it.
 */
struct _PengLocalPortal
{
  GObject      parent_instance;

  char        *data_dir;
  GSubprocess *child;
  GQueue       waiting;  /* of GTask: the first is being served */
  guint        n_tries;
  char        *uri;
  char        *token;
  PengPortal  *portal;
};

G_DEFINE_QUARK (peng-local-portal-error-quark, peng_local_portal_error)
G_DEFINE_FINAL_TYPE (PengLocalPortal, peng_local_portal, G_TYPE_OBJECT)

#define MAX_TRIES 6
#define PAUSE_MS  100

static void look (PengLocalPortal *self);

static GCancellable *
get_cancellable (PengLocalPortal *self)
{
  return g_task_get_cancellable (g_queue_peek_head (&self->waiting));
}

/* Answers the first who waits, and goes on with the next. */
static void
answer (PengLocalPortal *self,
        PengPortal      *portal,
        GError          *error)
{
  g_autoptr(GTask) task = g_queue_pop_head (&self->waiting);

  g_clear_object (&self->portal);
  self->n_tries = 0;
  if (portal != NULL)
    g_task_return_pointer (task, g_object_ref (portal), g_object_unref);
  else
    g_task_return_error (task, error);

  if (!g_queue_is_empty (&self->waiting))
    look (self);
}

static gboolean
make_adapter (PengLocalPortal  *self,
              GError          **error)
{
  g_autoptr(PengSite) site =
    peng_site_new ("local", "local", PENG_SITE_KIND_LOCAL, self->uri, error);

  g_clear_object (&self->portal);
  if (site != NULL)
    self->portal = peng_pengcheng_portal_new (site, self->token, PENG_PORTAL_IDLE_MS);

  return self->portal != NULL;
}

static GFile *
get_file (PengLocalPortal *self,
          const char      *name)
{
  g_autofree char *path = g_build_filename (self->data_dir, name, NULL);

  return g_file_new_for_path (path);
}

static void start (PengLocalPortal *self);

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengLocalPortal) self = user_data;
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info = peng_portal_describe_finish (PENG_PORTAL (object), result, &error);

  if (info != NULL)
    {
      g_autoptr(PengPortal) portal = g_object_ref (self->portal);

      peng_portal_info_free (info);
      answer (self, portal, NULL);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->n_tries >= MAX_TRIES)
    answer (self, NULL, g_steal_pointer (&error));
  else
    start (self);
}

static void
token_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengLocalPortal) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;

  if (!g_file_load_contents_finish (G_FILE (object), result, &token, NULL, NULL, &error))
    {
      /* A note of a portal that is gone, in a folder that somebody has tidied. */
      if (self->child == NULL && self->n_tries < MAX_TRIES)
        start (self);
      else
        answer (self, NULL, g_steal_pointer (&error));
      return;
    }

  g_free (self->token);
  self->token = g_strdup (g_strstrip (token));
  if (make_adapter (self, &error))
    peng_portal_describe_async (self->portal, get_cancellable (self), described_cb,
                                g_object_ref (self));
  else if (self->child == NULL && self->n_tries < MAX_TRIES)
    start (self);
  else
    answer (self, NULL, g_steal_pointer (&error));
}

static void
read_token (PengLocalPortal *self)
{
  g_autoptr(GFile) file = get_file (self, "token");

  g_file_load_contents_async (file, get_cancellable (self), token_cb, g_object_ref (self));
}

static void
end_child (PengLocalPortal *self)
{
  if (self->child != NULL)
    g_subprocess_send_signal (self->child, SIGTERM);
  g_clear_object (&self->child);
}

static gboolean
look_again_cb (gpointer user_data)
{
  look (user_data);

  return G_SOURCE_REMOVE;
}

static void
first_line_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PengLocalPortal) self = user_data;
  g_autoptr(GError) error = NULL;
  char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (object), result,
                                                          NULL, &error);

  if (line != NULL)
    {
      g_free (self->uri);
      self->uri = line;
      read_token (self);
      return;
    }

  /* It has ended, as one does that finds the folder taken by another that has just begun and is not
   * ready yet; or nobody waits for it any more. */
  end_child (self);
  if (error == NULL && self->n_tries < MAX_TRIES)
    g_timeout_add_full (G_PRIORITY_DEFAULT, PAUSE_MS * self->n_tries, look_again_cb,
                        g_object_ref (self), g_object_unref);
  else if (error != NULL)
    answer (self, NULL, g_steal_pointer (&error));
  else
    answer (self, NULL, g_error_new (PENG_LOCAL_PORTAL_ERROR, PENG_LOCAL_PORTAL_ERROR_NOT_STARTED,
                                     "the built-in portal ended before it was ready"));
}

/* Runs in the child, before it is another program: it must not stay where we end before it can look
 * for its parent itself. */
static void
follow_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  if (getppid () != GPOINTER_TO_INT (user_data))
    _exit (1);
}

static void
start (PengLocalPortal *self)
{
  g_autofree char *program = g_build_filename (peng_paths_get_bin_dir (), "pengcheng", NULL);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GError) error = NULL;

  if (g_cancellable_set_error_if_cancelled (get_cancellable (self), &error))
    {
      answer (self, NULL, g_steal_pointer (&error));
      return;
    }

  self->n_tries++;
  end_child (self);
  g_subprocess_launcher_set_child_setup (launcher, follow_parent, GINT_TO_POINTER (getpid ()), NULL);
  self->child = g_subprocess_launcher_spawn (launcher, &error, program, "portal", "--data",
                                             self->data_dir, "--until-parent-ends", NULL);
  if (self->child == NULL)
    {
      answer (self, NULL, g_error_new (PENG_LOCAL_PORTAL_ERROR, PENG_LOCAL_PORTAL_ERROR_NOT_STARTED,
                                       "%s: %s", program, error->message));
      return;
    }

  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->child));
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, get_cancellable (self),
                                       first_line_cb, g_object_ref (self));
}

/* The address in `run.json`, which is ours to trust no further than an answer from there goes. */
static char *
find_uri (const char *json)
{
  const char *key = strstr (json, "\"url\"");
  const char *open = key != NULL ? strchr (key + strlen ("\"url\""), '"') : NULL;
  const char *close = open != NULL ? strchr (open + 1, '"') : NULL;

  return close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;
}

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PengLocalPortal) self = user_data;
  g_autofree char *json = NULL;
  g_autofree char *uri = NULL;

  if (g_file_load_contents_finish (G_FILE (object), result, &json, NULL, NULL, NULL))
    uri = find_uri (json);

  if (uri == NULL)
    {
      start (self);
      return;
    }

  g_free (self->uri);
  self->uri = g_steal_pointer (&uri);
  read_token (self);
}

/* Looks whether a portal runs already. */
static void
look (PengLocalPortal *self)
{
  g_autoptr(GFile) file = get_file (self, "run.json");

  g_file_load_contents_async (file, get_cancellable (self), run_cb, g_object_ref (self));
}

static void
peng_local_portal_finalize (GObject *object)
{
  PengLocalPortal *self = PENG_LOCAL_PORTAL (object);

  end_child (self);
  g_clear_object (&self->portal);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (peng_local_portal_parent_class)->finalize (object);
}

static void
peng_local_portal_class_init (PengLocalPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_local_portal_finalize;
}

static void
peng_local_portal_init (PengLocalPortal *self)
{
  g_queue_init (&self->waiting);
}

/**
 * peng_local_portal_new:
 * @data_dir: (type filename): folder of the built-in portal
 *
 * Returns: (transfer full): it, not started
 */
PengLocalPortal *
peng_local_portal_new (const char *data_dir)
{
  PengLocalPortal *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (PENG_TYPE_LOCAL_PORTAL, NULL);
  self->data_dir = g_strdup (data_dir);

  return self;
}

/**
 * peng_local_portal_connect_async:
 * @self: the built-in portal
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes sure that it runs and answers, and opens an adapter to it.
 */
void
peng_local_portal_connect_async (PengLocalPortal     *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_LOCAL_PORTAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_local_portal_connect_async);
  g_queue_push_tail (&self->waiting, task);
  if (g_queue_get_length (&self->waiting) == 1)
    look (self);
}

/**
 * peng_local_portal_connect_finish:
 * @self: the built-in portal
 * @result: what the callback was given
 * @error: #PengLocalPortalError, #PengPortalError or #GIOErrorEnum
 *
 * Returns: (transfer full): an adapter that is signed in, or %NULL
 */
PengPortal *
peng_local_portal_connect_finish (PengLocalPortal  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
