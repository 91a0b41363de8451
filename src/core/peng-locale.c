/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-locale"

#include "core/peng-locale.h"

#include "config.h"
#include "core/peng-paths.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* In the locales “C” and, with newer glibc, “C.UTF-8”, gettext translates nothing; in any other it asks
 * LANGUAGE. This name is another one to gettext, while setlocale(), which leaves away what it does not
 * find, takes the files of C.UTF-8 for it: so no locale has to be generated on the system. */
#define LOCALE_WITHOUT_LANGUAGE "C_CN.UTF-8"

static gboolean
is_unset (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_str_has_prefix (locale, "C.");
}

/* What the environment asks for, although the system may have no locale for it. */
static void
set_language (void)
{
  const char *listed = g_getenv ("LANGUAGE");
  const char *asked = g_get_language_names ()[0];

  if (listed == NULL || *listed == '\0')
    g_setenv ("LANGUAGE", is_unset (asked) ? "zh_CN" : asked, TRUE);
}

/**
 * peng_locale_init:
 *
 * Makes the program speak the person's language: what the environment says, and Chinese where it
 * says nothing. To be called once, before any text is made and before any thread starts; nobody
 * else shall call setlocale() later.
 */
void
peng_locale_init (void)
{
  if (setlocale (LC_ALL, "") == NULL || is_unset (setlocale (LC_MESSAGES, NULL)))
    {
      set_language ();
      setlocale (LC_ALL, "C.UTF-8");
      setlocale (LC_MESSAGES, LOCALE_WITHOUT_LANGUAGE);
    }

  bindtextdomain (GETTEXT_PACKAGE, peng_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
