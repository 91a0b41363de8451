/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-certificate.h"

/* What is worst comes first: one reason is enough to a person. */
static const struct
{
  GTlsCertificateFlags  flag;
  const char           *words;
} flaws[] = {
  { G_TLS_CERTIFICATE_REVOKED, "revoked certificate" },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "certificate that nobody vouches for" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, "certificate of another host" },
  { G_TLS_CERTIFICATE_EXPIRED, "expired certificate" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, "certificate of the future" },
  { G_TLS_CERTIFICATE_INSECURE, "weak certificate" },
};

/**
 * peng_certificate_get_flaw:
 * @flags: what is wrong with a certificate (RFC 5280, section 6; RFC 9525 for the host's name)
 *
 * Returns: (transfer none) (nullable): English, which peng_portal_words_new() translates; %NULL where
 *   it is nothing that has a name
 */
const char *
peng_certificate_get_flaw (GTlsCertificateFlags flags)
{
  for (guint i = 0; i < G_N_ELEMENTS (flaws); i++)
    {
      if ((flags & flaws[i].flag) != 0)
        return flaws[i].words;
    }

  return NULL;
}
