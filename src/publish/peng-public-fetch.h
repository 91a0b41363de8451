/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-http.h"

G_BEGIN_DECLS

/* What readers of a site get. */
void peng_public_fetch (GUri       *base_uri,
                        const char *url,
                        guint       idle_ms,
                        gsize       max_bytes,
                        GTask      *task);

G_END_DECLS
