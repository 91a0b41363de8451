/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Looks over HTML with no code of the writer or the reader: only the tags, attributes and values
 * that DESIGN's table of the saved form allows. */
gboolean html_scan (const char  *html,
                    char       **complaint);

G_END_DECLS
