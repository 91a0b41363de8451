/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-importer.h"
#include "work/peng-publisher.h"

G_BEGIN_DECLS

#define PENG_CONFLICT_ERROR (peng_conflict_error_quark ())

/**
 * PengConflictError:
 * @PENG_CONFLICT_ERROR_MEDIA: a file that their version shows is neither here nor to be had
 *
 * Why what somebody else has put at a site cannot be kept.
 */
typedef enum
{
  PENG_CONFLICT_ERROR_MEDIA,
} PengConflictError;

GQuark   peng_conflict_error_quark    (void);

/* Puts ours in the place of what somebody else has put there, and loses neither: theirs becomes a
 * draft of its own first, with its files. */
void     peng_conflict_replace_async  (PengPublisher        *publisher,
                                       PengImporter         *importer,
                                       GPtrArray            *sections,
                                       PengPublishing       *row,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean peng_conflict_replace_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
