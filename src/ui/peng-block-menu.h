/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengBlockMenuAsk:
 * @action: a detailed action, as "format.list::ul"
 * @user_data: what came with the function
 *
 * Returns: whether there is such an action
 */
typedef gboolean (*PengBlockMenuAsk) (const char *action,
                                      gpointer    user_data);

/**
 * PengBlockMenu:
 *
 * The kinds of blocks in a popover that leaves the focus in the text. Signal "chosen", with the
 * action.
 */
#define PENG_TYPE_BLOCK_MENU (peng_block_menu_get_type ())

G_DECLARE_FINAL_TYPE (PengBlockMenu, peng_block_menu, PENG, BLOCK_MENU, GtkPopover)

GtkWidget  *peng_block_menu_new    (void);
guint       peng_block_menu_filter (PengBlockMenu    *self,
                                    const char       *typed,
                                    PengBlockMenuAsk  ask,
                                    gpointer          user_data);
void        peng_block_menu_step   (PengBlockMenu    *self,
                                    int               by);
void        peng_block_menu_choose (PengBlockMenu    *self);
GtkWidget  *peng_block_menu_get_chosen (PengBlockMenu *self);
const char *peng_block_menu_get_name   (PengBlockMenu *self);

GMenuModel *peng_block_menu_create_model (void);

G_END_DECLS
