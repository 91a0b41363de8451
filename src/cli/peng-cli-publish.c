/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-publish.h"

#include "cli/peng-cli-article.h"
#include "cli/peng-cli-format.h"
#include "cli/peng-cli-publish-plan.h"
#include "cli/peng-cli-sites.h"
#include "cli/peng-cli.h"

#include "core/peng-paths.h"
#include "work/peng-desk.h"
#include "work/peng-error-text.h"
#include "work/peng-usual-source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

/* A row that another program finishes is made anew; more often than this it is no accident. */
#define MAX_ROUNDS 5

typedef struct
{
  char *from;
  char *site;
  char *section;
  char *at;
  char *readers;
} Options;

typedef struct
{
  PengCliRun     *run;
  PengDesk       *desk;
  const Options  *options;
  PengCliPlan     wish;
  PengSiteInfo   *site;
  PengSiteKind    kind;
  PengPublishing *row;
  char           *said;
} Publication;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->site);
  g_free (options->section);
  g_free (options->at);
  g_free (options->readers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *options,
       GStrv   *args)
{
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options->at,
      N_("Readers see it from TIME on, such as “2026-12-03 08:00”"), N_("TIME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from,
      N_("Take FILE for one of format F, whatever it is called"), N_("F") },
    { "readers", 0, 0, G_OPTION_ARG_STRING, &options->readers,
      N_("Who reads it: everyone, draft, colleagues, review"), N_("WHO") },
    { "section", 0, 0, G_OPTION_ARG_STRING, &options->section,
      N_("Publish to the section X of the site, not to that of the article"), N_("X") },
    { "site", 0, 0, G_OPTION_ARG_STRING, &options->site,
      N_("Publish to the site S, by name or number (the built-in portal)"), N_("S") },
    G_OPTION_ENTRY_NULL
  };

  return peng_cli_parse (entries, _("FILE|DRAFT…"),
                         _("Publish articles and print the address of each page. However often a "
                           "draft or the same file is published, there is one page. What is "
                           "interrupted goes on when it is published again."), args) &&
         peng_cli_expect (*args, 1, G_MAXUINT);
}

static gboolean
needs_person (PengPublishing *row)
{
  PengOutboxState state = peng_publishing_get_state (row);

  return state == PENG_OUTBOX_PAUSED || state == PENG_OUTBOX_CONFLICT;
}

/* Says how far it is, each thing once. */
static void
tell (Publication *self)
{
  const GError *error = peng_publishing_get_error (self->row);
  g_autofree char *text = NULL;

  if (needs_person (self->row))
    return;

  if (peng_publishing_is_elsewhere (self->row))
    text = g_strdup (_("Another program is publishing this article; waiting for it."));
  else if (error != NULL && peng_publishing_is_waiting (self->row))
    text = peng_error_text_new (error);
  else if (peng_publishing_get_step (self->row) == PENG_PUBLISHING_MEDIA &&
           peng_publishing_get_n_media (self->row) > 0)
    text = g_strdup_printf (_("Photographs and files: %u of %u"), peng_publishing_get_n_sent (self->row),
                            peng_publishing_get_n_media (self->row));

  if (text == NULL || g_strcmp0 (text, self->said) == 0)
    return;

  peng_cli_say ("%s", text);
  g_free (self->said);
  self->said = g_steal_pointer (&text);
}

static void
changed_cb (PengPublishing *row,
            Publication    *self)
{
  tell (self);
  peng_cli_run_wake (self->run);
}

static gboolean
is_over (gpointer user_data)
{
  Publication *self = user_data;

  return PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (self->row)) ||
         needs_person (self->row) ||
         g_cancellable_is_cancelled (peng_cli_run_get_cancellable (self->run));
}

static gboolean
has_left_pause (gpointer user_data)
{
  Publication *self = user_data;

  return peng_publishing_get_state (self->row) != PENG_OUTBOX_PAUSED ||
         g_cancellable_is_cancelled (peng_cli_run_get_cancellable (self->run));
}

