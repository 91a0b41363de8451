/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-library.h"

G_BEGIN_DECLS

/* The file that tells what is said of what was exported. */
#define PENG_MEDIA_EXPORT_TABLE "captions.csv"

/**
 * PengMediaExportFunc:
 * @n_done: how many files have been copied
 * @n_files: how many are to be
 * @user_data: what was given with it
 *
 * How far an export is.
 */
typedef void (*PengMediaExportFunc) (guint    n_done,
                                     guint    n_files,
                                     gpointer user_data);

/* Copies items of the library into a new folder `YYYYMMDD_event` in another one, with a table of
 * what is said of them. Nothing that is there is written over. */
void   peng_media_export_async  (PengStore            *store,
                                 GPtrArray            *items,
                                 PengMediaVariant      variant,
                                 GFile                *parent,
                                 const char           *event,
                                 PengMediaExportFunc   progress,
                                 gpointer              progress_data,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
GFile *peng_media_export_finish (GAsyncResult         *result,
                                 GError              **error);

char  *peng_media_export_dup_name (const PengMedia  *media,
                                   PengMediaVariant  variant);

G_END_DECLS
