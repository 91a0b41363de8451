/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-address.h"

#include <string.h>

#define FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE)

/* As browsers read an address (the URL standard, section 4.4): blanks around go, line ends and tabs
 * in it too, and a backslash is a slash, so that `java\nscript:` and `\\host` are what they are. */
static char *
clean (const char *address)
{
  GString *out = g_string_new (NULL);
  gsize length = strlen (address);

  while (length > 0 && (guchar) address[length - 1] <= ' ')
    length--;

  for (gsize i = 0; i < length; i++)
    {
      if (address[i] == '\t' || address[i] == '\n' || address[i] == '\r' ||
          (out->len == 0 && (guchar) address[i] <= ' '))
        continue;
      g_string_append_c (out, address[i] == '\\' ? '/' : address[i]);
    }

  return g_string_free (out, FALSE);
}

static gboolean
has_scheme (const char *address,
            const char *scheme)
{
  return g_ascii_strncasecmp (address, scheme, strlen (scheme)) == 0;
}

/* `https:/host` and `https:host` lead where `https://host` does; so does `///host`. */
static char *
add_slashes (char *address)
{
  g_autofree char *owned = address;
  const char *rest = has_scheme (address, "https:") ? address + 6
                   : has_scheme (address, "http:") ? address + 5
                   : g_str_has_prefix (address, "//") ? address : NULL;
  g_autofree char *scheme = NULL;

  if (rest == NULL)
    return g_steal_pointer (&owned);

  scheme = g_ascii_strdown (address, rest - address);

  return g_strconcat (scheme, "//", rest + strspn (rest, "/"), NULL);
}

/**
 * peng_page_address_resolve:
 * @base: (nullable): what it stands to
 * @address: as it is in a page
 *
 * Returns: (transfer full): where it leads; as it was cleaned where it cannot be told
 */
char *
peng_page_address_resolve (const char *base,
                           const char *address)
{
  g_autofree char *plain = add_slashes (clean (address));
  char *resolved = base != NULL ? g_uri_resolve_relative (base, plain, FLAGS, NULL) : NULL;

  return resolved != NULL ? resolved : g_steal_pointer (&plain);
}

static char *
dup_host (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *lower = host != NULL ? g_ascii_strdown (host, -1) : NULL;

  if (lower == NULL || *lower == '\0')
    return NULL;

  return g_strdup (g_str_has_prefix (lower, "www.") ? lower + 4 : lower);
}

/**
 * peng_page_address_same_host:
 * @a: an address
 * @b: another
 *
 * Returns: whether both are of one host; a `www.` does not count
 */
gboolean
peng_page_address_same_host (const char *a,
                             const char *b)
{
  g_autofree char *host_a = dup_host (a);
  g_autofree char *host_b = dup_host (b);

  return host_a != NULL && g_strcmp0 (host_a, host_b) == 0;
}

/**
 * peng_page_address_get_kind:
 * @page: where the page is
 * @address: from peng_page_address_resolve()
 *
 * Returns: where it leads, from there
 */
PengPageAddressKind
peng_page_address_get_kind (const char *page,
                            const char *address)
{
  if (has_scheme (address, "javascript:") || has_scheme (address, "vbscript:"))
    return PENG_PAGE_ADDRESS_CODE;

  if (has_scheme (address, "data:"))
    return has_scheme (address, "data:image/") && !has_scheme (address, "data:image/svg")
             ? PENG_PAGE_ADDRESS_INLINE : PENG_PAGE_ADDRESS_CODE;

  return peng_page_address_same_host (page, address) ? PENG_PAGE_ADDRESS_HERE
                                                     : PENG_PAGE_ADDRESS_ELSEWHERE;
}

/**
 * peng_page_address_dup_key:
 * @address: where a link leads
 *
 * Returns: (transfer full): what is the same for addresses that lead to one place
 */
char *
peng_page_address_dup_key (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, FLAGS, NULL);
  g_autofree char *host = uri != NULL ? dup_host (address) : NULL;
  g_autofree char *path = NULL;
  const char *query;
  gsize length;

  if (host == NULL)
    return g_strdup (address);

  path = g_uri_unescape_string (g_uri_get_path (uri), "/");
  if (path == NULL)
    path = g_strdup (g_uri_get_path (uri));
  length = strlen (path);
  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';

  query = g_uri_get_query (uri);

  return g_strdup_printf ("%s:%d%s%s%s", host, g_uri_get_port (uri), path,
                          query != NULL ? "?" : "", query != NULL ? query : "");
}

/* `photo-1024x683.jpg` and `photo-scaled.jpg` are sizes that a site made of `photo.jpg`. */
static void
cut_size (char *path)
{
  char *dot = strrchr (path, '.');
  char *dash = dot != NULL ? g_strrstr_len (path, dot - path, "-") : NULL;
  gboolean is_size;
  const char *p;

  if (dash == NULL || strchr (dash, '/') != NULL)
    return;

  p = dash + 1 + strspn (dash + 1, "0123456789");
  is_size = p > dash + 1 && *p == 'x' && p + 1 + strspn (p + 1, "0123456789") == dot && p + 1 < dot;
  if (is_size || strncmp (dash, "-scaled", dot - dash) == 0)
    memmove (dash, dot, strlen (dot) + 1);
}

/**
 * peng_page_address_dup_picture_key:
 * @address: of a picture
 *
 * Returns: (transfer full): what is the same for all sizes of one picture
 */
char *
peng_page_address_dup_picture_key (const char *address)
{
  char *key = peng_page_address_dup_key (address);
  char *query = strchr (key, '?');

  if (query != NULL)
    *query = '\0';
  cut_size (key);

  return key;
}
