/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-look.h"
#include "clip/peng-clip-plugins.h"
#include "clip/peng-clip-poster.h"
#include "clip/peng-clip-structure.h"
#include "photo/peng-photo-confine.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define NICENESS 5

/* Seconds of a processor's time; one file takes a fraction of one. */
#define CPU_SECONDS 60

static void
limit_time (void)
{
  struct rlimit limit = { CPU_SECONDS, CPU_SECONDS };

  if (setrlimit (RLIMIT_CPU, &limit) != 0)
    g_debug ("The processor's time has no limit");
  if (nice (NICENESS) == -1)
    g_debug ("The priority stays as it is");
}

static gboolean
say_hello (void)
{
  PengClipReply hello;

  /* GStreamer wakes its threads through them. */
  peng_clip_reply_init (&hello, PENG_CLIP_REPLY_HELLO);
  hello.confinement = peng_photo_confine (TRUE);

  return peng_clip_reply_send (&hello, PENG_CLIP_FILE_REPLIES);
}

static gboolean
say_facts (PengClipReply *facts)
{
  gboolean knows_duration;
  g_autoptr(GError) error = NULL;

  peng_clip_reply_init (facts, PENG_CLIP_REPLY_FACTS);
  if (!peng_clip_structure_check (PENG_CLIP_FILE_ORIGINAL, &knows_duration, &error) ||
      !peng_clip_look (PENG_CLIP_FILE_ORIGINAL, facts, &error))
    peng_clip_reply_set_error (facts, error);
  else if (!knows_duration)
    facts->duration = 0;

  return peng_clip_reply_send (facts, PENG_CLIP_FILE_REPLIES) && !facts->failed;
}

static gboolean
say_poster (const PengClipReply *facts)
{
  PengClipReply poster;
  g_autoptr(GError) error = NULL;

  peng_clip_reply_init (&poster, PENG_CLIP_REPLY_POSTER);
  if (facts->has_video &&
      !peng_clip_poster_make (PENG_CLIP_FILE_ORIGINAL, facts->duration, PENG_CLIP_FILE_POSTER,
                              &poster, &error))
    peng_clip_reply_set_error (&poster, error);

  return peng_clip_reply_send (&poster, PENG_CLIP_FILE_REPLIES);
}

/* The whole life of a worker: it loads what it needs, gives up its rights, then looks at one file. */
int
main (void)
{
  PengClipReply facts;
  gboolean done;

  peng_photo_confine_die_with_parent ();
  limit_time ();

  done = peng_clip_plugins_load (NULL) && say_hello () && say_facts (&facts) &&
         say_poster (&facts);

  /* Libraries' own clean-up may want what was given up. */
  _exit (done ? EXIT_SUCCESS : EXIT_FAILURE);
}
