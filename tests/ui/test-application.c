/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-application.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

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
register_application (void)
{
  g_autoptr(GError) error = NULL;
  PengApplication *application = peng_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_is_initialized ());
}

static void
test_language_child (gconstpointer data)
{
  const Case *c = data;

  g_unsetenv ("LC_ALL");
  g_unsetenv ("LC_MESSAGES");
  set_or_unset ("LANG", c->lang);
  set_or_unset ("LANGUAGE", c->language);

  register_application ();
  g_assert_cmpstr (_("Photographs"), ==, c->photographs);
}

static void
test_language (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *child = g_strdup_printf ("/ui/application/language/%s/subprocess", c->name);

  g_test_trap_subprocess (child, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
add_link (const char *share,
          const char *name,
          const char *target)
{
  g_autofree char *path = g_build_filename (share, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
test_own_prefix_child (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *share = g_dir_make_tmp ("pengcheng-prefix-XXXXXX", &error);
  g_autofree char *data = g_build_filename (share, "pengcheng-editor", NULL);

  g_assert_no_error (error);
  add_link (share, "pengcheng-editor", g_getenv ("PENGCHENG_PKGDATADIR"));
  add_link (share, "glib-2.0/schemas", g_getenv ("GSETTINGS_SCHEMA_DIR"));
  g_setenv ("PENGCHENG_PKGDATADIR", data, TRUE);
  g_unsetenv ("GSETTINGS_SCHEMA_DIR");

  register_application ();
}

/* Installed where the session does not look for schemas: the program finds its own all the same. */
static void
test_own_prefix (void)
{
  g_test_trap_subprocess ("/ui/application/own-prefix/subprocess", 0,
                          G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/application/language/%s", cases[i].name);
      g_autofree char *child = g_strdup_printf ("%s/subprocess", path);

      g_test_add_data_func (path, &cases[i], test_language);
      g_test_add_data_func (child, &cases[i], test_language_child);
    }

  g_test_add_func ("/ui/application/own-prefix", test_own_prefix);
  g_test_add_func ("/ui/application/own-prefix/subprocess", test_own_prefix_child);

  return g_test_run ();
}
