/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"
#include "work/peng-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengSourceWindow:
 *
 * The text of an article as HTML: to be written in, as it would be kept, and as the site would
 * receive it. What was written goes through the reader into the article, as one step.
 */
#define PENG_TYPE_SOURCE_WINDOW (peng_source_window_get_type ())

G_DECLARE_FINAL_TYPE (PengSourceWindow, peng_source_window, PENG, SOURCE_WINDOW, AdwWindow)

GtkWidget *peng_source_window_new (PengDesk  *desk,
                                   PengDraft *draft);

G_END_DECLS
