/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PENG_TYPE_FIELD_BUFFER (peng_field_buffer_get_type ())

G_DECLARE_FINAL_TYPE (PengFieldBuffer, peng_field_buffer, PENG, FIELD_BUFFER, GtkTextBuffer)

GtkTextBuffer *peng_field_buffer_new          (PengField        field);
void           peng_field_buffer_set_document (PengFieldBuffer *self,
                                               PengDocument    *document);

G_END_DECLS
