/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-remote-words.h"

#include "publish/peng-portal-error.h"
#include "work/peng-conflict.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* What is said of publishing does not fit where somebody only looks: nothing goes on by itself. */
static const struct
{
  PengPortalError  code;
  const char      *text;
} texts[] = {
  { PENG_PORTAL_ERROR_OFFLINE,
    N_("The site cannot be reached. Check the connection and try again.") },
  { PENG_PORTAL_ERROR_TIMED_OUT, N_("The site does not answer. Try again in a moment.") },
  { PENG_PORTAL_ERROR_SIGNED_OUT, N_("The site does not know you. Sign in again.") },
  { PENG_PORTAL_ERROR_REFUSED, N_("The site does not let you see this.") },
  { PENG_PORTAL_ERROR_NOT_FOUND, N_("The site does not have this article any more.") },
  { PENG_PORTAL_ERROR_BUSY,
    N_("The site is busy or has a fault of its own. Try again in a moment.") },
  { PENG_PORTAL_ERROR_SERVER,
    N_("The site is busy or has a fault of its own. Try again in a moment.") },
};

/**
 * peng_remote_words_new_failure:
 * @error: why the articles of a site cannot be listed, or one of them not be opened
 *
 * Returns: (transfer full): what happened and what to do
 */
char *
peng_remote_words_new_failure (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_error_matches (error, PENG_PORTAL_ERROR, texts[i].code))
      return g_strdup (_(texts[i].text));

  if (g_error_matches (error, PENG_CONFLICT_ERROR, PENG_CONFLICT_ERROR_MEDIA))
    return g_strdup (_("A photograph or file that the article shows could not be fetched. Try "
                       "again later; the site may not give out those of a withdrawn article."));

  return peng_error_text_new (error);
}
