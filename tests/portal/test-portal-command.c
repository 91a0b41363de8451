/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal-child.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

static int
wait_for (GSubprocess *process)
{
  g_subprocess_wait (process, NULL, NULL);

  return g_subprocess_get_exit_status (process);
}

static JsonNode *
read_run (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "run.json", NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? json_from_string (text, NULL) : NULL;
}

static void
test_life (void)
{
  g_autofree char *data = folder_new ();
  g_autofree char *folder = g_build_filename (data, "not", "there", "yet", NULL);
  g_autofree char *token = g_build_filename (folder, "token", NULL);
  g_autoptr(JsonNode) run = NULL;
  g_autofree char *page = NULL;
  JsonObject *object;
  GStatBuf info;
  Child child = { NULL };

  child_start (&child, folder);
  run = read_run (folder);
  g_assert_nonnull (run);
  object = json_node_get_object (run);
  g_assert_cmpstr (json_object_get_string_member (object, "url"), ==, child.uri);
  g_assert_cmpint (json_object_get_int_member (object, "port"), ==, child.port);
  g_assert_cmpint (json_object_get_int_member (object, "pid"), ==,
                   atoi (g_subprocess_get_identifier (child.process)));
  g_assert_cmpint (g_stat (token, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (strlen (child.token), ==, 64);

  page = child_talk (&child, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 27);
  g_assert_true (g_str_has_prefix (page, "HTTP/1.1 200 "));
  child_terminate (&child);
  g_assert_null (read_run (folder));
  folder_remove (g_steal_pointer (&data));
}

/* One folder, one portal; and the first one is not disturbed. */
static void
test_second (void)
{
  g_autofree char *folder = folder_new ();
  g_autoptr(GSubprocess) second = NULL;
  g_autoptr(JsonNode) run = NULL;
  g_autofree char *line = NULL;
  Child child = { NULL };

  child_start (&child, folder);
  second = command_new (folder, "--port", "0");
  line = command_read_line (second);
  g_assert_null (line);
  g_assert_cmpint (wait_for (second), ==, 3);
  run = read_run (folder);
  g_assert_nonnull (run);
  g_assert_true (child_is_alive (&child));
  child_terminate (&child);
  folder_remove (g_steal_pointer (&folder));
}

/* A port that was asked for is that or nothing. */
static void
test_taken (void)
{
  g_autofree char *folder = folder_new ();
  g_autofree char *other = folder_new ();
  g_autoptr(GSubprocess) second = NULL;
  g_autofree char *port = NULL;
  Child child = { NULL };

  child_start (&child, folder);
  port = g_strdup_printf ("%u", child.port);
  second = command_new (other, "--port", port);
  g_assert_cmpint (wait_for (second), ==, 3);
  child_terminate (&child);
  folder_remove (g_steal_pointer (&folder));
  folder_remove (g_steal_pointer (&other));
}

static GSocket *
connect_to (const char  *host,
            guint16      port,
            GError     **error)
{
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string (host, port);
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                            G_SOCKET_PROTOCOL_TCP, error);

  g_assert_nonnull (socket);

  return g_socket_connect (socket, address, NULL, error) ? g_steal_pointer (&socket) : NULL;
}

static void
assert_answers (const char *host,
                guint16     port)
{
  static const char request[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocket) socket = connect_to (host, port, &error);
  char answer[13] = "";

  g_assert_no_error (error);
  g_socket_send (socket, request, strlen (request), NULL, &error);
  g_assert_no_error (error);
  g_socket_receive (socket, answer, sizeof answer - 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "HTTP/1.1 200");
}

/* 127.0.0.2 stands for each other address of this computer, and leaves it as little. */
static void
test_loopback_alone (void)
{
  g_autofree char *folder = folder_new ();
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GError) error = NULL;
  Child child = { NULL };

  child_start (&child, folder);
  assert_answers ("127.0.0.1", child.port);
  socket = connect_to ("127.0.0.2", child.port, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  child_terminate (&child);
  folder_remove (g_steal_pointer (&folder));
}

/* Whether this computer is in a network at all. Nothing is sent. */
static gboolean
has_network (void)
{
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM,
                                            G_SOCKET_PROTOCOL_UDP, NULL);
  g_autoptr(GSocketAddress) far = g_inet_socket_address_new_from_string ("192.0.2.1", 9);

  return g_socket_connect (socket, far, NULL, NULL);
}

