/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"

G_BEGIN_DECLS

/**
 * PengPlace:
 * @block: index of the block in the document
 * @part: which text of the block
 * @index: which one, for the parts that a block has several of; else 0
 *
 * Where a text lies in a document.
 */
typedef struct
{
  guint    block;
  PengPart part;
  guint    index;
} PengPlace;

/**
 * PengEditKind:
 * @PENG_EDIT_TEXT: in the text at a place
 * @PENG_EDIT_BLOCKS: blocks for blocks
 * @PENG_EDIT_FIELD: in a field of the article
 *
 * What an edit changes; see #PengEdit.
 */
typedef enum
{
  PENG_EDIT_TEXT,
  PENG_EDIT_BLOCKS,
  PENG_EDIT_FIELD,
} PengEditKind;

/**
 * PengEdit:
 *
 * One reversible change: immutable, reference counted (atomically), boxed. It holds what it takes
 * away as well as what it puts there, so its inverse needs nothing else.
 *
 *  - TEXT: in the text at a place, from an offset, `removed` becomes `inserted`. Formatting is the
 *    same edit with the same characters and other spans.
 *  - BLOCKS: from a position, the blocks `removed` become `inserted`. Splitting, joining, moving,
 *    another kind, pictures, tables: all of them.
 *  - FIELD: in a field, from an offset, `removed` becomes `inserted`; both without style.
 */
typedef struct _PengEdit PengEdit;

#define PENG_TYPE_EDIT (peng_edit_get_type ())

GType              peng_edit_get_type     (void);
PengEdit          *peng_edit_new_text     (const PengPlace    *place,
                                           guint               offset,
                                           PengText           *removed,
                                           PengText           *inserted);
PengEdit          *peng_edit_new_blocks   (guint               position,
                                           PengBlock * const  *removed,
                                           guint               n_removed,
                                           PengBlock * const  *inserted,
                                           guint               n_inserted);
PengEdit          *peng_edit_new_field    (PengField           field,
                                           guint               offset,
                                           const char         *removed,
                                           const char         *inserted);
PengEdit          *peng_edit_invert       (PengEdit           *self);
PengEdit          *peng_edit_ref          (PengEdit           *self);
void               peng_edit_unref        (PengEdit           *self);

PengEditKind       peng_edit_get_kind     (PengEdit           *self);
const PengPlace   *peng_edit_get_place    (PengEdit           *self);
PengField          peng_edit_get_field    (PengEdit           *self);
guint              peng_edit_get_offset   (PengEdit           *self);
guint              peng_edit_get_position (PengEdit           *self);
PengText          *peng_edit_get_removed  (PengEdit           *self);
PengText          *peng_edit_get_inserted (PengEdit           *self);
PengBlock * const *peng_edit_get_removed_blocks  (PengEdit    *self,
                                                  guint       *n_blocks);
PengBlock * const *peng_edit_get_inserted_blocks (PengEdit    *self,
                                                  guint       *n_blocks);
gboolean           peng_edit_is_restyle   (PengEdit           *self);
gboolean           peng_edit_is_nothing   (PengEdit           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengEdit, peng_edit_unref)

G_END_DECLS
