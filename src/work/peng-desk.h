/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-theme.h"
#include "publish/peng-portal.h"
#include "publish/peng-secrets.h"
#include "store/peng-store-media.h"
#include "store/peng-store-sites.h"
#include "work/peng-draft.h"
#include "work/peng-due-watch.h"
#include "work/peng-importer.h"
#include "work/peng-publisher.h"
#include "work/peng-read-back.h"
#include "work/peng-site-facts.h"

G_BEGIN_DECLS

/* Everything that the window and the command work with, put together: the store, what brings
 * photographs in, what publishes, and what the site says of itself. Signals: "opened": all of it is
 * there; "site-changed": the site has said something new. */
#define PENG_TYPE_DESK (peng_desk_get_type ())

G_DECLARE_FINAL_TYPE (PengDesk, peng_desk, PENG, DESK, GObject)

PengDesk            *peng_desk_new              (const char           *data_dir);
void                 peng_desk_skip_sample      (PengDesk             *self);
void                 peng_desk_open_async       (PengDesk             *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
PengStoreOpening    *peng_desk_open_finish      (PengDesk             *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
gboolean             peng_desk_is_open          (PengDesk             *self);
void                 peng_desk_close_sync       (PengDesk             *self);

PengStore           *peng_desk_get_store        (PengDesk             *self);
PengImporter        *peng_desk_get_importer     (PengDesk             *self);
PengPhotoPool       *peng_desk_get_pool         (PengDesk             *self);
PengPublisher       *peng_desk_get_publisher    (PengDesk             *self);
PengSecrets         *peng_desk_get_secrets      (PengDesk             *self);
PengReadBack        *peng_desk_get_read_back    (PengDesk             *self);
PengDueWatch        *peng_desk_get_due_watch    (PengDesk             *self);
PengSiteFacts       *peng_desk_get_facts        (PengDesk             *self);
PengSiteFacts       *peng_desk_get_facts_of     (PengDesk             *self,
                                                 gint64                site);
void                 peng_desk_forget_facts_of  (PengDesk             *self,
                                                 gint64                site);
PengTheme           *peng_desk_get_theme        (PengDesk             *self);
const char * const  *peng_desk_get_sections     (PengDesk             *self);
GPtrArray           *peng_desk_get_section_list (PengDesk             *self);
gint64               peng_desk_get_site         (PengDesk             *self);
const char          *peng_desk_get_site_name    (PengDesk             *self);
const char          *peng_desk_get_account_name (PengDesk             *self);

G_END_DECLS
