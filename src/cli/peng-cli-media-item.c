/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* Less of a name is a mistake rather than a name. */
#define MIN_NAME 6
#define MAX_NAME 64

/**
 * peng_cli_media_get_kind:
 * @media: an item
 *
 * Returns: (transfer none): `picture`, `video`, `audio` or `file`
 */
const char *
peng_cli_media_get_kind (const PengMedia *media)
{
  static const char * const kinds[][2] = {
    { "image/", "picture" }, { "video/", "video" }, { "audio/", "audio" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_has_prefix (media->mime, kinds[i][0]))
        return kinds[i][1];
    }

  return "file";
}

static gboolean
is_name (const char *name)
{
  gsize n = strlen (name);

  return n >= MIN_NAME && n <= MAX_NAME && strspn (name, "0123456789abcdef") == n;
}

/**
 * peng_cli_media_find:
 * @run: the run
 * @store: an open store
 * @name: what somebody typed: an item's name, or how it begins
 *
 * Returns: (transfer full) (nullable): the item; %NULL where there is none, which has been said
 */
PengLibraryItem *
peng_cli_media_find (PengCliRun *run,
                     PengStore  *store,
                     const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;

  if (!is_name (folded))
    {
      peng_cli_say (_("%s: This is no name of an item. “pengcheng media list” prints them; the first "
                      "six characters are enough."), name);
      return NULL;
    }

  peng_store_find_library_async (store, folded, NULL, peng_cli_run_answer_cb, run);
  items = peng_store_find_library_finish (store, peng_cli_run_wait (run), &error);
  if (items == NULL)
    peng_cli_explain (name, error);
  else if (items->len == 0)
    peng_cli_say (_("%s: There is no such item in the library."), name);
  else if (items->len > 1)
    peng_cli_say (_("%s: Several items are named so. Give more of the name."), name);
  else
    return g_ptr_array_steal_index (items, 0);

  return NULL;
}

/**
 * peng_cli_media_find_all:
 * @run: the run
 * @store: an open store
 * @names: (array zero-terminated=1): what somebody typed
 *
 * Returns: (transfer full) (element-type PengLibraryItem) (nullable): the items; %NULL where one is
 *   not there, which has been said
 */
GPtrArray *
peng_cli_media_find_all (PengCliRun  *run,
                         PengStore   *store,
                         char       **names)
{
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_library_item_free);

  for (; *names != NULL; names++)
    {
      PengLibraryItem *item = peng_cli_media_find (run, store, *names);

      if (item == NULL)
        return NULL;

      g_ptr_array_add (items, item);
    }

  return g_steal_pointer (&items);
}

/**
 * peng_cli_media_get_names:
 * @items: (element-type PengLibraryItem): items
 *
 * Returns: (transfer full) (array zero-terminated=1): their names
 */
GStrv
peng_cli_media_get_names (GPtrArray *items)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (names, ((PengLibraryItem *) g_ptr_array_index (items, i))->media->sha);

  return g_strv_builder_end (names);
}

/**
 * peng_cli_media_print:
 * @item: an item
 *
 * Prints a line on it: name, time when it was taken or came in on this computer's clock, kind, file
 * name, caption; with a tabulator between.
 */
void
peng_cli_media_print (const PengLibraryItem *item)
{
  const PengMedia *media = item->media;
  gint64 shown = media->taken > 0 ? media->taken : media->added;
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (shown / G_USEC_PER_SEC);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  g_autofree char *caption = g_strdelimit (g_strdup (item->words->fields[PENG_MEDIA_CAPTION]), "\n\t",
                                           ' ');

  printf ("%s\t%s\t%s\t%s\t%s\n", media->sha, text != NULL ? text : "",
          peng_cli_media_get_kind (media), media->name, caption);
}

/**
 * peng_cli_media_append_json:
 * @item: an item
 * @out: an object that was begun
 *
 * Adds what is known of the item.
 */
void
peng_cli_media_append_json (const PengLibraryItem *item,
                            GString               *out)
{
  const PengMedia *media = item->media;
  const PengMediaWords *words = item->words;

  peng_cli_json_string (out, "name", media->sha);
  peng_cli_json_string (out, "file", media->name);
  peng_cli_json_string (out, "kind", peng_cli_media_get_kind (media));
  peng_cli_json_string (out, "type", media->mime);
  peng_cli_json_number (out, "size", (gint64) media->size);
  peng_cli_json_number (out, "width", media->width);
  peng_cli_json_number (out, "height", media->height);
  peng_cli_json_number (out, "duration", (gint64) media->duration);
  peng_cli_json_string (out, "poster", media->poster);
  peng_cli_json_time (out, "taken", media->taken);
  peng_cli_json_time (out, "added", media->added);
  peng_cli_json_time (out, "deleted", item->trashed);
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    peng_cli_json_string (out, peng_media_field_get_name (i), words->fields[i]);
  peng_cli_json_string (out, "consent", peng_consent_get_name (words->consent));
  peng_cli_json_strings (out, "tags", words->labels[PENG_MEDIA_TAG]);
  peng_cli_json_strings (out, "albums", words->labels[PENG_MEDIA_ALBUM]);
  peng_cli_json_number (out, "uses", item->n_uses);
}
