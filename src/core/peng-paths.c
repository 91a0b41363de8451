/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-core"

#include "core/peng-paths.h"

#include "config.h"

/* A program that was not installed finds its parts in the build tree: `meson devenv`, the
 * Makefile and the tests say where by environment variables. */
static const char *
env_or (const char *variable,
        const char *installed)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0' ? value : installed;
}

/**
 * peng_paths_get_bin_dir:
 *
 * The folder of the `pengcheng` command: `PENGCHENG_BINDIR`, else where it was installed.
 *
 * Returns: (transfer none) (type filename): an absolute path
 */
const char *
peng_paths_get_bin_dir (void)
{
  return env_or ("PENGCHENG_BINDIR", BINDIR);
}

/**
 * peng_paths_get_libexec_dir:
 *
 * The folder of the programs that only the editor starts, such as the photograph worker:
 * `PENGCHENG_LIBEXECDIR`, else where they were installed.
 *
 * Returns: (transfer none) (type filename): an absolute path
 */
const char *
peng_paths_get_libexec_dir (void)
{
  return env_or ("PENGCHENG_LIBEXECDIR", LIBEXECDIR);
}

/**
 * peng_paths_get_locale_dir:
 *
 * The folder for bindtextdomain(): `PENGCHENG_LOCALEDIR`, else where the translations were
 * installed.
 *
 * Returns: (transfer none) (type filename): an absolute path
 */
const char *
peng_paths_get_locale_dir (void)
{
  return env_or ("PENGCHENG_LOCALEDIR", LOCALEDIR);
}

/**
 * peng_paths_get_pkgdata_dir:
 *
 * The folder of the files that come with the program and are only read, laid out as `data/` in the
 * source: `PENGCHENG_PKGDATADIR`, else where they were installed.
 *
 * Returns: (transfer none) (type filename): an absolute path
 */
const char *
peng_paths_get_pkgdata_dir (void)
{
  return env_or ("PENGCHENG_PKGDATADIR", PKGDATADIR);
}

/**
 * peng_paths_dup_user_data_dir:
 *
 * The folder of the user's own articles and photographs: `PENGCHENG_DATA_DIR`, else
 * `pengcheng-editor` in the user's data folder as the XDG Base Directory Specification has it. The
 * folder may not be there yet.
 *
 * Returns: (transfer full) (type filename): a path
 */
char *
peng_paths_dup_user_data_dir (void)
{
  const char *chosen = g_getenv ("PENGCHENG_DATA_DIR");

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);
}
