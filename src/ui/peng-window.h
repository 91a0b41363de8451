/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengWindow:
 *
 * The main window: drafts, the article, its page.
 */
#define PENG_TYPE_WINDOW (peng_window_get_type ())

G_DECLARE_FINAL_TYPE (PengWindow, peng_window, PENG, WINDOW, AdwApplicationWindow)

PengWindow *peng_window_new (GtkApplication *application,
                             PengDesk       *desk,
                             GSettings      *settings);

G_END_DECLS
