/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengBackground:
 *
 * Tells a person who looks elsewhere what became of what was on its way, and keeps the program alive
 * until then where no window does.
 */
#define PENG_TYPE_BACKGROUND (peng_background_get_type ())

G_DECLARE_FINAL_TYPE (PengBackground, peng_background, PENG, BACKGROUND, GObject)

PengBackground *peng_background_new  (GtkApplication *application,
                                      PengDesk       *desk);
void            peng_background_stay (PengBackground *self);

G_END_DECLS
