/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-picture-folder"

#include "work/peng-picture-folder.h"

#include "photo/peng-photo.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define BUFFER_SIZE (64 * 1024)

/* The part of an address that names a file: no query, no fragment, no percent signs. */
static char *
dup_file_name (const char *address)
{
  g_autofree char *name = g_strndup (address, strcspn (address, "?#"));
  char *plain = g_uri_unescape_string (name, NULL);

  if (plain != NULL)
    return plain;

  return g_steal_pointer (&name);
}

static gboolean
is_inside (const char *folder,
           const char *path)
{
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) &&
         (path[length] == G_DIR_SEPARATOR || (length > 0 && folder[length - 1] == '/'));
}

static gboolean
is_regular (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && S_ISREG (info.st_mode);
}

/**
 * peng_picture_folder_dup_path:
 * @folder: (type filename): where a page lies
 * @address: an address that the page gives, such as `photos/1.jpg`
 *
 * Finds the file that a page means, without believing it: only a file in the folder or below it
 * will do, whatever `..` and links say. Blocks on the disk.
 *
 * Returns: (transfer full) (nullable) (type filename): the path of a regular file
 */
char *
peng_picture_folder_dup_path (const char *folder,
                              const char *address)
{
  g_autofree char *root = realpath (folder, NULL);
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *real = NULL;

  if (root == NULL || scheme != NULL)
    return NULL;

  name = dup_file_name (address);
  if (*name == '\0' || g_path_is_absolute (name))
    return NULL;

  path = g_build_filename (root, name, NULL);
  real = realpath (path, NULL);

  return real != NULL && is_inside (root, real) && is_regular (real) ? g_steal_pointer (&real)
                                                                     : NULL;
}

/* Feeds @checksum with a file that begins as a picture does; others are left unread. */
static gboolean
hash_picture (int           fd,
              GChecksum    *checksum,
              GCancellable *cancellable)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  gssize n = read (fd, buffer, BUFFER_SIZE);

  if (n <= 0 || peng_photo_format_sniff (buffer, n) == PENG_PHOTO_FORMAT_UNKNOWN)
    return FALSE;

  for (; n > 0 && !g_cancellable_is_cancelled (cancellable); n = read (fd, buffer, BUFFER_SIZE))
    g_checksum_update (checksum, buffer, n);

  return n == 0;
}

static char *
hash_file (const char   *path,
           GCancellable *cancellable)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;
  char *name = NULL;

  if (fd < 0)
    return NULL;

  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= PENG_PHOTO_MAX_BYTES &&
      hash_picture (fd, checksum, cancellable))
    name = g_strdup (g_checksum_get_string (checksum));
  close (fd);

  return name;
}

/**
 * peng_picture_folder_find_named:
 * @folder: (type filename): where a page lies
 * @paths: (element-type utf8 filename): names of media items, each with %NULL; filled in with the
 *   path of the file that has these bytes
 * @cancellable: (nullable): a cancellable
 *
 * Finds pictures by what their bytes are, whatever their files are called. Reads each picture of the
 * folder, so it blocks on the disk.
 */
void
peng_picture_folder_find_named (const char   *folder,
                                GHashTable   *paths,
                                GCancellable *cancellable)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_left = g_hash_table_size (paths);
  const char *file;

  for (guint i = 0; dir != NULL && n_left > 0 && i < PENG_PICTURE_FOLDER_MAX_FILES; i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *name = NULL;

      file = g_dir_read_name (dir);
      if (file == NULL || g_cancellable_is_cancelled (cancellable))
        return;

      path = g_build_filename (folder, file, NULL);
      name = hash_file (path, cancellable);
      if (name != NULL && g_hash_table_contains (paths, name) &&
          g_hash_table_lookup (paths, name) == NULL)
        {
          g_hash_table_replace (paths, g_steal_pointer (&name), g_steal_pointer (&path));
          n_left--;
        }
    }
}
