/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include <stdio.h>

#include <glib/gi18n.h>

/* One item in full, and what is done to several. */

static GPtrArray *
list_uses (PengCliRun *run,
           PengStore  *store,
           const char *media)
{
  GPtrArray *uses;
  g_autoptr(GError) error = NULL;

  peng_store_list_uses_async (store, media, NULL, peng_cli_run_answer_cb, run);
  uses = peng_store_list_uses_finish (store, peng_cli_run_wait (run), &error);
  if (uses == NULL)
    peng_cli_explain (NULL, error);

  return uses;
}

/**
 * peng_cli_media_dup_articles:
 * @run: the run
 * @store: an open store
 * @media: a media name
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): UUIDs of the articles that use it;
 *   %NULL where that could not be found out, which has been said
 */
GStrv
peng_cli_media_dup_articles (PengCliRun *run,
                             PengStore  *store,
                             const char *media)
{
  g_autoptr(GPtrArray) uses = list_uses (run, store, media);
  g_autoptr(GStrvBuilder) articles = g_strv_builder_new ();

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    g_strv_builder_add (articles, ((PengMediaUse *) g_ptr_array_index (uses, i))->article);

  return uses != NULL ? g_strv_builder_end (articles) : NULL;
}

static void
print_labels (const char  *name,
              char       **labels)
{
  g_autofree char *joined = g_strjoinv (", ", labels);

  if (*joined != '\0')
    printf ("%s: %s\n", name, joined);
}

static void
print_duration (guint64 milliseconds)
{
  guint64 seconds = (milliseconds + 500) / 1000;

  printf ("duration: %" G_GUINT64_FORMAT ":%02u:%02u\n", seconds / 3600, (guint) (seconds / 60 % 60),
          (guint) (seconds % 60));
}

static void
print_item (const PengLibraryItem *item,
            GPtrArray             *uses)
{
  const PengMedia *media = item->media;
  const PengMediaWords *words = item->words;

  printf ("name: %s\nfile: %s\nkind: %s\ntype: %s\nsize: %" G_GUINT64_FORMAT "\n", media->sha,
          media->name, peng_cli_media_get_kind (media), media->mime, media->size);
  if (media->width > 0)
    printf ("pixels: %u × %u\n", media->width, media->height);
  if (media->duration > 0)
    print_duration (media->duration);
  if (media->poster != NULL)
    printf ("poster: %s\n", media->poster);
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (*words->fields[i] != '\0')
      printf ("%s: %s\n", peng_media_field_get_name (i), words->fields[i]);
  printf ("consent: %s\n", peng_consent_get_name (words->consent));
  print_labels ("tags", words->labels[PENG_MEDIA_TAG]);
  print_labels ("albums", words->labels[PENG_MEDIA_ALBUM]);

  for (guint i = 0; i < uses->len; i++)
    {
      const PengMediaUse *use = g_ptr_array_index (uses, i);

      printf ("used: %s\t%s\n", use->article, use->title);
    }
}

static void
print_item_json (const PengLibraryItem *item,
                 GPtrArray             *uses)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GStrvBuilder) articles = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = 0; i < uses->len; i++)
    g_strv_builder_add (articles, ((PengMediaUse *) g_ptr_array_index (uses, i))->article);
  names = g_strv_builder_end (articles);

  peng_cli_json_begin (out, NULL);
  peng_cli_media_append_json (item, out);
  peng_cli_json_strings (out, "articles", names);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static PengCliStatus
show (PengCliRun *run,
      PengStore  *store,
      const char *name,
      gboolean    json)
{
  g_autoptr(PengLibraryItem) item = peng_cli_media_find (run, store, name);
  g_autoptr(GPtrArray) uses = item != NULL ? list_uses (run, store, item->media->sha) : NULL;

  if (uses == NULL)
    return PENG_CLI_FAILED;

  if (json)
    print_item_json (item, uses);
  else
    print_item (item, uses);

  return PENG_CLI_DONE;
}

/**
 * peng_cli_media_show:
 * @args: the arguments
 *
 * `pengcheng media show [--json] ITEM`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_show (GStrv *args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("ITEM"),
                       _("Show what is known of an item, and which articles use it."), args) ||
      !peng_cli_expect (*args, 1, 1))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? show (run, store, (*args)[1], json) : PENG_CLI_FAILED;
}

/* What is done to all items that are named, or to none where one of them is not there. */
typedef PengCliStatus (*ItemsFunc) (PengCliRun *run,
                                    PengStore  *store,
                                    GStrv       names,
                                    gpointer    data);

static PengCliStatus
run_for_items (char      **arguments,
               ItemsFunc   func,
               gpointer    data)
{
  g_autoptr(PengCliRun) run = peng_cli_run_new ();
  PengStore *store = peng_cli_run_get_store (run);
  g_autoptr(GPtrArray) items = NULL;
  g_auto(GStrv) names = NULL;

  if (store != NULL)
    items = peng_cli_media_find_all (run, store, arguments);
  if (items == NULL)
    return PENG_CLI_FAILED;

  names = peng_cli_media_get_names (items);

  return func (run, store, names, data);
}

