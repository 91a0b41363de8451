/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengFindBar:
 *
 * Where a person says what to find, and what to put in its place. It slides out above the article.
 * Signals:
 *  - "find-changed" (PengFindBar *, PengFind *find): these matches are to be marked; %NULL for none
 *  - "show-match" (PengFindBar *, const PengMatch *match, gboolean focus): this one is to be seen
 *  - "closed" (PengFindBar *): the focus belongs to the article again
 */
#define PENG_TYPE_FIND_BAR (peng_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (PengFindBar, peng_find_bar, PENG, FIND_BAR, AdwBin)

GtkWidget    *peng_find_bar_new          (void);
GActionGroup *peng_find_bar_get_actions  (PengFindBar     *self);
void          peng_find_bar_set_document (PengFindBar     *self,
                                          PengDocument    *document,
                                          PengHistory     *history);
gboolean      peng_find_bar_get_open     (PengFindBar     *self);
void          peng_find_bar_open         (PengFindBar     *self,
                                          gboolean         replace,
                                          const char      *pattern,
                                          const PengMatch *start);
void          peng_find_bar_close        (PengFindBar     *self);
void          peng_find_bar_move         (PengFindBar     *self,
                                          gboolean         forward);

G_END_DECLS
