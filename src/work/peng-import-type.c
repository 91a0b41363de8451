/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-importer"

#include "work/peng-import-type.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (peng-import-error-quark, peng_import_error)

/* What is opened may be a pipe, which would never answer, and may be cut short while it is read, so
 * it is not mapped. */
static gssize
read_head (const char *path,
           guint8     *head,
           gsize      *size)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat facts;
  gssize n = -1;

  if (fd < 0)
    return -1;

  if (fstat (fd, &facts) == 0 && S_ISREG (facts.st_mode))
    {
      *size = facts.st_size;
      n = read (fd, head, PENG_FILE_TYPE_HEAD);
    }

  close (fd);

  return n;
}

static const PengFileType *
find_document (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;
  guint width, height;

  if (!g_file_get_contents (path, &contents, &size, NULL))
    return NULL;

  return peng_file_type_sniff ((const guint8 *) contents, size, &width, &height);
}

/* It begins as an MP4 does, with a brand of its own (QuickTime File Format, "File Type Compatibility
 * Atom"); older ones begin with the film or what describes it. */
static gboolean
is_quicktime (const guint8 *head,
              gsize         size)
{
  static const char * const beginnings[] = { "ftypqt  ", "moov", "wide", "mdat" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (size >= 4 + strlen (beginnings[i]) &&
        memcmp (head + 4, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;

  return FALSE;
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const char *path = task_data;
  guint8 head[PENG_FILE_TYPE_HEAD];
  gsize size = 0;
  gssize n = read_head (path, head, &size);
  PengFileKind kind = n > 0 ? peng_file_type_sniff_kind (head, n) : PENG_FILE_KIND_NONE;
  guint width, height;

  if (n > 0 && is_quicktime (head, (gsize) n))
    g_task_return_new_error (task, PENG_IMPORT_ERROR, PENG_IMPORT_ERROR_QUICKTIME,
                             "A QuickTime film");
  else if (kind == PENG_FILE_KIND_CLIP && size > PENG_FILE_TYPE_MAX_CLIP)
    g_task_return_new_error (task, PENG_IMPORT_ERROR, PENG_IMPORT_ERROR_CLIP_TOO_LARGE,
                             "%" G_GSIZE_FORMAT " bytes", size);
  else if (kind == PENG_FILE_KIND_FILE && size > PENG_FILE_TYPE_MAX_FILE)
    g_task_return_new_error (task, PENG_IMPORT_ERROR, PENG_IMPORT_ERROR_FILE_TOO_LARGE,
                             "%" G_GSIZE_FORMAT " bytes", size);
  else if (kind == PENG_FILE_KIND_CLIP)
    g_task_return_pointer (task, (gpointer) peng_file_type_sniff (head, n, &width, &height), NULL);
  else if (kind == PENG_FILE_KIND_FILE)
    g_task_return_pointer (task, (gpointer) find_document (path), NULL);
  else
    g_task_return_pointer (task, NULL, NULL);
}

/**
 * peng_import_type_find_async:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Looks at the first bytes of a file, and at the whole of what may be an Office file.
 */
void
peng_import_type_find_async (const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, peng_import_type_find_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, find_thread);
}

/**
 * peng_import_type_find_finish:
 * @result: from the callback
 * @type: (out) (nullable): what it is; %NULL for a photograph and for what is not taken in, and for
 *   what cannot be read
 * @error: #PengImportError
 *
 * Returns: whether it may come in
 */
gboolean
peng_import_type_find_finish (GAsyncResult        *result,
                              const PengFileType **type,
                              GError             **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  *type = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);

  return FALSE;
}
