/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengOutlinePane:
 *
 * The headings of the article, to jump to. Signal: "jump" (guint block): where the person wants to
 * go.
 */
#define PENG_TYPE_OUTLINE_PANE (peng_outline_pane_get_type ())

G_DECLARE_FINAL_TYPE (PengOutlinePane, peng_outline_pane, PENG, OUTLINE_PANE, AdwBin)

void peng_outline_pane_set_document (PengOutlinePane *self,
                                     PengDocument    *document);
void peng_outline_pane_set_block    (PengOutlinePane *self,
                                     guint            block);
void peng_outline_pane_focus        (PengOutlinePane *self);

G_END_DECLS
