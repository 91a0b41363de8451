/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli-run.h"
#include "work/peng-article-file.h"

G_BEGIN_DECLS

void         peng_cli_article_fold_name (char         *name);
PengArticle *peng_cli_article_read (PengCliRun       *run,
                                    PengStore        *store,
                                    const PengFormat *format,
                                    const char       *path,
                                    guint            *n_lost);
PengArticle *peng_cli_article_load (PengCliRun       *run,
                                    PengStore        *store,
                                    const char       *uuid,
                                    guint64          *revision);
gboolean     peng_cli_article_save (PengCliRun       *run,
                                    PengStore        *store,
                                    PengArticle      *article,
                                    guint64           base,
                                    guint64          *revision);
void         peng_cli_article_explain (const char    *uuid,
                                       const GError  *error);

G_END_DECLS
