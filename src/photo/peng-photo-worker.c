/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-worker.h"

#include "photo/peng-photo-confine.h"
#include "photo/peng-photo-render.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Typing goes before photographs, and where memory runs out, a worker goes first. */
#define NICENESS  5
#define OOM_SCORE "500"

#define N_HEAPS     2
#define LARGE_BYTES (1024 * 1024)

static gboolean
read_all (int      fd,
          char    *data,
          gsize   *size)
{
  gsize n_done = 0;

  while (n_done < *size)
    {
      gssize n_read = read (fd, data + n_done, *size - n_done);

      if (n_read == 0)
        break;
      if (n_read < 0 && errno != EINTR)
        return FALSE;
      n_done += MAX (n_read, 0);
    }

  *size = n_done;

  return TRUE;
}

/* The file is copied, not mapped: somebody may write to it meanwhile, and what was hashed has to be
 * what was decoded. */
static GBytes *
read_file (int       fd,
           GError  **error)
{
  struct stat info;
  gsize size;
  char *data;

  if (fstat (fd, &info) != 0 || info.st_size > PENG_PHOTO_MAX_BYTES)
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_TOO_LARGE,
                           "The file is too large");
      return NULL;
    }

  size = info.st_size;
  data = g_malloc (size + 1);
  if (!read_all (fd, data, &size))
    {
      g_set_error (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNREADABLE, "%s", g_strerror (errno));
      g_free (data);
      return NULL;
    }

  return g_bytes_new_take (data, size);
}

/* Empty where there is none. */
static GBytes *
read_watermark (const int   files[PENG_PHOTO_N_FILES],
                GError    **error)
{
  GBytes *bytes = read_file (files[PENG_PHOTO_FILE_WATERMARK], NULL);

  if (bytes == NULL)
    g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WATERMARK,
                         "The watermark's file cannot be read");

  return bytes;
}

/* The editor sends what it has written itself: one that cannot be read is a mistake of ours. */
static PengRecipe *
read_recipe (const PengPhotoRequest  *request,
             GError                 **error)
{
  PengRecipe *recipe = peng_recipe_parse (request->recipe, NULL);

  if (recipe == NULL)
    g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNSUPPORTED,
                         "The recipe is none");

  return recipe;
}

static void
answer (const PengPhotoRequest *request,
        const int               files[PENG_PHOTO_N_FILES],
        PengPhotoRenderFunc     render,
        PengPhotoReply         *reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = read_file (files[PENG_PHOTO_FILE_ORIGINAL], &error);
  g_autoptr (GBytes) watermark = original != NULL ? read_watermark (files, &error) : NULL;
  g_autoptr (PengRecipe) recipe = watermark != NULL ? read_recipe (request, &error) : NULL;
  PengPhotoOrder order = { original, recipe, watermark, MAX (request->threads, 1) };

  peng_photo_reply_init (reply);
  if (recipe == NULL || !render (&order, files, reply, &error))
    peng_photo_reply_set_error (reply, error);
}

static gboolean
say_hello (void)
{
  PengPhotoReply hello;

  peng_photo_reply_init (&hello);
  hello.confinement = peng_photo_confine (FALSE);

  return peng_photo_wire_send_reply (PENG_PHOTO_WIRE_FD, &hello);
}

/* vips has a thread for each processor, and each would keep a heap of its own; what is large goes
 * back to the system at once. */
static void
keep_memory_small (void)
{
  mallopt (M_ARENA_MAX, N_HEAPS);
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
}

static void
volunteer_for_oom (void)
{
  int fd = open ("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (write (fd, OOM_SCORE, strlen (OOM_SCORE)) < 0)
    g_debug ("The kernel keeps its own order: %s", g_strerror (errno));
  close (fd);
}

/**
 * peng_photo_worker_run:
 * @program: argv[0]
 * @render: what to do with each photograph
 *
 * The whole life of a worker: it gives up its rights, then answers requests until the other end of
 * the conversation is closed.
 *
 * Returns: the exit status
 */
int
peng_photo_worker_run (const char          *program,
                       PengPhotoRenderFunc  render)
{
  PengPhotoRequest request;
  int files[PENG_PHOTO_N_FILES];
  gboolean going;

  peng_photo_confine_die_with_parent ();
  volunteer_for_oom ();
  keep_memory_small ();
  if (nice (NICENESS) == -1)
    g_debug ("The priority stays as it is");

  if (!peng_photo_render_init (program))
    return EXIT_FAILURE;

  going = say_hello ();
  while (going && peng_photo_wire_receive_request (PENG_PHOTO_WIRE_FD, &request, files))
    {
      PengPhotoReply reply;

      answer (&request, files, render, &reply);
      for (guint i = 0; i < PENG_PHOTO_N_FILES; i++)
        close (files[i]);
      going = peng_photo_wire_send_reply (PENG_PHOTO_WIRE_FD, &reply);
    }

  /* Libraries' own clean-up may want what was given up. */
  _exit (EXIT_SUCCESS);
}
