/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengServerKind:
 * @PENG_SERVER_KIND_NONE: nothing that the portal takes
 * @PENG_SERVER_KIND_IMAGE: JPEG, PNG, WebP, GIF
 * @PENG_SERVER_KIND_CLIP: video and audio
 * @PENG_SERVER_KIND_FILE: PDF and Office files; given to readers as a download alone
 */
typedef enum
{
  PENG_SERVER_KIND_NONE,
  PENG_SERVER_KIND_IMAGE,
  PENG_SERVER_KIND_CLIP,
  PENG_SERVER_KIND_FILE,
} PengServerKind;

/**
 * PengServerType:
 * @kind: what it is for
 * @mime: its media type, static
 * @extension: of its address, without dot, static
 *
 * A type of media that the portal takes.
 */
typedef struct
{
  PengServerKind  kind;
  const char     *mime;
  const char     *extension;
} PengServerType;

/* How many of the first bytes tell the kind. */
#define PENG_SERVER_SNIFF_HEAD 64

PengServerKind        peng_server_sniff_kind (const guint8 *data,
                                              gsize         size);
const PengServerType *peng_server_sniff      (const guint8 *data,
                                              gsize         size,
                                              guint        *width,
                                              guint        *height);

G_END_DECLS
