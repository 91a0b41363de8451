/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include <stdio.h>

#include <glib/gi18n.h>

typedef struct
{
  char     *folder;
  char     *event;
  gboolean  published;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->folder);
  g_free (self->event);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static PengCliStatus
export_items (PengCliRun     *run,
              PengStore      *store,
              char          **names,
              const Options  *options)
{
  g_autoptr(GPtrArray) items = peng_cli_media_find_all (run, store, names);
  g_autoptr(GFile) parent = g_file_new_for_commandline_arg (options->folder);
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GError) error = NULL;

  if (items == NULL)
    return PENG_CLI_FAILED;

  peng_media_export_async (store, items,
                           options->published ? PENG_MEDIA_WEB : PENG_MEDIA_ORIGINAL, parent,
                           options->event, NULL, NULL, peng_cli_run_get_cancellable (run),
                           peng_cli_run_answer_cb, run);
  folder = peng_media_export_finish (peng_cli_run_wait (run), &error);
  if (folder == NULL)
    {
      peng_cli_explain_place (options->folder, error);
      return PENG_CLI_FAILED;
    }

  printf ("%s\n", g_file_peek_path (folder));

  return PENG_CLI_DONE;
}

/**
 * peng_cli_media_export:
 * @args: the arguments
 *
 * `pengcheng media export [--published] [--event TEXT] --out DIR ITEM…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_export (GStrv *args)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "event", 0, 0, G_OPTION_ARG_STRING, &options.event,
      N_("What the folder is called after the day"), N_("TEXT") },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      N_("Make the new folder in DIR"), N_("DIR") },
    { "published", 0, 0, G_OPTION_ARG_NONE, &options.published,
      N_("Copy what is published, without metadata, and not the originals"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("ITEM…"),
                       _("Copy items into a new folder, with a table of what is said of them, and "
                         "print its path."), args))
    return PENG_CLI_BAD;

  if (options.folder == NULL)
    {
      peng_cli_say (_("Where to? Name a folder with --out."));
      return PENG_CLI_BAD;
    }

  if (!peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? export_items (run, store, *args + 1, &options) : PENG_CLI_FAILED;
}
