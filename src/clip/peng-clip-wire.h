/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip.h"

G_BEGIN_DECLS

/* What a worker says: three replies of one size into a pipe. It says hello when it holds nothing but
 * its files any more; then what the file is; then whether there is a picture of it. A worker that
 * ends before the last has said all the same what it knew. It gets no path and lives for one file. */
#define PENG_CLIP_WIRE_MAGIC 0x50434c31

/**
 * PengClipFile:
 * @PENG_CLIP_FILE_ORIGINAL: open for reading
 * @PENG_CLIP_FILE_POSTER: open for writing, empty
 * @PENG_CLIP_FILE_REPLIES: the pipe
 *
 * What a worker finds open, as its file descriptors.
 */
typedef enum
{
  PENG_CLIP_FILE_ORIGINAL = 3,
  PENG_CLIP_FILE_POSTER,
  PENG_CLIP_FILE_REPLIES,
} PengClipFile;

/**
 * PengClipReplyKind:
 * @PENG_CLIP_REPLY_HELLO: the worker is confined
 * @PENG_CLIP_REPLY_FACTS: the file is whole, or not
 * @PENG_CLIP_REPLY_POSTER: there is a picture, or not
 *
 * The replies, in their order.
 */
typedef enum
{
  PENG_CLIP_REPLY_HELLO,
  PENG_CLIP_REPLY_FACTS,
  PENG_CLIP_REPLY_POSTER,
  PENG_CLIP_N_REPLIES
} PengClipReplyKind;

/**
 * PengClipReply:
 * @kind: a PengClipReplyKind
 * @confinement: in the hello: a PengPhotoConfinement
 * @failed: whether @error and @message say why, and the rest says nothing
 * @error: a PengClipError
 * @duration: in milliseconds, 0 where not known
 * @has_video: whether there is something to see
 * @has_audio: whether there is something to hear
 * @has_poster: whether the picture is written
 * @width: of the video; with @has_poster of the picture; upright, 0 where not known
 * @height: as @width
 * @message: for the log; ends with NUL
 *
 * What comes from a worker is checked like any file from outside.
 */
typedef struct
{
  guint32 magic;
  guint32 kind;
  guint32 confinement;
  guint32 failed;
  guint32 error;
  guint32 has_video;
  guint32 has_audio;
  guint32 has_poster;
  guint32 width;
  guint32 height;
  guint64 duration;
  char    message[160];
} PengClipReply;

void           peng_clip_reply_init      (PengClipReply        *reply,
                                          PengClipReplyKind     kind);
void           peng_clip_reply_set_error (PengClipReply        *reply,
                                          const GError         *error);
gboolean       peng_clip_reply_send      (const PengClipReply  *reply,
                                          int                   fd);
PengClipFacts *peng_clip_replies_take    (const PengClipReply   replies[PENG_CLIP_N_REPLIES],
                                          guint                 n_replies,
                                          gboolean             *has_poster,
                                          GError              **error);

G_END_DECLS
