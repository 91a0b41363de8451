/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip.h"

G_BEGIN_DECLS

/* Whether a video or a sound is whole, by what its format says of its own lengths. No decoder is
 * asked: it costs a few reads, whatever the size. */
gboolean peng_clip_structure_check (int        fd,
                                    gboolean  *knows_duration,
                                    GError   **error);

G_END_DECLS
