/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-json.h"
#include "cli/peng-cli-run.h"
#include "cli/peng-cli-sites.h"
#include "cli/peng-cli.h"

#include "work/peng-error-text.h"
#include "work/peng-site-account.h"
#include "work/peng-site-connect.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* No password is longer. */
#define MAX_SECRET 4096

static gboolean
is_local (const PengSiteInfo *site)
{
  return strcmp (site->kind, peng_site_kind_get_name (PENG_SITE_KIND_LOCAL)) == 0;
}

/* The site of that name, which is not the built-in portal; why not has been said. */
static const PengSiteInfo *
need_site (GPtrArray  *sites,
           const char *name)
{
  const PengSiteInfo *site = peng_cli_sites_find (sites, name);

  if (site == NULL)
    peng_cli_say (_("There is no site “%s”. “pengcheng site list” lists the sites."), name);
  else if (is_local (site))
    peng_cli_say (_("The built-in portal is always there and needs no password."));

  return site != NULL && !is_local (site) ? site : NULL;
}

/* A password in the arguments would be seen by all who list processes. */
static char *
read_secret (PengCliRun *run,
             const char *user)
{
  g_autoptr(GBytes) bytes = peng_cli_run_read (run, "-");
  g_autofree char *line = NULL;
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes == NULL)
    return NULL;

  line = g_strndup (data != NULL ? data : "", MIN (size, MAX_SECRET));
  line[strcspn (line, "\r\n")] = '\0';
  if (*line == '\0' || !g_utf8_validate (line, -1, NULL))
    {
      peng_cli_say (_("Write the password, or the token, to standard input."));
      return NULL;
    }

  return user != NULL ? g_strdup_printf ("%s:%s", user, line) : g_steal_pointer (&line);
}

static void
print_info (const PengSiteInfo *site,
            PengPortalInfo     *info,
            gboolean            json)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) sections = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < info->sections->len; i++)
    g_strv_builder_add (builder, ((PengSection *) g_ptr_array_index (info->sections, i))->name);
  sections = g_strv_builder_end (builder);
  joined = g_strjoinv (" ", sections);

  if (!json)
    {
      printf ("%s\t%s\t%s\t%s\n", site->name, info->name, info->needs_review ? "review" : "publish",
              joined);
      return;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "site", site->name);
  peng_cli_json_string (out, "title", info->name);
  peng_cli_json_string (out, "address", info->uri);
  peng_cli_json_string (out, "may", info->needs_review ? "review" : "publish");
  peng_cli_json_strings (out, "sections", sections);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

/* Asks a site with a password; why it did not answer has been said. */
static PengPortalInfo *
ask (PengCliRun         *run,
     const PengSiteInfo *site,
     const char         *secret)
{
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info;

  peng_site_account_ask_async (site, secret, peng_cli_run_get_cancellable (run),
                               peng_cli_run_answer_cb, run);
  info = peng_site_account_ask_finish (peng_cli_run_wait (run), &error);
  if (info == NULL)
    peng_cli_explain (site->base_url, error);

  return info;
}

static PengCliStatus
save (PengCliRun         *run,
      PengStore          *store,
      const PengSiteInfo *site,
      const char         *secret)
{
  g_autoptr(PengSecrets) secrets = peng_secrets_new (NULL);
  g_autoptr(GError) error = NULL;
  gboolean kept;

  peng_site_account_add_async (store, secrets, site, secret, NULL, peng_cli_run_answer_cb, run);
  if (peng_site_account_add_finish (peng_cli_run_wait (run), &kept, &error) == 0)
    {
      peng_cli_explain (site->name, error);
      return PENG_CLI_FAILED;
    }

  if (!kept)
    peng_cli_say (_("This computer has no keyring to keep the password in. Start one and add the "
                    "site again."));

  return kept ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

typedef struct
{
  char     *kind;
  char     *user;
  char     *section;
  char     *source;
  gboolean  json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_free (options->user);
  g_free (options->section);
  g_free (options->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_add (Options *options,
           GStrv   *args)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json,
      N_("Print one JSON object a line"), NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind,
      N_("The site is of kind K: wordpress, pengcheng"), N_("K") },
    { "section", 0, 0, G_OPTION_ARG_STRING, &options->section,
      N_("Articles go to the section X, unless they have one"), N_("X") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options->source,
      N_("Articles that name no source get TEXT"), N_("TEXT") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &options->user,
      N_("Sign in as U, with an application password of WordPress"), N_("U") },
    G_OPTION_ENTRY_NULL
  };

  return peng_cli_parse (entries, _("NAME ADDRESS"),
                         _("Add a site, or give one of that name a new password. The password, or "
                           "the token, is read from standard input and kept in the keyring. The "
                           "site is asked first, and what it says is printed."), args) &&
         peng_cli_expect (*args, 2, 2);
}

