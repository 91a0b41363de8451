/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "work/peng-desk.h"

G_BEGIN_DECLS

void  peng_sent_source_async  (PengDesk             *desk,
                               PengArticle          *article,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
char *peng_sent_source_finish (GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
