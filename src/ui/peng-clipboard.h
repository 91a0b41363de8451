/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Our own form on the clipboard: canonical HTML, which keeps everything. */
#define PENG_CLIPBOARD_BLOCKS "application/x-pengcheng-blocks"

/**
 * PengClip:
 * @blocks: (nullable) (element-type PengBlock): formatted text
 * @text: (nullable): text without formatting, valid UTF-8
 * @files: (nullable): files that were copied, as GFile
 * @picture: (nullable): the bytes of a picture in one of the usual formats
 *
 * What was found on the clipboard: one of these, or nothing.
 */
typedef struct
{
  GPtrArray  *blocks;
  char       *text;
  GListModel *files;
  GBytes     *picture;
} PengClip;

void                peng_clip_free             (PengClip             *self);

GdkContentProvider *peng_clipboard_new_content (PengBlock * const    *blocks,
                                                guint                 n_blocks);
GPtrArray          *peng_clipboard_parse       (const char           *bytes,
                                                gsize                 n_bytes);
void                peng_clipboard_read_async  (GdkClipboard         *clipboard,
                                                gboolean              plain,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PengClip           *peng_clipboard_read_finish (GAsyncResult         *result,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengClip, peng_clip_free)

G_END_DECLS
