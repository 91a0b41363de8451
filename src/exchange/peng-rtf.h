/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *peng_rtf_read_pictures (const char *rtf,
                                   gsize       n_bytes);

G_END_DECLS
