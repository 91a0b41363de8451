/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "typist.h"

#include "core/peng-html-writer.h"
#include "store/peng-db.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"
#include "test-seed.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* The loss budget: kill -9 at any moment loses at most the last second of typing, leaves the
 * database whole and everything else as it was.
 *
 * PENG_LOSS_ROUNDS sets how often it is tried; PENG_SEED repeats a run. */

#define N_AT_ONCE    4
#define N_OTHERS     3
#define KEY_MS       50
#define MIN_LIFE_MS  300
#define MAX_LIFE_MS  2500
#define BUDGET_US    1000000

/* One typist and what it must not lose. */
typedef struct
{
  char        *dir;
  char        *log_path;
  TypistLog   *log;
  PengArticle *others[N_OTHERS];
  char        *uuid;
  char        *rest;
  pid_t        pid;
  gint64       due;
  gint64       killed;
} Round;

static gint64 worst;

static TypistLog *
map_log (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT, 0600);
  void *map;

  g_assert_cmpint (ftruncate (fd, sizeof (TypistLog)), ==, 0);
  map = mmap (NULL, sizeof (TypistLog), PROT_READ, MAP_SHARED, fd, 0);
  g_assert_true (map != MAP_FAILED);
  close (fd);

  return map;
}

static PengDb *
open_database (Round *round)
{
  g_autofree char *path = g_build_filename (round->dir, "articles.db", NULL);
  g_autoptr(GError) error = NULL;
  PengDb *db = peng_db_open (path, &error);

  g_assert_no_error (error);
  /* Since SQLite 3.44 the index of words is checked too, and needs to know how words are cut. */
  peng_tokenizer_register (db, &error);
  g_assert_no_error (error);

  return db;
}

static PengStatement *
prepare_statement (PengDb     *db,
                   const char *sql)
{
  g_autoptr(GError) error = NULL;
  PengStatement *statement = peng_db_prepare (db, sql, &error);

  g_assert_no_error (error);

  return statement;
}

static gboolean
step (PengStatement *statement)
{
  g_autoptr(GError) error = NULL;
  PengStep got = peng_statement_step (statement, &error);

  g_assert_no_error (error);

  return got == PENG_STEP_ROW;
}

static void
run (PengDb     *db,
     const char *sql)
{
  g_autoptr(PengStatement) statement = prepare_statement (db, sql);

  g_assert_false (step (statement));
}

/* Something in every table. */
static void
fill_tables (Round *round)
{
  static const char * const statements[] = {
    "INSERT INTO media SELECT NULL, printf ('%064d', n), n || '.JPG', 'image/jpeg', 3000000, 4000,"
    " 3000, 7, 8, printf ('%064d', n + 2), 'image/jpeg', 9, 1920, 1440, 1"
    " FROM (SELECT 1 n UNION SELECT 2)",
    "INSERT INTO media_use SELECT a.id, m.id, m.sha FROM article a, media m",
    "INSERT INTO snapshot SELECT NULL, uuid, 0, 1, 1, 2, 'h', '<p>以前</p>' FROM article",
    "INSERT INTO site VALUES (7, '教育门户', 'pengcheng', 'https://example.org', 'news', '校', 0)",
    "INSERT INTO site_cache VALUES (7, '{}', '<html>', 'e', 1)",
    "INSERT INTO publication SELECT NULL, uuid, 7, 'news', uuid, 'https://example.org/1', 'e', 'h',"
    " 1, 2, 3, 0, 0, 0 FROM article",
    "INSERT INTO outbox SELECT NULL, uuid, 7, 'news', 1, 2, 'h', 1, uuid, 'e', NULL, NULL, NULL, 3,"
    " 4, 5, 6, x'3c703e', 0, 0 FROM article",
    "INSERT INTO outbox_media SELECT NULL, id, 0, printf ('%064d', 1), printf ('%064d', 3),"
    " 'image/jpeg', '合影', 9, 1920, 1440, 1, NULL FROM outbox",
  };
  g_autoptr(PengDb) db = open_database (round);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    run (db, statements[i]);
}

