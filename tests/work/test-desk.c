/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "work/peng-desk.h"
#include "work/peng-local-portal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* The desk: the store with its sample, and what the real portal says of itself. */

#define N_KILLED 8

static PengDesk *
open_desk (const char         *dir,
           PengStoreCondition  expected)
{
  PengDesk *desk = peng_desk_new (dir);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengStoreOpening) opening = NULL;

  peng_desk_open_async (desk, NULL, answer_cb, &answer);
  opening = peng_desk_open_finish (desk, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpint (opening->condition, ==, expected);

  return desk;
}

static void
close_desk (PengDesk *desk)
{
  peng_desk_close_sync (desk);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (desk);
}

static void
assert_sample (PengStore *store)
{
  g_autoptr(GPtrArray) drafts = list_drafts (store, PENG_LIST_DRAFTS, NULL, 10);
  g_autoptr(PengArticle) article = NULL;
  g_auto(GStrv) media = NULL;

  g_assert_cmpuint (drafts->len, ==, 1);
  article = load_article (store, ((PengDraftInfo *) g_ptr_array_index (drafts, 0))->uuid, NULL);
  media = peng_article_dup_media (article);
  g_assert_cmpuint (g_strv_length (media), ==, 3);
  for (guint i = 0; media[i] != NULL; i++)
    {
      static const PengMediaVariant variants[] = { PENG_MEDIA_WEB, PENG_MEDIA_THUMB };

      for (guint j = 0; j < G_N_ELEMENTS (variants); j++)
        {
          g_autofree char *path = peng_store_dup_media_path (store, media[i], variants[j]);

          g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
        }
    }
}

static gboolean
has_answered (PengDesk *desk)
{
  return peng_desk_get_section_list (desk) != NULL &&
         peng_desk_get_section_list (desk)->len > 0 && peng_desk_get_theme (desk) != NULL;
}

