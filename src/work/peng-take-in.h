/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-conflict-media.h"
#include "work/peng-publisher.h"

G_BEGIN_DECLS

/**
 * PengTakenIn:
 * @PENG_TAKEN_IN_NOT: it is not here
 * @PENG_TAKEN_IN_NEW: a draft was made of what the site has
 * @PENG_TAKEN_IN_HERE: it was a draft here already, and was left as it is
 * @PENG_TAKEN_IN_RESTORED: it was one in the trash, and is out of it
 *
 * How an article of a site has become a draft here.
 */
typedef enum
{
  PENG_TAKEN_IN_NOT,
  PENG_TAKEN_IN_NEW,
  PENG_TAKEN_IN_HERE,
  PENG_TAKEN_IN_RESTORED,
} PengTakenIn;

/* Opens an article that exists at a site for editing: where it is no draft here, one is made under its
 * UUID, with its files, and what is published of it takes the place of that very article. */
void        peng_take_in_async  (PengPublisher        *publisher,
                                 PengImporter         *importer,
                                 GPtrArray            *sections,
                                 gint64                site,
                                 const char           *uuid,
                                 PengBringFunc         progress,
                                 gpointer              progress_data,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
PengTakenIn peng_take_in_finish (GAsyncResult         *result,
                                 guint                *n_unread,
                                 GError              **error);

G_END_DECLS
