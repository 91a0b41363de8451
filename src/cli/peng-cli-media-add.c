/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include "work/peng-error-text.h"
#include "work/peng-import-folder.h"
#include "work/peng-importer.h"

#include <stdio.h>

#include <glib/gi18n.h>

typedef struct
{
  PengImport *import;
  gboolean    json;
  guint       n_new;
  guint       n_there;
  guint       n_failed;
} Adding;

static char *
dup_shown (Adding *adding,
           guint   position)
{
  GFile *file = peng_import_get_file (adding->import, position);
  g_autofree char *path = g_file_get_path (file);

  return g_filename_display_name (path);
}

static void
print_json (Adding       *adding,
            guint         position,
            const char   *result,
            const char   *media,
            const GError *error)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *shown = dup_shown (adding, position);
  g_autofree char *reason = error != NULL ? peng_error_text_new (error) : NULL;

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "file", shown);
  peng_cli_json_string (out, "result", result);
  peng_cli_json_string (out, "name", media);
  peng_cli_json_string (out, "reason", reason);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static void
imported_cb (Adding          *adding,
             guint            position,
             const PengMedia *media)
{
  gboolean was_there = peng_import_was_there (adding->import, position);
  const char *result = was_there ? "there" : "added";
  g_autofree char *shown = dup_shown (adding, position);

  if (was_there)
    adding->n_there++;
  else
    adding->n_new++;

  if (adding->json)
    print_json (adding, position, result, media->sha, NULL);
  else
    printf ("%s\t%s\t%s\n", media->sha, result, shown);
  fflush (stdout);
}

static void
failed_cb (Adding       *adding,
           guint         position,
           const char   *name,
           const GError *error)
{
  g_autofree char *shown = dup_shown (adding, position);

  adding->n_failed++;
  if (adding->json)
    print_json (adding, position, "failed", NULL, error);
  peng_cli_explain (shown, error);
  fflush (stdout);
}

static gboolean
add_argument (Adding     *adding,
              PengCliRun *run,
              const char *argument)
{
  GCancellable *cancellable = peng_cli_run_get_cancellable (run);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      peng_import_add_file (adding->import, file);
      return TRUE;
    }

  files = peng_import_folder_list (file, cancellable, &error);
  if (files == NULL)
    {
      peng_cli_explain (argument, error);
      return FALSE;
    }

  for (guint i = 0; i < files->len; i++)
    peng_import_add_file (adding->import, g_ptr_array_index (files, i));

  return TRUE;
}

static PengCliStatus
add (Adding     *adding,
     PengCliRun *run,
     PengStore  *store)
{
  g_autoptr(PengPhotoPool) pool = peng_photo_pool_new ();
  g_autoptr(PengImporter) importer = peng_importer_new (store, pool);
  g_autoptr(GError) error = NULL;
  gboolean done;

  peng_importer_run_async (importer, adding->import, peng_cli_run_get_cancellable (run),
                           peng_cli_run_answer_cb, run);
  done = peng_importer_run_finish (importer, peng_cli_run_wait (run), &error);
  if (!done)
    peng_cli_explain (NULL, error);

  /* Translators: how many files became what */
  peng_cli_say (_("%u brought in, %u already here, %u failed."), adding->n_new, adding->n_there,
                adding->n_failed);

  return done && adding->n_failed == 0 ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

/**
 * peng_cli_media_add:
 * @args: the arguments
 *
 * `pengcheng media add [--json] FILE…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_add (GStrv *args)
{
  g_autoptr(PengImport) import = peng_import_new ();
  Adding adding = { .import = import };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &adding.json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("FILE…"),
                       _("Bring photographs and files into the library; of a folder all that is in "
                         "it. What is there already stays as it is."), args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  for (char **argument = *args + 1; *argument != NULL; argument++)
    if (!add_argument (&adding, run, *argument))
      return PENG_CLI_FAILED;

  store = peng_cli_run_get_store (run);
  if (store == NULL)
    return PENG_CLI_FAILED;

  g_signal_connect_swapped (import, "imported", G_CALLBACK (imported_cb), &adding);
  g_signal_connect_swapped (import, "failed", G_CALLBACK (failed_cb), &adding);

  return add (&adding, run, store);
}
