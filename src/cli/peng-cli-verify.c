/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-json.h"
#include "cli/peng-cli-run.h"
#include "cli/peng-cli.h"

#include "core/peng-page-address.h"
#include "core/peng-paths.h"
#include "work/peng-desk.h"
#include "work/peng-page-words.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  PengCliRun *run;
  PengDesk   *desk;
  gboolean    json;
} Verification;

static void
print_json (const PengPageReport  *report,
            const PengPageFinding *finding)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *message = peng_page_finding_dup_text (finding);

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "page", report->url);
  peng_cli_json_string (out, "draft", report->article);
  peng_cli_json_number (out, "site", report->site);
  peng_cli_json_string (out, "kind", peng_page_kind_get_name (finding->kind));
  peng_cli_json_string (out, "severity",
                        peng_page_kind_is_tampering (finding->kind) ? "tampered" : "changed");
  peng_cli_json_string (out, "place", finding->outside ? "page" : "article");
  peng_cli_json_number (out, "paragraph", finding->paragraph);
  peng_cli_json_string (out, "near", finding->near);
  peng_cli_json_string (out, "there", finding->there);
  peng_cli_json_string (out, "sent", finding->expected);
  peng_cli_json_string (out, "hidden", finding->kind == PENG_PAGE_HIDDEN
                                         ? peng_page_hiding_get_name (finding->hiding) : NULL);
  peng_cli_json_string (out, "message", message);
  peng_cli_json_string (out, "fix", peng_page_finding_get_advice (finding));
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static void
print_finding (const PengPageReport  *report,
               const PengPageFinding *finding)
{
  g_autofree char *text = peng_page_finding_dup_text (finding);
  g_autofree char *place = peng_page_finding_dup_place (finding);

  printf ("%s\t%s\t%s\n", report->url, peng_page_kind_get_name (finding->kind), place);
  printf ("\t%s\n\t%s\n", text, peng_page_finding_get_advice (finding));
}

static PengCliStatus
tell (Verification         *self,
      const PengPageReport *report)
{
  for (guint i = 0; i < report->findings->len; i++)
    {
      if (self->json)
        print_json (report, report->findings->pdata[i]);
      else
        print_finding (report, report->findings->pdata[i]);
    }
  fflush (stdout);

  if (report->n_left_out > 0)
    /* Translators: %u is a number of findings */
    peng_cli_say (_("%s: There are %u more."), report->url, report->n_left_out);

  if (report->outcome == PENG_READ_BACK_CLEAN)
    peng_cli_say (_("%s: The page is as it was sent."), report->url);
  else if (report->outcome == PENG_READ_BACK_UNREAD)
    peng_cli_say (_("%s: The page could not be read now, which says nothing of it. Try again later. (%s)"),
                  report->url, report->error->message);

  return report->outcome == PENG_READ_BACK_CLEAN ? PENG_CLI_DONE :
         report->outcome == PENG_READ_BACK_FOUND ? PENG_CLI_FOUND : PENG_CLI_FAILED;
}

static PengCliStatus
verify_page (Verification          *self,
             const PengPublication *publication)
{
  PengReadBack *read_back = peng_desk_get_read_back (self->desk);
  g_autoptr(PengPageReport) report = NULL;
  g_autoptr(GError) error = NULL;

  peng_read_back_now_async (read_back, publication->article, publication->site,
                            peng_cli_run_get_cancellable (self->run), peng_cli_run_answer_cb,
                            self->run);
  report = peng_read_back_now_finish (read_back, peng_cli_run_wait (self->run), &error);
  if (report != NULL)
    return tell (self, report);

  if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    peng_cli_say (_("%s: What was sent is not known here, so there is nothing to compare the page with. "
                    "Publish the article again from this computer."),
                  publication->url != NULL ? publication->url : publication->article);
  else
    peng_cli_explain (publication->url, error);

  return PENG_CLI_FAILED;
}

static const char *
find_path (const char *url)
{
  const char *host = strstr (url, "://");

  return host != NULL ? strchr (host + 3, '/') : NULL;
}

static gboolean
is_here (const char *url)
{
  return g_str_has_prefix (url, "http://127.0.0.1:") || g_str_has_prefix (url, "http://localhost:");
}

