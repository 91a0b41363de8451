/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

/*
 * Everything that can go wrong between the machine and the real portal, at each thing that it asks
 * for. After each: the portal has exactly one article with exactly the frozen text and pictures, and
 * at no moment did the row claim what was not so.
 */

#define N_PHOTOS   2
#define PHOTO_SIZE 3000

/* What the person is doing. */
typedef enum
{
  DOING_CREATE,
  DOING_UPDATE,
  DOING_WITHDRAW,
  DOING_SCHEDULE,
} Doing;

typedef struct
{
  PengPublishing *row;
  PengPublishing *first;        /* what stands at the portal before, or NULL */
  PengArticle    *article;
  Doing           doing;
  char           *title;
  FaultVerb       act;
  gboolean        was_unknown;
  gboolean        was_paused;
} Run;

static PublishFixture shared;

/* Published is said only after the portal has answered so; a refusal only where nothing was done. */
static void
changed_cb (PengPublishing *row,
            Run            *run)
{
  guint n_done = fault_proxy_count_done (shared.proxy, run->act);

  switch (peng_publishing_get_state (row))
    {
    case PENG_OUTBOX_PUBLISHED:
      g_assert_cmpuint (n_done, >, 0);
      break;
    case PENG_OUTBOX_REJECTED:
    case PENG_OUTBOX_CONFLICT:
      g_assert_cmpuint (n_done, ==, 0);
      break;
    case PENG_OUTBOX_UNKNOWN:
      run->was_unknown = TRUE;
      break;
    case PENG_OUTBOX_PAUSED:
      run->was_paused = TRUE;
      break;
    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_ABANDONED:
    default:
      break;
    }
}

static void
publish_first (Run *run)
{
  run->first = publish_fixture_publish (&shared, run->article);
  publish_fixture_run_until (run->first, PENG_OUTBOX_PUBLISHED);
}

/* Short where the limit is met, else long enough for a busy machine. */
static void
choose_patience (const Fault *faults,
                 guint        n_faults)
{
  shared.idle_ms = 20000;
  for (guint i = 0; i < n_faults; i++)
    {
      if (faults[i].kind == FAULT_STALL || faults[i].kind == FAULT_STALL_AFTER)
        shared.idle_ms = 200;
    }
}

static void
run_prepare (Run   *run,
             Doing  doing)
{
  static guint number = 0;

  run->doing = doing;
  run->act = doing == DOING_WITHDRAW ? FAULT_VERB_WITHDRAW : FAULT_VERB_PUT_ARTICLE;
  run->title = g_strdup_printf ("故障%u号", ++number);
  run->article = publish_fixture_new_article (&shared, run->title, N_PHOTOS, PHOTO_SIZE);
  fault_proxy_arm (shared.proxy, NULL, 0);
  if (doing == DOING_UPDATE || doing == DOING_WITHDRAW)
    publish_first (run);

  if (doing == DOING_UPDATE)
    {
      /* New text and a new photograph. */
      g_autoptr(PengArticle) changed = publish_fixture_new_article (&shared, run->title, 1,
                                                                    PHOTO_SIZE);
      g_autofree char *title = g_strconcat (run->title, "（更正）", NULL);
      g_autoptr(PengArticle) titled = publish_fixture_with_title (changed, title);
      PengArticle *same = peng_article_with_uuid (titled, peng_article_get_uuid (run->article));

      peng_article_unref (run->article);
      run->article = same;
    }
}

static void
run_start (Run         *run,
           const Fault *faults,
           guint        n_faults)
{
  choose_patience (faults, n_faults);
  fault_proxy_arm (shared.proxy, faults, n_faults);
  if (run->doing == DOING_WITHDRAW)
    run->row = publish_fixture_withdraw (&shared, run->article);
  else
    run->row = publish_fixture_schedule (&shared, run->article,
                                         run->doing == DOING_SCHEDULE ? publish_fixture_in_an_hour () : 0);
  g_signal_connect (run->row, "changed", G_CALLBACK (changed_cb), run);
}

