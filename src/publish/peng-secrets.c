/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-secrets.h"

#include <libsecret/secret.h>

/**
 * PengSecrets:
 *
 * Tokens of sites, in the Secret Service. A token belongs to the address that it was given for: a
 * site whose address changes has none. Where there is no Secret Service tokens are kept in memory
 * until the program ends, and peng_secrets_store_finish() says so. The built-in portal's token is
 * in a file that the portal wrote.
 */
struct _PengSecrets
{
  GObject     parent_instance;

  char       *local_token_path;
  GHashTable *memory;
};

#define MAX_TOKEN 4096

static const SecretSchema schema = {
  "com.pengcheng.Editor.Site",
  SECRET_SCHEMA_NONE,
  {
    { "site", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "uri", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef struct
{
  char *key;
  char *token;
} Entry;

G_DEFINE_FINAL_TYPE (PengSecrets, peng_secrets, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_clear_pointer (&entry->token, secret_password_free);
  g_free (entry);
}

static void
peng_secrets_finalize (GObject *object)
{
  PengSecrets *self = PENG_SECRETS (object);

  g_clear_pointer (&self->local_token_path, g_free);
  g_clear_pointer (&self->memory, g_hash_table_unref);

  G_OBJECT_CLASS (peng_secrets_parent_class)->finalize (object);
}

static void
peng_secrets_class_init (PengSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_secrets_finalize;
}

static void
peng_secrets_init (PengSecrets *self)
{
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) secret_password_free);
}

static char *
dup_uri (PengSite *site)
{
  return g_uri_to_string (peng_site_get_base_uri (site));
}

static char *
dup_key (PengSite *site)
{
  g_autofree char *uri = dup_uri (site);

  return g_strconcat (peng_site_get_id (site), " ", uri, NULL);
}

/* No bus, no service on it, or one that cannot be started: nobody's mistake, and a token in memory
 * still publishes today's article. */
static gboolean
is_without_service (const GError *error)
{
  return error->domain == G_DBUS_ERROR ||
         (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_CANCELLED) ||
         error->domain == G_SPAWN_ERROR;
}

static GTask *
begin (PengSecrets         *self,
       PengSite            *site,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Entry *entry = g_new0 (Entry, 1);

  entry->key = dup_key (site);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, entry, entry_free);

  return task;
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  char *token = secret_password_lookup_finish (result, &error);

  if (error == NULL || is_without_service (error))
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_local_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *contents = NULL;
  gsize length;
  GError *error = NULL;

  if (!g_file_load_contents_finish (G_FILE (object), result, &contents, &length, NULL, &error))
    g_task_return_error (task, error);
  else if (length > MAX_TOKEN || strlen (contents) != length)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no token in %s",
                             g_file_peek_path (G_FILE (object)));
  else
    g_task_return_pointer (task, g_strdup (g_strstrip (contents)), g_free);
}

