/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-publish: an article with forty photographs of 400 KB through the outbox to the built-in
 * portal, 50 ms away, beside curl sending as many bytes there, six uploads at a time, and after them
 * an article that shows them all. Both go through the same proxy, which holds each request and each answer for 25 ms.
 * The portal is a process of its own.
 *
 * BENCH_ROUNDS (5) says how often; medians, ours and the peer by turns. */

#include "publish-fixture.h"

#include "core/peng-paths.h"
#include "publish/peng-pengcheng-portal.h"

#include <stdlib.h>

#define N_PHOTOS   40
#define PHOTO_SIZE (400 * 1024)
#define ONE_WAY_MS 25
#define MAX_ROUNDS 99

typedef struct
{
  PublishFixture  fixture;
  GSubprocess    *portal;
  char           *token;
  double          seconds[MAX_ROUNDS];
  double          peer_seconds[MAX_ROUNDS];
} Bench;

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  Bench *bench = funcs_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u",
                                          fault_proxy_get_port (bench->fixture.proxy));
  g_autoptr(PengSite) at = peng_site_new ("1", "", PENG_SITE_KIND_PENGCHENG, uri, NULL);

  g_task_return_pointer (task, peng_pengcheng_portal_new (at, bench->token, PENG_PORTAL_IDLE_MS),
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

static void
start_portal (Bench *bench)
{
  g_autofree char *program = g_build_filename (peng_paths_get_bin_dir (), "pengcheng", NULL);
  g_autofree char *token_path = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;

  bench->fixture.portal_dir = scratch_new ();
  bench->portal = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "portal",
                                    "--until-parent-ends", "--port", "0",
                                    "--data", bench->fixture.portal_dir, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bench->portal));
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  uri = g_uri_parse (line, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);

  token_path = g_build_filename (bench->fixture.portal_dir, "token", NULL);
  g_file_get_contents (token_path, &bench->token, NULL, &error);
  g_assert_no_error (error);
  g_strstrip (bench->token);
  bench->fixture.proxy = fault_proxy_new (g_uri_get_port (uri));
}

static double
publish (Bench       *bench,
         const char  *title)
{
  g_autoptr(PengArticle) article =
    publish_fixture_new_article (&bench->fixture, title, N_PHOTOS, PHOTO_SIZE);
  g_autoptr(PengPublisher) publisher = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GTimer) timer = NULL;

  publisher = peng_publisher_new (bench->fixture.store, &funcs, bench, &peng_publisher_pace_normal);
  g_set_object (&bench->fixture.publisher, publisher);
  timer = g_timer_new ();
  row = publish_fixture_publish (&bench->fixture, article);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);

  return g_timer_elapsed (timer, NULL);
}

/* What curl is to send: other bytes each time, named by their hash. Gives the article's HTML. */
static char *
write_config (Bench      *bench,
              const char *folder,
              const char *path)
{
  g_autoptr(GString) config = g_string_new (NULL);
  GString *html = g_string_new ("<p>正文</p>");

  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autofree guint32 *photo = g_new0 (guint32, PHOTO_SIZE / 4);
      g_autofree char *name = g_strdup_printf ("%s/%u.png", folder, i);
      g_autofree char *sha = NULL;

      for (guint j = 4; j < PHOTO_SIZE / 4; j++)
        photo[j] = g_random_int ();
      memcpy (photo, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x1e\x08\x02\0\0\0", 29);
      g_file_set_contents (name, (const char *) photo, PHOTO_SIZE, NULL);
      sha = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) photo, PHOTO_SIZE);
      g_string_append_printf (config,
        "%supload-file=\"%s\"\nurl=\"http://127.0.0.1:%u/api/v1/media/%s\"\noutput=/dev/null\n"
        "header=\"Authorization: Bearer %s\"\nheader=\"Expect:\"\nfail\nsilent\n",
        i > 0 ? "next\n" : "", name, fault_proxy_get_port (bench->fixture.proxy), sha,
        bench->token);
      g_string_append_printf (html, "<figure class='image'><img src='media:%s' alt='操场' width='40' "
                                    "height='30'><figcaption>第%u张</figcaption></figure>"
                                    "<p>之后。</p>", sha, i + 1);
    }

  g_file_set_contents (path, config->str, config->len, NULL);

  return g_string_free (html, FALSE);
}

static void
write_article (const char *html,
               const char *path)
{
  g_autofree char *json =
    g_strdup_printf ("{\"title\":\"curl\",\"section\":\"bendizixun\",\"html\":\"%s\"}", html);

  g_file_set_contents (path, json, -1, NULL);
}

static double
run_curl (Bench *bench)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  g_autofree char *article = g_build_filename (folder, "article", NULL);
  g_autofree char *html = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *command = NULL;
  g_autoptr(GTimer) timer = NULL;
  double seconds;

  html = write_config (bench, folder, config);
  write_article (html, article);
  command = g_strdup_printf (
    "curl -sS --no-progress-meter --parallel --parallel-immediate --parallel-max 6 -K '%s' "
    "2>/dev/null && "
    "curl -sSf -o /dev/null -X PUT -H 'Authorization: Bearer %s' -H 'If-None-Match: *' "
    "-H 'Content-Type: application/json' "
    "--data-binary '@%s' http://127.0.0.1:%u/api/v1/articles/%s", config, bench->token, article,
    fault_proxy_get_port (bench->fixture.proxy), uuid);

  timer = g_timer_new ();
  if (system (command) != 0)
    g_error ("curl failed");
  seconds = g_timer_elapsed (timer, NULL);
  scratch_remove (g_steal_pointer (&folder));

  return seconds;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static double
median (double *values,
        guint   n)
{
  qsort (values, n, sizeof *values, compare);

  return values[n / 2];
}

int
main (void)
{
  const char *rounds = g_getenv ("BENCH_ROUNDS");
  guint n = CLAMP (rounds != NULL ? atoi (rounds) : 5, 1, MAX_ROUNDS);
  Bench bench = { 0 };

  start_portal (&bench);
  fault_proxy_set_delay (bench.fixture.proxy, ONE_WAY_MS);
  bench.fixture.data_dir = scratch_new ();
  publish_fixture_open (&bench.fixture);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u次", i);

      bench.seconds[i] = publish (&bench, title);
      fault_proxy_arm (bench.fixture.proxy, NULL, 0);
      bench.peer_seconds[i] = run_curl (&bench);
      g_assert_cmpuint (fault_proxy_count_done (bench.fixture.proxy, FAULT_VERB_PUT_MEDIA), ==,
                        N_PHOTOS);
    }

  g_print ("bench: publish-40-photos %.0f ms peer curl-6-parallel %.0f ms\n",
           1000 * median (bench.seconds, n), 1000 * median (bench.peer_seconds, n));

  publish_fixture_close (&bench.fixture);
  fault_proxy_free (bench.fixture.proxy);
  g_subprocess_force_exit (bench.portal);
  g_subprocess_wait (bench.portal, NULL, NULL);
  scratch_remove (bench.fixture.portal_dir);
  scratch_remove (bench.fixture.data_dir);

  return 0;
}
