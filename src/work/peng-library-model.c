/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-model"

#include "work/peng-library-model.h"

#include "work/peng-library-details.h"
#include "work/peng-library-line-private.h"

/* So many items are read together: about a screen of them. */
#define PAGE_SIZE 60
/* Milliseconds between two readings of a list that changes all the time, as an import makes it. */
#define REST 400

struct _PengLibraryModel
{
  GObject           parent_instance;

  PengStore          *store;
  PengLibraryQuery   *query;
  GArray             *entries;    /* of PengLibraryEntry */
  GArray             *shots;      /* of guint: by the first of the shots, how many they are */
  GTimeZone          *zone;
  GHashTable         *alive;      /* numbers → lines that somebody has */
  PengLibraryDetails *details;

  GCancellable       *cancellable;
  gboolean            listing;
  gboolean            again;
  gboolean            current;    /* the entries are what the query wants */
  gboolean            active;
  gboolean            dirty;
  gint64              reloaded;
  guint               reload_id;
};

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void peng_library_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PengLibraryModel, peng_library_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      peng_library_model_list_model_init))

static void list (PengLibraryModel *self);

static const PengLibraryEntry *
get_entry (PengLibraryModel *self,
           guint             position)
{
  return &g_array_index (self->entries, PengLibraryEntry, position);
}

/* A number for the day by the clock on the wall. */
static gint64
get_day (PengLibraryModel *self,
         gint64            shown)
{
  gint64 seconds = shown / G_USEC_PER_SEC;
  int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return (seconds + g_time_zone_get_offset (self->zone, MAX (interval, 0))) / (24 * 60 * 60);
}

static void
get_place (PengLibraryModel *self,
           guint             position,
           PengLibraryPlace *place)
{
  const PengLibraryEntry *entry = get_entry (self, position);

  place->position = position;
  place->n_shots = g_array_index (self->shots, guint, entry->group);
  place->leads_shots = entry->group == position;
  place->begins_day = position == 0 || get_day (self, get_entry (self, position - 1)->shown) !=
                                         get_day (self, entry->shown);
}

static PengLibraryLine *
dup_line (PengLibraryModel *self,
          guint             position)
{
  const PengLibraryEntry *entry = get_entry (self, position);
  PengLibraryLine *line = g_hash_table_lookup (self->alive, &entry->id);
  PengLibraryPlace place;

  if (line != NULL)
    return g_object_ref (line);

  get_place (self, position, &place);

  return peng_library_line_new (entry->id, entry->shown, &place, self->alive);
}

static GPtrArray *
collect_page (gpointer         model,
              PengLibraryLine *wanted)
{
  PengLibraryModel *self = model;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint position = peng_library_line_get_position (wanted);
  guint start = position / PAGE_SIZE * PAGE_SIZE;

  /* One that is not in the list any more is asked for alone. */
  if (position >= self->entries->len)
    {
      g_ptr_array_add (lines, g_object_ref (wanted));
      return lines;
    }

  for (guint i = start; i < MIN (start + PAGE_SIZE, self->entries->len); i++)
    {
      g_autoptr(PengLibraryLine) line = dup_line (self, i);

      if (!peng_library_line_is_fresh (line))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }

  return lines;
}

static void
details_failed (gpointer      model,
                const GError *error)
{
  g_signal_emit (model, signals[FAILED], 0, error);
}

static const PengLibraryDetailsFuncs details_funcs = { collect_page, details_failed };

static void
count_shots (PengLibraryModel *self)
{
  g_array_set_size (self->shots, 0);
  g_array_set_size (self->shots, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    g_array_index (self->shots, guint, get_entry (self, i)->group)++;
}

static void
take_out (PengLibraryLine *line)
{
  const PengLibraryPlace nowhere = { G_MAXUINT, 1, FALSE, FALSE };

  peng_library_line_set_place (line, peng_library_line_get_shown (line), &nowhere);
}

/* Lines that somebody has go to their new places; those that are others there, or not there any
 * more, are given. */
static GPtrArray *
place_lines (PengLibraryModel *self)
{
  GPtrArray *moved = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) gone = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    g_hash_table_add (gone, line);

  for (guint i = 0; i < self->entries->len && g_hash_table_size (gone) > 0; i++)
    {
      PengLibraryPlace place;

      line = g_hash_table_lookup (self->alive, &get_entry (self, i)->id);
      if (line == NULL)
        continue;

      g_hash_table_remove (gone, line);
      get_place (self, i, &place);
      if (peng_library_line_set_place (line, get_entry (self, i)->shown, &place))
        g_ptr_array_add (moved, g_object_ref (line));
    }

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    take_out (line);

  return moved;
}

