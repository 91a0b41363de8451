/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-store-outbox.h"
#include "store/peng-store-sites.h"

#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define UUID "6f6c5f2e-6a57-4f7d-9f57-0d8d0f1c2b3a"

static gint64
add_site (PengStore *store)
{
  PengSiteInfo site = { .name = (char *) "教育门户", .kind = (char *) "pengcheng",
                        .base_url = (char *) "https://example.org" };
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_save_site_async (store, &site, NULL, answer_cb, &answer);

  return peng_store_save_site_finish (store, wait_for (&answer), NULL);
}

static gint64
freeze (PengStore       *store,
        gint64           site,
        PengOutboxVerb   verb,
        guint64          revision,
        GError         **error)
{
  g_autoptr(GBytes) content = g_bytes_new_static ("<p>正文</p>", 13);
  g_autoptr(GPtrArray) media = g_ptr_array_new ();
  PengOutboxMedia photos[] = {
    { .sha = (char *) "s1", .web_sha = (char *) "w1", .mime = (char *) "image/jpeg",
      .alt = (char *) "合影", .size = 10, .width = 3, .height = 2 },
    { .sha = (char *) "s2", .web_sha = (char *) "w2", .mime = (char *) "image/webp" },
    { .sha = (char *) "s1", .web_sha = (char *) "w1", .mime = (char *) "image/jpeg" },
  };
  PengOutboxItem item = {
    .article = (char *) UUID, .site = site, .section = (char *) "news", .verb = verb,
    .content = content, .content_hash = (char *) "hash", .remote_id = (char *) UUID,
    .revision = revision, .media = media
  };
  g_autoptr(GAsyncResult) answer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (photos); i++)
    g_ptr_array_add (media, &photos[i]);

  peng_store_freeze_outbox_async (store, &item, NULL, answer_cb, &answer);

  return peng_store_freeze_outbox_finish (store, wait_for (&answer), error);
}

static PengOutboxItem *
advance (PengStore            *store,
         gint64                id,
         const PengOutboxStep *step,
         GError              **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_advance_outbox_async (store, id, step, NULL, answer_cb, &answer);

  return peng_store_advance_outbox_finish (store, wait_for (&answer), error);
}

static PengOutboxItem *
get (PengStore  *store,
     gint64      id,
     GError    **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_get_outbox_async (store, id, NULL, answer_cb, &answer);

  return peng_store_get_outbox_finish (store, wait_for (&answer), error);
}

/* Names with a space between. */
static gboolean
sent (PengStore   *store,
      gint64       id,
      const char  *web_shas,
      GError     **error)
{
  g_auto(GStrv) names = g_strsplit (web_shas, " ", -1);
  g_autoptr(GPtrArray) media =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_media_free);
  g_autoptr(GAsyncResult) answer = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const PengOutboxMedia file = { .web_sha = names[i], .url = (char *) "https://example.org/m" };

      g_ptr_array_add (media, peng_outbox_media_copy (&file));
    }
  peng_store_sent_outbox_media_async (store, id, media, NULL, answer_cb, &answer);

  return peng_store_sent_outbox_media_finish (store, wait_for (&answer), error);
}

static GPtrArray *
list (PengStore  *store,
      const char *article)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_list_outbox_async (store, article, NULL, answer_cb, &answer);

  return peng_store_list_outbox_finish (store, wait_for (&answer), NULL);
}

static GPtrArray *
list_publications (PengStore *store)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_list_publications_async (store, UUID, NULL, answer_cb, &answer);

  return peng_store_list_publications_finish (store, wait_for (&answer), NULL);
}

static PengPublishedState
get_published (PengStore *store)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengDraftInfo) info = NULL;

  peng_store_get_draft_async (store, UUID, NULL, answer_cb, &answer);
  info = peng_store_get_draft_finish (store, wait_for (&answer), NULL);

  return info->published;
}

