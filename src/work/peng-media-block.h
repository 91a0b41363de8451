/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"
#include "store/peng-store-library.h"

G_BEGIN_DECLS

/* An item of the library as a block of an article, with what is said of it there. */
PengBlock *peng_media_block_new (const PengLibraryItem *item);

G_END_DECLS
