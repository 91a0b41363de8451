/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-atom-view.h"

G_BEGIN_DECLS

/**
 * PengFileCard:
 *
 * A video, a sound or an attachment in the text: what it is, and its caption or name to be written
 * in place. What is known of the file is asked for when it is near first.
 */
#define PENG_TYPE_FILE_CARD (peng_file_card_get_type ())

G_DECLARE_FINAL_TYPE (PengFileCard, peng_file_card, PENG, FILE_CARD, PengAtomView)

G_END_DECLS
