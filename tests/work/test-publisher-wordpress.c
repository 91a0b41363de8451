/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-schedule.h"
#include "publish-fixture.h"
#include "school-computer.h"
#include "wordpress-peer.h"

#include "test-answer.h"
#include "test-seed.h"

/*
 * Everything that can go wrong between the machine and a real WordPress, at each thing that it asks
 * for. After each: the site has exactly one post with exactly the frozen text and pictures, and each
 * picture once; and the row never claimed what was not so.
 */

#define N_PHOTOS 2
#define SECONDS  60

static FaultProxy *proxy;
static SchoolComputer *computer;

/* Asked by the proxy's address, the site has that in all of its own. */
static char *
dup_base (void)
{
  return g_strdup_printf ("http://127.0.0.1:%u", fault_proxy_get_port (proxy));
}

static void
open_all (void)
{
  g_autofree char *base = NULL;

  proxy = fault_proxy_new (g_ascii_strtoull (peer_get ("WP_PORT"), NULL, 10));
  base = dup_base ();
  computer = school_computer_new_at (base);
}

static void
close_all (void)
{
  school_computer_free (computer);
  fault_proxy_free (proxy);
}

typedef struct
{
  PengPublishing *row;
  PengArticle    *article;
  char           *uuid;
  FaultDoing      doing;
} Run;

static PengPublishing *
withdraw (const char *uuid)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPublishing *row;

  peng_publisher_withdraw_async (computer->publisher, uuid, computer->site, NULL, answer_cb,
                                 &answer);
  row = peng_publisher_withdraw_finish (computer->publisher, wait_for (&answer), &error);
  g_assert_no_error (error);

  return row;
}

/* Runs until the end; a person signs in again where that is asked for. */
static void
run_until_end (PengPublishing *row)
{
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (!PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (row)))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
      if (peng_publishing_get_state (row) == PENG_OUTBOX_PAUSED)
        peng_publisher_retry (computer->publisher, row);
      if (peng_publishing_get_state (row) == PENG_OUTBOX_CONFLICT ||
          g_get_monotonic_time () > end)
        g_error ("row stays in state %s: %s",
                 peng_publishing_state_get_name (peng_publishing_get_state (row)),
                 peng_publishing_get_item (row)->reason);
    }
}

static void
changed_cb (PengPublishing *row,
            gpointer        user_data)
{
  /* Published is said only after the site has answered so. */
  if (peng_publishing_get_state (row) == PENG_OUTBOX_PUBLISHED)
    g_assert_cmpuint (fault_proxy_count_done (proxy, FAULT_VERB_PUT_ARTICLE), >, 0);
}

/* What a person wants to do, and what has to be at the site before. */
static void
run_prepare (Run        *run,
             FaultDoing  doing)
{
  static guint number = 0;
  g_autofree char *title = g_strdup_printf ("故障%u号", ++number);

  run->doing = doing;
  run->uuid = g_uuid_string_random ();
  run->article = school_computer_write (computer, run->uuid, title, N_PHOTOS);
  fault_proxy_arm (proxy, NULL, 0);
  if (FAULT_DOING_IS_LATER (doing))
    {
      g_autoptr(PengPublishing) first = school_computer_publish (computer, run->article);
      g_autofree char *corrected = g_strconcat (title, "（更正）", NULL);

      run_until_end (first);
      peng_article_unref (run->article);
      run->article = school_computer_write (computer, run->uuid, corrected, 1);
    }
}

static void
run_start (Run *run)
{
  gint64 due = run->doing == FAULT_DOING_SCHEDULE ? publish_fixture_in_an_hour () : 0;

  g_clear_object (&run->row);
  if (run->doing == FAULT_DOING_WITHDRAW)
    run->row = withdraw (run->uuid);
  else
    run->row = school_computer_publish_from (computer, run->article, due);
  g_signal_connect (run->row, "changed", G_CALLBACK (changed_cb), NULL);
}

static void
run_clear (Run *run)
{
  g_clear_object (&run->row);
  peng_article_unref (run->article);
  g_free (run->uuid);
}

