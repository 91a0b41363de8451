/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengFileKind:
 * @PENG_FILE_KIND_NONE: nothing that a portal takes
 * @PENG_FILE_KIND_IMAGE: JPEG, PNG, WebP, GIF
 * @PENG_FILE_KIND_CLIP: video and audio
 * @PENG_FILE_KIND_FILE: PDF and Office files; given to readers as a download alone
 */
typedef enum
{
  PENG_FILE_KIND_NONE,
  PENG_FILE_KIND_IMAGE,
  PENG_FILE_KIND_CLIP,
  PENG_FILE_KIND_FILE,
} PengFileKind;

/**
 * PengFileType:
 * @kind: what it is for
 * @mime: its media type, static
 * @extension: of its address, without dot, static
 *
 * A type of media that a portal takes.
 */
typedef struct
{
  PengFileKind  kind;
  const char   *mime;
  const char   *extension;
} PengFileType;

/* How many of the first bytes tell the kind. */
#define PENG_FILE_TYPE_HEAD 64

/* The largest that the built-in portal takes, in bytes. */
#define PENG_FILE_TYPE_MAX_CLIP (512 * 1024 * 1024)
#define PENG_FILE_TYPE_MAX_FILE (50 * 1024 * 1024)

PengFileKind        peng_file_type_sniff_kind (const guint8 *data,
                                               gsize         size);
const PengFileType *peng_file_type_sniff      (const guint8 *data,
                                               gsize         size,
                                               guint        *width,
                                               guint        *height);

G_END_DECLS
