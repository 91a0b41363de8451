/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "store-fixture.h"
#include "store/peng-store-snapshots.h"
#include "work/peng-media-replace.h"

#include <string.h>

#define ELSE "00000000000000000000000000000000000000000000000000000000000000ff"

/* A store with an old and a new picture, a video and a document. The names of articles that are open. */
typedef struct
{
  char       *dir;
  PengStore  *store;
  char       *old;
  char       *new;
  char       *video;
  char       *document;
  PengDraft  *open;       /* (nullable) */
} Fixture;

static char *
add (PengStore  *store,
     const char *name,
     const char *mime,
     guint       width)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (name, strlen (name));
  PengMediaSource source = { .bytes = bytes, .name = name, .mime = mime, .web_mime = mime,
                             .web_width = width, .web_height = width / 2 };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;

  peng_store_add_media_async (store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (store, wait_for (&answer), NULL);

  return g_strdup (media->sha);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  *fixture = (Fixture) { .dir = scratch_new () };
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  fixture->old = add (fixture->store, "old.jpg", "image/jpeg", 1000);
  fixture->new = add (fixture->store, "new.jpg", "image/jpeg", 1600);
  fixture->video = add (fixture->store, "a.mp4", "video/mp4", 0);
  fixture->document = add (fixture->store, "a.pdf", "application/pdf", 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->open);
  g_free (fixture->old);
  g_free (fixture->new);
  g_free (fixture->video);
  g_free (fixture->document);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

/* OLD in HTML stands for the old picture, and so on. */
static char *
fill_in (const Fixture *fixture,
         const char    *html)
{
  const char * const words[][2] = {
    { "OLD", fixture->old }, { "NEW", fixture->new }, { "VIDEO", fixture->video },
    { "DOCUMENT", fixture->document },
  };
  GString *out = g_string_new (html);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (out, words[i][0], words[i][1], 0);

  return g_string_free (out, FALSE);
}

static char *
save (Fixture    *fixture,
      const char *html)
{
  g_autofree char *whole = fill_in (fixture, html);
  g_autoptr(PengArticle) article = peng_html_read_article (whole, strlen (whole), NULL, NULL);
  g_autoptr(GError) error = NULL;

  save_article (fixture->store, article, 0, &error);
  g_assert_no_error (error);

  return g_strdup (peng_article_get_uuid (article));
}

static void
assert_article (Fixture     *fixture,
                PengArticle *article,
                const char  *html)
{
  g_autofree char *wanted = fill_in (fixture, html);
  g_autoptr(PengArticle) expected =
    peng_html_read_article (wanted, strlen (wanted), peng_article_get_uuid (article), NULL);

  g_assert_true (peng_article_equal (article, expected));
}

static void
assert_stored (Fixture    *fixture,
               const char *uuid,
               const char *html)
{
  g_autoptr(PengArticle) article = load_article (fixture->store, uuid, NULL);

  assert_article (fixture, article, html);
}

static PengDraft *
get_open (const char *uuid,
          gpointer    user_data)
{
  Fixture *fixture = user_data;

  return fixture->open != NULL && g_str_equal (peng_draft_get_uuid (fixture->open), uuid)
           ? fixture->open
           : NULL;
}

static const PengMediaReplaceFuncs funcs = { get_open };

static GPtrArray *
try_replace (Fixture     *fixture,
             const char  *media,
             const char  *wanted,
             GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_media_replace_async (fixture->store, media, wanted, &funcs, fixture, NULL, answer_cb, &answer);

  return peng_media_replace_finish (wait_for (&answer), error);
}

/* What became of the one article that there is. */
static guint
replace_one (Fixture     *fixture,
             const char  *media,
             const char  *wanted,
             GError     **reason)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) replaced = try_replace (fixture, media, wanted, &error);
  const PengMediaReplaced *article;

  g_assert_no_error (error);
  g_assert_cmpuint (replaced->len, ==, 1);
  article = g_ptr_array_index (replaced, 0);
  if (article->error != NULL && reason != NULL)
    *reason = g_error_copy (article->error);
  else
    g_assert_no_error (article->error);

  return article->n_places;
}

#define IMAGE(media, size) "<figure class=\"image\"><img src=\"media:" media "\" alt=\"替代\" " size ">" \
                           "<figcaption>说明</figcaption></figure>"
#define LARGE "width=\"1000\" height=\"500\""
#define WIDE  "width=\"1600\" height=\"800\""
#define END   "<p>字</p>"

