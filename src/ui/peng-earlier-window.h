/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengEarlierWindow:
 *
 * The earlier versions of a draft, what of each is otherwise now, and a way back to one of them.
 */
#define PENG_TYPE_EARLIER_WINDOW (peng_earlier_window_get_type ())

G_DECLARE_FINAL_TYPE (PengEarlierWindow, peng_earlier_window, PENG, EARLIER_WINDOW, AdwWindow)

GtkWidget *peng_earlier_window_new (PengDraft *draft);

G_END_DECLS
