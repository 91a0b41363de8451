/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-article-table.h"
#include "store/peng-snapshot-table.h"
#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"
#include "test-seed.h"

/*
 * Months of writing on one article, on a clock of the test's own. Of all the snapshots that were ever
 * taken those of the last day stay, then the newest of each day, then the newest of each week; those
 * that were published stay for ever, as do those that made way for another version.
 */

#define UUID   "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a"
#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR   G_TIME_SPAN_HOUR
#define DAY    G_TIME_SPAN_DAY
#define WEEK   (7 * DAY)
#define MONTH  (30 * DAY)
#define N_DAYS 100

typedef struct
{
  gint64   taken;
  guint    version;
  gboolean published;
} Taken;

typedef struct
{
  PengDb *db;
  GArray *taken;     /* all there ever were, oldest first */
  gint64  created;
  gint64  now;
  gint64  thinned;   /* when the old ones were last gone through */
  guint   version;   /* what is stored */
} Diary;

static void
write_version (Diary *diary)
{
  g_autofree char *text = g_strdup_printf ("第%u稿", ++diary->version);
  g_autoptr(PengArticle) article = make_article_as (UUID, "运动会", text);
  PengDraftInfo info = {
    .uuid = (char *) UUID, .created = diary->created, .modified = diary->now,
    .revision = diary->version,
  };
  g_autoptr(GError) error = NULL;

  g_assert_true (peng_article_table_insert (diary->db, article, &info, &error));
  g_assert_no_error (error);
}

static Taken *
get_newest (Diary *diary)
{
  return diary->taken->len > 0 ? &g_array_index (diary->taken, Taken, diary->taken->len - 1)
                               : NULL;
}

/* What is there already in these words is not kept twice. */
static void
note_taken (Diary *diary)
{
  Taken *newest = get_newest (diary);
  const Taken taken = { diary->now, diary->version, FALSE };

  if (newest == NULL || newest->version != diary->version)
    g_array_append_val (diary->taken, taken);
  diary->thinned = diary->now;
}

static void
publish (Diary *diary)
{
  g_autoptr(GError) error = NULL;
  Taken *newest;

  peng_snapshot_table_take (diary->db, UUID, PENG_SNAPSHOT_PUBLISH, diary->now, &error);
  g_assert_no_error (error);

  note_taken (diary);
  newest = get_newest (diary);
  newest->published = TRUE;
  newest->taken = diary->now;
}

/* As each save does it: an hour's worth of writing is kept before the new words replace it. */
static void
save (Diary *diary)
{
  Taken *newest = get_newest (diary);
  gint64 last = newest != NULL ? newest->taken : diary->created;
  g_autoptr(GError) error = NULL;

  peng_snapshot_table_take_timed (diary->db, UUID, diary->now, &error);
  g_assert_no_error (error);
  if (diary->now - last >= HOUR)
    note_taken (diary);

  write_version (diary);
}

static GArray *
read_kept (Diary *diary)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (diary->db, "SELECT taken, revision, reason FROM snapshot ORDER BY taken", NULL);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Taken));

  while (peng_statement_step (select, NULL) == PENG_STEP_ROW)
    {
      const Taken taken = {
        peng_statement_get_int (select, 0), peng_statement_get_int (select, 1),
        peng_statement_get_int (select, 2) == PENG_SNAPSHOT_PUBLISH,
      };

      g_array_append_val (kept, taken);
    }

  return kept;
}

