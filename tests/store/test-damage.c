/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-db.h"
#include "store/peng-store-outbox.h"
#include "store/peng-store-sites.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"
#include "test-seed.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Damaged databases: whatever happened to the file, the store opens, nothing of what was there is
 * written over, and what can be read is brought over.
 *
 * PENG_SEED repeats a run. */

#define N_ARTICLES 60
#define PAGE       4096

typedef struct
{
  const char *name;
  void      (*harm) (GByteArray *bytes,
                     GRand      *rand);
  gboolean    in_log;     /* the program was killed: the newest is in the log alone */
  guint       n_rounds;
  guint       min_whole;  /* articles that must come back word for word */
} Case;

/* One damaged store, and what became of it. */
typedef struct
{
  char             *dir;
  PengStore        *store;
  PengStoreOpening *opening;
  GBytes           *database;
  GBytes           *log;
} Patient;

static void
fill (GByteArray *bytes,
      gsize       from,
      gsize       n,
      GRand      *rand)
{
  for (gsize i = from; i < MIN (from + n, bytes->len); i++)
    bytes->data[i] = (guint8) g_rand_int (rand);
}

static gsize
pick_page (GByteArray *bytes,
           GRand      *rand)
{
  return (gsize) g_rand_int_range (rand, 1, (gint32) (bytes->len / PAGE)) * PAGE;
}

static void
overwrite_page (GByteArray *bytes,
                GRand      *rand)
{
  fill (bytes, pick_page (bytes, rand), PAGE, rand);
}

static void
overwrite_bytes (GByteArray *bytes,
                 GRand      *rand)
{
  fill (bytes, pick_page (bytes, rand) + (gsize) g_rand_int_range (rand, 0, PAGE - 64), 64, rand);
}

static void
zero_page (GByteArray *bytes,
           GRand      *rand)
{
  memset (bytes->data + pick_page (bytes, rand), 0, PAGE);
}

static void
zero_header (GByteArray *bytes,
             GRand      *rand)
{
  memset (bytes->data, 0, 100);
}

static void
zero_first_page (GByteArray *bytes,
                 GRand      *rand)
{
  memset (bytes->data, 0, PAGE);
}

static void
cut_off (GByteArray *bytes,
         GRand      *rand)
{
  g_byte_array_set_size (bytes, (guint) g_rand_int_range (rand, (gint32) bytes->len / 2,
                                                          (gint32) bytes->len));
}

static void
make_empty (GByteArray *bytes,
            GRand      *rand)
{
  memset (bytes->data, 0, bytes->len);
}

static void
do_nothing (GByteArray *bytes,
            GRand      *rand)
{
}

static const Case cases[] = {
  { "page", overwrite_page, FALSE, 8, N_ARTICLES - 12 },
  { "bytes", overwrite_bytes, FALSE, 8, N_ARTICLES - 12 },
  { "zero-page", zero_page, FALSE, 4, N_ARTICLES - 12 },
  { "zero-header", zero_header, FALSE, 1, N_ARTICLES },
  { "zero-first-page", zero_first_page, FALSE, 1, N_ARTICLES },
  { "cut-off", cut_off, FALSE, 6, N_ARTICLES / 4 },
  { "all-zero", make_empty, FALSE, 1, 0 },
  { "killed", do_nothing, TRUE, 1, N_ARTICLES },
  { "killed-zero-first-page", zero_first_page, TRUE, 1, N_ARTICLES },
};

static PengArticle *originals[N_ARTICLES];

static void
make_originals (void)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u篇", i);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; j < 20 + 10 * i; j++)
        g_string_append_printf (text, "这是第%u篇的第%u句话，", i, j);

      originals[i] = make_article (title, text->str);
    }
}

static GBytes *
read_bytes (const char *dir,
            const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char *bytes;
  gsize n;

  return g_file_get_contents (path, &bytes, &n, NULL) ? g_bytes_new_take (bytes, n) : NULL;
}

static void
write_bytes (const char *dir,
             const char *name,
             GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  g_assert_true (g_file_set_contents (path, data, n, NULL));
}

/* A store with all articles, closed, or as a kill leaves it: copied while it is open. */
static void
make_files (gboolean   in_log,
            GBytes   **database,
            GBytes   **log)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GPtrArray) hits = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_assert_cmpuint (save_article (store, originals[i], 0, NULL), ==, 1);
  hits = search (store, "句话", 1, NULL);

  if (!in_log)
    close_store (store);

  *database = read_bytes (dir, "articles.db");
  *log = read_bytes (dir, "articles.db-wal");
  g_assert_true (in_log == (*log != NULL));

  if (in_log)
    close_store (store);
}

