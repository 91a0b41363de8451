/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-history.h"
#include "store/peng-store.h"
#include "work/peng-autosave.h"

G_BEGIN_DECLS

/* One open draft: its document, the history of its edits, and the autosave that brings them to the
 * store. Property "state" (PengSaveState, read, notify). Signals: "failed" (const GError *): a save
 * failed, the words are in memory and it goes on trying; "kept-both" (const char *uuid): another
 * program had saved this draft meanwhile, and that version is now the draft `uuid`. */
#define PENG_TYPE_DRAFT (peng_draft_get_type ())

G_DECLARE_FINAL_TYPE (PengDraft, peng_draft, PENG, DRAFT, GObject)

/* Opens a draft of an open store and keeps a snapshot of what was there. */
void            peng_draft_open_async          (PengStore            *store,
                                                const char           *uuid,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PengDraft      *peng_draft_open_finish         (GAsyncResult         *result,
                                                GError              **error);
/* Makes a draft; it is stored when this has finished. @article is where it begins, NULL for an
 * empty one; it keeps its UUID. */
void            peng_draft_new_async           (PengStore            *store,
                                                PengArticle          *article,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PengDraft      *peng_draft_new_finish          (GAsyncResult         *result,
                                                GError              **error);

PengStore      *peng_draft_get_store           (PengDraft            *self);
const char     *peng_draft_get_uuid            (PengDraft            *self);
PengDocument   *peng_draft_get_document        (PengDraft            *self);
PengHistory    *peng_draft_get_history         (PengDraft            *self);
/* The stored revision of the last save that succeeded. */
guint64         peng_draft_get_revision        (PengDraft            *self);
PengSaveState   peng_draft_get_state           (PengDraft            *self);
/* Why the last try failed, NULL unless the state is FAILING. */
const GError   *peng_draft_get_error           (PengDraft            *self);
/* Around an input method's pre-edit: see peng_autosave_hold(). */
void            peng_draft_hold                (PengDraft            *self);
void            peng_draft_release             (PengDraft            *self);
/* Everything edited before the call is on disk when this succeeds: before publishing, before
 * closing. On failure the draft stays as it is and goes on trying. */
void            peng_draft_flush_async         (PengDraft            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        peng_draft_flush_finish        (PengDraft            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* Flushes and keeps a snapshot as published; gives the article exactly as it is stored then. */
void            peng_draft_freeze_async        (PengDraft            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PengArticle    *peng_draft_freeze_finish       (PengDraft            *self,
                                                GAsyncResult         *result,
                                                guint64              *revision,
                                                GError              **error);

G_END_DECLS