/* A later row knows which files the same site was offered before; another site was offered none. */
static void
test_offered (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  gint64 site = add_site (store);
  gint64 other_site = add_site (store);
  gint64 first = freeze (store, site, PENG_OUTBOX_CREATE, 1, NULL);
  gint64 elsewhere = freeze (store, other_site, PENG_OUTBOX_CREATE, 1, NULL);
  g_autoptr(PengOutboxItem) gone = advance (store, first, &(PengOutboxStep) {
                                              .to = PENG_OUTBOX_ABANDONED }, NULL);
  gint64 second = freeze (store, site, PENG_OUTBOX_CREATE, 2, NULL);
  const struct
  {
    gint64   row;
    gboolean offered;
  } cases[] = { { first, FALSE }, { elsewhere, FALSE }, { second, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PengOutboxItem) item = get (store, cases[i].row, NULL);

      g_assert_cmpuint (item->media->len, ==, 3);
      for (guint j = 0; j < item->media->len; j++)
        {
          PengOutboxMedia *media = g_ptr_array_index (item->media, j);

          g_assert_cmpint (media->offered, ==, cases[i].offered);
        }
    }

  close_store (store);
}

static GPtrArray *
list_finished (PengStore *store,
               gint64     before,
               guint      n_rows)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_list_finished_outbox_async (store, before, n_rows, NULL, answer_cb, &answer);

  return peng_store_list_finished_outbox_finish (store, wait_for (&answer), NULL);
}

/* Newest first, no more than were wanted, none that is on its way, each under its draft's title;
 * and what is older than one of them. */
static void
test_finished (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) draft = make_article_as (UUID, "冬季长跑", "全校师生一起跑步。");
  gint64 site = add_site (store);
  gint64 rows[4];
  static const guint wanted[] = { 0, 1, 3, 50 };

  save_article (store, draft, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PengOutboxItem) ended = NULL;

      rows[i] = freeze (store, site, PENG_OUTBOX_CREATE, i + 1, NULL);
      if (i < 3)
        ended = advance (store, rows[i], &(PengOutboxStep) { .to = PENG_OUTBOX_ABANDONED }, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(GPtrArray) items = list_finished (store, 0, wanted[i]);

      g_assert_cmpuint (items->len, ==, MIN (wanted[i], 3));
      for (guint j = 0; j < items->len; j++)
        {
          const PengOutboxItem *item = g_ptr_array_index (items, j);

          g_assert_cmpint (item->id, ==, rows[2 - j]);
          g_assert_cmpint (item->state, ==, PENG_OUTBOX_ABANDONED);
          g_assert_cmpstr (item->title, ==, "冬季长跑");
          g_assert_cmpuint (item->media->len, ==, 3);
          g_assert_null (item->content);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) items = list_finished (store, rows[i], 50);

      g_assert_cmpuint (items->len, ==, i);
      g_assert_cmpint (i > 0 ? ((PengOutboxItem *) items->pdata[0])->id : 0, ==,
                       i > 0 ? rows[i - 1] : 0);
    }

  close_store (store);
}

static void
count_cb (PengStore  *store,
          gint64      id,
          const char *article,
          guint      *n)
{
  g_assert_cmpstr (article, ==, UUID);
  (*n)++;
}

