/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-publish-plan.h"

#include "cli/peng-cli.h"

#include "work/peng-due-words.h"
#include "work/peng-error-text.h"

#include <string.h>

#include <glib/gi18n.h>

static const struct
{
  const char   *name;
  PengStanding  standing;
} readers_names[] = {
  { "everyone", PENG_STANDING_PUBLIC },
  { "draft", PENG_STANDING_DRAFT },
  { "colleagues", PENG_STANDING_PRIVATE },
  { "review", PENG_STANDING_REVIEW },
};

static gboolean
parse_readers (const char   *name,
               PengStanding *standing)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers_names); i++)
    if (strcmp (readers_names[i].name, name) == 0)
      {
        *standing = readers_names[i].standing;
        return TRUE;
      }

  peng_cli_say (_("“%s” names no readers. Choose everyone, draft, colleagues or review."), name);

  return FALSE;
}

/* What people write by hand is in their own time; RFC 3339 says in whose.
 *
 * Returns: (nullable): the moment */
static GDateTime *
read_time (const char *text)
{
  static const char local[] = "^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$";
  static const char zoned[] = "^\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"
                              "([Zz]|[+-]\\d\\d:\\d\\d)$";
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *whole = NULL;

  if (g_regex_match_simple (zoned, upper, 0, 0))
    return g_date_time_new_from_iso8601 (upper, NULL);

  whole = g_strconcat (text, ":00", NULL);

  return g_regex_match_simple (local, text, 0, 0) ? g_date_time_new_from_iso8601 (whole, zone)
                                                  : NULL;
}

static gboolean
is_in_time (const PengPublishPlan *plan)
{
  if (!peng_publish_plan_is_too_soon (plan, g_get_real_time ()))
    return TRUE;

  peng_cli_say (_("This time has passed, or it is less than a minute ahead. Choose a later time, "
                  "or publish now."));

  return FALSE;
}

static gboolean
parse_time (const char *text,
            gint64     *due)
{
  g_autoptr(GDateTime) time = read_time (text);

  if (time == NULL)
    {
      peng_cli_say (_("“%s” is no time. Write it like “2026-12-03 08:00”, or with its zone like "
                      "“2026-12-03T08:00:00+08:00”."), text);
      return FALSE;
    }

  *due = MAX (g_date_time_to_unix (time) * G_USEC_PER_SEC, 1);

  return TRUE;
}

/**
 * peng_cli_plan_parse:
 * @self: (out): where it is put
 * @at: (nullable): from when on readers are to see it
 * @readers: (nullable): who they are
 *
 * Reads the two options. Why it cannot is said.
 *
 * Returns: whether they are used well
 */
gboolean
peng_cli_plan_parse (PengCliPlan *self,
                     const char  *at,
                     const char  *readers)
{
  *self = (PengCliPlan) { at != NULL || readers != NULL, peng_publish_plan_at_once };

  if ((readers != NULL && !parse_readers (readers, &self->plan.standing)) ||
      (at != NULL && !parse_time (at, &self->plan.due)))
    return FALSE;

  if (at != NULL && self->plan.standing != PENG_STANDING_PUBLIC)
    {
      peng_cli_say (_("Only what everyone is to read can come at a time. Leave out --at or "
                      "--readers."));
      return FALSE;
    }

  return is_in_time (&self->plan);
}

typedef struct
{
  PengCliRun    *run;
  PengSiteFacts *facts;
} Question;

static gboolean
goes_on (const GError *error)
{
  return error == NULL ||
         (error->domain == PENG_PORTAL_ERROR &&
          peng_publish_policy_react (PENG_OUTBOX_MEDIA, error) == PENG_REACTION_WAIT);
}

static gboolean
is_answered (gpointer user_data)
{
  Question *question = user_data;

  return peng_site_facts_get_name (question->facts) != NULL ||
         !goes_on (peng_site_facts_get_error (question->facts)) ||
         g_cancellable_is_cancelled (peng_cli_run_get_cancellable (question->run));
}

static void
facts_changed_cb (PengSiteFacts *facts,
                  Question      *question)
{
  const GError *error = peng_site_facts_get_error (facts);

  if (error != NULL && goes_on (error))
    peng_cli_explain (NULL, error);
  peng_cli_run_wake (question->run);
}

