/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-site-account.h"

#include "work/peng-site-connect.h"

typedef struct
{
  PengSecrets  *secrets;
  PengSiteInfo *info;
  char         *secret;
  gboolean      kept;
} Account;

static void
account_free (gpointer data)
{
  Account *self = data;

  g_clear_object (&self->secrets);
  peng_site_info_free (self->info);
  g_free (self->secret);
  g_free (self);
}

static GTask *
begin (gpointer             tag,
       const PengSiteInfo  *info,
       const char          *secret,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Account *self = g_new0 (Account, 1);

  self->info = peng_site_info_copy (info);
  self->secret = g_strdup (secret);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, self, account_free);

  return task;
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengPortalInfo *info = peng_portal_describe_finish (PENG_PORTAL (object), result, &error);

  if (info != NULL)
    g_task_return_pointer (task, info, (GDestroyNotify) peng_portal_info_free);
  else
    g_task_return_error (task, error);
}

/**
 * peng_site_account_ask_async:
 * @info: a site that is in no store yet, or is
 * @secret: (nullable): its token or password
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks a site what it is, with a password.
 */
void
peng_site_account_ask_async (const PengSiteInfo  *info,
                             const char          *secret,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = begin (peng_site_account_ask_async, info, secret, cancellable, callback, user_data);
  GError *error = NULL;
  g_autoptr(PengSite) site = peng_site_from_info (info, &error);
  g_autoptr(PengPortal) portal = site != NULL ? peng_site_new_portal (site, secret) : NULL;

  if (portal != NULL)
    {
      peng_portal_describe_async (portal, cancellable, described_cb, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * peng_site_account_ask_finish:
 * @result: what the callback was given
 * @error: #PengPortalError or #GUriError
 *
 * Returns: (transfer full): what the site says of itself, or %NULL
 */
PengPortalInfo *
peng_site_account_ask_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Account *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (peng_secrets_store_finish (PENG_SECRETS (object), result, &self->kept, &error))
    g_task_return_int (task, self->info->id);
  else
    g_task_return_error (task, error);
}

/* The password is kept under the site's number. */
static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Account *self = g_task_get_task_data (task);
  g_autoptr(PengSite) site = NULL;
  GError *error = NULL;

  self->info->id = peng_store_save_site_finish (PENG_STORE (object), result, &error);
  if (self->info->id != 0)
    site = peng_site_from_info (self->info, &error);

  if (site != NULL)
    peng_secrets_store_async (self->secrets, site, self->secret, g_task_get_cancellable (task),
                              kept_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * peng_site_account_add_async:
 * @store: an open store
 * @secrets: the passwords and tokens of sites
 * @info: a site; with number 0 a new one, else one whose password is another now
 * @secret: its token or password
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Notes a site in the store and keeps its password where passwords are kept.
 */
void
peng_site_account_add_async (PengStore           *store,
                             PengSecrets         *secrets,
                             const PengSiteInfo  *info,
                             const char          *secret,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = begin (peng_site_account_add_async, info, secret, cancellable, callback, user_data);
  Account *self = g_task_get_task_data (task);
  g_autoptr(PengSite) site = NULL;
  GError *error = NULL;

  self->secrets = g_object_ref (secrets);
  site = peng_site_from_info (info, &error);
  if (site != NULL)
    {
      peng_store_save_site_async (store, info, cancellable, saved_cb, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * peng_site_account_add_finish:
 * @result: what the callback was given
 * @kept: (out): whether the password outlives this program
 * @error: #PengStoreError, #PengPortalError, #GUriError or what a keyring fails with
 *
 * Returns: the site's number, or 0
 */
gint64
peng_site_account_add_finish (GAsyncResult  *result,
                              gboolean      *kept,
                              GError       **error)
{
  gssize id;

  g_return_val_if_fail (g_task_is_valid (result, NULL), 0);

  id = g_task_propagate_int (G_TASK (result), error);
  *kept = ((Account *) g_task_get_task_data (G_TASK (result)))->kept;

  return MAX (id, 0);
}

static void
cleared_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_secrets_clear_finish (PENG_SECRETS (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Account *self = g_task_get_task_data (task);
  g_autoptr(PengSite) site = NULL;
  GError *error = NULL;

  if (peng_store_delete_site_finish (PENG_STORE (object), result, &error))
    site = peng_site_from_info (self->info, &error);

  if (site != NULL)
    peng_secrets_clear_async (self->secrets, site, g_task_get_cancellable (task), cleared_cb,
                              g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * peng_site_account_remove_async:
 * @store: an open store
 * @secrets: the passwords and tokens of sites
 * @info: a site that is in the store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Forgets a site and its password. What is published there stays.
 */
void
peng_site_account_remove_async (PengStore           *store,
                                PengSecrets         *secrets,
                                const PengSiteInfo  *info,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = begin (peng_site_account_remove_async, info, NULL, cancellable, callback, user_data);
  Account *self = g_task_get_task_data (task);

  self->secrets = g_object_ref (secrets);
  peng_store_delete_site_async (store, info->id, cancellable, deleted_cb, task);
}

/**
 * peng_site_account_remove_finish:
 * @result: what the callback was given
 * @error: %PENG_STORE_ERROR_EXISTS while something is on its way there, other #PengStoreError, or
 *   what a keyring fails with
 *
 * Returns: whether it is forgotten
 */
gboolean
peng_site_account_remove_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
