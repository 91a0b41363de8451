/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

#define NUMBERS "WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers" \
                " WHERE i < %u) "

static void
run (PengDb     *db,
     const char *format,
     guint       n)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *numbers = g_strdup_printf (NUMBERS, n);
  g_autofree char *sql = g_strconcat (numbers, format, NULL);

  peng_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

void
fill_library (const char *dir,
              guint       n)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  g_autoptr(PengDb) db = peng_db_open (path, NULL);

  g_assert_true (peng_tokenizer_register (db, NULL) && peng_db_migrate (db, peng_store_schema, NULL) &&
                 peng_db_begin (db, NULL));
  run (db, "INSERT INTO media SELECT i, printf ('%064x', i), printf ('IMG_%06d.jpg', i),"
           " 'image/jpeg', 5000000, 4000, 3000, (i / 3 * 1200 + i % 3) * 1000000 + 1, 1, NULL, NULL,"
           " 0, 0, 0, 1 FROM numbers", n);
  run (db, "INSERT INTO media_look SELECT i, 1, i / 3 * 77777, 1 FROM numbers", n);
  g_assert_true (peng_db_commit (db, NULL));
}

char *
dup_media_name (guint number)
{
  return g_strdup_printf ("%064x", number);
}
