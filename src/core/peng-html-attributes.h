/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

#include <gumbo.h>

G_BEGIN_DECLS

/* What an element says of itself. */
const char *peng_html_get_attribute    (GumboNode   *node,
                                        const char  *name);
gboolean    peng_html_has_class        (GumboNode   *node,
                                        const char  *name);
guint       peng_html_get_number       (GumboNode   *node,
                                        const char  *name);
gboolean    peng_html_next_declaration (const char **p,
                                        char        *property,
                                        char        *value,
                                        gsize        size);
gboolean    peng_html_hides            (const char  *property,
                                        const char  *value);
gboolean    peng_html_is_hidden        (GumboNode   *node);
PengAlign   peng_html_get_align        (GumboNode   *node,
                                        PengAlign    inherited);

G_END_DECLS
