/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-model"

#include "work/peng-library-details.h"

#include "work/peng-library-line-private.h"

/* Of so many items is remembered what was read, beside those that somebody holds. */
#define N_KEPT 1200

struct _PengLibraryDetails
{
  PengStore                     *store;
  const PengLibraryDetailsFuncs *funcs;
  GObject                       *list;        /* owns this */
  GHashTable                    *held;        /* lines → how often */
  GHashTable                    *waiting;     /* of these, those to be read */
  GQueue                         kept;        /* lines that were read, the last first */
  guint                          sight;
  guint                          serial;      /* how often something may have changed */
  gboolean                       fetching;
  guint                          fetch_id;
  GCancellable                  *cancellable;
};

/* What is asked of the store; the list stays until the answer comes. */
typedef struct
{
  PengLibraryDetails *details;
  GObject            *list;
  GPtrArray          *lines;
  guint               serial;
} Fetch;

static void want_fetch (PengLibraryDetails *self);

static void
fetch_free (Fetch *self)
{
  g_object_unref (self->list);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

/* What is read last is forgotten last; what somebody holds is not forgotten. */
static void
keep (PengLibraryDetails *self,
      PengLibraryLine    *line)
{
  g_queue_push_head (&self->kept, g_object_ref (line));
  while (self->kept.length > N_KEPT + g_hash_table_size (self->held))
    {
      g_autoptr(PengLibraryLine) oldest = g_queue_pop_tail (&self->kept);

      if (g_hash_table_contains (self->held, oldest))
        g_queue_push_head (&self->kept, g_steal_pointer (&oldest));
      else
        peng_library_line_take_item (oldest, NULL);
    }
}

static void
take_item (PengLibraryDetails *self,
           PengLibraryLine    *line,
           PengLibraryItem    *item,
           gboolean            stale)
{
  gboolean was_known = peng_library_line_get_item (line) != NULL;

  peng_library_line_take_item (line, item);
  if (stale)
    peng_library_line_set_stale (line);
  if (!was_known)
    keep (self, line);
  peng_library_line_emit_changed (line);
}

/* The answer has the order of the question; those that have gone by now are left out. */
static void
take_items (PengLibraryDetails *self,
            const Fetch        *fetch,
            GPtrArray          *items)
{
  GPtrArray *lines = fetch->lines;
  guint n = 0;

  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < lines->len && n < items->len; i++)
    {
      PengLibraryLine *line = g_ptr_array_index (lines, i);
      PengLibraryItem *item = g_ptr_array_index (items, n);

      if (item->id != peng_library_line_get_id (line))
        continue;

      take_item (self, line, item, fetch->serial != self->serial);
      n++;
    }
}

/* Those that have gone, or cannot be read, are not asked for again and again. */
static void
end_waiting (PengLibraryDetails *self,
             GPtrArray          *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_remove (self->waiting, g_ptr_array_index (lines, i));
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Fetch) fetch = user_data;
  PengLibraryDetails *self = fetch->details;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = peng_store_get_library_finish (PENG_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->fetching = FALSE;
  if (fetch->serial == self->serial)
    end_waiting (self, fetch->lines);

  if (items != NULL)
    take_items (self, fetch, items);
  else
    self->funcs->failed (self->list, error);
  want_fetch (self);
}

static guint
distance (PengLibraryDetails *self,
          PengLibraryLine    *line)
{
  guint position = peng_library_line_get_position (line);

  return MAX (position, self->sight) - MIN (position, self->sight);
}

static PengLibraryLine *
get_nearest_waiting (PengLibraryDetails *self)
{
  PengLibraryLine *nearest = NULL;
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (nearest == NULL || distance (self, line) < distance (self, nearest))
      nearest = line;

  return nearest;
}