static const struct
{
  const char *name;
  const char *before;
  const char *after;
  guint       n_places;
} cases[] = {
  { "image", IMAGE ("OLD", LARGE) END, IMAGE ("NEW", WIDE) END, 1 },
  { "among others", "<p>一</p>" IMAGE (ELSE, LARGE) IMAGE ("OLD", LARGE) IMAGE ("OLD", "") END,
    "<p>一</p>" IMAGE (ELSE, LARGE) IMAGE ("NEW", WIDE) IMAGE ("NEW", WIDE) END, 2 },
  { "gallery",
    "<figure class=\"gallery layout-two\">" IMAGE ("OLD", LARGE) IMAGE (ELSE, LARGE) "</figure>" END,
    "<figure class=\"gallery layout-two\">" IMAGE ("NEW", WIDE) IMAGE (ELSE, LARGE) "</figure>" END, 1 },
  { "poster",
    "<figure class=\"video\"><video src=\"media:VIDEO\" poster=\"media:OLD\" controls></video></figure>" END,
    "<figure class=\"video\"><video src=\"media:VIDEO\" poster=\"media:NEW\" controls></video></figure>" END,
    1 },
};

/* Each place, with its words, in a draft that nobody has open: what was before is kept. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uuid = save (fixture, cases[i].before);
      g_autoptr(GAsyncResult) answer = NULL;
      g_autoptr(GPtrArray) snapshots = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (replace_one (fixture, fixture->old, fixture->new, NULL), ==, cases[i].n_places);
      assert_stored (fixture, uuid, cases[i].after);

      peng_store_list_snapshots_async (fixture->store, uuid, NULL, answer_cb, &answer);
      snapshots = peng_store_list_snapshots_finish (fixture->store, wait_for (&answer), NULL);
      g_assert_cmpuint (snapshots->len, ==, 1);
    }
}

/* A video brings its own picture along; what is called as it was is a file's name. */
static void
test_clips_and_files (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *other = add (fixture->store, "b.pdf", "application/pdf", 0);
  g_autofree char *sound = add (fixture->store, "a.mp3", "audio/mpeg", 0);
  g_autofree char *uuid = save (fixture,
    "<figure class=\"video\"><video src=\"media:" ELSE "\" poster=\"media:OLD\" controls></video>"
    "<figcaption>决赛</figcaption></figure><p class=\"attachment\"><a href=\"media:DOCUMENT\""
    " download=\"名单.pdf\">名单.pdf</a></p><p>字</p>");
  g_autoptr(GError) reason = NULL;
  g_autofree char *wanted = NULL;

  g_assert_cmpuint (replace_one (fixture, ELSE, sound, &reason), ==, 0);
  g_assert_error (reason, PENG_REPLACE_ERROR, PENG_REPLACE_ERROR_OTHER_KIND);
  g_assert_cmpuint (replace_one (fixture, ELSE, fixture->video, NULL), ==, 1);
  g_assert_cmpuint (replace_one (fixture, fixture->document, other, NULL), ==, 1);
  wanted = g_strconcat (
    "<figure class=\"video\"><video src=\"media:VIDEO\" controls></video><figcaption>决赛</figcaption>"
    "</figure><p class=\"attachment\"><a href=\"media:", other, "\" download=\"名单.pdf\">名单.pdf</a></p>"
    "<p>字</p>", NULL);
  assert_stored (fixture, uuid, wanted);
}

/* What comes out of the trash again shows the other too. */
static void
test_in_trash (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *uuid = save (fixture, IMAGE ("OLD", LARGE) END);
  GPtrArray *trash;

  g_assert_true (delete_article (fixture->store, uuid, NULL));
  g_assert_cmpuint (replace_one (fixture, fixture->old, fixture->new, NULL), ==, 1);
  assert_stored (fixture, uuid, IMAGE ("NEW", WIDE) END);
  trash = list_drafts (fixture->store, PENG_LIST_TRASH, NULL, 10);
  g_assert_cmpuint (trash->len, ==, 1);
  g_ptr_array_unref (trash);
}

static void
test_cover (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();
  g_autoptr(PengDocument) document = peng_document_new (empty);
  g_autoptr(PengEdit) edit = peng_document_make_set_field (document, PENG_FIELD_COVER, fixture->old);
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengArticle) stored = NULL;

  g_assert_true (peng_document_apply (document, edit, NULL));
  article = peng_document_snapshot (document);
  save_article (fixture->store, article, 0, NULL);
  g_assert_cmpuint (replace_one (fixture, fixture->old, fixture->new, NULL), ==, 1);
  stored = load_article (fixture->store, peng_article_get_uuid (article), NULL);
  g_assert_cmpstr (peng_article_get_field (stored, PENG_FIELD_COVER), ==, fixture->new);
}

