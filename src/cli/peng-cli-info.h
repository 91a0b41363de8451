/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft-model.h"

G_BEGIN_DECLS

void peng_cli_info_print         (const PengDraftInfo *info);
void peng_cli_info_append_json   (const PengDraftInfo *info,
                                  GString             *out);

G_END_DECLS
