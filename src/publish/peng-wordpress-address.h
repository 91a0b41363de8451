/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengWordpressFile:
 * @id: its number at the site, from 1
 * @url: where readers get it
 * @original_url: where the bytes are that were sent, for a picture that was made smaller
 * @alt: what the site's library has as alternative text
 * @caption: and as caption
 *
 * A media item at a WordPress.
 */
typedef struct
{
  gint64  id;
  char   *url;
  char   *original_url;
  char   *alt;
  char   *caption;
} PengWordpressFile;

void       peng_wordpress_file_free          (PengWordpressFile *self);

GPtrArray *peng_wordpress_address_list_names (const char        *html);
char      *peng_wordpress_address_place      (const char        *html,
                                              GHashTable        *files);
char      *peng_wordpress_address_name       (const char        *html,
                                              GHashTable        *files);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengWordpressFile, peng_wordpress_file_free)

G_END_DECLS
