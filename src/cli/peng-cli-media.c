/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include <glib/gi18n.h>

static const PengCliVerb verbs[] = {
  { "add",      N_("Bring photographs and files into the library"), peng_cli_media_add },
  { "list",     N_("List the library, newest first"), peng_cli_media_list },
  { "search",   N_("Find items by words said of them"), peng_cli_media_search },
  { "show",     N_("Show what is known of an item"), peng_cli_media_show },
  { "describe", N_("Say something of items"), peng_cli_media_describe },
  { "fit",      N_("Crop, turn, hide parts, or put a watermark on photographs"), peng_cli_media_fit },
  { "replace",  N_("Put one item in the place of another in all articles"), peng_cli_media_replace },
  { "export",   N_("Copy items into a folder"), peng_cli_media_export },
  { "delete",   N_("Put items into the trash"), peng_cli_media_delete },
  { "restore",  N_("Take items out of the trash"), peng_cli_media_restore },
  { "verify",   N_("Hold the library's files against their hashes"), peng_cli_media_verify },
};

/**
 * peng_cli_media:
 * @args: the arguments
 *
 * `pengcheng media add|list|search|show|describe|fit|replace|export|delete|restore|verify …`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media (GStrv *args)
{
  return peng_cli_run_group (verbs, G_N_ELEMENTS (verbs), "media", *args + 1);
}