static GBytes *
read_content (gint64 id)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengOutboxItem) item = NULL;

  peng_store_get_outbox_async (computer->store, id, NULL, answer_cb, &answer);
  item = peng_store_get_outbox_finish (computer->store, wait_for (&answer), NULL);

  return item->content != NULL ? g_bytes_ref (item->content) : NULL;
}

/* What is taken away without anybody waiting for it is gone soon. */
static guint
count_posts (const char *uuid)
{
  guint n = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(JsonArray) posts = peer_list_posts (uuid);

      n = json_array_get_length (posts);
      if (n <= 1)
        break;
      g_main_context_iteration (NULL, FALSE);
    }

  return n;
}

static guint
count_items (const char *sha)
{
  guint n = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("wp/v2/media?search=%s", sha);
      g_autoptr(JsonNode) node = peer_ask ("ADMIN", "GET", path, NULL, NULL);

      n = json_array_get_length (json_node_get_array (node));
      if (n == 1)
        break;
      g_main_context_iteration (NULL, FALSE);
    }

  return n;
}

static void
run_assert_done (Run *run)
{
  const PengOutboxItem *item = peng_publishing_get_item (run->row);
  g_autofree char *base = dup_base ();
  g_autofree char *secret = peer_dup_secret ("AUTHOR");
  g_autoptr(PengPortal) portal = peer_new_portal (base, secret);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(GBytes) sent = read_content (item->id);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (item->state, ==, PENG_OUTBOX_PUBLISHED);
  g_signal_handlers_disconnect_by_func (run->row, changed_cb, NULL);
  fault_proxy_arm (proxy, NULL, 0);
  peng_portal_get_article_async (portal, run->uuid, NULL, NULL, answer_cb, &answer);
  present = peng_portal_get_article_finish (portal, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpint (present->withdrawn, ==, run->doing == FAULT_DOING_WITHDRAW);
  g_assert_cmpstr (item->etag, ==, present->etag);
  if (run->doing != FAULT_DOING_WITHDRAW)
    {
      g_assert_true (peng_portal_is_same (portal, sent, present));
      g_assert_cmpstr (item->url, ==, present->uri);
    }

  g_assert_cmpuint (count_posts (run->uuid), ==, 1);
  for (guint i = 0; i < item->media->len; i++)
    g_assert_cmpuint (count_items (((PengOutboxMedia *) g_ptr_array_index (item->media, i))->web_sha),
                      ==, 1);
  g_assert_cmpuint (fault_proxy_count_leaks (proxy), ==, 0);
}

typedef struct
{
  FaultDoing doing;
  FaultVerb verb;
  FaultKind kind;
} Case;

static void
test_fault (gconstpointer data)
{
  const Case *c = data;
  const Fault faults[] = {
    { c->verb, c->kind, 1, 0 },
    { FAULT_VERB_PUT_MEDIA, FAULT_ANSWER_LOST, 1, 0 },
  };
  Run run = { 0 };

  run_prepare (&run, c->doing);
  fault_proxy_arm (proxy, faults, c->verb == FAULT_VERB_HAS_MEDIA ? 2 : 1);
  run_start (&run);
  run_until_end (run.row);
  g_assert_cmpuint (fault_proxy_count_left (proxy), ==, 0);
  run_assert_done (&run);
  run_clear (&run);
}

static gboolean
is_question (FaultVerb verb)
{
  return verb == FAULT_VERB_DESCRIBE || verb == FAULT_VERB_HAS_MEDIA ||
         verb == FAULT_VERB_GET_ARTICLE || verb == FAULT_VERB_OTHER;
}

static gboolean
is_sensible (FaultVerb verb,
             FaultKind kind)
{
  switch ((int) kind)
    {
    case FAULT_NONE:
    case FAULT_STATUS_413:
    case FAULT_STALL:
    case FAULT_STALL_AFTER:
    case FAULT_LATE:
    case FAULT_KILL_BEFORE:
    case FAULT_KILL_IN_BODY:
    case FAULT_KILL_AFTER:
      return FALSE;
    case FAULT_CUT_BEFORE:
    case FAULT_STATUS_401:
    case FAULT_CAPTIVE:
    case FAULT_REDIRECT:
    case FAULT_TRUNCATED:
    case FAULT_RESET_ANSWER:
      return TRUE;
    default:
      return !is_question (verb);
    }
}

/* A new article could be there twice: so it is asked for in all ways. */
static gboolean
is_worth_its_time (FaultDoing doing,
                   FaultVerb verb,
                   FaultKind kind)
{
  if (doing == FAULT_DOING_CREATE && (verb == FAULT_VERB_PLACE || verb == FAULT_VERB_PUT_ARTICLE))
    return TRUE;

  return is_question (verb) || kind == FAULT_CUT_AFTER_BODY || kind == FAULT_STATUS_401 ||
         kind == FAULT_CAPTIVE || kind == FAULT_ANSWER_LOST || kind == FAULT_STATUS_500_AFTER ||
         kind == FAULT_REDIRECT_AFTER;
}

static const FaultVerb create_verbs[] = {
  FAULT_VERB_DESCRIBE, FAULT_VERB_HAS_MEDIA, FAULT_VERB_PUT_MEDIA, FAULT_VERB_PLACE,
  FAULT_VERB_PUT_ARTICLE, FAULT_VERB_GET_ARTICLE, FAULT_VERB_OTHER,
};
static const FaultVerb update_verbs[] = { FAULT_VERB_PUT_ARTICLE, FAULT_VERB_GET_ARTICLE };
static const FaultVerb withdraw_verbs[] = { FAULT_VERB_PUT_ARTICLE };

static void
add_faults (FaultDoing        doing,
            const char      *name,
            const FaultVerb *verbs,
            guint            n_verbs)
{
  for (guint i = 0; i < n_verbs; i++)
    {
      for (FaultKind kind = 0; kind < FAULT_N_KINDS; kind++)
        {
          g_autofree char *path = g_strdup_printf ("/work/publisher-wordpress/%s/%s/%s", name,
                                                   fault_verb_get_name (verbs[i]),
                                                   fault_kind_get_name (kind));
          Case *c = g_new (Case, 1);

          *c = (Case) { doing, verbs[i], kind };
          if (is_sensible (verbs[i], kind) && is_worth_its_time (doing, verbs[i], kind))
            g_test_add_data_func_full (path, c, test_fault, g_free);
          else
            g_free (c);
        }
    }
}

/* What readers see is what was there before. */
static void
run_assert_not_done (Run *run)
{
  g_autoptr(JsonArray) posts = peer_list_posts (run->uuid);
  guint n_seen = 0;

  for (guint i = 0; i < json_array_get_length (posts); i++)
    {
      JsonObject *post = json_array_get_object_element (posts, i);

      n_seen += g_str_equal (json_object_get_string_member (post, "status"), "publish");
    }

  g_assert_cmpuint (n_seen, ==, FAULT_DOING_IS_LATER (run->doing));
}

/* Refused for good, the person tries again. */
static void
run_until_done (Run *run)
{
  run_until_end (run->row);
  while (peng_publishing_get_state (run->row) == PENG_OUTBOX_REJECTED)
    {
      run_assert_not_done (run);
      run_start (run);
      run_until_end (run->row);
    }

  while (fault_proxy_count_held (proxy) > 0)
    g_main_context_iteration (NULL, FALSE);
}

/* Random schedules, as many as PENG_FAULT_RUNS says; each can be played again alone. */
static void
test_random (void)
{
  guint n_runs = test_number ("PENG_FAULT_RUNS", 6);
  guint32 seed = test_seed ();

  for (guint i = 0; i < n_runs; i++)
    {
      FaultSchedule schedule;
      g_autofree char *description = NULL;
      Run run = { 0 };

      fault_schedule_make (&schedule, seed + i, create_verbs, G_N_ELEMENTS (create_verbs));
      fault_schedule_blame (&schedule);
      description = fault_schedule_describe (&schedule);
      g_test_message ("%s", description);
      run_prepare (&run, schedule.doing);
      fault_schedule_arm (&schedule, proxy);
      run_start (&run);
      run_until_done (&run);
      fault_proxy_set_delay (proxy, 0);
      fault_proxy_set_bandwidth (proxy, 0);
      run_assert_done (&run);
      run_clear (&run);
    }

  g_test_message ("%u schedules from PENG_SEED=%u on", n_runs, seed);
}

/* What @more says below what @article says. */
static PengArticle *
append (PengArticle *article,
        PengArticle *more)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  PengArticle * const parts[] = { article, more };
  const char *fields[PENG_N_FIELDS];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n_blocks;
      PengBlock * const *part = peng_article_get_blocks (parts[i], &n_blocks);

      for (guint j = 0; j < n_blocks; j++)
        g_ptr_array_add (blocks, part[j]);
    }
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);

  return peng_article_new (peng_article_get_uuid (article), fields,
                           (PengBlock * const *) blocks->pdata, blocks->len);
}

