/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-run.h"

#include "cli/peng-cli.h"

#include "core/peng-paths.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n.h>

#define CHUNK_SIZE (1024 * 1024)

struct _PengCliRun
{
  GMainLoop    *loop;
  GCancellable *cancellable;
  GAsyncResult *result;
  GAsyncResult *answered;
  PengStore    *store;
  guint         interrupt_id;
  guint         terminate_id;
};

/* The handler goes, so that the next one ends the program at once. */
static gboolean
interrupt_cb (gpointer user_data)
{
  PengCliRun *self = user_data;

  self->interrupt_id = 0;
  g_cancellable_cancel (self->cancellable);
  peng_cli_run_wake (self);

  return G_SOURCE_REMOVE;
}

static gboolean
terminate_cb (gpointer user_data)
{
  PengCliRun *self = user_data;

  self->terminate_id = 0;
  g_cancellable_cancel (self->cancellable);
  peng_cli_run_wake (self);

  return G_SOURCE_REMOVE;
}

/**
 * peng_cli_run_new:
 *
 * Returns: (transfer full): a run that answers to Ctrl+C
 */
PengCliRun *
peng_cli_run_new (void)
{
  PengCliRun *self = g_new0 (PengCliRun, 1);

  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  self->interrupt_id = g_unix_signal_add (SIGINT, interrupt_cb, self);
  self->terminate_id = g_unix_signal_add (SIGTERM, terminate_cb, self);

  return self;
}

/**
 * peng_cli_run_free:
 * @self: (transfer full): a run
 */
void
peng_cli_run_free (PengCliRun *self)
{
  if (self->store != NULL)
    peng_store_close_sync (self->store);
  g_clear_object (&self->store);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_object (&self->answered);
  g_clear_object (&self->result);
  g_clear_object (&self->cancellable);
  g_main_loop_unref (self->loop);
  g_free (self);
}

/**
 * peng_cli_run_get_cancellable:
 * @self: a run
 *
 * Returns: (transfer none): what Ctrl+C cancels
 */
GCancellable *
peng_cli_run_get_cancellable (PengCliRun *self)
{
  return self->cancellable;
}

/**
 * peng_cli_run_answer_cb:
 * @object: (nullable): who answers
 * @result: its answer
 * @user_data: the run
 *
 * A #GAsyncReadyCallback that ends the waiting.
 */
void
peng_cli_run_answer_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  PengCliRun *self = user_data;

  g_assert (self->result == NULL);
  self->result = g_object_ref (result);
  peng_cli_run_wake (self);
}

/**
 * peng_cli_run_wait:
 * @self: a run
 *
 * Waits for the one answer that is on its way to peng_cli_run_answer_cb().
 *
 * Returns: (transfer none): the answer; it stays until the next waiting ends
 */
GAsyncResult *
peng_cli_run_wait (PengCliRun *self)
{
  while (self->result == NULL)
    g_main_loop_run (self->loop);

  g_clear_object (&self->answered);
  self->answered = g_steal_pointer (&self->result);

  return self->answered;
}

/**
 * peng_cli_run_wait_for:
 * @self: a run
 * @is_over: tells whether there is anything left to wait for; asked each time that
 *   peng_cli_run_wake() was called
 * @user_data: for @is_over
 *
 * Waits until something is over. Ctrl+C wakes too, but @is_over decides.
 */
void
peng_cli_run_wait_for (PengCliRun  *self,
                       gboolean   (*is_over) (gpointer user_data),
                       gpointer     user_data)
{
  while (!is_over (user_data))
    g_main_loop_run (self->loop);
}

/**
 * peng_cli_run_wake:
 * @self: a run
 *
 * Has what is waited for looked at again.
 */
void
peng_cli_run_wake (PengCliRun *self)
{
  g_main_loop_quit (self->loop);
}

/**
 * peng_cli_run_tell_of_recovery:
 * @opening: how opening a store went
 *
 * Says on standard error what a person must know of it.
 */