static void
read_local (GTask *task)
{
  PengSecrets *self = g_task_get_source_object (task);
  g_autoptr(GFile) file = NULL;

  if (self->local_token_path == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  file = g_file_new_for_path (self->local_token_path);
  g_file_load_contents_async (file, g_task_get_cancellable (task), read_local_cb,
                              g_object_ref (task));
}

/**
 * peng_secrets_new:
 * @local_token_path: (nullable) (type filename): where the built-in portal keeps its token
 *
 * Returns: (transfer full): an empty memory before the Secret Service
 */
PengSecrets *
peng_secrets_new (const char *local_token_path)
{
  PengSecrets *self = g_object_new (PENG_TYPE_SECRETS, NULL);

  self->local_token_path = g_strdup (local_token_path);

  return self;
}

/**
 * peng_secrets_lookup_async:
 * @self: the secrets
 * @site: a site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks for a site's token. The keyring may ask the person to unlock it.
 */
void
peng_secrets_lookup_async (PengSecrets         *self,
                           PengSite            *site,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *uri = NULL;
  const char *token;

  g_return_if_fail (PENG_IS_SECRETS (self));
  g_return_if_fail (site != NULL);

  task = begin (self, site, peng_secrets_lookup_async, cancellable, callback, user_data);
  if (peng_site_get_kind (site) == PENG_SITE_KIND_LOCAL)
    {
      read_local (task);
      return;
    }

  token = g_hash_table_lookup (self->memory, ((Entry *) g_task_get_task_data (task))->key);
  if (token != NULL)
    {
      g_task_return_pointer (task, g_strdup (token), g_free);
      return;
    }

  uri = dup_uri (site);
  secret_password_lookup (&schema, cancellable, looked_up_cb, g_object_ref (task),
                          "site", peng_site_get_id (site), "uri", uri, NULL);
}

/**
 * peng_secrets_lookup_finish:
 * @self: the secrets
 * @result: what the callback was given
 * @token: (out) (transfer full) (nullable): the token, %NULL where the site has none
 * @error: #SecretError, #GIOErrorEnum or #GDBusError
 *
 * Returns: whether the question was answered
 */
gboolean
peng_secrets_lookup_finish (PengSecrets   *self,
                            GAsyncResult  *result,
                            char         **token,
                            GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  *token = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengSecrets *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    {
      g_hash_table_remove (self->memory, entry->key);
      g_task_return_int (task, TRUE);
    }
  else if (is_without_service (error))
    {
      g_message ("token stays in memory: %s", error->message);
      g_hash_table_replace (self->memory, g_strdup (entry->key), g_steal_pointer (&entry->token));
      g_task_return_int (task, FALSE);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * peng_secrets_store_async:
 * @self: the secrets
 * @site: a site, not the built-in portal's
 * @token: its token
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Keeps a token in the place of the one before.
 */
void
peng_secrets_store_async (PengSecrets         *self,
                          PengSite            *site,
                          const char          *token,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (PENG_IS_SECRETS (self));
  g_return_if_fail (site != NULL && peng_site_get_kind (site) != PENG_SITE_KIND_LOCAL);
  g_return_if_fail (token != NULL);

  task = begin (self, site, peng_secrets_store_async, cancellable, callback, user_data);
  ((Entry *) g_task_get_task_data (task))->token = g_strdup (token);

  uri = dup_uri (site);
  label = g_strconcat ("Pengcheng Editor: ", peng_site_get_name (site), NULL);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, token, cancellable,
                         stored_cb, g_object_ref (task),
                         "site", peng_site_get_id (site), "uri", uri, NULL);
}

/**
 * peng_secrets_store_finish:
 * @self: the secrets
 * @result: what the callback was given
 * @kept: (out) (optional): whether it outlives this program; %FALSE where there is no Secret Service
 * @error: #SecretError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the token can be looked up now
 */
gboolean
peng_secrets_store_finish (PengSecrets   *self,
                           GAsyncResult  *result,
                           gboolean      *kept,
                           GError       **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (kept != NULL)
    *kept = answer > 0;

  return answer >= 0;
}

static void
cleared_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error == NULL || is_without_service (error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * peng_secrets_clear_async:
 * @self: the secrets
 * @site: a site
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Forgets a site's token.
 */
void
peng_secrets_clear_async (PengSecrets         *self,
                          PengSite            *site,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (PENG_IS_SECRETS (self));
  g_return_if_fail (site != NULL);

  task = begin (self, site, peng_secrets_clear_async, cancellable, callback, user_data);
  g_hash_table_remove (self->memory, ((Entry *) g_task_get_task_data (task))->key);

  uri = dup_uri (site);
  secret_password_clear (&schema, cancellable, cleared_cb, g_object_ref (task),
                         "site", peng_site_get_id (site), "uri", uri, NULL);
}

/**
 * peng_secrets_clear_finish:
 * @self: the secrets
 * @result: what the callback was given
 * @error: #SecretError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the token is gone
 */
gboolean
peng_secrets_clear_finish (PengSecrets   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
