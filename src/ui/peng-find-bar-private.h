/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-find-bar.h"

G_BEGIN_DECLS

/* peng-find-bar.c */
void                peng_find_bar_replace        (PengFindBar   *self);
void                peng_find_bar_replace_all    (PengFindBar   *self);
void                peng_find_bar_set_flags      (PengFindBar   *self,
                                                  PengFindFlags  flags);

/* peng-find-bar-actions.c */
GSimpleActionGroup *peng_find_bar_create_actions (PengFindBar   *self);
GMenuModel         *peng_find_bar_create_options (void);
void                peng_find_bar_enable_actions (GSimpleActionGroup *actions,
                                                  gboolean       has_matches);

G_END_DECLS
