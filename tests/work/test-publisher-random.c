/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-schedule.h"
#include "publish-fixture.h"
#include "test-seed.h"

#include "publish/peng-pengcheng-portal.h"
#include "store/peng-store-sites.h"

/*
 * Publications between the machine and the real portal over lines on which anything may go wrong,
 * several of them at a time, each over a line of its own. Of each the portal has one article or none,
 * never two; the row never says "published" of what is not there, nor "failed" of what is; and what
 * arrives is what was frozen.
 *
 * PENG_FAULT_RUNS says how many, PENG_SEED with what number the first is made; each next one has the
 * number after it. A failure names its own.
 */

#define N_LANES     12
#define MAX_PHOTOS  3
#define PHOTO_SIZE  3000
#define MAX_SECONDS 120
/* What is published is kept by nobody for longer than so many schedules. */
#define N_KEPT      500

typedef struct
{
  FaultProxy     *proxy;
  gint64          site;
  FaultSchedule   schedule;
  PengArticle    *article;
  PengPublishing *row;
  char           *title;
  gboolean        begun;       /* and what the schedule needs there first is there */
  gboolean        was_there;
  gint64          deadline;
} Lane;

typedef struct
{
  PublishFixture  fixture;
  PengPublisher  *publisher;
  Lane            lanes[N_LANES];
  guint           n_lanes;
  guint           n_refused;
} Field;

static void
require (Lane       *lane,
         gboolean    good,
         const char *what)
{
  fault_schedule_blame (&lane->schedule);
  if (!good)
    g_error ("%s: %s, and the row is %s: %s", lane->title, what,
             peng_publishing_state_get_name (peng_publishing_get_state (lane->row)),
             peng_publishing_get_item (lane->row)->reason);
}

static FaultVerb
get_act (const Lane *lane)
{
  return lane->schedule.doing == FAULT_DOING_WITHDRAW && lane->begun ? FAULT_VERB_WITHDRAW
                                                                     : FAULT_VERB_PUT_ARTICLE;
}

static void
changed_cb (PengPublishing *row,
            Lane           *lane)
{
  switch ((int) peng_publishing_get_state (row))
    {
    case PENG_OUTBOX_PUBLISHED:
      require (lane, fault_proxy_count_passed (lane->proxy, get_act (lane)) > 0,
               "published, and the portal was asked for nothing");
      break;
    case PENG_OUTBOX_REJECTED:
      require (lane, fault_proxy_count_done (lane->proxy, get_act (lane)) == 0,
               "failed, and the portal has done it");
      break;
    case PENG_OUTBOX_CONFLICT:
      require (lane, FALSE, "a conflict with nobody");
      break;
    default:
      break;
    }
}

static Lane *
find_lane (Field  *field,
           gint64  site)
{
  for (guint i = 0; i < field->n_lanes; i++)
    {
      if (field->lanes[i].site == site)
        return &field->lanes[i];
    }

  g_assert_not_reached ();
}

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  Field *field = funcs_data;
  Lane *lane = find_lane (field, site);
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u", fault_proxy_get_port (lane->proxy));
  g_autoptr(PengSite) at = peng_site_new ("1", "本机预览站", PENG_SITE_KIND_PENGCHENG, uri, NULL);
  const char *token = peng_portal_server_get_token (field->fixture.portal);

  g_task_return_pointer (task, peng_pengcheng_portal_new (at, token, lane->schedule.idle_ms),
                         g_object_unref);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const PengPublisherFuncs funcs = { connect_site, connect_site_finish, NULL };

static gint64
add_site (Field *field,
          guint  number)
{
  g_autofree char *name = g_strdup_printf ("第%u站", number);
  const PengSiteInfo info = {
    .name = name, .kind = (char *) "pengcheng", .base_url = (char *) "", .section = (char *) "",
    .source = (char *) "",
  };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  gint64 site;

  peng_store_save_site_async (field->fixture.store, &info, NULL, answer_cb, &answer);
  site = peng_store_save_site_finish (field->fixture.store, wait_for (&answer), &error);
  g_assert_no_error (error);

  return site;
}

