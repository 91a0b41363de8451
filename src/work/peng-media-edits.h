/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-library.h"

G_BEGIN_DECLS

/**
 * PengMediaEdits:
 *
 * What was said of items of the library, with the way back. Signal "changed": what can be undone or
 * made again is not what it was.
 */
#define PENG_TYPE_MEDIA_EDITS (peng_media_edits_get_type ())

G_DECLARE_FINAL_TYPE (PengMediaEdits, peng_media_edits, PENG, MEDIA_EDITS, GObject)

PengMediaEdits *peng_media_edits_new             (PengStore              *store);
/* The items are as the change makes them at once; where it is not stored they are as before. */
void            peng_media_edits_describe_async  (PengMediaEdits         *self,
                                                  GPtrArray              *items,
                                                  const PengMediaChange  *change,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean        peng_media_edits_describe_finish (PengMediaEdits         *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);
/* What is said after it is a step of its own. */
void            peng_media_edits_barrier         (PengMediaEdits         *self);
gboolean        peng_media_edits_can_undo        (PengMediaEdits         *self);
gboolean        peng_media_edits_can_redo        (PengMediaEdits         *self);
void            peng_media_edits_undo_async      (PengMediaEdits         *self,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
void            peng_media_edits_redo_async      (PengMediaEdits         *self,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
/* Of undo and redo: of how many items it was, 0 for a failure. */
guint           peng_media_edits_step_finish     (PengMediaEdits         *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

G_END_DECLS
