/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-media-name.h"

#include <string.h>

/* SHA-256 of "pengcheng: a file that a site numbers", cut short: no file has a hash that begins so. */
#define PREFIX   "a283f3e34691df4c12a168dac067132034a38735d8734342"
#define N_DIGITS 16

/**
 * peng_media_alias_new:
 * @number: by which a site knows a file, from 1
 *
 * A file that was not sent from here has no known hash before it was fetched, and an article names
 * files by their hashes. Until it is fetched it has a name of the same form.
 *
 * Returns: (transfer full): a name for it, for that site alone
 */
char *
peng_media_alias_new (gint64 number)
{
  g_return_val_if_fail (number > 0, NULL);

  return g_strdup_printf (PREFIX "%016" G_GINT64_MODIFIER "x", number);
}

/**
 * peng_media_alias_get_number:
 * @name: name of a file
 *
 * Returns: by which number the site knows it; 0 where @name is the hash of the file's bytes
 */
gint64
peng_media_alias_get_number (const char *name)
{
  g_return_val_if_fail (name != NULL, 0);

  if (!g_str_has_prefix (name, PREFIX) || strlen (name) != strlen (PREFIX) + N_DIGITS)
    return 0;

  return MAX (0, (gint64) g_ascii_strtoull (name + strlen (PREFIX), NULL, 16));
}
