/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengSearchQuery:
 *
 * What a person looks for: words, each with the terms that the index must have and, where these do
 * not prove it, the word itself to look for in the text.
 */
typedef struct _PengSearchQuery PengSearchQuery;

PengSearchQuery *peng_search_query_new       (const char       *words);
void             peng_search_query_free      (PengSearchQuery  *self);
gboolean         peng_search_query_is_empty  (PengSearchQuery  *self);
const char      *peng_search_query_get_match (PengSearchQuery  *self);
gboolean         peng_search_query_needs_check (PengSearchQuery *self);
gboolean         peng_search_query_check     (PengSearchQuery  *self,
                                              const char       *text);
gboolean         peng_search_query_find      (PengSearchQuery  *self,
                                              const char       *text,
                                              guint            *start,
                                              guint            *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSearchQuery, peng_search_query_free)

G_END_DECLS
