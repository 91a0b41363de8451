/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-draft-model"

#include "work/peng-draft-model.h"

#include "work/peng-draft-entry-private.h"

/* What a window shows, and little more: a list makes a line for all that it is given at first, and
 * the window waits for them. */
#define FIRST_PAGE_SIZE  24
#define PAGE_SIZE        100
#define MAX_HITS         200

struct _PengDraftModel
{
  GObject       parent_instance;

  PengStore    *store;
  GPtrArray    *entries;
  char         *words;
  GCancellable *cancellable;
  guint         n_asked;      /* lines of the page that is on its way */
  guint         next_id;
  gboolean      loading;
  gboolean      complete;
  gboolean      again;
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

static void peng_draft_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PengDraftModel, peng_draft_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      peng_draft_model_list_model_init))

static void load_next_page (PengDraftModel *self);
static void search (PengDraftModel *self);

static const PengDraftInfo *
get_info (PengDraftModel *self,
          guint           position)
{
  return peng_draft_entry_get_info (g_ptr_array_index (self->entries, position));
}

static void
set_loading (PengDraftModel *self,
             gboolean        loading)
{
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
replace_all (PengDraftModel *self,
             GPtrArray      *entries)
{
  guint n_removed = self->entries->len;

  g_ptr_array_unref (self->entries);
  self->entries = entries;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, entries->len);
}

/* Whether a page or a search that has come in is of use; if it was cancelled, another is under way. */
static gboolean
take_in (PengDraftModel *self,
         GPtrArray      *found,
         GError         *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  set_loading (self, FALSE);
  if (found == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);

  return found != NULL;
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengDraftModel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) page =
    peng_store_list_drafts_finish (PENG_STORE (object), result, &error);
  guint n_before = self->entries->len;

  if (!take_in (self, page, error))
    return;

  self->complete = page->len < self->n_asked;
  for (guint i = 0; i < page->len; i++)
    {
      PengDraftInfo *info = g_ptr_array_index (page, i);

      /* It may have come in by itself, saved while the page was on its way. */
      if (!peng_draft_model_find (self, info->uuid, NULL))
        g_ptr_array_add (self->entries, peng_draft_entry_new (info));
    }
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->entries->len - n_before);
}

static void
load_next_page (PengDraftModel *self)
{
  const PengDraftInfo *after = NULL;

  if (self->loading || self->complete)
    return;

  if (self->entries->len > 0)
    after = get_info (self, self->entries->len - 1);

  self->n_asked = after == NULL ? FIRST_PAGE_SIZE : PAGE_SIZE;
  set_loading (self, TRUE);
  peng_store_list_drafts_async (self->store, PENG_LIST_DRAFTS, after, self->n_asked,
                                self->cancellable, page_cb, g_object_ref (self));
}

static void
next_cb (gpointer user_data)
{
  PengDraftModel *self = user_data;

  self->next_id = 0;
  load_next_page (self);
}

/* When there is time: what is there already is drawn first. */
static void
want_next_page (PengDraftModel *self)
{
  if (self->next_id == 0 && !self->loading && !self->complete)
    self->next_id = g_idle_add_once (next_cb, self);
}

static void
search_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengDraftModel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits =
    peng_store_search_finish (PENG_STORE (object), result, NULL, &error);
  GPtrArray *entries;

  if (!take_in (self, hits, error))
    return;

  entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (hits, NULL);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (entries, peng_draft_entry_new_for_hit (g_ptr_array_index (hits, i)));
  replace_all (self, entries);

  if (self->again)
    search (self);
}

static void
search (PengDraftModel *self)
{
  self->again = self->loading;
  if (self->loading)
    return;

  set_loading (self, TRUE);
  peng_store_search_async (self->store, self->words, MAX_HITS, self->cancellable, search_cb,
                           g_object_ref (self));
}

