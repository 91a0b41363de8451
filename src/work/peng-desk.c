/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-desk"

#include "work/peng-desk.h"

#include "work/peng-local-portal.h"
#include "work/peng-local-site.h"
#include "work/peng-site-connect.h"

/**
 * PengDesk:
 *
 * What it is made of is made when the store is open, in this order: the store, then the importer
 * and the publisher over it, then the built-in portal, which is asked for its sections and its
 * page. Nothing waits for the portal: until it has answered there are the page that the program
 * brings with it and no sections.
 */
struct _PengDesk
{
  GObject          parent_instance;

  PengStore       *store;
  PengPhotoPool   *pool;
  PengImporter    *importer;
  PengPublisher   *publisher;
  PengReadBack    *read_back;
  PengDueWatch    *due_watch;
  PengLocalPortal *local;
  PengSecrets     *secrets;
  PengSiteFacts   *facts;
  GHashTable      *others;   /* site → PengSiteFacts */
  gint64           site;
  gboolean         skip_sample;
  gboolean         open;
  GCancellable    *cancellable;
};

enum {
  OPENED,
  SITE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengDesk, peng_desk, G_TYPE_OBJECT)

/* What the publisher asks for. */

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  PengDesk *self = funcs_data;

  peng_site_connect_async (self->store, self->secrets, self->local, site, cancellable, callback,
                           user_data);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  return peng_site_connect_finish (result, error);
}

static const PengPublisherFuncs publisher_funcs = { connect_site, connect_site_finish, NULL };

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = peng_publisher_resume_finish (PENG_PUBLISHER (object), result, &error);

  if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("what was on its way: %s", error->message);
}

static void
go_on (PengDesk *self)
{
  peng_publisher_resume_async (self->publisher, self->cancellable, resumed_cb, NULL);
  peng_site_facts_set_site (self->facts, self->site);
  peng_site_facts_ask (self->facts);
}

static void
finish_opening (GTask *task)
{
  PengDesk *self = g_task_get_source_object (task);

  self->open = TRUE;
  g_signal_emit (self, signals[OPENED], 0);
  go_on (self);
  g_task_return_pointer (task, peng_store_opening_copy (g_task_get_task_data (task)),
                         (GDestroyNotify) peng_store_opening_free);
  g_object_unref (task);
}

static void
site_found_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  PengDesk *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->site = peng_local_site_find_finish (result, &error);
  if (self->site != 0)
    {
      finish_opening (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
store_opened_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  PengDesk *self = g_task_get_source_object (task);
  GError *error = NULL;
  PengStoreOpening *opening = peng_store_open_finish (PENG_STORE (object), result, &error);

  if (opening == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_task_set_task_data (task, opening, (GDestroyNotify) peng_store_opening_free);
  self->importer = peng_importer_new (self->store, self->pool);
  self->publisher = peng_publisher_new (self->store, &publisher_funcs, self,
                                        &peng_publisher_pace_normal);
  self->read_back = peng_read_back_new (self->publisher, &peng_read_back_pace_normal);
  self->due_watch = peng_due_watch_new (self->publisher, &peng_due_watch_pace_normal);
  peng_local_site_find_async (self->store, self->importer,
                              !self->skip_sample && opening->condition != PENG_STORE_RECOVERED,
                              self->cancellable, site_found_cb, task);
}

static void
site_changed_cb (PengDesk *self)
{
  g_signal_emit (self, signals[SITE_CHANGED], 0);
}

static void
stop_facts (PengDesk *self)
{
  GHashTableIter iter;
  gpointer facts;

  if (self->facts != NULL)
    peng_site_facts_stop (self->facts);
  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, NULL, &facts))
    peng_site_facts_stop (facts);
}

