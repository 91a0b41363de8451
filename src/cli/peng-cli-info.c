/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-info.h"

#include "cli/peng-cli-json.h"

#include <stdio.h>

static const char * const published_names[] = {
  [PENG_PUBLISHED_NEVER]      = "never",
  [PENG_PUBLISHED_SAME]       = "same",
  [PENG_PUBLISHED_CHANGED]    = "changed",
  [PENG_PUBLISHED_WITHDRAWN]  = "withdrawn",
  [PENG_PUBLISHED_ON_ITS_WAY] = "on-its-way",
  [PENG_PUBLISHED_SCHEDULED]  = "scheduled",
  [PENG_PUBLISHED_HELD]       = "held",
};

/**
 * peng_cli_info_print:
 * @info: a draft
 *
 * Prints the begin of a line on it: UUID, time of the last change on this computer's clock, title;
 * with a tabulator between.
 */
void
peng_cli_info_print (const PengDraftInfo *info)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (info->modified / G_USEC_PER_SEC);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;

  printf ("%s\t%s\t%s", info->uuid, text != NULL ? text : "", info->title);
}

/**
 * peng_cli_info_append_json:
 * @info: a draft
 * @out: an object that was begun
 *
 * Adds what is known of the draft.
 */
void
peng_cli_info_append_json (const PengDraftInfo *info,
                           GString             *out)
{
  peng_cli_json_string (out, "uuid", info->uuid);
  peng_cli_json_string (out, "title", info->title);
  peng_cli_json_string (out, "section", info->section);
  peng_cli_json_time (out, "created", info->created);
  peng_cli_json_time (out, "modified", info->modified);
  peng_cli_json_time (out, "deleted", info->deleted);
  peng_cli_json_number (out, "words", info->n_words);
  peng_cli_json_number (out, "images", info->n_images);
  peng_cli_json_number (out, "revision", info->revision);
  peng_cli_json_string (out, "published", published_names[info->published]);
}
