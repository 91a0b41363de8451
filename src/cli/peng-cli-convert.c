/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-format.h"
#include "cli/peng-cli-run.h"
#include "cli/peng-cli.h"

#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  char             *from_name;
  char             *to_name;
  const PengFormat *from;
  const PengFormat *to;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from_name);
  g_free (options->to_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *options,
       GStrv   *args)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from_name,
      /* Translators: an option; F is the name of a format, such as html or txt */
      N_("Take IN for a file of format F, whatever it is called"), N_("F") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to_name,
      N_("Write OUT in format F, whatever it is called"), N_("F") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *formats = peng_cli_format_dup_names ();
  /* Translators: %s is a list of names */
  g_autofree char *summary = g_strdup_printf (_("Turn an article from one format into another. “-” "
                                                "is standard input or output. Formats: %s."),
                                              formats);

  if (!peng_cli_parse (entries, _("IN OUT"), summary, args) || !peng_cli_expect (*args, 2, 2))
    return FALSE;

  options->from = peng_cli_format_choose (options->from_name, (*args)[1], "--from");
  if (options->from == NULL)
    return FALSE;

  if (options->to_name == NULL && strcmp ((*args)[2], "-") == 0)
    options->to_name = g_strdup ("html");
  options->to = peng_cli_format_choose (options->to_name, (*args)[2], "--to");

  return options->to != NULL;
}

/**
 * peng_cli_convert:
 * @args: the arguments
 *
 * `pengcheng convert [--from F] [--to F] IN OUT`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_convert (GStrv *args)
{
  g_auto(Options) options = { 0 };
  g_autoptr(PengCliRun) run = NULL;
  g_autoptr(GBytes) input = NULL;
  g_autoptr(GBytes) output = NULL;

  if (!parse (&options, args))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  input = peng_cli_run_read (run, (*args)[1]);
  if (input != NULL)
    output = peng_cli_format_convert (run, options.from, options.to, input, (*args)[1]);

  return output != NULL && peng_cli_run_write (run, (*args)[2], output) ? PENG_CLI_DONE
                                                                        : PENG_CLI_FAILED;
}
