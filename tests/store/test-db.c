/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-db.h"

#include "store-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char * const v1[] = {
  "CREATE TABLE draft (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body BLOB, size REAL)",
  NULL
};

static const char * const v2[] = {
  "CREATE TABLE draft (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body BLOB, size REAL)",
  "ALTER TABLE draft ADD COLUMN slug TEXT; UPDATE draft SET slug = 'none'",
  NULL
};

static const char * const broken[] = {
  "CREATE TABLE draft (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body BLOB, size REAL)",
  "ALTER TABLE draft ADD COLUMN slug TEXT; nonsense",
  NULL
};

static PengDb *
open_at (const char         *path,
         const char * const *steps)
{
  g_autoptr(GError) error = NULL;
  PengDb *db = peng_db_open (path, &error);

  g_assert_no_error (error);
  peng_db_migrate (db, steps, &error);
  g_assert_no_error (error);

  return db;
}

static gboolean
insert_title (PengDb      *db,
              const char  *title,
              GError     **error)
{
  g_autoptr(PengStatement) insert =
    peng_db_prepare (db, "INSERT INTO draft (title) VALUES (:title)", error);

  g_assert_nonnull (insert);
  peng_statement_bind_text (insert, ":title", title);

  return peng_statement_run (insert, error);
}

static gint64
count_rows (PengDb *db)
{
  g_autoptr(PengStatement) select = peng_db_prepare (db, "SELECT count (*) FROM draft", NULL);

  g_assert_cmpint (peng_statement_step (select, NULL), ==, PENG_STEP_ROW);

  return peng_statement_get_int (select, 0);
}

static void
test_round_trip (void)
{
  static const char * const titles[] = { "深圳 ' OR 1=1 --", "", "a\"b", "𠀀🎉" };
  g_autoptr(PengDb) db = open_at (":memory:", v1);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(PengStatement) select = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (insert_title (db, titles[i], &error));
      select = peng_db_prepare (db, "SELECT title FROM draft WHERE id = :id", &error);
      g_assert_no_error (error);
      peng_statement_bind_int (select, ":id", peng_db_get_last_id (db));
      g_assert_cmpint (peng_statement_step (select, &error), ==, PENG_STEP_ROW);
      g_assert_cmpstr (peng_statement_get_text (select, 0), ==, titles[i]);
      g_assert_cmpint (peng_statement_step (select, &error), ==, PENG_STEP_DONE);
    }
}

static void
test_values (void)
{
  static const guint8 raw[] = { 0, 0xff, 0, 'a' };
  g_autoptr(PengDb) db = open_at (":memory:", v1);
  g_autoptr(GBytes) bytes = g_bytes_new_static (raw, sizeof raw);
  g_autoptr(GBytes) empty = g_bytes_new_static (NULL, 0);
  g_autoptr(GBytes) back = NULL;
  g_autoptr(GBytes) back_empty = NULL;
  g_autoptr(PengStatement) row = peng_db_prepare (db, "SELECT :a, :b, :c, :d, :e", NULL);

  peng_statement_bind_bytes (row, ":a", bytes);
  peng_statement_bind_bytes (row, ":b", empty);
  peng_statement_bind_bytes (row, ":c", NULL);
  peng_statement_bind_int (row, ":d", (gint64) G_MAXUINT64);
  peng_statement_bind_double (row, ":e", 0.25);
  g_assert_cmpint (peng_statement_step (row, NULL), ==, PENG_STEP_ROW);

  back = peng_statement_dup_bytes (row, 0);
  back_empty = peng_statement_dup_bytes (row, 1);
  g_assert_true (g_bytes_equal (back, bytes));
  g_assert_cmpuint (g_bytes_get_size (back_empty), ==, 0);
  g_assert_false (peng_statement_is_null (row, 1));
  g_assert_true (peng_statement_is_null (row, 2));
  g_assert_null (peng_statement_dup_bytes (row, 2));
  g_assert_cmpuint ((guint64) peng_statement_get_int (row, 3), ==, G_MAXUINT64);
  g_assert_cmpfloat (peng_statement_get_double (row, 4), ==, 0.25);
}

static void
test_foreign_bytes_are_no_text (void)
{
  g_autoptr(PengDb) db = open_at (":memory:", v1);
  g_autoptr(PengStatement) row = peng_db_prepare (db, "SELECT CAST (x'e5ff41' AS TEXT)", NULL);

  g_assert_cmpint (peng_statement_step (row, NULL), ==, PENG_STEP_ROW);
  g_assert_null (peng_statement_get_text (row, 0));
}

