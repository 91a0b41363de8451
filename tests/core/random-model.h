/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"
#include "test-seed.h"

G_BEGIN_DECLS

/* Random articles and edits for property tests: every kind of block, style and edit, and the writing
 * systems that break programs. All of it follows from the seed. */

char        *random_model_utf8     (GRand         *rand,
                                    guint          max_length);
char        *random_model_media    (GRand         *rand);
void         random_model_style    (GRand         *rand,
                                    PengStyle     *style);
PengText    *random_model_text     (GRand         *rand,
                                    guint          max_length);
PengBlock   *random_model_block_of (GRand         *rand,
                                    PengBlockKind  kind);
PengBlock   *random_model_block    (GRand         *rand);
PengArticle *random_model_article  (GRand         *rand,
                                    guint          max_blocks);
void         random_model_place    (GRand         *rand,
                                    PengDocument  *document,
                                    PengPlace     *place);
PengEdit    *random_model_edit     (GRand         *rand,
                                    PengDocument  *document);

G_END_DECLS
