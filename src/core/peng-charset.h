/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *peng_charset_decode    (const char  *bytes,
                              gsize        n_bytes,
                              const char  *declared,
                              gsize       *n_decoded,
                              const char **charset);
char *peng_charset_find_meta (const char  *bytes,
                              gsize        n_bytes);

G_END_DECLS
