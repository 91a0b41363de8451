/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include <signal.h>
#include <stdlib.h>

/*
 * The client is killed at each step of the machine, by itself or when a request of it is on its way.
 * Then the disk must not claim what is not so, and the next program must bring the article to the
 * portal exactly once.
 */

#define N_PHOTOS   3
#define PHOTO_SIZE 20000

static PublishFixture shared;
static GSubprocess *child;

static void
kill_child (gpointer data)
{
  kill (atoi (g_subprocess_get_identifier (child)), SIGKILL);
}

static GSubprocess *
start_child (const char *verb,
             const char *article,
             const char *point)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "work", "publisher-child",
                                                    NULL);
  g_autofree char *site = g_strdup_printf ("%" G_GINT64_FORMAT, shared.site);
  g_autofree char *port = g_strdup_printf ("%u", fault_proxy_get_port (shared.proxy));
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, shared.data_dir, site, port,
                              peng_portal_server_get_token (shared.portal), verb, article, point,
                              NULL);
  g_assert_no_error (error);

  return process;
}

/* The portal lives in this main context. */
static void
wait_for_child (GSubprocess *process)
{
  g_autoptr(GAsyncResult) answer = NULL;

  g_subprocess_wait_async (process, NULL, answer_cb, &answer);
  g_subprocess_wait_finish (process, wait_for (&answer), NULL);
}

