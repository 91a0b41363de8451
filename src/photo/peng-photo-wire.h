/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo.h"

G_BEGIN_DECLS

/* What the editor and a worker say to each other: datagrams of one size over a SOCK_SEQPACKET pair,
 * which the worker finds as its file descriptor %PENG_PHOTO_WIRE_FD. The worker says hello once;
 * then each request, which brings four open files along, is answered by one reply. A worker gets
 * no path: it can touch only what it was handed. */
#define PENG_PHOTO_WIRE_FD    3
#define PENG_PHOTO_WIRE_MAGIC 0x50504832

/**
 * PengPhotoFile:
 * @PENG_PHOTO_FILE_ORIGINAL: open for reading, at its start
 * @PENG_PHOTO_FILE_WEB: open for writing, empty
 * @PENG_PHOTO_FILE_THUMB: open for writing, empty
 * @PENG_PHOTO_FILE_WATERMARK: open for reading, at its start; empty where there is none
 *
 * The files that come with a request, in this order.
 */
typedef enum
{
  PENG_PHOTO_FILE_ORIGINAL,
  PENG_PHOTO_FILE_WEB,
  PENG_PHOTO_FILE_THUMB,
  PENG_PHOTO_FILE_WATERMARK,
  PENG_PHOTO_N_FILES
} PengPhotoFile;

/**
 * PengPhotoConfinement:
 * @PENG_PHOTO_CONFINED_LIMITS: memory, file size and number of files are bounded
 * @PENG_PHOTO_CONFINED_PATHS: Landlock: no path can be opened or changed
 * @PENG_PHOTO_CONFINED_CALLS: seccomp: no network, no path opened, no program started
 *
 * What holds a worker.
 */
typedef enum /*< flags >*/
{
  PENG_PHOTO_CONFINED_LIMITS = 1 << 0,
  PENG_PHOTO_CONFINED_PATHS  = 1 << 1,
  PENG_PHOTO_CONFINED_CALLS  = 1 << 2,
} PengPhotoConfinement;

/**
 * PengPhotoRequest:
 * @threads: how many threads the worker may decode and shrink with, from 1
 * @recipe: what is done to the photograph, as peng_recipe_to_text() writes it; ends with NUL
 */
typedef struct
{
  guint32 magic;
  guint32 threads;
  char    recipe[PENG_RECIPE_MAX_TEXT];
} PengPhotoRequest;

/**
 * PengPhotoWirePicture:
 * @format: a PengPhotoFormat
 */
typedef struct
{
  guint32 format;
  guint32 width;
  guint32 height;
  guint64 size;
  char    sha256[65];
} PengPhotoWirePicture;

/**
 * PengPhotoReply:
 * @confinement: in the hello: PengPhotoConfinement
 * @failed: whether @error and @message say why, and the rest says nothing
 * @error: a PengPhotoError
 * @look: what peng_photo_look() gives
 * @taken_at: empty where not known
 * @words: what is written into the original
 *
 * Strings end with NUL. What comes from a worker is checked like any file from outside.
 */
typedef struct
{
  guint32              magic;
  guint32              confinement;
  guint32              failed;
  guint32              error;
  PengPhotoWirePicture original;
  PengPhotoWirePicture web;
  PengPhotoWirePicture thumb;
  guint64              look;
  char                 taken_at[20];
  PengPhotoWords       words;
  char                 message[200];
} PengPhotoReply;

gboolean         peng_photo_wire_receive_request (int                    fd,
                                                  PengPhotoRequest      *request,
                                                  int                   *files);
gboolean         peng_photo_wire_send_reply      (int                    fd,
                                                  const PengPhotoReply  *reply);
void             peng_photo_reply_init           (PengPhotoReply        *reply);
void             peng_photo_reply_set_error      (PengPhotoReply        *reply,
                                                  const GError          *error);
PengPhotoResult *peng_photo_reply_to_result      (const PengPhotoReply  *reply,
                                                  GError               **error);

G_END_DECLS
