/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-atom-view.h"

G_BEGIN_DECLS

/**
 * PengEditorCard:
 *
 * An atom in which there is nothing to write: the line of a divider.
 */
#define PENG_TYPE_EDITOR_CARD (peng_editor_card_get_type ())

G_DECLARE_FINAL_TYPE (PengEditorCard, peng_editor_card, PENG, EDITOR_CARD, PengAtomView)

G_END_DECLS
