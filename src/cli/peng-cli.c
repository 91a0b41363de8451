/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli.h"

#include "config.h"

#include "work/peng-error-text.h"

#include <stdio.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

/**
 * peng_cli_find_verb:
 * @verbs: (array length=n_verbs): a table
 * @n_verbs: how many rows it has
 * @name: what somebody typed
 *
 * Returns: (transfer none) (nullable): the verb
 */
const PengCliVerb *
peng_cli_find_verb (const PengCliVerb *verbs,
                    guint              n_verbs,
                    const char        *name)
{
  for (guint i = 0; i < n_verbs; i++)
    {
      if (strcmp (verbs[i].name, name) == 0)
        return &verbs[i];
    }

  return NULL;
}

/**
 * peng_cli_run_verb:
 * @verb: a verb
 * @command: what stands before it, such as `pengcheng`
 * @arguments: (array zero-terminated=1): the verb and what follows
 *
 * Runs a verb with its own arguments, under the name that its usage line begins with.
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_run_verb (const PengCliVerb  *verb,
                   const char         *command,
                   char              **arguments)
{
  g_auto(GStrv) args = g_strdupv (arguments);

  g_free (args[0]);
  args[0] = g_strconcat (command, " ", verb->name, NULL);
  g_set_prgname (args[0]);

  return verb->run (&args);
}

/**
 * peng_cli_list_verbs:
 * @verbs: (array length=n_verbs): a table
 * @n_verbs: how many rows it has
 *
 * Prints what there is.
 */
void
peng_cli_list_verbs (const PengCliVerb *verbs,
                     guint              n_verbs)
{
  for (guint i = 0; i < n_verbs; i++)
    printf ("  %-9s %s\n", verbs[i].name, _(verbs[i].summary));
}

/**
 * peng_cli_run_group:
 * @verbs: (array length=n_verbs): a table
 * @n_verbs: how many rows it has
 * @name: the verb of `pengcheng` that they are verbs of
 * @arguments: (array zero-terminated=1): what follows it
 *
 * Runs the verb that is asked for, or tells which there are.
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_run_group (const PengCliVerb  *verbs,
                    guint               n_verbs,
                    const char         *name,
                    char              **arguments)
{
  const char *word = arguments[0];
  const PengCliVerb *verb = word != NULL ? peng_cli_find_verb (verbs, n_verbs, word) : NULL;
  g_autofree char *command = g_strconcat ("pengcheng ", name, NULL);

  if (verb != NULL)
    return peng_cli_run_verb (verb, command, arguments);

  if (word != NULL && (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0))
    {
      printf ("%s\n  %s %s\n\n%s\n", _("Usage:"), command, _("VERB [OPTION…]"), _("Verbs:"));
      peng_cli_list_verbs (verbs, n_verbs);
      /* Translators: %s is a command, such as pengcheng draft */
      printf (_("\n“%s VERB --help” tells more of a verb.\n"), command);
      return PENG_CLI_DONE;
    }

  if (word == NULL)
    /* Translators: %s is a command, such as pengcheng draft */
    peng_cli_say (_("What to do? “%s --help” lists the verbs."), command);
  else
    /* Translators: a word that was typed, and a command, such as pengcheng draft */
    peng_cli_say (_("There is no verb “%s” here. “%s --help” lists the verbs."), word, command);

  return PENG_CLI_BAD;
}

/* Also before the verb, where main() reads it: so all of the program sees one folder. */
static gboolean
data_option_cb (const char  *name,
                const char  *value,
                gpointer     data,
                GError     **error)
{
  g_setenv ("PENGCHENG_DATA_DIR", value, TRUE);

  return TRUE;
}

static gboolean
has_option (const GOptionEntry *entries,
            const char         *name)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      if (strcmp (entry->long_name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_cli_parse:
 * @entries: the options of a verb; `--data` is added where they do not have it
 * @parameters: (nullable): what stands after the options in the usage line
 * @summary: what the verb does
 * @args: (inout): the arguments; only what is no option is left
 *
 * Parses the options of a verb. `--help` is answered here and ends the program.
 *
 * Returns: whether the arguments are good; what is wrong with them has been said
 */
gboolean
peng_cli_parse (const GOptionEntry *entries,
                const char         *parameters,
                const char         *summary,
                GStrv              *args)
{
  const GOptionEntry data_entries[] = {
    { "data", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, data_option_cb,
      /* Translators: an option of every verb; DIR is a folder */
      _("Keep drafts and photographs in the folder DIR"), _("DIR") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;
  guint n_args;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!has_option (entries, "data"))
    g_option_context_add_main_entries (context, data_entries, NULL);

  if (!g_option_context_parse_strv (context, args, &error))
    {
      peng_cli_say ("%s", error->message);
      return FALSE;
    }

  /* What follows "--" is no option; GLib leaves the dashes where they stand. */
  n_args = g_strv_length (*args);
  if (n_args > 1 && strcmp ((*args)[1], "--") == 0)
    {
      g_free ((*args)[1]);
      memmove (*args + 1, *args + 2, (n_args - 1) * sizeof (char *));
    }

  return TRUE;
}

/**
 * peng_cli_expect:
 * @args: the arguments that are left, the first of them the verb
 * @least: how many there must be after it
 * @most: how many there may be
 *
 * Returns: whether their number is right; what is wrong has been said
 */
gboolean
peng_cli_expect (GStrv args,
                 guint least,
                 guint most)
{
  guint n = g_strv_length (args) - 1;

  if (n < least)
    /* Translators: %s is a command such as "pengcheng convert" */
    peng_cli_say (_("Something is missing. “%s --help” tells what is needed."), args[0]);
  else if (n > most)
    /* Translators: the second %s is a command such as "pengcheng convert" */
    peng_cli_say (_("“%s” is too much. “%s --help” tells what is needed."), args[most + 1], args[0]);

  return n >= least && n <= most;
}

/**
 * peng_cli_say:
 * @format: a sentence for a person, as for printf()
 * @...: its values
 *
 * Says something on standard error.
 */
void
peng_cli_say (const char *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("pengcheng: %s\n", text);
}

/**
 * peng_cli_explain:
 * @what: (nullable): what it is about, such as a file's name
 * @error: an error
 *
 * Says on standard error what happened and what to do.
 */
void
peng_cli_explain (const char   *what,
                  const GError *error)
{
  g_autofree char *text = peng_error_text_new (error);
  g_autofree char *shown = NULL;

  g_debug ("%s", error->message);
  if (what == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      peng_cli_say ("%s", text);
      return;
    }

  shown = g_filename_display_name (what);
  /* Translators: what it is about, such as a file's name, and a sentence on it */
  peng_cli_say (_("%s: %s"), shown, text);
}

/**
 * peng_cli_explain_place:
 * @path: (type filename): a file or folder that was to be written
 * @error: why it was not
 *
 * Says on standard error what happened and what to do. What is not there is the folder, not what was
 * to come into it.
 */
void
peng_cli_explain_place (const char   *path,
                        const GError *error)
{
  g_autofree char *shown = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      peng_cli_explain (path, error);
      return;
    }

  shown = g_filename_display_name (path);
  g_debug ("%s", error->message);
  /* Translators: %s is the name of a file or folder */
  peng_cli_say (_("%s: The folder to write to is not there. Make it, or choose another one."), shown);
}
