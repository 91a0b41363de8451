/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "publish/peng-site.h"
#include "store/peng-store-outbox.h"
#include "work/peng-publish-plan.h"

G_BEGIN_DECLS

#define PENG_FREEZE_ERROR (peng_freeze_error_quark ())

/**
 * PengFreezeError:
 * @PENG_FREEZE_ERROR_MISSING: the article shows a file that the library does not have
 * @PENG_FREEZE_ERROR_NOT_READY: a picture has no web version yet, and the original, with all that
 *   a telephone writes into it, never leaves the computer
 *
 * Why an article cannot be fixed for sending.
 */
typedef enum
{
  PENG_FREEZE_ERROR_MISSING,
  PENG_FREEZE_ERROR_NOT_READY,
} PengFreezeError;

GQuark          peng_freeze_error_quark (void);

void            peng_freeze_async       (PengStore            *store,
                                         PengArticle          *article,
                                         guint64               revision,
                                         gint64                site,
                                         PengSiteKind          kind,
                                         const char           *section,
                                         const PengPublishPlan *plan,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
PengOutboxItem *peng_freeze_finish      (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
