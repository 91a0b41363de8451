/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengPreviewDevice:
 * @PENG_PREVIEW_DESKTOP: a page 1,200 pixels wide, made smaller where there is less room
 * @PENG_PREVIEW_TABLET: 768 pixels
 * @PENG_PREVIEW_PHONE: 375 pixels
 *
 * The width that the page believes to have.
 */
typedef enum
{
  PENG_PREVIEW_DESKTOP,
  PENG_PREVIEW_TABLET,
  PENG_PREVIEW_PHONE,
} PengPreviewDevice;

int peng_preview_device_get_width (PengPreviewDevice device);

G_END_DECLS