static void
run_begin (Run         *run,
           Doing        doing,
           const Fault *faults,
           guint        n_faults)
{
  run_prepare (run, doing);
  run_start (run, faults, n_faults);
}

static void
run_stop (Run *run)
{
  g_signal_handlers_disconnect_by_data (run->row, run);
  g_clear_object (&run->row);
}

static void
run_clear (Run *run)
{
  run_stop (run);
  g_clear_object (&run->first);
  g_clear_pointer (&run->article, peng_article_unref);
  g_clear_pointer (&run->title, g_free);
}

static void
run_assert_done (Run *run)
{
  const PengOutboxItem *item = peng_publishing_get_item (run->row);

  g_assert_cmpint (item->state, ==, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpuint (publish_fixture_count (&shared, run->title), ==, 1);
  if (run->doing == DOING_WITHDRAW)
    g_assert_true (publish_fixture_is_withdrawn (&shared, item));
  else
    publish_fixture_assert_there (&shared, item, run->title);
  g_assert_cmpuint (fault_proxy_count_leaks (shared.proxy), ==, 0);
}

/* Nothing that this run does has come to pass: what stood there before stands. */
static void
run_assert_nothing_done (Run *run)
{
  g_assert_cmpuint (publish_fixture_count (&shared, run->title), ==, run->first != NULL);
  if (run->first != NULL)
    publish_fixture_assert_there (&shared, peng_publishing_get_item (run->first), run->title);
}

/* Runs until the end; a person signs in again where that is asked for. */
static void
run_until_end (Run *run)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (run->row)))
    {
      publish_fixture_run_for (1);
      if (peng_publishing_get_state (run->row) == PENG_OUTBOX_PAUSED)
        peng_publisher_retry (shared.publisher, run->row);
      if (g_get_monotonic_time () > end)
        g_error ("%s stays in state %s: %s", run->title,
                 peng_publishing_state_get_name (peng_publishing_get_state (run->row)),
                 peng_publishing_get_item (run->row)->reason);
    }
}

/* Which faults make sense where: a question has no lost commit, HEAD no body to cut. */
static gboolean
is_sensible (FaultVerb verb,
             FaultKind kind)
{
  gboolean asks = verb == FAULT_VERB_DESCRIBE || verb == FAULT_VERB_HAS_MEDIA ||
                  verb == FAULT_VERB_GET_ARTICLE;
  gboolean bodiless = verb == FAULT_VERB_HAS_MEDIA || verb == FAULT_VERB_WITHDRAW;

  if (kind == FAULT_NONE || (kind >= FAULT_KILL_BEFORE && kind <= FAULT_KILL_IN_BODY) ||
      kind == FAULT_KILL_AFTER)
    return FALSE;
  /* Where it comes late it comes into the next case: those are for test-publisher-random. */
  if (kind == FAULT_STATUS_413 || kind == FAULT_LATE)
    return FALSE;
  if (asks && kind > FAULT_RESET_ANSWER)
    return FALSE;
  if (kind == FAULT_CUT_IN_BODY || kind == FAULT_CUT_AFTER_BODY)
    return verb == FAULT_VERB_PUT_MEDIA || verb == FAULT_VERB_PUT_ARTICLE;
  if (kind == FAULT_WRONG_TYPE || kind == FAULT_TRUNCATED || kind == FAULT_HALF_JSON)
    return !bodiless;

  return TRUE;
}

/* Only "come again later" says that nothing was done and asks for no person. */
static gboolean
has_to_be_asked (FaultKind kind)
{
  return kind != FAULT_STATUS_429;
}

typedef struct
{
  Doing     doing;
  FaultVerb verb;
  FaultKind kind;
} Case;

