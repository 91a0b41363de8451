/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-listing.h"

#include "core/peng-unicode.h"

/**
 * peng_listed_free:
 * @self: (transfer full): an article in a list
 */
void
peng_listed_free (PengListed *self)
{
  g_free (self->uuid);
  g_free (self->remote_id);
  g_free (self->title);
  g_free (self->section);
  g_free (self->uri);
  g_free (self);
}

/**
 * peng_listed_dup_title:
 * @title: as a site tells it
 *
 * Returns: (transfer full): one line that is not too long for a list
 */
char *
peng_listed_dup_title (const char *title)
{
  g_autofree char *line = g_strstrip (peng_unicode_clean_line (title, -1));

  return g_utf8_substring (line, 0, MIN (PENG_LISTED_MAX_TITLE, g_utf8_strlen (line, -1)));
}

/**
 * peng_listing_new:
 *
 * Returns: (transfer full): an empty page, after which no other comes
 */
PengListing *
peng_listing_new (void)
{
  PengListing *self = g_new0 (PengListing, 1);

  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_listed_free);

  return self;
}

/**
 * peng_listing_free:
 * @self: (transfer full): a page of a list
 */
void
peng_listing_free (PengListing *self)
{
  g_ptr_array_unref (self->articles);
  g_free (self);
}
