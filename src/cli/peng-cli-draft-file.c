/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-article.h"
#include "cli/peng-cli-draft.h"
#include "cli/peng-cli-format.h"

#include <stdio.h>

#include <glib/gi18n.h>

/* Drafts from files. */

static PengCliStatus
make_draft (PengCliRun       *run,
            PengStore        *store,
            const PengFormat *format,
            const char       *path)
{
  g_autoptr(PengArticle) article = NULL;
  guint n_lost = 0;

  article = path != NULL ? peng_cli_article_read (run, store, format, path, &n_lost)
                         : peng_article_new_empty ();

  if (article == NULL || !peng_cli_article_save (run, store, article, 0, NULL))
    return PENG_CLI_FAILED;

  printf ("%s\n", peng_article_get_uuid (article));

  return PENG_CLI_DONE;
}

/**
 * peng_cli_draft_new:
 * @args: the arguments
 *
 * `pengcheng draft new [--from F] [FILE]`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_new (GStrv *args)
{
  g_autofree char *from = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_("Take FILE for one of format F, whatever it is called"), N_("F") },
    G_OPTION_ENTRY_NULL
  };
  const PengFormat *format = NULL;
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("[FILE]"),
                       _("Make a draft, empty or from a file (“-” is standard input), with the "
                         "pictures that lie beside the file. Its name is printed."), args) ||
      !peng_cli_expect (*args, 0, 1))
    return PENG_CLI_BAD;

  if ((*args)[1] != NULL)
    {
      format = peng_cli_format_choose (from, (*args)[1], "--from");
      if (format == NULL)
        return PENG_CLI_BAD;
    }

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? make_draft (run, store, format, (*args)[1]) : PENG_CLI_FAILED;
}

/* Opening keeps what was there as a snapshot, so that a wrong file costs nothing. */
static gboolean
keep_old (PengCliRun *run,
          PengStore  *store,
          const char *uuid,
          guint64    *revision)
{
  g_autoptr(PengDraft) draft = NULL;
  g_autoptr(GError) error = NULL;

  peng_draft_open_async (store, uuid, peng_cli_run_get_cancellable (run), peng_cli_run_answer_cb,
                         run);
  draft = peng_draft_open_finish (peng_cli_run_wait (run), &error);
  if (draft == NULL)
    {
      peng_cli_article_explain (uuid, error);
      return FALSE;
    }

  *revision = peng_draft_get_revision (draft);

  return TRUE;
}

static PengCliStatus
replace_draft (PengCliRun       *run,
               PengStore        *store,
               const PengFormat *format,
               const char       *uuid,
               const char       *path)
{
  g_autoptr(PengArticle) read = NULL;
  g_autoptr(PengArticle) article = NULL;
  guint64 base;
  guint n_lost;

  if (!keep_old (run, store, uuid, &base))
    return PENG_CLI_FAILED;

  read = peng_cli_article_read (run, store, format, path, &n_lost);
  if (read == NULL)
    return PENG_CLI_FAILED;

  article = peng_article_with_uuid (read, uuid);

  return peng_cli_article_save (run, store, article, base, NULL) ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

/**
 * peng_cli_draft_replace:
 * @args: the arguments
 *
 * `pengcheng draft replace [--from F] DRAFT FILE`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_replace (GStrv *args)
{
  g_autofree char *from = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_("Take FILE for one of format F, whatever it is called"), N_("F") },
    G_OPTION_ENTRY_NULL
  };
  const PengFormat *format;
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("DRAFT FILE"),
                       _("Put a file (“-” is standard input) in the place of what a draft holds. "
                         "Published once more, it changes the page that is there."), args) ||
      !peng_cli_expect (*args, 2, 2))
    return PENG_CLI_BAD;

  format = peng_cli_format_choose (from, (*args)[2], "--from");
  if (format == NULL)
    return PENG_CLI_BAD;

  peng_cli_article_fold_name ((*args)[1]);
  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? replace_draft (run, store, format, (*args)[1], (*args)[2])
                       : PENG_CLI_FAILED;
}