static void
test_fault (gconstpointer data)
{
  const Case *c = data;
  /* To be asked for at all, an article's answer has to be lost first, and a photograph's too. */
  const Fault faults[] = {
    { c->verb, c->kind, 1, 0 },
    { c->verb == FAULT_VERB_HAS_MEDIA      ? FAULT_VERB_PUT_MEDIA
      : c->doing == DOING_WITHDRAW         ? FAULT_VERB_WITHDRAW
                                           : FAULT_VERB_PUT_ARTICLE, FAULT_ANSWER_LOST, 1, 0 },
  };
  gboolean asks = c->verb == FAULT_VERB_GET_ARTICLE || c->verb == FAULT_VERB_HAS_MEDIA;
  Run run = { 0 };

  run_begin (&run, c->doing, faults, asks ? 2 : 1);
  run_until_end (&run);
  run_assert_done (&run);
  g_assert_cmpuint (fault_proxy_count_left (shared.proxy), ==, 0);

  if (c->verb == run.act)
    {
      g_assert_cmpint (run.was_unknown, ==, has_to_be_asked (c->kind));
      g_assert_cmpint (fault_proxy_count (shared.proxy, FAULT_VERB_GET_ARTICLE) > 0, ==,
                       has_to_be_asked (c->kind));
    }
  if (c->kind >= FAULT_ANSWER_LOST && c->verb == run.act)
    g_assert_cmpuint (fault_proxy_count (shared.proxy, c->verb), ==, 1);
  if (c->kind == FAULT_CUT_AFTER_BODY && c->verb == run.act)
    g_assert_cmpuint (fault_proxy_count (shared.proxy, c->verb), ==, 2);
  g_assert_cmpint (run.was_paused, ==, c->kind == FAULT_STATUS_401);
  run_clear (&run);
}

/* The same thing goes wrong again and again before it works. */
static void
test_many_times (void)
{
  static const FaultKind kinds[] = {
    FAULT_CUT_BEFORE, FAULT_ANSWER_LOST, FAULT_STATUS_500, FAULT_GARBAGE, FAULT_STATUS_429,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const Fault faults[] = {
        { FAULT_VERB_DESCRIBE, kinds[i], 2, 0 },
        { FAULT_VERB_HAS_MEDIA, kinds[i], 3, 0 },
        { FAULT_VERB_PUT_MEDIA, kinds[i], 4, 0 },
        { FAULT_VERB_PUT_ARTICLE, kinds[i], 3, 0 },
        { FAULT_VERB_GET_ARTICLE, kinds[i], 4, 0 },
      };
      Run run = { 0 };

      run_begin (&run, DOING_CREATE, faults, G_N_ELEMENTS (faults));
      run_until_end (&run);
      run_assert_done (&run);
      run_clear (&run);
    }
}

static void
test_connection_refused (gconstpointer data)
{
  Run run = { 0 };

  run_prepare (&run, GPOINTER_TO_UINT (data));
  fault_proxy_set_refusing (shared.proxy, TRUE);
  run_start (&run, NULL, 0);
  while (peng_publishing_get_item (run.row)->attempts < 5 ||
         peng_publishing_get_error (run.row) == NULL)
    {
      g_assert_false (PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (run.row)));
      publish_fixture_run_for (1);
    }
  g_assert_error (peng_publishing_get_error (run.row), PENG_PORTAL_ERROR,
                  PENG_PORTAL_ERROR_OFFLINE);
  g_assert_cmpint (peng_publishing_get_state (run.row), ==, PENG_OUTBOX_MEDIA);
  run_assert_nothing_done (&run);

  fault_proxy_set_refusing (shared.proxy, FALSE);
  run_until_end (&run);
  run_assert_done (&run);
  g_assert_false (run.was_unknown);
  run_clear (&run);
}

static void
refuse_article_cb (PengPublishing *row,
                   gpointer        user_data)
{
  if (peng_publishing_get_state (row) == PENG_OUTBOX_SENDING)
    fault_proxy_set_refusing (shared.proxy, TRUE);
}

