/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-library.h"

G_BEGIN_DECLS

/* Originals for other programs, which see a file by its name and may write into it: copies under the
 * names that the files came with, in the person's cache, as an array of GFile. Those of a week ago
 * are removed when others are made. */
void       peng_media_copies_make_async  (PengStore            *store,
                                          GPtrArray            *items,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray *peng_media_copies_make_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
