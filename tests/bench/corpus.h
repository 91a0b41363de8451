/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "store/peng-db.h"

G_BEGIN_DECLS

/* Chinese that a bench can make without end: words of one to four characters, used as often as
 * words are (the n-th word once where the first is used n times), in sentences and paragraphs. The
 * same seed gives the same text. */
typedef struct _Corpus Corpus;

Corpus      *corpus_new         (guint32      seed);
void         corpus_free        (Corpus      *self);
const char  *corpus_pick_word   (Corpus      *self);
guint32      corpus_pick_number (Corpus      *self,
                                 guint32      below);
char        *corpus_make_text   (Corpus      *self,
                                 guint        n_chars);
PengArticle *corpus_make_draft  (Corpus      *self,
                                 guint        n_chars);

/* A database with @n drafts in @dir, indexed where @searchable. */
void         corpus_fill_store  (Corpus      *self,
                                 const char  *dir,
                                 guint        n,
                                 guint        n_chars,
                                 gboolean     searchable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Corpus, corpus_free)

G_END_DECLS
