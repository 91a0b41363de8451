/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include <stdio.h>

#include <glib/gi18n.h>

#define PAGE_SIZE 200

typedef struct
{
  PengLibraryQuery *query;
  gboolean          json;
  gboolean          missing;
  gboolean          filters[8];
  char            **kinds;
  char             *from;
  char             *to;
} Options;

static const struct
{
  PengLibraryFilter  filter;
  const char        *name;
  const char        *summary;
} filters[] = {
  { PENG_LIBRARY_UNUSED, "unused", N_("Only what no article uses") },
  { PENG_LIBRARY_NO_CAPTION, "no-caption", N_("Only what has no caption") },
  { PENG_LIBRARY_NO_ALT, "no-alt", N_("Only what has no alternative text") },
  { PENG_LIBRARY_NO_CONSENT, "no-consent", N_("Only what nobody has allowed to publish") },
  { PENG_LIBRARY_WIDE, "wide", N_("Only what is wider than high") },
  { PENG_LIBRARY_HIGH, "high", N_("Only what is higher than wide") },
  { PENG_LIBRARY_SMALL, "small", N_("Only pictures that are too small for a page") },
  { PENG_LIBRARY_TRASH, "trash", N_("List what is in the trash") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (filters) == G_N_ELEMENTS (((Options *) NULL)->filters));

static void
options_clear (Options *self)
{
  g_clear_pointer (&self->query, peng_library_query_free);
  g_strfreev (self->kinds);
  g_free (self->from);
  g_free (self->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_kinds (Options *self)
{
  static const char * const names[] = { "picture", "video", "audio", "file" };

  for (char **name = self->kinds; name != NULL && *name != NULL; name++)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (names) && !g_str_equal (names[i], *name))
        i++;
      if (i == G_N_ELEMENTS (names))
        {
          peng_cli_say (_("There is no kind “%s”. The kinds are picture, video, audio and file."), *name);
          return FALSE;
        }

      self->query->kinds |= 1 << i;
    }

  return TRUE;
}

/* A day of this computer's clock, such as 2026-03-05; @days later. */
static gboolean
read_day (const char *text,
          int         days,
          gint64     *time)
{
  g_autofree char *midnight = text != NULL ? g_strconcat (text, "T00:00:00", NULL) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) begin = midnight != NULL ? g_date_time_new_from_iso8601 (midnight, zone) : NULL;
  g_autoptr(GDateTime) shifted = begin != NULL ? g_date_time_add_days (begin, days) : NULL;

  if (text == NULL)
    return TRUE;

  if (shifted == NULL)
    {
      peng_cli_say (_("“%s” is no day. Write it as 2026-03-05."), text);
      return FALSE;
    }

  *time = g_date_time_to_unix (shifted) * G_USEC_PER_SEC;

  return TRUE;
}

static gboolean
read_query (Options *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (self->filters[i])
      self->query->filters |= filters[i].filter;

  return read_kinds (self) && read_day (self->from, 0, &self->query->from) &&
         read_day (self->to, 1, &self->query->to);
}

static gboolean
parse (Options    *self,
       const char *parameters,
       const char *summary,
       GStrv      *args)
{
  const GOptionEntry fixed[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json,
      N_("Print one JSON object a line"), NULL },
    { "missing", 0, 0, G_OPTION_ARG_NONE, &self->missing,
      N_("List what articles show and the library does not have, or not any more"), NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->kinds,
      N_("Only pictures, video, audio or files; may be given several times"), N_("KIND") },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &self->query->labels[PENG_MEDIA_TAG],
      N_("Only what has this tag"), N_("TAG") },
    { "album", 0, 0, G_OPTION_ARG_STRING, &self->query->labels[PENG_MEDIA_ALBUM],
      N_("Only what is in this album"), N_("ALBUM") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &self->from,
      N_("Only what was taken on this day or later"), N_("DAY") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &self->to,
      N_("Only what was taken on this day or earlier"), N_("DAY") },
  };
  GOptionEntry entries[G_N_ELEMENTS (fixed) + G_N_ELEMENTS (filters) + 1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    entries[i] = fixed[i];
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    entries[G_N_ELEMENTS (fixed) + i] = (GOptionEntry) {
      filters[i].name, 0, 0, G_OPTION_ARG_NONE, &self->filters[i], filters[i].summary, NULL };

  return peng_cli_parse (entries, parameters, summary, args);
}

