/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview"

#include "preview/peng-preview-device.h"

/**
 * peng_preview_device_get_width:
 * @device: a device
 *
 * Returns: the width of its pages, in CSS pixels
 */
int
peng_preview_device_get_width (PengPreviewDevice device)
{
  switch (device)
    {
    case PENG_PREVIEW_TABLET:
      return 768;

    case PENG_PREVIEW_PHONE:
      return 375;

    case PENG_PREVIEW_DESKTOP:
    default:
      return 1200;
    }
}
