/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli-run.h"
#include "work/peng-article-file.h"

G_BEGIN_DECLS

char             *peng_cli_format_dup_names (void);
const PengFormat *peng_cli_format_choose    (const char       *name,
                                             const char       *path,
                                             const char       *option);
GBytes           *peng_cli_format_convert   (PengCliRun       *run,
                                             const PengFormat *from,
                                             const PengFormat *to,
                                             GBytes           *bytes,
                                             const char       *path);
GBytes           *peng_cli_format_write     (PengCliRun       *run,
                                             const PengFormat *to,
                                             PengArticle      *article);

G_END_DECLS
