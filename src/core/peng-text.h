/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-style.h"
#include "core/peng-unicode.h"

G_BEGIN_DECLS

/**
 * PengSpan:
 * @length: in characters, never 0
 * @style: its formatting
 *
 * A stretch of one style. The spans of a text follow each other without gap and cover it whole;
 * neighbours differ. So equal texts have equal spans.
 */
typedef struct
{
  guint     length;
  PengStyle style;
} PengSpan;

/**
 * PengText:
 *
 * An immutable text with formatting, reference counted (atomically), boxed. All offsets and
 * lengths are in Unicode characters, as GtkTextIter counts them. It never holds NUL, control
 * characters (but tab), U+2029 or newlines; U+2028 is the line break inside a paragraph.
 */
typedef struct _PengText PengText;

#define PENG_TYPE_TEXT (peng_text_get_type ())

GType           peng_text_get_type     (void);
PengText       *peng_text_new          (const char            *utf8);
PengText       *peng_text_new_styled   (const char            *utf8,
                                        const PengStyle       *style);
PengText       *peng_text_new_empty    (void);
PengText       *peng_text_ref          (PengText              *self);
void            peng_text_unref        (PengText              *self);

const char     *peng_text_get_string   (PengText              *self);
guint           peng_text_get_length   (PengText              *self);
const PengSpan *peng_text_get_spans    (PengText              *self,
                                        guint                 *n_spans);
const PengStyle *peng_text_get_style   (PengText              *self,
                                        guint                  offset);
char           *peng_text_dup_range    (PengText              *self,
                                        guint                  offset,
                                        guint                  length);
gboolean        peng_text_equal        (PengText              *a,
                                        PengText              *b);

PengText       *peng_text_slice        (PengText              *self,
                                        guint                  offset,
                                        guint                  length);
PengText       *peng_text_splice       (PengText              *self,
                                        guint                  offset,
                                        guint                  n_removed,
                                        PengText              *inserted);
PengText       *peng_text_restyle      (PengText              *self,
                                        guint                  offset,
                                        guint                  length,
                                        const PengStyleChange *change);

/**
 * PengTextBuilder:
 *
 * Builds a text from pieces, for readers.
 */
typedef struct _PengTextBuilder PengTextBuilder;

PengTextBuilder *peng_text_builder_new    (void);
void             peng_text_builder_append (PengTextBuilder *self,
                                           const char      *utf8,
                                           gssize           n_bytes,
                                           const PengStyle *style);
guint            peng_text_builder_get_length (PengTextBuilder *self);
PengText        *peng_text_builder_end    (PengTextBuilder *self);
void             peng_text_builder_free   (PengTextBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengText, peng_text_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengTextBuilder, peng_text_builder_free)

G_END_DECLS
