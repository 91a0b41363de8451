/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-folder.h"

#include "portal/peng-portal-server.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#define TOKEN_BYTES 32

static void
set_errno_error (GError     **error,
                 const char  *doing,
                 const char  *path)
{
  int number = errno;

  g_set_error (error, PENG_PORTAL_SERVER_ERROR, PENG_PORTAL_SERVER_ERROR_DATA, "%s %s: %s", doing,
               path, g_strerror (number));
}

/**
 * peng_server_folder_lock:
 * @data_dir: the data folder, made where it is not there
 * @error: return location
 *
 * Returns: a descriptor that has the folder for this process until it is closed, or -1
 */
int
peng_server_folder_lock (const char  *data_dir,
                         GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, "lock", NULL);
  int fd;

  if (g_mkdir_with_parents (data_dir, 0700) != 0)
    {
      set_errno_error (error, "create", data_dir);
      return -1;
    }

  fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_errno_error (error, "open", path);
      return -1;
    }

  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, PENG_PORTAL_SERVER_ERROR, PENG_PORTAL_SERVER_ERROR_BUSY,
                   "another portal has %s", data_dir);
      g_close (fd, NULL);
      return -1;
    }

  return fd;
}

static char *
new_token (GError **error)
{
  guint8 bytes[TOKEN_BYTES];
  GString *token;

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    {
      set_errno_error (error, "read", "random bytes");
      return NULL;
    }

  token = g_string_new (NULL);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (token, "%02x", bytes[i]);

  return g_string_free (token, FALSE);
}

static gboolean
is_token (const char *text)
{
  return strlen (text) == 2 * TOKEN_BYTES &&
         strspn (text, "0123456789abcdef") == 2 * TOKEN_BYTES;
}

/**
 * peng_server_folder_read_token:
 * @data_dir: the data folder
 * @error: return location
 *
 * The file `token`, which only its owner may read. It is made where it is not there.
 *
 * Returns: (transfer full) (nullable): 64 hexadecimal digits
 */
char *
peng_server_folder_read_token (const char  *data_dir,
                               GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, "token", NULL);
  g_autofree char *text = NULL;
  g_autofree char *token = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && is_token (g_strchomp (text)))
    return g_steal_pointer (&text);

  token = new_token (error);
  if (token == NULL ||
      !g_file_set_contents_full (path, token, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return NULL;

  return g_steal_pointer (&token);
}

/**
 * peng_server_folder_note_run:
 * @data_dir: the data folder
 * @uri: where the portal is
 * @port: its port
 * @error: return location
 *
 * Writes `run.json`, by which others find the portal that has this folder.
 *
 * Returns: whether it is there
 */
gboolean
peng_server_folder_note_run (const char  *data_dir,
                             const char  *uri,
                             guint        port,
                             GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, "run.json", NULL);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "url", uri);
  json_object_set_int_member (object, "port", port);
  json_object_set_int_member (object, "pid", getpid ());
  text = json_to_string (node, FALSE);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * peng_server_folder_forget_run:
 * @data_dir: (type filename): the portal's folder
 *
 * Takes back what peng_server_folder_note_run() wrote.
 */
void
peng_server_folder_forget_run (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "run.json", NULL);

  g_unlink (path);
}
