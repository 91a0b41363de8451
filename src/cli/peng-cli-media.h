/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli-run.h"
#include "cli/peng-cli.h"

#include "work/peng-media-export.h"

G_BEGIN_DECLS

/* The verbs of `pengcheng media`. */
PengCliStatus    peng_cli_media_add         (GStrv                 *args);
PengCliStatus    peng_cli_media_list        (GStrv                 *args);
PengCliStatus    peng_cli_media_search      (GStrv                 *args);
PengCliStatus    peng_cli_media_show        (GStrv                 *args);
PengCliStatus    peng_cli_media_describe    (GStrv                 *args);
PengCliStatus    peng_cli_media_delete      (GStrv                 *args);
PengCliStatus    peng_cli_media_restore     (GStrv                 *args);
PengCliStatus    peng_cli_media_export      (GStrv                 *args);
PengCliStatus    peng_cli_media_fit         (GStrv                 *args);
PengCliStatus    peng_cli_media_replace     (GStrv                 *args);
PengCliStatus    peng_cli_media_verify      (GStrv                 *args);

/**
 * PengCliMediaFunc:
 * @item: an item
 * @group: what it has in common with other shots of the same
 * @user_data: data for the function
 *
 * Returns: whether to go on
 */
typedef gboolean (*PengCliMediaFunc) (const PengLibraryItem *item,
                                      guint                  group,
                                      gpointer               user_data);

/* Items, as they are named and told. */
gboolean         peng_cli_media_foreach     (PengCliRun             *run,
                                             PengStore              *store,
                                             const PengLibraryQuery *query,
                                             PengCliMediaFunc        func,
                                             gpointer                user_data);
gboolean         peng_cli_media_list_missing (PengCliRun           *run,
                                              PengStore            *store,
                                              gboolean              json);
GStrv            peng_cli_media_dup_articles (PengCliRun           *run,
                                              PengStore            *store,
                                              const char           *media);
const char      *peng_cli_media_get_kind    (const PengMedia       *media);
PengLibraryItem *peng_cli_media_find        (PengCliRun            *run,
                                             PengStore             *store,
                                             const char            *name);
GPtrArray       *peng_cli_media_find_all    (PengCliRun            *run,
                                             PengStore             *store,
                                             char                 **names);
GStrv            peng_cli_media_get_names   (GPtrArray             *items);
void             peng_cli_media_print       (const PengLibraryItem *item);
void             peng_cli_media_append_json (const PengLibraryItem *item,
                                             GString               *out);

G_END_DECLS