static void
test_failure_is_not_the_end_of_rows (void)
{
  g_autoptr(PengDb) db = open_at (":memory:", v1);
  g_autoptr(GError) error = NULL;

  g_assert_false (insert_title (db, NULL, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS);
}

static void
test_rollback (void)
{
  g_autoptr(PengDb) db = open_at (":memory:", v1);

  g_assert_true (peng_db_begin (db, NULL));
  g_assert_true (insert_title (db, "a", NULL));
  peng_db_rollback (db);
  peng_db_rollback (db);
  g_assert_cmpint (count_rows (db), ==, 0);

  g_assert_true (peng_db_begin (db, NULL));
  g_assert_true (insert_title (db, "a", NULL));
  g_assert_true (peng_db_commit (db, NULL));
  g_assert_cmpint (count_rows (db), ==, 1);
}

static void
test_migrate_forward (void)
{
  g_autoptr(PengDb) db = open_at (":memory:", v1);
  g_autoptr(PengStatement) select = NULL;
  g_autoptr(GError) error = NULL;

  insert_title (db, "a", NULL);
  g_assert_true (peng_db_migrate (db, v2, &error));
  g_assert_true (peng_db_migrate (db, v2, &error));
  g_assert_no_error (error);

  select = peng_db_prepare (db, "SELECT slug FROM draft", &error);
  g_assert_cmpint (peng_statement_step (select, &error), ==, PENG_STEP_ROW);
  g_assert_cmpstr (peng_statement_get_text (select, 0), ==, "none");
}

static void
test_migrate_is_all_or_nothing (void)
{
  g_autoptr(PengDb) db = open_at (":memory:", v1);
  g_autoptr(PengStatement) select = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (peng_db_migrate (db, broken, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_null (peng_db_prepare (db, "SELECT slug FROM draft", NULL));
  g_assert_true (peng_db_migrate (db, v2, &error));
  g_assert_no_error (error);
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes;
  gsize n;

  return g_file_get_contents (path, &bytes, &n, NULL) ? g_bytes_new_take (bytes, n) : NULL;
}

static void
assert_untouched (const char *path,
                  GBytes     *before)
{
  g_autoptr(GBytes) after = read_bytes (path);

  g_assert_true (g_bytes_equal (before, after));
}

/* The newest state may lie in the log alone: that of a program that was killed. */
static void
test_migrate_refuses_newer (gconstpointer data)
{
  gboolean killed = GPOINTER_TO_INT (data);
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) log_before = NULL;
  g_autoptr(GError) error = NULL;
  PengDb *db = open_at (path, v2);

  insert_title (db, "a", NULL);
  if (killed)
    peng_db_leave (db);
  else
    peng_db_close (db);

  before = read_bytes (path);
  log_before = read_bytes (log);
  g_assert_true (killed == (log_before != NULL));

  db = peng_db_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (peng_db_migrate (db, v1, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NEWER);
  peng_db_close (db);

  assert_untouched (path, before);
  if (killed)
    assert_untouched (log, log_before);
}

static void
migrate_slowly (const char *path)
{
  g_autoptr(GString) long_step = g_string_new ("ALTER TABLE draft ADD COLUMN slug TEXT;");
  const char *steps[] = { v1[0], NULL, NULL };
  g_autoptr(PengDb) db = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (long_step, "INSERT INTO draft (title, slug) VALUES ('t', '%u');", i);

  steps[1] = long_step->str;
  db = peng_db_open (path, NULL);
  peng_db_migrate (db, steps, NULL);
  _exit (0);
}

/* Whatever the moment, there is the old state or the new one. */
static void
test_kill_while_migrating (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_old = 0;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(Scratch) dir = scratch_new ();
      g_autofree char *path = g_build_filename (dir, "a.db", NULL);
      g_autoptr(PengDb) db = open_at (path, v1);
      gint64 n_rows;
      pid_t child;

      insert_title (db, "a", NULL);
      g_clear_pointer (&db, peng_db_close);

      child = fork ();
      if (child == 0)
        migrate_slowly (path);

      g_usleep (g_rand_int_range (rand, 0, 25000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);

      db = peng_db_open (path, NULL);
      n_rows = count_rows (db);
      g_assert_true (n_rows == 1 || n_rows == 3001);
      n_old += n_rows == 1;
      g_clear_pointer (&db, peng_db_close);
    }

  g_test_message ("killed before the commit: %u of 20", n_old);
}

static void
write_titles (const char *path,
              const char *title,
              guint       n)
{
  g_autoptr(PengDb) db = peng_db_open (path, NULL);

  if (db == NULL || !peng_db_migrate (db, v1, NULL))
    _exit (1);

  for (guint i = 0; i < n; i++)
    {
      if (!peng_db_begin (db, NULL) ||
          !insert_title (db, title, NULL) ||
          !peng_db_commit (db, NULL))
        _exit (2);
    }

  g_clear_pointer (&db, peng_db_close);
  _exit (0);
}

/* Both make the file, migrate it and write to it at once. */
static void
test_two_processes (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr(PengDb) db = NULL;
  pid_t children[2];

  for (guint i = 0; i < 2; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        write_titles (path, i ? "一" : "二", 100);
    }

  for (guint i = 0; i < 2; i++)
    {
      int status;

      waitpid (children[i], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }

  db = open_at (path, v1);
  g_assert_cmpint (count_rows (db), ==, 200);
}

static void
write_until_full (const char *path,
                  int         out)
{
  struct rlimit limit = { 256 * 1024, 256 * 1024 };
  g_autoptr(PengDb) db = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = g_strnfill (4000, 'x');
  int n = 0;

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  db = peng_db_open (path, NULL);
  peng_db_migrate (db, v1, NULL);

  while (error == NULL)
    n += insert_title (db, title, &error);

  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_FULL);
  g_assert_cmpint (write (out, &n, sizeof n), ==, sizeof n);
  _exit (0);
}

/* A limit on the size of files works for root as well, unlike file modes and quotas. */
static void
test_full_disk (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr(PengDb) db = NULL;
  int fds[2];
  int n = 0;
  int status;
  pid_t child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    write_until_full (path, fds[1]);

  close (fds[1]);
  g_assert_cmpint (read (fds[0], &n, sizeof n), ==, sizeof n);
  waitpid (child, &status, 0);
  g_assert_cmpint (status, ==, 0);
  close (fds[0]);

  db = open_at (path, v1);
  g_assert_cmpint (n, >, 10);
  g_assert_cmpint (count_rows (db), ==, n);
}

/* A folder that is not there cannot be made writable by being root. */
static void
test_cannot_open (void)
{
  static const struct
  {
    const char     *path;
    PengStoreError  code;
  } cases[] = {
    { "/proc/self/a.db", PENG_STORE_ERROR_READ_ONLY },
    { "/proc/no-such-folder/a.db", PENG_STORE_ERROR_READ_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (peng_db_open (cases[i].path, &error));
      g_assert_error (error, PENG_STORE_ERROR, (int) cases[i].code);
    }
}

static void
test_error_codes (void)
{
  static const struct
  {
    int            number;
    PengStoreError code;
  } cases[] = {
    { ENOSPC, PENG_STORE_ERROR_FULL },
    { EDQUOT, PENG_STORE_ERROR_FULL },
    { EFBIG, PENG_STORE_ERROR_FULL },
    { EROFS, PENG_STORE_ERROR_READ_ONLY },
    { EACCES, PENG_STORE_ERROR_READ_ONLY },
    { ENOENT, PENG_STORE_ERROR_NOT_FOUND },
    { EIO, PENG_STORE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (peng_store_error_from_errno (cases[i].number), ==, cases[i].code);
}

static void
test_hostile_schema_does_not_run (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr(PengDb) db = open_at (path, v1);

  g_assert_true (peng_db_exec (db,
                               "CREATE TRIGGER eat AFTER INSERT ON draft"
                               " BEGIN DELETE FROM draft; END", NULL));
  g_assert_true (insert_title (db, "a", NULL));
  g_assert_cmpint (count_rows (db), ==, 1);
  g_assert_false (peng_db_exec (db, "ATTACH '/tmp/peng-attached.db' AS other", NULL));
  g_assert_false (g_file_test ("/tmp/peng-attached.db", G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/db/round-trip", test_round_trip);
  g_test_add_func ("/store/db/values", test_values);
  g_test_add_func ("/store/db/foreign-bytes-are-no-text", test_foreign_bytes_are_no_text);
  g_test_add_func ("/store/db/failure-is-not-the-end-of-rows", test_failure_is_not_the_end_of_rows);
  g_test_add_func ("/store/db/rollback", test_rollback);
  g_test_add_func ("/store/db/migrate/forward", test_migrate_forward);
  g_test_add_func ("/store/db/migrate/all-or-nothing", test_migrate_is_all_or_nothing);
  g_test_add_data_func ("/store/db/migrate/refuses-newer", GINT_TO_POINTER (FALSE),
                        test_migrate_refuses_newer);
  g_test_add_data_func ("/store/db/migrate/refuses-newer-in-log", GINT_TO_POINTER (TRUE),
                        test_migrate_refuses_newer);
  g_test_add_func ("/store/db/migrate/killed", test_kill_while_migrating);
  g_test_add_func ("/store/db/two-processes", test_two_processes);
  g_test_add_func ("/store/db/full-disk", test_full_disk);
  g_test_add_func ("/store/db/cannot-open", test_cannot_open);
  g_test_add_func ("/store/db/error-codes", test_error_codes);
  g_test_add_func ("/store/db/hostile-schema", test_hostile_schema_does_not_run);

  return g_test_run ();
}
