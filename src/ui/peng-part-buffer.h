/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

#define PENG_TYPE_PART_BUFFER (peng_part_buffer_get_type ())

G_DECLARE_FINAL_TYPE (PengPartBuffer, peng_part_buffer, PENG, PART_BUFFER, GtkTextBuffer)

PengPartBuffer *peng_part_buffer_new          (PengBuffer            *owner,
                                               GtkTextChildAnchor    *anchor,
                                               PengPart               part,
                                               guint                  index);
guint           peng_part_buffer_get_index    (PengPartBuffer        *self);
void            peng_part_buffer_refresh      (PengPartBuffer        *self);
void            peng_part_buffer_get_style    (PengPartBuffer        *self,
                                               PengStyle             *style);
void            peng_part_buffer_restyle      (PengPartBuffer        *self,
                                               const PengStyleChange *change);
void            peng_part_buffer_restyle_all  (PengPartBuffer        *self,
                                               const PengStyleChange *change);
void            peng_part_buffer_insert       (PengPartBuffer        *self,
                                               PengText              *text);
PengText       *peng_part_buffer_dup_selection (PengPartBuffer       *self);
const char     *peng_part_buffer_get_link     (PengPartBuffer        *self);
void            peng_part_buffer_set_link     (PengPartBuffer        *self,
                                               const char            *link,
                                               const char            *text);

G_END_DECLS
