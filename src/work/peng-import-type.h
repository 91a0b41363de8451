/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-file-type.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PENG_IMPORT_ERROR (peng_import_error_quark ())

/**
 * PengImportError:
 * @PENG_IMPORT_ERROR_CLIP_TOO_LARGE: a video or sound above %PENG_FILE_TYPE_MAX_CLIP
 * @PENG_IMPORT_ERROR_FILE_TOO_LARGE: a document above %PENG_FILE_TYPE_MAX_FILE
 * @PENG_IMPORT_ERROR_QUICKTIME: a QuickTime film, as iPhones make them, which browsers do not play
 *
 * Why a file that is no photograph did not come in.
 */
typedef enum
{
  PENG_IMPORT_ERROR_CLIP_TOO_LARGE,
  PENG_IMPORT_ERROR_FILE_TOO_LARGE,
  PENG_IMPORT_ERROR_QUICKTIME,
} PengImportError;

GQuark   peng_import_error_quark      (void);

/* Whether a file is a video, a sound or a document; everything else is for who knows photographs. */
void     peng_import_type_find_async  (const char           *path,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean peng_import_type_find_finish (GAsyncResult         *result,
                                       const PengFileType  **type,
                                       GError              **error);

G_END_DECLS
