/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find-query.h"
#include "core/peng-history.h"

G_BEGIN_DECLS

/**
 * PengMatch:
 * @in_field: whether it lies in a field of the article, else in the document
 * @field: which field
 * @place: which text of the document
 * @offset: in characters
 * @length: in characters; 0 for a mere place to begin at
 *
 * Where something was found.
 */
typedef struct
{
  gboolean  in_field;
  PengField field;
  PengPlace place;
  guint     offset;
  guint     length;
} PengMatch;

/**
 * PengFindJob:
 *
 * Some texts to be looked through; holds all it needs, so that another thread may do it.
 */
typedef struct _PengFindJob PengFindJob;

void         peng_find_job_run          (PengFindJob         *self,
                                         GCancellable        *cancellable);
void         peng_find_job_free         (PengFindJob         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengFindJob, peng_find_job_free)

/* All matches of a query in a document, kept true while it is edited. Signal "changed"
 * (PengFind *): other matches, or another current one. */
#define PENG_TYPE_FIND (peng_find_get_type ())

G_DECLARE_FINAL_TYPE (PengFind, peng_find, PENG, FIND, GObject)

PengFind     *peng_find_new             (PengDocument        *document,
                                         const PengField     *fields,
                                         guint                n_fields);
PengDocument *peng_find_get_document    (PengFind            *self);
void          peng_find_set_query       (PengFind            *self,
                                         PengFindQuery       *query);

/* Looking: jobs are taken, done anywhere, and given back, until none is left. */
PengFindJob  *peng_find_take_job        (PengFind            *self,
                                         guint                n_characters);
void          peng_find_give_job        (PengFind            *self,
                                         PengFindJob         *job);
gboolean      peng_find_is_complete     (PengFind            *self);
const GError *peng_find_get_error       (PengFind            *self);

guint         peng_find_get_n_matches   (PengFind            *self);
void          peng_find_foreach_in_field (PengFind           *self,
                                         PengField            field,
                                         void               (*func) (const PengMatch *match,
                                                                     gboolean         is_current,
                                                                     gpointer         user_data),
                                         gpointer             user_data);
void          peng_find_foreach_in_block (PengFind           *self,
                                         guint                block,
                                         void               (*func) (const PengMatch *match,
                                                                     gboolean         is_current,
                                                                     gpointer         user_data),
                                         gpointer             user_data);

/* The current match, or where to go on from. */
void          peng_find_set_start       (PengFind            *self,
                                         const PengMatch     *start);
gboolean      peng_find_get_current     (PengFind            *self,
                                         PengMatch           *current,
                                         guint               *index);
gboolean      peng_find_move            (PengFind            *self,
                                         gboolean             forward,
                                         gboolean            *wrapped);

gboolean      peng_find_replace         (PengFind            *self,
                                         PengHistory         *history,
                                         const char          *replacement,
                                         GError             **error);
gboolean      peng_find_replace_all     (PengFind            *self,
                                         PengHistory         *history,
                                         const char          *replacement,
                                         guint               *n_replaced,
                                         GError             **error);

G_END_DECLS
