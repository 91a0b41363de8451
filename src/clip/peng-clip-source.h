/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* A pipeline whose element "in", an appsrc, gives the bytes of an open file, in whatever order they
 * are asked for. */
GstElement *peng_clip_source_launch (const char    *description,
                                     int            fd,
                                     GError       **error);
/* Waits for one kind of message; an error comes as well, whether asked for or not. */
GstMessage *peng_clip_source_wait   (GstElement    *pipeline,
                                     GstMessageType wanted,
                                     GstClockTime   longest);

G_END_DECLS
