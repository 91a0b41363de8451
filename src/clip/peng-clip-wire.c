/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-wire.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Nobody films longer, or with more pixels at an edge. */
#define MAX_DURATION (G_GUINT64_CONSTANT (1000) * 3600 * 24 * 7)
#define MAX_EDGE     65535

/**
 * peng_clip_reply_init:
 * @reply: (out): becomes an empty reply, padding included
 * @kind: which it is
 */
void
peng_clip_reply_init (PengClipReply     *reply,
                      PengClipReplyKind  kind)
{
  memset (reply, 0, sizeof *reply);
  reply->magic = PENG_CLIP_WIRE_MAGIC;
  reply->kind = kind;
}

/**
 * peng_clip_reply_set_error:
 * @reply: a reply; becomes a failed one
 * @error: in the domain %PENG_CLIP_ERROR
 */
void
peng_clip_reply_set_error (PengClipReply *reply,
                           const GError  *error)
{
  g_assert (error->domain == PENG_CLIP_ERROR);

  peng_clip_reply_init (reply, reply->kind);
  reply->failed = TRUE;
  reply->error = error->code;
  g_strlcpy (reply->message, error->message, sizeof reply->message);
}

/**
 * peng_clip_reply_send:
 * @reply: a reply
 * @fd: the worker's end of the pipe
 *
 * Returns: whether it was sent as a whole
 */
gboolean
peng_clip_reply_send (const PengClipReply *reply,
                      int                  fd)
{
  gssize n_bytes;

  do
    n_bytes = write (fd, reply, sizeof *reply);
  while (n_bytes < 0 && errno == EINTR);

  return n_bytes == sizeof *reply;
}

static gboolean
is_valid (const PengClipReply *reply,
          guint                kind)
{
  if (reply->magic != PENG_CLIP_WIRE_MAGIC || reply->kind != kind)
    return FALSE;

  if (reply->failed)
    return reply->error < PENG_CLIP_N_ERRORS;

  return reply->duration <= MAX_DURATION && reply->width <= MAX_EDGE && reply->height <= MAX_EDGE &&
         (reply->width > 0) == (reply->height > 0);
}

/* A poster that makes no sense is none. */
static gboolean
shows_poster (const PengClipReply *reply)
{
  return is_valid (reply, PENG_CLIP_REPLY_POSTER) && !reply->failed && reply->has_poster &&
         reply->width > 0 && reply->width <= PENG_CLIP_POSTER_EDGE &&
         reply->height <= PENG_CLIP_POSTER_EDGE;
}

static gboolean
has_failed (const PengClipReply  *reply,
            GError              **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *message = NULL;

  if (!reply->failed)
    return FALSE;

  bytes = g_strndup (reply->message, sizeof reply->message);
  message = g_utf8_make_valid (bytes, -1);
  g_set_error_literal (error, PENG_CLIP_ERROR, reply->error,
                       g_strdelimit (message, "\r\n\t\033", ' '));

  return TRUE;
}

static PengClipFacts *
take (const PengClipReply *facts,
      const PengClipReply *poster)
{
  PengClipFacts *self = g_new0 (PengClipFacts, 1);

  self->duration = facts->duration;
  self->has_video = facts->has_video != 0;
  self->has_audio = facts->has_audio != 0;
  self->width = facts->width;
  self->height = facts->height;

  /* What the file does not say is to be seen in the picture. */
  if (poster != NULL && self->width == 0)
    {
      self->width = poster->width;
      self->height = poster->height;
    }

  return self;
}

/**
 * peng_clip_replies_take:
 * @replies: as they came from a worker
 * @n_replies: how many came before it ended
 * @has_poster: (out): whether it says that there is a picture
 * @error: return location
 *
 * Checks what a worker has said.
 *
 * Returns: (transfer full): the facts, still without a path; %NULL with the worker's error, with
 *   %PENG_CLIP_ERROR_NO_WORKER where it did not get to say hello, or with %PENG_CLIP_ERROR_CRASHED
 */
PengClipFacts *
peng_clip_replies_take (const PengClipReply   replies[PENG_CLIP_N_REPLIES],
                        guint                 n_replies,
                        gboolean             *has_poster,
                        GError              **error)
{
  const PengClipReply *last = n_replies > PENG_CLIP_REPLY_POSTER ? &replies[PENG_CLIP_REPLY_POSTER]
                                                                : NULL;

  *has_poster = last != NULL && shows_poster (last);
  if (n_replies == 0 || !is_valid (&replies[PENG_CLIP_REPLY_HELLO], PENG_CLIP_REPLY_HELLO))
    {
      g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_NO_WORKER,
                           "The worker did not begin");
      return NULL;
    }

  if (n_replies == 1 || !is_valid (&replies[PENG_CLIP_REPLY_FACTS], PENG_CLIP_REPLY_FACTS))
    {
      g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_CRASHED,
                           "The worker ended before it was done, or its answer makes no sense");
      return NULL;
    }

  if (has_failed (&replies[PENG_CLIP_REPLY_FACTS], error) ||
      (last != NULL && is_valid (last, PENG_CLIP_REPLY_POSTER) && has_failed (last, error)))
    return NULL;

  return take (&replies[PENG_CLIP_REPLY_FACTS], *has_poster ? last : NULL);
}
