/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

/* Puts an article there, exactly once. */
void peng_wordpress_put (PengWordpressSite *self,
                         const char        *uuid,
                         GBytes            *article,
                         const char        *etag,
                         GTask             *task);

G_END_DECLS