static void
wait_for_portal (PengDesk *desk)
{
  while (!has_answered (desk))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_sample_and_portal (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengDesk *desk = open_desk (dir, PENG_STORE_FRESH);
  gint64 site = peng_desk_get_site (desk);

  assert_sample (peng_desk_get_store (desk));
  g_assert_cmpint (site, >, 0);
  g_assert_nonnull (peng_desk_get_importer (desk));
  g_assert_nonnull (peng_desk_get_publisher (desk));
  wait_for_portal (desk);
  g_assert_true (g_strv_contains (peng_desk_get_sections (desk), "本地资讯"));
  g_assert_cmpuint (peng_desk_get_section_list (desk)->len, ==,
                    g_strv_length ((char **) peng_desk_get_sections (desk)));
  g_assert_true (g_str_has_prefix (peng_site_facts_get_uri (peng_desk_get_facts (desk)),
                                   "http://127.0.0.1:"));
  close_desk (desk);

  desk = open_desk (dir, PENG_STORE_OK);
  assert_sample (peng_desk_get_store (desk));
  g_assert_cmpint (peng_desk_get_site (desk), ==, site);
  close_desk (desk);
}

/* Who deletes the sample has had it. */
static void
test_sample_once (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengDesk *desk = open_desk (dir, PENG_STORE_FRESH);
  g_autoptr(GPtrArray) drafts = list_drafts (peng_desk_get_store (desk), PENG_LIST_DRAFTS, NULL, 2);
  PengDraftInfo *sample = g_ptr_array_index (drafts, 0);
  g_autoptr(GPtrArray) left = NULL;

  g_assert_true (delete_article (peng_desk_get_store (desk), sample->uuid, NULL));
  close_desk (desk);

  desk = open_desk (dir, PENG_STORE_OK);
  left = list_drafts (peng_desk_get_store (desk), PENG_LIST_DRAFTS, NULL, 2);
  g_assert_cmpuint (left->len, ==, 0);
  close_desk (desk);
}

static void
test_no_sample_beside_drafts (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autoptr(PengArticle) article = make_article ("已有的", "正文。");
  PengStore *store = open_store (dir, PENG_STORE_FRESH);
  g_autoptr(GPtrArray) drafts = NULL;
  PengDesk *desk;

  save_article (store, article, 0, NULL);
  close_store (store);
  desk = open_desk (dir, PENG_STORE_OK);
  drafts = list_drafts (peng_desk_get_store (desk), PENG_LIST_DRAFTS, NULL, 3);
  g_assert_cmpuint (drafts->len, ==, 1);
  close_desk (desk);
}

/* Runs as a process of its own until it is killed. */
static void
start_first (const char *dir)
{
  PengDesk *desk = peng_desk_new (dir);
  GAsyncResult *answer = NULL;

  peng_desk_open_async (desk, NULL, answer_cb, &answer);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static void
kill_first_start (const char *dir,
                  guint       after_ms)
{
  g_autofree char *database = g_build_filename (dir, "articles.db", NULL);
  const char *argv[] = { "/proc/self/exe", "--first-start", dir, NULL };
  g_autofree char *self = g_file_read_link (argv[0], NULL);
  g_autoptr(GError) error = NULL;
  GPid pid;

  argv[0] = self;
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  while (!g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (waitpid (pid, NULL, WNOHANG), ==, 0);
      g_usleep (1000);
    }
  g_usleep (after_ms * 1000);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

/* Killed at any moment of its first start, the next start brings the sample: once, and whole. */
static void
test_killed_first_start (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < N_KILLED; i++)
    {
      g_autoptr(Scratch) dir = scratch_new ();
      PengDesk *desk;

      kill_first_start (dir, i == 0 ? 0 : g_rand_int_range (rand, 0, 60 * i));
      desk = open_desk (dir, PENG_STORE_OK);
      assert_sample (peng_desk_get_store (desk));
      close_desk (desk);
    }
}

static void
publish (PengPortal *portal,
         const char *uuid,
         const char *article)
{
  g_autoptr(GBytes) body = g_bytes_new_static (article, strlen (article));
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengRemoteArticle) there = NULL;
  g_autoptr(GError) error = NULL;

  peng_portal_put_article_async (portal, uuid, body, NULL, NULL, answer_cb, &answer);
  there = peng_portal_put_article_finish (portal, wait_for (&answer), &error);
  g_assert_no_error (error);
}

static PengPortal *
connect_to_portal (const char *dir)
{
  g_autofree char *portal_dir = g_build_filename (dir, "portal", NULL);
  g_autoptr(PengLocalPortal) local = peng_local_portal_new (portal_dir);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPortal *portal;

  peng_local_portal_connect_async (local, NULL, answer_cb, &answer);
  portal = peng_local_portal_connect_finish (local, wait_for (&answer), &error);
  g_assert_no_error (error);

  return portal;
}

static void
test_news (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengDesk *desk = open_desk (dir, PENG_STORE_FRESH);
  PengSiteFacts *facts = peng_desk_get_facts (desk);
  g_autoptr(PengPortal) portal = NULL;
  const PengNews *line;

  for (guint i = 0; i < PENG_N_PANELS; i++)
    {
      while (peng_site_facts_get_news (facts, i) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (peng_site_facts_get_news (facts, i)->len, ==, 0);
    }

  portal = connect_to_portal (dir);
  publish (portal, "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01",
           "{\"title\":\"全市读书月活动启动\",\"short_title\":\"读书月启动\","
           "\"section\":\"guanfanghuodong\",\"html\":\"<p>正文</p>\"}");
  peng_site_facts_ask_news (facts);
  while (peng_site_facts_get_news (facts, PENG_PANEL_ACTIVITY)->len == 0)
    g_main_context_iteration (NULL, TRUE);
  line = g_ptr_array_index (peng_site_facts_get_news (facts, PENG_PANEL_ACTIVITY), 0);
  g_assert_cmpstr (line->title, ==, "读书月启动");
  g_assert_true (g_str_has_suffix (line->uri, "/news/1.html"));
  g_assert_cmpuint (peng_site_facts_get_news (facts, PENG_PANEL_BOOKS)->len, ==, 0);
  close_desk (desk);
}

/* Closed while the portal is still being started. */
static void
test_closed_early (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(Scratch) dir = scratch_new ();
      PengDesk *desk = peng_desk_new (dir);

      peng_desk_skip_sample (desk);
      {
        g_autoptr(GAsyncResult) answer = NULL;
        g_autoptr(PengStoreOpening) opening = NULL;

        peng_desk_open_async (desk, NULL, answer_cb, &answer);
        opening = peng_desk_open_finish (desk, wait_for (&answer), NULL);
        g_assert_nonnull (opening);
      }
      for (guint j = 0; j < i * 4; j++)
        g_main_context_iteration (NULL, FALSE);
      close_desk (desk);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--first-start") == 0)
    start_first (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/desk/sample-and-portal", test_sample_and_portal);
  g_test_add_func ("/work/desk/sample-once", test_sample_once);
  g_test_add_func ("/work/desk/no-sample-beside-drafts", test_no_sample_beside_drafts);
  g_test_add_func ("/work/desk/killed-first-start", test_killed_first_start);
  g_test_add_func ("/work/desk/news", test_news);
  g_test_add_func ("/work/desk/closed-early", test_closed_early);

  return g_test_run ();
}
