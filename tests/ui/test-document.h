/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/* Documents in tests are written as HTML in which `|` is the cursor and `^` the other end of the
 * selection; where the cursor is at an atom it is written behind: ` @BLOCK:OFFSET`. */
PengDocument *test_document_read           (const char   *html,
                                            PengPosition *bound,
                                            PengPosition *cursor);
void          test_document_assert         (PengBuffer   *buffer,
                                            const char   *expected);
/* What is written there, wherever the cursor is. */
void          test_document_assert_content (PengDocument *document,
                                            const char   *expected);
/* Whether the buffer shows what a new one would show. */
void          test_document_assert_picture (PengBuffer   *buffer,
                                            PengDocument *document,
                                            PengHistory  *history);

G_END_DECLS
