/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-site.h"

#include "publish/peng-portal.h"
#include "publish/peng-transport.h"

struct _PengSite
{
  char         *id;
  char         *name;
  PengSiteKind  kind;
  GUri         *base_uri;
};

static const char * const kind_names[] = {
  [PENG_SITE_KIND_LOCAL] = "local",
  [PENG_SITE_KIND_PENGCHENG] = "pengcheng",
  [PENG_SITE_KIND_WORDPRESS] = "wordpress",
};

G_DEFINE_BOXED_TYPE (PengSite, peng_site, peng_site_ref, peng_site_unref)

static gboolean
check_base_uri (GUri    *uri,
                GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || g_uri_get_query (uri) != NULL)
    {
      g_set_error (error, G_URI_ERROR, G_URI_ERROR_BAD_HOST, "not the address of a site");
      return FALSE;
    }

  if (peng_transport_is_secure (uri))
    return TRUE;

  g_set_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_INSECURE,
               "%s://%s would send the password in the clear", scheme, host);
  return FALSE;
}

/* User name and password in an address are dropped: secrets have a place of their own. */
static GUri *
parse_base_uri (const char  *base_uri,
                GError     **error)
{
  g_autoptr(GUri) uri = g_uri_parse (base_uri, G_URI_FLAGS_ENCODED, error);
  g_autofree char *path = NULL;

  if (uri == NULL || !check_base_uri (uri, error))
    return NULL;

  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';

  return g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), path, NULL, NULL);
}

/**
 * peng_site_new:
 * @id: names the site on this computer, never empty
 * @name: what a person calls it
 * @kind: which adapter speaks to it
 * @base_uri: where it is; `https`, or `http` on the loopback interface alone
 * @error: #GUriError, or %PENG_PORTAL_ERROR_INSECURE
 *
 * Describes an account at a portal. A slash at the end of @base_uri makes no difference.
 *
 * Returns: (transfer full): a site, or %NULL
 */
PengSite *
peng_site_new (const char    *id,
               const char    *name,
               PengSiteKind   kind,
               const char    *base_uri,
               GError       **error)
{
  g_autoptr(GUri) uri = NULL;
  PengSite *self;

  g_return_val_if_fail (id != NULL && *id != '\0', NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);
  g_return_val_if_fail (base_uri != NULL, NULL);

  uri = parse_base_uri (base_uri, error);
  if (uri == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (PengSite);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->kind = kind;
  self->base_uri = g_steal_pointer (&uri);

  return self;
}

/**
 * peng_site_ref:
 * @self: a site
 *
 * Returns: (transfer full): @self
 */
PengSite *
peng_site_ref (PengSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
free_contents (gpointer data)
{
  PengSite *self = data;

  g_free (self->id);
  g_free (self->name);
  g_uri_unref (self->base_uri);
}

/**
 * peng_site_unref:
 * @self: (transfer full): a site
 */
void
peng_site_unref (PengSite *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, free_contents);
}

/**
 * peng_site_get_id:
 * @self: a site
 *
 * Returns: (transfer none): its id
 */
const char *
peng_site_get_id (PengSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * peng_site_get_name:
 * @self: a site
 *
 * Returns: (transfer none): what a person calls it
 */
const char *
peng_site_get_name (PengSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * peng_site_get_kind:
 * @self: a site
 *
 * Returns: which adapter speaks to it
 */
PengSiteKind
peng_site_get_kind (PengSite *self)
{
  g_return_val_if_fail (self != NULL, PENG_SITE_KIND_PENGCHENG);

  return self->kind;
}

/**
 * peng_site_get_base_uri:
 * @self: a site
 *
 * Returns: (transfer none): where it is, without a slash at the end, a query or a password
 */
GUri *
peng_site_get_base_uri (PengSite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base_uri;
}

/**
 * peng_site_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in files and options
 */
const char *
peng_site_kind_get_name (PengSiteKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * peng_site_kind_from_name:
 * @name: a name in files and options
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
peng_site_kind_from_name (const char   *name,
                          PengSiteKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_str_equal (kind_names[i], name))
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}
