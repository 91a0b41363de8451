/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-error.h"

G_BEGIN_DECLS

/**
 * PengMediaLock:
 *
 * Whoever brings a file into the library holds one from before the file until its row is stored, at
 * the same time as others do. It leaves a mark in the folder, which goes when all is done: where a
 * mark is and nobody holds a lock, a program ended in between, and files may be left that no row
 * names. All of this blocks on the disk.
 */
typedef struct _PengMediaLock PengMediaLock;

PengMediaLock *peng_media_lock_take      (const char     *folder,
                                          GError        **error);
void           peng_media_lock_release   (PengMediaLock  *self,
                                          gboolean        is_complete);
/* For clearing up: nobody brings anything in while it is held. */
PengMediaLock *peng_media_lock_try_alone (const char     *folder);

G_END_DECLS
