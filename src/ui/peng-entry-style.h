/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-text.h"

#include <pango/pango.h>

G_BEGIN_DECLS

PangoAttrList *peng_entry_style_new_attributes (PengText *text,
                                                gboolean  dark);

G_END_DECLS
