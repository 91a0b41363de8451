/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-pictures"

#include "work/peng-pictures.h"

#include "core/peng-file-load.h"
#include "publish/peng-fetch.h"
#include "store/peng-store-pending.h"
#include "work/peng-picture-notes.h"
#include "work/peng-picture-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define AT_ONCE   4
#define SECONDS   60
#define MAX_BYTES (64 * 1024 * 1024)

typedef enum
{
  WAITS,
  COMES,
  FAILED,
  ARRIVED,
} State;

/* One picture, kept for as long as the program runs: a paste undone and done again asks again. The
 * store keeps what is needed to go on after that. */
typedef struct
{
  PengPictures *owner;
  char         *media;
  char         *address;
  GBytes       *bytes;
  State         state;
  guint         percent;
  char         *reason;
  char         *item;
  PengImage     image;      /* of that item */
} Picture;

struct _PengPictures
{
  GObject       parent_instance;

  PengStore    *store;
  PengImporter *importer;
  PengFetch    *fetch;
  GCancellable *cancellable;
  GHashTable   *pictures;   /* by media */
  GQueue        waiting;
  guint         n_coming;
};

enum {
  CHANGED,
  HAS_ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPictures, peng_pictures, G_TYPE_OBJECT)

static void start_next (PengPictures *self);

static void
picture_free (Picture *picture)
{
  g_free (picture->media);
  g_free (picture->address);
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  g_free (picture->reason);
  g_free (picture->item);
  g_free (picture);
}

static void
peng_pictures_finalize (GObject *object)
{
  PengPictures *self = PENG_PICTURES (object);

  g_object_unref (self->store);
  g_object_unref (self->importer);
  g_object_unref (self->fetch);
  g_object_unref (self->cancellable);
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->pictures);

  G_OBJECT_CLASS (peng_pictures_parent_class)->finalize (object);
}

static void
peng_pictures_class_init (PengPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_pictures_finalize;

  /**
   * PengPictures::changed:
   * @self: the pictures
   * @media: the name that one has until it is there
   *
   * There is more to say of it.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PengPictures::arrived:
   * @self: the pictures
   * @media: the name that it had until now
   * @image: (type gpointer): #PengImage: the media item that it is, its width and height
   *
   * A picture is in the library.
   */
  signals[HAS_ARRIVED] =
    g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
peng_pictures_init (PengPictures *self)
{
  self->fetch = peng_fetch_new (SECONDS);
  self->cancellable = g_cancellable_new ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                          (GDestroyNotify) picture_free);
  g_queue_init (&self->waiting);
}

/**
 * peng_pictures_new:
 * @store: an open store, which keeps where they are to be fetched from
 * @importer: brings them into the library
 *
 * Returns: (transfer full): no pictures yet
 */
PengPictures *
peng_pictures_new (PengStore    *store,
                   PengImporter *importer)
{
  PengPictures *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);
  g_return_val_if_fail (PENG_IS_IMPORTER (importer), NULL);

  self = g_object_new (PENG_TYPE_PICTURES, NULL);
  self->store = g_object_ref (store);
  self->importer = g_object_ref (importer);

  return self;
}

static void
become (Picture    *picture,
        const char *item,
        guint       width,
        guint       height)
{
  g_free (picture->item);
  picture->item = g_strdup (item);
  picture->image = (PengImage) { .media = picture->item, .width = width, .height = height };
  picture->state = ARRIVED;
}

static void
note (Picture *picture)
{
  peng_picture_note (picture->owner->store, picture->media, picture->address,
                     picture->state == FAILED);
}

/* The last thing that is done with a picture; its owner may go after it. */
static void
arrive (Picture         *picture,
        const PengMedia *item)
{
  PengPictures *self = picture->owner;

  become (picture, item->sha, item->web_width, item->web_height);
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  peng_picture_note_item (self->store, picture->media, picture->item);
  self->n_coming--;
  g_signal_emit (self, signals[HAS_ARRIVED], 0, picture->media, &picture->image);
  start_next (self);
}

/* As arrive(). One that was stopped has not failed: it goes on when its article is opened again.
 * Takes the reason. */
static void
fail (Picture *picture,
      char    *reason)
{
  PengPictures *self = picture->owner;

  g_free (picture->reason);
  picture->reason = reason;
  picture->state = FAILED;
  if (!g_cancellable_is_cancelled (self->cancellable))
    note (picture);
  self->n_coming--;
  g_signal_emit (self, signals[CHANGED], 0, picture->media);
  start_next (self);
}

typedef struct
{
  PengPictures *owner;
  Picture      *picture;
  PengImport   *import;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->import);
  g_object_unref (arrival->owner);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Arrival) arrival = user_data;
  g_autoptr(GError) error = NULL;
  const PengMedia *item = NULL;

  if (peng_importer_run_finish (PENG_IMPORTER (object), result, &error))
    item = peng_import_get_media (arrival->import, 0);

  if (item != NULL)
    arrive (arrival->picture, item);
  else
    fail (arrival->picture,
          peng_picture_words_new (peng_import_get_error (arrival->import, 0) != NULL
                                    ? peng_import_get_error (arrival->import, 0) : error));
}

