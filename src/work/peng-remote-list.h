/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publisher.h"
#include "work/peng-remote-line.h"

G_BEGIN_DECLS

/**
 * PengRemoteList:
 *
 * One's articles at a site, as a #GListModel of #PengRemoteLine that grows page by page.
 */
#define PENG_TYPE_REMOTE_LIST (peng_remote_list_get_type ())

G_DECLARE_FINAL_TYPE (PengRemoteList, peng_remote_list, PENG, REMOTE_LIST, GObject)

PengRemoteList *peng_remote_list_new        (PengPublisher  *publisher);
void            peng_remote_list_ask        (PengRemoteList *self,
                                             gint64          site,
                                             GPtrArray      *sections,
                                             const char     *words);
void            peng_remote_list_go_on      (PengRemoteList *self);
void            peng_remote_list_stop       (PengRemoteList *self);
gboolean        peng_remote_list_is_asking  (PengRemoteList *self);
const GError   *peng_remote_list_get_error  (PengRemoteList *self);

G_END_DECLS