/* What an earlier run left waiting for a person: who publishes again says that it may go on. */
static void
leave_pause (Publication *self)
{
  if (peng_publishing_get_state (self->row) != PENG_OUTBOX_PAUSED)
    return;

  peng_publisher_retry (peng_desk_get_publisher (self->desk), self->row);
  peng_cli_run_wait_for (self->run, has_left_pause, self);
}

static void
wait_for_row (Publication *self)
{
  gulong handler = g_signal_connect (self->row, "changed", G_CALLBACK (changed_cb), self);

  leave_pause (self);
  tell (self);
  peng_cli_run_wait_for (self->run, is_over, self);
  g_signal_handler_disconnect (self->row, handler);
}

/* The row of the article that is on its way already, by this program's earlier run or another's. */
static gboolean
take_up (Publication *self,
         const char  *uuid)
{
  PengPublisher *publisher = peng_desk_get_publisher (self->desk);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  peng_publisher_resume_async (publisher, NULL, peng_cli_run_answer_cb, self->run);
  rows = peng_publisher_resume_finish (publisher, peng_cli_run_wait (self->run), &error);
  if (rows == NULL)
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  g_set_object (&self->row, peng_publisher_find_row (publisher, uuid, self->site->id));

  return TRUE;
}

/* Puts the article into the outbox, or finds it there. @row is %NULL where it has just left. */
static gboolean
start (Publication           *self,
       PengArticle           *article,
       guint64                revision,
       const char            *section,
       const PengPublishPlan *plan)
{
  PengPublisher *publisher = peng_desk_get_publisher (self->desk);
  const char *uuid = peng_article_get_uuid (article);
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->row);
  peng_publisher_publish_as_async (publisher, article, revision, self->site->id, self->kind,
                                   section, plan, NULL, peng_cli_run_answer_cb, self->run);
  self->row = peng_publisher_publish_finish (publisher, peng_cli_run_wait (self->run), &error);
  if (self->row != NULL)
    return TRUE;

  if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS))
    return take_up (self, uuid);

  peng_cli_explain (uuid, error);

  return FALSE;
}

/* What a row that is over has come to, for a person. */
static gboolean
tell_end (Publication *self,
          const char  *name)
{
  const GError *error = peng_publishing_get_error (self->row);
  PengOutboxState state = peng_publishing_get_state (self->row);

  if (state == PENG_OUTBOX_PUBLISHED)
    {
      printf ("%s\n", peng_publishing_get_item (self->row)->url);
      fflush (stdout);
      peng_cli_plan_tell (peng_publishing_get_item (self->row), name);
      return TRUE;
    }

  if (state == PENG_OUTBOX_CONFLICT)
    peng_cli_say (_("%s: Somebody has changed this article at the site. Nothing was overwritten. "
                    "Open it in the editor to compare both versions and choose."), name);
  else if (state == PENG_OUTBOX_ABANDONED)
    peng_cli_say (_("%s: It was given up in another window and is not published."), name);
  else if (error != NULL)
    peng_cli_explain (name, error);
  else
    peng_cli_say (_("%s: The article is kept and goes on its way when you publish it again. There "
                    "will be one page."), name);

  return FALSE;
}

static gboolean
is_done (Publication           *self,
         guint64                revision,
         const PengPublishPlan *plan)
{
  const PengOutboxItem *item = peng_publishing_get_item (self->row);

  return peng_publishing_get_state (self->row) != PENG_OUTBOX_PUBLISHED ||
         (item->revision == revision && item->verb != PENG_OUTBOX_WITHDRAW &&
          item->standing == plan->standing && item->due == plan->due);
}

/* What was on its way already may be older words than those of now, or for others: these follow. */
static gboolean
publish_article (Publication           *self,
                 PengArticle           *article,
                 guint64                revision,
                 const char            *section,
                 const PengPublishPlan *plan,
                 const char            *name)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      if (!start (self, article, revision, section, plan))
        return FALSE;

      if (self->row == NULL)
        continue;

      wait_for_row (self);
      if (is_done (self, revision, plan))
        return tell_end (self, name);
    }

  peng_cli_say (_("%s: Other programs publish this article again and again. Close them and try "
                  "again."), name);

  return FALSE;
}

