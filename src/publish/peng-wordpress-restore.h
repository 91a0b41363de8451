/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-wordpress-post.h"

G_BEGIN_DECLS

/**
 * PengWordpressRestored:
 * @task: what is being done
 * @restored: (nullable): the post as it is again, where it held somebody else's words
 *
 * What came of looking for words that were overwritten.
 */
typedef void (*PengWordpressRestored) (GTask             *task,
                                       PengWordpressPost *restored);

void peng_wordpress_restore (PengWordpressSite     *self,
                             PengWordpressPost     *post,
                             gint64                 base,
                             const char            *uuid,
                             const char            *etag,
                             GTask                 *task,
                             PengWordpressRestored  done);

G_END_DECLS
