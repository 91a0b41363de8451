/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store.h"

G_BEGIN_DECLS

/**
 * PengReadBackOutcome:
 * @PENG_READ_BACK_NEVER: it was not read yet
 * @PENG_READ_BACK_CLEAN: the page is as it was sent
 * @PENG_READ_BACK_FOUND: it is not
 * @PENG_READ_BACK_UNREAD: it could not be read
 *
 * What came of reading a page back. The numbers are stored.
 */
typedef enum
{
  PENG_READ_BACK_NEVER  = 0,
  PENG_READ_BACK_CLEAN  = 1,
  PENG_READ_BACK_FOUND  = 2,
  PENG_READ_BACK_UNREAD = 3,
} PengReadBackOutcome;

/* After publishing, an hour, a day and a week later; then no more. */
#define PENG_READ_BACK_N_STAGES 4

/**
 * PengReadBackRow:
 * @article: UUID of the draft
 * @site: number of the site
 * @stage: which reading is next, %PENG_READ_BACK_N_STAGES where none is
 * @due: when, microseconds since 1970; 0 where none is
 * @n_failures: how often in a row it could not be read
 * @checked: when it was last read or tried, 0 for never
 * @outcome: what came of it
 * @findings: (nullable): what was found, as the one who read it writes it down
 *
 * The readings of one page.
 */
typedef struct
{
  char                *article;
  gint64               site;
  guint                stage;
  gint64               due;
  guint                n_failures;
  gint64               checked;
  PengReadBackOutcome  outcome;
  char                *findings;
} PengReadBackRow;

void       peng_read_back_row_free          (PengReadBackRow       *self);

/* The pages that are read back, of an article (NULL: of all), an array of PengReadBackRow, those
 * that are due first first. */
void       peng_store_list_read_backs_async  (PengStore             *self,
                                              const char            *article,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               user_data);
GPtrArray *peng_store_list_read_backs_finish (PengStore             *self,
                                              GAsyncResult          *result,
                                              GError               **error);
/* Notes what came of a reading that was due at @was_due. PENG_STORE_ERROR_STALE where the article
 * was published anew meanwhile, or withdrawn. */
void       peng_store_note_read_back_async   (PengStore             *self,
                                              const PengReadBackRow *row,
                                              gint64                 was_due,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               user_data);
gboolean   peng_store_note_read_back_finish  (PengStore             *self,
                                              GAsyncResult          *result,
                                              GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengReadBackRow, peng_read_back_row_free)

G_END_DECLS
