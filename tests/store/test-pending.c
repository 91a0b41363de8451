/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-store-pending.h"

#include "store/peng-db.h"
#include "store/peng-store-media.h"
#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

#include "store-fixture.h"

#include <string.h>

/* Where the pictures of an article are to be fetched from, until they are there. */

#define FIRST  "1111111111111111111111111111111111111111111111111111111111111111"
#define SECOND "2222222222222222222222222222222222222222222222222222222222222222"
#define THIRD  "3333333333333333333333333333333333333333333333333333333333333333"

typedef struct
{
  char        *dir;
  PengStore   *store;
  PengArticle *article; /* with the first and the second */
} Fixture;

static PengArticle *
make_article_with (const char *first,
                   const char *second)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengText) caption = peng_text_new ("说明");
  PengImage one = { .media = first, .alt = "", .caption = caption };
  PengImage two = { .media = second, .alt = "", .caption = caption };
  g_autoptr(PengBlock) a = peng_block_new_image (&one);
  g_autoptr(PengBlock) b = peng_block_new_image (&two);
  PengBlock *blocks[] = { a, b };

  return peng_article_new (uuid, NULL, blocks, 2);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_new ();
  self->store = open_store (self->dir, PENG_STORE_FRESH);
  self->article = make_article_with (FIRST, SECOND);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  close_store (self->store);
  peng_article_unref (self->article);
  scratch_remove (self->dir);
}

static void
reopen (Fixture *self)
{
  close_store (self->store);
  self->store = open_store (self->dir, PENG_STORE_OK);
}

static PengDb *
open_db (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);

  return peng_db_open (path, NULL);
}

static void
save (Fixture     *self,
      PengArticle *article)
{
  g_assert_cmpuint (save_article (self->store, article, 0, NULL), ==, 1);
}

static gboolean
purge (Fixture     *self,
       PengArticle *article)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_purge_article_async (self->store, peng_article_get_uuid (article), NULL, answer_cb,
                                  &answer);

  return peng_store_purge_article_finish (self->store, wait_for (&answer), NULL);
}

static void
note (PengStore  *store,
      const char *media,
      const char *address,
      gboolean    failed)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_note_pending_async (store, media, address, failed, NULL, answer_cb, &answer);
  g_assert_true (peng_store_note_pending_finish (store, wait_for (&answer), &error));
  g_assert_no_error (error);
}

static void
note_both (PengStore *store)
{
  note (store, FIRST, "https://a.example/1.png", FALSE);
  note (store, SECOND, "https://a.example/2.png", FALSE);
}

static void
settle (PengStore  *store,
        const char *media,
        const char *item)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_settle_pending_async (store, media, item, NULL, answer_cb, &answer);
  g_assert_true (peng_store_settle_pending_finish (store, wait_for (&answer), NULL));
}

