/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-remote-list"

#include "work/peng-remote-list.h"

#include "publish/peng-wordpress-foreign.h"
#include "work/peng-publisher-private.h"

struct _PengRemoteList
{
  GObject        parent_instance;

  PengPublisher *publisher;
  PengPortal    *portal;     /* NULL until the site has let us in */
  gint64         site;
  GPtrArray     *sections;
  char          *words;

  GListStore    *lines;
  GHashTable    *seen;       /* lines by UUID: what moves down between two pages comes twice */
  guint          page;       /* the last that came */
  gboolean       more;
  GCancellable  *asking;     /* NULL while nothing is asked */
  GError        *error;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void peng_remote_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PengRemoteList, peng_remote_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      peng_remote_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return PENG_TYPE_REMOTE_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PENG_REMOTE_LIST (model)->lines));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (PENG_REMOTE_LIST (model)->lines), position);
}

static void
peng_remote_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
emit_changed (PengRemoteList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was asked before is not answered any more. */
static void
stop (PengRemoteList *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* One question; what it was asked with tells whether its answer is still wanted. */
typedef struct
{
  PengRemoteList *list;
  GCancellable   *cancellable;
  PengListing    *listing;     /* NULL until the site has answered */
} Question;

static Question *
question_new (PengRemoteList *self)
{
  Question *question = g_new0 (Question, 1);

  question->list = g_object_ref (self);
  question->cancellable = g_object_ref (self->asking);

  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->list);
  g_object_unref (question->cancellable);
  g_clear_pointer (&question->listing, peng_listing_free);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gboolean
is_wanted (Question *question)
{
  return question->list->asking == question->cancellable;
}

/* Takes the reason. */
static void
end (PengRemoteList *self,
     GError         *error)
{
  g_clear_object (&self->asking);
  if (error != NULL)
    g_message ("articles at site %" G_GINT64_FORMAT ": %s", self->site, error->message);
  self->error = error;
  emit_changed (self);
}

/* By what the site calls it; or by the post that it was put in, for in the browser a colleague can
 * delete what tells whose article it is. */
static const PengPublication *
find_publication (PengRemoteList   *self,
                  GPtrArray        *publications,
                  const PengListed *listed)
{
  const PengPublication *found = NULL;

  for (guint i = 0; publications != NULL && i < publications->len; i++)
    {
      const PengPublication *publication = g_ptr_array_index (publications, i);

      if (publication->site != self->site)
        continue;
      if (g_str_equal (publication->remote_id, listed->uuid))
        return publication;
      if (publication->etag != NULL &&
          peng_wordpress_foreign_is_version (listed->uuid, publication->etag))
        found = publication;
    }

  return found;
}

/* What was published from here is opened as the draft that it is, under whatever name the site has
 * it. */
static void
recognize (PengRemoteList *self,
           GPtrArray      *publications,
           PengListed     *listed)
{
  const PengPublication *publication = find_publication (self, publications, listed);

  if (publication == NULL)
    return;

  g_free (listed->uuid);
  listed->uuid = g_strdup (publication->article);
}

/* A copy that was thrown away is listed before the article that it was made of, which is the one to
 * be told of. */
static gboolean
is_new (PengRemoteList   *self,
        GPtrArray        *fresh,
        const PengListed *listed)
{
  PengRemoteLine *before = g_hash_table_lookup (self->seen, listed->uuid);
  guint position;

  if (before == NULL)
    return TRUE;
  if (listed->state == PENG_LISTED_TRASHED || !peng_remote_line_is_trashed (before))
    return FALSE;

  if (g_list_store_find (self->lines, before, &position))
    g_list_store_remove (self->lines, position);
  g_ptr_array_remove (fresh, before);

  return TRUE;
}

static void
add (PengRemoteList *self,
     PengListing    *listing,
     GPtrArray      *publications)
{
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  while (listing->articles->len > 0)
    {
      g_autoptr(PengListed) listed = g_ptr_array_steal_index (listing->articles, 0);
      PengRemoteLine *line;

      recognize (self, publications, listed);
      if (!is_new (self, fresh, listed))
        continue;

      line = peng_remote_line_new (g_steal_pointer (&listed), self->sections);
      g_ptr_array_add (fresh, line);
      g_hash_table_replace (self->seen, g_strdup (peng_remote_line_get_uuid (line)),
                            g_object_ref (line));
    }

  g_list_store_splice (self->lines, get_n_items (G_LIST_MODEL (self)), 0, fresh->pdata, fresh->len);
}

static void
known_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PengRemoteList *self = question->list;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) publications =
    peng_store_list_publications_finish (PENG_STORE (object), result, &error);

  if (!is_wanted (question))
    return;

  if (publications == NULL)
    g_warning ("what was published: %s", error->message);
  self->page++;
  self->more = question->listing->more;
  add (self, question->listing, publications);
  end (self, NULL);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PengRemoteList *self = question->list;
  GError *error = NULL;

  question->listing = peng_portal_list_own_finish (PENG_PORTAL (object), result, &error);
  if (!is_wanted (question))
    g_clear_error (&error);
  else if (question->listing != NULL)
    peng_store_list_publications_async (peng_publisher_get_store (self->publisher), NULL, NULL,
                                        known_cb, g_steal_pointer (&question));
  else
    end (self, error);
}

