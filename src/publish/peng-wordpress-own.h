/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-site.h"

G_BEGIN_DECLS

/* The posts of the account, a page at a time. */
void peng_wordpress_own (PengWordpressSite *self,
                         const char        *words,
                         guint              page,
                         GTask             *task);

G_END_DECLS
