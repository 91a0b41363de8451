/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-corrector.h"
#include "core/peng-find.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengFields:
 *
 * The fields of an article above its text: the title, and the details that can be folded away.
 * Property "composing": an input method is in the middle of a word in one of them.
 */
#define PENG_TYPE_FIELDS (peng_fields_get_type ())

G_DECLARE_FINAL_TYPE (PengFields, peng_fields, PENG, FIELDS, AdwBin)

void     peng_fields_set_document  (PengFields          *self,
                                    PengDocument        *document,
                                    PengHistory         *history);
void     peng_fields_set_sections  (PengFields          *self,
                                    const char * const  *names);
void     peng_fields_focus         (PengFields          *self,
                                    PengField            field);
void     peng_fields_set_find      (PengFields          *self,
                                    PengFind            *find);
void     peng_fields_show_match    (PengFields          *self,
                                    const PengMatch     *match,
                                    gboolean             focus);
gboolean peng_fields_get_composing (PengFields          *self);
void       peng_fields_set_autocorrect (PengFields           *self,
                                        PengAutocorrectRules  rules);

G_END_DECLS