static GBytes *
harm (GBytes     *database,
      const Case *test,
      GRand      *rand)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (database, NULL), g_bytes_get_size (database));
  test->harm (bytes, rand);

  return g_byte_array_free_to_bytes (bytes);
}

static void
recovered_cb (PengStore        *store,
              PengStoreOpening *opening,
              Patient          *patient)
{
  g_clear_pointer (&patient->opening, peng_store_opening_free);
  patient->opening = peng_store_opening_copy (opening);
}

static void
admit (Patient *patient)
{
  g_autoptr(GError) error = NULL;

  patient->dir = scratch_new ();
  write_bytes (patient->dir, "articles.db", patient->database);
  if (patient->log != NULL)
    write_bytes (patient->dir, "articles.db-wal", patient->log);

  patient->store = peng_store_new (patient->dir);
  g_signal_connect (patient->store, "recovered", G_CALLBACK (recovered_cb), patient);
  patient->opening = try_open (patient->store, &error);
  g_assert_no_error (error);
}

static void
dismiss (Patient *patient)
{
  close_store (patient->store);
  peng_store_opening_free (patient->opening);
  g_clear_pointer (&patient->database, g_bytes_unref);
  g_clear_pointer (&patient->log, g_bytes_unref);
  scratch_remove (patient->dir);
}

/* Loads everything that the list names, and each original: damage that opening did not meet is met
 * here, and healed. */
static guint
count_whole (Patient *patient)
{
  g_autoptr(GPtrArray) drafts = NULL;
  guint n_whole = 0;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PengArticle) back =
        load_article (patient->store, peng_article_get_uuid (originals[i]), &error);

      if (back == NULL)
        g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
      else if (peng_article_equal (back, originals[i]))
        n_whole++;
    }

  drafts = list_drafts (patient->store, PENG_LIST_DRAFTS, NULL, 10 * N_ARTICLES);
  g_assert_cmpuint (drafts->len, <=, N_ARTICLES);

  return n_whole;
}

static void
assert_same_file (const char *path,
                  GBytes     *before)
{
  g_autofree char *after = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &after, &n, NULL));
  g_assert_cmpmem (after, n, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
}

static void
check_set_aside (Patient *patient)
{
  g_autofree char *log = g_strconcat (patient->opening->set_aside, "-wal", NULL);

  g_assert_cmpint (patient->opening->condition, ==, PENG_STORE_RECOVERED);
  assert_same_file (patient->opening->set_aside, patient->database);
  if (patient->log != NULL)
    assert_same_file (log, patient->log);
}

/* Healed or never harmed, it is a store like any other. An index that was harmed where nobody has
 * noticed may miss a word until it is made anew; a healed store has a new one. */
static void
check_works (Patient *patient)
{
  g_autoptr(PengArticle) article = make_article ("新的一篇", "从这里继续写。");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  g_assert_cmpuint (save_article (patient->store, article, 0, &error), ==, 1);
  g_assert_no_error (error);
  hits = search (patient->store, "继续写", 10, NULL);
  if (patient->opening->condition == PENG_STORE_RECOVERED)
    g_assert_cmpuint (hits->len, ==, 1);
}

static void
check_round (const Case *test,
             GBytes     *database,
             GBytes     *log,
             GRand      *rand)
{
  Patient patient = { 0 };
  guint n_whole;

  patient.database = harm (database, test, rand);
  patient.log = log ? g_bytes_ref (log) : NULL;
  admit (&patient);

  n_whole = count_whole (&patient);
  check_works (&patient);

  if (patient.opening->condition == PENG_STORE_RECOVERED)
    check_set_aside (&patient);
  else
    g_assert_cmpuint (n_whole, ==, N_ARTICLES);

  g_test_message ("%s: %u whole; saved %u, harmed %u, lost %u", test->name, n_whole,
                  patient.opening->n_saved, patient.opening->n_harmed, patient.opening->n_lost);
  g_assert_cmpuint (n_whole, >=, test->min_whole);
  dismiss (&patient);
}

static void
test_damage (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  g_autoptr(GBytes) database = NULL;
  g_autoptr(GBytes) log = NULL;

  make_files (test->in_log, &database, &log);
  for (guint i = 0; i < test->n_rounds; i++)
    check_round (test, database, log, rand);
}