/* Who signs in by name does so at a WordPress. */
static gboolean
choose_kind (const Options *options,
             PengSiteKind  *kind)
{
  *kind = options->user != NULL ? PENG_SITE_KIND_WORDPRESS : PENG_SITE_KIND_PENGCHENG;

  if ((options->kind != NULL && !peng_site_kind_from_name (options->kind, kind)) ||
      *kind == PENG_SITE_KIND_LOCAL)
    {
      peng_cli_say (_("There are no sites of the kind “%s”. Choose wordpress or pengcheng."),
                    options->kind);
      return FALSE;
    }

  if (*kind == PENG_SITE_KIND_WORDPRESS && options->user == NULL)
    {
      peng_cli_say (_("A WordPress asks who signs in. Name the user with --user."));
      return FALSE;
    }

  return TRUE;
}

/* What is said now; else what was said when the site was added. */
static char *
dup_usual (const char *said,
           const char *known)
{
  return g_strstrip (g_strdup (said ?: known ?: ""));
}

/* A site is asked for a section by what it calls it itself, and so it is in the window. */
static gboolean
choose_section (const Options   *options,
                PengPortalInfo  *info,
                char           **section)
{
  const char *id = peng_section_find_id (info->sections, *section);

  if (id == NULL && options->section != NULL && **section != '\0')
    {
      peng_cli_say (_("The site has no section “%s”."), *section);
      return FALSE;
    }

  if (id != NULL)
    {
      g_free (*section);
      *section = g_strdup (id);
    }

  return TRUE;
}

static PengCliStatus
add_site (const Options *options,
          PengSiteKind   kind,
          const char    *name,
          const char    *address)
{
  g_autoptr(PengCliRun) run = peng_cli_run_new ();
  PengStore *store = peng_cli_run_get_store (run);
  g_autoptr(GPtrArray) sites = store != NULL ? peng_cli_sites_list (run, store) : NULL;
  const PengSiteInfo *known = sites != NULL ? peng_cli_sites_find (sites, name) : NULL;
  g_autofree char *section = dup_usual (options->section, known != NULL ? known->section : NULL);
  g_autofree char *source = dup_usual (options->source, known != NULL ? known->source : NULL);
  g_autofree char *secret = NULL;
  g_autoptr(PengPortalInfo) info = NULL;
  PengSiteInfo site = {
    .id = known != NULL ? known->id : 0,
    .name = (char *) name,
    .kind = (char *) peng_site_kind_get_name (kind),
    .base_url = (char *) address,
    .source = source,
    .position = known != NULL ? known->position : sites != NULL ? (int) sites->len : 0,
  };

  if (sites == NULL)
    return PENG_CLI_FAILED;

  if (known != NULL && is_local (known))
    {
      peng_cli_say (_("The built-in portal is always there and needs no password."));
      return PENG_CLI_BAD;
    }

  secret = read_secret (run, options->user);
  info = secret != NULL ? ask (run, &site, secret) : NULL;
  if (info == NULL || !choose_section (options, info, &section))
    return PENG_CLI_FAILED;

  site.section = section;
  print_info (&site, info, options->json);

  return save (run, store, &site, secret);
}

static PengCliStatus
add (GStrv *args)
{
  g_auto(Options) options = { 0 };
  PengSiteKind kind;

  if (!parse_add (&options, args) || !choose_kind (&options, &kind))
    return PENG_CLI_BAD;

  return add_site (&options, kind, (*args)[1], (*args)[2]);
}