/* A view keeps its place and its selection best where it is told of no more than what is other. */
static void
replace (PengLibraryModel *self,
         GArray           *entries)
{
  g_autoptr(GArray) old = self->entries;
  g_autoptr(GPtrArray) moved = NULL;
  guint shorter = MIN (old->len, entries->len);
  guint start = 0;
  guint end = 0;

#define ID(array, i) g_array_index ((array), PengLibraryEntry, (i)).id
  while (start < shorter && ID (old, start) == ID (entries, start))
    start++;
  while (end < shorter - start && ID (old, old->len - 1 - end) == ID (entries, entries->len - 1 - end))
    end++;
#undef ID

  self->entries = g_array_ref (entries);
  count_shots (self);
  moved = place_lines (self);
  if (start + end < MAX (old->len, entries->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                entries->len - start - end);
  for (guint i = 0; i < moved->len; i++)
    peng_library_line_emit_changed (g_ptr_array_index (moved, i));
}

static void
set_current (PengLibraryModel *self,
             gboolean          current)
{
  if (self->current == current)
    return;

  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengLibraryModel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) entries = peng_store_list_library_finish (PENG_STORE (object), result, &error);
  g_autoptr(GArray) none = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->listing = FALSE;
  if (self->again)
    {
      list (self);
      return;
    }

  /* What another query found is not to be taken for what this one wants. */
  if (entries == NULL && !self->current)
    none = g_array_new (FALSE, FALSE, sizeof (PengLibraryEntry));
  if (entries != NULL || none != NULL)
    replace (self, entries != NULL ? entries : none);
  set_current (self, TRUE);
  if (entries == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
list (PengLibraryModel *self)
{
  self->again = self->listing;
  if (self->listing)
    return;

  self->listing = TRUE;
  self->reloaded = g_get_monotonic_time ();
  peng_store_list_library_async (self->store, self->query, self->cancellable, listed_cb,
                                 g_object_ref (self));
}

static void
reload_cb (gpointer user_data)
{
  PengLibraryModel *self = user_data;

  self->reload_id = 0;
  peng_library_model_reload (self);
}

static void
want_reload (PengLibraryModel *self)
{
  gint64 rested = (g_get_monotonic_time () - self->reloaded) / 1000;

  self->dirty = TRUE;
  if (self->active && self->reload_id == 0)
    self->reload_id = g_timeout_add_once (rested < REST ? REST - rested : 0, reload_cb, self);
}

static GType
get_item_type (GListModel *model)
{
  return PENG_TYPE_LIBRARY_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return PENG_LIBRARY_MODEL (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PengLibraryModel *self = PENG_LIBRARY_MODEL (model);

  return position < self->entries->len ? dup_line (self, position) : NULL;
}

static void
peng_library_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
peng_library_model_dispose (GObject *object)
{
  PengLibraryModel *self = PENG_LIBRARY_MODEL (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->details, peng_library_details_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_library_model_parent_class)->dispose (object);
}

static void
peng_library_model_finalize (GObject *object)
{
  PengLibraryModel *self = PENG_LIBRARY_MODEL (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->alive);
  g_array_unref (self->entries);
  g_array_unref (self->shots);
  g_time_zone_unref (self->zone);
  peng_library_query_free (self->query);

  G_OBJECT_CLASS (peng_library_model_parent_class)->finalize (object);
}

static void
peng_library_model_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PengLibraryModel *self = PENG_LIBRARY_MODEL (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, peng_library_model_get_busy (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_library_model_class_init (PengLibraryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_library_model_dispose;
  object_class->finalize = peng_library_model_finalize;
  object_class->get_property = peng_library_model_get_property;

  /**
   * PengLibraryModel:busy:
   *
   * Whether the list that the query wants is on its way.
   */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengLibraryModel::failed:
   * @self: the model
   * @error: why a list or a page could not be read
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
peng_library_model_init (PengLibraryModel *self)
{
  self->query = g_new0 (PengLibraryQuery, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (PengLibraryEntry));
  self->shots = g_array_new (FALSE, TRUE, sizeof (guint));
  self->zone = g_time_zone_new_local ();
  self->alive = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cancellable = g_cancellable_new ();
  self->active = TRUE;
}

/**
 * peng_library_model_new:
 * @store: an open store
 *
 * Returns: (transfer full): all items that are not in the trash; the list is being read
 */
PengLibraryModel *
peng_library_model_new (PengStore *store)
{
  PengLibraryModel *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);

  self = g_object_new (PENG_TYPE_LIBRARY_MODEL, NULL);
  self->store = g_object_ref (store);
  self->details = peng_library_details_new (store, &details_funcs, G_OBJECT (self));
  g_signal_connect_object (store, "library-changed", G_CALLBACK (want_reload), self,
                           G_CONNECT_SWAPPED);
  /* The articles say what is used. */
  g_signal_connect_object (store, "changed", G_CALLBACK (want_reload), self, G_CONNECT_SWAPPED);
  list (self);

  return self;
}

/**
 * peng_library_model_set_query:
 * @self: a model
 * @query: which items are wanted from now on
 */
void
peng_library_model_set_query (PengLibraryModel       *self,
                              const PengLibraryQuery *query)
{
  g_return_if_fail (PENG_IS_LIBRARY_MODEL (self));
  g_return_if_fail (query != NULL);

  peng_library_query_free (self->query);
  self->query = peng_library_query_copy (query);
  set_current (self, FALSE);
  list (self);
}

/**
 * peng_library_model_get_busy:
 * @self: a model
 *
 * Returns: whether the list that the query wants is on its way
 */
gboolean
peng_library_model_get_busy (PengLibraryModel *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_MODEL (self), FALSE);

  return !self->current;
}

/**
 * peng_library_model_set_active:
 * @self: a model
 * @active: whether somebody looks at it; it follows the store only then, and catches up
 */
void
peng_library_model_set_active (PengLibraryModel *self,
                               gboolean          active)
{
  g_return_if_fail (PENG_IS_LIBRARY_MODEL (self));

  self->active = active;
  if (!active)
    g_clear_handle_id (&self->reload_id, g_source_remove);
  else if (self->dirty)
    want_reload (self);
}

/**
 * peng_library_model_reload:
 * @self: a model
 *
 * Reads everything anew; what is known stays until then.
 */
void
peng_library_model_reload (PengLibraryModel *self)
{
  g_return_if_fail (PENG_IS_LIBRARY_MODEL (self));

  self->dirty = FALSE;
  peng_library_details_make_stale (self->details);
  list (self);
}

/**
 * peng_library_model_get_id:
 * @self: a model
 * @position: a place in the list
 *
 * Returns: the number of the item there, without making a line of it
 */
gint64
peng_library_model_get_id (PengLibraryModel *self,
                           guint             position)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_MODEL (self), 0);
  g_return_val_if_fail (position < self->entries->len, 0);

  return get_entry (self, position)->id;
}

/**
 * peng_library_model_get_shown:
 * @self: a model
 * @position: a place in the list
 *
 * Returns: microseconds since 1970 when the item there was taken or came in
 */
gint64
peng_library_model_get_shown (PengLibraryModel *self,
                              guint             position)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_MODEL (self), 0);
  g_return_val_if_fail (position < self->entries->len, 0);

  return get_entry (self, position)->shown;
}

