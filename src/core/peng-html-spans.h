/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-text.h"

G_BEGIN_DECLS

void peng_html_append_spans       (GString    *out,
                                   PengText   *text);
void peng_html_append_escaped_len (GString    *out,
                                   const char *utf8,
                                   gsize       n_bytes);

G_END_DECLS
