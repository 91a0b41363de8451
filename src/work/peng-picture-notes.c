/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-pictures"

#include "work/peng-picture-notes.h"

/* What the store keeps of pictures that are on their way. Nobody waits for it: with a full disk the
 * article itself cannot be saved, and that is told. */

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!peng_store_note_pending_finish (PENG_STORE (object), result, &error))
    g_debug ("where a picture is was not kept: %s", error->message);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!peng_store_keep_pending_finish (PENG_STORE (object), result, &error))
    g_debug ("a picture was not kept: %s", error->message);
}

static void
settled_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!peng_store_settle_pending_finish (PENG_STORE (object), result, &error))
    g_debug ("what a picture is was not kept: %s", error->message);
}

/* A password in an address is for this time alone: none is stored. */
static char *
dup_address_to_keep (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (uri == NULL)
    return g_strdup ("");

  if (g_uri_get_userinfo (uri) == NULL)
    return g_strdup (address);

  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
}

/**
 * peng_picture_note:
 * @store: a store
 * @media: the name that a picture has until it is there
 * @address: where it is
 * @failed: whether the last try failed
 *
 * Keeps where a picture is to be fetched from.
 */
void
peng_picture_note (PengStore  *store,
                   const char *media,
                   const char *address,
                   gboolean    failed)
{
  g_autofree char *kept = dup_address_to_keep (address);

  peng_store_note_pending_async (store, media, kept, failed, NULL, noted_cb, NULL);
}

/**
 * peng_picture_note_bytes:
 * @store: a store
 * @media: the name that a picture has until it is there
 * @address: where its page says that it is
 * @bytes: the picture itself
 *
 * Keeps a picture that cannot be fetched again, until it is in the library.
 */
void
peng_picture_note_bytes (PengStore  *store,
                         const char *media,
                         const char *address,
                         GBytes     *bytes)
{
  g_autofree char *kept = dup_address_to_keep (address);

  peng_store_keep_pending_async (store, media, kept, bytes, NULL, kept_cb, NULL);
}

/**
 * peng_picture_note_item:
 * @store: a store
 * @media: the name that a picture had until it was there
 * @item: the item of the library that it is
 *
 * Keeps which item it is, in the place of its address.
 */
void
peng_picture_note_item (PengStore  *store,
                        const char *media,
                        const char *item)
{
  peng_store_settle_pending_async (store, media, item, NULL, settled_cb, NULL);
}
