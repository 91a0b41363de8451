/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include "work/peng-error-text.h"
#include "work/peng-media-replace.h"

#include <stdio.h>

#include <glib/gi18n.h>

static void
print_article (const PengMediaReplaced *article,
               gboolean                 json)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *reason = article->error != NULL ? peng_error_text_new (article->error) : NULL;

  if (!json)
    {
      if (article->error == NULL)
        printf ("%s\t%u\t%s\n", article->article, article->n_places, article->title);
      return;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "article", article->article);
  peng_cli_json_string (out, "title", article->title);
  peng_cli_json_number (out, "places", article->error == NULL ? article->n_places : 0);
  peng_cli_json_string (out, "reason", reason);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static PengCliStatus
tell (GPtrArray *articles,
      gboolean   json)
{
  guint n_failed = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      const PengMediaReplaced *article = g_ptr_array_index (articles, i);

      print_article (article, json);
      if (article->error == NULL)
        continue;

      n_failed++;
      peng_cli_explain (article->article, article->error);
    }

  if (articles->len == 0)
    peng_cli_say (_("No article uses it."));

  return n_failed == 0 ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

static PengCliStatus
replace (PengCliRun *run,
         PengStore  *store,
         const char *media,
         const char *wanted,
         gboolean    json)
{
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GError) error = NULL;

  peng_media_replace_async (store, media, wanted, NULL, NULL, peng_cli_run_get_cancellable (run),
                            peng_cli_run_answer_cb, run);
  articles = peng_media_replace_finish (peng_cli_run_wait (run), &error);
  if (articles != NULL)
    return tell (articles, json);

  peng_cli_explain (NULL, error);

  return PENG_CLI_FAILED;
}

/* What the library does not have can stand in articles all the same: then its whole name is needed. */
static char *
dup_old_name (PengCliRun *run,
              PengStore  *store,
              const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autoptr(PengLibraryItem) item = NULL;

  if (peng_media_is_name (folded))
    return g_steal_pointer (&folded);

  item = peng_cli_media_find (run, store, name);

  return item != NULL ? g_strdup (item->media->sha) : NULL;
}

static PengCliStatus
find_and_replace (PengCliRun  *run,
                  PengStore   *store,
                  char       **names,
                  gboolean     json)
{
  g_autofree char *media = dup_old_name (run, store, names[0]);
  g_autoptr(PengLibraryItem) wanted = media != NULL ? peng_cli_media_find (run, store, names[1]) : NULL;

  return wanted != NULL ? replace (run, store, media, wanted->media->sha, json) : PENG_CLI_FAILED;
}

/**
 * peng_cli_media_replace:
 * @args: the arguments
 *
 * `pengcheng media replace [--json] OLD NEW`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_replace (GStrv *args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("OLD NEW"),
                       _("Put the item NEW in the place of OLD in every article that shows it. "
                         "Captions stay. Of each article its name, the number of places and its title "
                         "are printed."), args) ||
      !peng_cli_expect (*args, 2, 2))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? find_and_replace (run, store, *args + 1, json) : PENG_CLI_FAILED;
}
