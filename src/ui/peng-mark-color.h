/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The ground of letters of a version that the other one lacks: yellow, as strong on any other ground. */
static const GdkRGBA peng_mark_color = { .961f, .761f, .067f, .25f };

G_END_DECLS
