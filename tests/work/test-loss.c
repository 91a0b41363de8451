/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "typist.h"

#include "core/peng-html-writer.h"
#include "store/peng-db.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* The loss budget: kill -9 at any moment loses at most the last second of typing, leaves the
 * database whole and every other article as it was.
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
  g_autofree char *path = g_build_filename (round->dir, "articles.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengDb) db = peng_db_open (path, &error);
  g_autoptr(PengStatement) check = NULL;

  g_assert_no_error (error);
  /* Since SQLite 3.44 the index of words is checked too, and needs to know how words are cut. */
  peng_tokenizer_register (db, &error);
  g_assert_no_error (error);

  check = peng_db_prepare (db, "PRAGMA integrity_check", &error);
  g_assert_no_error (error);
  g_assert_cmpint (peng_statement_step (check, &error), ==, PENG_STEP_ROW);
  g_assert_cmpstr (peng_statement_get_text (check, 0), ==, "ok");
}

static void
check (Round *round)
{
  PengStore *store = open_store (round->dir, PENG_STORE_OK);

  check_typed (round, store);
  check_others (round, store);
  close_store (store);
  check_integrity (round);
}

static void
clear (Round *round)
{
  for (guint i = 0; i < N_OTHERS; i++)
    peng_article_unref (round->others[i]);

  munmap (round->log, sizeof (TypistLog));
  g_free (round->log_path);
  g_free (round->uuid);
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

static guint32
get_number (const char *variable,
            guint32     otherwise)
{
  const char *value = g_getenv (variable);

  return value != NULL ? (guint32) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

static void
test_loss (void)
{
  guint n_rounds = get_number ("PENG_LOSS_ROUNDS", 50);
  guint32 seed = get_number ("PENG_SEED", g_random_int ());
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("PENG_SEED=%u, %u rounds", seed, n_rounds);
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
