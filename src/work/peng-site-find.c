/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-site-find.h"

#include "publish/peng-portal-error.h"
#include "work/peng-site-account.h"

#include <string.h>

/* In this order: a portal of our own kind says so at once. */
static const PengSiteKind kinds[] = { PENG_SITE_KIND_PENGCHENG, PENG_SITE_KIND_WORDPRESS };

typedef struct
{
  char  *address;
  guint  at;
} Search;

static void ask (GTask *task);

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->address);
  g_free (search);
}

/* What answers like nothing of this kind may be of the next; what does not answer, or not safely, is
 * of none. */
static gboolean
may_be_another (const GError *error)
{
  return g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND) ||
         g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_GONE) ||
         g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED) ||
         g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_MOVED) ||
         g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  PengPortalInfo *info = peng_site_account_ask_finish (result, &error);

  if (info != NULL ||
      g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT))
    {
      g_clear_pointer (&info, peng_portal_info_free);
      g_clear_error (&error);
      g_task_return_int (task, kinds[search->at]);
      g_object_unref (task);
      return;
    }

  if (may_be_another (error) && search->at + 1 < G_N_ELEMENTS (kinds))
    {
      g_clear_error (&error);
      search->at++;
      ask (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
ask (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  const PengSiteInfo info = {
    .name = (char *) "", .kind = (char *) peng_site_kind_get_name (kinds[search->at]),
    .base_url = search->address, .section = (char *) "", .source = (char *) "",
  };

  peng_site_account_ask_async (&info, NULL, g_task_get_cancellable (task), asked_cb, task);
}

/**
 * peng_site_find_dup_address:
 * @typed: what a person has typed
 *
 * Returns: (transfer full): it as an address: safe from others' eyes where it does not say how it is
 *   reached, in the clear on this computer alone
 */
char *
peng_site_find_dup_address (const char *typed)
{
  g_autofree char *address = g_strstrip (g_strdup (typed));
  gboolean here = g_str_has_prefix (address, "localhost") || g_str_has_prefix (address, "127.") ||
                  g_str_has_prefix (address, "[::1]");

  return strstr (address, "://") != NULL ? g_steal_pointer (&address)
                                         : g_strconcat (here ? "http://" : "https://", address, NULL);
}

/**
 * peng_site_find_kind_async:
 * @address: of a site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks what is at an address.
 */
void
peng_site_find_kind_async (const char          *address,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->address = g_strdup (address);
  g_task_set_source_tag (task, peng_site_find_kind_async);
  g_task_set_task_data (task, search, search_free);
  ask (task);
}

/**
 * peng_site_find_kind_finish:
 * @result: what the callback was given
 * @kind: (out): what is there
 * @error: #PengPortalError, such as %PENG_PORTAL_ERROR_NOT_FOUND or %PENG_PORTAL_ERROR_BAD_REPLY where
 *   there is something else; #GUriError
 *
 * Returns: whether it is known
 */
gboolean
peng_site_find_kind_finish (GAsyncResult  *result,
                            PengSiteKind  *kind,
                            GError       **error)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  if (found >= 0)
    *kind = (PengSiteKind) found;

  return found >= 0;
}