static void
peng_desk_dispose (GObject *object)
{
  PengDesk *self = PENG_DESK (object);

  g_cancellable_cancel (self->cancellable);
  if (self->read_back != NULL)
    peng_read_back_stop (self->read_back);
  if (self->due_watch != NULL)
    peng_due_watch_stop (self->due_watch);
  g_clear_object (&self->read_back);
  g_clear_object (&self->due_watch);
  g_clear_object (&self->publisher);
  g_clear_object (&self->importer);
  stop_facts (self);
  g_hash_table_remove_all (self->others);
  g_clear_object (&self->facts);
  g_clear_object (&self->local);
  g_clear_object (&self->secrets);
  g_clear_object (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_desk_parent_class)->dispose (object);
}

static void
peng_desk_finalize (GObject *object)
{
  PengDesk *self = PENG_DESK (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->others);

  G_OBJECT_CLASS (peng_desk_parent_class)->finalize (object);
}

static void
peng_desk_class_init (PengDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_desk_dispose;
  object_class->finalize = peng_desk_finalize;

  /**
   * PengDesk::opened:
   * @self: the desk
   *
   * It is open; nothing has gone on yet of what was on its way.
   */
  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengDesk::site-changed:
   * @self: the desk
   *
   * The site has said something of itself: its name, its sections, its page.
   */
  signals[SITE_CHANGED] =
    g_signal_new ("site-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_desk_init (PengDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->pool = peng_photo_pool_new ();
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * peng_desk_new:
 * @data_dir: (type filename): where everything is kept; made where it is not there
 *
 * Returns: (transfer full): a desk that is not open
 */
PengDesk *
peng_desk_new (const char *data_dir)
{
  g_autofree char *portal_dir = g_build_filename (data_dir, "portal", NULL);
  PengDesk *self = g_object_new (PENG_TYPE_DESK, NULL);

  self->store = peng_store_new (data_dir);
  self->local = peng_local_portal_new (portal_dir);
  self->secrets = peng_secrets_new (NULL);
  self->facts = peng_site_facts_new (&publisher_funcs, self, 0);
  g_signal_connect_object (self->facts, "changed", G_CALLBACK (site_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * peng_desk_skip_sample:
 * @self: a desk that is not open
 *
 * A new store stays empty: a script has no use for the sample article.
 */
void
peng_desk_skip_sample (PengDesk *self)
{
  g_return_if_fail (PENG_IS_DESK (self));

  self->skip_sample = TRUE;
}

/**
 * peng_desk_open_async:
 * @self: a desk
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Opens the store and what works with it. A new store gets the sample article. What was on its
 * way to a site goes on, and the built-in portal is started; neither is waited for.
 */
void
peng_desk_open_async (PengDesk            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DESK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_desk_open_async);
  peng_site_facts_load_theme (self->facts);
  peng_store_open_async (self->store, cancellable, store_opened_cb, task);
}

/**
 * peng_desk_open_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full): how the store was found, or %NULL
 */
PengStoreOpening *
peng_desk_open_finish (PengDesk      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_desk_is_open:
 * @self: a desk
 *
 * Returns: whether peng_desk_open_async() has succeeded
 */
gboolean
peng_desk_is_open (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), FALSE);

  return self->open;
}

/**
 * peng_desk_close_sync:
 * @self: a desk
 *
 * Waits until everything that was asked of the store is on disk: for the end of a program alone.
 */
void
peng_desk_close_sync (PengDesk *self)
{
  g_return_if_fail (PENG_IS_DESK (self));

  g_cancellable_cancel (self->cancellable);
  if (self->read_back != NULL)
    peng_read_back_stop (self->read_back);
  if (self->due_watch != NULL)
    peng_due_watch_stop (self->due_watch);
  stop_facts (self);
  if (peng_store_is_open (self->store))
    peng_store_close_sync (self->store);
}

/**
 * peng_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none): its store
 */
PengStore *
peng_desk_get_store (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->store;
}

/**
 * peng_desk_get_importer:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what brings photographs in; %NULL before it is open
 */
PengImporter *
peng_desk_get_importer (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->importer;
}

/**
 * peng_desk_get_pool:
 * @self: a desk
 *
 * Returns: (transfer none): what makes pictures of photographs
 */
PengPhotoPool *
peng_desk_get_pool (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->pool;
}

/**
 * peng_desk_get_publisher:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what publishes; %NULL before it is open
 */
PengPublisher *
peng_desk_get_publisher (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->publisher;
}

/**
 * peng_desk_get_secrets:
 * @self: a desk
 *
 * Returns: (transfer none): the passwords and tokens of the sites
 */
PengSecrets *
peng_desk_get_secrets (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->secrets;
}

/**
 * peng_desk_get_read_back:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what reads pages back; it reads when it is asked to, and by
 *   itself once it is started. %NULL before the desk is open
 */
PengReadBack *
peng_desk_get_read_back (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->read_back;
}

/**
 * peng_desk_get_due_watch:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what asks whether readers see what was to come at a time, once
 *   it is started; %NULL before the desk is open
 */
PengDueWatch *
peng_desk_get_due_watch (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->due_watch;
}

/**
 * peng_desk_get_facts:
 * @self: a desk
 *
 * Returns: (transfer none): what the site says of itself
 */
PengSiteFacts *
peng_desk_get_facts (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->facts;
}

/**
 * peng_desk_get_facts_of:
 * @self: an open desk
 * @site: number of a site
 *
 * Returns: (transfer none): what that site says of itself; it is asked when this is asked for the
 *   first time
 */
PengSiteFacts *
peng_desk_get_facts_of (PengDesk *self,
                        gint64    site)
{
  PengSiteFacts *facts;

  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  if (site == self->site)
    return self->facts;

  facts = g_hash_table_lookup (self->others, &site);
  if (facts == NULL)
    {
      facts = peng_site_facts_new (&publisher_funcs, self, site);
      g_hash_table_insert (self->others, g_memdup2 (&site, sizeof site), facts);
      peng_site_facts_ask (facts);
    }

  return facts;
}

/**
 * peng_desk_forget_facts_of:
 * @self: a desk
 * @site: number of a site whose account is another than before, or gone
 */
void
peng_desk_forget_facts_of (PengDesk *self,
                           gint64    site)
{
  PengSiteFacts *facts;

  g_return_if_fail (PENG_IS_DESK (self));

  facts = g_hash_table_lookup (self->others, &site);
  if (facts == NULL)
    return;

  peng_site_facts_stop (facts);
  g_hash_table_remove (self->others, &site);
}

/**
 * peng_desk_get_theme:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the article page of the site, or the one that the program
 *   brings with it; %NULL until that is read
 */
PengTheme *
peng_desk_get_theme (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return peng_site_facts_get_theme (self->facts);
}

/**
 * peng_desk_get_sections:
 * @self: a desk
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the site's sections
 */
const char * const *
peng_desk_get_sections (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return peng_site_facts_get_sections (self->facts);
}

/**
 * peng_desk_get_section_list:
 * @self: a desk
 *
 * Returns: (transfer none) (element-type PengSection): the site's sections, in the order of their
 *   names above; none until it has answered
 */
GPtrArray *
peng_desk_get_section_list (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return peng_site_facts_get_section_list (self->facts);
}

/**
 * peng_desk_get_site:
 * @self: a desk
 *
 * Returns: the number of the site that articles go to
 */
gint64
peng_desk_get_site (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), 0);

  return self->site;
}

/**
 * peng_desk_get_site_name:
 * @self: a desk
 *
 * Returns: (transfer none): what the site calls itself, as its pages say
 */
const char *
peng_desk_get_site_name (PengDesk *self)
{
  const char *name;

  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  name = peng_site_facts_get_name (self->facts);

  return name != NULL ? name : PENG_LOCAL_SITE_NAME;
}

/**
 * peng_desk_get_account_name:
 * @self: a desk
 *
 * Returns: (transfer none): what the site is called on this computer
 */
const char *
peng_desk_get_account_name (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return PENG_LOCAL_SITE_NAME;
}