/* As for what is on its way: a site that cannot be reached is asked until it can. */
static gboolean
wait_for_facts (PengCliRun         *run,
                PengSiteFacts      *facts,
                const PengSiteInfo *site)
{
  Question question = { run, facts };
  gulong handler = g_signal_connect (facts, "changed", G_CALLBACK (facts_changed_cb), &question);
  const GError *error;

  peng_cli_run_wait_for (run, is_answered, &question);
  g_signal_handler_disconnect (facts, handler);

  error = peng_site_facts_get_error (facts);
  if (error != NULL && !goes_on (error))
    peng_cli_explain (site->name, error);

  return peng_site_facts_get_name (facts) != NULL;
}

static void
tell_impossible (const PengPublishPlan *plan,
                 const PengPortalInfo  *info,
                 const PengSiteInfo    *site)
{
  if (info->needs_review && info->can_hold)
    /* Translators: %s is the name of a site; review and draft are what is to be typed */
    peng_cli_say (_("At “%s” what you send is looked at before readers see it. Choose --readers "
                    "review or --readers draft."), site->name);
  else if (plan->due != 0)
    peng_cli_say (_("“%s” cannot show an article at a time to come. Leave out --at, and publish "
                    "when the time has come."), site->name);
  else
    peng_cli_say (_("At “%s” everyone reads what is there. Leave out --readers."), site->name);
}

/**
 * peng_cli_plan_ask_site:
 * @self: what the options say
 * @run: a run
 * @desk: an open desk
 * @site: where articles are to go
 *
 * Asks the site whether it can do what is wished, where anything is. Why it cannot is said.
 *
 * Returns: whether it can
 */
gboolean
peng_cli_plan_ask_site (const PengCliPlan  *self,
                        PengCliRun         *run,
                        PengDesk           *desk,
                        const PengSiteInfo *site)
{
  PengSiteFacts *facts = self->is_given ? peng_desk_get_facts_of (desk, site->id) : NULL;

  if (facts == NULL)
    return TRUE;

  if (!wait_for_facts (run, facts, site))
    return FALSE;

  if (peng_publish_plan_is_offered (&self->plan, peng_site_facts_get_info (facts), FALSE))
    return TRUE;

  tell_impossible (&self->plan, peng_site_facts_get_info (facts), site);

  return FALSE;
}

/* What has come is there. */
static PengPublishPlan
get_standing (const PengPublication *publication)
{
  PengPublishPlan plan = { publication->standing, publication->due };

  if (peng_publish_plan_is_too_soon (&plan, g_get_real_time ()))
    plan.due = 0;

  return plan;
}

/**
 * peng_cli_plan_choose:
 * @self: what the options say
 * @name: what a person calls the article
 * @publication: (nullable): what the site has of it
 * @plan: (out): how it is to stand there
 *
 * What was published to some readers stays theirs until something else is said. Why it cannot be as
 * was said is told.
 *
 * Returns: whether it can
 */
gboolean
peng_cli_plan_choose (const PengCliPlan     *self,
                      const char            *name,
                      const PengPublication *publication,
                      PengPublishPlan       *plan)
{
  PengPublishPlan present = peng_publish_plan_at_once;

  if (publication != NULL && !publication->withdrawn)
    present = get_standing (publication);

  *plan = self->is_given ? self->plan : present;
  if (publication != NULL && !publication->withdrawn && plan->due != 0 && present.due == 0 &&
      present.standing == PENG_STANDING_PUBLIC)
    {
      peng_cli_say (_("%s: Readers see this article already, so it cannot come at a time. Leave "
                      "out --at to change its page now."), name);
      return FALSE;
    }

  return is_in_time (plan);
}

/**
 * peng_cli_plan_tell:
 * @item: a row that has arrived
 * @name: what a person calls the article
 *
 * Says who reads it, where that is not everyone from now on.
 */
void
peng_cli_plan_tell (const PengOutboxItem *item,
                    const char           *name)
{
  const char *held = peng_due_words_get_held (item->standing);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *moment = item->due != 0 ? peng_due_words_new_moment (item->due, zone) : NULL;

  if (moment != NULL)
    /* Translators: %1$s is an article, %2$s a moment */
    peng_cli_say (_("%1$s: Readers see it from %2$s on."), name, moment);
  else if (held != NULL)
    peng_cli_say ("%s: %s", name, held);
}