static PengCliStatus
describe (PengCliRun *run,
          PengStore  *store,
          GStrv       names,
          gpointer    data)
{
  g_autoptr(GError) error = NULL;

  peng_store_describe_async (store, (const char * const *) names, data, NULL, peng_cli_run_answer_cb,
                             run);
  if (peng_store_describe_finish (store, peng_cli_run_wait (run), &error))
    return PENG_CLI_DONE;

  peng_cli_explain (NULL, error);

  return PENG_CLI_FAILED;
}

/**
 * peng_cli_media_describe:
 * @args: the arguments
 *
 * `pengcheng media describe [--caption TEXT] … ITEM…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_describe (GStrv *args)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();
  g_autofree char *consent = NULL;
  const GOptionEntry entries[] = {
    { "caption", 0, 0, G_OPTION_ARG_STRING, &change->fields[PENG_MEDIA_CAPTION],
      N_("What readers see below it"), N_("TEXT") },
    { "alt", 0, 0, G_OPTION_ARG_STRING, &change->fields[PENG_MEDIA_ALT],
      N_("What is said to those who do not see it"), N_("TEXT") },
    { "credit", 0, 0, G_OPTION_ARG_STRING, &change->fields[PENG_MEDIA_CREDIT],
      N_("Who made it"), N_("TEXT") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &change->fields[PENG_MEDIA_PLACE],
      N_("Where it was made"), N_("TEXT") },
    { "event", 0, 0, G_OPTION_ARG_STRING, &change->fields[PENG_MEDIA_EVENT],
      N_("At what event"), N_("TEXT") },
    { "people", 0, 0, G_OPTION_ARG_STRING, &change->fields[PENG_MEDIA_PEOPLE],
      N_("Who is to be seen"), N_("TEXT") },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &consent,
      N_("Whether it may be published: yes, no or unknown"), N_("ANSWER") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &change->added[PENG_MEDIA_TAG],
      N_("Give it this tag; may be given several times"), N_("TAG") },
    { "untag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &change->removed[PENG_MEDIA_TAG],
      N_("Take this tag away"), N_("TAG") },
    { "album", 0, 0, G_OPTION_ARG_STRING_ARRAY, &change->added[PENG_MEDIA_ALBUM],
      N_("Put it into this album; may be given several times"), N_("ALBUM") },
    { "unalbum", 0, 0, G_OPTION_ARG_STRING_ARRAY, &change->removed[PENG_MEDIA_ALBUM],
      N_("Take it out of this album"), N_("ALBUM") },
    G_OPTION_ENTRY_NULL
  };

  if (!peng_cli_parse (entries, _("ITEM…"),
                       _("Say something of items. What is not named stays as it is; an empty text "
                         "takes it away."), args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  if (consent != NULL && (change->consent = peng_consent_from_name (consent)) < 0)
    {
      peng_cli_say (_("“%s” is no answer. Write yes, no or unknown."), consent);
      return PENG_CLI_BAD;
    }

  return run_for_items (*args + 1, describe, change);
}

static void
explain_use (PengCliRun *run,
             PengStore  *store,
             const char *media)
{
  g_autoptr(GPtrArray) uses = list_uses (run, store, media);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const PengMediaUse *use = g_ptr_array_index (uses, i);

      /* Translators: an item's name, an article's title and its UUID */
      peng_cli_say (_("%s: It stays, for the article “%s” (%s) uses it."), media, use->title,
                    use->article);
    }

  if (uses != NULL && uses->len == 0)
    peng_cli_say (_("%s: It stays, for it is on its way to a site."), media);
}

static PengCliStatus
delete (PengCliRun *run,
        PengStore  *store,
        GStrv       names,
        gpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) refused = NULL;

  peng_store_trash_media_async (store, (const char * const *) names, NULL, peng_cli_run_answer_cb, run);
  refused = peng_store_trash_media_finish (store, peng_cli_run_wait (run), &error);
  if (refused == NULL)
    {
      peng_cli_explain (NULL, error);
      return PENG_CLI_FAILED;
    }

  for (char **media = refused; *media != NULL; media++)
    explain_use (run, store, *media);

  return *refused == NULL ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

static PengCliStatus
restore (PengCliRun *run,
         PengStore  *store,
         GStrv       names,
         gpointer    data)
{
  g_autoptr(GError) error = NULL;

  peng_store_untrash_media_async (store, (const char * const *) names, NULL, peng_cli_run_answer_cb,
                                  run);
  if (peng_store_untrash_media_finish (store, peng_cli_run_wait (run), &error))
    return PENG_CLI_DONE;

  peng_cli_explain (NULL, error);

  return PENG_CLI_FAILED;
}

static PengCliStatus
move_items (GStrv      *args,
            const char *summary,
            ItemsFunc   func)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  if (!peng_cli_parse (entries, _("ITEM…"), summary, args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  return run_for_items (*args + 1, func, NULL);
}

/**
 * peng_cli_media_delete:
 * @args: the arguments
 *
 * `pengcheng media delete ITEM…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_delete (GStrv *args)
{
  return move_items (args, _("Put items that no article uses into the trash. “pengcheng media "
                             "restore” takes them out again."), delete);
}

/**
 * peng_cli_media_restore:
 * @args: the arguments
 *
 * `pengcheng media restore ITEM…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_restore (GStrv *args)
{
  return move_items (args, _("Take items out of the trash."), restore);
}