static void
test_freeze (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  gint64 site = add_site (store);
  gint64 other_site = add_site (store);
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(PengOutboxItem) none = NULL;
  g_autoptr(GError) error = NULL;
  guint n_signals = 0;
  PengOutboxMedia *photo;
  gint64 id;

  g_signal_connect (store, "outbox-changed", G_CALLBACK (count_cb), &n_signals);
  id = freeze (store, site, PENG_OUTBOX_CREATE, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpuint (n_signals, ==, 1);

  item = get (store, id, &error);
  g_assert_cmpint (item->state, ==, PENG_OUTBOX_FROZEN);
  g_assert_cmpuint (item->revision, ==, 3);
  g_assert_cmpuint (g_bytes_get_size (item->content), ==, 13);
  g_assert_cmpuint (item->media->len, ==, 3);
  photo = g_ptr_array_index (item->media, 0);
  g_assert_cmpstr (photo->alt, ==, "合影");
  g_assert_false (photo->sent);

  g_assert_cmpint (freeze (store, site, PENG_OUTBOX_UPDATE, 4, &error), ==, 0);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (freeze (store, other_site, PENG_OUTBOX_CREATE, 3, &error), >, 0);
  g_assert_no_error (error);

  g_assert_cmpint (freeze (store, 99, PENG_OUTBOX_CREATE, 3, &error), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);
  none = get (store, 99, &error);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  close_store (store);
}

static void
test_advance (void)
{
  static const struct
  {
    PengOutboxStep step;
    gboolean       is_stale;
  } steps[] = {
    { { PENG_OUTBOX_MEDIA, PENG_OUTBOX_SENDING }, TRUE },
    { { PENG_OUTBOX_FROZEN, PENG_OUTBOX_MEDIA, .count_attempt = TRUE }, FALSE },
    { { PENG_OUTBOX_FROZEN, PENG_OUTBOX_MEDIA }, TRUE },
    { { PENG_OUTBOX_MEDIA, PENG_OUTBOX_MEDIA, .reason = "no network", .next_try = 5,
        .count_attempt = TRUE }, FALSE },
    { { PENG_OUTBOX_MEDIA, PENG_OUTBOX_SENDING }, FALSE },
    { { PENG_OUTBOX_SENDING, PENG_OUTBOX_UNKNOWN, .reason = "no answer" }, FALSE },
    { { PENG_OUTBOX_UNKNOWN, PENG_OUTBOX_PUBLISHED, .url = "https://example.org/1",
        .etag = "\"e1\"" }, FALSE },
    { { PENG_OUTBOX_UNKNOWN, PENG_OUTBOX_SENDING }, TRUE },
  };
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  gint64 id = freeze (store, add_site (store), PENG_OUTBOX_CREATE, 3, NULL);
  PengOutboxState state = PENG_OUTBOX_FROZEN;
  g_autoptr(PengOutboxItem) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PengOutboxItem) item = advance (store, id, &steps[i].step, &error);
      g_autoptr(PengOutboxItem) stored = get (store, id, NULL);

      if (steps[i].is_stale)
        {
          g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE);
        }
      else
        {
          g_assert_no_error (error);
          state = steps[i].step.to;
          g_assert_cmpstr (item->reason, ==, steps[i].step.reason);
          g_assert_cmpint (item->next_try, ==, steps[i].step.next_try);
        }

      g_assert_cmpint (stored->state, ==, state);
    }

  last = get (store, id, NULL);
  g_assert_cmpuint (last->attempts, ==, 2);
  g_assert_cmpstr (last->etag, ==, "\"e1\"");
  close_store (store);
}

static void
assert_sent (PengStore *store,
             gint64     id,
             gboolean   first,
             gboolean   second)
{
  g_autoptr(PengOutboxItem) item = get (store, id, NULL);

  for (guint i = 0; i < item->media->len; i++)
    {
      PengOutboxMedia *photo = g_ptr_array_index (item->media, i);
      gboolean expected = i == 1 ? second : first;

      g_assert_true (photo->sent == expected);
      g_assert_cmpstr (photo->url, ==, expected ? "https://example.org/m" : NULL);
    }
}

