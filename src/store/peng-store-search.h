/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-articles.h"

G_BEGIN_DECLS

/**
 * PengSearchHit:
 * @info: the draft
 * @title_start: first matching character of the title; @title_length is 0 where none matches
 * @title_length: in characters
 * @snippet: some words around the first match in the text, one line; the beginning of the text
 *   where only the title matches
 * @match_start: first matching character of the snippet; @match_length is 0 where none matches
 * @match_length: in characters
 */
typedef struct
{
  PengDraftInfo *info;
  guint          title_start;
  guint          title_length;
  char          *snippet;
  guint          match_start;
  guint          match_length;
} PengSearchHit;

void       peng_search_hit_free     (PengSearchHit        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSearchHit, peng_search_hit_free)

/* Drafts (not those in the trash) that hold all of the words, newest first, at most @limit. Words
 * are separated by spaces. A word of Chinese is found anywhere; a Latin word or number where a word
 * begins so. Upper and lower case, full and half width, and accents make no difference. Gives an
 * array of PengSearchHit; *@more tells whether there are others. */
void       peng_store_search_async  (PengStore            *self,
                                     const char           *words,
                                     guint                 limit,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GPtrArray *peng_store_search_finish (PengStore            *self,
                                     GAsyncResult         *result,
                                     gboolean             *more,
                                     GError              **error);

G_END_DECLS
