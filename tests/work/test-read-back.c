/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include "store/peng-db.h"
#include "work/peng-page-words.h"
#include "work/peng-read-back.h"

#include <libsoup/soup.h>

#define SECONDS 20
#define TITLE   "春季运动会"
#define TEXT    TITLE "的正文，"

/* Stands where the portal was and serves what it had, in another form. */
typedef struct
{
  SoupServer *server;
  guint       port;
  char       *page;
  GHashTable *files;
  guint       status;       /* of the page, where it is not 200 */
  char       *location;
  guint       n_asked;
  gboolean    was_named;    /* somebody has said who he is */
} Tamperer;

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Tamperer *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GBytes *file = g_hash_table_lookup (self->files, path);

  self->n_asked++;
  self->was_named |= soup_message_headers_get_one (headers, "Authorization") != NULL ||
                     soup_message_headers_get_one (headers, "Cookie") != NULL;

  if (g_str_has_prefix (path, "/news/") && self->location != NULL)
    soup_server_message_set_redirect (message, 302, self->location);
  else if (g_str_has_prefix (path, "/news/") && self->status != 0)
    soup_server_message_set_status (message, self->status, NULL);
  else if (g_str_has_prefix (path, "/news/"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, self->page,
                                        strlen (self->page));
    }
  else if (file != NULL)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, g_str_has_suffix (path, ".css") ? "text/css"
                                                                                : "image/png",
                                        SOUP_MEMORY_COPY, g_bytes_get_data (file, NULL),
                                        g_bytes_get_size (file));
    }
  else
    soup_server_message_set_status (message, 404, NULL);
}

typedef struct
{
  PublishFixture  base;
  PengFetch      *fetch;
  PengArticle    *article;
  Tamperer        tamperer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  publish_fixture_set_up (&fixture->base);
  fixture->fetch = peng_fetch_new (SECONDS);
  fixture->article = publish_fixture_new_article (&fixture->base, TITLE, 3, 3000);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->tamperer.server);
  g_clear_pointer (&fixture->tamperer.files, g_hash_table_unref);
  g_clear_pointer (&fixture->tamperer.page, g_free);
  g_clear_pointer (&fixture->tamperer.location, g_free);
  peng_article_unref (fixture->article);
  g_object_unref (fixture->fetch);
  publish_fixture_tear_down (&fixture->base);
}

static void
publish (Fixture *fixture)
{
  g_autoptr(PengPublishing) row = publish_fixture_publish (&fixture->base, fixture->article);

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
}

static void
withdraw (Fixture *fixture)
{
  g_autoptr(PengPublishing) row = publish_fixture_withdraw (&fixture->base, fixture->article);

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
}

static PengPageReport *
read_page (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPageReport *report;

  peng_page_reading_async (fixture->base.publisher, fixture->fetch,
                           peng_article_get_uuid (fixture->article), fixture->base.site, NULL,
                           answer_cb, &answer);
  report = peng_page_reading_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < report->findings->len; i++)
    {
      g_autofree char *text = peng_page_finding_dup_text (report->findings->pdata[i]);

      g_test_message ("%s", text);
    }

  return report;
}

static void
assert_clean (Fixture *fixture)
{
  g_autoptr(PengPageReport) report = read_page (fixture);

  g_assert_cmpint (report->outcome, ==, PENG_READ_BACK_CLEAN);
  g_assert_cmpuint (report->findings->len, ==, 0);
}

static void
assert_unread (Fixture *fixture)
{
  g_autoptr(PengPageReport) report = read_page (fixture);

  g_assert_cmpint (report->outcome, ==, PENG_READ_BACK_UNREAD);
  g_assert_nonnull (report->error);
  g_assert_cmpuint (report->findings->len, ==, 0);
}

/* @kinds: the names of what is found, with blanks between. */
static void
assert_found (Fixture    *fixture,
              const char *kinds)
{
  g_autoptr(PengPageReport) report = read_page (fixture);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < report->findings->len; i++)
    {
      PengPageFinding *finding = report->findings->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", peng_page_kind_get_name (finding->kind));
    }

  g_assert_cmpstr (names->str, ==, kinds);
  g_assert_cmpint (report->outcome, ==, PENG_READ_BACK_FOUND);
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->base.data_dir, "articles.db", NULL);
  g_autoptr(GError) error = NULL;
  PengDb *db;

  publish_fixture_close (&fixture->base);
  db = peng_db_open (path, &error);
  g_assert_no_error (error);
  peng_db_exec (db, sql, &error);
  g_assert_no_error (error);
  peng_db_close (db);
  publish_fixture_open (&fixture->base);
}

