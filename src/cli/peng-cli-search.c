/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-info.h"
#include "cli/peng-cli-json.h"
#include "cli/peng-cli-run.h"
#include "cli/peng-cli.h"

#include <stdio.h>

#include <glib/gi18n.h>

static void
print_hit (const PengSearchHit *hit)
{
  peng_cli_info_print (hit->info);
  printf ("\t%s\n", hit->snippet);
}

static void
print_hit_json (const PengSearchHit *hit,
                GString             *out)
{
  peng_cli_json_begin (out, NULL);
  peng_cli_info_append_json (hit->info, out);
  peng_cli_json_string (out, "snippet", hit->snippet);
  peng_cli_json_number (out, "match_start", hit->match_start);
  peng_cli_json_number (out, "match_length", hit->match_length);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static PengCliStatus
search (PengCliRun *run,
        PengStore  *store,
        const char *words,
        gboolean    json)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  peng_store_search_async (store, words, G_MAXINT, peng_cli_run_get_cancellable (run),
                           peng_cli_run_answer_cb, run);
  hits = peng_store_search_finish (store, peng_cli_run_wait (run), NULL, &error);
  if (hits == NULL)
    {
      peng_cli_explain (NULL, error);
      return PENG_CLI_FAILED;
    }

  for (guint i = 0; i < hits->len; i++)
    {
      const PengSearchHit *hit = g_ptr_array_index (hits, i);

      if (json)
        print_hit_json (hit, out);
      else
        print_hit (hit);
    }

  return PENG_CLI_DONE;
}

/**
 * peng_cli_search:
 * @args: the arguments
 *
 * `pengcheng search [--json] WORDS`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_search (GStrv *args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;
  g_autofree char *words = NULL;

  if (!peng_cli_parse (entries, _("WORDS"),
                       _("Find the drafts that hold all of the words, newest first. A word of Chinese "
                         "is found anywhere, another where a word begins so."), args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  words = g_strjoinv (" ", *args + 1);
  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? search (run, store, words, json) : PENG_CLI_FAILED;
}