static void
bring_in (Picture *picture)
{
  PengPictures *self = picture->owner;
  Arrival *arrival = g_new (Arrival, 1);

  *arrival = (Arrival) { g_object_ref (self), picture, peng_import_new () };
  if (picture->bytes != NULL)
    peng_import_add_bytes (arrival->import, picture->bytes, _("Pasted picture"));
  else
    {
      g_autoptr(GFile) file = g_file_new_for_uri (picture->address);

      peng_import_add_file (arrival->import, file);
    }

  peng_importer_run_async (self->importer, arrival->import, self->cancellable, imported_cb, arrival);
}

static void
progress_cb (goffset  n_bytes,
             goffset  n_all,
             gpointer user_data)
{
  Picture *picture = user_data;
  guint percent = n_all > 0 ? MIN (n_bytes * 100 / n_all, 100) : 0;

  if (percent == picture->percent)
    return;

  picture->percent = percent;
  g_signal_emit (picture->owner, signals[CHANGED], 0, picture->media);
}

/* The owner was held for this. */
static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Picture *picture = user_data;
  g_autoptr(PengPictures) owner = picture->owner;
  g_autoptr(GError) error = NULL;
  GBytes *bytes = peng_fetch_run_finish (PENG_FETCH (object), result, &error);

  if (bytes == NULL)
    {
      fail (picture, peng_picture_words_new (error));
      return;
    }

  picture->bytes = bytes;
  bring_in (picture);
}

/* A page may name any file of the computer: only those that programs copy for others are read. */
static gboolean
is_temporary (const char *address)
{
  g_autoptr(GFile) file = g_file_new_for_uri (address);
  g_autoptr(GFile) folder = g_file_new_for_path (g_get_tmp_dir ());

  return g_file_has_prefix (file, folder);
}

static gboolean
is_in_the_web (const char *address)
{
  return g_ascii_strncasecmp (address, "http:", 5) == 0 ||
         g_ascii_strncasecmp (address, "https:", 6) == 0;
}

static void
find_file (Picture *picture)
{
  if (g_str_has_prefix (picture->address, "file:") && is_temporary (picture->address))
    bring_in (picture);
  else
    fail (picture, peng_picture_words_lost_new (picture->address));
}

/* As fetched_cb(). */
static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Picture *picture = user_data;
  g_autoptr(PengPictures) owner = picture->owner;

  picture->bytes = peng_file_load_finish (result, NULL);
  if (picture->bytes != NULL)
    bring_in (picture);
  else
    find_file (picture);
}

/* What came with a paste before the program was started is kept by the store. */
static void
load_kept (Picture *picture)
{
  PengPictures *self = g_object_ref (picture->owner);
  g_autofree char *path = peng_store_dup_kept_path (self->store, picture->media);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  peng_file_load_async (file, self->cancellable, loaded_cb, picture);
}

static void
start_picture (Picture *picture)
{
  PengPictures *self = picture->owner;

  picture->state = COMES;
  self->n_coming++;
  g_signal_emit (self, signals[CHANGED], 0, picture->media);

  if (picture->bytes != NULL)
    bring_in (picture);
  else if (is_in_the_web (picture->address))
    {
      g_object_ref (self);
      peng_fetch_run_async (self->fetch, picture->address, MAX_BYTES, progress_cb, picture,
                            self->cancellable, fetched_cb, picture);
    }
  else
    load_kept (picture);
}

static void
start_next (PengPictures *self)
{
  while (self->n_coming < AT_ONCE && self->waiting.length > 0 &&
         !g_cancellable_is_cancelled (self->cancellable))
    start_picture (g_queue_pop_head (&self->waiting));
}

static Picture *
add (PengPictures *self,
     const char   *media,
     const char   *address)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->owner = self;
  picture->media = g_strdup (media);
  picture->address = g_strdup (address);
  g_hash_table_insert (self->pictures, picture->media, picture);

  return picture;
}

/**
 * peng_pictures_take:
 * @self: the pictures
 * @picture: one of a paste
 *
 * Brings a picture into the library. One that is known already is not fetched again: look at
 * peng_pictures_get_image() for whether it is there.
 */
void
peng_pictures_take (PengPictures           *self,
                    const PengPastePicture *picture)
{
  Picture *taken;

  g_return_if_fail (PENG_IS_PICTURES (self));
  g_return_if_fail (picture != NULL);

  if (g_hash_table_contains (self->pictures, picture->media))
    {
      peng_pictures_retry (self, picture->media);
      return;
    }

  taken = add (self, picture->media, picture->address);
  if (picture->bytes != NULL)
    {
      taken->bytes = g_bytes_ref (picture->bytes);
      peng_picture_note_bytes (self->store, taken->media, taken->address, taken->bytes);
    }
  else
    note (taken);
  g_queue_push_tail (&self->waiting, taken);
  start_next (self);
}

