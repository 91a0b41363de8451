/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-import"

#include "work/peng-import-folder.h"

/* Deeper than any camera or person files photographs. */
#define MAX_DEPTH 16

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
  G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN

static gboolean list_folder (GFile         *folder,
                             guint          depth,
                             GPtrArray     *files,
                             GCancellable  *cancellable,
                             GError       **error);

/* What is hidden was not meant, and links lead anywhere. */
static gboolean
add_child (GFile         *child,
           GFileInfo     *info,
           guint          depth,
           GPtrArray     *files,
           GCancellable  *cancellable,
           GError       **error)
{
  if (g_file_info_get_is_hidden (info))
    return TRUE;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    g_ptr_array_add (files, g_object_ref (child));
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
    return list_folder (child, depth + 1, files, cancellable, error);

  return TRUE;
}

static gboolean
list_folder (GFile         *folder,
             guint          depth,
             GPtrArray     *files,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable,
                               error);
  GFileInfo *info;
  GFile *child;

  if (children == NULL)
    return FALSE;

  do
    {
      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
    }
  while (info != NULL && add_child (child, info, depth, files, cancellable, error));

  return info == NULL;
}

static int
compare_by_name (gconstpointer a,
                 gconstpointer b)
{
  GFile *one = *(GFile * const *) a;
  GFile *other = *(GFile * const *) b;
  g_autofree char *one_name = g_file_get_parse_name (one);
  g_autofree char *other_name = g_file_get_parse_name (other);
  g_autofree char *one_key = g_utf8_collate_key_for_filename (one_name, -1);
  g_autofree char *other_key = g_utf8_collate_key_for_filename (other_name, -1);

  return g_strcmp0 (one_key, other_key);
}

/**
 * peng_import_folder_list:
 * @folder: a folder
 * @cancellable: (nullable): a cancellable
 * @error: return location; an error of #GIOErrorEnum, where it or one below it cannot be read
 *
 * Returns: (transfer full) (element-type GFile) (nullable): the files, in the order of their names
 *   as a file manager has it
 */
GPtrArray *
peng_import_folder_list (GFile         *folder,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (!list_folder (folder, 0, files, cancellable, error))
    return NULL;

  g_ptr_array_sort (files, compare_by_name);

  return g_steal_pointer (&files);
}

/* The files were copied out of the list, which belongs to another thread. */
static void
gather_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GPtrArray *wanted = task_data;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < wanted->len; i++)
    {
      GFile *file = g_ptr_array_index (wanted, i);
      g_autoptr(GPtrArray) inside = NULL;
      GError *error = NULL;

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
        {
          g_ptr_array_add (files, g_object_ref (file));
          continue;
        }

      inside = peng_import_folder_list (file, cancellable, &error);
      if (inside == NULL)
        {
          g_task_return_error (task, error);
          return;
        }

      g_ptr_array_extend_and_steal (files, g_steal_pointer (&inside));
    }

  g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * peng_import_gather_async:
 * @files: (element-type GFile): files and folders
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds the files that are meant by files and folders.
 */
void
peng_import_gather_async (GListModel          *files,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GPtrArray *wanted;

  g_return_if_fail (G_IS_LIST_MODEL (files));

  task = g_task_new (NULL, cancellable, callback, user_data);
  wanted = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (wanted, g_list_model_get_item (files, i));
  g_task_set_source_tag (task, peng_import_gather_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, gather_thread);
}

/**
 * peng_import_gather_finish:
 * @result: what the callback was given
 * @error: return location; an error of #GIOErrorEnum, where a folder cannot be read
 *
 * Returns: (transfer full) (element-type GFile) (nullable): the files
 */
GPtrArray *
peng_import_gather_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