/* The tables, and which of their rows typing in one article has no business with. An article is
 * made searchable when there is time for it. */
static const struct
{
  const char *name;
  const char *where;
} kept_tables[] = {
  { "article", "uuid <> :typed" },
  { "body", "uuid <> :typed" },
  { "snapshot", "uuid <> :typed" },
  { "media", "TRUE" },
  { "media_use", "article NOT IN (SELECT id FROM article WHERE uuid = :typed)" },
  { "site", "TRUE" },
  { "site_cache", "TRUE" },
  { "publication", "TRUE" },
  { "outbox", "TRUE" },
  { "outbox_media", "TRUE" },
};

/* An SQL expression that writes a whole row of a table as text. */
static char *
dup_row_expression (PengDb     *db,
                    const char *table)
{
  g_autoptr(PengStatement) columns =
    prepare_statement (db, "SELECT group_concat ('quote (' || name || ')', ' || '' '' || ')"
                           " FROM pragma_table_info (:table) WHERE name <> 'searchable'");

  peng_statement_bind_text (columns, ":table", table);
  g_assert_true (step (columns));

  return peng_statement_dup_text (columns, 0);
}

/* All that typing in one article must leave alone. */
static char *
dup_rest (Round *round)
{
  g_autoptr(PengDb) db = open_database (round);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kept_tables); i++)
    {
      g_autofree char *row = dup_row_expression (db, kept_tables[i].name);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s ORDER BY 1", row,
                                              kept_tables[i].name, kept_tables[i].where);
      g_autoptr(PengStatement) rows = prepare_statement (db, sql);
      gsize before = out->len;

      if (strstr (sql, ":typed") != NULL)
        peng_statement_bind_text (rows, ":typed", round->uuid);
      while (step (rows))
        g_string_append_printf (out, "%s %s\n", kept_tables[i].name,
                                peng_statement_get_text (rows, 0));
      g_assert_cmpuint (out->len, >, before);
    }

  return g_string_free (out, FALSE);
}

static void
prepare (Round *round)
{
  g_autoptr(PengArticle) article = make_article ("要写的", "开头。\n第二段。");
  PengStore *store;

  round->dir = scratch_new ();
  round->log_path = g_build_filename (round->dir, "typist.log", NULL);
  round->log = map_log (round->log_path);
  round->uuid = g_strdup (peng_article_get_uuid (article));

  store = open_store (round->dir, PENG_STORE_FRESH);
  for (guint i = 0; i < N_OTHERS; i++)
    {
      round->others[i] = make_article ("别的文章", "一个字也不能少。\n\n结束。");
      g_assert_cmpuint (save_article (store, round->others[i], 0, NULL), ==, 1);
    }

  g_assert_cmpuint (save_article (store, article, 0, NULL), ==, 1);
  close_store (store);
  fill_tables (round);
  round->rest = dup_rest (round);
}

static void
start (Round *round,
       GRand *rand)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "work", "typist", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand));
  const char *argv[] = {
    program, round->dir, round->uuid, round->log_path, seed, G_STRINGIFY (KEY_MS), NULL
  };
  g_autoptr(GError) error = NULL;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &round->pid,
                 &error);
  g_assert_no_error (error);

  while (g_atomic_int_get (&round->log->n_keys) == 0)
    {
      g_assert_cmpint (waitpid (round->pid, NULL, WNOHANG), ==, 0);
      g_usleep (1000);
    }

  round->due = g_get_monotonic_time () +
               g_rand_int_range (rand, MIN_LIFE_MS, MAX_LIFE_MS) * G_GINT64_CONSTANT (1000);
}

