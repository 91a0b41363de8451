/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "work/peng-publishing.h"

G_BEGIN_DECLS

/* So many files are on their way at once. */
#define PENG_UPLOADS_AT_ONCE 6

/**
 * PengUploadMode:
 * @PENG_UPLOAD_NEW: nothing of the row has left this computer yet: what the site was never offered is
 *   sent without a question
 * @PENG_UPLOAD_REST: an earlier try may have brought anything that is not noted: it is asked for
 * @PENG_UPLOAD_AGAIN: every file, whatever is noted: the site says that it misses one
 *
 * What is known of the site before the files of a row are brought there.
 */
typedef enum
{
  PENG_UPLOAD_NEW,
  PENG_UPLOAD_REST,
  PENG_UPLOAD_AGAIN,
} PengUploadMode;

/**
 * PengTraceFunc:
 * @point: what is about to be done, or was done
 * @user_data: data of the caller
 *
 * Tells where the machine stands: for the log, and for tests which end the program there. The points
 * are `commit STATE`, `committed STATE`, `act NAME` and `acted NAME`, where NAME is `describe`,
 * `ask-media`, `media`, `article` or `ask`.
 */
typedef void (*PengTraceFunc) (const char *point,
                               gpointer    user_data);

void     peng_uploader_run_async  (PengStore            *store,
                                   PengPortal           *portal,
                                   PengPublishing       *row,
                                   PengUploadMode        mode,
                                   PengTraceFunc         trace,
                                   gpointer              trace_data,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean peng_uploader_run_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
