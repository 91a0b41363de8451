/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-locale"

#include "core/peng-locale.h"

#include "config.h"
#include "core/peng-paths.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

static gboolean
is_unset (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_str_has_prefix (locale, "C.");
}

/**
 * peng_locale_init:
 *
 * Makes the program speak the person's language: what the environment says, and Chinese where it
 * says nothing. To be called once, before any text is made and before any thread starts.
 */
void
peng_locale_init (void)
{
  if (setlocale (LC_ALL, "") == NULL || is_unset (setlocale (LC_MESSAGES, NULL)))
    {
      /* gettext translates nothing in the locale “C”, and asks LANGUAGE in any other. */
      setlocale (LC_ALL, "C.UTF-8");
      if (g_getenv ("LANGUAGE") == NULL)
        g_setenv ("LANGUAGE", "zh_CN", TRUE);
    }

  bindtextdomain (GETTEXT_PACKAGE, peng_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
