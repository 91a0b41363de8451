/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-library-trash.h"
#include "store/peng-media-fit-files.h"
#include "store/peng-store-fit.h"
#include "store/peng-store-library.h"
#include "store/peng-store-outbox.h"
#include "store/peng-store-schema.h"
#include "store/peng-store-sites.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"
#include "test-seed.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How this program is told that it is the one that is killed. */
#define CHILD "--fit-for-ever"

#define UUID "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a"

/* A store with one photograph. */
typedef struct
{
  char      *dir;
  PengStore *store;
  char      *media;
} Fixture;

static char *
hash_of (const char *content)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
}

static char *
add (PengStore  *store,
     const char *dir,
     const char *original,
     const char *web)
{
  g_autofree char *web_path = scratch_file (dir, "in-web", web);
  g_autofree char *thumb_path = scratch_file (dir, "in-thumb", web);
  g_autoptr(GBytes) bytes = g_bytes_new (original, strlen (original));
  PengMediaSource source = {
    .bytes = bytes, .web_path = web_path, .thumb_path = thumb_path, .name = "a.jpg",
    .mime = "image/jpeg", .width = 400, .height = 300, .web_mime = "image/jpeg",
    .web_width = 400, .web_height = 300,
  };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;

  peng_store_add_media_async (store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (store, wait_for (&answer), NULL);
  g_assert_nonnull (media);

  return g_strdup (media->sha);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  fixture->media = add (fixture->store, fixture->dir, "original", "as it came");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_store (fixture->store);
  g_free (fixture->media);
  scratch_remove (fixture->dir);
}

static void
reopen (Fixture *fixture)
{
  close_store (fixture->store);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
  /* What is done when a store is opened is done before it is closed. */
  close_store (fixture->store);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
}

static gboolean
fit (Fixture        *fixture,
     PengFitChange   change,
     guint           step,
     const char     *recipe,
     const char     *web,
     GError        **error)
{
  g_autofree char *web_path = scratch_file (fixture->dir, "fit-web", web);
  g_autofree char *thumb_path = scratch_file (fixture->dir, "fit-thumb", web);
  g_autoptr(PengRecipe) read = recipe != NULL ? peng_recipe_parse (recipe, NULL) : NULL;
  PengMediaSource source = {
    .sha = fixture->media, .web_path = web_path, .thumb_path = thumb_path, .web_mime = "image/png",
    .web_width = 200, .web_height = 100,
  };
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_fit_media_async (fixture->store, &source, change, step, read, NULL, answer_cb, &answer);

  return peng_store_fit_media_finish (fixture->store, wait_for (&answer), error);
}

/* What was done, with a semicolon between. */
static char *
dup_steps (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  peng_store_list_recipes_async (fixture->store, fixture->media, NULL, answer_cb, &answer);
  steps = peng_store_list_recipes_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_nonnull (steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const PengRecipeStep *step = g_ptr_array_index (steps, i);
      g_autofree char *recipe = peng_recipe_to_text (step->recipe);

      g_assert_cmpint (step->made, >, 0);
      g_string_append_printf (text, "%u %s;", step->number, recipe);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_steps (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *steps = dup_steps (fixture);

  g_assert_cmpstr (steps, ==, expected);
}

static PengMedia *
get (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_get_media_async (fixture->store, fixture->media, NULL, answer_cb, &answer);

  return peng_store_get_media_finish (fixture->store, wait_for (&answer), NULL);
}

static void
assert_file (const char *path,
             const char *content)
{
  g_autofree char *bytes = NULL;

  if (content == NULL)
    {
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return;
    }

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, content);
}

/* The row, the web version and the thumbnail say the same; the original is what it was. */
static void
assert_shown (Fixture    *fixture,
              const char *content)
{
  g_autoptr(PengMedia) media = get (fixture);
  g_autofree char *hash = hash_of (content);
  const char *contents[] = { "original", content, content };

  g_assert_cmpstr (media->web_sha, ==, hash);
  g_assert_cmpuint (media->web_size, ==, strlen (content));
  for (guint i = 0; i < PENG_MEDIA_N_VARIANTS; i++)
    {
      g_autofree char *path = peng_store_dup_media_path (fixture->store, fixture->media, i);

      assert_file (path, contents[i]);
    }
}

static guint
count_left (Fixture *fixture)
{
  g_autofree char *media = g_build_filename (fixture->dir, "media", NULL);
  g_autoptr(GDir) dir = g_dir_open (media, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "fit-") || g_str_has_prefix (name, "incoming-") ||
         (g_str_has_prefix (name, "adding-"));

  return n;
}

static void
assert_done (Fixture       *fixture,
             PengFitChange  change,
             guint          step,
             const char    *recipe,
             const char    *web)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (fit (fixture, change, step, recipe, web, &error));
  g_assert_no_error (error);
  assert_shown (fixture, web);
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

static void
note_cb (PengStore  *store,
         const char *media,
         char      **noted)
{
  g_free (*noted);
  *noted = g_strdup (media);
}

/* Step by step there, and step by step back. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *noted = NULL;
  gulong handler = g_signal_connect (fixture->store, "media-changed", G_CALLBACK (note_cb), &noted);
  g_autoptr(PengMedia) media = NULL;

  assert_steps (fixture, "");
  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
  g_assert_cmpstr (noted, ==, fixture->media);
  g_signal_handler_disconnect (fixture->store, handler);
  media = get (fixture);
  g_assert_cmpstr (media->web_mime, ==, "image/png");
  g_assert_cmpuint (media->web_width, ==, 200);
  assert_steps (fixture, "1 turn=1;");

  assert_done (fixture, PENG_FIT_STEP, 1, "", "plain again");
  assert_done (fixture, PENG_FIT_STEP, 2, "mosaic=0,0,0.5,0.5", "veiled");
  reopen (fixture);
  assert_steps (fixture, "1 turn=1;2 ;3 mosaic=0,0,0.5,0.5;");
  assert_shown (fixture, "veiled");

  assert_done (fixture, PENG_FIT_AGAIN, 3, NULL, "veiled by a newer decoder");
  assert_done (fixture, PENG_FIT_UNDO, 3, NULL, "plain again");
  assert_steps (fixture, "1 turn=1;2 ;");
  assert_done (fixture, PENG_FIT_UNDO, 2, NULL, "turned");
  assert_done (fixture, PENG_FIT_UNDO, 1, NULL, "as it came");
  assert_steps (fixture, "");
}

static const struct
{
  PengFitChange  change;
  guint          step;
  const char    *recipe;
} stale[] = {
  { PENG_FIT_STEP, 0, "turn=2" },
  { PENG_FIT_STEP, 2, "turn=2" },
  { PENG_FIT_UNDO, 2, NULL },
  { PENG_FIT_AGAIN, 0, NULL },
};

/* Somebody else was quicker: nothing is changed, nothing is left. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
  for (guint i = 0; i < G_N_ELEMENTS (stale); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (fit (fixture, stale[i].change, stale[i].step, stale[i].recipe, "other",
                           &error));
      g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE);
      assert_shown (fixture, "turned");
      assert_steps (fixture, "1 turn=1;");
      g_assert_cmpuint (count_left (fixture), ==, 0);
    }
}

static void
test_not_there (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_free (fixture->media);
  fixture->media = hash_of ("nothing");
  g_assert_false (fit (fixture, PENG_FIT_STEP, 0, "turn=1", "turned", &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  assert_steps (fixture, "");
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  PengDb *db;
  g_autoptr(GError) error = NULL;

  close_store (fixture->store);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_tokenizer_register (db, NULL));
  peng_db_exec (db, sql, &error);
  g_assert_no_error (error);
  peng_db_close (db);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
}

/* As a program leaves it that ends while it makes a photograph fit. */
static void
leave (Fixture    *fixture,
       const char *web,
       const char *thumb)
{
  g_autofree char *media = g_build_filename (fixture->dir, "media", NULL);
  g_autofree char *left = g_build_filename (media, "fit-ABCDEF", NULL);
  g_autofree char *web_name = g_strconcat ("web-", fixture->media, NULL);
  g_autofree char *thumb_name = g_strconcat ("thumb-", fixture->media, NULL);

  g_assert_cmpint (g_mkdir (left, 0700), ==, 0);
  if (web != NULL)
    g_free (scratch_file (left, web_name, web));
  if (thumb != NULL)
    g_free (scratch_file (left, thumb_name, thumb));
  /* Last: a store that was opened a moment ago may be clearing up. */
  g_free (scratch_file (media, "adding-ABCDEF", ""));
}

/* Before the row: nothing has happened. */
static void
test_left_before (Fixture       *fixture,
                  gconstpointer  data)
{
  leave (fixture, "turned", "turned");
  reopen (fixture);
  assert_shown (fixture, "as it came");
  g_assert_cmpuint (count_left (fixture), ==, 0);

  leave (fixture, NULL, "turned");
  reopen (fixture);
  assert_shown (fixture, "as it came");
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

/* After it: it is gone on with, wherever it was. */
static void
test_left_after (Fixture       *fixture,
                 gconstpointer  data)
{
  gboolean thumb_moved = GPOINTER_TO_INT (data);
  g_autofree char *hash = hash_of ("turned");
  g_autofree char *old = hash_of ("as it came");
  g_autofree char *kept = g_build_filename (fixture->dir, "media", "sent", old, NULL);
  g_autofree char *thumb = peng_store_dup_media_path (fixture->store, fixture->media, PENG_MEDIA_THUMB);
  g_autofree char *sql = g_strdup_printf ("UPDATE media SET web_sha = '%s', web_size = 6", hash);

  run_sql (fixture, sql);
  leave (fixture, "turned", thumb_moved ? NULL : "turned");
  if (thumb_moved)
    g_assert_true (g_file_set_contents (thumb, "turned", -1, NULL));
  reopen (fixture);
  assert_shown (fixture, "turned");
  assert_file (kept, "as it came");
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

#define N_ROUNDS 50

/* In a program of its own: makes it fit until it is killed. */
static void
fit_for_ever (Fixture *fixture)
{
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
  while (TRUE)
    {
      g_autofree char *steps = dup_steps (fixture);
      const char *last = strrchr (steps, ' ');
      guint step = last != NULL ? (guint) (last[-1] - '0') : 0;
      g_autofree char *recipe = g_strdup_printf ("width=%u", 100 + step);

      if (step < 5)
        fit (fixture, PENG_FIT_STEP, step, recipe, recipe, NULL);
      else
        for (; step > 0; step--)
          {
            g_autofree char *web = g_strdup_printf ("width=%u", 98 + step);

            fit (fixture, PENG_FIT_UNDO, step, NULL, step > 1 ? web : "as it came", NULL);
          }
    }
}

static GPid
begin_child (Fixture *fixture)
{
  char *arguments[] = { (char *) "/proc/self/exe", (char *) CHILD, fixture->dir, fixture->media, NULL };
  g_autoptr(GError) error = NULL;
  GPid child;

  g_spawn_async (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
  g_assert_no_error (error);

  return child;
}

/* Killed at any moment: what is shown is what the step in force has made, and nothing is left. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  guint n_steps = 0;

  close_store (fixture->store);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *steps = NULL;
      const char *last;
      GPid child = begin_child (fixture);

      g_usleep (g_rand_int_range (rand, 10000, 100000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      fixture->store = open_store (fixture->dir, PENG_STORE_OK);
      reopen (fixture);
      steps = dup_steps (fixture);
      g_test_message ("%s", steps);
      n_steps += *steps != '\0';
      last = strrchr (steps, ' ');
      if (last != NULL)
        steps[strlen (steps) - 1] = '\0';
      assert_shown (fixture, last != NULL ? last + 1 : "as it came");
      g_assert_cmpuint (count_left (fixture), ==, 0);
      close_store (fixture->store);
    }

  g_assert_cmpuint (n_steps, >, N_ROUNDS / 4);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
}

static gint64
add_site (Fixture *fixture)
{
  PengSiteInfo site = { .name = (char *) "教育门户", .kind = (char *) "pengcheng",
                        .base_url = (char *) "https://example.org" };
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_save_site_async (fixture->store, &site, NULL, answer_cb, &answer);

  return peng_store_save_site_finish (fixture->store, wait_for (&answer), NULL);
}

static gint64
freeze (Fixture *fixture,
        gint64   site)
{
  g_autoptr(PengMedia) media = get (fixture);
  PengOutboxMedia file = { .sha = media->sha, .web_sha = media->web_sha, .mime = media->web_mime,
                           .alt = (char *) "" };
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  g_autoptr(GBytes) content = g_bytes_new_static ("<p>", 3);
  PengOutboxItem item = {
    .article = (char *) UUID, .section = (char *) "news", .content = content, .site = site,
    .content_hash = (char *) "hash", .remote_id = (char *) UUID, .revision = 1, .media = files,
  };
  g_autoptr(GAsyncResult) answer = NULL;

  g_ptr_array_add (files, &file);
  peng_store_freeze_outbox_async (fixture->store, &item, NULL, answer_cb, &answer);

  return peng_store_freeze_outbox_finish (fixture->store, wait_for (&answer), NULL);
}

/* The bytes that go to the site for the row. */
static char *
load_sent (Fixture *fixture,
           gint64   id)
{
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(GHashTable) files = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  const PengOutboxMedia *media;
  char *bytes = NULL;

  peng_store_get_outbox_async (fixture->store, id, NULL, answer_cb, &answer);
  item = peng_store_get_outbox_finish (fixture->store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  peng_store_keep_sent_async (fixture->store, item->media, NULL, answer_cb, &answer);
  files = peng_store_keep_sent_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_nonnull (files);
  media = g_ptr_array_index (item->media, 0);
  g_assert_true (g_file_get_contents (g_hash_table_lookup (files, media->web_sha), &bytes, NULL, NULL));

  return bytes;
}

static void
sweep (Fixture *fixture,
       gint64   before)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *media = g_build_filename (fixture->dir, "media", NULL);
  PengDb *db;

  close_store (fixture->store);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_tokenizer_register (db, NULL));
  g_assert_true (peng_media_fit_files_sweep (media, db, before, NULL));
  peng_db_close (db);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);
}

/* What was frozen stays as it was, and is let go of when it has arrived. */
static void
test_sent (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean asked_before = GPOINTER_TO_INT (data);
  g_autofree char *old = hash_of ("as it came");
  g_autofree char *kept = g_build_filename (fixture->dir, "media", "sent", old, NULL);
  gint64 id = freeze (fixture, add_site (fixture));
  g_autofree char *sent = NULL;

  if (asked_before)
    {
      g_autofree char *before = load_sent (fixture, id);

      g_assert_cmpstr (before, ==, "as it came");
    }

  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
  assert_done (fixture, PENG_FIT_STEP, 1, "turn=2", "turned twice");
  sweep (fixture, G_MAXINT64);
  sent = load_sent (fixture, id);
  g_assert_cmpstr (sent, ==, "as it came");

  run_sql (fixture, "UPDATE outbox SET state = 6");
  sweep (fixture, 0);
  assert_file (kept, "as it came");
  sweep (fixture, G_MAXINT64);
  assert_file (kept, NULL);
  assert_shown (fixture, "turned twice");
}

static void
save_article_with (Fixture *fixture)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { .media = fixture->media, .width = 300, .height = 200, .alt = "",
                      .caption = empty };
  g_autoptr(PengBlock) figure = peng_block_new_image (&image);
  const char *fields[PENG_N_FIELDS];
  g_autoptr(PengArticle) article = NULL;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";
  article = peng_article_new (UUID, fields, &figure, 1);
  save_article (fixture->store, article, 0, NULL);
}

static PengPublishedState
get_published (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengDraftInfo) info = NULL;

  peng_store_get_draft_async (fixture->store, UUID, NULL, answer_cb, &answer);
  info = peng_store_get_draft_finish (fixture->store, wait_for (&answer), NULL);

  return info->published;
}

static void
arrive (Fixture *fixture,
        gint64   id)
{
  static const PengOutboxStep step = { PENG_OUTBOX_FROZEN, PENG_OUTBOX_PUBLISHED };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengOutboxItem) item = NULL;

  peng_store_advance_outbox_async (fixture->store, id, &step, NULL, answer_cb, &answer);
  item = peng_store_advance_outbox_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_nonnull (item);
}

