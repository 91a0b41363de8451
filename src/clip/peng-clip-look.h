/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip-wire.h"

G_BEGIN_DECLS

/* What a file says of itself, without anything of it being decoded. */
gboolean peng_clip_look (int             fd,
                         PengClipReply  *reply,
                         GError        **error);

G_END_DECLS
