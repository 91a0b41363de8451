/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-publish-many: a thousand articles with a photograph of 20 KB each through the outbox to the
 * built-in portal, one after the other, beside curl sending as many bytes there, which keeps no outbox.
 * What a publication costs at the end is beside what it cost at the beginning; so is the memory of
 * this program, and that of the portal. The databases' growth is that of a publication.
 *
 * BENCH_PUBLICATIONS (1000) says how many. */

#include "bench-site.h"
#include "memory.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PHOTO_SIZE (20 * 1024)
#define MIN_RUNS   20
#define MAX_RUNS   100000

typedef struct
{
  double editor;
  double portal;
} Memory;

typedef struct
{
  BenchSite site;
  guint     n;
  double   *seconds;
} Bench;

static Memory
measure_memory (Bench *bench)
{
  return (Memory) { memory_measure ("self"),
                    memory_measure (g_subprocess_get_identifier (bench->site.portal)) };
}

/* The files of the database: those that lie beside no other of their kind, but not in folders. */
static double
measure_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  double size = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode))
        size += status.st_size;
    }

  return size;
}

static void
publish (Bench *bench,
         guint  from,
         guint  to)
{
  for (guint i = from; i < to; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u篇", i);
      g_autoptr(PengArticle) article =
        publish_fixture_new_article (&bench->site.fixture, title, 1, PHOTO_SIZE);

      bench->seconds[i] = bench_site_publish (&bench->site, article);
    }
}

static void
append_request (Bench      *bench,
                GString    *config,
                const char *path,
                const char *file,
                const char *headers)
{
  g_string_append_printf (config,
    "%supload-file=\"%s\"\nurl=\"http://127.0.0.1:%u/api/v1/%s\"\noutput=/dev/null\n"
    "header=\"Authorization: Bearer %s\"\n%sheader=\"Expect:\"\nfail\nsilent\n",
    config->len > 0 ? "next\n" : "", file, bench->site.port, path,
    bench->site.token, headers);
}

/* A photograph, and then an article that shows it. */
static void
append_publication (Bench      *bench,
                    GString    *config,
                    const char *folder,
                    guint       number)
{
  g_autofree guint32 *photo = g_new0 (guint32, PHOTO_SIZE / 4);
  g_autofree char *photo_file = g_strdup_printf ("%s/%u.png", folder, number);
  g_autofree char *article_file = g_strdup_printf ("%s/%u.json", folder, number);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *article_path = g_strconcat ("articles/", uuid, NULL);
  g_autofree char *sha = NULL;
  g_autofree char *photo_path = NULL;
  g_autofree char *json = NULL;

  for (guint i = 8; i < PHOTO_SIZE / 4; i++)
    photo[i] = g_random_int ();
  memcpy (photo, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x1e\x08\x02\0\0\0", 29);
  g_file_set_contents (photo_file, (const char *) photo, PHOTO_SIZE, NULL);
  sha = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) photo, PHOTO_SIZE);
  photo_path = g_strconcat ("media/", sha, NULL);
  json = g_strdup_printf ("{\"title\":\"第%u篇\",\"section\":\"bendizixun\",\"html\":\"<p>正文</p>"
                          "<figure class='image'><img src='media:%s' alt='操场' width='40' "
                          "height='30'></figure>\"}", number, sha);
  g_file_set_contents (article_file, json, -1, NULL);
  append_request (bench, config, photo_path, photo_file, "");
  append_request (bench, config, article_path, article_file,
                  "header=\"Content-Type: application/json\"\nheader=\"If-None-Match: *\"\n");
}

static double
run_curl (Bench *bench)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *config_file = g_build_filename (folder, "config", NULL);
  g_autofree char *command = g_strdup_printf ("curl -sS -K '%s'", config_file);
  g_autoptr(GString) config = g_string_new (NULL);
  g_autoptr(GTimer) timer = NULL;
  double seconds;

  for (guint i = 0; i < bench->n; i++)
    append_publication (bench, config, folder, i);
  g_file_set_contents (config_file, config->str, config->len, NULL);

  timer = g_timer_new ();
  if (system (command) != 0)
    g_error ("curl failed");
  seconds = g_timer_elapsed (timer, NULL);
  scratch_remove (g_steal_pointer (&folder));

  return seconds;
}

static double
sum (const double *values,
     guint         n)
{
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += values[i];

  return all;
}

static void
tell (Bench  *bench,
      Memory  before,
      Memory  after,
      double  store,
      double  portal)
{
  guint part = bench->n / 10;

  g_print ("bench: publish-many %.0f ms peer curl-in-a-row %.0f ms\n",
           1000 * sum (bench->seconds, bench->n), 1000 * run_curl (bench));
  g_print ("bench: publish-last-tenth %.2f ms peer first-tenth %.2f ms\n",
           1000 * sum (bench->seconds + bench->n - part, part) / part,
           1000 * sum (bench->seconds, part) / part);
  g_print ("bench: publish-memory-after %.1f MiB peer after-the-first-tenth %.1f MiB\n",
           after.editor, before.editor);
  g_print ("bench: portal-memory-after %.1f MiB peer after-the-first-tenth %.1f MiB\n",
           after.portal, before.portal);
  g_print ("bench: publish-database-growth %.2f KiB peer portal-database-growth %.2f KiB\n",
           store / bench->n / 1024, portal / bench->n / 1024);
}

int
main (void)
{
  const char *publications = g_getenv ("BENCH_PUBLICATIONS");
  Bench bench = { .n = CLAMP (publications != NULL ? atoi (publications) : 1000, MIN_RUNS, MAX_RUNS) };
  Memory before;
  Memory after;
  double store;
  double portal;

  bench.seconds = g_new0 (double, bench.n);
  bench_site_open (&bench.site, 0);
  store = measure_files (bench.site.fixture.data_dir);
  portal = measure_files (bench.site.fixture.portal_dir);

  publish (&bench, 0, bench.n / 10);
  before = measure_memory (&bench);
  publish (&bench, bench.n / 10, bench.n);
  after = measure_memory (&bench);

  store = measure_files (bench.site.fixture.data_dir) - store;
  portal = measure_files (bench.site.fixture.portal_dir) - portal;
  tell (&bench, before, after, store, portal);
  bench_site_close (&bench.site);
  g_free (bench.seconds);

  return 0;
}
