/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-call.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_PAGE 1000000

/**
 * peng_server_call_free:
 * @self: (transfer full): a call
 *
 * Frees a call, with its upload and what was prepared.
 */
void
peng_server_call_free (PengServerCall *self)
{
  g_free (self->param);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_free (self->if_match);
  g_free (self->if_none_match);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->upload, peng_server_upload_free);
  if (self->prepared != NULL)
    self->free_prepared (self->prepared);
  g_free (self);
}

/**
 * peng_server_call_get_query:
 * @self: a call
 * @name: a parameter of the address
 *
 * Returns: (transfer none) (nullable): its value, %NULL also where it is empty
 */
const char *
peng_server_call_get_query (PengServerCall *self,
                            const char     *name)
{
  const char *value = self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * peng_server_call_get_page:
 * @self: a call
 * @page: (out): the parameter `page`, from 1, which it also is where there is none
 *
 * Returns: whether the parameter is a number that a page can have
 */
gboolean
peng_server_call_get_page (PengServerCall *self,
                           guint          *page)
{
  const char *value = peng_server_call_get_query (self, "page");
  guint64 number = 1;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 1, MAX_PAGE, &number, NULL))
    return FALSE;

  *page = number;

  return TRUE;
}

static const char *
skip_weak (const char *etag)
{
  return g_str_has_prefix (etag, "W/") ? etag + 2 : etag;
}

/**
 * peng_server_etag_matches:
 * @header: the value of If-Match or If-None-Match
 * @etag: what is there, with its quotes
 *
 * Compares as RFC 9110 section 8.8.3.2 has it for If-None-Match (weakly); every ETag of the API is
 * strong, so for If-Match it comes to the same.
 *
 * Returns: whether `*` or one of the list is @etag
 */
gboolean
peng_server_etag_matches (const char *header,
                          const char *etag)
{
  GSList *list = soup_header_parse_list (header);
  gboolean found = FALSE;

  for (GSList *link = list; link != NULL && !found; link = link->next)
    found = strcmp (link->data, "*") == 0 ||
            strcmp (skip_weak (link->data), skip_weak (etag)) == 0;

  soup_header_free_list (list);

  return found;
}

static gboolean
parse_offset (const char *text,
              gsize      *offset)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL))
    return FALSE;

  *offset = number;

  return TRUE;
}

/* The last @n bytes. */
static PengServerRange
take_tail (gsize  n,
           gsize  size,
           gsize *start,
           gsize *length)
{
  *length = MIN (n, size);
  *start = size - *length;

  return *length > 0 ? PENG_SERVER_RANGE_PART : PENG_SERVER_RANGE_BEYOND;
}

/**
 * peng_server_range_parse:
 * @header: the value of a Range header
 * @size: of the whole, in bytes
 * @start: (out): the first byte wanted
 * @length: (out): how many, at least one
 *
 * RFC 9110, section 14.1.2; a list of several ranges is not understood, which the section allows.
 * libsoup 3.2 has a parser of its own, but takes an end beyond the end as it is.
 *
 * Returns: whether @start and @length are set
 */
PengServerRange
peng_server_range_parse (const char *header,
                         gsize       size,
                         gsize      *start,
                         gsize      *length)
{
  g_auto(GStrv) ends = NULL;
  gsize last;

  if (!g_str_has_prefix (header, "bytes="))
    return PENG_SERVER_RANGE_NONE;

  ends = g_strsplit (header + strlen ("bytes="), "-", 2);
  if (ends[0] == NULL || ends[1] == NULL)
    return PENG_SERVER_RANGE_NONE;

  if (*ends[0] == '\0')
    return parse_offset (ends[1], &last) ? take_tail (last, size, start, length)
                                         : PENG_SERVER_RANGE_NONE;

  last = G_MAXINT64;
  if (!parse_offset (ends[0], start) || (*ends[1] != '\0' && !parse_offset (ends[1], &last)) ||
      last < *start)
    return PENG_SERVER_RANGE_NONE;

  if (*start >= size)
    return PENG_SERVER_RANGE_BEYOND;

  *length = MIN (last, size - 1) - *start + 1;

  return PENG_SERVER_RANGE_PART;
}

/**
 * peng_server_token_equal:
 * @a: what a stranger sent
 * @b: the secret
 *
 * Compares in a time that tells nothing of where the two differ.
 *
 * Returns: whether they are equal
 */
gboolean
peng_server_token_equal (const char *a,
                         const char *b)
{
  g_autofree char *hash_a = g_compute_checksum_for_string (G_CHECKSUM_SHA256, a, -1);
  g_autofree char *hash_b = g_compute_checksum_for_string (G_CHECKSUM_SHA256, b, -1);
  guint difference = 0;

  for (guint i = 0; hash_a[i] != '\0'; i++)
    difference |= hash_a[i] ^ hash_b[i];

  return difference == 0;
}
