/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-autocorrect.h"
#include "core/peng-history.h"

G_BEGIN_DECLS

/* Puts right what is typed into a document, each correction a step of the history of its own. */
#define PENG_TYPE_CORRECTOR (peng_corrector_get_type ())

G_DECLARE_FINAL_TYPE (PengCorrector, peng_corrector, PENG, CORRECTOR, GObject)

PengCorrector *peng_corrector_new        (PengDocument         *document,
                                          PengHistory          *history);
void           peng_corrector_set_rules  (PengCorrector        *self,
                                          PengAutocorrectRules  rules);
gboolean       peng_corrector_text_typed (PengCorrector        *self,
                                          const PengPlace      *place,
                                          guint                 end,
                                          guint                 n_typed,
                                          gboolean              entered);
gboolean       peng_corrector_field_typed (PengCorrector       *self,
                                          PengField             field,
                                          guint                 end,
                                          guint                 n_typed);

G_END_DECLS
