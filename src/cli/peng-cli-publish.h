/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli-run.h"
#include "work/peng-article-file.h"

G_BEGIN_DECLS

char *peng_cli_publish_file (PengCliRun       *run,
                             PengStore        *store,
                             const PengFormat *format,
                             const char       *path);

G_END_DECLS