/* Its rows are those of a program from before, without the newest columns. */
static void
make_older (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  PengDb *db = peng_db_open (path, NULL);
  PengStore *store;
  g_autoptr(GError) error = NULL;

  g_assert_true (peng_tokenizer_register (db, NULL));
  peng_db_exec (db, PLANS_UNDONE " PRAGMA user_version = 9", &error);
  g_assert_no_error (error);
  peng_db_close (db);
  store = open_store (dir, PENG_STORE_OK);
  close_store (store);
}

/* What is on its way to a site is brought over with its state. */
static void
test_outbox_survives (gconstpointer older)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  PengSiteInfo site = { .name = (char *) "本机", .kind = (char *) "local" };
  g_autoptr(GBytes) content = g_bytes_new_static ("<p>正文</p>", 13);
  PengOutboxMedia photo = { .sha = (char *) "a", .web_sha = (char *) "b", .mime = (char *) "m",
                            .size = 5 };
  PengOutboxItem item = { .article = (char *) "u", .section = (char *) "s",
                          .content = content, .content_hash = (char *) "h",
                          .remote_id = (char *) "r", .revision = 7, .due = 1234567 };
  PengOutboxStep step = { .from = PENG_OUTBOX_FROZEN, .to = PENG_OUTBOX_SENDING, .url = "x" };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengOutboxItem) before = NULL;
  g_autoptr(PengOutboxItem) after = NULL;
  g_autoptr(GBytes) database = NULL;
  g_autoptr(GBytes) harmed = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GPtrArray) sites = NULL;
  gint64 id;

  peng_store_save_site_async (store, &site, NULL, answer_cb, &answer);
  item.site = peng_store_save_site_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  item.media = g_ptr_array_new ();
  g_ptr_array_add (item.media, &photo);
  peng_store_freeze_outbox_async (store, &item, NULL, answer_cb, &answer);
  id = peng_store_freeze_outbox_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  peng_store_advance_outbox_async (store, id, &step, NULL, answer_cb, &answer);
  before = peng_store_advance_outbox_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  close_store (store);
  if (older != NULL)
    make_older (dir);

  database = read_bytes (dir, "articles.db");
  harmed = harm (database, &cases[4], rand);
  write_bytes (dir, "articles.db", harmed);

  store = open_store (dir, PENG_STORE_RECOVERED);
  peng_store_get_outbox_async (store, id, NULL, answer_cb, &answer);
  after = peng_store_get_outbox_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpint (after->state, ==, PENG_OUTBOX_SENDING);
  g_assert_cmpstr (after->url, ==, "x");
  g_assert_cmpstr (after->remote_id, ==, "r");
  g_assert_null (after->reason);
  g_assert_cmpuint (after->revision, ==, 7);
  g_assert_cmpint (after->due, ==, older != NULL ? 0 : 1234567);
  g_assert_cmpint (after->created, ==, before->created);
  g_assert_true (g_bytes_equal (after->content, content));
  g_assert_cmpuint (after->media->len, ==, 1);

  peng_store_list_sites_async (store, NULL, answer_cb, &answer);
  sites = peng_store_list_sites_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpuint (sites->len, ==, 1);
  close_store (store);
  g_ptr_array_unref (item.media);
}

/* While another program has the folder open, its database is not taken away from under it. */
static void
test_not_while_in_use (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *lock_path = g_build_filename (dir, "articles.lock", NULL);
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GBytes) nonsense = g_bytes_new_static ("This is no database.", 20);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(PengStoreOpening) opening = NULL;
  g_autoptr(GError) error = NULL;
  int lock;

  close_store (store);
  write_bytes (dir, "articles.db", nonsense);
  lock = open (lock_path, O_RDWR);
  g_assert_cmpint (flock (lock, LOCK_SH), ==, 0);

  store = peng_store_new (dir);
  opening = try_open (store, &error);
  g_assert_null (opening);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY);
  g_clear_error (&error);
  after = read_bytes (dir, "articles.db");
  g_assert_true (g_bytes_equal (nonsense, after));
  close (lock);

  opening = try_open (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opening->condition, ==, PENG_STORE_RECOVERED);
  close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* That damage was met is said in the log, as a warning. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  make_originals ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/damage/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_damage);
    }

  g_test_add_data_func ("/store/damage/outbox-survives", NULL, test_outbox_survives);
  g_test_add_data_func ("/store/damage/older-outbox-survives", GINT_TO_POINTER (TRUE),
                        test_outbox_survives);
  g_test_add_func ("/store/damage/not-while-in-use", test_not_while_in_use);

  status = g_test_run ();
  for (guint i = 0; i < N_ARTICLES; i++)
    peng_article_unref (originals[i]);

  return status;
}
