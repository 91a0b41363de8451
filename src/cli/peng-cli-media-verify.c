/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"

#include "work/peng-library-check.h"

#include <stdio.h>

#include <glib/gi18n.h>

typedef struct
{
  gboolean json;
  guint    n_items;
  guint    n_faults[PENG_LIBRARY_N_FAULTS];
} Verification;

static const char * const fault_names[] = { "lost", "damaged", "repaired", "unrepaired" };

G_STATIC_ASSERT (G_N_ELEMENTS (fault_names) == PENG_LIBRARY_N_FAULTS);

static void
print_fault (const PengLibraryItem *item,
             PengLibraryFault       fault,
             gboolean               json)
{
  g_autoptr(GString) out = g_string_new (NULL);

  if (!json)
    {
      printf ("%s\t%s\t%s\n", item->media->sha, fault_names[fault], item->media->name);
      return;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "fault", fault_names[fault]);
  peng_cli_media_append_json (item, out);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static void
found_cb (const PengLibraryItem *item,
          PengLibraryFault       fault,
          guint                  n_done,
          guint                  n_items,
          gpointer               user_data)
{
  Verification *verification = user_data;

  verification->n_items = n_items;
  if (item == NULL)
    return;

  verification->n_faults[fault]++;
  print_fault (item, fault, verification->json);
  fflush (stdout);
}

static PengCliStatus
tell (const Verification *verification)
{
  const guint *n = verification->n_faults;
  guint n_wrong = n[PENG_LIBRARY_FAULT_LOST] + n[PENG_LIBRARY_FAULT_DAMAGED] +
                  n[PENG_LIBRARY_FAULT_UNREPAIRED];

  /* Translators: how many items of the library are so */
  peng_cli_say (_("%u items: %u lost, %u damaged, %u repaired, %u not repaired."),
                verification->n_items, n[PENG_LIBRARY_FAULT_LOST], n[PENG_LIBRARY_FAULT_DAMAGED],
                n[PENG_LIBRARY_FAULT_REPAIRED], n[PENG_LIBRARY_FAULT_UNREPAIRED]);
  if (n_wrong > 0)
    peng_cli_say (_("What is lost or damaged comes back when the same file is added again."));

  return n_wrong > 0 ? PENG_CLI_FOUND : PENG_CLI_DONE;
}

static PengCliStatus
verify (PengCliRun   *run,
        PengStore    *store,
        Verification *verification)
{
  g_autoptr(PengPhotoPool) pool = peng_photo_pool_new ();
  g_autoptr(GError) error = NULL;

  peng_library_check_async (store, pool, found_cb, verification, peng_cli_run_get_cancellable (run),
                            peng_cli_run_answer_cb, run);
  if (peng_library_check_finish (peng_cli_run_wait (run), &error))
    return tell (verification);

  peng_cli_explain (NULL, error);

  return PENG_CLI_FAILED;
}

/**
 * peng_cli_media_verify:
 * @args: the arguments
 *
 * `pengcheng media verify [--json]`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_verify (GStrv *args)
{
  Verification verification = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &verification.json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!peng_cli_parse (entries, NULL,
                       _("Hold every file of the library against its hash, make anew what pages "
                         "need, and name what is lost or damaged."), args) ||
      !peng_cli_expect (*args, 0, 0))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? verify (run, store, &verification) : PENG_CLI_FAILED;
}