static void
run_child (const char *verb,
           const char *article)
{
  g_autoptr(GSubprocess) process = start_child (verb, article, "-");

  wait_for_child (process);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

/* With @uuid as another version of what is stored. */
static PengArticle *
store_article (const char *title,
               const char *uuid)
{
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(GError) error = NULL;

  publish_fixture_open (&shared);
  article = publish_fixture_new_article (&shared, title, N_PHOTOS, PHOTO_SIZE);
  if (uuid != NULL)
    {
      PengArticle *version = peng_article_with_uuid (article, uuid);

      peng_article_unref (article);
      article = version;
    }
  save_article (shared.store, article, uuid != NULL ? 1 : 0, &error);
  g_assert_no_error (error);
  publish_fixture_close (&shared);

  return g_steal_pointer (&article);
}

/* The newest one. */
static PengOutboxItem *
read_row (PengArticle *article)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  peng_store_list_outbox_async (shared.store, peng_article_get_uuid (article), NULL, answer_cb,
                                &answer);
  rows = peng_store_list_outbox_finish (shared.store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return rows->len > 0 ? g_ptr_array_steal_index (rows, rows->len - 1) : NULL;
}

/* What the disk says after the kill must be so. Gives whether the article's fate is unknown. */
static gboolean
assert_true_on_disk (PengArticle *article,
                     FaultVerb    act)
{
  g_autoptr(PengOutboxItem) row = NULL;

  publish_fixture_open (&shared);
  row = read_row (article);
  if (row != NULL)
    {
      g_assert_cmpint (row->state, <=, PENG_OUTBOX_PUBLISHED);
      g_assert_cmpint (row->state, !=, PENG_OUTBOX_PAUSED);
      g_assert_cmpint (row->state, !=, PENG_OUTBOX_CONFLICT);
      if (row->state == PENG_OUTBOX_PUBLISHED)
        g_assert_cmpuint (fault_proxy_count_done (shared.proxy, act), >, 0);
    }
  publish_fixture_close (&shared);

  return row != NULL && (row->state == PENG_OUTBOX_SENDING || row->state == PENG_OUTBOX_UNKNOWN);
}

/* @row_expected: whether the kill came after the wish was on disk. */
static void
assert_once (PengArticle *article,
             const char  *title,
             gboolean     row_expected)
{
  g_autoptr(PengOutboxItem) row = NULL;

  publish_fixture_open (&shared);
  row = read_row (article);
  g_assert_cmpint (row != NULL, ==, row_expected);
  if (row != NULL)
    {
      g_assert_cmpint (row->state, ==, PENG_OUTBOX_PUBLISHED);
      if (row->verb == PENG_OUTBOX_WITHDRAW)
        g_assert_true (publish_fixture_is_withdrawn (&shared, row));
      else
        publish_fixture_assert_there (&shared, row, title);
      g_assert_cmpuint (publish_fixture_count (&shared, title), ==, 1);
    }
  else
    g_assert_cmpuint (publish_fixture_count (&shared, title), ==, 0);
  publish_fixture_close (&shared);
}

/* What the person was doing. */
typedef enum
{
  DOING_CREATE,
  DOING_UPDATE,
  DOING_WITHDRAW,
} Doing;

typedef struct
{
  const char *name;
  const char *point;
  Fault       faults[2];
  guint       n_faults;
  Doing       doing;
} Case;

#define LOST   { FAULT_VERB_PUT_ARTICLE, FAULT_ANSWER_LOST, 1, 0 }
#define MISSED { FAULT_VERB_PUT_MEDIA, FAULT_ANSWER_LOST, 1, 0 }
#define GONE   { FAULT_VERB_WITHDRAW, FAULT_ANSWER_LOST, 1, 0 }
#define CUT    { FAULT_VERB_PUT_ARTICLE, FAULT_CUT_BEFORE, 1, 0 }
#define AT(verb, kind) { FAULT_VERB_##verb, FAULT_KILL_##kind, 1, 0 }

static const Case cases[] = {
  { "before-freezing", "commit frozen" },
  { "frozen", "committed frozen" },
  { "before-media", "commit media" },
  { "media", "committed media" },
  { "before-describe", "act describe" },
  { "described", "acted describe" },
  { "before-asking-for-a-file", "act ask-media", { MISSED }, 1 },
  { "asked-for-a-file", "acted ask-media", { MISSED }, 1 },
  { "before-a-file", "act media" },
  { "a-file-sent", "acted media" },
  { "before-noting-a-file", "commit file" },
  { "a-file-noted", "committed file" },
  { "before-sending", "commit sending" },
  { "sending", "committed sending" },
  { "before-the-article", "act article" },
  { "answered", "acted article" },
  { "before-published", "commit published" },
  { "published", "committed published" },
  { "lost-before-unknown", "commit unknown", { LOST }, 1 },
  { "lost-unknown", "committed unknown", { LOST }, 1 },
  { "lost-before-asking", "act ask", { LOST }, 1 },
  { "lost-asked", "acted ask", { LOST }, 1 },
  { "lost-before-published", "commit published", { LOST }, 1 },
  { "cut-unknown", "committed unknown", { CUT }, 1 },
  { "cut-asked", "acted ask", { CUT }, 1 },
  { "describe-out", "-", { AT (DESCRIBE, BEFORE) }, 1 },
  { "describe-answered", "-", { AT (DESCRIBE, AFTER) }, 1 },
  { "question-out", "-", { MISSED, AT (HAS_MEDIA, BEFORE) }, 2 },
  { "file-out", "-", { AT (PUT_MEDIA, BEFORE) }, 1 },
  { "file-half-out", "-", { AT (PUT_MEDIA, IN_BODY) }, 1 },
  { "file-there", "-", { AT (PUT_MEDIA, AFTER) }, 1 },
  { "article-out", "-", { AT (PUT_ARTICLE, BEFORE) }, 1 },
  { "article-half-out", "-", { AT (PUT_ARTICLE, IN_BODY) }, 1 },
  { "article-there", "-", { AT (PUT_ARTICLE, AFTER) }, 1 },
  { "lost-ask-out", "-", { LOST, AT (GET_ARTICLE, BEFORE) }, 2 },
  { "lost-ask-answered", "-", { LOST, AT (GET_ARTICLE, AFTER) }, 2 },
  { "update-frozen", "committed frozen", .doing = DOING_UPDATE },
  { "update-sending", "committed sending", .doing = DOING_UPDATE },
  { "update-out", "-", { AT (PUT_ARTICLE, BEFORE) }, 1, DOING_UPDATE },
  { "update-half-out", "-", { AT (PUT_ARTICLE, IN_BODY) }, 1, DOING_UPDATE },
  { "update-there", "-", { AT (PUT_ARTICLE, AFTER) }, 1, DOING_UPDATE },
  { "update-lost-asked", "acted ask", { LOST }, 1, DOING_UPDATE },
  { "update-before-published", "commit published", .doing = DOING_UPDATE },
  { "withdrawal-frozen", "committed frozen", .doing = DOING_WITHDRAW },
  { "withdrawal-sending", "committed sending", .doing = DOING_WITHDRAW },
  { "withdrawal-out", "-", { AT (WITHDRAW, BEFORE) }, 1, DOING_WITHDRAW },
  { "withdrawal-there", "-", { AT (WITHDRAW, AFTER) }, 1, DOING_WITHDRAW },
  { "withdrawal-lost-asked", "acted ask", { GONE }, 1, DOING_WITHDRAW },
  { "withdrawal-before-published", "commit published", .doing = DOING_WITHDRAW },
};

/* Has it published, as it was before what is interrupted. */
static PengArticle *
prepare (const Case *c,
         const char *title)
{
  g_autoptr(PengArticle) article = store_article (title, NULL);
  g_autofree char *better = g_strconcat (title, "（更正）", NULL);

  fault_proxy_arm (shared.proxy, NULL, 0);
  if (c->doing != DOING_CREATE)
    run_child ("publish", peng_article_get_uuid (article));

  return c->doing == DOING_UPDATE ? store_article (better, peng_article_get_uuid (article))
                                  : g_steal_pointer (&article);
}

static void
test_kill (gconstpointer data)
{
  const Case *c = data;
  FaultVerb act = c->doing == DOING_WITHDRAW ? FAULT_VERB_WITHDRAW : FAULT_VERB_PUT_ARTICLE;
  g_autofree char *title = g_strconcat ("中断 ", c->name, NULL);
  g_autoptr(PengArticle) article = prepare (c, title);
  gboolean unknown;
  gboolean is_there;
  guint n_asked;
  guint n_sent;

  fault_proxy_arm (shared.proxy, c->faults, c->n_faults);
  child = start_child (c->doing == DOING_WITHDRAW ? "withdraw" : "publish",
                       peng_article_get_uuid (article), c->point);
  wait_for_child (child);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  g_clear_object (&child);

  unknown = assert_true_on_disk (article, act);
  n_asked = fault_proxy_count (shared.proxy, FAULT_VERB_GET_ARTICLE);
  n_sent = fault_proxy_count (shared.proxy, act);
  is_there = fault_proxy_count_done (shared.proxy, act) > 0;
  run_child ("resume", "-");
  if (unknown)
    g_assert_cmpuint (fault_proxy_count (shared.proxy, FAULT_VERB_GET_ARTICLE), >, n_asked);
  if (is_there)
    g_assert_cmpuint (fault_proxy_count (shared.proxy, act), ==, n_sent);
  assert_once (article, title, !g_str_equal (c->name, "before-freezing"));
}

/* A window and a command work on the same row: one of them sends. */
static void
test_two_programs (void)
{
  const Fault slow[] = {
    { FAULT_VERB_DESCRIBE, FAULT_STATUS_500, 5, 0 },
    { FAULT_VERB_PUT_MEDIA, FAULT_STATUS_500, 3, 0 },
    { FAULT_VERB_PUT_ARTICLE, FAULT_ANSWER_LOST, 1, 0 },
  };
  g_autoptr(PengArticle) article = store_article ("两个窗口", NULL);
  g_autoptr(GSubprocess) one = NULL;
  GSubprocess *others[3];

  fault_proxy_arm (shared.proxy, slow, G_N_ELEMENTS (slow));
  one = start_child ("publish", peng_article_get_uuid (article), "-");
  publish_fixture_run_for (30);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = start_child ("resume", "-", "-");

  wait_for_child (one);
  g_assert_cmpint (g_subprocess_get_exit_status (one), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      wait_for_child (others[i]);
      g_assert_cmpint (g_subprocess_get_exit_status (others[i]), ==, 0);
      g_object_unref (others[i]);
    }

  g_assert_cmpuint (fault_proxy_count (shared.proxy, FAULT_VERB_PUT_ARTICLE), ==, 1);
  assert_once (article, "两个窗口", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/work/publisher-kill/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_kill);
    }
  g_test_add_func ("/work/publisher-kill/two-programs", test_two_programs);

  publish_fixture_set_up (&shared);
  publish_fixture_close (&shared);
  fault_proxy_set_kill (shared.proxy, kill_child, NULL);
  status = g_test_run ();
  publish_fixture_tear_down (&shared);

  return status;
}
