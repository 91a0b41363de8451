/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-files.h"

#include "portal/peng-server-media.h"
#include "portal/peng-server-pages.h"

#include <libsoup/soup.h>
#include <string.h>

static PengServerReply *
reply_with_media (PengServerSite   *site,
                  PengServerMedia  *media,
                  GError          **error)
{
  g_autofree char *path = peng_server_media_dup_path (site->media_folder, media->sha256);
  g_autofree char *etag = g_strdup_printf ("\"%s\"", media->sha256);
  g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (media->created);
  g_autofree char *modified = soup_date_time_to_string (created, SOUP_DATE_HTTP);
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  PengServerReply *reply;

  if (file == NULL)
    return NULL;

  reply = peng_server_reply_new (200, media->mime, g_mapped_file_get_bytes (file));
  peng_server_reply_set_header (reply, "ETag", etag);
  peng_server_reply_set_header (reply, "Last-Modified", modified);
  /* Not for ever, though the bytes never change: a photograph of pupils may be withdrawn. */
  peng_server_reply_set_header (reply, "Cache-Control",
                                media->used && !media->hidden ? "public, max-age=3600"
                                                              : "private, no-store");
  peng_server_reply_set_header (reply, "Accept-Ranges", "bytes");
  if (peng_server_media_is_file (media))
    peng_server_reply_set_header (reply, "Content-Disposition", "attachment");

  return reply;
}

/**
 * peng_server_files_media:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * `/media/{sha256}.{extension}`: a picture, clip or file that an article has.
 *
 * Returns: (transfer full) (nullable): the answer; 410 where only withdrawn articles show it. Who has
 *   the token gets it all the same, to go on with such an article
 */
PengServerReply *
peng_server_files_media (PengServerSite  *site,
                         PengDb          *db,
                         PengServerCall  *call,
                         GError         **error)
{
  g_auto(GStrv) parts = g_strsplit (call->param, ".", 2);
  g_autoptr(PengServerMedia) media = NULL;

  if (parts[0] == NULL || parts[1] == NULL || !peng_media_is_name (parts[0]))
    return peng_server_pages_nothing (site, db, call, error);

  if (!peng_server_media_find (db, parts[0], &media, error))
    return NULL;

  if (media == NULL || strcmp (media->extension, parts[1]) != 0 ||
      (!media->used && !call->has_token))
    return peng_server_pages_nothing (site, db, call, error);

  return media->hidden && !call->has_token ? peng_server_pages_withdrawn (site)
                                           : reply_with_media (site, media, error);
}

/**
 * peng_server_files_css:
 * @site: the portal
 * @db: a database
 * @call: the request
 * @error: return location
 *
 * The look of all pages, with an ETag.
 *
 * Returns: (transfer full) (nullable): the answer
 */
PengServerReply *
peng_server_files_css (PengServerSite  *site,
                       PengDb          *db,
                       PengServerCall  *call,
                       GError         **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, site->css);
  g_autofree char *etag = g_strdup_printf ("\"%s\"", hash);
  PengServerReply *reply;

  reply = peng_server_reply_new (200, "text/css; charset=utf-8", g_bytes_ref (site->css));
  peng_server_reply_set_header (reply, "ETag", etag);
  peng_server_reply_set_header (reply, "Cache-Control", "no-cache");

  return reply;
}
