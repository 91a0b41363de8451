/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest edge of the still picture of a video. */
#define PENG_CLIP_POSTER_EDGE 1920

#define PENG_CLIP_ERROR (peng_clip_error_quark ())

/**
 * PengClipError:
 * @PENG_CLIP_ERROR_UNREADABLE: the file is not there, or may not be read
 * @PENG_CLIP_ERROR_CUT_SHORT: its end is missing: it says itself that it is longer
 * @PENG_CLIP_ERROR_BROKEN: its bytes are not what its format says, or hold nothing to play
 * @PENG_CLIP_ERROR_CRASHED: the worker ended while it had this file
 * @PENG_CLIP_ERROR_TIMED_OUT: the worker took too long and was ended
 * @PENG_CLIP_ERROR_NO_WORKER: the worker program could not be started
 *
 * Why a video or a sound did not come in. Each costs that one file only.
 */
typedef enum
{
  PENG_CLIP_ERROR_UNREADABLE,
  PENG_CLIP_ERROR_CUT_SHORT,
  PENG_CLIP_ERROR_BROKEN,
  PENG_CLIP_ERROR_CRASHED,
  PENG_CLIP_ERROR_TIMED_OUT,
  PENG_CLIP_ERROR_NO_WORKER,
  PENG_CLIP_N_ERRORS
} PengClipError;

/**
 * PengClipFacts:
 * @duration: in milliseconds, 0 where the file does not say
 * @has_video: whether there is something to see
 * @has_audio: whether there is something to hear; with neither nothing is known, for this computer has
 *   nothing that takes the format apart
 * @width: in pixels, upright; 0 where not known, and for a sound
 * @height: as @width
 * @poster: (nullable) (type filename): a picture of it, a file that belongs to whoever asked; %NULL
 *   for a sound, and where this computer has no decoder for the video
 *
 * What a video or a sound is.
 */
typedef struct
{
  guint64   duration;
  gboolean  has_video;
  gboolean  has_audio;
  guint     width;
  guint     height;
  char     *poster;
} PengClipFacts;

GQuark peng_clip_error_quark (void);
void   peng_clip_facts_free  (PengClipFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengClipFacts, peng_clip_facts_free)

G_END_DECLS