/* It belongs to the article: its page says so, and the next time it is known. */
static void
write_usual_source (Publication *self,
                    PengDraft   *draft)
{
  PengDocument *document = peng_draft_get_document (draft);
  const char *source = peng_usual_source_get (self->site, document);
  g_autoptr(PengEdit) edit = NULL;
  g_autoptr(GError) error = NULL;

  if (source == NULL)
    return;

  edit = peng_document_make_set_field (document, PENG_FIELD_SOURCE, source);
  if (!peng_document_apply (document, edit, &error))
    g_critical ("source: %s", error->message);
}

/* The article as it is stored, with the source that is usual at the site; a snapshot is kept. */
static PengArticle *
freeze (Publication *self,
        const char  *uuid,
        guint64     *revision)
{
  PengStore *store = peng_desk_get_store (self->desk);
  g_autoptr(PengDraft) draft = NULL;
  g_autoptr(GError) error = NULL;
  PengArticle *article;

  peng_draft_open_async (store, uuid, NULL, peng_cli_run_answer_cb, self->run);
  draft = peng_draft_open_finish (peng_cli_run_wait (self->run), &error);
  if (draft == NULL)
    {
      peng_cli_article_explain (uuid, error);
      return NULL;
    }

  write_usual_source (self, draft);
  peng_draft_freeze_async (draft, NULL, peng_cli_run_answer_cb, self->run);
  article = peng_draft_freeze_finish (draft, peng_cli_run_wait (self->run), revision, &error);
  if (article == NULL)
    peng_cli_explain (uuid, error);

  return article;
}