static PengDraft *
open_draft (Fixture    *fixture,
            const char *uuid)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_draft_open_async (fixture->store, uuid, NULL, answer_cb, &answer);

  return peng_draft_open_finish (wait_for (&answer), NULL);
}

/* An article that is open is changed where it is written: one step, undone by one. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  const char *before = IMAGE ("OLD", LARGE) "<p>中</p>" IMAGE ("OLD", LARGE) END;
  const char *after = IMAGE ("NEW", WIDE) "<p>中</p>" IMAGE ("NEW", WIDE) END;
  g_autofree char *uuid = save (fixture, before);
  PengDocument *document;
  PengHistory *history;
  g_autoptr(PengArticle) now = NULL;
  g_autoptr(PengArticle) undone = NULL;

  fixture->open = open_draft (fixture, uuid);
  document = peng_draft_get_document (fixture->open);
  history = peng_draft_get_history (fixture->open);
  g_assert_cmpuint (replace_one (fixture, fixture->old, fixture->new, NULL), ==, 2);
  now = peng_document_snapshot (document);
  assert_article (fixture, now, after);
  assert_stored (fixture, uuid, after);

  g_assert_true (peng_history_undo (history));
  g_assert_false (peng_history_can_undo (history));
  undone = peng_document_snapshot (document);
  assert_article (fixture, undone, before);
}

/* One that does not fit leaves the article alone, all of it, and says why. */
static void
test_other_kind (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *before = IMAGE ("OLD", LARGE) END;
  g_autofree char *uuid = save (fixture, before);
  const char *wanted[] = { fixture->video, fixture->document };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(GError) reason = NULL;

      g_assert_cmpuint (replace_one (fixture, fixture->old, wanted[i], &reason), ==, 0);
      g_assert_error (reason, PENG_REPLACE_ERROR, PENG_REPLACE_ERROR_OTHER_KIND);
      assert_stored (fixture, uuid, before);
    }
}

/* What the library lost can be replaced; what it does not have cannot come in so. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *uuid = save (fixture, IMAGE (ELSE, LARGE) END);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (replace_one (fixture, ELSE, fixture->new, NULL), ==, 1);
  assert_stored (fixture, uuid, IMAGE ("NEW", WIDE) END);

  g_assert_null (try_replace (fixture, fixture->new, ELSE, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
}

/* The same picture, which pages show in another size by now; once more, and nothing is to be done. */
static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *uuid = save (fixture, IMAGE ("NEW", LARGE) END);
  PengHistory *history;

  fixture->open = open_draft (fixture, uuid);
  history = peng_draft_get_history (fixture->open);
  g_assert_cmpuint (replace_one (fixture, fixture->new, fixture->new, NULL), ==, 1);
  assert_stored (fixture, uuid, IMAGE ("NEW", WIDE) END);
  g_assert_true (peng_history_undo (history));
  g_assert_true (peng_history_redo (history));
  g_assert_cmpuint (replace_one (fixture, fixture->new, fixture->new, NULL), ==, 0);
  g_assert_true (peng_history_undo (history));
  g_assert_false (peng_history_can_undo (history));
}

/* Every article that shows it, and no other. */
static void
test_everywhere (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = save (fixture, IMAGE ("OLD", LARGE) END);
  g_autofree char *other = save (fixture, IMAGE (ELSE, LARGE) END);
  g_autofree char *last = save (fixture, IMAGE ("OLD", LARGE) END);
  g_autoptr(GPtrArray) replaced = try_replace (fixture, fixture->old, fixture->new, NULL);
  g_autoptr(GPtrArray) again = NULL;

  g_assert_cmpuint (replaced->len, ==, 2);
  assert_stored (fixture, first, IMAGE ("NEW", WIDE) END);
  assert_stored (fixture, other, IMAGE (ELSE, LARGE) END);
  assert_stored (fixture, last, IMAGE ("NEW", WIDE) END);
  again = try_replace (fixture, fixture->old, fixture->new, NULL);
  g_assert_cmpuint (again->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/media-replace/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("places", test_places);
  ADD ("clips-and-files", test_clips_and_files);
  ADD ("in-trash", test_in_trash);
  ADD ("cover", test_cover);
  ADD ("open", test_open);
  ADD ("other-kind", test_other_kind);
  ADD ("missing", test_missing);
  ADD ("refresh", test_refresh);
  ADD ("everywhere", test_everywhere);

  return g_test_run ();
}