static void
ask_page (PengRemoteList *self)
{
  peng_portal_list_own_async (self->portal, self->words, self->page + 1, self->asking, listed_cb,
                              question_new (self));
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PengRemoteList *self = question->list;
  GError *error = NULL;
  g_autoptr(PengPortal) portal = peng_publisher_connect_finish (self->publisher, result, &error);

  if (!is_wanted (question))
    {
      g_clear_error (&error);
      return;
    }

  g_set_object (&self->portal, portal);
  if (portal != NULL)
    ask_page (self);
  else
    end (self, error);
}

static void
begin (PengRemoteList *self)
{
  g_clear_error (&self->error);
  self->asking = g_cancellable_new ();
  if (self->portal != NULL)
    ask_page (self);
  else
    peng_publisher_connect (self->publisher, self->site, self->asking, connected_cb,
                            question_new (self));
  emit_changed (self);
}

static void
lines_changed_cb (PengRemoteList *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
peng_remote_list_finalize (GObject *object)
{
  PengRemoteList *self = PENG_REMOTE_LIST (object);

  stop (self);
  g_clear_object (&self->publisher);
  g_clear_object (&self->portal);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self->words);
  g_clear_object (&self->lines);
  g_hash_table_unref (self->seen);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (peng_remote_list_parent_class)->finalize (object);
}

static void
peng_remote_list_class_init (PengRemoteListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_remote_list_finalize;

  /**
   * PengRemoteList::changed:
   * @self: the list
   *
   * It has begun or ended to ask.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_remote_list_init (PengRemoteList *self)
{
  self->lines = g_list_store_new (PENG_TYPE_REMOTE_LINE);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_signal_connect_object (self->lines, "items-changed", G_CALLBACK (lines_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_remote_list_new:
 * @publisher: what speaks to sites
 *
 * Returns: (transfer full): an empty list of no site
 */
PengRemoteList *
peng_remote_list_new (PengPublisher *publisher)
{
  PengRemoteList *self;

  g_return_val_if_fail (PENG_IS_PUBLISHER (publisher), NULL);

  self = g_object_new (PENG_TYPE_REMOTE_LIST, NULL);
  self->publisher = g_object_ref (publisher);

  return self;
}

/**
 * peng_remote_list_ask:
 * @self: a list
 * @site: number of a site
 * @sections: (element-type PengSection): its sections
 * @words: what is sought, may be empty
 *
 * Begins anew, with the first page.
 */
void
peng_remote_list_ask (PengRemoteList *self,
                      gint64          site,
                      GPtrArray      *sections,
                      const char     *words)
{
  g_return_if_fail (PENG_IS_REMOTE_LIST (self));
  g_return_if_fail (sections != NULL && words != NULL);

  stop (self);
  /* A portal keeps the password that it was made with. */
  g_clear_object (&self->portal);
  self->site = site;
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  self->sections = g_ptr_array_ref (sections);
  g_free (self->words);
  self->words = g_strdup (words);
  self->page = 0;
  self->more = FALSE;
  g_hash_table_remove_all (self->seen);
  g_list_store_remove_all (self->lines);
  begin (self);
}

/**
 * peng_remote_list_go_on:
 * @self: a list
 *
 * Asks for the next page, or once more for what did not come.
 */
void
peng_remote_list_go_on (PengRemoteList *self)
{
  g_return_if_fail (PENG_IS_REMOTE_LIST (self));

  if (self->asking == NULL && self->words != NULL && (self->more || self->error != NULL))
    begin (self);
}

/**
 * peng_remote_list_stop:
 * @self: a list
 *
 * Asks no more; what is there stays.
 */
void
peng_remote_list_stop (PengRemoteList *self)
{
  g_return_if_fail (PENG_IS_REMOTE_LIST (self));

  stop (self);
}

/**
 * peng_remote_list_is_asking:
 * @self: a list
 *
 * Returns: whether a page is on its way
 */
gboolean
peng_remote_list_is_asking (PengRemoteList *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LIST (self), FALSE);

  return self->asking != NULL;
}

/**
 * peng_remote_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last page did not come
 */
const GError *
peng_remote_list_get_error (PengRemoteList *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LIST (self), NULL);

  return self->error;
}
