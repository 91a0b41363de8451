/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengBlockHandle:
 *
 * The handle in the margin beside the block under the pointer, to drag the block by. Signals: "move"
 * (guint block, guint to): the block is to stand before another; "pick" (guint block): it was
 * pressed and not dragged.
 */
#define PENG_TYPE_BLOCK_HANDLE (peng_block_handle_get_type ())

G_DECLARE_FINAL_TYPE (PengBlockHandle, peng_block_handle, PENG, BLOCK_HANDLE, AdwBin)

PengBlockHandle *peng_block_handle_new     (GtkOverlay      *overlay,
                                            GtkTextView     *view);
void             peng_block_handle_hide    (PengBlockHandle *self);
guint            peng_block_handle_aim     (PengBlockHandle *self,
                                            double           y);
void             peng_block_handle_end_aim (PengBlockHandle *self);

G_END_DECLS