static void
field_open (Field *field,
            guint  n_lanes)
{
  g_autoptr(GUri) uri = NULL;

  publish_fixture_set_up (&field->fixture);
  uri = g_uri_parse (peng_portal_server_get_uri (field->fixture.portal), G_URI_FLAGS_NONE, NULL);
  field->publisher = peng_publisher_new (field->fixture.store, &funcs, field, &publish_fixture_pace);
  field->n_lanes = n_lanes;
  for (guint i = 0; i < n_lanes; i++)
    {
      field->lanes[i].proxy = fault_proxy_new (g_uri_get_port (uri));
      field->lanes[i].site = add_site (field, i);
    }
}

static void
field_close (Field *field)
{
  g_clear_object (&field->publisher);
  for (guint i = 0; i < field->n_lanes; i++)
    fault_proxy_free (field->lanes[i].proxy);
  publish_fixture_tear_down (&field->fixture);
}

static void
lane_publish (Lane  *lane,
              Field *field)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  if (lane->begun && lane->schedule.doing == FAULT_DOING_WITHDRAW)
    {
      peng_publisher_withdraw_async (field->publisher, peng_article_get_uuid (lane->article),
                                     lane->site, NULL, answer_cb, &answer);
      lane->row = peng_publisher_withdraw_finish (field->publisher, wait_for (&answer), &error);
    }
  else
    {
      const PengPublishPlan plan = {
        PENG_STANDING_PUBLIC, lane->schedule.doing == FAULT_DOING_SCHEDULE ? publish_fixture_in_an_hour () : 0
      };

      peng_publisher_publish_as_async (field->publisher, lane->article, 1, lane->site,
                                       PENG_SITE_KIND_PENGCHENG, "bendizixun", &plan, NULL, answer_cb,
                                       &answer);
      lane->row = peng_publisher_publish_finish (field->publisher, wait_for (&answer), &error);
    }

  g_assert_no_error (error);
  g_signal_connect (lane->row, "changed", G_CALLBACK (changed_cb), lane);
}

static PengArticle *
new_article (Field      *field,
             const char *title,
             guint32     seed)
{
  return publish_fixture_new_article (&field->fixture, title, seed % (MAX_PHOTOS + 1), PHOTO_SIZE);
}

/* New words, other photographs, the same article. */
static void
lane_correct (Lane  *lane,
              Field *field)
{
  g_autofree char *title = g_strconcat (lane->title, "（更正）", NULL);
  g_autoptr(PengArticle) other = new_article (field, title, lane->schedule.seed / 7);
  PengArticle *corrected = peng_article_with_uuid (other, peng_article_get_uuid (lane->article));

  peng_article_unref (lane->article);
  lane->article = corrected;
}

static void
lane_disconnect (Lane *lane)
{
  g_signal_handlers_disconnect_by_data (lane->row, lane);
  g_clear_object (&lane->row);
}

/* From now on anything may go wrong. */
static void
lane_begin (Lane  *lane,
            Field *field)
{
  if (lane->schedule.doing == FAULT_DOING_UPDATE)
    lane_correct (lane, field);

  lane->begun = TRUE;
  fault_schedule_arm (&lane->schedule, lane->proxy);
  lane_publish (lane, field);
}

static void
lane_start (Lane    *lane,
            Field   *field,
            guint32  seed)
{
  static const FaultVerb verbs[] = {
    FAULT_VERB_DESCRIBE, FAULT_VERB_HAS_MEDIA, FAULT_VERB_PUT_MEDIA, FAULT_VERB_PUT_ARTICLE,
    FAULT_VERB_GET_ARTICLE, FAULT_VERB_WITHDRAW,
  };

  fault_schedule_make (&lane->schedule, seed, verbs, G_N_ELEMENTS (verbs));
  lane->title = g_strdup_printf ("故障%u号", seed);
  lane->article = new_article (field, lane->title, seed);
  lane->begun = FALSE;
  lane->was_there = FAULT_DOING_IS_LATER (lane->schedule.doing);
  lane->deadline = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  fault_proxy_set_delay (lane->proxy, 0);
  fault_proxy_set_bandwidth (lane->proxy, 0);
  fault_proxy_arm (lane->proxy, NULL, 0);
  if (lane->was_there)
    lane_publish (lane, field);
  else
    lane_begin (lane, field);
}

