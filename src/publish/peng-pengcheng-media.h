/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-http.h"

G_BEGIN_DECLS

/* The media of a portal that speaks the Pengcheng Portal API v1. */
void peng_pengcheng_media_look_for (PengHttp         *http,
                                    const char       *sha256,
                                    GTask            *task);
void peng_pengcheng_media_put      (PengHttp         *http,
                                    const PengUpload *source,
                                    GTask            *task);
void peng_pengcheng_media_fetch    (PengHttp         *http,
                                    GUri             *base_uri,
                                    guint             idle_ms,
                                    const char       *sha256,
                                    gsize             max_bytes,
                                    GTask            *task);

G_END_DECLS
