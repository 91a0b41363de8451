/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ends each web process that this program has started, by its number and without a warning; gives
 * how many there were. */
guint kill_web_processes (void);

G_END_DECLS