/* One word for each: its name's digit, then its address, `!` where it failed, or the item's width. */
static char *
dup_list (PengStore   *store,
          PengArticle *article)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  peng_store_list_pending_async (store, peng_article_get_uuid (article), NULL, answer_cb, &answer);
  items = peng_store_list_pending_finish (store, wait_for (&answer), NULL);
  g_assert_nonnull (items);

  for (guint i = 0; i < items->len; i++)
    {
      const PengPendingMedia *pending = g_ptr_array_index (items, i);

      g_string_append_printf (words, "%s%c:%s%s", i > 0 ? " " : "", pending->media[0],
                              pending->address, pending->failed ? "!" : "");
      if (pending->item != NULL)
        g_string_append_printf (words, "=%ux%u", pending->width, pending->height);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_list (PengStore   *store,
             PengArticle *article,
             const char  *expected)
{
  g_autofree char *list = dup_list (store, article);

  g_assert_cmpstr (list, ==, expected);
}

static PengMedia *
add_item (PengStore  *store,
          const char *dir)
{
  g_autofree char *web = g_build_filename (dir, "web.jpg", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("picture", 7);
  PengMediaSource source = { .bytes = bytes, .name = "a.jpg", .mime = "image/jpeg", .width = 900,
                             .web_path = web, .web_mime = "image/jpeg", .web_width = 640,
                             .web_height = 480 };
  g_autoptr(GAsyncResult) answer = NULL;

  g_assert_true (g_file_set_contents (web, "web", -1, NULL));
  peng_store_add_media_async (store, &source, NULL, answer_cb, &answer);

  return peng_store_add_media_finish (store, wait_for (&answer), NULL);
}

static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(PengArticle) article = make_article_with (SECOND, FIRST);
  g_autoptr(PengArticle) other = make_article_with (THIRD, THIRD);

  note (self->store, FIRST, "https://a.example/1.png?sign=x", FALSE);
  note (self->store, SECOND, "https://a.example/2.png", FALSE);
  assert_list (self->store, article, "");
  save (self, article);
  save (self, other);
  note (self->store, SECOND, "https://a.example/2.png", TRUE);

  reopen (self);
  assert_list (self->store, article, "2:https://a.example/2.png! 1:https://a.example/1.png?sign=x");
  assert_list (self->store, other, "");

  note (self->store, THIRD, "https://a.example/3.png", TRUE);
  note (self->store, THIRD, "https://a.example/3.png", FALSE);
  assert_list (self->store, other, "3:https://a.example/3.png");
}

/* The address goes when the picture is there, and whoever holds its first name is told what it is. */
static void
test_there (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(PengMedia) item = add_item (self->store, self->dir);

  note (self->store, FIRST, "https://a.example/1.png", TRUE);
  note (self->store, SECOND, "https://a.example/2.png", FALSE);
  save (self, self->article);
  settle (self->store, FIRST, item->sha);
  /* An item that the library has not. */
  settle (self->store, SECOND, THIRD);

  reopen (self);
  assert_list (self->store, self->article, "1:=640x480 2:");

  /* The same page is pasted again, and cannot be had now. */
  note (self->store, FIRST, "https://a.example/1.png", TRUE);
  assert_list (self->store, self->article, "1:=640x480 2:");
}

static gboolean
has_address (const char *dir,
             const char *address)
{
  g_autoptr(PengDb) db = open_db (dir);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT 1 FROM pending_media WHERE address = :address", NULL);

  peng_statement_bind_text (select, ":address", address);

  return peng_statement_step (select, NULL) == PENG_STEP_ROW;
}

/* What an article has for itself goes with it; what a copy of it has as well stays. */
static void
test_purged (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(PengArticle) copy = make_article_with (SECOND, THIRD);

  note_both (self->store);
  note (self->store, THIRD, "https://a.example/3.png", FALSE);
  save (self, self->article);
  save (self, copy);

  /* Not in the trash: nothing is done. */
  g_assert_false (purge (self, self->article));
  g_assert_true (has_address (self->dir, "https://a.example/1.png"));

  g_assert_true (delete_article (self->store, peng_article_get_uuid (self->article), NULL));
  g_assert_true (has_address (self->dir, "https://a.example/1.png"));
  g_assert_true (purge (self, self->article));

  g_assert_false (has_address (self->dir, "https://a.example/1.png"));
  g_assert_true (has_address (self->dir, "https://a.example/3.png"));
  assert_list (self->store, copy, "2:https://a.example/2.png 3:https://a.example/3.png");
}

static void
make_old (const char *dir)
{
  g_autoptr(PengDb) db = open_db (dir);

  g_assert_true (peng_db_exec (db, "UPDATE pending_media SET added = added - 90000000000", NULL));
}

/* What was pasted and taken back is forgotten at a later start; not at once, for it may be wanted
 * again. */
static void
test_unused (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(PengArticle) article = make_article_with (FIRST, FIRST);

  note_both (self->store);
  save (self, article);

  reopen (self);
  assert_list (self->store, article, "1:https://a.example/1.png");
  g_assert_true (has_address (self->dir, "https://a.example/2.png"));

  make_old (self->dir);
  reopen (self);
  assert_list (self->store, article, "1:https://a.example/1.png");
  g_assert_false (has_address (self->dir, "https://a.example/2.png"));
}

/* A store of the program's version before there were such pictures. */
static void
make_older_store (const char  *dir,
                  PengArticle *article)
{
  const char * const steps[] = { peng_store_schema[0], peng_store_schema[1], NULL };
  g_autoptr(PengDb) db = open_db (dir);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO article (id, uuid, title, section, n_words, n_images, created,"
                     " modified, revision, searchable) VALUES (1, '%s', 't', '', 0, 2, 1, 1, 1, 1);"
                     "INSERT INTO media_use VALUES (1, 0, '" FIRST "')",
                     peng_article_get_uuid (article));

  g_assert_true (peng_tokenizer_register (db, NULL));
  g_assert_true (peng_db_migrate (db, steps, NULL));
  g_assert_true (peng_db_exec (db, sql, NULL));
}

static void
test_older_store (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengArticle) article = make_article_with (FIRST, SECOND);
  PengStore *store;

  make_older_store (dir, article);
  store = open_store (dir, PENG_STORE_OK);
  assert_list (store, article, "");
  note (store, FIRST, "https://a.example/1.png", TRUE);
  assert_list (store, article, "1:https://a.example/1.png!");
  close_store (store);
}

static void
zero_first_page (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "articles.db", NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  memset (bytes, 0, 4096);
  g_assert_true (g_file_set_contents (path, bytes, n, NULL));
}

static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(PengMedia) item = add_item (self->store, self->dir);

  note (self->store, FIRST, "https://a.example/1.png", TRUE);
  note (self->store, SECOND, "https://a.example/2.png", FALSE);
  settle (self->store, SECOND, item->sha);
  save (self, self->article);
  close_store (self->store);

  zero_first_page (self->dir);
  self->store = open_store (self->dir, PENG_STORE_RECOVERED);
  assert_list (self->store, self->article, "1:https://a.example/1.png! 2:=640x480");
}

/* A database from elsewhere may name anything, and media names become paths. */
static void
test_hostile (Fixture       *self,
              gconstpointer  data)
{
  PengDb *db;

  note_both (self->store);
  save (self, self->article);
  close_store (self->store);

  db = open_db (self->dir);
  g_assert_true (peng_db_exec (db,
                               "UPDATE pending_media SET media = '../x' WHERE media LIKE '1%';"
                               "UPDATE media_use SET media = '../x' WHERE media LIKE '1%'", NULL));
  peng_db_close (db);

  self->store = open_store (self->dir, PENG_STORE_OK);
  assert_list (self->store, self->article, "2:https://a.example/2.png");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* That damage was met is said in the log, as a warning. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

#define ADD(name, func) g_test_add ("/store/pending/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("kept", test_kept);
  ADD ("there", test_there);
  ADD ("purged", test_purged);
  ADD ("unused", test_unused);
  ADD ("damaged", test_damaged);
  ADD ("hostile", test_hostile);
  g_test_add_func ("/store/pending/older-store", test_older_store);

  return g_test_run ();
}