static void
print_site (const PengSiteInfo *site,
            gboolean            json)
{
  g_autoptr(GString) out = g_string_new (NULL);

  if (!json)
    {
      printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", site->id, site->name, site->kind,
              site->base_url);
      return;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_json_number (out, "number", site->id);
  peng_cli_json_string (out, "name", site->name);
  peng_cli_json_string (out, "kind", site->kind);
  peng_cli_json_string (out, "address", site->base_url);
  peng_cli_json_string (out, "section", site->section);
  peng_cli_json_string (out, "source", site->source);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

/* Opens the store and lists the sites for a verb that has only --json.
 *
 * Returns: (nullable): the sites; %NULL with @status where they could not be listed */
static GPtrArray *
begin (GStrv          *args,
       const char     *parameters,
       const char     *summary,
       gboolean       *json,
       PengCliRun    **run,
       PengCliStatus  *status)
{
  guint n_names = parameters != NULL ? 1 : 0;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  PengStore *store;

  *status = PENG_CLI_BAD;
  if (!peng_cli_parse (entries, parameters, summary, args) ||
      !peng_cli_expect (*args, n_names, n_names))
    return NULL;

  *status = PENG_CLI_FAILED;
  *run = peng_cli_run_new ();
  store = peng_cli_run_get_store (*run);

  return store != NULL ? peng_cli_sites_list (*run, store) : NULL;
}

static PengCliStatus
list (GStrv *args)
{
  gboolean json = FALSE;
  PengCliStatus status;
  g_autoptr(PengCliRun) run = NULL;
  g_autoptr(GPtrArray) sites = begin (args, NULL, _("List the sites that articles can go to."),
                                      &json, &run, &status);

  if (sites == NULL)
    return status;

  for (guint i = 0; i < sites->len; i++)
    print_site (g_ptr_array_index (sites, i), json);

  return PENG_CLI_DONE;
}

static gboolean
look_up (PengCliRun          *run,
         const PengSiteInfo  *info,
         char               **secret)
{
  g_autoptr(PengSecrets) secrets = peng_secrets_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengSite) site = peng_site_from_info (info, &error);

  if (site != NULL)
    {
      peng_secrets_lookup_async (secrets, site, NULL, peng_cli_run_answer_cb, run);
      if (peng_secrets_lookup_finish (secrets, peng_cli_run_wait (run), secret, &error))
        return TRUE;
    }

  peng_cli_explain (info->name, error);

  return FALSE;
}

static PengCliStatus
test (GStrv *args)
{
  gboolean json = FALSE;
  PengCliStatus status;
  g_autoptr(PengCliRun) run = NULL;
  g_autoptr(GPtrArray) sites = begin (args, _("SITE"),
                                      _("Ask a site what it is and what the account may do there."),
                                      &json, &run, &status);
  const PengSiteInfo *site = sites != NULL ? need_site (sites, (*args)[1]) : NULL;
  g_autofree char *secret = NULL;
  g_autoptr(PengPortalInfo) info = NULL;

  if (site == NULL)
    return status;

  info = look_up (run, site, &secret) ? ask (run, site, secret) : NULL;
  if (info == NULL)
    return PENG_CLI_FAILED;

  print_info (site, info, json);

  return PENG_CLI_DONE;
}

static PengCliStatus
remove_site (GStrv *args)
{
  gboolean json = FALSE;
  PengCliStatus status;
  g_autoptr(PengCliRun) run = NULL;
  g_autoptr(GPtrArray) sites = begin (args, _("SITE"),
                                      _("Forget a site and its password. What is published there "
                                        "stays."), &json, &run, &status);
  const PengSiteInfo *site = sites != NULL ? need_site (sites, (*args)[1]) : NULL;
  g_autoptr(PengSecrets) secrets = peng_secrets_new (NULL);
  g_autoptr(GError) error = NULL;

  if (site == NULL)
    return status;

  peng_site_account_remove_async (peng_cli_run_get_store (run), secrets, site, NULL,
                                  peng_cli_run_answer_cb, run);
  if (peng_site_account_remove_finish (peng_cli_run_wait (run), &error))
    return PENG_CLI_DONE;

  if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS))
    peng_cli_say (_("%s: An article is on its way there. Wait until it is published."), site->name);
  else
    peng_cli_explain (site->name, error);

  return PENG_CLI_FAILED;
}

static const PengCliVerb verbs[] = {
  { "add",    N_("Add a site, or give one a new password"), add },
  { "list",   N_("List the sites"), list },
  { "test",   N_("Ask a site what it is"), test },
  { "remove", N_("Forget a site"), remove_site },
};

/**
 * peng_cli_site:
 * @args: the arguments
 *
 * `pengcheng site add|list|test|remove …`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_site (GStrv *args)
{
  return peng_cli_run_group (verbs, G_N_ELEMENTS (verbs), "site", *args + 1);
}
