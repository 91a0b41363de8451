/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli.h"

#include "config.h"

#include "core/peng-crash.h"
#include "core/peng-locale.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

static const PengCliVerb verbs[] = {
  { "convert", N_("Turn an article from one format into another"), peng_cli_convert },
  { "draft",   N_("Make, list, show, export and delete drafts"), peng_cli_draft },
  { "media",   N_("Bring in, find, describe and export photographs and files"), peng_cli_media },
  { "photo",   N_("Make photographs fit for the web"), peng_cli_photo },
  { "portal",  N_("Run the built-in portal"), peng_cli_portal },
  { "publish", N_("Publish articles, each exactly once"), peng_cli_publish },
  { "search",  N_("Find drafts by words in them"), peng_cli_search },
  { "site",    N_("Add, list, test and remove sites to publish to"), peng_cli_site },
  { "verify",  N_("Read pages back and compare them with what was sent"), peng_cli_verify },
};

static void
print_help (void)
{
  printf ("%s\n  pengcheng %s\n\n%s\n", _("Usage:"), _("[--data DIR] VERB [OPTION…]"), _("Verbs:"));
  peng_cli_list_verbs (verbs, G_N_ELEMENTS (verbs));
  printf ("\n%s\n", _("“pengcheng VERB --help” tells more of a verb."));
}

/* Reads the options before the verb.
 *
 * Returns: the arguments that are left, or %NULL where the value of --data is missing */
static char **
skip_options (char **arguments)
{
  while (*arguments != NULL && g_str_has_prefix (*arguments, "--data"))
    {
      const char *value = *arguments + strlen ("--data");

      if (*value == '=')
        value++;
      else if (*value != '\0')
        return arguments;
      else if ((value = *++arguments) == NULL)
        return NULL;

      g_setenv ("PENGCHENG_DATA_DIR", value, TRUE);
      arguments++;
    }

  return arguments;
}

static PengCliStatus
run (char **arguments)
{
  const char *word;
  const PengCliVerb *verb;

  arguments = skip_options (arguments);
  if (arguments == NULL)
    {
      peng_cli_say (_("“--data” needs a folder."));
      return PENG_CLI_BAD;
    }

  word = *arguments;
  if (word == NULL)
    {
      peng_cli_say (_("What to do? “pengcheng --help” lists the verbs."));
      return PENG_CLI_BAD;
    }

  verb = peng_cli_find_verb (verbs, G_N_ELEMENTS (verbs), word);
  if (verb != NULL)
    return peng_cli_run_verb (verb, "pengcheng", arguments);

  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    print_help ();
  else if (strcmp (word, "--version") == 0)
    printf ("pengcheng %s\n", PACKAGE_VERSION);
  else
    {
      peng_cli_say (_("There is no verb “%s”. “pengcheng --help” lists the verbs."), word);
      return PENG_CLI_BAD;
    }

  return PENG_CLI_DONE;
}

int
main (int   argc,
      char *argv[])
{
  PengCliStatus status;

  peng_locale_init ();
  peng_crash_keep_memory_out ();
  g_log_writer_default_set_use_stderr (TRUE);
  status = run (argv + 1);

  /* A script must not take half a result for the whole. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      peng_cli_say (_("The result could not be written out. Is the disk full?"));
      return PENG_CLI_FAILED;
    }

  return status;
}
