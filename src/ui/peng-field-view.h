/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"
#include "core/peng-corrector.h"
#include "ui/peng-field-buffer.h"

G_BEGIN_DECLS

#define PENG_TYPE_FIELD_VIEW (peng_field_view_get_type ())

G_DECLARE_FINAL_TYPE (PengFieldView, peng_field_view, PENG, FIELD_VIEW, GtkTextView)

void     peng_field_view_set_document  (PengFieldView *self,
                                        PengDocument  *document);
void     peng_field_view_set_find      (PengFieldView *self,
                                        PengFind      *find);
void     peng_field_view_set_corrector (PengFieldView *self,
                                        PengCorrector *corrector);
gboolean peng_field_view_get_composing (PengFieldView *self);

G_END_DECLS
