/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli.h"

#include "core/peng-paths.h"

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>

static const PengCliVerb verbs[] = {
  { "portal", N_("Run the built-in portal"), peng_cli_portal },
};

static void
print_help (void)
{
  g_print ("%s\n  pengcheng %s\n\n%s\n", _("Usage:"), _("VERB [OPTION…]"), _("Verbs:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-9s %s\n", verbs[i].name, _(verbs[i].summary));
  g_print ("\n%s\n", _("“pengcheng VERB --help” tells more of a verb."));
}

static const PengCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (strcmp (verbs[i].name, name) == 0)
        return &verbs[i];
    }

  return NULL;
}

/* The verb's own arguments, under the name that its usage line begins with. */
static PengCliStatus
run_verb (const PengCliVerb  *verb,
          char              **arguments)
{
  g_auto(GStrv) args = g_strdupv (arguments);
  g_autofree char *name = g_strconcat ("pengcheng ", verb->name, NULL);

  g_set_prgname (name);
  g_free (args[0]);
  args[0] = g_strdup (name);

  return verb->run (&args);
}

int
main (int   argc,
      char *argv[])
{
  const char *word = argc > 1 ? argv[1] : "";
  const PengCliVerb *verb = find_verb (word);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, peng_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (verb != NULL)
    return run_verb (verb, argv + 1);

  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    {
      print_help ();
      return PENG_CLI_DONE;
    }

  if (strcmp (word, "--version") == 0)
    {
      g_print ("pengcheng %s\n", PACKAGE_VERSION);
      return PENG_CLI_DONE;
    }

  if (*word == '\0')
    peng_cli_say (_("What to do? “pengcheng --help” lists the verbs."));
  else
    peng_cli_say (_("There is no verb “%s”. “pengcheng --help” lists the verbs."), word);

  return PENG_CLI_BAD;
}
