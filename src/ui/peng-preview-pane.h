/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/peng-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengPreviewPane:
 *
 * The preview with the choice of a device above it, and what is shown when its process has ended.
 * Property "device" (PengPreviewDevice as int, read, write, notify).
 */
#define PENG_TYPE_PREVIEW_PANE (peng_preview_pane_get_type ())

G_DECLARE_FINAL_TYPE (PengPreviewPane, peng_preview_pane, PENG, PREVIEW_PANE, AdwBin)

GtkWidget   *peng_preview_pane_new         (PengPreview       *preview);
void         peng_preview_pane_set_device  (PengPreviewPane   *self,
                                            PengPreviewDevice  device);
PengPreviewDevice peng_preview_pane_get_device (PengPreviewPane *self);
void               peng_preview_pane_set_empty  (PengPreviewPane   *self,
                                                 gboolean           empty);

G_END_DECLS