static void
changed_cb (PengStore  *store,
            const char *uuid,
            guint      *n)
{
  (*n)++;
}

/* A page on which a face can still be seen that is veiled by now is not as the article is. */
static void
test_published (Fixture       *fixture,
                gconstpointer  data)
{
  gboolean on_its_way = GPOINTER_TO_INT (data);
  guint n_changed = 0;
  gint64 site = add_site (fixture);
  gint64 id;

  save_article_with (fixture);
  id = freeze (fixture, site);
  if (!on_its_way)
    {
      arrive (fixture, id);
      g_assert_cmpint (get_published (fixture), ==, PENG_PUBLISHED_SAME);
      assert_done (fixture, PENG_FIT_AGAIN, 0, NULL, "as it came");
      g_assert_cmpint (get_published (fixture), ==, PENG_PUBLISHED_SAME);
    }

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &n_changed);
  assert_done (fixture, PENG_FIT_STEP, 0, "mosaic=0,0,0.5,0.5", "veiled");
  g_assert_cmpuint (n_changed, ==, on_its_way ? 0 : 1);
  if (on_its_way)
    arrive (fixture, id);
  g_assert_cmpint (get_published (fixture), ==, PENG_PUBLISHED_CHANGED);

  arrive (fixture, freeze (fixture, site));
  g_assert_cmpint (get_published (fixture), ==, PENG_PUBLISHED_SAME);
}

