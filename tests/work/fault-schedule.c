/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-schedule.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define PATIENT_MS   20000
#define IMPATIENT_MS 250

static const char * const doing_names[] = { "create", "update", "withdraw", "schedule" };

G_STATIC_ASSERT (G_N_ELEMENTS (doing_names) == FAULT_N_DOINGS);

/* What is asked changes nothing, so that it is all the same whether it was done. */
static gboolean
is_question (FaultVerb verb)
{
  return verb == FAULT_VERB_DESCRIBE || verb == FAULT_VERB_HAS_MEDIA ||
         verb == FAULT_VERB_GET_ARTICLE || verb == FAULT_VERB_OTHER;
}

static gboolean
has_body (FaultVerb verb)
{
  return !is_question (verb) && verb != FAULT_VERB_WITHDRAW;
}

static gboolean
is_sensible (FaultVerb verb,
             FaultKind kind)
{
  switch ((int) kind)
    {
    case FAULT_NONE:
    case FAULT_KILL_BEFORE:
    case FAULT_KILL_IN_BODY:
    case FAULT_KILL_AFTER:
      return FALSE;
    case FAULT_CUT_IN_BODY:
    case FAULT_CUT_AFTER_BODY:
      return has_body (verb);
    case FAULT_STATUS_413:
      return verb == FAULT_VERB_PUT_MEDIA || verb == FAULT_VERB_PUT_ARTICLE;
    case FAULT_WRONG_TYPE:
    case FAULT_TRUNCATED:
    case FAULT_HALF_JSON:
      return verb != FAULT_VERB_HAS_MEDIA && verb != FAULT_VERB_WITHDRAW;
    case FAULT_LATE:
      /* A file or a place for an article that comes when nobody waits for it any more lies about,
       * and no reader sees it. */
      return verb == FAULT_VERB_PUT_ARTICLE || verb == FAULT_VERB_WITHDRAW;
    default:
      return kind <= FAULT_RESET_ANSWER || !is_question (verb);
    }
}

static gboolean
has_kind (const FaultSchedule *self,
          FaultKind            kind)
{
  for (guint i = 0; i < self->n_faults; i++)
    {
      if (self->faults[i].kind == kind)
        return TRUE;
    }

  return FALSE;
}

/* What is refused for good while an earlier request is still on its way is known to nobody. */
static gboolean
is_fair (const FaultSchedule *self)
{
  return !has_kind (self, FAULT_STATUS_413) || !has_kind (self, FAULT_LATE);
}

static void
choose_fault (Fault           *fault,
              GRand           *rand,
              const FaultVerb *verbs,
              guint            n_verbs)
{
  do
    {
      fault->verb = verbs[g_rand_int_range (rand, 0, n_verbs)];
      fault->kind = g_rand_int_range (rand, FAULT_CUT_BEFORE, FAULT_N_KINDS);
    }
  while (!is_sensible (fault->verb, fault->kind));

  fault->times = g_rand_int_range (rand, 1, 3);
  fault->after = g_rand_int_range (rand, 0, 3);
  fault->at = fault->kind == FAULT_LATE ? g_rand_int_range (rand, 0, 120)
                                        : g_rand_int_range (rand, 0, 1001);
}

static void
choose_line (FaultSchedule *self,
             GRand         *rand)
{
  gboolean stalls = has_kind (self, FAULT_STALL) || has_kind (self, FAULT_STALL_AFTER);

  self->idle_ms = stalls ? IMPATIENT_MS : PATIENT_MS;
  if (g_rand_int_range (rand, 0, 4) == 0)
    self->delay_ms = g_rand_int_range (rand, 1, 40);
  /* Who has no patience would never get anything over a slow line. */
  if (!stalls && g_rand_int_range (rand, 0, 8) == 0)
    self->bytes_per_second = g_rand_int_range (rand, 20000, 200000);
}

void
fault_schedule_make (FaultSchedule   *self,
                     guint32          seed,
                     const FaultVerb *verbs,
                     guint            n_verbs)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  memset (self, 0, sizeof *self);
  self->seed = seed;
  self->doing = g_rand_int_range (rand, 0, FAULT_N_DOINGS);
  self->n_faults = g_rand_int_range (rand, 1, FAULT_SCHEDULE_MAX + 1);
  do
    {
      for (guint i = 0; i < self->n_faults; i++)
        choose_fault (&self->faults[i], rand, verbs, n_verbs);
    }
  while (!is_fair (self));

  choose_line (self, rand);
}

char *
fault_schedule_describe (const FaultSchedule *self)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "PENG_SEED=%u PENG_FAULT_RUNS=1: %s, %u ms, %u bytes/s", self->seed,
                          doing_names[self->doing], self->delay_ms, self->bytes_per_second);
  for (guint i = 0; i < self->n_faults; i++)
    {
      const Fault *fault = &self->faults[i];

      g_string_append_printf (words, "; %s %s, %u times after %u, at %u",
                              fault_verb_get_name (fault->verb), fault_kind_get_name (fault->kind),
                              fault->times, fault->after, fault->at);
    }

  return g_string_free (words, FALSE);
}

static char *blamed;

static void
aborted_cb (int number)
{
  static const char before[] = "\n# in ";
  gboolean written;

  written = write (STDERR_FILENO, before, sizeof before - 1) > 0 &&
            write (STDERR_FILENO, blamed, strlen (blamed)) > 0 && write (STDERR_FILENO, "\n", 1) > 0;
  signal (number, SIG_DFL);
  if (written)
    raise (number);
}

void
fault_schedule_blame (const FaultSchedule *self)
{
  g_free (blamed);
  blamed = fault_schedule_describe (self);
  signal (SIGABRT, aborted_cb);
  signal (SIGTRAP, aborted_cb);
}

void
fault_schedule_arm (const FaultSchedule *self,
                    FaultProxy          *proxy)
{
  fault_proxy_set_delay (proxy, self->delay_ms);
  fault_proxy_set_bandwidth (proxy, self->bytes_per_second);
  fault_proxy_arm (proxy, self->faults, self->n_faults);
}
