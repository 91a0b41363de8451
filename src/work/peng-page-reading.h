/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-check.h"
#include "publish/peng-fetch.h"
#include "store/peng-store-read-back.h"
#include "work/peng-publisher.h"

G_BEGIN_DECLS

#define PENG_PAGE_READING_ERROR (peng_page_reading_error_quark ())

/**
 * PengPageReadingError:
 * @PENG_PAGE_READING_ERROR_NOT_PUBLIC: readers are not to see the page, or not yet
 *
 * Why a page is not read.
 */
typedef enum
{
  PENG_PAGE_READING_ERROR_NOT_PUBLIC,
} PengPageReadingError;

GQuark          peng_page_reading_error_quark (void);

/**
 * PengPageReport:
 * @article: UUID of the draft
 * @site: number of the site
 * @url: (nullable): the page
 * @outcome: whether it is as it was sent
 * @findings: (element-type PengPageFinding): what is not
 * @n_left_out: how many more there are
 * @error: (nullable): why it could not be read
 *
 * What came of reading a page back.
 */
typedef struct
{
  char                *article;
  gint64               site;
  char                *url;
  PengReadBackOutcome  outcome;
  GPtrArray           *findings;
  guint                n_left_out;
  GError              *error;
} PengPageReport;

void            peng_page_report_free    (PengPageReport       *self);

/* Reads the page of a publication once. It fails where there is none to be read; a site that cannot
 * be reached is a report. */
void            peng_page_reading_async  (PengPublisher        *publisher,
                                          PengFetch            *fetch,
                                          const char           *article,
                                          gint64                site,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
PengPageReport *peng_page_reading_finish (GAsyncResult         *result,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageReport, peng_page_report_free)

G_END_DECLS
