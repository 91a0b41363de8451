/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-atom-view.h"

G_BEGIN_DECLS

/**
 * PengGalleryView:
 *
 * A gallery in the text, laid out as the page has it, with its captions and the alternative text of
 * the photograph that is chosen. It knows its size from the start; pictures and entries are there
 * only while it is near what is seen.
 */
#define PENG_TYPE_GALLERY_VIEW (peng_gallery_view_get_type ())

G_DECLARE_FINAL_TYPE (PengGalleryView, peng_gallery_view, PENG, GALLERY_VIEW, PengAtomView)

G_END_DECLS