static char *
dup_path (const char *url)
{
  return g_strdup (strchr (strstr (url, "://") + 3, '/'));
}

static GBytes *
ask (Fixture    *fixture,
     const char *path)
{
  guint status;
  GBytes *bytes = publish_fixture_ask (&fixture->base, "GET", path, NULL, NULL, &status);

  g_assert_cmpuint (status, ==, 200);

  return bytes;
}

/* From now on the site is another one, with the same page. */
static void
tamper (Fixture *fixture)
{
  Tamperer *self = &fixture->tamperer;
  g_autoptr(GUri) portal = g_uri_parse (peng_portal_server_get_uri (fixture->base.portal),
                                        SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr(PengPageReport) report = read_page (fixture);
  g_autofree char *path = dup_path (report->url);
  g_autoptr(GBytes) page = ask (fixture, path);
  g_autoptr(GRegex) media = g_regex_new ("/media/[0-9a-z.]+", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GSList) uris = NULL;
  g_autofree char *sql = NULL;

  self->page = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_hash_table_insert (self->files, g_strdup ("/theme.css"), ask (fixture, "/theme.css"));
  for (g_regex_match (media, self->page, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      char *file = g_match_info_fetch (match, 0);

      g_hash_table_replace (self->files, file, ask (fixture, file));
    }
  g_assert_cmpuint (g_hash_table_size (self->files), ==, 4);

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, serve_cb, self, NULL);
  g_assert_true (soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (self->server);
  self->port = g_uri_get_port (uris->data);
  g_slist_foreach (uris, (GFunc) (void (*) (void)) g_uri_unref, NULL);

  sql = g_strdup_printf ("UPDATE publication SET url = replace (url, ':%d/', ':%u/');"
                         "UPDATE outbox_media SET url = replace (url, ':%d/', ':%u/');",
                         g_uri_get_port (portal), self->port, g_uri_get_port (portal), self->port);
  run_sql (fixture, sql);
}

static void
change_page (Fixture    *fixture,
             const char *old,
             const char *new)
{
  GString *page = g_string_new (fixture->tamperer.page);

  g_assert_cmpuint (g_string_replace (page, old, new, 1), ==, 1);
  g_free (fixture->tamperer.page);
  fixture->tamperer.page = g_string_free (page, FALSE);
}

/* The portal's own page is clean, and so is the page of an update, whose pictures are there. */
static void
test_portal (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PengArticle) changed = publish_fixture_with_title (fixture->article, "秋季运动会");

  publish (fixture);
  assert_clean (fixture);

  g_clear_pointer (&fixture->article, peng_article_unref);
  fixture->article = g_steal_pointer (&changed);
  publish (fixture);
  assert_clean (fixture);
}

static void
test_tampered (Fixture       *fixture,
               gconstpointer  data)
{
  publish (fixture);
  tamper (fixture);
  assert_clean (fixture);
  g_assert_cmpuint (fixture->tamperer.n_asked, ==, 5);

  change_page (fixture, TEXT, TEXT "<script src=\"//spam.example/x.js\"></script>");
  assert_found (fixture, "script");
  change_page (fixture, "之后。", "之前。");
  assert_found (fixture, "text-changed script");
  g_assert_false (fixture->tamperer.was_named);
}

/* A class of the site's own style sheet hides as well as a style. */
static void
test_hidden_by_sheet (Fixture       *fixture,
                      gconstpointer  data)
{
  publish (fixture);
  tamper (fixture);
  change_page (fixture, TEXT, TEXT "<i class=\"skip-link\">彩票</i>");
  assert_found (fixture, "hidden");
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  publish (fixture);
  tamper (fixture);
  g_hash_table_iter_init (&iter, fixture->tamperer.files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      if (g_str_has_suffix (path, ".css"))
        continue;
      if (n++ == 0)
        g_hash_table_iter_replace (&iter, g_bytes_new ("\x89PNG", 4));
      else if (n == 2)
        g_hash_table_iter_remove (&iter);
    }

  {
    g_autoptr(PengPageReport) report = read_page (fixture);
    gboolean changed = FALSE, broken = FALSE;

    for (guint i = 0; i < report->findings->len; i++)
      {
        PengPageFinding *finding = report->findings->pdata[i];

        changed |= finding->kind == PENG_PAGE_PICTURE_CHANGED;
        broken |= finding->kind == PENG_PAGE_PICTURE_BROKEN;
        g_assert_cmpuint (finding->paragraph, >, 0);
      }
    g_assert_true (changed && broken);
    g_assert_cmpuint (report->findings->len, ==, 2);
  }
}

/* What a site answers for a page, and what that says of it. */
static const struct
{
  guint       status;
  const char *location;
  const char *found;      /* NULL: nothing is known */
} answers[] = {
  { 404, NULL, "gone" },
  { 410, NULL, "gone" },
  { 500, NULL, NULL },
  { 503, NULL, NULL },
  { 429, NULL, NULL },
  { 403, NULL, NULL },
  { 0, "http://localhost:9/spam", "elsewhere" },
  { 0, "https://spam.example/", "elsewhere" },
};

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  publish (fixture);
  tamper (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      fixture->tamperer.status = answers[i].status;
      g_free (fixture->tamperer.location);
      fixture->tamperer.location = g_strdup (answers[i].location);
      if (answers[i].found != NULL)
        assert_found (fixture, answers[i].found);
      else
        assert_unread (fixture);
    }
}

