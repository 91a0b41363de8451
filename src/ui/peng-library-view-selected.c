/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-view"

#include "ui/peng-library-view-private.h"

/* What is selected: numbers of lines at once, what is known of them when it was read. */

/* So many are read together, that the store can do other things between them. */
#define CHUNK 240

typedef struct
{
  GArray    *ids;     /* of gint64 */
  guint      n_asked;
  GPtrArray *items;
} Load;

static void ask_chunk (GTask *task);

static void
load_free (Load *self)
{
  g_array_unref (self->ids);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
chunk_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) items = peng_store_get_library_finish (PENG_STORE (object), result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_extend_and_steal (load->items, g_steal_pointer (&items));
  if (load->n_asked < load->ids->len)
    ask_chunk (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, g_ptr_array_ref (load->items), (GDestroyNotify) g_ptr_array_unref);
}

static void
ask_chunk (GTask *task)
{
  PengLibraryView *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  guint start = load->n_asked;
  guint n = MIN (CHUNK, load->ids->len - start);

  load->n_asked += n;
  peng_store_get_library_async (self->store, &g_array_index (load->ids, gint64, start), n,
                                g_task_get_cancellable (task), chunk_cb, task);
}

/**
 * peng_library_view_load_selected_async:
 * @self: a view with a store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads what the library knows of all that is selected now.
 */
void
peng_library_view_load_selected_async (PengLibraryView     *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (PENG_IS_LIBRARY_VIEW (self));
  g_return_if_fail (self->store != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  load = g_new0 (Load, 1);
  load->ids = peng_library_view_dup_selected (self);
  load->items = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_library_item_free);
  g_task_set_source_tag (task, peng_library_view_load_selected_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  ask_chunk (task);
}

/**
 * peng_library_view_load_selected_finish:
 * @self: a view
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLibraryItem) (nullable): the items, in the order in which
 *   they are seen; those that went meanwhile are left out
 */
GPtrArray *
peng_library_view_load_selected_finish (PengLibraryView  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_VIEW (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_library_view_count_selected:
 * @self: a view
 *
 * Returns: how many items are selected
 */
guint
peng_library_view_count_selected (PengLibraryView *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  if (self->selection == NULL)
    return 0;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * peng_library_view_dup_selected:
 * @self: a view
 *
 * Returns: (transfer full) (element-type gint64): numbers of the items that are selected, in the order
 *   in which they are seen
 */
GArray *
peng_library_view_dup_selected (PengLibraryView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (PENG_IS_LIBRARY_VIEW (self), ids);

  if (self->selection == NULL)
    return ids;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (!gtk_bitset_iter_init_first (&iter, selected, &position))
    return ids;

  do
    {
      gint64 id = peng_library_model_get_id (self->model, position);

      g_array_append_val (ids, id);
    }
  while (gtk_bitset_iter_next (&iter, &position));

  return ids;
}

static const char *
get_name (PengLibraryView *self,
          gint64           id)
{
  return g_hash_table_lookup (self->names, &id);
}

static void
note_name (PengLibraryView       *self,
           const PengLibraryItem *item)
{
  g_hash_table_insert (self->names, g_memdup2 (&item->id, sizeof item->id),
                       g_strdup (item->media->sha));
}

/**
 * peng_library_view_dup_selected_media:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the media names of what is selected, in the order in which they
 *   are seen; %NULL where some are not known yet
 */
GStrv
peng_library_view_dup_selected_media (PengLibraryView *self)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GStrvBuilder) names = NULL;

  g_return_val_if_fail (PENG_IS_LIBRARY_VIEW (self), NULL);

  ids = peng_library_view_dup_selected (self);
  names = g_strv_builder_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      const char *name = get_name (self, g_array_index (ids, gint64, i));

      if (name == NULL)
        return NULL;

      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

static void
named_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  PengLibraryView *self = PENG_LIBRARY_VIEW (object);
  g_autoptr(GPtrArray) items = peng_library_view_load_selected_finish (self, result, NULL);

  if (items == NULL)
    return;

  for (guint i = 0; i < items->len; i++)
    note_name (self, g_ptr_array_index (items, i));
}

/* What has been seen is known without asking. */
static gboolean
note_known (PengLibraryView *self)
{
  g_autoptr(GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean all = TRUE;
  GtkBitsetIter iter;
  guint position;

  if (!gtk_bitset_iter_init_first (&iter, selected, &position))
    return TRUE;

  do
    {
      g_autoptr(PengLibraryLine) line = g_list_model_get_item (G_LIST_MODEL (self->model), position);
      const PengLibraryItem *item = peng_library_line_get_item (line);

      if (item != NULL)
        note_name (self, item);
      else if (get_name (self, peng_library_line_get_id (line)) == NULL)
        all = FALSE;
    }
  while (gtk_bitset_iter_next (&iter, &position));

  return all;
}

/**
 * peng_library_view_name_selected:
 * @self: a view whose selection is another
 *
 * Finds out the media names of what is selected, for a drag, which cannot wait for them.
 */
void
peng_library_view_name_selected (PengLibraryView *self)
{
  g_cancellable_cancel (self->naming);
  g_clear_object (&self->naming);
  g_hash_table_remove_all (self->names);
  if (peng_library_view_count_selected (self) > PENG_LIBRARY_MAX_DRAGGED || note_known (self))
    return;

  self->naming = g_cancellable_new ();
  peng_library_view_load_selected_async (self, self->naming, named_cb, NULL);
}
