/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

G_BEGIN_DECLS

/**
 * PengPageDebt:
 *
 * What a page does not show yet of the document that it is a picture of: which blocks and fields
 * have changed since it was last patched, which parts beside the article, and which block is to be
 * brought into sight.
 */
typedef struct _PengPageDebt PengPageDebt;

PengPageDebt *peng_page_debt_new          (void);
void          peng_page_debt_free         (PengPageDebt *self);
void          peng_page_debt_set_document (PengPageDebt *self,
                                           PengDocument *document);
void          peng_page_debt_add          (PengPageDebt *self,
                                           PengEdit     *edit);
void          peng_page_debt_owe_all      (PengPageDebt *self,
                                           gboolean      page_is_new);
void          peng_page_debt_show_block   (PengPageDebt *self,
                                           guint         block);
void          peng_page_debt_set_part     (PengPageDebt *self,
                                           const char   *id,
                                           const char   *html);
gboolean      peng_page_debt_is_paid      (PengPageDebt *self);
GVariant     *peng_page_debt_take         (PengPageDebt *self);
gboolean      peng_page_debt_find_block   (PengPageDebt *self,
                                           guint         element,
                                           guint         within,
                                           guint        *block);
gboolean      peng_page_debt_find_field   (const char   *id,
                                           PengField    *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageDebt, peng_page_debt_free)

G_END_DECLS
