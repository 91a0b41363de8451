/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-portal-error.h"

typedef PengPortalFailure PengPortalErrorPrivate;

static void
peng_portal_error_private_init (PengPortalErrorPrivate *self)
{
}

static void
peng_portal_error_private_copy (const PengPortalErrorPrivate *from,
                                PengPortalErrorPrivate       *to)
{
  *to = *from;
  to->etag = g_strdup (from->etag);
  to->detail = g_strdup (from->detail);
}

static void
peng_portal_error_private_clear (PengPortalErrorPrivate *self)
{
  g_free (self->etag);
  g_free (self->detail);
}

G_DEFINE_EXTENDED_ERROR (PengPortalError, peng_portal_error)

/**
 * peng_portal_error_new:
 * @code: a code
 * @failure: (nullable): what it carries; is copied
 * @message: English, for the log
 *
 * Returns: (transfer full): an error of %PENG_PORTAL_ERROR
 */
GError *
peng_portal_error_new (PengPortalError          code,
                       const PengPortalFailure *failure,
                       const char              *message)
{
  GError *error;

  g_return_val_if_fail (message != NULL, NULL);

  error = g_error_new_literal (PENG_PORTAL_ERROR, code, message);
  if (failure != NULL)
    peng_portal_error_private_copy (failure, peng_portal_error_get_private (error));

  return error;
}

/**
 * peng_portal_error_get_failure:
 * @error: an error of %PENG_PORTAL_ERROR
 *
 * Returns: (transfer none): what it carries
 */
const PengPortalFailure *
peng_portal_error_get_failure (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == PENG_PORTAL_ERROR, NULL);

  return peng_portal_error_get_private (error);
}
