/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-page-reading.h"

G_BEGIN_DECLS

/**
 * PengPagePictures:
 * @fetch: fetches them
 * @item: what was sent
 * @sent: the same, as a page is compared with it
 * @result: where the page has each picture, and where findings go
 *
 * The pictures of a page, which are asked for a few at a time.
 */
typedef struct
{
  PengFetch      *fetch;
  PengOutboxItem *item;
  PengPageSent   *sent;
  PengPageResult *result;
} PengPagePictures;

const char *peng_page_pictures_find_url (PengOutboxItem         *item,
                                         const char             *address);
void        peng_page_pictures_async    (const PengPagePictures *self,
                                         GCancellable           *cancellable,
                                         GAsyncReadyCallback     callback,
                                         gpointer                user_data);
gboolean    peng_page_pictures_finish   (GAsyncResult           *result,
                                         GError                **error);

G_END_DECLS