/* Refused when the photographs are there and the article's turn has come: it never left. */
static void
test_article_refused (void)
{
  Run run = { 0 };
  gulong handler;

  run_begin (&run, DOING_CREATE, NULL, 0);
  handler = g_signal_connect (run.row, "changed", G_CALLBACK (refuse_article_cb), NULL);
  while (peng_publishing_get_error (run.row) == NULL)
    publish_fixture_run_for (1);
  g_assert_error (peng_publishing_get_error (run.row), PENG_PORTAL_ERROR,
                  PENG_PORTAL_ERROR_OFFLINE);
  g_assert_cmpuint (publish_fixture_count (&shared, run.title), ==, 0);

  g_signal_handler_disconnect (run.row, handler);
  fault_proxy_set_refusing (shared.proxy, FALSE);
  run_until_end (&run);
  run_assert_done (&run);
  g_assert_false (run.was_unknown);
  g_assert_cmpuint (fault_proxy_count (shared.proxy, FAULT_VERB_PUT_MEDIA), ==, N_PHOTOS);
  g_assert_cmpuint (fault_proxy_count (shared.proxy, FAULT_VERB_PUT_ARTICLE), ==, 1);
  run_clear (&run);
}

/* Refused while nobody knows: it stays unknown, and is not sent again. */
static void
test_refused_while_unknown (void)
{
  const Fault lost = { FAULT_VERB_PUT_ARTICLE, FAULT_ANSWER_LOST, 1, 0 };
  Run run = { 0 };

  run_begin (&run, DOING_CREATE, &lost, 1);
  publish_fixture_run_until (run.row, PENG_OUTBOX_UNKNOWN);
  fault_proxy_set_refusing (shared.proxy, TRUE);
  publish_fixture_run_for (100);
  g_assert_cmpint (peng_publishing_get_state (run.row), ==, PENG_OUTBOX_UNKNOWN);

  fault_proxy_set_refusing (shared.proxy, FALSE);
  run_until_end (&run);
  run_assert_done (&run);
  g_assert_cmpuint (fault_proxy_count (shared.proxy, FAULT_VERB_PUT_ARTICLE), ==, 1);
  run_clear (&run);
}

/* Refused for good; and when the portal takes more, the same article goes out by another row. */
static void
check_too_large (Doing     doing,
                 FaultVerb verb)
{
  const Fault fault = { verb, FAULT_STATUS_413, 1, 0 };
  Run run = { 0 };

  run_begin (&run, doing, &fault, 1);
  publish_fixture_run_until (run.row, PENG_OUTBOX_REJECTED);
  g_assert_error (peng_publishing_get_error (run.row), PENG_PORTAL_ERROR,
                  PENG_PORTAL_ERROR_TOO_LARGE);
  run_assert_nothing_done (&run);

  run_stop (&run);
  run_start (&run, NULL, 0);
  run_until_end (&run);
  run_assert_done (&run);
  g_assert_false (run.was_unknown);
  run_clear (&run);
}

static void
test_too_large (void)
{
  static const FaultVerb verbs[] = { FAULT_VERB_PUT_MEDIA, FAULT_VERB_PUT_ARTICLE };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      check_too_large (DOING_CREATE, verbs[i]);
      check_too_large (DOING_UPDATE, verbs[i]);
    }
}

static void
test_retry_after_is_obeyed (void)
{
  const Fault fault = { FAULT_VERB_PUT_ARTICLE, FAULT_STATUS_503, 1, 0 };
  gint64 begin;
  Run run = { 0 };

  begin = g_get_monotonic_time ();
  run_begin (&run, DOING_CREATE, &fault, 1);
  run_until_end (&run);
  run_assert_done (&run);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 990 * 1000);
  run_clear (&run);
}

