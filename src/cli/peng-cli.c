/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli.h"

/**
 * peng_cli_parse:
 * @entries: the options of a verb
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
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse_strv (context, args, &error))
    return TRUE;

  peng_cli_say ("%s", error->message);

  return FALSE;
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