/* The built-in portal may listen at another port than when it was published. */
static gboolean
is_at (const PengPublication *publication,
       const char            *url)
{
  g_autofree char *wanted = peng_page_address_dup_key (url);
  g_autofree char *key = publication->url != NULL ? peng_page_address_dup_key (publication->url) : NULL;

  return g_strcmp0 (key, wanted) == 0 ||
         (key != NULL && is_here (publication->url) && is_here (url) &&
          g_strcmp0 (find_path (publication->url), find_path (url)) == 0);
}

static gboolean
is_meant (const PengPublication *publication,
          const char            *name)
{
  if (publication->withdrawn)
    return FALSE;

  return g_uuid_string_is_valid (name) ? g_ascii_strcasecmp (publication->article, name) == 0
                                       : is_at (publication, name);
}

static PengCliStatus
verify_one (Verification *self,
            GPtrArray    *publications,
            const char   *name)
{
  PengCliStatus worst = PENG_CLI_DONE;
  gboolean found = FALSE;

  for (guint i = 0; i < publications->len; i++)
    {
      if (is_meant (publications->pdata[i], name))
        {
          PengCliStatus status = verify_page (self, publications->pdata[i]);

          worst = MAX (worst, status);
          found = TRUE;
        }
    }

  if (found)
    return worst;

  peng_cli_say (_("There is no page “%s” that was published from here. Name the address of a page, or a "
                  "draft that is published; “pengcheng draft list” lists the drafts."), name);

  return PENG_CLI_FAILED;
}

static PengCliStatus
verify_all (Verification  *self,
            char         **names)
{
  GCancellable *cancellable = peng_cli_run_get_cancellable (self->run);
  g_autoptr(GPtrArray) publications = NULL;
  g_autoptr(GError) error = NULL;
  PengCliStatus worst = PENG_CLI_DONE;

  peng_store_list_publications_async (peng_desk_get_store (self->desk), NULL, cancellable,
                                      peng_cli_run_answer_cb, self->run);
  publications = peng_store_list_publications_finish (peng_desk_get_store (self->desk),
                                                      peng_cli_run_wait (self->run), &error);
  if (publications == NULL)
    {
      peng_cli_explain (NULL, error);
      return PENG_CLI_FAILED;
    }

  for (guint i = 0; names[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PengCliStatus status = verify_one (self, publications, names[i]);

      worst = MAX (worst, status);
    }

  return g_cancellable_is_cancelled (cancellable) ? PENG_CLI_FAILED : worst;
}

static gboolean
open_desk (Verification *self)
{
  g_autoptr(PengStoreOpening) opening = NULL;
  g_autoptr(GError) error = NULL;

  peng_desk_skip_sample (self->desk);
  peng_desk_open_async (self->desk, NULL, peng_cli_run_answer_cb, self->run);
  opening = peng_desk_open_finish (self->desk, peng_cli_run_wait (self->run), &error);
  if (opening == NULL)
    peng_cli_explain (peng_store_get_data_dir (peng_desk_get_store (self->desk)), error);
  else
    peng_cli_run_tell_of_recovery (opening);

  return opening != NULL;
}

/**
 * peng_cli_verify:
 * @args: the arguments
 *
 * `pengcheng verify [--json] URL|DRAFT…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_verify (GStrv *args)
{
  Verification self = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *folder = NULL;
  g_autoptr(PengCliRun) run = NULL;
  g_autoptr(PengDesk) desk = NULL;
  PengCliStatus status = PENG_CLI_FAILED;

  if (!peng_cli_parse (entries, _("URL|DRAFT…"),
                       _("Read the pages of published articles and compare title, text and pictures "
                         "with what was sent. What nobody sent is searched for too: links to other "
                         "sites, hidden parts, frames, scripts."), args) ||
      !peng_cli_expect (*args, 1, G_MAXUINT))
    return PENG_CLI_BAD;

  folder = peng_paths_dup_user_data_dir ();
  self.run = run = peng_cli_run_new ();
  self.desk = desk = peng_desk_new (folder);
  if (open_desk (&self))
    status = verify_all (&self, *args + 1);

  peng_desk_close_sync (desk);

  return status;
}
