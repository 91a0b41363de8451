/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-paste-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Our own form on the clipboard: canonical HTML, which keeps everything. */
#define PENG_CLIPBOARD_BLOCKS "application/x-pengcheng-blocks"

/**
 * PengClip:
 * @blocks: (nullable) (element-type PengBlock): formatted text
 * @text: (nullable): text without formatting, valid UTF-8, a line each paragraph
 * @plain: (nullable): the words of @blocks or @text as they were on the clipboard
 * @paste: (nullable): what @blocks were read from, with the pictures that are to be brought in
 * @changes: what of @blocks or @text is not as it was there
 * @files: (nullable): files that were copied, as GFile
 * @picture: (nullable): the bytes of a picture in one of the usual formats
 *
 * What was found on the clipboard, or dropped: blocks, text, files, a picture, or nothing.
 */
typedef struct
{
  GPtrArray        *blocks;
  char             *text;
  char             *plain;
  PengPaste        *paste;
  PengPasteChanges  changes;
  GListModel       *files;
  GBytes           *picture;
} PengClip;

void                peng_clip_free             (PengClip             *self);

GdkContentProvider *peng_clipboard_new_content (PengBlock * const    *blocks,
                                                guint                 n_blocks);
GPtrArray          *peng_clipboard_parse       (const char           *bytes,
                                                gsize                 n_bytes);
void                peng_clipboard_read_async  (GdkClipboard         *clipboard,
                                                PengPasteWay          way,
                                                guint                 patience,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void                peng_clipboard_parse_async (GBytes               *bytes,
                                                gboolean              is_html,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PengClip           *peng_clipboard_read_finish (GAsyncResult         *result,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengClip, peng_clip_free)

G_END_DECLS
