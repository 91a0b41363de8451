/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-edit"

#include "core/peng-edit.h"

/* A TEXT or FIELD edit has the texts, a BLOCKS edit the arrays; what a kind has no use for is
 * NULL. */
struct _PengEdit
{
  gatomicrefcount  ref_count;
  PengEditKind     kind;
  PengPlace        place;
  PengField        field;
  guint            offset;
  guint            position;
  PengText        *removed;
  PengText        *inserted;
  GPtrArray       *removed_blocks;
  GPtrArray       *inserted_blocks;
};

G_DEFINE_BOXED_TYPE (PengEdit, peng_edit, peng_edit_ref, peng_edit_unref)

static PengEdit *
new_edit (PengEditKind kind)
{
  PengEdit *self = g_new0 (PengEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;

  return self;
}

static GPtrArray *
new_blocks (PengBlock * const *blocks,
            guint              n_blocks)
{
  GPtrArray *array = g_ptr_array_new_full (n_blocks, (GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (array, peng_block_ref (blocks[i]));

  return array;
}

static PengText *
new_line (const char *utf8)
{
  g_autofree char *line = peng_unicode_clean_line (utf8, -1);

  return peng_text_new (line);
}

/**
 * peng_edit_new_text:
 * @place: where the text lies
 * @offset: in characters
 * @removed: what stands there
 * @inserted: what stands there afterwards
 *
 * Returns: (transfer full): an edit of a text
 */
PengEdit *
peng_edit_new_text (const PengPlace *place,
                    guint            offset,
                    PengText        *removed,
                    PengText        *inserted)
{
  PengEdit *self;

  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (removed != NULL && inserted != NULL, NULL);

  self = new_edit (PENG_EDIT_TEXT);
  self->place = *place;
  self->offset = offset;
  self->removed = peng_text_ref (removed);
  self->inserted = peng_text_ref (inserted);

  return self;
}

/**
 * peng_edit_new_blocks:
 * @position: index of the first block
 * @removed: (nullable) (array length=n_removed): the blocks that stand there
 * @n_removed: how many
 * @inserted: (nullable) (array length=n_inserted): those that stand there afterwards
 * @n_inserted: how many
 *
 * Returns: (transfer full): an edit of whole blocks
 */
PengEdit *
peng_edit_new_blocks (guint              position,
                      PengBlock * const *removed,
                      guint              n_removed,
                      PengBlock * const *inserted,
                      guint              n_inserted)
{
  PengEdit *self;

  g_return_val_if_fail (removed != NULL || n_removed == 0, NULL);
  g_return_val_if_fail (inserted != NULL || n_inserted == 0, NULL);

  self = new_edit (PENG_EDIT_BLOCKS);
  self->position = position;
  self->removed_blocks = new_blocks (removed, n_removed);
  self->inserted_blocks = new_blocks (inserted, n_inserted);

  return self;
}

/**
 * peng_edit_new_field:
 * @field: which field
 * @offset: in characters
 * @removed: what stands there
 * @inserted: what stands there afterwards, made one line
 *
 * Returns: (transfer full): an edit of a field
 */
PengEdit *
peng_edit_new_field (PengField   field,
                     guint       offset,
                     const char *removed,
                     const char *inserted)
{
  PengEdit *self;

  g_return_val_if_fail ((guint) field < PENG_N_FIELDS, NULL);
  g_return_val_if_fail (removed != NULL && inserted != NULL, NULL);

  self = new_edit (PENG_EDIT_FIELD);
  self->field = field;
  self->offset = offset;
  self->removed = new_line (removed);
  self->inserted = new_line (inserted);

  return self;
}

/**
 * peng_edit_invert:
 * @self: an edit
 *
 * Returns: (transfer full): the edit that takes @self back
 */
PengEdit *
peng_edit_invert (PengEdit *self)
{
  PengEdit *inverse;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = new_edit (self->kind);
  inverse->place = self->place;
  inverse->field = self->field;
  inverse->offset = self->offset;
  inverse->position = self->position;

  if (self->kind == PENG_EDIT_BLOCKS)
    {
      inverse->removed_blocks = g_ptr_array_ref (self->inserted_blocks);
      inverse->inserted_blocks = g_ptr_array_ref (self->removed_blocks);
    }
  else
    {
      inverse->removed = peng_text_ref (self->inserted);
      inverse->inserted = peng_text_ref (self->removed);
    }

  return inverse;
}

/**
 * peng_edit_ref:
 * @self: an edit
 *
 * Returns: (transfer full): @self
 */
PengEdit *
peng_edit_ref (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * peng_edit_unref:
 * @self: (transfer full): an edit
 */
void
peng_edit_unref (PengEdit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->removed, peng_text_unref);
  g_clear_pointer (&self->inserted, peng_text_unref);
  g_clear_pointer (&self->removed_blocks, g_ptr_array_unref);
  g_clear_pointer (&self->inserted_blocks, g_ptr_array_unref);
  g_free (self);
}

/**
 * peng_edit_get_kind:
 * @self: an edit
 *
 * Returns: what it changes
 */
PengEditKind
peng_edit_get_kind (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, PENG_EDIT_TEXT);

  return self->kind;
}

/**
 * peng_edit_get_place:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): where the text of a TEXT edit lies; %NULL for others
 */
const PengPlace *
peng_edit_get_place (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind == PENG_EDIT_TEXT ? &self->place : NULL;
}

/**
 * peng_edit_get_field:
 * @self: a FIELD edit
 *
 * Returns: which field it changes
 */
PengField
peng_edit_get_field (PengEdit *self)
{
  g_return_val_if_fail (self != NULL && self->kind == PENG_EDIT_FIELD, PENG_FIELD_TITLE);

  return self->field;
}

/**
 * peng_edit_get_offset:
 * @self: an edit
 *
 * Returns: in characters, from where a TEXT or FIELD edit changes; 0 for others
 */
guint
peng_edit_get_offset (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offset;
}

/**
 * peng_edit_get_position:
 * @self: an edit
 *
 * Returns: index of the first block that a BLOCKS edit changes, or of the block of a TEXT edit; 0
 *   for a FIELD edit
 */
guint
peng_edit_get_position (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == PENG_EDIT_TEXT ? self->place.block : self->position;
}

/**
 * peng_edit_get_removed:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): what a TEXT or FIELD edit takes away; %NULL for others
 */
PengText *
peng_edit_get_removed (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->removed;
}

/**
 * peng_edit_get_inserted:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): what a TEXT or FIELD edit puts there; %NULL for others
 */
PengText *
peng_edit_get_inserted (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->inserted;
}

static PengBlock * const *
get_blocks (GPtrArray *blocks,
            guint     *n_blocks)
{
  *n_blocks = blocks != NULL ? blocks->len : 0;

  return blocks != NULL ? (PengBlock * const *) blocks->pdata : NULL;
}

/**
 * peng_edit_get_removed_blocks:
 * @self: an edit
 * @n_blocks: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_blocks): the blocks that a BLOCKS edit takes
 *   away
 */
PengBlock * const *
peng_edit_get_removed_blocks (PengEdit *self,
                              guint    *n_blocks)
{
  g_return_val_if_fail (self != NULL && n_blocks != NULL, NULL);

  return get_blocks (self->removed_blocks, n_blocks);
}

/**
 * peng_edit_get_inserted_blocks:
 * @self: an edit
 * @n_blocks: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_blocks): the blocks that a BLOCKS edit puts
 *   there
 */
PengBlock * const *
peng_edit_get_inserted_blocks (PengEdit *self,
                               guint    *n_blocks)
{
  g_return_val_if_fail (self != NULL && n_blocks != NULL, NULL);

  return get_blocks (self->inserted_blocks, n_blocks);
}

/**
 * peng_edit_is_restyle:
 * @self: an edit
 *
 * Returns: whether it changes the formatting of a text and none of its characters
 */
gboolean
peng_edit_is_restyle (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == PENG_EDIT_TEXT &&
         g_str_equal (peng_text_get_string (self->removed),
                      peng_text_get_string (self->inserted)) &&
         !peng_text_equal (self->removed, self->inserted);
}

static gboolean
are_blocks_equal (GPtrArray *a,
                  GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      if (!peng_block_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_edit_is_nothing:
 * @self: an edit
 *
 * Returns: whether it puts there what it takes away
 */
gboolean
peng_edit_is_nothing (PengEdit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind == PENG_EDIT_BLOCKS)
    return are_blocks_equal (self->removed_blocks, self->inserted_blocks);

  return peng_text_equal (self->removed, self->inserted);
}
