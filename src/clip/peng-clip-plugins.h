/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of all that is installed, only what the formats need that come in, and that at once: later no file
 * can be opened. */
gboolean peng_clip_plugins_load (GError **error);

G_END_DECLS
