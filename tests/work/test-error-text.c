/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "work/peng-error-text.h"

#include "clip/peng-clip.h"
#include "core/peng-document.h"
#include "core/peng-find-query.h"
#include "core/peng-locale.h"
#include "core/peng-theme.h"
#include "exchange/peng-convert.h"
#include "photo/peng-photo.h"
#include "publish/peng-certificate.h"
#include "publish/peng-portal.h"
#include "store/peng-store-error.h"
#include "work/peng-conflict.h"
#include "work/peng-fit-step.h"
#include "work/peng-freeze.h"
#include "work/peng-import-type.h"
#include "work/peng-local-portal.h"
#include "work/peng-media-replace.h"
#include "work/peng-page-reading.h"

/* The headers themselves say which domains and codes there are, so that a new one cannot be
 * forgotten. */
typedef struct
{
  const char  *name;
  GQuark     (*get_domain) (void);
} Domain;

static const Domain domains[] = {
  { "DOCUMENT", peng_document_error_quark },
  { "FIND", peng_find_error_quark },
  { "THEME", peng_theme_error_quark },
  { "PHOTO", peng_photo_error_quark },
  { "PORTAL", peng_portal_error_quark },
  { "STORE", peng_store_error_quark },
  { "FIT", peng_fit_error_quark },
  { "FREEZE", peng_freeze_error_quark },
  { "IMPORT", peng_import_error_quark },
  { "CLIP", peng_clip_error_quark },
  { "REPLACE", peng_replace_error_quark },
  { "CONFLICT", peng_conflict_error_quark },
  { "PAGE_READING", peng_page_reading_error_quark },
  { "LOCAL_PORTAL", peng_local_portal_error_quark },
  { "CONVERT", peng_convert_error_quark },
};

/* What peng-pictures.c speaks of, and what no person meets. */
static const char * const others[] = { "FETCH", "PORTAL_SERVER", "DB", "RECIPE", NULL };

/* Every "PENG_NAME_ERROR_CODE," that stands alone on its line in a header. */
static GPtrArray *
list_codes (void)
{
  g_autofree char *command = g_strdup_printf (
    "grep -hoE '^  PENG_[A-Z_]+_ERROR_[A-Z_]+( = [0-9]+)?,?$' -r '%s' --include='*.h'",
    g_getenv ("PENG_TEST_SOURCE"));
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  const char *argv[] = { "sh", "-c", command, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_ptr_array_add (codes, g_strdup (g_strstrip (lines[i])));
    }

  return codes;
}

static char *
dup_domain_name (const char *code)
{
  const char *begin = code + strlen ("PENG_");

  return g_strndup (begin, strstr (begin, "_ERROR_") - begin);
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      if (g_str_equal (domains[i].name, name))
        return TRUE;
    }

  return g_strv_contains (others, name);
}

static void
test_every_domain (void)
{
  g_autoptr(GPtrArray) codes = list_codes ();

  g_assert_cmpuint (codes->len, >, 40);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = dup_domain_name (g_ptr_array_index (codes, i));

      if (!is_known (name))
        g_error ("%s has no sentence in peng-error-text.c", (char *) g_ptr_array_index (codes, i));
    }
}

static guint
count_codes (GPtrArray  *codes,
             const char *domain)
{
  guint n = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = dup_domain_name (g_ptr_array_index (codes, i));

      n += g_str_equal (name, domain);
    }

  return n;
}

static void
check_sentence (GHashTable *seen,
                GQuark      domain,
                int         code,
                const char *where)
{
  gboolean chinese = g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0;
  g_autoptr(GError) error = g_error_new_literal (domain, code, "");
  char *text = peng_error_text_new (error);

  g_assert_cmpuint (g_utf8_strlen (text, -1), >, 5);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (chinese, ==, strstr (text, "。") != NULL);
  if (!g_hash_table_add (seen, text))
    g_error ("%s %d says the same as another", where, code);
}

