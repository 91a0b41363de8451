/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-article.h"
#include "cli/peng-cli-draft.h"
#include "cli/peng-cli-format.h"
#include "cli/peng-cli-info.h"
#include "cli/peng-cli-json.h"
#include "cli/peng-cli.h"

#include <stdio.h>

#include <glib/gi18n.h>

#define PAGE_SIZE 500

static const PengCliVerb verbs[] = {
  { "new",     N_("Make a draft, empty or from a file"), peng_cli_draft_new },
  { "replace", N_("Put a file in the place of what a draft holds"), peng_cli_draft_replace },
  { "list",    N_("List the drafts, newest first"), peng_cli_draft_list },
  { "show",    N_("Show what a draft holds"), peng_cli_draft_show },
  { "export",  N_("Write a draft to a file"), peng_cli_draft_export },
  { "delete",  N_("Put drafts into the trash"), peng_cli_draft_delete },
  { "restore", N_("Take drafts out of the trash"), peng_cli_draft_restore },
};

/**
 * peng_cli_draft:
 * @args: the arguments
 *
 * `pengcheng draft new|replace|list|show|export|delete|restore …`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft (GStrv *args)
{
  return peng_cli_run_group (verbs, G_N_ELEMENTS (verbs), "draft", *args + 1);
}

static gboolean
print_page (GPtrArray *infos,
            gboolean   json)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < infos->len; i++)
    {
      const PengDraftInfo *info = g_ptr_array_index (infos, i);

      if (!json)
        {
          peng_cli_info_print (info);
          putchar ('\n');
          continue;
        }

      peng_cli_json_begin (out, NULL);
      peng_cli_info_append_json (info, out);
      peng_cli_json_end (out);
      peng_cli_json_print (out);
    }

  return infos->len == PAGE_SIZE;
}

static PengCliStatus
list (PengCliRun    *run,
      PengStore     *store,
      PengDraftList  which,
      gboolean       json)
{
  g_autoptr(PengDraftInfo) last = NULL;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr(GPtrArray) infos = NULL;
      g_autoptr(GError) error = NULL;

      peng_store_list_drafts_async (store, which, last, PAGE_SIZE, peng_cli_run_get_cancellable (run),
                                    peng_cli_run_answer_cb, run);
      infos = peng_store_list_drafts_finish (store, peng_cli_run_wait (run), &error);
      if (infos == NULL)
        {
          peng_cli_explain (NULL, error);
          return PENG_CLI_FAILED;
        }

      more = print_page (infos, json);
      g_clear_pointer (&last, peng_draft_info_free);
      if (more)
        last = peng_draft_info_copy (g_ptr_array_index (infos, infos->len - 1));
    }

  return PENG_CLI_DONE;
}

/**
 * peng_cli_draft_list:
 * @args: the arguments
 *
 * `pengcheng draft list [--json] [--trash]`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_list (GStrv *args)
{
  gboolean json = FALSE;
  gboolean trash = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json,
      N_("Print one JSON object a line"), NULL },
    { "trash", 0, 0, G_OPTION_ARG_NONE, &trash,
      N_("List what is in the trash"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, NULL, _("List the drafts, newest first: name, time of the last "
                                        "change, title."), args) ||
      !peng_cli_expect (*args, 0, 0))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? list (run, store, trash ? PENG_LIST_TRASH : PENG_LIST_DRAFTS, json)
                       : PENG_CLI_FAILED;
}

static gboolean
move_draft (PengCliRun *run,
            PengStore  *store,
            const char *uuid,
            gboolean    restore)
{
  g_autoptr(GError) error = NULL;
  gboolean moved;

  if (restore)
    {
      peng_store_undelete_article_async (store, uuid, NULL, peng_cli_run_answer_cb, run);
      moved = peng_store_undelete_article_finish (store, peng_cli_run_wait (run), &error);
    }
  else
    {
      peng_store_delete_article_async (store, uuid, NULL, peng_cli_run_answer_cb, run);
      moved = peng_store_delete_article_finish (store, peng_cli_run_wait (run), &error);
    }

  if (!moved)
    peng_cli_article_explain (uuid, error);

  return moved;
}

static PengCliStatus
move_drafts (GStrv      *args,
             const char *summary,
             gboolean    restore)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;
  PengCliStatus status = PENG_CLI_DONE;

  if (!peng_cli_parse (entries, _("DRAFT…"), summary, args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);
  if (store == NULL)
    return PENG_CLI_FAILED;

  for (guint i = 1; (*args)[i] != NULL; i++)
    {
      peng_cli_article_fold_name ((*args)[i]);
      if (!move_draft (run, store, (*args)[i], restore))
        status = PENG_CLI_FAILED;
    }

  return status;
}

/**
 * peng_cli_draft_delete:
 * @args: the arguments
 *
 * `pengcheng draft delete DRAFT…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_delete (GStrv *args)
{
  return move_drafts (args, _("Put drafts into the trash. “pengcheng draft restore” takes them out "
                              "again."), FALSE);
}

/**
 * peng_cli_draft_restore:
 * @args: the arguments
 *
 * `pengcheng draft restore DRAFT…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_restore (GStrv *args)
{
  return move_drafts (args, _("Take drafts out of the trash."), TRUE);
}
