/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-article-file"

#include "work/peng-article-file.h"

#include "core/peng-html-reader.h"
#include "work/peng-picture-folder.h"

/* A page is read twice. The first time it tells which pictures it wants, by address or by the hash
 * of their bytes; these are looked for in its folder and brought into the library. Only then is it
 * known what they are called there, and the page is read again. */
typedef struct
{
  PengStore        *store;
  PengImporter     *importer;
  const PengFormat *format;
  GBytes           *bytes;
  char             *folder;
  GHashTable       *by_address;  /* address → path; a page's own picture addresses */
  GHashTable       *by_name;     /* media name → path */
  GPtrArray        *wanted;      /* keys of both, in the order of @import */
  PengImport       *import;
  GHashTable       *media;       /* address or media name → PengMedia */
  GPtrArray        *unknown;     /* media names that no file has */
  GPtrArray        *lost;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->importer);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->by_address, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->import);
  g_clear_pointer (&self->media, g_hash_table_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_page (Reading *self)
{
  return g_str_equal (self->format->media_type, "text/html");
}

static void
lose (Reading    *self,
      const char *address,
      GError     *error)
{
  PengLostPicture *picture = g_new0 (PengLostPicture, 1);

  picture->address = g_strdup (address);
  picture->error = error;
  g_ptr_array_add (self->lost, picture);
}

static void
lose_missing (Reading    *self,
              const char *address)
{
  lose (self, address, g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no file for %s", address));
}

static const char *
note_address (const char *address,
              gpointer    user_data)
{
  Reading *self = user_data;

  if (!g_hash_table_contains (self->by_address, address))
    {
      g_hash_table_insert (self->by_address, g_strdup (address), NULL);
      g_ptr_array_add (self->wanted, g_strdup (address));
    }

  return NULL;
}

static const char *
find_name (const char *address,
           gpointer    user_data)
{
  Reading *self = user_data;
  const PengMedia *media = g_hash_table_lookup (self->media, address);

  return media != NULL ? media->sha : NULL;
}

/* Under what the page calls it, and under what it is called from now on. */
static void
have (Reading         *self,
      const char      *key,
      const PengMedia *media)
{
  g_hash_table_insert (self->media, g_strdup (key), peng_media_copy (media));
  g_hash_table_insert (self->media, g_strdup (media->sha), peng_media_copy (media));
}

static PengArticle *
read_page (Reading           *self,
           PengHtmlFindFunc   find,
           GError           **error)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (self->bytes, &n_bytes);
  PengHtmlReport report = { 0 };
  g_autoptr(PengArticle) article =
    peng_html_read_article_with_pictures (bytes, n_bytes, NULL, find, self, &report);

  return peng_convert_check (&report, error) ? g_steal_pointer (&article) : NULL;
}

static void
note_names (Reading     *self,
            PengArticle *article)
{
  g_auto(GStrv) names = peng_article_dup_media (article);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_hash_table_insert (self->by_name, g_strdup (names[i]), NULL);
      g_ptr_array_add (self->wanted, g_strdup (names[i]));
    }
}

static void
find_files (Reading      *self,
            GCancellable *cancellable)
{
  GHashTableIter iter;
  gpointer address;

  if (self->folder == NULL)
    return;

  g_hash_table_iter_init (&iter, self->by_address);
  while (g_hash_table_iter_next (&iter, &address, NULL))
    g_hash_table_iter_replace (&iter, peng_picture_folder_dup_path (self->folder, address));

  peng_picture_folder_find_named (self->folder, self->by_name, cancellable);
}

static void
read_first (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Reading *self = task_data;
  GError *error = NULL;
  PengArticle *article = is_page (self) ? read_page (self, note_address, &error)
                                        : peng_convert_read (self->format, self->bytes, NULL, &error);

  if (article == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  note_names (self, article);
  find_files (self, cancellable);
  g_task_return_pointer (task, article, (GDestroyNotify) peng_article_unref);
}

/* The picture as the library has it: what a page says of its size may be that of a screen. */
static PengBlock *
correct_block (Reading   *self,
               PengBlock *block)
{
  PengBlock *corrected = peng_block_ref (block);
  const PengImage *images;
  guint n_images = 0;

  images = peng_block_get_images (block, &n_images);
  for (guint i = 0; i < n_images; i++)
    {
      const PengMedia *media = g_hash_table_lookup (self->media, images[i].media);
      PengImage image = images[i];
      PengBlock *before = corrected;

      if (media == NULL || media->width == 0)
        continue;

      image.width = media->width;
      image.height = media->height;
      corrected = peng_block_with_image (before, i, &image);
      peng_block_unref (before);
    }

  return corrected;
}

static PengArticle *
correct_article (Reading     *self,
                 PengArticle *article)
{
  g_autoptr(GPtrArray) corrected = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  const char *fields[PENG_N_FIELDS];
  PengBlock * const *blocks;
  guint n_blocks;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);

  blocks = peng_article_get_blocks (article, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (corrected, correct_block (self, blocks[i]));

  return peng_article_new (peng_article_get_uuid (article), fields,
                           (PengBlock **) corrected->pdata, corrected->len);
}

static void
read_again (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Reading *self = task_data;
  g_autoptr(PengArticle) article = read_page (self, find_name, NULL);

  g_task_return_pointer (task, correct_article (self, article),
                         (GDestroyNotify) peng_article_unref);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengArticle *article = g_task_propagate_pointer (G_TASK (result), &error);

  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) peng_article_unref);
  else
    g_task_return_error (task, error);
}