static void
test_offline (Fixture       *fixture,
              gconstpointer  data)
{
  publish (fixture);
  tamper (fixture);
  g_clear_object (&fixture->tamperer.server);
  assert_unread (fixture);
}

static GPtrArray *
list_rows (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *rows;

  peng_store_list_read_backs_async (fixture->base.store, NULL, NULL, answer_cb, &answer);
  rows = peng_store_list_read_backs_finish (fixture->base.store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return rows;
}

static PengReadBackRow *
get_row (Fixture *fixture)
{
  g_autoptr(GPtrArray) rows = list_rows (fixture);

  g_assert_cmpuint (rows->len, ==, 1);

  return g_ptr_array_steal_index (rows, 0);
}

typedef struct
{
  guint               n;
  PengReadBackOutcome last;
} Seen;

static void
read_cb (PengReadBack   *read_back,
         PengPageReport *report,
         Seen           *seen)
{
  seen->n++;
  seen->last = report->outcome;
}

static PengReadBack *
start (Fixture                *fixture,
       const PengReadBackPace *pace,
       Seen                   *seen)
{
  PengReadBack *read_back = peng_read_back_new (fixture->base.publisher, pace);

  g_signal_connect (read_back, "read", G_CALLBACK (read_cb), seen);
  peng_read_back_start (read_back);

  return read_back;
}

static void
finish (PengReadBack *read_back)
{
  peng_read_back_stop (read_back);
  publish_fixture_run_for (50);
  g_assert_finalize_object (read_back);
}

static void
late_cb (gpointer data)
{
  g_error ("a page was not read in time");
}

static void
run_until_read (Seen  *seen,
                guint  n)
{
  guint id = g_timeout_add_once (SECONDS * 1000, late_cb, NULL);

  while (seen->n < n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static const PengReadBackPace quick = { .stage_ms = { 20, 30, 40 }, .retry_ms = 10, .longest_ms = 50 };
static const PengReadBackPace slow = {
  .stage_ms = { 3600000, 7200000, 10800000 }, .retry_ms = 3600000, .longest_ms = 3600000,
};

/* Four times, and then no more; withdrawn, nothing is left. */
static void
test_four_times (Fixture       *fixture,
                 gconstpointer  data)
{
  Seen seen = { 0 };
  PengReadBack *read_back = start (fixture, &quick, &seen);
  g_autoptr(PengReadBackRow) row = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  publish (fixture);
  run_until_read (&seen, 4);
  publish_fixture_run_for (200);
  g_assert_cmpuint (seen.n, ==, 4);
  row = get_row (fixture);
  g_assert_cmpuint (row->stage, ==, PENG_READ_BACK_N_STAGES);
  g_assert_cmpint (row->due, ==, 0);
  g_assert_cmpint (row->outcome, ==, PENG_READ_BACK_CLEAN);

  withdraw (fixture);
  rows = list_rows (fixture);
  g_assert_cmpuint (rows->len, ==, 0);
  publish_fixture_run_for (100);
  g_assert_cmpuint (seen.n, ==, 4);
  finish (read_back);
}

/* What was due while no program ran is read at the next start; what is not due is not. */
static void
test_next_start (Fixture       *fixture,
                 gconstpointer  data)
{
  Seen seen = { 0 };
  PengReadBack *read_back;
  g_autoptr(PengReadBackRow) row = NULL;

  publish (fixture);
  read_back = start (fixture, &slow, &seen);
  run_until_read (&seen, 1);
  publish_fixture_run_for (100);
  g_assert_cmpuint (seen.n, ==, 1);
  finish (read_back);

  row = get_row (fixture);
  g_assert_cmpuint (row->stage, ==, 1);
  g_assert_cmpint (row->due, >, g_get_real_time () + (gint64) 3500 * G_USEC_PER_SEC);
  read_back = start (fixture, &slow, &seen);
  publish_fixture_run_for (150);
  g_assert_cmpuint (seen.n, ==, 1);
  finish (read_back);

  run_sql (fixture, "UPDATE read_back SET due = 5");
  read_back = start (fixture, &slow, &seen);
  run_until_read (&seen, 2);
  publish_fixture_run_for (50);
  finish (read_back);
  g_clear_pointer (&row, peng_read_back_row_free);
  row = get_row (fixture);
  g_assert_cmpuint (row->stage, ==, 2);
}

/* A site that cannot be reached is asked again, and what was found before is not forgotten. */
static void
test_unreached (Fixture       *fixture,
                gconstpointer  data)
{
  Seen seen = { 0 };
  PengReadBack *read_back;
  g_autoptr(PengReadBackRow) row = NULL;
  g_autoptr(PengReadBackRow) later = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  publish (fixture);
  tamper (fixture);
  change_page (fixture, TEXT, TEXT "<marquee></marquee>");
  read_back = start (fixture, &slow, &seen);
  run_until_read (&seen, 1);
  g_assert_cmpint (seen.last, ==, PENG_READ_BACK_FOUND);
  finish (read_back);

  run_sql (fixture, "UPDATE read_back SET due = 5");
  fixture->tamperer.status = 503;
  read_back = start (fixture, &quick, &seen);
  run_until_read (&seen, 4);
  g_assert_cmpint (seen.last, ==, PENG_READ_BACK_UNREAD);
  row = get_row (fixture);
  g_assert_cmpuint (row->n_failures, >=, 3);
  g_assert_cmpuint (row->stage, ==, 1);
  g_assert_cmpint (row->outcome, ==, PENG_READ_BACK_FOUND);
  findings = peng_page_findings_read (row->findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((PengPageFinding *) findings->pdata[0])->kind, ==, PENG_PAGE_MARQUEE);

  fixture->tamperer.status = 0;
  while (seen.last == PENG_READ_BACK_UNREAD)
    g_main_context_iteration (NULL, TRUE);
  later = get_row (fixture);
  g_assert_cmpuint (later->n_failures, ==, 0);
  finish (read_back);
}

/* On demand a page is read at any time, and when it is due next stays. */
static void
test_now (Fixture       *fixture,
          gconstpointer  data)
{
  Seen seen = { 0 };
  PengReadBack *read_back = peng_read_back_new (fixture->base.publisher, &slow);
  gint64 due = 0;

  publish (fixture);
  g_signal_connect (read_back, "read", G_CALLBACK (read_cb), &seen);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GAsyncResult) answer = NULL;
      g_autoptr(PengPageReport) report = NULL;
      g_autoptr(PengReadBackRow) row = NULL;

      peng_read_back_now_async (read_back, peng_article_get_uuid (fixture->article),
                                fixture->base.site, NULL, answer_cb, &answer);
      report = peng_read_back_now_finish (read_back, wait_for (&answer), NULL);
      g_assert_cmpint (report->outcome, ==, PENG_READ_BACK_CLEAN);
      row = get_row (fixture);
      g_assert_cmpuint (row->stage, ==, 1);
      g_assert_true (i == 0 || row->due == due);
      due = row->due;
    }
  g_assert_cmpuint (seen.n, ==, 3);
  finish (read_back);
}

/* Published anew, it begins anew; what an earlier reading says by then is not noted. */
static void
test_published_anew (Fixture       *fixture,
                     gconstpointer  data)
{
  PengReadBackRow stale = { 0 };
  g_autoptr(PengReadBackRow) first = NULL;
  g_autoptr(PengReadBackRow) second = NULL;
  g_autoptr(PengArticle) changed = publish_fixture_with_title (fixture->article, "秋季运动会");
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  publish (fixture);
  first = get_row (fixture);
  g_assert_cmpuint (first->stage, ==, 0);
  g_assert_cmpint (first->due, <=, g_get_real_time ());

  g_clear_pointer (&fixture->article, peng_article_unref);
  fixture->article = g_steal_pointer (&changed);
  publish (fixture);
  stale = *first;
  stale.outcome = PENG_READ_BACK_CLEAN;
  stale.stage = 1;
  peng_store_note_read_back_async (fixture->base.store, &stale, first->due, NULL, answer_cb, &answer);
  g_assert_false (peng_store_note_read_back_finish (fixture->base.store, wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE);
  second = get_row (fixture);
  g_assert_cmpuint (second->stage, ==, 0);
  g_assert_cmpint (second->outcome, ==, PENG_READ_BACK_NEVER);
}

/* What a program published that did not read pages back is read too. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PengReadBackRow) row = NULL;

  publish (fixture);
  run_sql (fixture, "DROP TABLE read_back; DROP INDEX media_words_by_credit;"
           " DROP INDEX media_words_by_place; DROP INDEX media_words_by_event;"
           " DROP INDEX outbox_media_by_sha;" PLANS_UNDONE " PRAGMA user_version = 6");
  row = get_row (fixture);
  g_assert_cmpuint (row->stage, ==, 3);
  g_assert_cmpint (row->due, >, g_get_real_time ());
  assert_clean (fixture);
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GError) error = NULL;

  peng_page_reading_async (fixture->base.publisher, fixture->fetch, "nothing", fixture->base.site, NULL,
                           answer_cb, &answer);
  g_assert_null (peng_page_reading_finish (wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  publish (fixture);
  withdraw (fixture);
  peng_page_reading_async (fixture->base.publisher, fixture->fetch,
                           peng_article_get_uuid (fixture->article), fixture->base.site, NULL,
                           answer_cb, &second);
  g_assert_null (peng_page_reading_finish (wait_for (&second), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);
}

/* A picture is not told by its sum. */
static void
test_picture_words (void)
{
  const PengPageFinding finding = {
    .kind = PENG_PAGE_PICTURE_BROKEN, .there = (char *) "https://x/a.jpg", .expected = (char *) "media:0a1b",
  };
  g_autofree char *words = peng_page_finding_dup_text (&finding);

  g_assert_nonnull (strstr (words, "https://x/a.jpg"));
  g_assert_null (strstr (words, "0a1b"));
}

/* Each kind has its words, and all that is kept of a finding comes back. */
static void
test_words (void)
{
  g_autoptr(PengPageResult) result = peng_page_result_new ();
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) read = NULL;
  static const char * const strange[] = { "", "[", "[('no-kind', 1, false, 'shown', nothing)]", "彭城" };

  for (guint i = 0; i < PENG_PAGE_N_KINDS; i++)
    {
      PengPageFinding *finding = peng_page_result_add (result, i, i % 2 ? "“a'b\"\\ \n彭" : NULL, "c");

      finding->paragraph = i;
      finding->outside = i % 3 == 0;
      finding->hiding = i == PENG_PAGE_HIDDEN ? PENG_PAGE_HIDDEN_BY_COLOR : PENG_PAGE_SHOWN;
      finding->near = i % 2 ? g_strdup ("d") : NULL;
    }

  text = peng_page_findings_write (result->findings);
  read = peng_page_findings_read (text);
  g_assert_cmpuint (read->len, ==, PENG_PAGE_N_KINDS);
  for (guint i = 0; i < PENG_PAGE_N_KINDS; i++)
    {
      const PengPageFinding *a = result->findings->pdata[i];
      const PengPageFinding *b = read->pdata[i];
      g_autofree char *words = peng_page_finding_dup_text (b);
      g_autofree char *place = peng_page_finding_dup_place (b);

      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpuint (a->paragraph, ==, b->paragraph);
      g_assert_cmpint (a->outside, ==, b->outside);
      g_assert_cmpint (a->hiding, ==, b->hiding);
      g_assert_cmpstr (a->near, ==, b->near);
      g_assert_cmpstr (a->there, ==, b->there);
      g_assert_cmpstr (a->expected, ==, b->expected);
      g_assert_cmpuint (strlen (words), >, 10);
      g_assert_cmpuint (strlen (place), >, 10);
      g_assert_cmpuint (strlen (peng_page_finding_get_advice (b)), >, 10);
    }

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr(GPtrArray) none = peng_page_findings_read (strange[i]);

      g_assert_cmpuint (none->len, ==, 0);
    }
}

#define ADD(name, func) g_test_add ("/read-back/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("portal", test_portal);
  ADD ("tampered", test_tampered);
  ADD ("hidden-by-sheet", test_hidden_by_sheet);
  ADD ("pictures", test_pictures);
  ADD ("answers", test_answers);
  ADD ("offline", test_offline);
  ADD ("four-times", test_four_times);
  ADD ("next-start", test_next_start);
  ADD ("unreached", test_unreached);
  ADD ("now", test_now);
  ADD ("published-anew", test_published_anew);
  ADD ("older", test_older);
  ADD ("none", test_none);
  g_test_add_func ("/read-back/words", test_words);
  g_test_add_func ("/read-back/picture-words", test_picture_words);

  return g_test_run ();
}