static void
fetch_nearest (PengLibraryDetails *self)
{
  PengLibraryLine *wanted = get_nearest_waiting (self);
  g_autoptr(GArray) ids = NULL;
  Fetch *fetch;

  if (wanted == NULL || self->fetching)
    return;

  self->fetching = TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fetch = g_new (Fetch, 1);
  *fetch = (Fetch) {
    self, g_object_ref (self->list), self->funcs->collect_page (self->list, wanted), self->serial
  };
  for (guint i = 0; i < fetch->lines->len; i++)
    {
      gint64 id = peng_library_line_get_id (g_ptr_array_index (fetch->lines, i));

      g_array_append_val (ids, id);
    }
  peng_store_get_library_async (self->store, (const gint64 *) ids->data, ids->len,
                                self->cancellable, fetched_cb, fetch);
}

static gboolean
fetch_cb (gpointer user_data)
{
  PengLibraryDetails *self = user_data;

  self->fetch_id = 0;
  fetch_nearest (self);

  return G_SOURCE_REMOVE;
}

/* When all that is bound in this frame has said so. */
static void
want_fetch (PengLibraryDetails *self)
{
  if (self->fetch_id == 0 && !self->fetching && g_hash_table_size (self->waiting) > 0)
    self->fetch_id = g_idle_add_full (G_PRIORITY_DEFAULT, fetch_cb, self, NULL);
}

/**
 * peng_library_details_new:
 * @store: an open store
 * @funcs: what is needed of the list
 * @list: the list, which owns this
 *
 * Returns: (transfer full): what is known: nothing yet
 */
PengLibraryDetails *
peng_library_details_new (PengStore                     *store,
                          const PengLibraryDetailsFuncs *funcs,
                          GObject                       *list)
{
  PengLibraryDetails *self = g_new0 (PengLibraryDetails, 1);

  self->store = g_object_ref (store);
  self->funcs = funcs;
  self->list = list;
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->waiting = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->kept);

  return self;
}

/**
 * peng_library_details_free:
 * @self: (transfer full): what is known
 */
void
peng_library_details_free (PengLibraryDetails *self)
{
  g_clear_handle_id (&self->fetch_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->held);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * peng_library_details_hold:
 * @self: what is known
 * @line: a line that somebody shows from now on
 */
void
peng_library_details_hold (PengLibraryDetails *self,
                           PengLibraryLine    *line)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->held, line));

  g_hash_table_insert (self->held, g_object_ref (line), GUINT_TO_POINTER (n + 1));
  if (peng_library_line_is_fresh (line))
    return;

  g_hash_table_add (self->waiting, line);
  want_fetch (self);
}

/**
 * peng_library_details_let_go:
 * @self: what is known
 * @line: a line that was held
 */
void
peng_library_details_let_go (PengLibraryDetails *self,
                             PengLibraryLine    *line)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->held, line));

  if (n > 1)
    {
      g_hash_table_insert (self->held, g_object_ref (line), GUINT_TO_POINTER (n - 1));
      return;
    }

  g_hash_table_remove (self->waiting, line);
  g_hash_table_remove (self->held, line);
}

/**
 * peng_library_details_set_sight:
 * @self: what is known
 * @position: what is near it is read first
 */
void
peng_library_details_set_sight (PengLibraryDetails *self,
                                guint               position)
{
  self->sight = position;
}

/**
 * peng_library_details_make_stale:
 * @self: what is known
 *
 * Something may have changed. What is seen stays until the new comes; the rest is read again when it
 * is looked at.
 */
void
peng_library_details_make_stale (PengLibraryDetails *self)
{
  GQueue kept = self->kept;
  PengLibraryLine *line;

  self->serial++;
  g_queue_init (&self->kept);
  while ((line = g_queue_pop_head (&kept)) != NULL)
    {
      if (g_hash_table_contains (self->held, line))
        {
          peng_library_line_set_stale (line);
          g_hash_table_add (self->waiting, line);
          g_queue_push_tail (&self->kept, line);
        }
      else
        {
          peng_library_line_take_item (line, NULL);
          g_object_unref (line);
        }
    }

  want_fetch (self);
}
