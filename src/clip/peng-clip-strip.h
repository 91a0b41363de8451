/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clip/peng-clip.h"

G_BEGIN_DECLS

/* Telephones write into a video where it was made, and with what. Blocks on the disk. */
gboolean peng_clip_strip (const char  *path,
                          const char  *copy,
                          gboolean    *changed,
                          GError     **error);

G_END_DECLS
