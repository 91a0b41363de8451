/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PENG_PORTAL_SERVER_ERROR (peng_portal_server_error_quark ())

/**
 * PengPortalServerError:
 * @PENG_PORTAL_SERVER_ERROR_BUSY: another server has this data folder
 * @PENG_PORTAL_SERVER_ERROR_ADDRESS: the address or port cannot be had
 * @PENG_PORTAL_SERVER_ERROR_DATA: the data folder cannot be read or written
 *
 * Why the portal did not start.
 */
typedef enum
{
  PENG_PORTAL_SERVER_ERROR_BUSY,
  PENG_PORTAL_SERVER_ERROR_ADDRESS,
  PENG_PORTAL_SERVER_ERROR_DATA,
} PengPortalServerError;

GQuark peng_portal_server_error_quark (void);

#define PENG_PORTAL_SERVER_PORT 8765

/**
 * PengPortalServer:
 *
 * The built-in portal: a small real web server over SQLite, with the Pengcheng Portal API v1 for
 * editors and pages for readers.
 */
#define PENG_TYPE_PORTAL_SERVER (peng_portal_server_get_type ())

G_DECLARE_FINAL_TYPE (PengPortalServer, peng_portal_server, PENG, PORTAL_SERVER, GObject)

PengPortalServer *peng_portal_server_new          (const char           *data_dir);
void              peng_portal_server_set_address  (PengPortalServer     *self,
                                                   const char           *address,
                                                   guint16               port,
                                                   gboolean              or_next);
void              peng_portal_server_set_patience (PengPortalServer     *self,
                                                   guint                 seconds);
void              peng_portal_server_start_async  (PengPortalServer     *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          peng_portal_server_start_finish (PengPortalServer     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
const char       *peng_portal_server_get_uri      (PengPortalServer     *self);
const char       *peng_portal_server_get_token    (PengPortalServer     *self);
void              peng_portal_server_stop_async   (PengPortalServer     *self,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          peng_portal_server_stop_finish  (PengPortalServer     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