/* Only what is new goes over the line. */
static void
test_update_sends_new_files (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (computer, uuid, "增图", 3);
  g_autoptr(PengArticle) more = school_computer_write (computer, uuid, "增图", 1);
  g_autoptr(PengArticle) second = append (first, more);
  g_autoptr(PengPublishing) one = NULL;
  g_autoptr(PengPublishing) two = NULL;

  fault_proxy_arm (proxy, NULL, 0);
  one = school_computer_publish (computer, first);
  run_until_end (one);
  g_assert_cmpuint (fault_proxy_count (proxy, FAULT_VERB_PUT_MEDIA), ==, 3);

  fault_proxy_arm (proxy, NULL, 0);
  two = school_computer_publish (computer, second);
  run_until_end (two);
  g_assert_cmpint (peng_publishing_get_state (two), ==, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpuint (fault_proxy_count (proxy, FAULT_VERB_PUT_MEDIA), ==, 1);
  g_assert_cmpuint (count_posts (uuid), ==, 1);
}

/* A colleague has changed it in the browser: nothing is overwritten. */
static void
test_colleague (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (computer, uuid, "同事改", 0);
  g_autoptr(PengArticle) second = school_computer_write (computer, uuid, "同事改（更正）", 0);
  g_autoptr(PengPublishing) one = NULL;
  g_autoptr(PengPublishing) two = NULL;
  g_autoptr(JsonArray) posts = NULL;
  g_autofree char *path = NULL;

  fault_proxy_arm (proxy, NULL, 0);
  one = school_computer_publish (computer, first);
  run_until_end (one);
  posts = peer_list_posts (uuid);
  path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT,
                          json_object_get_int_member (json_array_get_object_element (posts, 0), "id"));
  {
    g_autoptr(JsonNode) node = peer_ask ("EDITOR", "POST", path, "{\"title\":\"编辑的题\"}", NULL);

    g_assert_nonnull (node);
  }

  two = school_computer_publish (computer, second);
  while (peng_publishing_get_state (two) != PENG_OUTBOX_CONFLICT)
    {
      g_assert_false (PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (two)));
      g_main_context_iteration (NULL, TRUE);
    }
  {
    g_autoptr(JsonArray) after = peer_list_posts (uuid);
    JsonObject *post = json_array_get_object_element (after, 0);

    g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (post, "title"),
                                                    "raw"), ==, "编辑的题");
  }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  open_all ();

  add_faults (FAULT_DOING_CREATE, "create", create_verbs, G_N_ELEMENTS (create_verbs));
  add_faults (FAULT_DOING_UPDATE, "update", update_verbs, G_N_ELEMENTS (update_verbs));
  add_faults (FAULT_DOING_WITHDRAW, "withdraw", withdraw_verbs, G_N_ELEMENTS (withdraw_verbs));
  add_faults (FAULT_DOING_SCHEDULE, "schedule", withdraw_verbs, G_N_ELEMENTS (withdraw_verbs));
  g_test_add_func ("/work/publisher-wordpress/random", test_random);
  g_test_add_func ("/work/publisher-wordpress/update-sends-new-files", test_update_sends_new_files);
  g_test_add_func ("/work/publisher-wordpress/colleague", test_colleague);

  status = g_test_run ();
  close_all ();

  return status;
}