/* What it says of itself is an address that a telephone in the same network can use. */
static void
test_everywhere (void)
{
  g_autofree char *folder = folder_new ();
  g_autoptr(GSubprocess) portal = command_new (folder, "--listen=0.0.0.0", "--port=0");
  g_autofree char *line = command_read_line (portal);
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (line);
  uri = g_uri_parse (line, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  assert_answers ("127.0.0.1", g_uri_get_port (uri));
  assert_answers ("127.0.0.2", g_uri_get_port (uri));
  if (has_network ())
    {
      g_assert_cmpstr (g_uri_get_host (uri), !=, "0.0.0.0");
      assert_answers (g_uri_get_host (uri), g_uri_get_port (uri));
    }

  g_subprocess_send_signal (portal, SIGTERM);
  g_assert_cmpint (wait_for (portal), ==, 0);
  folder_remove (g_steal_pointer (&folder));
}

/* Two portals without --port have two ports. */
static void
test_next (void)
{
  char *folders[] = { folder_new (), folder_new () };
  GSubprocess *portals[2];
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  portals[0] = command_new (folders[0], NULL, NULL);
  first = command_read_line (portals[0]);
  portals[1] = command_new (folders[1], NULL, NULL);
  second = command_read_line (portals[1]);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpstr (first, !=, second);

  for (guint i = 0; i < 2; i++)
    {
      g_subprocess_send_signal (portals[i], i == 0 ? SIGINT : SIGTERM);
      g_assert_cmpint (wait_for (portals[i]), ==, 0);
      g_object_unref (portals[i]);
      folder_remove (folders[i]);
    }
}

typedef struct
{
  const char *name;
  const char *option;
  const char *value;
  int         status;
} Case;

static const Case cases[] = {
  { "unknown-option", "--what", NULL, 2 },
  { "no-number", "--port", "http", 2 },
  { "port-too-large", "--port", "65536", 2 },
  { "port-negative", "--port=-7", NULL, 2 },
  { "word-too-many", "here", NULL, 2 },
  { "no-address", "--listen", "portal.example", 3 },
  { "not-ours", "--listen", "192.0.2.1", 3 },
  { "help", "--help", NULL, 0 },
};

static void
test_case (gconstpointer user_data)
{
  const Case *c = user_data;
  g_autofree char *folder = folder_new ();
  g_autoptr(GSubprocess) process = command_new (folder, c->option, c->value);

  g_assert_cmpint (wait_for (process), ==, c->status);
  folder_remove (g_steal_pointer (&folder));
}

/* A folder that cannot be one, and a database that is none. */
static void
test_bad_data (void)
{
  g_autofree char *folder = folder_new ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *database = g_build_filename (folder, "portal.sqlite", NULL);
  g_autoptr(GSubprocess) in_file = NULL;
  g_autoptr(GSubprocess) damaged = NULL;
  g_autofree char *text = NULL;

  g_file_set_contents (file, "x", -1, NULL);
  in_file = command_new (file, "--port", "0");
  g_assert_cmpint (wait_for (in_file), ==, 3);

  g_file_set_contents (database, "this is no database, and long enough to look at", -1, NULL);
  damaged = command_new (folder, "--port", "0");
  g_assert_cmpint (wait_for (damaged), ==, 3);
  g_file_get_contents (database, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "this is no database"));
  folder_remove (g_steal_pointer (&folder));
}

/* sh starts the portal and is killed; nobody tells the portal but the kernel. */
static void
test_parent (void)
{
  g_autofree char *folder = folder_new ();
  g_autofree char *program = g_build_filename (g_getenv ("PENGCHENG_BINDIR"), "pengcheng", NULL);
  g_autofree char *script = NULL;
  g_autoptr(GSubprocess) shell = NULL;
  g_autoptr(JsonNode) run = NULL;
  g_autofree char *line = NULL;
  pid_t pid;

  script = g_strdup_printf ("'%s' portal --port 0 --data '%s' --until-parent-ends & wait", program,
                            folder);
  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "sh", "-c", script, NULL);
  line = command_read_line (shell);
  g_assert_nonnull (line);
  run = read_run (folder);
  pid = json_object_get_int_member (json_node_get_object (run), "pid");
  g_assert_cmpint (kill (pid, 0), ==, 0);

  g_subprocess_force_exit (shell);
  g_subprocess_wait (shell, NULL, NULL);
  for (guint i = 0; i < 500 && kill (pid, 0) == 0; i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%d/exe", pid);

      /* A container's first process may leave it unburied. */
      if (access (path, F_OK) != 0)
        break;
      g_usleep (10000);
    }
  g_assert_null (read_run (folder));
  folder_remove (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal/command/life", test_life);
  g_test_add_func ("/portal/command/second", test_second);
  g_test_add_func ("/portal/command/taken", test_taken);
  g_test_add_func ("/portal/command/loopback-alone", test_loopback_alone);
  g_test_add_func ("/portal/command/everywhere", test_everywhere);
  g_test_add_func ("/portal/command/next", test_next);
  g_test_add_func ("/portal/command/bad-data", test_bad_data);
  g_test_add_func ("/portal/command/parent", test_parent);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/portal/command/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