void
peng_cli_run_tell_of_recovery (const PengStoreOpening *opening)
{
  if (opening->condition != PENG_STORE_RECOVERED)
    return;

  peng_cli_say (_("The drafts were damaged. What could be read was brought over (whole: %u, harmed: "
                  "%u, lost: %u); the damaged file is kept as %s."), opening->n_saved,
                opening->n_harmed, opening->n_lost, opening->set_aside);
}

/**
 * peng_cli_run_get_store:
 * @self: a run
 *
 * Opens the drafts and photographs of the person, or those that --data names, until the run ends.
 *
 * Returns: (transfer none) (nullable): the store; %NULL when it was said why there is none
 */
PengStore *
peng_cli_run_get_store (PengCliRun *self)
{
  g_autofree char *folder = peng_paths_dup_user_data_dir ();
  g_autoptr(PengStore) store = NULL;
  g_autoptr(PengStoreOpening) opening = NULL;
  g_autoptr(GError) error = NULL;

  if (self->store != NULL)
    return self->store;

  store = peng_store_new (folder);
  peng_store_open_async (store, self->cancellable, peng_cli_run_answer_cb, self);
  opening = peng_store_open_finish (store, peng_cli_run_wait (self), &error);
  if (opening == NULL)
    {
      peng_cli_explain (folder, error);
      return NULL;
    }

  peng_cli_run_tell_of_recovery (opening);
  self->store = g_steal_pointer (&store);

  return self->store;
}

static GInputStream *
open_input (PengCliRun  *self,
            const char  *path,
            GError     **error)
{
  g_autoptr(GFile) file = NULL;
  GFileInputStream *stream;

  if (strcmp (path, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  file = g_file_new_for_path (path);
  g_file_read_async (file, G_PRIORITY_DEFAULT, self->cancellable, peng_cli_run_answer_cb, self);
  stream = g_file_read_finish (file, peng_cli_run_wait (self), error);

  return stream != NULL ? G_INPUT_STREAM (stream) : NULL;
}

static GBytes *
read_all (PengCliRun    *self,
          GInputStream  *stream,
          GError       **error)
{
  g_autoptr(GByteArray) all = g_byte_array_new ();

  while (all->len <= PENG_CLI_MAX_BYTES)
    {
      g_autoptr(GBytes) chunk = NULL;

      g_input_stream_read_bytes_async (stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, self->cancellable,
                                       peng_cli_run_answer_cb, self);
      chunk = g_input_stream_read_bytes_finish (stream, peng_cli_run_wait (self), error);
      if (chunk == NULL)
        return NULL;

      if (g_bytes_get_size (chunk) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&all));

      g_byte_array_append (all, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "more than an article");

  return NULL;
}

/**
 * peng_cli_run_read:
 * @self: a run
 * @path: (type filename): a file, or `-` for standard input
 *
 * Reads at most %PENG_CLI_MAX_BYTES.
 *
 * Returns: (transfer full) (nullable): all of it; %NULL when it was said why not
 */
GBytes *
peng_cli_run_read (PengCliRun *self,
                   const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = open_input (self, path, &error);
  GBytes *bytes = stream != NULL ? read_all (self, stream, &error) : NULL;

  if (bytes == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    peng_cli_say (_("%s is too large for an article. Choose another file."), path);
  else if (bytes == NULL)
    peng_cli_explain (path, error);

  return bytes;
}

/**
 * peng_cli_run_write:
 * @self: a run
 * @path: (type filename): a file, or `-` for standard output
 * @bytes: what to write
 *
 * A file is there as a whole or as it was before.
 *
 * Returns: whether it was written; why not has been said. Standard output is looked at by main().
 */
gboolean
peng_cli_run_write (PengCliRun *self,
                    const char *path,
                    GBytes     *bytes)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (strcmp (path, "-") == 0)
    {
      fwrite (data, 1, n_bytes, stdout);
      return TRUE;
    }

  file = g_file_new_for_path (path);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                       self->cancellable, peng_cli_run_answer_cb, self);
  if (g_file_replace_contents_finish (file, peng_cli_run_wait (self), NULL, &error))
    return TRUE;

  peng_cli_explain_place (path, error);

  return FALSE;
}
