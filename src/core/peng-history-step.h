/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

G_BEGIN_DECLS

/* One step of a history: edits that are undone together. */
typedef struct _PengStep PengStep;

PengStep *peng_step_new         (PengEdit     *edit);
void      peng_step_free        (PengStep     *self);
void      peng_step_add         (PengStep     *self,
                                 PengEdit     *edit);
gboolean  peng_step_merge       (PengStep     *self,
                                 PengEdit     *edit);
gsize     peng_step_get_n_bytes (PengStep     *self);
PengEdit *peng_step_apply       (PengStep     *self,
                                 PengDocument *document,
                                 gboolean      backwards);

G_END_DECLS
