/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-desk"

#include "work/peng-local-site.h"

#include "store/peng-store-articles.h"
#include "work/peng-intake.h"

/* What a store begins with: the site of the built-in portal, and a sample article. */

typedef struct
{
  PengStore    *store;
  PengImporter *importer;
  gboolean      with_sample;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_object_unref (self->store);
  g_object_unref (self->importer);
  g_free (self);
}

static const PengSiteInfo local_site = {
  .name = PENG_LOCAL_SITE_NAME, .kind = "local", .base_url = "", .section = "", .source = "",
};

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gint64 site = peng_store_add_first_site_finish (PENG_STORE (object), result, &error);

  if (site != 0)
    g_task_return_int (task, site);
  else
    g_task_return_error (task, error);
}

static void
add (GTask       *task,
     PengArticle *sample)
{
  Search *self = g_task_get_task_data (task);

  peng_store_add_first_site_async (self->store, &local_site, sample, g_task_get_cancellable (task),
                                   added_cb, task);
}

static void
sample_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) sample = peng_intake_finish (result, &error);

  /* A program without its sample is a program all the same. */
  if (sample == NULL)
    g_message ("sample article: %s", error->message);

  add (user_data, sample);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Search *self = g_task_get_task_data (task);
  g_autoptr(GFile) sample = peng_intake_dup_sample ();

  if (peng_store_count_drafts_finish (PENG_STORE (object), result, NULL) == 0)
    peng_intake_async (self->store, self->importer, sample, g_task_get_cancellable (task), sample_cb,
                       task);
  else
    add (task, NULL);
}

/* A start that was cut short has left no site, and is the first once more. */
static void
start_first (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  if (self->with_sample)
    peng_store_count_drafts_async (self->store, PENG_LIST_DRAFTS, g_task_get_cancellable (task),
                                   counted_cb, task);
  else
    add (task, NULL);
}

static gint64
find_local (GPtrArray *sites)
{
  gint64 found = 0;

  for (guint i = 0; i < sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (sites, i);

      if (g_str_equal (site->kind, local_site.kind))
        found = site->id;
    }

  return found;
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);
  gint64 site = sites != NULL ? find_local (sites) : 0;

  if (sites == NULL)
    g_task_return_error (task, error);
  else if (site != 0)
    g_task_return_int (task, site);
  else
    start_first (g_steal_pointer (&task));
}

/**
 * peng_local_site_find_async:
 * @store: an open store
 * @importer: what brings the sample's photographs in
 * @with_sample: whether a new store without drafts gets the sample article
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Looks for the site of the built-in portal, and adds it to a new store.
 */
void
peng_local_site_find_async (PengStore           *store,
                            PengImporter        *importer,
                            gboolean             with_sample,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Search *self = g_new0 (Search, 1);

  self->store = g_object_ref (store);
  self->importer = g_object_ref (importer);
  self->with_sample = with_sample;
  g_task_set_source_tag (task, peng_local_site_find_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, search_free);
  peng_store_list_sites_async (store, cancellable, sites_cb, task);
}

/**
 * peng_local_site_find_finish:
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: the number of the site, 0 on failure
 */
gint64
peng_local_site_find_finish (GAsyncResult  *result,
                             GError       **error)
{
  gint64 site;

  g_return_val_if_fail (g_task_is_valid (result, NULL), 0);

  site = g_task_propagate_int (G_TASK (result), error);

  return MAX (site, 0);
}
