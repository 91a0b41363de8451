/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publish-job.h"

G_BEGIN_DECLS

PengPublishJob *peng_publisher_find_job  (PengPublisher  *self,
                                          PengPublishing *row);
PengStore      *peng_publisher_get_store (PengPublisher  *self);
/* As the function table's, for whoever shows what a site has. */
void            peng_publisher_connect   (PengPublisher       *self,
                                          gint64               site,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
PengPortal     *peng_publisher_connect_finish (PengPublisher  *self,
                                               GAsyncResult   *result,
                                               GError        **error);

G_END_DECLS
