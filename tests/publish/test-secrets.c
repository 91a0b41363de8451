/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/peng-secrets.h"

#include "test-answer.h"

#include <glib/gstdio.h>

/* Runs twice: in a session with a keyring, where PENG_TEST_KEYRING is set, and in one without. */

static gboolean
has_keyring (void)
{
  return g_getenv ("PENG_TEST_KEYRING") != NULL;
}

static char *
lookup (PengSecrets *secrets,
        PengSite    *site)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  char *token = NULL;

  peng_secrets_lookup_async (secrets, site, NULL, answer_cb, &result);
  g_assert_true (peng_secrets_lookup_finish (secrets, wait_for (&result), &token, &error));
  g_assert_no_error (error);

  return token;
}

static void
store (PengSecrets *secrets,
       PengSite    *site,
       const char  *token)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean kept;

  peng_secrets_store_async (secrets, site, token, NULL, answer_cb, &result);
  g_assert_true (peng_secrets_store_finish (secrets, wait_for (&result), &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kept, ==, has_keyring ());
}

static void
clear (PengSecrets *secrets,
       PengSite    *site)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  peng_secrets_clear_async (secrets, site, NULL, answer_cb, &result);
  g_assert_true (peng_secrets_clear_finish (secrets, wait_for (&result), &error));
  g_assert_no_error (error);
}

static PengSite *
make_site (const char *uri)
{
  return peng_site_new ("3", "教育局", PENG_SITE_KIND_PENGCHENG, uri, NULL);
}

static void
test_round_trip (void)
{
  g_autoptr(PengSite) site = make_site ("https://portal.example.cn/");
  PengSecrets *secrets = peng_secrets_new (NULL);
  g_autofree char *before = lookup (secrets, site);
  g_autofree char *after = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *gone = NULL;

  g_assert_null (before);
  store (secrets, site, "令牌-1");
  after = lookup (secrets, site);
  g_assert_cmpstr (after, ==, "令牌-1");

  store (secrets, site, "令牌-2");
  changed = lookup (secrets, site);
  g_assert_cmpstr (changed, ==, "令牌-2");

  clear (secrets, site);
  gone = lookup (secrets, site);
  g_assert_null (gone);
  g_assert_finalize_object (secrets);
}

/* Whoever changes the address of a site in the settings must not be sent the old portal's token. */
static void
test_other_address_has_none (void)
{
  g_autoptr(PengSite) site = make_site ("https://portal.example.cn/");
  g_autoptr(PengSite) moved = make_site ("https://elsewhere.example.cn/");
  PengSecrets *secrets = peng_secrets_new (NULL);
  g_autofree char *token = NULL;

  store (secrets, site, "secret");
  token = lookup (secrets, moved);
  g_assert_null (token);
  clear (secrets, site);
  g_assert_finalize_object (secrets);
}

static void
test_next_program (void)
{
  g_autoptr(PengSite) site = make_site ("https://portal.example.cn/");
  PengSecrets *first = peng_secrets_new (NULL);
  PengSecrets *second = peng_secrets_new (NULL);
  g_autofree char *token = NULL;

  store (first, site, "secret");
  g_assert_finalize_object (first);
  token = lookup (second, site);
  g_assert_cmpstr (token, ==, has_keyring () ? "secret" : NULL);
  clear (second, site);
  g_assert_finalize_object (second);
}

static void
test_local_file (void)
{
  g_autoptr(PengSite) site = peng_site_new ("1", "本机预览站", PENG_SITE_KIND_LOCAL,
                                            "http://127.0.0.1:8765", NULL);
  g_autofree char *folder = g_dir_make_tmp ("secrets-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "token", NULL);
  PengSecrets *secrets = peng_secrets_new (path);
  g_autofree char *token = NULL;

  g_assert_true (g_file_set_contents (path, "0123abcd\n", -1, NULL));
  token = lookup (secrets, site);
  g_assert_cmpstr (token, ==, "0123abcd");

  g_remove (path);
  g_rmdir (folder);
  g_assert_finalize_object (secrets);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/publish/secrets/round-trip", test_round_trip);
  g_test_add_func ("/publish/secrets/other-address-has-none", test_other_address_has_none);
  g_test_add_func ("/publish/secrets/next-program", test_next_program);
  g_test_add_func ("/publish/secrets/local-file", test_local_file);

  return g_test_run ();
}
