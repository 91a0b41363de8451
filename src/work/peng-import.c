/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-import"

#include "work/peng-import.h"

typedef struct
{
  char      *name;
  GFile     *file;
  GBytes    *bytes;
  PengMedia *media;
  GError    *error;
} Item;

struct _PengImport
{
  GObject    parent_instance;

  GPtrArray *items;
  gint64     begun;   /* microseconds since 1970 */
  guint      n_done;
  guint      n_failed;
  guint      n_told;
};

enum
{
  PROGRESS,
  IMPORTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengImport, peng_import, G_TYPE_OBJECT)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_clear_object (&item->file);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_clear_pointer (&item->media, peng_media_free);
  g_clear_error (&item->error);
  g_free (item);
}

static Item *
get_item (PengImport *self,
          guint       position)
{
  g_return_val_if_fail (PENG_IS_IMPORT (self), NULL);
  g_return_val_if_fail (position < self->items->len, NULL);

  return g_ptr_array_index (self->items, position);
}

static guint
add_item (PengImport *self,
          Item       *item)
{
  g_ptr_array_add (self->items, item);

  return self->items->len - 1;
}

static gboolean
is_cancelled (const Item *item)
{
  return g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
tell (PengImport *self,
      guint       position)
{
  Item *item = g_ptr_array_index (self->items, position);

  if (item->media != NULL)
    g_signal_emit (self, signals[IMPORTED], 0, position, item->media);
  else if (!is_cancelled (item))
    g_signal_emit (self, signals[FAILED], 0, position, item->name, item->error);
}

static gboolean
is_done (PengImport *self,
         guint       position)
{
  Item *item = g_ptr_array_index (self->items, position);

  return item->media != NULL || item->error != NULL;
}

static void
finish_item (PengImport *self,
             Item       *item)
{
  self->n_done++;
  self->n_failed += item->error != NULL && !is_cancelled (item);
  g_signal_emit (self, signals[PROGRESS], 0, self->n_done, self->items->len, item->name);

  while (self->n_told < self->items->len && is_done (self, self->n_told))
    tell (self, self->n_told++);
}

static void
peng_import_finalize (GObject *object)
{
  PengImport *self = PENG_IMPORT (object);

  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (peng_import_parent_class)->finalize (object);
}

static void
peng_import_class_init (PengImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_import_finalize;

  /**
   * PengImport::progress:
   * @self: the import
   * @n_done: how many are done, failures included
   * @n_items: of how many
   * @name: file name of the one that was done last
   *
   * One more photograph is done.
   */
  signals[PROGRESS] =
    g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT,
                  G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * PengImport::imported:
   * @self: the import
   * @position: its position
   * @media: (type gpointer): the PengMedia in the library, owned by the import
   *
   * A photograph is in the library, and so is all that comes before it, or has failed.
   */
  signals[IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);

  /**
   * PengImport::failed:
   * @self: the import
   * @position: its position
   * @name: its file name
   * @error: PengPhotoError or PengStoreError, owned by the import
   *
   * A photograph did not come in. Those that were cancelled are not told of.
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                  G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
peng_import_init (PengImport *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->begun = g_get_real_time ();
}

/**
 * peng_import_new:
 *
 * Returns: (transfer full): an import of nothing yet
 */
PengImport *
peng_import_new (void)
{
  return g_object_new (PENG_TYPE_IMPORT, NULL);
}

/**
 * peng_import_add_file:
 * @self: an import that does not run yet
 * @file: a photograph, local or not
 *
 * Returns: its position, from 0
 */
guint
peng_import_add_file (PengImport *self,
                      GFile      *file)
{
  g_autofree char *basename = NULL;
  Item *item;

  g_return_val_if_fail (PENG_IS_IMPORT (self), 0);
  g_return_val_if_fail (G_IS_FILE (file), 0);

  item = g_new0 (Item, 1);
  item->file = g_object_ref (file);
  basename = g_file_get_basename (file);
  item->name = g_filename_display_name (basename != NULL ? basename : "");

  return add_item (self, item);
}

/**
 * peng_import_add_bytes:
 * @self: an import that does not run yet
 * @bytes: a picture file's bytes, such as the clipboard gives
 * @name: the file name to show
 *
 * Returns: its position, from 0
 */
guint
peng_import_add_bytes (PengImport *self,
                       GBytes     *bytes,
                       const char *name)
{
  Item *item;

  g_return_val_if_fail (PENG_IS_IMPORT (self), 0);
  g_return_val_if_fail (bytes != NULL && name != NULL, 0);

  item = g_new0 (Item, 1);
  item->bytes = g_bytes_ref (bytes);
  item->name = g_strdup (name);

  return add_item (self, item);
}

/**
 * peng_import_get_n_items:
 * @self: an import
 *
 * Returns: how many photographs were added
 */
guint
peng_import_get_n_items (PengImport *self)
{
  g_return_val_if_fail (PENG_IS_IMPORT (self), 0);

  return self->items->len;
}

/**
 * peng_import_get_n_done:
 * @self: an import
 *
 * Returns: how many have come in, failed or been cancelled
 */
guint
peng_import_get_n_done (PengImport *self)
{
  g_return_val_if_fail (PENG_IS_IMPORT (self), 0);

  return self->n_done;
}

/**
 * peng_import_get_n_failed:
 * @self: an import
 *
 * Returns: how many did not come in, those that were cancelled not counted
 */
guint
peng_import_get_n_failed (PengImport *self)
{
  g_return_val_if_fail (PENG_IS_IMPORT (self), 0);

  return self->n_failed;
}

/**
 * peng_import_get_name:
 * @self: an import
 * @position: counted from 0
 *
 * Returns: (transfer none): the file name, for a person
 */
const char *
peng_import_get_name (PengImport *self,
                      guint       position)
{
  Item *item = get_item (self, position);

  return item != NULL ? item->name : NULL;
}

/**
 * peng_import_get_file:
 * @self: an import
 * @position: counted from 0
 *
 * Returns: (transfer none) (nullable): the file, %NULL for what came as bytes
 */
GFile *
peng_import_get_file (PengImport *self,
                      guint       position)
{
  Item *item = get_item (self, position);

  return item != NULL ? item->file : NULL;
}

/**
 * peng_import_get_bytes:
 * @self: an import
 * @position: counted from 0
 *
 * Returns: (transfer none) (nullable): the bytes, %NULL for what came as a file
 */
GBytes *
peng_import_get_bytes (PengImport *self,
                       guint       position)
{
  Item *item = get_item (self, position);

  return item != NULL ? item->bytes : NULL;
}

/**
 * peng_import_get_media:
 * @self: an import
 * @position: counted from 0
 *
 * Returns: (transfer none) (nullable): the item of the library, %NULL while there is none
 */
const PengMedia *
peng_import_get_media (PengImport *self,
                       guint       position)
{
  Item *item = get_item (self, position);

  return item != NULL ? item->media : NULL;
}

/**
 * peng_import_was_there:
 * @self: an import
 * @position: counted from 0
 *
 * Returns: whether the library had these bytes before, or another item of this import brought them
 */
gboolean
peng_import_was_there (PengImport *self,
                       guint       position)
{
  Item *item = get_item (self, position);

  if (item == NULL || item->media == NULL)
    return FALSE;

  for (guint i = 0; i < position; i++)
    {
      const Item *other = g_ptr_array_index (self->items, i);

      if (other->media != NULL && g_str_equal (other->media->sha, item->media->sha))
        return TRUE;
    }

  return item->media->added < self->begun;
}

/**
 * peng_import_get_error:
 * @self: an import
 * @position: counted from 0
 *
 * Returns: (transfer none) (nullable): why it did not come in
 */
const GError *
peng_import_get_error (PengImport *self,
                       guint       position)
{
  Item *item = get_item (self, position);

  return item != NULL ? item->error : NULL;
}

/**
 * peng_import_take_media:
 * @self: an import
 * @position: counted from 0
 * @media: (transfer full): the item of the library
 */
void
peng_import_take_media (PengImport *self,
                        guint       position,
                        PengMedia  *media)
{
  Item *item = get_item (self, position);

  g_return_if_fail (item != NULL && !is_done (self, position));

  item->media = media;
  finish_item (self, item);
}

/**
 * peng_import_take_error:
 * @self: an import
 * @position: counted from 0
 * @error: (transfer full): why it did not come in
 */
void
peng_import_take_error (PengImport *self,
                        guint       position,
                        GError     *error)
{
  Item *item = get_item (self, position);

  g_return_if_fail (item != NULL && !is_done (self, position));

  item->error = error;
  finish_item (self, item);
}
