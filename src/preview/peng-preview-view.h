/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/peng-preview-scheme.h"

G_BEGIN_DECLS

/* The script world that is ours; nothing of the page can see it. */
#define PENG_PREVIEW_WORLD "pengcheng"

WebKitWebView *peng_preview_view_new (PengPreviewSource *source);

G_END_DECLS