/* The program ends while the fate of an article is unknown; the next one finds out. */
static void
test_next_program_asks (void)
{
  const Fault faults[] = {
    { FAULT_VERB_PUT_ARTICLE, FAULT_ANSWER_LOST, 1, 0 },
    { FAULT_VERB_GET_ARTICLE, FAULT_STALL, 1, 0 },
  };
  Run run = { 0 };

  run_begin (&run, DOING_CREATE, faults, 2);
  publish_fixture_run_until (run.row, PENG_OUTBOX_UNKNOWN);

  g_signal_handlers_disconnect_by_data (run.row, &run);
  g_clear_object (&run.row);
  publish_fixture_close (&shared);
  publish_fixture_open (&shared);
  {
    g_autoptr(GAsyncResult) answer = NULL;
    g_autoptr(GPtrArray) rows = NULL;

    peng_publisher_resume_async (shared.publisher, NULL, answer_cb, &answer);
    rows = peng_publisher_resume_finish (shared.publisher, wait_for (&answer), NULL);
    g_assert_cmpuint (rows->len, ==, 1);
    run.row = g_object_ref (g_ptr_array_index (rows, 0));
  }

  run_until_end (&run);
  run_assert_done (&run);
  g_assert_cmpuint (fault_proxy_count (shared.proxy, FAULT_VERB_PUT_ARTICLE), ==, 1);
  run_clear (&run);
}

static const char * const doing_names[] = { "create", "update", "withdraw", "schedule" };

static void
add_fault (Doing     doing,
           FaultVerb verb,
           FaultKind kind)
{
  Case *c = g_new (Case, 1);
  g_autofree char *path = g_strdup_printf ("/work/publisher-faults/%s/%s/%s", doing_names[doing],
                                           fault_verb_get_name (verb), fault_kind_get_name (kind));

  *c = (Case) { doing, verb, kind };
  g_test_add_data_func_full (path, c, test_fault, g_free);
}

static void
add_faults (Doing           doing,
            const FaultVerb *verbs,
            guint            n_verbs)
{
  for (guint i = 0; i < n_verbs; i++)
    {
      for (FaultKind kind = FAULT_NONE; kind < FAULT_N_KINDS; kind++)
        {
          if (is_sensible (verbs[i], kind))
            add_fault (doing, verbs[i], kind);
        }
    }
}

static void
add_refused (Doing doing)
{
  g_autofree char *path = g_strdup_printf ("/work/publisher-faults/%s/connection-refused",
                                           doing_names[doing]);

  g_test_add_data_func (path, GUINT_TO_POINTER (doing), test_connection_refused);
}

int
main (int   argc,
      char *argv[])
{
  static const FaultVerb create[] = {
    FAULT_VERB_DESCRIBE, FAULT_VERB_HAS_MEDIA, FAULT_VERB_PUT_MEDIA, FAULT_VERB_PUT_ARTICLE,
    FAULT_VERB_GET_ARTICLE,
  };
  static const FaultVerb update[] = { FAULT_VERB_PUT_ARTICLE, FAULT_VERB_GET_ARTICLE };
  static const FaultVerb withdraw[] = { FAULT_VERB_WITHDRAW, FAULT_VERB_GET_ARTICLE };
  int status;

  g_test_init (&argc, &argv, NULL);

  add_faults (DOING_CREATE, create, G_N_ELEMENTS (create));
  add_faults (DOING_UPDATE, update, G_N_ELEMENTS (update));
  add_faults (DOING_WITHDRAW, withdraw, G_N_ELEMENTS (withdraw));
  add_faults (DOING_SCHEDULE, update, G_N_ELEMENTS (update));
  g_test_add_func ("/work/publisher-faults/many-times", test_many_times);
  add_refused (DOING_CREATE);
  add_refused (DOING_UPDATE);
  add_refused (DOING_WITHDRAW);
  add_refused (DOING_SCHEDULE);
  g_test_add_func ("/work/publisher-faults/article-refused", test_article_refused);
  g_test_add_func ("/work/publisher-faults/refused-while-unknown", test_refused_while_unknown);
  g_test_add_func ("/work/publisher-faults/too-large", test_too_large);
  g_test_add_func ("/work/publisher-faults/retry-after", test_retry_after_is_obeyed);
  g_test_add_func ("/work/publisher-faults/next-program-asks", test_next_program_asks);

  publish_fixture_set_up (&shared);
  status = g_test_run ();
  publish_fixture_tear_down (&shared);

  return status;
}