static gboolean
is_kept (GArray      *kept,
         const Taken *taken)
{
  for (guint i = 0; i < kept->len; i++)
    {
      const Taken *other = &g_array_index (kept, Taken, i);

      if (other->taken == taken->taken && other->version == taken->version &&
          other->published == taken->published)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_newest_of_its (Diary *diary,
                  guint  i,
                  gint64 span)
{
  const Taken *taken = &g_array_index (diary->taken, Taken, i);

  return i + 1 == diary->taken->len || taken[1].taken / span != taken->taken / span;
}

/* A span of which a part is younger is not done yet: nothing is said of it. */
static gboolean
is_over (Diary       *diary,
         const Taken *taken,
         gint64       span,
         gint64       age)
{
  return (taken->taken / span + 1) * span <= diary->thinned - age;
}

/* Whether this one must be there (1), must have gone (0), or may be either (-1). */
static int
judge (Diary *diary,
       guint  i)
{
  const Taken *taken = &g_array_index (diary->taken, Taken, i);

  if (taken->published || taken->taken >= diary->thinned - DAY)
    return 1;

  if (is_over (diary, taken, WEEK, MONTH))
    return is_newest_of_its (diary, i, WEEK);

  if (taken->taken < diary->thinned - MONTH || !is_over (diary, taken, DAY, DAY))
    return -1;

  return is_newest_of_its (diary, i, DAY);
}

static void
assert_thinned (Diary *diary)
{
  g_autoptr(GArray) kept = read_kept (diary);
  guint n_known = 0;

  for (guint i = 0; i < diary->taken->len; i++)
    {
      gboolean there = is_kept (kept, &g_array_index (diary->taken, Taken, i));
      int verdict = judge (diary, i);

      n_known += there;
      if (verdict >= 0)
        g_assert_cmpint (there, ==, verdict);
    }

  /* None but those that were taken. */
  g_assert_cmpuint (n_known, ==, kept->len);
}

static PengDb *
open_db (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  g_autoptr(GError) error = NULL;
  PengDb *db = peng_db_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (peng_tokenizer_register (db, NULL));
  g_assert_true (peng_db_migrate (db, peng_store_schema, NULL));
  /* Committed never: what is on disk is not what this is about. */
  g_assert_true (peng_db_begin (db, NULL));

  return db;
}

static void
write_a_day (Diary *diary,
             GRand *rand)
{
  gint64 begin = diary->now;

  for (guint n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    {
      diary->now += g_rand_int_range (rand, 1, 110) * MINUTE;
      save (diary);
      if (g_rand_int_range (rand, 0, 15) == 0)
        publish (diary);
      assert_thinned (diary);
    }

  diary->now = MAX (begin + DAY, diary->now);
}

static void
test_months (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengDb) db = open_db (dir);
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  Diary diary = { .db = db, .taken = taken };

  diary.created = diary.now = 20000 * DAY + g_rand_int_range (rand, 0, 24 * 60) * MINUTE;
  write_version (&diary);
  for (guint i = 0; i < N_DAYS; i++)
    write_a_day (&diary, rand);

  g_assert_cmpuint (taken->len, >, N_DAYS);
  peng_db_rollback (db);
}

/* An hour and not a minute less; the first hour counts from when the article was begun. */
static void
test_an_hour (void)
{
  static const struct
  {
    gint64 after;
    guint  n_kept;
  } cases[] = {
    { HOUR - 1, 0 }, { 1, 1 }, { 30 * MINUTE, 1 }, { 30 * MINUTE - 1, 1 }, { 1, 2 }, { HOUR, 3 },
  };
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengDb) db = open_db (dir);
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  Diary diary = { .db = db, .taken = taken, .created = 20000 * DAY, .now = 20000 * DAY };

  write_version (&diary);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) kept = NULL;

      diary.now += cases[i].after;
      save (&diary);
      kept = read_kept (&diary);
      g_assert_cmpuint (kept->len, ==, cases[i].n_kept);
    }

  peng_db_rollback (db);
}

/* The clock was years ahead when the article was begun and first kept, and is set right. */
static void
test_clock_was_ahead (void)
{
  static const struct
  {
    gint64 after;
    guint  n_kept;
  } cases[] = { { 0, 2 }, { HOUR - 1, 2 }, { 1, 3 } };
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengDb) db = open_db (dir);
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  Diary diary = { .db = db, .taken = taken, .created = 30000 * DAY, .now = 30000 * DAY };

  write_version (&diary);
  diary.now += HOUR;
  save (&diary);

  diary.now = 20000 * DAY;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) kept = NULL;

      diary.now += cases[i].after;
      save (&diary);
      kept = read_kept (&diary);
      g_assert_cmpuint (kept->len, ==, cases[i].n_kept);
    }

  peng_db_rollback (db);
}

/* What made way for another version stays beside the newest of its day, for as long as the article. */
static void
test_made_way (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengDb) db = open_db (dir);
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_autoptr(GArray) kept = NULL;
  g_autoptr(GError) error = NULL;
  Diary diary = { .db = db, .taken = taken, .created = 20000 * DAY, .now = 20000 * DAY };

  write_version (&diary);
  g_assert_true (peng_snapshot_table_take (db, UUID, PENG_SNAPSHOT_CONFLICT, diary.now, &error));
  for (guint i = 0; i < 2; i++)
    {
      diary.now += 2 * HOUR;
      write_version (&diary);
      g_assert_true (peng_snapshot_table_take (db, UUID, PENG_SNAPSHOT_OPEN, diary.now, &error));
    }
  diary.now += 3 * MONTH;
  write_version (&diary);
  g_assert_true (peng_snapshot_table_take (db, UUID, PENG_SNAPSHOT_OPEN, diary.now, &error));
  g_assert_no_error (error);

  kept = read_kept (&diary);
  g_assert_cmpuint (kept->len, ==, 3);
  g_assert_cmpuint (g_array_index (kept, Taken, 0).version, ==, 1);
  g_assert_cmpuint (g_array_index (kept, Taken, 1).version, ==, 3);
  peng_db_rollback (db);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/snapshots/an-hour", test_an_hour);
  g_test_add_func ("/store/snapshots/clock-was-ahead", test_clock_was_ahead);
  g_test_add_func ("/store/snapshots/made-way", test_made_way);
  g_test_add_func ("/store/snapshots/months", test_months);

  return g_test_run ();
}
