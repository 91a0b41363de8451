/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-application.h"

#include <glib/gi18n.h>

/* The language is settled once in a process and before GTK: each case has a process of its own. */
typedef struct
{
  const char *name;
  const char *lang;
  const char *language;
  const char *photographs;
} Case;

static const Case cases[] = {
  { "nothing", NULL, NULL, "照片" },
  { "no-language", "C.UTF-8", NULL, "照片" },
  { "empty", "C", "", "照片" },
  { "listed", "C.UTF-8", "fr:zh_CN", "照片" },
  { "listed-chinese", NULL, "zh_CN", "照片" },
  { "listed-english", NULL, "en", "Photographs" },
  { "locale-that-is-not-there", "zh_HK.GBK@nowhere", "zh_CN", "照片" },
  { "english-that-is-not-there", "en_AQ.UTF-8", NULL, "Photographs" },
  { "chinese-that-is-not-there", "zh_CN.GBK@nowhere", NULL, "照片" },
};

static void
set_or_unset (const char *variable,
              const char *value)
{
  if (value != NULL)
    g_setenv (variable, value, TRUE);
  else
    g_unsetenv (variable);
}

static void
test_child (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GError) error = NULL;
  PengApplication *application;

  g_unsetenv ("LC_ALL");
  g_unsetenv ("LC_MESSAGES");
  set_or_unset ("LANG", c->lang);
  set_or_unset ("LANGUAGE", c->language);

  application = peng_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_is_initialized ());

  g_assert_cmpstr (_("Photographs"), ==, c->photographs);
}

static void
test_language (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *child = g_strdup_printf ("/ui/language/%s/subprocess", c->name);

  g_test_trap_subprocess (child, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/language/%s", cases[i].name);
      g_autofree char *child = g_strdup_printf ("%s/subprocess", path);

      g_test_add_data_func (path, &cases[i], test_language);
      g_test_add_data_func (child, &cases[i], test_child);
    }

  return g_test_run ();
}
