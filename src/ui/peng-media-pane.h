/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengMediaPane:
 *
 * What is known of the items of the library that are chosen, and what can be done with them. What is
 * written here is saved by itself. Signals:
 *  - "insert" (GPtrArray *items): put these PengLibraryItem into the article
 *  - "fit" (const char *media): make this picture fit for the page
 *  - "take-fit" (const char *media), "give-fit" (GPtrArray *items): do to these pictures what was done
 *    to that one
 *  - "undo-fit" (GPtrArray *items): take the last thing back that was done to each of these
 *  - "replace" (const char *media): put another in its place wherever it is used
 *  - "open-article" (const char *uuid, const char *media): show where the article has it
 */
#define PENG_TYPE_MEDIA_PANE (peng_media_pane_get_type ())

G_DECLARE_FINAL_TYPE (PengMediaPane, peng_media_pane, PENG, MEDIA_PANE, AdwBin)

GtkWidget    *peng_media_pane_new         (void);
void          peng_media_pane_set_items   (PengMediaPane *self,
                                           PengStore     *store,
                                           const gint64  *ids,
                                           guint          n_ids);
void          peng_media_pane_save        (PengMediaPane *self);
gboolean      peng_media_pane_has_unsaved (PengMediaPane *self);
void          peng_media_pane_focus       (PengMediaPane *self);
void          peng_media_pane_set_can_give (PengMediaPane *self,
                                           gboolean       can_give);
/* At its foot: what takes long, one at a time. */
GCancellable *peng_media_pane_begin_work  (PengMediaPane *self,
                                           const char    *words);
void          peng_media_pane_tell_work   (PengMediaPane *self,
                                           const char    *words);
void          peng_media_pane_end_work    (PengMediaPane *self);
/* "item": for whoever shows the pane beside a list of items. */
GActionGroup *peng_media_pane_get_actions (PengMediaPane *self);
void          peng_media_pane_attach      (PengMediaPane *self,
                                           GtkWidget     *around);

G_END_DECLS
