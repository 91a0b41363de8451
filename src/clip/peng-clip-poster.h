/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip-wire.h"

G_BEGIN_DECLS

/* The picture that stands for a video. */
gboolean peng_clip_poster_make (int             fd,
                                guint64         duration,
                                int             picture,
                                PengClipReply  *reply,
                                GError        **error);

G_END_DECLS
