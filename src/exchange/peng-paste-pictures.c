/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste-filters.h"

#include "exchange/peng-paste.h"
#include "exchange/peng-rtf.h"

#include <string.h>

/* A picture that is not in the library stands in the blocks under a name of its own until it is:
 * the hash of where it is. */

static PengPastePicture *
picture_new (const char *address)
{
  PengPastePicture *self = g_new0 (PengPastePicture, 1);
  g_autofree char *uuid = g_uuid_string_random ();
  /* Word gives its files the same names for each copy. */
  g_autofree char *key = g_strconcat ("paste:", address,
                                      g_str_has_prefix (address, "file:") ? uuid : "", NULL);

  self->media = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  self->address = g_strdup (address);

  return self;
}

/**
 * peng_paste_picture_free:
 * @self: (transfer full): a picture
 */
void
peng_paste_picture_free (PengPastePicture *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->media);
  g_free (self->address);
  g_free (self);
}

/* `data:image/png;base64,…` */
static GBytes *
decode_data (const char *address)
{
  const char *comma = strchr (address, ',');
  gsize n_bytes;
  guchar *bytes;

  if (comma == NULL || g_strstr_len (address, comma - address, ";base64") == NULL)
    return NULL;

  bytes = g_base64_decode (comma + 1, &n_bytes);
  if (n_bytes > 0)
    return g_bytes_new_take (bytes, n_bytes);

  g_free (bytes);

  return NULL;
}

static PengPastePicture *
read_address (const char *address)
{
  PengPastePicture *picture;
  g_autofree char *whole = NULL;

  if (g_str_has_prefix (address, "//"))
    address = whole = g_strconcat ("https:", address, NULL);

  if (g_ascii_strncasecmp (address, "http://", 7) == 0 ||
      g_ascii_strncasecmp (address, "https://", 8) == 0)
    return strlen (address) <= PENG_PASTE_MAX_ADDRESS ? picture_new (address) : NULL;

  if (g_str_has_prefix (address, "file:"))
    return picture_new (address);

  if (g_str_has_prefix (address, "data:image/"))
    {
      GBytes *bytes = decode_data (address);

      if (bytes == NULL)
        return NULL;

      picture = picture_new (address);
      picture->bytes = bytes;
      g_free (picture->address);
      picture->address = g_strdup ("data:");

      return picture;
    }

  return NULL;
}

static PengPastePicture *
find_same (GPtrArray        *pictures,
           PengPastePicture *picture)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      PengPastePicture *other = g_ptr_array_index (pictures, i);

      if (g_str_equal (other->media, picture->media))
        return other;
    }

  return NULL;
}

static void
take_picture (PengPasteTree *tree,
              PengPasteNode *node,
              GPtrArray     *pictures)
{
  PengPastePicture *picture = peng_paste_node_is (node, "img") &&
                              pictures->len < PENG_PASTE_MAX_PICTURES
                                ? read_address (node->address) : NULL;
  g_autofree char *address = NULL;

  if (picture == NULL)
    {
      tree->changes |= PENG_PASTE_PICTURES;
      peng_paste_node_remove (node);
      return;
    }

  address = g_strconcat ("media:", picture->media, NULL);
  node->address = g_string_chunk_insert (tree->strings, address);

  if (find_same (pictures, picture) != NULL)
    peng_paste_picture_free (picture);
  else
    g_ptr_array_add (pictures, picture);
}

/**
 * peng_paste_take_pictures:
 * @tree: what was pasted
 *
 * Gives the pictures that can be had names of media items, and takes the others out.
 *
 * Returns: (transfer full) (element-type PengPastePicture): those that are to be fetched, in their
 *   order
 */
GPtrArray *
peng_paste_take_pictures (PengPasteTree *tree)
{
  GPtrArray *pictures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_paste_picture_free);
  PengPasteNode *next;

  for (PengPasteNode *node = tree->root; node != NULL; node = next)
    {
      next = peng_paste_node_next (node, tree->root);
      if (node->address != NULL && !g_str_has_prefix (node->address, "media:"))
        take_picture (tree, node, pictures);
    }

  return pictures;
}

/**
 * peng_paste_needs_rtf:
 * @self: what was pasted
 *
 * Returns: whether there are pictures in it that lie in files of another program
 */
gboolean
peng_paste_needs_rtf (PengPaste *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; self->pictures != NULL && i < self->pictures->len; i++)
    {
      PengPastePicture *picture = g_ptr_array_index (self->pictures, i);

      if (picture->bytes == NULL && g_str_has_prefix (picture->address, "file:"))
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_paste_add_rtf:
 * @self: what was pasted
 * @rtf: (array length=n_bytes): the same in Rich Text Format
 * @n_bytes: how much
 *
 * Takes the pictures that lie in files from the other form, where it has as many.
 */
void
peng_paste_add_rtf (PengPaste  *self,
                    const char *rtf,
                    gsize       n_bytes)
{
  g_autoptr(GPtrArray) found = NULL;
  guint n = 0;

  g_return_if_fail (self != NULL);

  found = peng_rtf_read_pictures (rtf, n_bytes);

  for (guint i = 0; i < self->pictures->len && n < found->len; i++)
    {
      PengPastePicture *picture = g_ptr_array_index (self->pictures, i);

      if (picture->bytes == NULL && g_str_has_prefix (picture->address, "file:"))
        picture->bytes = g_bytes_ref (g_ptr_array_index (found, n++));
    }
}
