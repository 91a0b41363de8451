/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-edit.h"

G_BEGIN_DECLS

#define PENG_DOCUMENT_ERROR (peng_document_error_quark ())

/**
 * PengDocumentError:
 * @PENG_DOCUMENT_ERROR_NO_PLACE: the place, offset or position does not exist
 * @PENG_DOCUMENT_ERROR_STALE: what the edit removes is not what stands there
 * @PENG_DOCUMENT_ERROR_INVALID: the result would be no document (no block, atom at the end, ...)
 * @PENG_DOCUMENT_ERROR_TOO_LARGE: it would have more than %PENG_ARTICLE_MAX_BLOCKS blocks
 *
 * Why an edit was refused. The document is as it was.
 */
typedef enum
{
  PENG_DOCUMENT_ERROR_NO_PLACE,
  PENG_DOCUMENT_ERROR_STALE,
  PENG_DOCUMENT_ERROR_INVALID,
  PENG_DOCUMENT_ERROR_TOO_LARGE,
} PengDocumentError;

GQuark peng_document_error_quark (void);

/* The article while it is written: fields and blocks, and the one door to change them. */
#define PENG_TYPE_DOCUMENT (peng_document_get_type ())

G_DECLARE_FINAL_TYPE (PengDocument, peng_document, PENG, DOCUMENT, GObject)

PengDocument    *peng_document_new           (PengArticle        *article);

/* signal "edited" (PengDocument *, PengEdit *edit): after each apply that changed something */
gboolean         peng_document_apply         (PengDocument       *self,
                                              PengEdit           *edit,
                                              GError            **error);

const char      *peng_document_get_uuid      (PengDocument       *self);
guint64          peng_document_get_revision  (PengDocument       *self);
const char      *peng_document_get_field     (PengDocument       *self,
                                              PengField           field);
guint            peng_document_get_n_blocks  (PengDocument       *self);
PengBlock       *peng_document_get_block     (PengDocument       *self,
                                              guint               position);
PengText        *peng_document_get_text      (PengDocument       *self,
                                              const PengPlace    *place);
const PengCount *peng_document_get_count     (PengDocument       *self);
PengArticle     *peng_document_snapshot      (PengDocument       *self);

/* Edits made from what stands there now: ready to apply. */
PengEdit        *peng_document_make_text     (PengDocument          *self,
                                              const PengPlace       *place,
                                              guint                  offset,
                                              guint                  n_removed,
                                              PengText              *inserted);
PengEdit        *peng_document_make_restyle  (PengDocument          *self,
                                              const PengPlace       *place,
                                              guint                  offset,
                                              guint                  length,
                                              const PengStyleChange *change);
PengEdit        *peng_document_make_blocks   (PengDocument          *self,
                                              guint                  position,
                                              guint                  n_removed,
                                              PengBlock * const     *inserted,
                                              guint                  n_inserted);
PengEdit        *peng_document_make_field    (PengDocument          *self,
                                              PengField              field,
                                              guint                  offset,
                                              guint                  n_removed,
                                              const char            *inserted);
PengEdit        *peng_document_make_set_field (PengDocument         *self,
                                               PengField             field,
                                               const char           *value);

G_END_DECLS