/* What was kept and harmed since is not in the way of what is made anew. */
static void
test_sent_harmed (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 id = freeze (fixture, add_site (fixture));
  g_autofree char *web = peng_store_dup_media_path (fixture->store, fixture->media, PENG_MEDIA_WEB);
  g_autofree char *sent = load_sent (fixture, id);
  g_autofree char *again = NULL;
  int fd = g_open (web, O_WRONLY, 0);

  g_assert_cmpint (write (fd, "?", 1), ==, 1);
  close (fd);
  assert_done (fixture, PENG_FIT_AGAIN, 0, NULL, "as it came");
  again = load_sent (fixture, id);
  g_assert_cmpstr (again, ==, "as it came");
}

/* Whose file was lost does not come back without its veil. */
static void
test_added_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *web = peng_store_dup_media_path (fixture->store, fixture->media, PENG_MEDIA_WEB);
  g_autofree char *again = NULL;

  assert_done (fixture, PENG_FIT_STEP, 0, "mosaic=0,0,1,1", "veiled");
  again = add (fixture->store, fixture->dir, "original", "as it came");
  assert_shown (fixture, "veiled");
  g_free (again);

  g_assert_cmpint (g_unlink (web), ==, 0);
  again = add (fixture->store, fixture->dir, "original", "as it came");
  assert_file (web, NULL);
  assert_steps (fixture, "1 mosaic=0,0,1,1;");
}