/* What is known here is newer. */
static void
recall (PengPictures           *self,
        const PengPendingMedia *pending)
{
  Picture *picture;

  if (g_hash_table_contains (self->pictures, pending->media))
    return;

  picture = add (self, pending->media, pending->address);
  if (pending->item != NULL)
    become (picture, pending->item, pending->width, pending->height);
  else if (pending->failed)
    {
      picture->reason = peng_picture_words_lost_new (pending->address);
      picture->state = FAILED;
    }
  else
    g_queue_push_tail (&self->waiting, picture);

  g_signal_emit (self, signals[CHANGED], 0, picture->media);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengPictures *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) items = peng_store_list_pending_finish (PENG_STORE (object), result, &error);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < items->len; i++)
    {
      const PengPendingMedia *pending = g_ptr_array_index (items, i);

      recall (self, pending);
      g_strv_builder_add (names, pending->media);
    }

  start_next (self);
  g_task_return_pointer (task, g_strv_builder_end (names), (GDestroyNotify) g_strfreev);
}

/**
 * peng_pictures_recall_async:
 * @self: the pictures
 * @article: UUID of an article that is opened
 * @callback: called when they are known
 * @user_data: for @callback
 *
 * Finds the pictures of an article that were not there when it was stored. Those that were on their
 * way go on; those that had failed wait until they are tried again.
 */
void
peng_pictures_recall_async (PengPictures        *self,
                            const char          *article,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_PICTURES (self));
  g_return_if_fail (article != NULL);

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_pictures_recall_async);
  peng_store_list_pending_async (self->store, article, self->cancellable, listed_cb, task);
}

/**
 * peng_pictures_recall_finish:
 * @self: the pictures
 * @result: what the callback got
 * @error: return location; an error of #PengStoreError, or that it was cancelled
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): their names
 */
GStrv
peng_pictures_recall_finish (PengPictures  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_pictures_retry:
 * @self: the pictures
 * @media: the name that one has until it is there
 *
 * Tries one again that failed.
 */
void
peng_pictures_retry (PengPictures *self,
                     const char   *media)
{
  Picture *picture;

  g_return_if_fail (PENG_IS_PICTURES (self));
  g_return_if_fail (media != NULL);

  picture = g_hash_table_lookup (self->pictures, media);
  if (picture == NULL || picture->state != FAILED)
    return;

  picture->state = WAITS;
  picture->percent = 0;
  note (picture);
  g_queue_push_tail (&self->waiting, picture);
  g_signal_emit (self, signals[CHANGED], 0, media);
  start_next (self);
}

/**
 * peng_pictures_stop:
 * @self: the pictures
 *
 * Fetches no more: the program ends.
 */
void
peng_pictures_stop (PengPictures *self)
{
  g_return_if_fail (PENG_IS_PICTURES (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * peng_pictures_dup_words:
 * @self: the pictures
 * @media: any media item's name
 * @failed: (out): whether it could be tried again
 *
 * Returns: (transfer full) (nullable): what there is to say of a picture that is not there; %NULL
 *   for one that is or that is not known
 */
char *
peng_pictures_dup_words (PengPictures *self,
                         const char   *media,
                         gboolean     *failed)
{
  Picture *picture;

  g_return_val_if_fail (PENG_IS_PICTURES (self), NULL);
  g_return_val_if_fail (media != NULL && failed != NULL, NULL);

  picture = g_hash_table_lookup (self->pictures, media);
  *failed = picture != NULL && picture->state == FAILED;

  if (picture == NULL || picture->state == ARRIVED)
    return NULL;

  if (*failed)
    return g_strdup (picture->reason);

  if (picture->percent > 0)
    /* Translators: how much of a picture is there */
    return g_strdup_printf (_("Fetching the picture: %u %%"), picture->percent);

  return g_strdup (_("Fetching the picture…"));
}

/**
 * peng_pictures_get_image:
 * @self: the pictures
 * @media: the name that one had until it was there
 *
 * Returns: (transfer none) (nullable): its media item, width and height; %NULL where it is not there
 */
const PengImage *
peng_pictures_get_image (PengPictures *self,
                         const char   *media)
{
  Picture *picture;

  g_return_val_if_fail (PENG_IS_PICTURES (self), NULL);
  g_return_val_if_fail (media != NULL, NULL);

  picture = g_hash_table_lookup (self->pictures, media);

  return picture != NULL && picture->state == ARRIVED ? &picture->image : NULL;
}

/**
 * peng_pictures_get_n_left:
 * @self: the pictures
 *
 * Returns: how many are on their way or wait
 */
guint
peng_pictures_get_n_left (PengPictures *self)
{
  g_return_val_if_fail (PENG_IS_PICTURES (self), 0);

  return self->n_coming + self->waiting.length;
}
