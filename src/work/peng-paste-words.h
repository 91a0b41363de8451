/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/peng-paste.h"

G_BEGIN_DECLS

char *peng_paste_words_new (PengPasteChanges changes);

G_END_DECLS
