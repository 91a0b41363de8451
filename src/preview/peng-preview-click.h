/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/peng-page-debt.h"

G_BEGIN_DECLS

/**
 * PengPreviewClickKind:
 * @PENG_PREVIEW_CLICK_NOTHING: what was clicked means nothing, or not any more
 * @PENG_PREVIEW_CLICK_BLOCK: a block of the article
 * @PENG_PREVIEW_CLICK_FIELD: the title, the source …
 * @PENG_PREVIEW_CLICK_LINK: an address
 */
typedef enum
{
  PENG_PREVIEW_CLICK_NOTHING,
  PENG_PREVIEW_CLICK_BLOCK,
  PENG_PREVIEW_CLICK_FIELD,
  PENG_PREVIEW_CLICK_LINK,
} PengPreviewClickKind;

/**
 * PengPreviewClick:
 * @kind: what was clicked
 * @block: index of the block
 * @field: the field
 * @uri: a safe address; borrowed from the message
 *
 * What peng-preview.js says of a click.
 */
typedef struct
{
  PengPreviewClickKind  kind;
  guint                 block;
  PengField             field;
  const char           *uri;
} PengPreviewClick;

PengPreviewClick peng_preview_click_read (const char   *message,
                                          PengPageDebt *debt);

G_END_DECLS
