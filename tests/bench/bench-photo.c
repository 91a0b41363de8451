/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-photo: one and forty photographs of 24 megapixels, each to web version, thumbnail and
 * hashes, beside vipsthumbnail making the same two sizes with the same settings: both sizes at once
 * for one photograph, and for many as many of it side by side as there are processors.
 *
 * Of many also how soon the first is done, and how much memory all processes have at once.
 *
 * BENCH_PHOTOS (40) and BENCH_ROUNDS (3) say how much. Medians of the rounds, ours and the peer by
 * turns. */

#include "photo/peng-photo-pool.h"

#include "memory.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_ROUNDS 99
#define NOT_HERE   77

#define SETTINGS "[Q=82,optimize_coding,strip]"
#define WEB      "-s 1920x16384 -o 'out/%s-web.jpg" SETTINGS "'"
#define THUMB    "-s 512x512 -o 'out/%s-thumb.jpg" SETTINGS "'"

typedef struct
{
  char   *folder;
  char   *output;
  guint   n_photos;
  guint   n_rounds;
  guint   n_left;
  gint64  start;
  gint64  first;    /* when the first of them was done */
  double  seconds[MAX_ROUNDS];
  double  first_seconds[MAX_ROUNDS];
  double  peer_seconds[MAX_ROUNDS];
} Bench;

/* Soft shapes of several sizes under a sensor's noise: compresses as a photograph does. */
static const char make_photo[] =
  "vips perlin a.v 6000 4000 --cell-size 1100 && vips perlin b.v 6000 4000 --cell-size 300 && "
  "vips perlin c.v 6000 4000 --cell-size 97 && "
  "vips gaussnoise noise.v 6000 4000 --mean 120 --sigma 8 && "
  "vips bandjoin 'a.v b.v c.v' shapes.v && vips linear shapes.v large.v 70 0 && "
  "vips add large.v noise.v sum.v && vips cast sum.v bytes.v uchar && "
  "vips copy bytes.v photo.v --interpretation srgb && vips jpegsave photo.v photo.jpg --Q 92 && "
  "rm *.v";

static gboolean
run (Bench      *bench,
     const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  int status = 1;

  return g_spawn_sync (bench->folder, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
                       &status, NULL) &&
         status == 0;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PengPhotoResult) photo = NULL;

  photo = peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &error);
  if (photo == NULL)
    g_error ("%s", error->message);
  if (bench->first == 0)
    bench->first = g_get_monotonic_time ();
  g_unlink (photo->web.path);
  g_unlink (photo->thumb.path);
  bench->n_left--;
}

static double
measure_ours (Bench         *bench,
              PengPhotoPool *pool,
              guint          n_photos)
{
  bench->start = g_get_monotonic_time ();
  bench->first = 0;
  bench->n_left = n_photos;
  for (guint i = 0; i < n_photos; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.jpg", i);
      g_autoptr (GFile) file = g_file_new_build_filename (bench->folder, name, NULL);

      peng_photo_pool_process_async (pool, file, bench->output, NULL, done_cb, bench);
    }
  while (bench->n_left > 0)
    g_main_context_iteration (NULL, TRUE);

  return (double) (g_get_monotonic_time () - bench->start) / G_USEC_PER_SEC;
}

static double
measure_peer (Bench *bench,
              guint  n_photos)
{
  g_autofree char *many = NULL;
  gint64 start = g_get_monotonic_time ();
  guint n_processes = g_get_num_processors ();
  const char *command = "vipsthumbnail 00.jpg " WEB " & vipsthumbnail 00.jpg " THUMB "; wait";

  if (n_photos > 1)
    command = many = g_strdup_printf ("ls [0-9][0-9].jpg | xargs -P %u -n %u sh -c "
                                      "\"vipsthumbnail \\$* %s; vipsthumbnail \\$* %s\" sh",
                                      n_processes, (n_photos + n_processes - 1) / n_processes,
                                      WEB, THUMB);
  if (!run (bench, command))
    g_error ("vipsthumbnail failed");

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
median (double *values,
        guint   n_values)
{
  qsort (values, n_values, sizeof *values, compare);

  return values[n_values / 2];
}

static void
measure (Bench         *bench,
         PengPhotoPool *pool,
         const char    *name,
         guint          n_photos)
{
  for (guint i = 0; i < bench->n_rounds; i++)
    {
      bench->seconds[i] = measure_ours (bench, pool, n_photos);
      bench->first_seconds[i] = (double) (bench->first - bench->start) / G_USEC_PER_SEC;
      bench->peer_seconds[i] = measure_peer (bench, n_photos);
    }
  g_print ("bench: %s %.3f s peer vipsthumbnail %.3f s\n", name,
           median (bench->seconds, bench->n_rounds),
           median (bench->peer_seconds, bench->n_rounds));
}

/* A round of its own, for looking takes time: all processes, those of the workers too. */
static void
report_memory (Bench         *bench,
               PengPhotoPool *pool)
{
  MemoryWatch *watch = memory_watch_begin ();
  double ours, peer;

  measure_ours (bench, pool, bench->n_photos);
  ours = memory_watch_end (watch);
  watch = memory_watch_begin ();
  measure_peer (bench, bench->n_photos);
  peer = memory_watch_end (watch);
  g_print ("bench: photo-24mp-many-peak-memory %.1f MiB peer vipsthumbnail %.1f MiB\n", ours, peer);
}

static guint
read_count (const char *variable,
            guint       otherwise,
            guint       most)
{
  const char *value = g_getenv (variable);

  return value != NULL ? CLAMP ((guint) strtoul (value, NULL, 10), 1, most) : otherwise;
}

static gboolean
prepare (Bench *bench)
{
  g_autofree char *vipsthumbnail = g_find_program_in_path ("vipsthumbnail");

  if (vipsthumbnail == NULL)
    return FALSE;

  bench->n_photos = read_count ("BENCH_PHOTOS", 40, 99);
  bench->n_rounds = read_count ("BENCH_ROUNDS", 3, MAX_ROUNDS);
  bench->folder = g_dir_make_tmp ("peng-bench-XXXXXX", NULL);
  bench->output = g_build_filename (bench->folder, "out", NULL);
  g_mkdir (bench->output, 0700);
  if (!run (bench, make_photo))
    g_error ("The photograph cannot be made");

  for (guint i = 0; i < bench->n_photos; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.jpg", i);
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_assert_cmpint (symlink ("photo.jpg", path), ==, 0);
    }

  return TRUE;
}

int
main (void)
{
  Bench bench = { NULL };
  PengPhotoPool *pool;

  if (!prepare (&bench))
    {
      g_print ("bench-photo: vipsthumbnail is not installed\n");
      return NOT_HERE;
    }

  pool = peng_photo_pool_new ();
  g_print ("bench: photo-24mp-first %.3f s\n", measure_ours (&bench, pool, 1));
  measure (&bench, pool, "photo-24mp-one", 1);
  measure (&bench, pool, "photo-24mp-many", bench.n_photos);
  g_print ("bench: photo-24mp-many-first-thumbnail %.3f s\n",
           median (bench.first_seconds, bench.n_rounds));
  g_object_unref (pool);

  pool = peng_photo_pool_new ();
  report_memory (&bench, pool);
  g_object_unref (pool);

  run (&bench, "rm -r -- *");
  g_rmdir (bench.folder);
  g_free (bench.output);
  g_free (bench.folder);

  return 0;
}