static void
check_every_code (void)
{
  g_autoptr(GPtrArray) codes = list_codes ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GQuark unknown = g_quark_from_static_string ("unknown");

  check_sentence (seen, unknown, 0, "unknown");
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      guint n = count_codes (codes, domains[i].name);

      g_assert_cmpuint (n, >, 0);
      for (guint code = 0; code < n; code++)
        check_sentence (seen, domains[i].get_domain (), code, domains[i].name);
    }

  check_sentence (seen, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "GIO");
  check_sentence (seen, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "GIO");
}

/* What a portal says, and what a person reads of it in brackets; NULL: none. */
typedef struct
{
  const char *detail;
  const char *english;
  const char *chinese;
} Detail;

static const Detail details[] = {
  { "event_date: not a date as 2026-05-01", "(Event date is not a date such as 2026-05-01)",
    "（活动日期不是 2026-05-01 这样的日期）" },
  { "title: longer than 200 characters", "(Title is too long)", "（标题太长）" },
  { "title: empty; tags: not an array of at most 20 strings",
    "(Title is empty; Tags are too many)", "（标题没有填写；标签太多）" },
  { "tags: tag 3 is empty, too long or has a comma",
    "(Tags: tag 3 is empty, too long or has a comma)", "（标签）" },
  { "short_title: 不行", "(Short title: 不行)", "（短标题：不行）" },
  { "summary: no such luck", "(Summary: no such luck)", "（摘要）" },
  { "html: too long or too deep", "(Text is too long)", "（正文太长）" },
  { "see the limits that the API tells", "(see the limits that the API tells)", NULL },
  { "unknown: empty", "(unknown: empty)", NULL },
  { "标题太长", "(标题太长)", "（标题太长）" },
  { "2/5 IMG_1.jpg", "(2/5 IMG_1.jpg)", "（2/5 IMG_1.jpg）" },
  { "", NULL, NULL },
};

static void
check_details (gboolean chinese)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      const PengPortalFailure failure = { .detail = (char *) details[i].detail };
      g_autoptr(GError) error = peng_portal_error_new (PENG_PORTAL_ERROR_REFUSED, &failure, "");
      g_autofree char *text = peng_error_text_new (error);
      const char *expected = chinese ? details[i].chinese : details[i].english;
      const char *bracket = strstr (text, chinese ? "（" : "(");

      g_assert_cmpstr (bracket, ==, expected);
    }
}

static void
test_english (void)
{
  check_every_code ();
  check_details (FALSE);
}

static void
test_chinese (void)
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  peng_locale_init ();
  check_every_code ();
  check_details (TRUE);
}

/* Why a certificate is refused, whatever it is. */
static void
test_certificate (void)
{
  for (guint bit = 0; bit < 6; bit++)
    {
      const PengPortalFailure failure = { .detail = (char *) peng_certificate_get_flaw (1 << bit) };
      g_autoptr(GError) error = peng_portal_error_new (PENG_PORTAL_ERROR_TLS, &failure, "");
      g_autofree char *text = peng_error_text_new (error);

      g_assert_nonnull (failure.detail);
      g_assert_nonnull (strstr (text, "not valid. Nothing was sent."));
      g_assert_null (strstr (text, failure.detail));
    }
}

static void
test_detail (void)
{
  const PengPortalFailure failure = { .detail = (char *) "标题太长" };
  g_autoptr(GError) refused = peng_portal_error_new (PENG_PORTAL_ERROR_REFUSED, &failure, "");
  g_autoptr(GError) server = peng_portal_error_new (PENG_PORTAL_ERROR_SERVER, &failure, "");
  g_autofree char *with = peng_error_text_new (refused);
  g_autofree char *without = peng_error_text_new (server);

  g_assert_nonnull (strstr (with, "(标题太长)"));
  g_assert_null (strstr (without, "标题"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/error-text/every-domain", test_every_domain);
  g_test_add_func ("/work/error-text/english", test_english);
  g_test_add_func ("/work/error-text/detail", test_detail);
  g_test_add_func ("/work/error-text/certificate", test_certificate);
  g_test_add_func ("/work/error-text/chinese", test_chinese);

  return g_test_run ();
}
