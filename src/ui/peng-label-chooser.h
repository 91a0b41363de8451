/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengLabelChooser:
 *
 * A button that offers the tags of the library, or its albums, of which one is chosen or none.
 * Property "kind" is a #PengMediaLabel. Signal "changed": the person has chosen another.
 */
#define PENG_TYPE_LABEL_CHOOSER (peng_label_chooser_get_type ())

G_DECLARE_FINAL_TYPE (PengLabelChooser, peng_label_chooser, PENG, LABEL_CHOOSER, AdwBin)

void        peng_label_chooser_set_known  (PengLabelChooser *self,
                                           GPtrArray        *counts);
const char *peng_label_chooser_get_chosen (PengLabelChooser *self);
void        peng_label_chooser_clear      (PengLabelChooser *self);

G_END_DECLS
