/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-history.h"

G_BEGIN_DECLS

const char *peng_date_field_find_fault (PengDocument *document);
void        peng_date_field_settle     (PengDocument *document,
                                        PengHistory  *history);

G_END_DECLS
