/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-writer.h"

G_BEGIN_DECLS

#define PENG_THEME_ERROR (peng_theme_error_quark ())

/**
 * PengThemeError:
 * @PENG_THEME_ERROR_INVALID: a placeholder is not closed, not known, or not of its kind
 */
typedef enum
{
  PENG_THEME_ERROR_INVALID,
} PengThemeError;

GQuark peng_theme_error_quark (void);

/**
 * PengTheme:
 *
 * The article page of a portal as a template with its CSS: what `GET /api/v1/theme` gives, what the
 * built-in portal serves and what the preview shows. Placeholders are `{{name}}` (escaped text) and
 * `{{{name}}}` (markup that we wrote). Immutable, reference counted.
 */
typedef struct _PengTheme PengTheme;

PengTheme  *peng_theme_new           (const char  *page,
                                      const char  *css,
                                      GError     **error);
PengTheme  *peng_theme_load          (const char  *directory,
                                      GError     **error);
PengTheme  *peng_theme_load_frame    (const char  *directory,
                                      GError     **error);
PengTheme  *peng_theme_ref           (PengTheme   *self);
void        peng_theme_unref         (PengTheme   *self);
const char *peng_theme_get_page      (PengTheme   *self);
const char *peng_theme_get_css       (PengTheme   *self);
/* ETag-like: SHA-256 of page and CSS. */
const char *peng_theme_get_etag      (PengTheme   *self);
char       *peng_theme_fill          (PengTheme   *self,
                                      GHashTable  *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengTheme, peng_theme_unref)

G_END_DECLS
