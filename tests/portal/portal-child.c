/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-child.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

/* Microseconds until an answer begins, and between two pieces of it. */
#define MAX_WAIT    (60 * G_USEC_PER_SEC)
#define MAX_SILENCE (G_USEC_PER_SEC / 50)

/* Starts the command with --data @data and, if any, one more option and its value. */
GSubprocess *
command_new (const char *data,
             const char *option,
             const char *value)
{
  g_autofree char *program = g_build_filename (g_getenv ("PENGCHENG_BINDIR"), "pengcheng", NULL);
  const char *argv[] = { program, "portal", "--until-parent-ends", "--data", data, option, value,
                         NULL };
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);

  return process;
}

/* The next line of its standard output, or NULL at the end. */
char *
command_read_line (GSubprocess *process)
{
  g_autoptr(GDataInputStream) stream = NULL;

  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);

  return g_data_input_stream_read_line (stream, NULL, NULL, NULL);
}

void
child_start (Child      *child,
             const char *folder)
{
  g_autofree char *token = g_build_filename (folder, "token", NULL);
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;

  child->process = command_new (folder, "--port", "0");
  child->uri = command_read_line (child->process);
  g_assert_nonnull (child->uri);
  uri = g_uri_parse (child->uri, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  child->port = g_uri_get_port (uri);
  g_file_get_contents (token, &child->token, NULL, &error);
  g_assert_no_error (error);
}

static void
child_clear (Child *child)
{
  g_subprocess_wait (child->process, NULL, NULL);
  g_clear_object (&child->process);
  g_clear_pointer (&child->uri, g_free);
  g_clear_pointer (&child->token, g_free);
}

void
child_kill (Child *child)
{
  g_subprocess_force_exit (child->process);
  child_clear (child);
}

void
child_terminate (Child *child)
{
  g_autoptr(GError) error = NULL;

  g_subprocess_send_signal (child->process, SIGTERM);
  g_subprocess_wait_check (child->process, NULL, &error);
  g_assert_no_error (error);
  child_clear (child);
}

gboolean
child_is_alive (Child *child)
{
  return g_subprocess_get_identifier (child->process) != NULL;
}

GSocket *
child_connect (Child *child)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, child->port);
  g_autoptr(GError) error = NULL;
  GSocket *socket;

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_connect (socket, address, NULL, &error);
  g_assert_no_error (error);

  return socket;
}

static void
say (GSocket    *socket,
     const char *bytes,
     gsize       size)
{
  gssize n;

  while (size > 0 && (n = g_socket_send (socket, bytes, size, NULL, NULL)) > 0)
    {
      bytes += n;
      size -= n;
    }
  g_socket_shutdown (socket, FALSE, TRUE, NULL);
}

static guint
count_answers (const char *text)
{
  guint n = 0;

  while ((text = strstr (text, "HTTP/1.1 ")) != NULL)
    {
      text += strlen ("HTTP/1.1 ");
      n++;
    }

  return n;
}

/* Says @bytes and nothing more, and gives what is answered until so many answers have begun. */
char *
child_ask (Child      *child,
           const char *bytes,
           guint       n_answers)
{
  g_autoptr(GSocket) socket = child_connect (child);
  GString *answer = g_string_new ("");
  char buffer[4096];

  say (socket, bytes, strlen (bytes));
  while (count_answers (answer->str) < n_answers)
    {
      gssize n;

      g_assert_true (g_socket_condition_timed_wait (socket, G_IO_IN, MAX_WAIT, NULL, NULL));
      n = g_socket_receive (socket, buffer, sizeof buffer, NULL, NULL);
      g_assert_cmpint (n, >, 0);
      g_string_append_len (answer, buffer, n);
    }

  return g_string_free (answer, FALSE);
}

/* Says @bytes and nothing more, and gives what is answered until the portal hangs up or falls
 * silent. (libsoup 3.2 does not see the end of a connection that comes together with a request.) A
 * portal that neither answers nor hangs up fails the test. */
char *
child_talk (Child      *child,
            const char *bytes,
            gsize       size)
{
  g_autoptr(GSocket) socket = child_connect (child);
  GString *answer = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  say (socket, bytes, size);
  g_assert_true (g_socket_condition_timed_wait (socket, G_IO_IN, MAX_WAIT, NULL, NULL));
  while ((n = g_socket_receive (socket, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      g_string_append_len (answer, buffer, n);
      if (!g_socket_condition_timed_wait (socket, G_IO_IN, MAX_SILENCE, NULL, NULL))
        break;
    }

  return g_string_free (answer, FALSE);
}

char *
folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("peng-portal-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

void
folder_remove (char *path)
{
  remove_tree (path);
  g_free (path);
}