static void
lane_end (Lane *lane)
{
  lane_disconnect (lane);
  g_clear_pointer (&lane->article, peng_article_unref);
  g_clear_pointer (&lane->title, g_free);
}

/* Refused for good: nothing has come to pass, and the person tries once more. */
static void
lane_try_again (Lane  *lane,
                Field *field)
{
  require (lane, publish_fixture_count (&field->fixture, lane->title) == (guint) lane->was_there,
           "failed, and something is there");
  field->n_refused++;
  lane_disconnect (lane);
  lane_publish (lane, field);
}

static void
lane_check (Lane  *lane,
            Field *field)
{
  const PengOutboxItem *item = peng_publishing_get_item (lane->row);

  require (lane, item->state == PENG_OUTBOX_PUBLISHED, "not published in the end");
  require (lane, publish_fixture_count (&field->fixture, lane->title) == 1, "not there once");
  require (lane, fault_proxy_count_leaks (lane->proxy) == 0, "another host was given the token");
  if (lane->schedule.doing == FAULT_DOING_WITHDRAW)
    require (lane, publish_fixture_is_withdrawn (&field->fixture, item), "not withdrawn");
  else
    publish_fixture_assert_there (&field->fixture, item, lane->title);
}

/* Gives whether the lane is free again. */
static gboolean
lane_step (Lane  *lane,
           Field *field)
{
  PengOutboxState state = peng_publishing_get_state (lane->row);

  require (lane, g_get_monotonic_time () < lane->deadline, "comes to no end");
  if (state == PENG_OUTBOX_PAUSED)
    peng_publisher_retry (field->publisher, lane->row);
  if (!PENG_OUTBOX_IS_FINISHED (state) || fault_proxy_count_held (lane->proxy) > 0)
    return FALSE;

  if (!lane->begun)
    {
      require (lane, state == PENG_OUTBOX_PUBLISHED, "not published, and nothing was wrong");
      lane_disconnect (lane);
      lane_begin (lane, field);
    }
  else if (state == PENG_OUTBOX_REJECTED)
    lane_try_again (lane, field);
  else
    {
      lane_check (lane, field);
      lane_end (lane);
      return TRUE;
    }

  return FALSE;
}

/* Gives how many were refused for good on their way. */
static guint
play (guint32 seed,
      guint   n_schedules)
{
  Field field = { 0 };
  guint n_begun = 0;
  guint n_left = n_schedules;

  field_open (&field, MIN (N_LANES, n_schedules));
  while (n_left > 0)
    {
      for (guint i = 0; i < field.n_lanes; i++)
        {
          Lane *lane = &field.lanes[i];

          if (lane->row != NULL && lane_step (lane, &field))
            n_left--;
          if (lane->row == NULL && n_begun < n_schedules)
            lane_start (lane, &field, seed + n_begun++);
        }
      publish_fixture_run_for (1);
    }
  field_close (&field);

  return field.n_refused;
}

static void
test_random (void)
{
  guint n_schedules = test_number ("PENG_FAULT_RUNS", 300);
  guint32 seed = test_seed ();
  guint n_refused = 0;

  for (guint n = 0; n < n_schedules; n += N_KEPT)
    n_refused += play (seed + n, MIN (N_KEPT, n_schedules - n));

  g_test_message ("%u schedules from PENG_SEED=%u on, %u refusals", n_schedules, seed, n_refused);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/publisher-random/portal", test_random);

  return g_test_run ();
}
