/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-publish: an article with forty photographs of 400 KB through the outbox to the built-in
 * portal, 50 ms away, beside curl sending as many bytes there, six uploads at a time, and after them
 * an article that shows them all. Both go the same way, which holds each request and each answer for
 * 25 ms. The portal and the way are processes of their own.
 *
 * BENCH_ROUNDS (5) says how often; medians, ours and the peer by turns. */

#include "bench-site.h"

#include <stdlib.h>

#define N_PHOTOS   40
#define PHOTO_SIZE (400 * 1024)
#define ONE_WAY_MS 25
#define MAX_ROUNDS 99

typedef struct
{
  BenchSite       site;
  double          seconds[MAX_ROUNDS];
  double          peer_seconds[MAX_ROUNDS];
} Bench;

static double
publish (Bench      *bench,
         const char *title)
{
  g_autoptr(PengArticle) article =
    publish_fixture_new_article (&bench->site.fixture, title, N_PHOTOS, PHOTO_SIZE);

  bench_site_restart (&bench->site);

  return bench_site_publish (&bench->site, article);
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
        i > 0 ? "next\n" : "", name, bench->site.port, sha,
        bench->site.token);
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
    "--data-binary '@%s' http://127.0.0.1:%u/api/v1/articles/%s", config, bench->site.token, article,
    bench->site.port, uuid);

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

  bench_site_open (&bench.site, ONE_WAY_MS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u次", i);

      bench.seconds[i] = publish (&bench, title);
      g_assert_cmpuint (bench_site_count_media (&bench.site), ==, N_PHOTOS);
      bench.peer_seconds[i] = run_curl (&bench);
      g_assert_cmpuint (bench_site_count_media (&bench.site), ==, N_PHOTOS);
    }

  g_print ("bench: publish-40-photos %.0f ms peer curl-6-parallel %.0f ms\n",
           1000 * median (bench.seconds, n), 1000 * median (bench.peer_seconds, n));

  bench_site_close (&bench.site);

  return 0;
}
