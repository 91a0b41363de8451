/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengSiteKind:
 * @PENG_SITE_KIND_LOCAL: the built-in portal on this computer, which the editor starts by itself
 * @PENG_SITE_KIND_PENGCHENG: another portal that speaks the Pengcheng Portal API v1
 * @PENG_SITE_KIND_WORDPRESS: a WordPress, spoken to by its REST API (wp/v2)
 *
 * Which adapter speaks to a site.
 */
typedef enum
{
  PENG_SITE_KIND_LOCAL,
  PENG_SITE_KIND_PENGCHENG,
  PENG_SITE_KIND_WORDPRESS,
} PengSiteKind;

/**
 * PengSite:
 *
 * An account at a portal, without its secret: immutable, reference counted (atomically), boxed.
 */
typedef struct _PengSite PengSite;

#define PENG_TYPE_SITE (peng_site_get_type ())

GType         peng_site_get_type       (void);
PengSite     *peng_site_new            (const char    *id,
                                        const char    *name,
                                        PengSiteKind   kind,
                                        const char    *base_uri,
                                        GError       **error);
PengSite     *peng_site_ref            (PengSite      *self);
void          peng_site_unref          (PengSite      *self);
const char   *peng_site_get_id         (PengSite      *self);
const char   *peng_site_get_name       (PengSite      *self);
PengSiteKind  peng_site_get_kind       (PengSite      *self);
GUri         *peng_site_get_base_uri   (PengSite      *self);
const char   *peng_site_kind_get_name  (PengSiteKind   kind);
gboolean      peng_site_kind_from_name (const char    *name,
                                        PengSiteKind  *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSite, peng_site_unref)

G_END_DECLS
