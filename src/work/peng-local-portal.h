/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"
#include "publish/peng-site.h"

G_BEGIN_DECLS

#define PENG_LOCAL_PORTAL_ERROR (peng_local_portal_error_quark ())

/**
 * PengLocalPortalError:
 * @PENG_LOCAL_PORTAL_ERROR_NOT_STARTED: the program of the built-in portal is not there, or it ended
 *   before it was ready
 */
typedef enum
{
  PENG_LOCAL_PORTAL_ERROR_NOT_STARTED,
} PengLocalPortalError;

#define PENG_LOCAL_PORTAL_N_ERRORS (PENG_LOCAL_PORTAL_ERROR_NOT_STARTED + 1)

GQuark peng_local_portal_error_quark (void);

/* The built-in portal of this computer, started when it is needed and ended with this program. */
#define PENG_TYPE_LOCAL_PORTAL (peng_local_portal_get_type ())

G_DECLARE_FINAL_TYPE (PengLocalPortal, peng_local_portal, PENG, LOCAL_PORTAL, GObject)

PengLocalPortal *peng_local_portal_new            (const char           *data_dir);
void             peng_local_portal_connect_async  (PengLocalPortal      *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PengPortal      *peng_local_portal_connect_finish (PengLocalPortal      *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