static void
end (Round *round)
{
  int status;

  while (g_get_monotonic_time () < round->due)
    g_usleep (500);

  round->killed = g_get_monotonic_time ();
  kill (round->pid, SIGKILL);
  waitpid (round->pid, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static char *
dup_stored_hash (PengStore  *store,
                 const char *uuid)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) article = load_article (store, uuid, &error);
  g_autofree char *html = NULL;

  g_assert_no_error (error);
  html = peng_html_write_article (article, &peng_dialect_canonical);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, html, -1);
}

/* The newest logged state that looks like the stored one. */
static int
find_state (const TypistLog *log,
            const char      *hash)
{
  for (int i = log->n_keys - 1; i >= 0; i--)
    {
      if (strcmp (log->keys[i].hash, hash) == 0)
        return i;
    }

  return -1;
}

static void
check_typed (Round     *round,
             PengStore *store)
{
  g_autofree char *hash = dup_stored_hash (store, round->uuid);
  int state = find_state (round->log, hash);
  gint64 lost = 0;

  g_assert_cmpint (state, >=, 0);
  if (state + 1 < round->log->n_keys)
    lost = round->killed - round->log->keys[state + 1].time;

  worst = MAX (worst, lost);
  g_assert_cmpint (lost, <=, BUDGET_US);
}

static void
check_others (Round     *round,
              PengStore *store)
{
  g_autoptr(GPtrArray) drafts = list_drafts (store, PENG_LIST_DRAFTS, NULL, 100);

  g_assert_cmpuint (drafts->len, ==, N_OTHERS + 1);

  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autoptr(PengArticle) stored =
        load_article (store, peng_article_get_uuid (round->others[i]), NULL);

      g_assert_true (peng_article_equal (stored, round->others[i]));
    }
}

static void
check_integrity (Round *round)
{
  g_autoptr(PengDb) db = open_database (round);
  g_autoptr(PengStatement) check = prepare_statement (db, "PRAGMA integrity_check");
  g_autoptr(PengStatement) orphans = prepare_statement (db, "PRAGMA foreign_key_check");

  g_assert_true (step (check));
  g_assert_cmpstr (peng_statement_get_text (check, 0), ==, "ok");
  g_assert_false (step (orphans));
}

static void
check_rest (Round *round)
{
  g_autofree char *rest = dup_rest (round);

  g_assert_cmpstr (rest, ==, round->rest);
}

static void
check (Round *round)
{
  PengStore *store = open_store (round->dir, PENG_STORE_OK);

  check_typed (round, store);
  check_others (round, store);
  close_store (store);
  check_integrity (round);
  check_rest (round);
}

static void
clear (Round *round)
{
  for (guint i = 0; i < N_OTHERS; i++)
    peng_article_unref (round->others[i]);

  munmap (round->log, sizeof (TypistLog));
  g_free (round->log_path);
  g_free (round->uuid);
  g_free (round->rest);
  scratch_remove (round->dir);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const Round *x = a;
  const Round *y = b;

  return (x->due > y->due) - (x->due < y->due);
}

static void
play (GRand *rand,
      guint  n)
{
  Round rounds[N_AT_ONCE] = { 0 };

  for (guint i = 0; i < n; i++)
    prepare (&rounds[i]);
  for (guint i = 0; i < n; i++)
    start (&rounds[i], rand);

  qsort (rounds, n, sizeof (Round), compare_due);
  for (guint i = 0; i < n; i++)
    end (&rounds[i]);

  for (guint i = 0; i < n; i++)
    {
      check (&rounds[i]);
      clear (&rounds[i]);
    }
}

static void
test_loss (void)
{
  guint n_rounds = test_number ("PENG_LOSS_ROUNDS", 50);
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  g_test_message ("%u rounds", n_rounds);
  for (guint i = 0; i < n_rounds; i += N_AT_ONCE)
    play (rand, MIN (N_AT_ONCE, n_rounds - i));

  g_test_message ("most that was lost: %" G_GINT64_FORMAT " ms", worst / 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/loss/kill", test_loss);

  return g_test_run ();
}
