/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-site-connect.h"

#include "publish/peng-pengcheng-portal.h"
#include "publish/peng-wordpress-portal.h"

typedef struct
{
  PengSecrets     *secrets;
  PengLocalPortal *local;
  PengSite        *site;
  gint64           number;
} Connect;

static void
connect_free (gpointer data)
{
  Connect *self = data;

  g_object_unref (self->secrets);
  g_object_unref (self->local);
  g_clear_pointer (&self->site, peng_site_unref);
  g_free (self);
}

/**
 * peng_site_from_info:
 * @info: a site as the store has it, not the built-in portal
 * @error: #GUriError, %PENG_PORTAL_ERROR_INSECURE, or %PENG_PORTAL_ERROR_BAD_REPLY for a kind that
 *   this version does not know
 *
 * Returns: (transfer full): the site, or %NULL
 */
PengSite *
peng_site_from_info (const PengSiteInfo  *info,
                     GError             **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, info->id);
  PengSiteKind kind;

  if (peng_site_kind_from_name (info->kind, &kind))
    return peng_site_new (id, info->name, kind, info->base_url, error);

  g_set_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY, "a site of the kind %s",
               info->kind);
  return NULL;
}

/**
 * peng_site_new_portal:
 * @site: a site, not the built-in portal
 * @secret: (nullable): its token or password
 *
 * Returns: (transfer full): the adapter of its kind
 */
PengPortal *
peng_site_new_portal (PengSite   *site,
                      const char *secret)
{
  switch (peng_site_get_kind (site))
    {
    case PENG_SITE_KIND_WORDPRESS:
      return peng_wordpress_portal_new (site, secret, PENG_PORTAL_IDLE_MS);
    case PENG_SITE_KIND_LOCAL:
    case PENG_SITE_KIND_PENGCHENG:
    default:
      return peng_pengcheng_portal_new (site, secret, PENG_PORTAL_IDLE_MS);
    }
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Connect *self = g_task_get_task_data (task);
  g_autofree char *secret = NULL;
  GError *error = NULL;

  if (peng_secrets_lookup_finish (PENG_SECRETS (object), result, &secret, &error))
    g_task_return_pointer (task, peng_site_new_portal (self->site, secret), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengPortal *portal = peng_local_portal_connect_finish (PENG_LOCAL_PORTAL (object), result, &error);

  if (portal != NULL)
    g_task_return_pointer (task, portal, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
use_site (GTask              *task,
          const PengSiteInfo *info)
{
  Connect *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (g_str_equal (info->kind, peng_site_kind_get_name (PENG_SITE_KIND_LOCAL)))
    {
      peng_local_portal_connect_async (self->local, cancellable, started_cb, g_object_ref (task));
      return;
    }

  self->site = peng_site_from_info (info, &error);
  if (self->site != NULL)
    peng_secrets_lookup_async (self->secrets, self->site, cancellable, looked_up_cb,
                               g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Connect *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      const PengSiteInfo *info = g_ptr_array_index (sites, i);

      if (info->id == self->number)
        {
          use_site (task, info);
          return;
        }
    }

  if (error == NULL)
    g_set_error (&error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "no site %" G_GINT64_FORMAT,
                 self->number);
  g_task_return_error (task, error);
}

/**
 * peng_site_connect_async:
 * @store: an open store
 * @secrets: the passwords and tokens of sites
 * @local: the built-in portal
 * @site: number of a site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes what speaks to a site, with its password. The site itself is not asked for anything.
 */
void
peng_site_connect_async (PengStore           *store,
                         PengSecrets         *secrets,
                         PengLocalPortal     *local,
                         gint64               site,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Connect *self = g_new0 (Connect, 1);

  self->secrets = g_object_ref (secrets);
  self->local = g_object_ref (local);
  self->number = site;
  g_task_set_source_tag (task, peng_site_connect_async);
  g_task_set_task_data (task, self, connect_free);
  peng_store_list_sites_async (store, cancellable, listed_cb, task);
}

/**
 * peng_site_connect_finish:
 * @result: what the callback was given
 * @error: #PengStoreError, #PengPortalError, #PengLocalPortalError or what a keyring fails with
 *
 * Returns: (transfer full): what speaks to the site, or %NULL
 */
PengPortal *
peng_site_connect_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