/* The first and the third are the same file. */
static void
test_media_sent (void)
{
  static const PengOutboxStep to_media = { PENG_OUTBOX_FROZEN, PENG_OUTBOX_MEDIA };
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  gint64 id = freeze (store, add_site (store), PENG_OUTBOX_CREATE, 3, NULL);
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (sent (store, id, "w1", &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE);
  g_clear_error (&error);

  item = advance (store, id, &to_media, NULL);
  g_assert_false (sent (store, id, "w1 w9", &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE);
  g_clear_error (&error);
  assert_sent (store, id, FALSE, FALSE);

  g_assert_true (sent (store, id, "w1", &error));
  g_assert_no_error (error);
  assert_sent (store, id, TRUE, FALSE);
  g_assert_true (sent (store, id, "w1 w2", &error));
  g_assert_no_error (error);
  assert_sent (store, id, TRUE, TRUE);
  close_store (store);
}

static void
publish (PengStore      *store,
         gint64          site,
         PengOutboxVerb  verb,
         guint64         revision,
         const char     *etag)
{
  PengOutboxStep step = { PENG_OUTBOX_FROZEN, PENG_OUTBOX_PUBLISHED, .etag = etag,
                          .url = verb == PENG_OUTBOX_CREATE ? "https://example.org/1" : NULL };
  gint64 id = freeze (store, site, verb, revision, NULL);
  g_autoptr(PengOutboxItem) item = NULL;

  g_assert_cmpint (get_published (store), ==, PENG_PUBLISHED_ON_ITS_WAY);
  item = advance (store, id, &step, NULL);
  g_assert_cmpint (item->state, ==, PENG_OUTBOX_PUBLISHED);
}

/* What a draft's line says, from writing it to withdrawing it. */
static void
test_published_state (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(PengArticle) first = make_article_as (UUID, "一", "最初");
  g_autoptr(PengArticle) second = make_article_as (UUID, "一", "后来");
  gint64 site = add_site (store);
  g_autoptr(GPtrArray) publications = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) unfinished = NULL;
  PengPublication *publication;

  save_article (store, first, 0, NULL);
  g_assert_cmpint (get_published (store), ==, PENG_PUBLISHED_NEVER);
  publish (store, site, PENG_OUTBOX_CREATE, 1, "e1");
  g_assert_cmpint (get_published (store), ==, PENG_PUBLISHED_SAME);
  save_article (store, second, 1, NULL);
  g_assert_cmpint (get_published (store), ==, PENG_PUBLISHED_CHANGED);
  publish (store, site, PENG_OUTBOX_UPDATE, 2, "e2");
  g_assert_cmpint (get_published (store), ==, PENG_PUBLISHED_SAME);

  publications = list_publications (store);
  g_assert_cmpuint (publications->len, ==, 1);
  publication = g_ptr_array_index (publications, 0);
  g_assert_cmpstr (publication->url, ==, "https://example.org/1");
  g_assert_cmpstr (publication->etag, ==, "e2");
  g_assert_cmpint (publication->changed, >, publication->published);

  publish (store, site, PENG_OUTBOX_WITHDRAW, 2, NULL);
  g_assert_cmpint (get_published (store), ==, PENG_PUBLISHED_WITHDRAWN);

  rows = list (store, UUID);
  unfinished = list (store, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpuint (unfinished->len, ==, 0);
  close_store (store);
}

static gboolean
claim (PengStore  *store,
       gint64      id,
       GError    **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_claim_outbox_async (store, id, NULL, answer_cb, &answer);

  return peng_store_claim_outbox_finish (store, wait_for (&answer), error);
}

/* In a child: claims row 1 and waits to be killed. */
static void
claim_and_wait (const char *dir,
                int         out)
{
  PengStore *store = open_store (dir, PENG_STORE_FRESH);

  g_assert_true (claim (store, 1, NULL));
  g_assert_cmpint (write (out, "x", 1), ==, 1);
  pause ();
}

/* The child comes first: of a process that has threads it could inherit a lock that nobody opens. */
static void
test_claims (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(GError) error = NULL;
  PengStore *store;
  char byte;
  int fds[2];
  pid_t child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    claim_and_wait (dir, fds[1]);

  close (fds[1]);
  g_assert_cmpint (read (fds[0], &byte, 1), ==, 1);
  close (fds[0]);

  store = open_store (dir, PENG_STORE_OK);
  g_assert_false (claim (store, 1, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (claim (store, 2, &error));
  g_assert_no_error (error);
  g_assert_false (claim (store, 2, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY);
  g_clear_error (&error);

  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_assert_true (claim (store, 1, &error));
  g_assert_no_error (error);
  peng_store_release_outbox (store, 2);
  g_assert_true (claim (store, 2, &error));
  g_assert_no_error (error);
  close_store (store);
}

static gboolean
delete_site (PengStore  *store,
             gint64      id,
             GError    **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_delete_site_async (store, id, NULL, answer_cb, &answer);

  return peng_store_delete_site_finish (store, wait_for (&answer), error);
}

static void
test_sites (void)
{
  static const PengOutboxStep give_up = { PENG_OUTBOX_FROZEN, PENG_OUTBOX_ABANDONED };
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  gint64 first = add_site (store);
  gint64 second = add_site (store);
  PengSiteInfo change = { .id = second, .name = (char *) "本机", .kind = (char *) "local",
                          .position = -1 };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) sites = NULL;
  g_autoptr(PengOutboxItem) item = NULL;
  g_autoptr(GError) error = NULL;
  PengSiteInfo *site;
  gint64 id;

  peng_store_save_site_async (store, &change, NULL, answer_cb, &answer);
  g_assert_cmpint (peng_store_save_site_finish (store, wait_for (&answer), NULL), ==, second);
  g_clear_object (&answer);
  change.id = 99;
  peng_store_save_site_async (store, &change, NULL, answer_cb, &answer);
  g_assert_cmpint (peng_store_save_site_finish (store, wait_for (&answer), &error), ==, 0);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&answer);

  peng_store_list_sites_async (store, NULL, answer_cb, &answer);
  sites = peng_store_list_sites_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpuint (sites->len, ==, 2);
  site = g_ptr_array_index (sites, 0);
  g_assert_cmpstr (site->name, ==, "本机");
  g_assert_cmpstr (site->base_url, ==, "");

  id = freeze (store, first, PENG_OUTBOX_CREATE, 1, NULL);
  g_assert_false (delete_site (store, first, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  item = advance (store, id, &give_up, NULL);
  g_assert_true (delete_site (store, first, &error));
  g_assert_no_error (error);
  g_assert_false (delete_site (store, first, &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  close_store (store);
}

static void
test_site_cache (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  gint64 id = add_site (store);
  PengSiteCache cache = { .description = (char *) "{}", .etag = (char *) "e", .fetched = 7 };
  g_autoptr(PengSiteCache) none = NULL;
  g_autoptr(PengSiteCache) back = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_get_site_cache_async (store, id, NULL, answer_cb, &answer);
  none = peng_store_get_site_cache_finish (store, wait_for (&answer), &error);
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&answer);

  peng_store_cache_site_async (store, id, &cache, NULL, answer_cb, &answer);
  g_assert_true (peng_store_cache_site_finish (store, wait_for (&answer), NULL));
  g_clear_object (&answer);
  peng_store_get_site_cache_async (store, id, NULL, answer_cb, &answer);
  back = peng_store_get_site_cache_finish (store, wait_for (&answer), NULL);
  g_clear_object (&answer);
  g_assert_cmpstr (back->description, ==, "{}");
  g_assert_null (back->theme);
  g_assert_cmpint (back->fetched, ==, 7);

  peng_store_cache_site_async (store, 99, &cache, NULL, answer_cb, &answer);
  g_assert_false (peng_store_cache_site_finish (store, wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  g_clear_object (&answer);
  close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/outbox/claims", test_claims);
  g_test_add_func ("/store/outbox/freeze", test_freeze);
  g_test_add_func ("/store/outbox/advance", test_advance);
  g_test_add_func ("/store/outbox/media-sent", test_media_sent);
  g_test_add_func ("/store/outbox/offered", test_offered);
  g_test_add_func ("/store/outbox/finished", test_finished);
  g_test_add_func ("/store/outbox/published-state", test_published_state);
  g_test_add_func ("/store/sites/sites", test_sites);
  g_test_add_func ("/store/sites/cache", test_site_cache);

  return g_test_run ();
}