static void
run_in_thread (GTask               *task,
               GTaskThreadFunc      func,
               GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) work = g_task_new (NULL, g_task_get_cancellable (task), callback,
                                      g_object_ref (task));

  g_task_set_task_data (work, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (work, func);
}

static void ask_library (GTask *task);

static void
got_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  const char *name = g_ptr_array_index (self->unknown, self->unknown->len - 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengMedia) media = peng_store_get_media_finish (PENG_STORE (object), result, &error);

  if (media != NULL)
    have (self, name, media);
  else if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    lose_missing (self, name);
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_ptr_array_set_size (self->unknown, self->unknown->len - 1);
  ask_library (task);
}

/* What lies nowhere in the folder may be in the library already. */
static void
ask_library (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  if (self->unknown->len == 0)
    run_in_thread (task, read_again, answered_cb);
  else
    peng_store_get_media_async (self->store,
                                g_ptr_array_index (self->unknown, self->unknown->len - 1),
                                g_task_get_cancellable (task), got_media_cb, g_object_ref (task));
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!peng_importer_run_finish (PENG_IMPORTER (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const char *key = g_ptr_array_index (self->wanted, i);
      const PengMedia *media = peng_import_get_media (self->import, i);

      if (media != NULL)
        have (self, key, media);
      else
        lose (self, key, g_error_copy (peng_import_get_error (self->import, i)));
    }

  ask_library (task);
}

static const char *
find_path (Reading    *self,
           const char *key)
{
  const char *path = g_hash_table_lookup (self->by_address, key);

  return path != NULL ? path : g_hash_table_lookup (self->by_name, key);
}

/* Only what has a file stays wanted. */
static void
sort_wanted (Reading *self)
{
  g_autoptr(GPtrArray) all = g_steal_pointer (&self->wanted);

  self->wanted = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i++)
    {
      const char *key = g_ptr_array_index (all, i);
      const char *path = find_path (self, key);

      if (path != NULL)
        {
          g_autoptr(GFile) file = g_file_new_for_path (path);

          peng_import_add_file (self->import, file);
          g_ptr_array_add (self->wanted, g_strdup (key));
        }
      else if (g_hash_table_contains (self->by_name, key))
        g_ptr_array_insert (self->unknown, 0, g_strdup (key));
      else
        lose_missing (self, key);
    }
}

static void
read_first_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PengArticle) article = g_task_propagate_pointer (G_TASK (result), &error);

  if (article == NULL)
    g_task_return_error (task, error);
  else if (self->wanted->len == 0)
    g_task_return_pointer (task, g_steal_pointer (&article), (GDestroyNotify) peng_article_unref);
  else
    {
      sort_wanted (self);
      peng_importer_run_async (self->importer, self->import, g_task_get_cancellable (task),
                               imported_cb, g_object_ref (task));
    }
}

/**
 * peng_lost_picture_free:
 * @self: (transfer full): a lost picture
 */
void
peng_lost_picture_free (PengLostPicture *self)
{
  g_free (self->address);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * peng_article_file_read_async:
 * @store: an open store
 * @importer: what brings its photographs in
 * @format: what @bytes are
 * @bytes: a file of another program
 * @folder: (nullable) (type filename): where that file lies; %NULL where it lies nowhere
 * @cancellable: (nullable): a cancellable; photographs that are in the library by then stay there
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads an article, and brings the photographs of a page into the library that lie beside it: those
 * that it gives the address of, and those whose bytes have the hash in `media:SHA256`. Nothing
 * outside @folder is looked at. A picture that cannot be had leaves the article, but its caption
 * stays as a paragraph; one of `media:SHA256` stays.
 */
void
peng_article_file_read_async (PengStore           *store,
                              PengImporter        *importer,
                              const PengFormat    *format,
                              GBytes              *bytes,
                              const char          *folder,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Reading *self;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (PENG_IS_IMPORTER (importer));
  g_return_if_fail (format != NULL && bytes != NULL);

  self = g_new0 (Reading, 1);
  self->store = g_object_ref (store);
  self->importer = g_object_ref (importer);
  self->format = format;
  self->bytes = g_bytes_ref (bytes);
  self->folder = g_strdup (folder);
  self->by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->import = peng_import_new ();
  self->media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) peng_media_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  self->lost = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_lost_picture_free);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_article_file_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  run_in_thread (task, read_first, read_first_cb);
}

/**
 * peng_article_file_read_finish:
 * @result: what the callback was given
 * @lost: (out) (optional) (transfer container) (element-type PengLostPicture): pictures that could
 *   not be had
 * @error: #PengConvertError or what the format says, #PengStoreError, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a new article, or %NULL
 */
PengArticle *
peng_article_file_read_finish (GAsyncResult  *result,
                               GPtrArray    **lost,
                               GError       **error)
{
  Reading *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_get_task_data (G_TASK (result));
  if (lost != NULL)
    *lost = g_ptr_array_ref (self->lost);

  return g_task_propagate_pointer (G_TASK (result), error);
}