/* A recipe of a later version is not taken for none. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
  run_sql (fixture, "UPDATE media_recipe SET recipe = 'paint=0,0,1,1'");
  peng_store_list_recipes_async (fixture->store, fixture->media, NULL, answer_cb, &answer);
  g_assert_null (peng_store_list_recipes_finish (fixture->store, wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NEWER);
}

/* A store from before photographs could be made fit. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  run_sql (fixture, "DROP TABLE media_recipe; DROP TABLE media_clip; DROP TABLE read_back;"
           " DROP INDEX media_words_by_credit; DROP INDEX media_words_by_place;"
           " DROP INDEX media_words_by_event; DROP INDEX outbox_media_by_sha;"
           PLANS_UNDONE
           " PRAGMA user_version = 4");
  assert_steps (fixture, "");
  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
  assert_done (fixture, PENG_FIT_STEP, 1, "mosaic=0,0,0.5,0.5", "veiled");
  close_store (fixture->store);

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  memset (bytes, 0, 4096);
  g_assert_true (g_file_set_contents (path, bytes, n, NULL));
  fixture->store = open_store (fixture->dir, PENG_STORE_RECOVERED);
  assert_steps (fixture, "1 turn=1;2 mosaic=0,0,0.5,0.5;");
  assert_shown (fixture, "veiled");
}

static gint64
get_root_page (const char *path)
{
  PengDb *db = peng_db_open (path, NULL);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT rootpage FROM sqlite_master WHERE name = 'media_recipe'", NULL);
  gint64 page;

  g_assert_cmpint (peng_statement_step (select, NULL), ==, PENG_STEP_ROW);
  page = peng_statement_get_int (select, 0);
  g_clear_pointer (&select, peng_statement_free);
  peng_db_close (db);

  return page;
}

/* Damage is met while a step is stored: the store is healed, and the step is in it with its files. */
static void
test_damage_met (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  close_store (fixture->store);
  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  memset (bytes + (get_root_page (path) - 1) * 4096, 0xff, 4096);
  g_assert_true (g_file_set_contents (path, bytes, n, NULL));
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);

  assert_done (fixture, PENG_FIT_STEP, 0, "turn=1", "turned");
  assert_steps (fixture, "1 turn=1;");
}

