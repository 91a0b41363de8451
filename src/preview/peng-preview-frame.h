/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-theme.h"

G_BEGIN_DECLS

/**
 * PengPreviewFrame:
 *
 * The page around the article: a site's theme, name and sections.
 */
typedef struct _PengPreviewFrame PengPreviewFrame;

PengPreviewFrame *peng_preview_frame_new   (PengTheme          *theme,
                                            const char         *site,
                                            const char * const *sections);
void              peng_preview_frame_free  (PengPreviewFrame   *self);
gboolean          peng_preview_frame_equal (PengPreviewFrame   *a,
                                            PengPreviewFrame   *b);
char             *peng_preview_frame_write (PengPreviewFrame   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPreviewFrame, peng_preview_frame_free)

G_END_DECLS
