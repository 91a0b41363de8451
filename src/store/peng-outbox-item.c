/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-outbox-item.h"

/**
 * peng_outbox_media_copy:
 * @self: a file
 *
 * Returns: (transfer full): a copy of it
 */
PengOutboxMedia *
peng_outbox_media_copy (const PengOutboxMedia *self)
{
  PengOutboxMedia *copy = g_memdup2 (self, sizeof *self);

  copy->sha = g_strdup (self->sha);
  copy->web_sha = g_strdup (self->web_sha);
  copy->mime = g_strdup (self->mime);
  copy->alt = g_strdup (self->alt);
  copy->url = g_strdup (self->url);

  return copy;
}

/**
 * peng_outbox_media_free:
 * @self: (transfer full): a file
 *
 * Frees a file's entry.
 */
void
peng_outbox_media_free (PengOutboxMedia *self)
{
  g_free (self->sha);
  g_free (self->web_sha);
  g_free (self->mime);
  g_free (self->alt);
  g_free (self->url);
  g_free (self);
}

static gpointer
copy_media (gconstpointer media,
            gpointer      data)
{
  return peng_outbox_media_copy (media);
}

/**
 * peng_outbox_media_copy_all:
 * @media: (nullable) (element-type PengOutboxMedia): files
 *
 * Returns: (transfer full) (element-type PengOutboxMedia): copies of them
 */
GPtrArray *
peng_outbox_media_copy_all (GPtrArray *media)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_media_free);

  if (media != NULL)
    g_ptr_array_extend (copies, media, copy_media, NULL);

  return copies;
}

/**
 * peng_outbox_item_copy:
 * @self: a row
 *
 * Returns: (transfer full): a copy of it, its media too
 */
PengOutboxItem *
peng_outbox_item_copy (const PengOutboxItem *self)
{
  PengOutboxItem *copy = g_memdup2 (self, sizeof *self);

  copy->article = g_strdup (self->article);
  copy->title = g_strdup (self->title);
  copy->section = g_strdup (self->section);
  copy->content = self->content ? g_bytes_ref (self->content) : NULL;
  copy->content_hash = g_strdup (self->content_hash);
  copy->remote_id = g_strdup (self->remote_id);
  copy->base_etag = g_strdup (self->base_etag);
  copy->etag = g_strdup (self->etag);
  copy->url = g_strdup (self->url);
  copy->reason = g_strdup (self->reason);
  copy->media = peng_outbox_media_copy_all (self->media);

  return copy;
}

/**
 * peng_outbox_item_free:
 * @self: (transfer full): a row
 *
 * Frees a row with its media.
 */
void
peng_outbox_item_free (PengOutboxItem *self)
{
  g_free (self->article);
  g_free (self->title);
  g_free (self->section);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->content_hash);
  g_free (self->remote_id);
  g_free (self->base_etag);
  g_free (self->etag);
  g_free (self->url);
  g_free (self->reason);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_free (self);
}

/**
 * peng_publication_free:
 * @self: (transfer full): a publication
 *
 * Frees a publication.
 */
void
peng_publication_free (PengPublication *self)
{
  g_free (self->article);
  g_free (self->section);
  g_free (self->remote_id);
  g_free (self->url);
  g_free (self->etag);
  g_free (self->content_hash);
  g_free (self);
}