static int
purge (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "articles.db", NULL);
  g_autofree char *media = g_build_filename (fixture->dir, "media", NULL);
  PengDb *db;
  int n;

  close_store (fixture->store);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_tokenizer_register (db, NULL));
  n = peng_library_trash_empty (db, media, G_MAXINT64, NULL);
  peng_db_close (db);
  fixture->store = open_store (fixture->dir, PENG_STORE_OK);

  return n;
}

/* Returns: whether it went there */
static gboolean
try_trash (Fixture    *fixture,
           const char *name)
{
  const char *names[] = { name, NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_auto(GStrv) refused = NULL;

  peng_store_trash_media_async (fixture->store, names, NULL, answer_cb, &answer);
  refused = peng_store_trash_media_finish (fixture->store, wait_for (&answer), NULL);

  return g_strv_length (refused) == 0;
}

static void
trash (Fixture    *fixture,
       const char *name)
{
  g_assert_true (try_trash (fixture, name));
}

static guint
count_unused (Fixture *fixture)
{
  PengLibraryQuery query = { .filters = PENG_LIBRARY_UNUSED };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GArray) entries = NULL;

  peng_store_list_library_async (fixture->store, &query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (fixture->store, wait_for (&answer), NULL);

  return entries->len;
}

/* What is on its way to a site stays, also when it was made fit since; what was in the trash before,
 * too. */
static void
test_on_its_way (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_cmpuint (count_unused (fixture), ==, 1);
  freeze (fixture, add_site (fixture));
  g_assert_cmpuint (count_unused (fixture), ==, 0);
  assert_done (fixture, PENG_FIT_STEP, 0, "mosaic=0,0,1,1", "veiled");
  g_assert_cmpuint (count_unused (fixture), ==, 0);
  g_assert_false (try_trash (fixture, fixture->media));
  run_sql (fixture, "INSERT INTO media_trash SELECT NULL, sha, strftime ('%s') * 1000000 FROM media");
  g_assert_cmpint (purge (fixture), ==, 0);

  run_sql (fixture, "UPDATE outbox SET state = 6");
  g_assert_cmpint (purge (fixture), ==, 1);
}

/* What leaves the library leaves no recipe; what stands on a photograph stays as long as that does. */
static void
test_purged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *mark = add (fixture->store, fixture->dir, "mark", "mark");
  g_autofree char *recipe = g_strconcat ("watermark=", mark, NULL);

  assert_done (fixture, PENG_FIT_STEP, 0, recipe, "marked");
  trash (fixture, mark);
  g_assert_cmpint (purge (fixture), ==, 0);
  trash (fixture, fixture->media);
  g_assert_cmpint (purge (fixture), ==, 1);
  assert_steps (fixture, "");
  g_assert_cmpint (purge (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], CHILD))
    fit_for_ever (&(Fixture) { .dir = argv[2], .media = argv[3] });

  g_test_init (&argc, &argv, NULL);
  /* That damage was met is said in the log, as a warning. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

#define ADD(name, data, func) \
  g_test_add ("/store/fit/" name, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

  ADD ("killed", 0, test_killed);
  ADD ("steps", 0, test_steps);
  ADD ("stale", 0, test_stale);
  ADD ("not-there", 0, test_not_there);
  ADD ("left-before", 0, test_left_before);
  ADD ("left-after", FALSE, test_left_after);
  ADD ("left-after-thumb", TRUE, test_left_after);
  ADD ("sent", FALSE, test_sent);
  ADD ("sent-asked-before", TRUE, test_sent);
  ADD ("sent-harmed", 0, test_sent_harmed);
  ADD ("published", FALSE, test_published);
  ADD ("published-on-its-way", TRUE, test_published);
  ADD ("added-again", 0, test_added_again);
  ADD ("unknown", 0, test_unknown);
  ADD ("older", 0, test_older);
  ADD ("damaged", 0, test_damaged);
  ADD ("damage-met", 0, test_damage_met);
  ADD ("purged", 0, test_purged);
  ADD ("on-its-way", 0, test_on_its_way);

  return g_test_run ();
}
