/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-thumbs"

#include "ui/peng-thumbs.h"

#include "ui/peng-editor-texture.h"

#include <errno.h>
#include <sys/resource.h>

#define N_THREADS 2
/* Whoever scrolls wants the next frame before the next picture. On Linux this is of each thread. */
#define NICENESS 10
/* So many are given to the threads; the others can still be put into another order. */
#define N_GIVEN   4
/* Some ten screens of them. */
#define LIMIT     (48 * 1024 * 1024)

/* A picture that is kept. */
typedef struct
{
  char       *key;
  GdkTexture *texture;
  gsize       size;
  GList      *link;     /* its place among the kept, the last used first */
} Kept;

struct _PengThumbRequest
{
  char          *key;
  char          *path;
  guint          width;
  guint          height;
  guint          position;
  PengThumbFunc  func;      /* NULL where it is forgotten */
  gpointer       user_data;
  GCancellable  *cancellable;
};

struct _PengThumbs
{
  GObject      parent_instance;

  PengStore   *store;
  GThreadPool *threads;
  GHashTable  *kept;      /* keys → Kept */
  GQueue       order;     /* of Kept */
  gsize        size;
  gsize        limit;
  GPtrArray   *waiting;   /* of PengThumbRequest */
  guint        n_given;
  guint        sight;
};

G_DEFINE_FINAL_TYPE (PengThumbs, peng_thumbs, G_TYPE_OBJECT)

static void give_next (PengThumbs *self);

static void
kept_free (Kept *self)
{
  g_object_unref (self->texture);
  g_free (self->key);
  g_free (self);
}

static void
request_free (PengThumbRequest *self)
{
  g_object_unref (self->cancellable);
  g_free (self->key);
  g_free (self->path);
  g_free (self);
}

/* What was made anew of an item has another web version, and so another key. */
static char *
dup_key (const PengMedia *media,
         guint            width,
         guint            height)
{
  return g_strdup_printf ("%s %s %ux%u", media->sha, media->web_sha != NULL ? media->web_sha : "",
                          width, height);
}

static void
step_back (void)
{
  static GPrivate done;

  if (g_private_get (&done) == NULL && setpriority (PRIO_PROCESS, 0, NICENESS) != 0)
    g_debug ("niceness: %s", g_strerror (errno));
  g_private_set (&done, GINT_TO_POINTER (TRUE));
}

/* In a thread. */
static void
read_thread (gpointer data,
             gpointer unused)
{
  g_autoptr(GTask) task = data;
  PengThumbRequest *request = g_task_get_task_data (task);
  GdkTexture *texture;
  GError *error = NULL;

  step_back ();
  if (g_task_return_error_if_cancelled (task))
    return;

  texture = peng_editor_texture_read (request->path, (int) request->width, (int) request->height,
                                      &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
drop_oldest (PengThumbs *self)
{
  Kept *oldest = g_queue_pop_tail (&self->order);

  self->size -= oldest->size;
  g_hash_table_remove (self->kept, oldest->key);
}

static void
keep (PengThumbs *self,
      const char *key,
      GdkTexture *texture)
{
  Kept *kept;

  if (g_hash_table_contains (self->kept, key))
    return;

  kept = g_new (Kept, 1);
  kept->key = g_strdup (key);
  kept->texture = g_object_ref (texture);
  kept->size = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  g_queue_push_head (&self->order, kept);
  kept->link = self->order.head;
  g_hash_table_insert (self->kept, kept->key, kept);
  self->size += kept->size;

  while (self->size > self->limit)
    drop_oldest (self);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengThumbs) self = user_data;
  PengThumbRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_given--;
  if (texture != NULL)
    keep (self, request->key, texture);
  if (request->func != NULL)
    request->func (texture, request->user_data);
  give_next (self);
}

static guint
distance (PengThumbs             *self,
          const PengThumbRequest *request)
{
  return MAX (request->position, self->sight) - MIN (request->position, self->sight);
}

static PengThumbRequest *
steal_nearest (PengThumbs *self)
{
  guint nearest = 0;

  for (guint i = 1; i < self->waiting->len; i++)
    if (distance (self, g_ptr_array_index (self->waiting, i)) <
        distance (self, g_ptr_array_index (self->waiting, nearest)))
      nearest = i;

  return g_ptr_array_steal_index_fast (self->waiting, nearest);
}

static void
give_next (PengThumbs *self)
{
  while (self->n_given < N_GIVEN && self->waiting->len > 0)
    {
      PengThumbRequest *request = steal_nearest (self);
      /* Not its source: a thread may be the last to let go of a task. */
      GTask *task = g_task_new (NULL, request->cancellable, read_cb, g_object_ref (self));

      g_task_set_source_tag (task, give_next);
      g_task_set_task_data (task, request, (GDestroyNotify) request_free);
      self->n_given++;
      g_thread_pool_push (self->threads, task, NULL);
    }
}

static void
peng_thumbs_finalize (GObject *object)
{
  PengThumbs *self = PENG_THUMBS (object);

  /* Each answer held this: the threads have nothing to do any more. */
  g_thread_pool_free (self->threads, TRUE, FALSE);
  g_ptr_array_unref (self->waiting);
  g_queue_clear (&self->order);
  g_hash_table_unref (self->kept);
  g_object_unref (self->store);

  G_OBJECT_CLASS (peng_thumbs_parent_class)->finalize (object);
}

static void
peng_thumbs_class_init (PengThumbsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_thumbs_finalize;
}

static void
peng_thumbs_init (PengThumbs *self)
{
  /* Threads that are nobody else's, as they step back. */
  self->threads = g_thread_pool_new (read_thread, NULL, N_THREADS, TRUE, NULL);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kept_free);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->limit = LIMIT;
  g_queue_init (&self->order);
}