static void
remove_at (PengDraftModel *self,
           guint           position)
{
  g_ptr_array_remove_index (self->entries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Where a draft belongs: behind all that are newer. */
static guint
place_of (PengDraftModel      *self,
          const PengDraftInfo *info)
{
  guint position = 0;

  while (position < self->entries->len &&
         get_info (self, position)->modified > info->modified)
    position++;

  return position;
}

static void
insert_new (PengDraftModel      *self,
            const PengDraftInfo *info)
{
  guint position = place_of (self, info);

  /* What lies behind the last page read comes with its own page. */
  if (position == self->entries->len && !self->complete)
    return;

  g_ptr_array_insert (self->entries, position, peng_draft_entry_new (info));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* The same object goes to its new place, so that a selection stays on it. */
static void
move_entry (PengDraftModel      *self,
            guint                from,
            const PengDraftInfo *info)
{
  PengDraftEntry *entry = g_ptr_array_steal_index (self->entries, from);
  guint to;

  peng_draft_entry_set_info (entry, info);
  to = place_of (self, info);
  g_ptr_array_insert (self->entries, to, entry);

  if (to != from)
    {
      guint n = MAX (to, from) - MIN (to, from) + 1;

      g_list_model_items_changed (G_LIST_MODEL (self), MIN (to, from), n, n);
    }
  peng_draft_entry_emit_changed (entry);
}

static void
changed_draft_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PengDraftModel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengDraftInfo) info = peng_store_get_draft_finish (PENG_STORE (object), result, &error);
  guint position;

  if (info == NULL || self->words != NULL)
    return;

  if (!peng_draft_model_find (self, info->uuid, &position))
    {
      if (info->deleted == 0)
        insert_new (self, info);
    }
  else if (info->deleted != 0)
    {
      remove_at (self, position);
    }
  else
    {
      move_entry (self, position, info);
    }
}

static void
reload (PengDraftModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = FALSE;
  self->again = FALSE;
  self->complete = self->words != NULL;

  if (self->words != NULL)
    {
      search (self);
    }
  else
    {
      replace_all (self, g_ptr_array_new_with_free_func (g_object_unref));
      load_next_page (self);
    }
}

static void
store_changed_cb (PengDraftModel *self,
                  const char     *uuid)
{
  if (self->words != NULL)
    search (self);
  else if (uuid == NULL)
    reload (self);
  else
    peng_store_get_draft_async (self->store, uuid, self->cancellable, changed_draft_cb,
                                g_object_ref (self));
}

static GType
get_item_type (GListModel *model)
{
  return PENG_TYPE_DRAFT_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return PENG_DRAFT_MODEL (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PengDraftModel *self = PENG_DRAFT_MODEL (model);

  if (position >= self->entries->len)
    return NULL;

  if (position + PAGE_SIZE / 2 >= self->entries->len)
    want_next_page (self);

  return g_object_ref (g_ptr_array_index (self->entries, position));
}

static void
peng_draft_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
peng_draft_model_dispose (GObject *object)
{
  PengDraftModel *self = PENG_DRAFT_MODEL (object);

  g_clear_handle_id (&self->next_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_draft_model_parent_class)->dispose (object);
}

static void
peng_draft_model_finalize (GObject *object)
{
  PengDraftModel *self = PENG_DRAFT_MODEL (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (peng_draft_model_parent_class)->finalize (object);
}

static void
peng_draft_model_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PengDraftModel *self = PENG_DRAFT_MODEL (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, peng_draft_model_get_busy (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_draft_model_class_init (PengDraftModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_draft_model_dispose;
  object_class->finalize = peng_draft_model_finalize;
  object_class->get_property = peng_draft_model_get_property;

  /**
   * PengDraftModel:busy:
   *
   * Whether the first page is on its way.
   */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengDraftModel::failed:
   * @self: the model
   * @error: why a page or a search could not be read
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
peng_draft_model_init (PengDraftModel *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * peng_draft_model_new:
 * @store: an open store
 *
 * Returns: (transfer full): the drafts of @store; the first page is being read
 */
PengDraftModel *
peng_draft_model_new (PengStore *store)
{
  PengDraftModel *self;

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);

  self = g_object_new (PENG_TYPE_DRAFT_MODEL, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_next_page (self);

  return self;
}

/**
 * peng_draft_model_set_words:
 * @self: a model
 * @words: (nullable): what to search for, as peng_store_search_async() takes it; blank or %NULL
 *   lists all
 */
void
peng_draft_model_set_words (PengDraftModel *self,
                            const char     *words)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (PENG_IS_DRAFT_MODEL (self));

  stripped = g_strstrip (g_strdup (words != NULL ? words : ""));
  if (*stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (self->words, stripped) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&stripped);
  reload (self);
}

/**
 * peng_draft_model_get_words:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what is searched for, %NULL where all drafts are listed
 */
const char *
peng_draft_model_get_words (PengDraftModel *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT_MODEL (self), NULL);

  return self->words;
}

/**
 * peng_draft_model_get_busy:
 * @self: a model
 *
 * Returns: whether there is nothing to show yet and something may come
 */
gboolean
peng_draft_model_get_busy (PengDraftModel *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT_MODEL (self), FALSE);

  return self->loading && self->entries->len == 0;
}

/**
 * peng_draft_model_find:
 * @self: a model
 * @uuid: a draft
 * @position: (out) (optional): where it is
 *
 * Returns: whether it is among the lines read so far
 */
gboolean
peng_draft_model_find (PengDraftModel *self,
                       const char     *uuid,
                       guint          *position)
{
  g_return_val_if_fail (PENG_IS_DRAFT_MODEL (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (g_str_equal (get_info (self, i)->uuid, uuid))
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