/**
 * peng_library_model_find:
 * @self: a model
 * @id: an item's number
 * @position: (out) (optional): where it is
 *
 * Returns: whether it is in the list
 */
gboolean
peng_library_model_find (PengLibraryModel *self,
                         gint64            id,
                         guint            *position)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_MODEL (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (get_entry (self, i)->id == id)
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * peng_library_model_hold:
 * @self: a model
 * @line: a line of it
 *
 * Somebody shows the line: what is known of its item is read and stays. Each call needs one of
 * peng_library_model_let_go().
 */
void
peng_library_model_hold (PengLibraryModel *self,
                         PengLibraryLine  *line)
{
  g_return_if_fail (PENG_IS_LIBRARY_MODEL (self));
  g_return_if_fail (PENG_IS_LIBRARY_LINE (line));

  if (self->details != NULL)
    peng_library_details_hold (self->details, line);
}

/**
 * peng_library_model_let_go:
 * @self: a model
 * @line: a line that was held
 */
void
peng_library_model_let_go (PengLibraryModel *self,
                           PengLibraryLine  *line)
{
  g_return_if_fail (PENG_IS_LIBRARY_MODEL (self));
  g_return_if_fail (PENG_IS_LIBRARY_LINE (line));

  if (self->details != NULL)
    peng_library_details_let_go (self->details, line);
}

/**
 * peng_library_model_set_sight:
 * @self: a model
 * @position: the middle of what is in sight: what is near it is read first
 */
void
peng_library_model_set_sight (PengLibraryModel *self,
                              guint             position)
{
  g_return_if_fail (PENG_IS_LIBRARY_MODEL (self));

  peng_library_details_set_sight (self->details, position);
}
