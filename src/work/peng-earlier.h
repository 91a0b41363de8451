/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft.h"
#include "work/peng-earlier-line.h"

G_BEGIN_DECLS

void         peng_earlier_list_async  (PengDraft            *draft,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GListModel  *peng_earlier_list_finish (GAsyncResult         *result,
                                       GError              **error);
void         peng_earlier_load_async  (PengDraft            *draft,
                                       PengEarlierLine      *line,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
PengArticle *peng_earlier_load_finish (GAsyncResult         *result,
                                       GError              **error);
void         peng_earlier_use_async   (PengDraft            *draft,
                                       PengArticle          *version,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     peng_earlier_use_finish  (GAsyncResult         *result,
                                       GError              **error);

char        *peng_earlier_new_failure (const GError         *error);

G_END_DECLS