/* The draft that was named, or that a file becomes. */
static PengCliStatus
find_draft (Publication  *self,
            const char   *name,
            char        **uuid)
{
  const PengFormat *format;

  if (g_uuid_string_is_valid (name))
    {
      *uuid = g_ascii_strdown (name, -1);
      return PENG_CLI_DONE;
    }

  if (strcmp (name, "-") != 0 && !g_file_test (name, G_FILE_TEST_EXISTS))
    {
      peng_cli_say (_("There is no file or draft “%s”. “pengcheng draft list” lists the drafts."),
                    name);
      return PENG_CLI_FAILED;
    }

  format = peng_cli_format_choose (self->options->from, name, "--from");
  if (format == NULL)
    return PENG_CLI_BAD;

  *uuid = peng_cli_publish_file (self->run, peng_desk_get_store (self->desk), format, name);

  return *uuid != NULL ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

/* How the article is to stand at the site, where it may stand already. */
static gboolean
choose_plan (Publication     *self,
             const char      *uuid,
             const char      *name,
             PengPublishPlan *plan)
{
  PengStore *store = peng_desk_get_store (self->desk);
  g_autoptr(GPtrArray) publications = NULL;
  g_autoptr(GError) error = NULL;
  const PengPublication *present = NULL;

  peng_store_list_publications_async (store, uuid, NULL, peng_cli_run_answer_cb, self->run);
  publications = peng_store_list_publications_finish (store, peng_cli_run_wait (self->run), &error);
  if (publications == NULL)
    {
      peng_cli_explain (name, error);
      return FALSE;
    }

  for (guint i = 0; i < publications->len; i++)
    {
      const PengPublication *publication = g_ptr_array_index (publications, i);

      if (publication->site == self->site->id)
        present = publication;
    }

  return peng_cli_plan_choose (&self->wish, name, present, plan);
}

/* (nullable): where the article goes; that it goes nowhere is said. */
static const char *
choose_section (Publication *self,
                PengArticle *article,
                const char  *name)
{
  const char *section = self->options->section;

  if (section == NULL)
    section = peng_article_get_field (article, PENG_FIELD_SECTION);
  if (*section == '\0')
    section = self->site->section;
  if (*section != '\0')
    return section;

  peng_cli_say (_("%s: The article has no section. Name one with --section."), name);

  return NULL;
}

static PengCliStatus
publish_one (Publication *self,
             const char  *name)
{
  g_autofree char *uuid = NULL;
  g_autoptr(PengArticle) article = NULL;
  PengCliStatus status = find_draft (self, name, &uuid);
  PengPublishPlan plan;
  const char *section;
  guint64 revision;

  if (status != PENG_CLI_DONE)
    return status;

  if (!choose_plan (self, uuid, name, &plan))
    return PENG_CLI_FAILED;

  article = freeze (self, uuid, &revision);
  if (article == NULL)
    return PENG_CLI_FAILED;

  section = choose_section (self, article, name);
  if (section == NULL)
    return PENG_CLI_BAD;

  return publish_article (self, article, revision, section, &plan, name) ? PENG_CLI_DONE
                                                                         : PENG_CLI_FAILED;
}

static void
use_site (Publication        *self,
          const PengSiteInfo *site)
{
  if (peng_site_kind_from_name (site->kind, &self->kind))
    self->site = peng_site_info_copy (site);
}

/* Finds the site that was asked for. */
static gboolean
choose_site (Publication *self)
{
  PengStore *store = peng_desk_get_store (self->desk);
  const char *name = self->options->site;
  g_autoptr(GPtrArray) sites = peng_cli_sites_list (self->run, store);

  if (sites == NULL)
    return FALSE;

  for (guint i = 0; i < sites->len && self->site == NULL; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (sites, i);

      if (name != NULL ? site == peng_cli_sites_find (sites, name)
                       : site->id == peng_desk_get_site (self->desk))
        use_site (self, site);
    }

  if (self->site == NULL)
    peng_cli_say (_("There is no site “%s”. Leave --site out for the built-in portal."), name);

  return self->site != NULL;
}

static gboolean
open_desk (Publication *self)
{
  const char *folder = peng_store_get_data_dir (peng_desk_get_store (self->desk));
  g_autoptr(PengStoreOpening) opening = NULL;
  g_autoptr(GError) error = NULL;

  peng_desk_skip_sample (self->desk);
  peng_desk_open_async (self->desk, NULL, peng_cli_run_answer_cb, self->run);
  opening = peng_desk_open_finish (self->desk, peng_cli_run_wait (self->run), &error);
  if (opening == NULL)
    {
      peng_cli_explain (folder, error);
      return FALSE;
    }

  peng_cli_run_tell_of_recovery (opening);

  return TRUE;
}

/* Each for itself; the worst is what the program ends with. */
static PengCliStatus
publish_all (Publication  *self,
             char        **names)
{
  GCancellable *cancellable = peng_cli_run_get_cancellable (self->run);
  PengCliStatus worst = PENG_CLI_DONE;

  for (guint i = 0; names[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PengCliStatus status = publish_one (self, names[i]);

      worst = MAX (worst, status);
    }

  return g_cancellable_is_cancelled (cancellable) ? MAX (worst, PENG_CLI_FAILED) : worst;
}

/**
 * peng_cli_publish:
 * @args: the arguments
 *
 * `pengcheng publish [--site S] [--section X] [--at TIME] [--readers WHO] FILE|DRAFT…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_publish (GStrv *args)
{
  g_auto(Options) options = { 0 };
  g_autofree char *folder = NULL;
  g_autoptr(PengCliRun) run = NULL;
  g_autoptr(PengDesk) desk = NULL;
  Publication self = { .options = &options };
  PengCliStatus status = PENG_CLI_FAILED;

  if (!parse (&options, args) || !peng_cli_plan_parse (&self.wish, options.at, options.readers))
    return PENG_CLI_BAD;

  folder = peng_paths_dup_user_data_dir ();
  self.run = run = peng_cli_run_new ();
  self.desk = desk = peng_desk_new (folder);
  if (open_desk (&self) && choose_site (&self) &&
      peng_cli_plan_ask_site (&self.wish, run, desk, self.site))
    status = publish_all (&self, *args + 1);

  g_clear_object (&self.row);
  g_clear_pointer (&self.site, peng_site_info_free);
  g_free (self.said);
  peng_desk_close_sync (desk);

  return status;
}
