/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PENG_PORTAL_ERROR (peng_portal_error_quark ())

/**
 * PengPortalError:
 * @PENG_PORTAL_ERROR_OFFLINE: no connection, or it was lost
 * @PENG_PORTAL_ERROR_TIMED_OUT: nothing came for too long
 * @PENG_PORTAL_ERROR_TLS: the portal's certificate is not to be trusted
 * @PENG_PORTAL_ERROR_INSECURE: the address would send the token in the clear
 * @PENG_PORTAL_ERROR_MOVED: the portal's address leads to another host
 * @PENG_PORTAL_ERROR_SIGNED_OUT: no token, or one that is not valid (401, 403)
 * @PENG_PORTAL_ERROR_REFUSED: the portal does not want what was sent (other 4xx)
 * @PENG_PORTAL_ERROR_NOT_FOUND: no such thing there (404)
 * @PENG_PORTAL_ERROR_GONE: it was there and was withdrawn (410)
 * @PENG_PORTAL_ERROR_TOO_LARGE: more bytes than the portal takes (413)
 * @PENG_PORTAL_ERROR_CONFLICT: the article there is another than expected (412)
 * @PENG_PORTAL_ERROR_BUSY: the portal asks to come again later (429, 503)
 * @PENG_PORTAL_ERROR_MISSING_MEDIA: the article names a media item that is not there
 * @PENG_PORTAL_ERROR_BAD_REPLY: what came is no answer of such a portal
 * @PENG_PORTAL_ERROR_SERVER: the portal failed (other 5xx)
 *
 * Why a portal did not do what it was asked. Whether it may have done it all the same is in
 * #PengPortalFailure.
 */
typedef enum
{
  PENG_PORTAL_ERROR_OFFLINE,
  PENG_PORTAL_ERROR_TIMED_OUT,
  PENG_PORTAL_ERROR_TLS,
  PENG_PORTAL_ERROR_INSECURE,
  PENG_PORTAL_ERROR_MOVED,
  PENG_PORTAL_ERROR_SIGNED_OUT,
  PENG_PORTAL_ERROR_REFUSED,
  PENG_PORTAL_ERROR_NOT_FOUND,
  PENG_PORTAL_ERROR_GONE,
  PENG_PORTAL_ERROR_TOO_LARGE,
  PENG_PORTAL_ERROR_CONFLICT,
  PENG_PORTAL_ERROR_BUSY,
  PENG_PORTAL_ERROR_MISSING_MEDIA,
  PENG_PORTAL_ERROR_BAD_REPLY,
  PENG_PORTAL_ERROR_SERVER,
} PengPortalError;

#define PENG_PORTAL_N_ERRORS (PENG_PORTAL_ERROR_SERVER + 1)

/**
 * PengPortalFailure:
 * @unknown: the request had been on its way: it may have been done all the same
 * @status: HTTP status, 0 where there was none
 * @retry_after: seconds that the portal asks to wait, 0 where it does not say
 * @etag: (nullable): for a conflict: the version that is there
 * @detail: (nullable): what the portal says, one line of at most 500 characters; for a certificate
 *   what is wrong with it
 *
 * What an error of %PENG_PORTAL_ERROR carries beside its code.
 */
typedef struct
{
  gboolean  unknown;
  guint     status;
  guint     retry_after;
  char     *etag;
  char     *detail;
} PengPortalFailure;

GQuark                   peng_portal_error_quark       (void);
GError                  *peng_portal_error_new         (PengPortalError          code,
                                                        const PengPortalFailure *failure,
                                                        const char              *message);
const PengPortalFailure *peng_portal_error_get_failure (const GError            *error);

G_END_DECLS
