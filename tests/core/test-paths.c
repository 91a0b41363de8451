/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-paths.h"

#include "config.h"

typedef struct
{
  const char *name;
  const char *variable;
  const char *(*get) (void);
  const char *installed;
} Case;

static const Case cases[] = {
  { "bin", "PENGCHENG_BINDIR", peng_paths_get_bin_dir, BINDIR },
  { "libexec", "PENGCHENG_LIBEXECDIR", peng_paths_get_libexec_dir, LIBEXECDIR },
  { "locale", "PENGCHENG_LOCALEDIR", peng_paths_get_locale_dir, LOCALEDIR },
  { "pkgdata", "PENGCHENG_PKGDATADIR", peng_paths_get_pkgdata_dir, PKGDATADIR },
};

static void
test_dir (gconstpointer data)
{
  const Case *c = data;

  g_setenv (c->variable, "/somewhere/else", TRUE);
  g_assert_cmpstr (c->get (), ==, "/somewhere/else");

  g_setenv (c->variable, "", TRUE);
  g_assert_cmpstr (c->get (), ==, c->installed);

  g_unsetenv (c->variable);
  g_assert_cmpstr (c->get (), ==, c->installed);
}

static void
test_user_data (void)
{
  g_autofree char *chosen = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "pengcheng-editor", NULL);

  g_setenv ("PENGCHENG_DATA_DIR", "/my/articles", TRUE);
  chosen = peng_paths_dup_user_data_dir ();
  g_assert_cmpstr (chosen, ==, "/my/articles");

  g_unsetenv ("PENGCHENG_DATA_DIR");
  usual = peng_paths_dup_user_data_dir ();
  g_assert_cmpstr (usual, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paths/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_dir);
    }
  g_test_add_func ("/paths/user-data", test_user_data);

  return g_test_run ();
}