/**
 * peng_thumbs_new:
 * @store: where the files lie
 *
 * Returns: (transfer full): an object that has no pictures yet
 */
PengThumbs *
peng_thumbs_new (PengStore *store)
{
  PengThumbs *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);

  self = g_object_new (PENG_TYPE_THUMBS, NULL);
  self->store = g_object_ref (store);

  return self;
}

/**
 * peng_thumbs_look:
 * @self: pictures
 * @media: an item
 * @width: in device pixels, how wide it is shown at most
 * @height: how high
 *
 * Returns: (transfer none) (nullable): its picture, where it is there already
 */
GdkTexture *
peng_thumbs_look (PengThumbs      *self,
                  const PengMedia *media,
                  guint            width,
                  guint            height)
{
  g_autofree char *key = NULL;
  Kept *kept;

  g_return_val_if_fail (PENG_IS_THUMBS (self), NULL);
  g_return_val_if_fail (media != NULL, NULL);

  key = dup_key (media, width, height);
  kept = g_hash_table_lookup (self->kept, key);
  if (kept == NULL)
    return NULL;

  g_queue_unlink (&self->order, kept->link);
  g_queue_push_head_link (&self->order, kept->link);

  return kept->texture;
}

/**
 * peng_thumbs_ask:
 * @self: pictures
 * @media: an item that has a thumbnail
 * @width: in device pixels, how wide it is shown at most
 * @height: how high
 * @position: where it is shown: those near to what is in sight come first
 * @func: (scope async): called once, later, unless it is forgotten by then
 * @user_data: for @func
 *
 * Begins to read a picture.
 *
 * Returns: (transfer none): the request, until @func was called
 */
PengThumbRequest *
peng_thumbs_ask (PengThumbs      *self,
                 const PengMedia *media,
                 guint            width,
                 guint            height,
                 guint            position,
                 PengThumbFunc    func,
                 gpointer         user_data)
{
  PengThumbRequest *request;

  g_return_val_if_fail (PENG_IS_THUMBS (self), NULL);
  g_return_val_if_fail (media != NULL && func != NULL, NULL);

  request = g_new0 (PengThumbRequest, 1);
  request->key = dup_key (media, width, height);
  request->path = peng_store_dup_media_path (self->store, media->sha, PENG_MEDIA_THUMB);
  request->width = width;
  request->height = height;
  request->position = position;
  request->func = func;
  request->user_data = user_data;
  request->cancellable = g_cancellable_new ();
  g_ptr_array_add (self->waiting, request);
  give_next (self);

  return request;
}

/**
 * peng_thumbs_forget:
 * @self: pictures
 * @request: a request that was not answered yet
 *
 * Nobody waits for it any more; it is not begun.
 */
void
peng_thumbs_forget (PengThumbs       *self,
                    PengThumbRequest *request)
{
  g_return_if_fail (PENG_IS_THUMBS (self));
  g_return_if_fail (request != NULL);

  if (g_ptr_array_remove_fast (self->waiting, request))
    return;

  request->func = NULL;
  g_cancellable_cancel (request->cancellable);
}

/**
 * peng_thumbs_set_sight:
 * @self: pictures
 * @position: the middle of what is in sight
 */
void
peng_thumbs_set_sight (PengThumbs *self,
                       guint       position)
{
  g_return_if_fail (PENG_IS_THUMBS (self));

  self->sight = position;
}

/**
 * peng_thumbs_set_limit:
 * @self: pictures
 * @n_bytes: how many bytes of pictures are kept at most, beside those that somebody has
 */
void
peng_thumbs_set_limit (PengThumbs *self,
                       gsize       n_bytes)
{
  g_return_if_fail (PENG_IS_THUMBS (self));

  self->limit = n_bytes;
  while (self->size > self->limit)
    drop_oldest (self);
}

/**
 * peng_thumbs_get_size:
 * @self: pictures
 *
 * Returns: how many bytes of them are kept
 */
gsize
peng_thumbs_get_size (PengThumbs *self)
{
  g_return_val_if_fail (PENG_IS_THUMBS (self), 0);

  return self->size;
}
