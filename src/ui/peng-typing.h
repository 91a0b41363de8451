/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengTypedFunc:
 * @end: where the cursor is, in characters, behind what was typed
 * @n_typed: how many characters were typed at once
 * @user_data: what came with the function
 *
 * Called when something was typed, and no pre-edit is open.
 */
typedef void (*PengTypedFunc) (guint    end,
                               guint    n_typed,
                               gpointer user_data);

void peng_typing_watch (GtkTextView    *view,
                        PengTypedFunc   typed,
                        gpointer        user_data,
                        GDestroyNotify  destroy);

G_END_DECLS
