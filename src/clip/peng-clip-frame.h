/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* One frame of a video, with three bytes a pixel. */
guint    peng_clip_frame_get_variety (GstSample  *sample);
gboolean peng_clip_frame_write       (GstSample  *sample,
                                      int         fd,
                                      guint      *width,
                                      guint      *height);

G_END_DECLS
