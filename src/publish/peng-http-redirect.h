/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Where an answer leads elsewhere. For PengHttp alone. */
gboolean     peng_http_redirect_is_one      (guint        status);
SoupMessage *peng_http_redirect_new_message (SoupMessage *message);

G_END_DECLS
