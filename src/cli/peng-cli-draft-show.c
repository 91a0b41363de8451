/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-article.h"
#include "cli/peng-cli-draft.h"
#include "cli/peng-cli-format.h"
#include "cli/peng-cli-info.h"
#include "cli/peng-cli-json.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* Drafts as text, JSON and files. */

static void
print_article (PengArticle *article)
{
  g_autofree char *plain = peng_article_dup_plain (article);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      const char *value = peng_article_get_field (article, i);

      if (*value != '\0')
        printf ("%s: %s\n", peng_field_get_name (i), value);
    }

  printf ("\n%s\n", plain);
}

static gboolean
print_article_json (PengCliRun  *run,
                    PengStore   *store,
                    PengArticle *article)
{
  const char *uuid = peng_article_get_uuid (article);
  g_autofree char *plain = peng_article_dup_plain (article);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(PengDraftInfo) info = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_get_draft_async (store, uuid, NULL, peng_cli_run_answer_cb, run);
  info = peng_store_get_draft_finish (store, peng_cli_run_wait (run), &error);
  if (info == NULL)
    {
      peng_cli_article_explain (uuid, error);
      return FALSE;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_info_append_json (info, out);
  peng_cli_json_begin (out, "fields");
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    peng_cli_json_string (out, peng_field_get_name (i), peng_article_get_field (article, i));
  peng_cli_json_end (out);
  peng_cli_json_string (out, "text", plain);
  peng_cli_json_end (out);
  peng_cli_json_print (out);

  return TRUE;
}

static PengCliStatus
show (PengCliRun *run,
      PengStore  *store,
      const char *uuid,
      gboolean    json)
{
  g_autoptr(PengArticle) article = peng_cli_article_load (run, store, uuid, NULL);

  if (article == NULL)
    return PENG_CLI_FAILED;

  if (json)
    return print_article_json (run, store, article) ? PENG_CLI_DONE : PENG_CLI_FAILED;

  print_article (article);

  return PENG_CLI_DONE;
}

/**
 * peng_cli_draft_show:
 * @args: the arguments
 *
 * `pengcheng draft show [--json] DRAFT`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_show (GStrv *args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("DRAFT"), _("Show the fields and the plain text of a draft."),
                       args) ||
      !peng_cli_expect (*args, 1, 1))
    return PENG_CLI_BAD;

  peng_cli_article_fold_name ((*args)[1]);
  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? show (run, store, (*args)[1], json) : PENG_CLI_FAILED;
}

/* A file that is there and has other bytes is left alone: the picture gets another name. */
static GFile *
find_place (GFile           *folder,
            const PengMedia *media)
{
  g_autofree char *name = g_path_get_basename (media->name);
  GFile *place = g_file_get_child (folder, name);

  if (*name != '\0' && *name != '.' && !g_file_query_exists (place, NULL))
    return place;

  g_object_unref (place);

  return g_file_get_child (folder, media->sha);
}

static gboolean
export_picture (PengCliRun      *run,
                PengStore       *store,
                const PengMedia *media,
                GFile           *folder)
{
  g_autofree char *path = peng_store_dup_media_path (store, media->sha, PENG_MEDIA_ORIGINAL);
  g_autoptr(GFile) from = g_file_new_for_path (path);
  g_autoptr(GFile) to = find_place (folder, media);
  g_autoptr(GError) error = NULL;

  g_file_copy_async (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                     G_PRIORITY_DEFAULT, peng_cli_run_get_cancellable (run), NULL, NULL,
                     peng_cli_run_answer_cb, run);
  if (g_file_copy_finish (from, peng_cli_run_wait (run), &error))
    return TRUE;

  peng_cli_explain_place (g_file_peek_path (to), error);

  return FALSE;
}

static gboolean
export_pictures (PengCliRun *run,
                 PengStore  *store,
                 const char *uuid,
                 const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_list_media_async (store, uuid, NULL, peng_cli_run_answer_cb, run);
  items = peng_store_list_media_finish (store, peng_cli_run_wait (run), &error);
  if (items == NULL)
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  for (guint i = 0; i < items->len; i++)
    {
      if (!export_picture (run, store, g_ptr_array_index (items, i), folder))
        return FALSE;
    }

  return TRUE;
}

static PengCliStatus
export_draft (PengCliRun       *run,
              PengStore        *store,
              const PengFormat *to,
              const char       *uuid,
              const char       *path,
              gboolean          pictures)
{
  g_autoptr(PengArticle) article = peng_cli_article_load (run, store, uuid, NULL);
  g_autoptr(GBytes) output = NULL;

  if (article != NULL)
    output = peng_cli_format_write (run, to, article);

  if (output == NULL || (pictures && !export_pictures (run, store, uuid, path)) ||
      !peng_cli_run_write (run, path, output))
    return PENG_CLI_FAILED;

  return PENG_CLI_DONE;
}

/**
 * peng_cli_draft_export:
 * @args: the arguments
 *
 * `pengcheng draft export [--to F] [--media] DRAFT OUT`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_draft_export (GStrv *args)
{
  g_autofree char *to = NULL;
  gboolean media = FALSE;
  const GOptionEntry entries[] = {
    { "media", 0, 0, G_OPTION_ARG_NONE, &media,
      N_("Put the original photographs beside OUT"), NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to,
      N_("Write OUT in format F, whatever it is called"), N_("F") },
    G_OPTION_ENTRY_NULL
  };
  const PengFormat *format;
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, _("DRAFT OUT"),
                       _("Write a draft to a file; “-” is standard output."), args) ||
      !peng_cli_expect (*args, 2, 2))
    return PENG_CLI_BAD;

  if (media && strcmp ((*args)[2], "-") == 0)
    {
      peng_cli_say (_("Photographs cannot go to standard output. Name a file for OUT, or leave "
                      "--media out."));
      return PENG_CLI_BAD;
    }

  if (to == NULL && strcmp ((*args)[2], "-") == 0)
    to = g_strdup ("html");
  format = peng_cli_format_choose (to, (*args)[2], "--to");
  if (format == NULL)
    return PENG_CLI_BAD;

  peng_cli_article_fold_name ((*args)[1]);
  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? export_draft (run, store, format, (*args)[1], (*args)[2], media)
                       : PENG_CLI_FAILED;
}
