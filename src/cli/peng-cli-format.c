/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-format.h"

#include "cli/peng-cli.h"

#include <glib/gi18n.h>

/* Reads @bytes, or takes @article as it is; then writes it. */
typedef struct
{
  const PengFormat *from;
  const PengFormat *to;
  GBytes           *bytes;
  PengArticle      *article;
  guint             n_lost;
} Conversion;

static void
convert_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Conversion *conversion = task_data;
  g_autoptr(PengArticle) article = NULL;
  GBytes *output = NULL;
  GError *error = NULL;

  if (conversion->article != NULL)
    article = peng_article_ref (conversion->article);
  else
    article = peng_convert_read (conversion->from, conversion->bytes, &conversion->n_lost, &error);

  if (article != NULL)
    output = peng_convert_write (conversion->to, article, &error);

  if (output != NULL)
    g_task_return_pointer (task, output, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static GBytes *
run_conversion (PengCliRun *run,
                Conversion *conversion,
                const char *what)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, peng_cli_run_answer_cb, run);
  g_autoptr(GError) error = NULL;
  GBytes *output;

  g_task_set_task_data (task, conversion, NULL);
  g_task_run_in_thread (task, convert_in_thread);
  output = g_task_propagate_pointer (G_TASK (peng_cli_run_wait (run)), &error);
  if (output == NULL)
    peng_cli_explain (what, error);

  return output;
}

/**
 * peng_cli_format_dup_names:
 *
 * Returns: (transfer full): the names of all formats, for a person
 */
char *
peng_cli_format_dup_names (void)
{
  GString *names = g_string_new (NULL);
  guint n_formats;
  const PengFormat *formats = peng_format_list (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].name);

  return g_string_free (names, FALSE);
}

/**
 * peng_cli_format_choose:
 * @name: (nullable): name of a format that was asked for
 * @path: (type filename): a file whose suffix may tell instead
 * @option: how to ask, such as `--from`
 *
 * Returns: (transfer none) (nullable): the format; %NULL when it was said what is missing
 */
const PengFormat *
peng_cli_format_choose (const char *name,
                        const char *path,
                        const char *option)
{
  const PengFormat *format = name != NULL ? peng_format_find (name)
                                          : peng_format_find_for_path (path);
  g_autofree char *formats = NULL;

  if (format != NULL)
    return format;

  formats = peng_cli_format_dup_names ();
  if (name != NULL)
    peng_cli_say (_("There is no format “%s”. Choose one of: %s."), name, formats);
  else
    /* Translators: %s are a file's name, an option such as --from, and a list of names */
    peng_cli_say (_("The name “%s” does not tell a format. Choose one with %s: %s."), path, option,
                  formats);

  return NULL;
}

/**
 * peng_cli_format_convert:
 * @run: a run
 * @from: format of @bytes
 * @to: format of the result
 * @bytes: a file
 * @path: (type filename): what it is called
 *
 * Turns a file into another format, and says on standard error how many pictures it had to leave out.
 *
 * Returns: (transfer full) (nullable): the result; %NULL when it was said why not
 */
GBytes *
peng_cli_format_convert (PengCliRun       *run,
                         const PengFormat *from,
                         const PengFormat *to,
                         GBytes           *bytes,
                         const char       *path)
{
  Conversion conversion = { .from = from, .to = to, .bytes = bytes };

  GBytes *output = run_conversion (run, &conversion, path);

  if (output != NULL && conversion.n_lost > 0)
    /* Translators: %s is a file's name */
    peng_cli_say (ngettext ("%s: %u picture or clip is left out, for nothing is taken into the "
                            "library here. “pengcheng draft new” takes in what lies beside a page.",
                            "%s: %u pictures or clips are left out, for nothing is taken into the "
                            "library here. “pengcheng draft new” takes in what lies beside a page.",
                            conversion.n_lost), path, conversion.n_lost);

  return output;
}

/**
 * peng_cli_format_write:
 * @run: a run
 * @to: format of the result
 * @article: an article
 *
 * Returns: (transfer full) (nullable): the result; %NULL when it was said why not
 */
GBytes *
peng_cli_format_write (PengCliRun       *run,
                       const PengFormat *to,
                       PengArticle      *article)
{
  Conversion conversion = { .to = to, .article = article };

  return run_conversion (run, &conversion, NULL);
}
