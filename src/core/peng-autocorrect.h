/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengAutocorrectRules:
 * @PENG_AUTOCORRECT_QUOTES: straight quotes become “” and ‘’
 * @PENG_AUTOCORRECT_ELLIPSIS: `...` becomes ……
 * @PENG_AUTOCORRECT_DASH: `--` becomes ——
 * @PENG_AUTOCORRECT_PUNCTUATION: half-width `,.:;?!()` among Chinese becomes full-width
 * @PENG_AUTOCORRECT_INDENT: two full-width spaces at a paragraph's start are its indent
 *
 * What is put right while a person types; each can be switched off.
 */
typedef enum /*< flags >*/
{
  PENG_AUTOCORRECT_QUOTES      = 1 << 0,
  PENG_AUTOCORRECT_ELLIPSIS    = 1 << 1,
  PENG_AUTOCORRECT_DASH        = 1 << 2,
  PENG_AUTOCORRECT_PUNCTUATION = 1 << 3,
  PENG_AUTOCORRECT_INDENT      = 1 << 4,
} PengAutocorrectRules;

#define PENG_AUTOCORRECT_ALL 0x1f

/**
 * PengCorrection:
 * @rule: which rule made it
 * @from_end: where it begins, in characters before the end of the text
 * @n_removed: how many characters go there; not more than @from_end
 * @inserted: what comes in their place; static
 *
 * What is to be put right in a text. Behind it, `from_end - n_removed` characters stay.
 */
typedef struct
{
  PengAutocorrectRules  rule;
  guint                 from_end;
  guint                 n_removed;
  const char           *inserted;
} PengCorrection;

gboolean peng_autocorrect (PengAutocorrectRules  rules,
                           const char           *text,
                           gsize                 n_bytes,
                           guint                 n_typed,
                           PengCorrection       *correction);

G_END_DECLS