static gboolean
print_item (const PengLibraryItem *item,
            guint                  group,
            gpointer               user_data)
{
  const Options *options = user_data;
  g_autoptr(GString) out = g_string_new (NULL);

  if (!options->json)
    {
      peng_cli_media_print (item);
      return TRUE;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_media_append_json (item, out);
  peng_cli_json_number (out, "group", group);
  peng_cli_json_end (out);
  peng_cli_json_print (out);

  return TRUE;
}

static gboolean
visit_page (PengCliRun             *run,
            PengStore              *store,
            const PengLibraryEntry *entries,
            guint                   n_entries,
            PengCliMediaFunc        func,
            gpointer                user_data)
{
  gint64 ids[PAGE_SIZE];
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_entries; i++)
    ids[i] = entries[i].id;

  peng_store_get_library_async (store, ids, n_entries, peng_cli_run_get_cancellable (run),
                                peng_cli_run_answer_cb, run);
  items = peng_store_get_library_finish (store, peng_cli_run_wait (run), &error);
  if (items == NULL)
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  for (guint i = 0; i < items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (items, i);

      /* Some may have left the library meanwhile. */
      while (entries->id != item->id)
        entries++;
      if (!func (item, entries->group, user_data))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_cli_media_foreach:
 * @run: the run
 * @store: an open store
 * @query: which items
 * @func: (scope call): called with each, newest first
 * @user_data: data for @func
 *
 * Visits items of the library, a page at a time.
 *
 * Returns: whether all were visited; else that has been said
 */
gboolean
peng_cli_media_foreach (PengCliRun             *run,
                        PengStore              *store,
                        const PengLibraryQuery *query,
                        PengCliMediaFunc        func,
                        gpointer                user_data)
{
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_list_library_async (store, query, peng_cli_run_get_cancellable (run),
                                 peng_cli_run_answer_cb, run);
  entries = peng_store_list_library_finish (store, peng_cli_run_wait (run), &error);
  if (entries == NULL)
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  for (guint i = 0; i < entries->len; i += PAGE_SIZE)
    {
      if (!visit_page (run, store, &g_array_index (entries, PengLibraryEntry, i),
                       MIN (entries->len - i, PAGE_SIZE), func, user_data))
        return FALSE;
    }

  return TRUE;
}

/* What is missing is no item: it is told beside those that are asked for by a filter. */
static gboolean
list (PengCliRun *run,
      PengStore  *store,
      Options    *options)
{
  if ((!options->missing || options->query->filters != 0 || options->query->words != NULL) &&
      !peng_cli_media_foreach (run, store, options->query, print_item, options))
    return FALSE;

  return !options->missing || peng_cli_media_list_missing (run, store, options->json);
}

static PengCliStatus
open_and_list (Options *options)
{
  g_autoptr(PengCliRun) run = peng_cli_run_new ();
  PengStore *store = peng_cli_run_get_store (run);

  return store != NULL && list (run, store, options) ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

/**
 * peng_cli_media_list:
 * @args: the arguments
 *
 * `pengcheng media list [--json] [FILTER…]`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_list (GStrv *args)
{
  g_auto(Options) options = { .query = g_new0 (PengLibraryQuery, 1) };

  if (!parse (&options, NULL,
              _("List the library, newest first: name, time when it was taken, kind, file name, "
                "caption."), args) ||
      !peng_cli_expect (*args, 0, 0) || !read_query (&options))
    return PENG_CLI_BAD;

  return open_and_list (&options);
}

/**
 * peng_cli_media_search:
 * @args: the arguments
 *
 * `pengcheng media search [--json] [FILTER…] WORDS`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_search (GStrv *args)
{
  g_auto(Options) options = { .query = g_new0 (PengLibraryQuery, 1) };

  if (!parse (&options, _("WORDS"),
              _("Find the items of which all of the words are said, or that an article uses whose "
                "title holds them, newest first."), args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT) || !read_query (&options))
    return PENG_CLI_BAD;

  options.query->words = g_strjoinv (" ", *args + 1);

  return open_and_list (&options);
}
