/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

void peng_preferences_present (GtkWindow *parent,
                               GSettings *settings,
                               PengDesk  *desk);

G_END_DECLS
