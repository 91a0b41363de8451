/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-document"

#include "core/peng-document.h"

#include <string.h>

/* A text to be put at a place: as it is, or as one line without style. */
static PengText *
fit_text (PengPart  part,
          PengText *text)
{
  g_autofree char *line = NULL;

  if (text == NULL)
    return peng_text_new_empty ();

  if (!peng_part_is_plain (part))
    return peng_text_ref (text);

  line = peng_unicode_clean_line (peng_text_get_string (text), -1);

  return peng_text_new (line);
}

/**
 * peng_document_make_text:
 * @self: a document
 * @place: a place that is there
 * @offset: in characters; cut to the end of the text
 * @n_removed: how many characters go; cut to the end of the text
 * @inserted: (nullable): what comes; one line without style where the place holds no other
 *
 * Returns: (transfer full): an edit to apply
 */
PengEdit *
peng_document_make_text (PengDocument    *self,
                         const PengPlace *place,
                         guint            offset,
                         guint            n_removed,
                         PengText        *inserted)
{
  PengText *text;
  g_autoptr(PengText) removed = NULL;
  g_autoptr(PengText) fitting = NULL;

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  text = peng_document_get_text (self, place);
  g_return_val_if_fail (text != NULL, NULL);

  offset = MIN (offset, peng_text_get_length (text));
  n_removed = MIN (n_removed, peng_text_get_length (text) - offset);
  removed = peng_text_slice (text, offset, n_removed);
  fitting = fit_text (place->part, inserted);

  return peng_edit_new_text (place, offset, removed, fitting);
}

/**
 * peng_document_make_restyle:
 * @self: a document
 * @place: a place that is there
 * @offset: in characters; cut to the end of the text
 * @length: how many characters change their style; cut to the end of the text
 * @change: what changes; nothing where the place holds no style
 *
 * Returns: (transfer full): an edit to apply; it may be one of nothing
 */
PengEdit *
peng_document_make_restyle (PengDocument          *self,
                            const PengPlace       *place,
                            guint                  offset,
                            guint                  length,
                            const PengStyleChange *change)
{
  PengText *text;
  g_autoptr(PengText) removed = NULL;
  g_autoptr(PengText) restyled = NULL;

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (place != NULL && change != NULL, NULL);

  text = peng_document_get_text (self, place);
  g_return_val_if_fail (text != NULL, NULL);

  offset = MIN (offset, peng_text_get_length (text));
  length = MIN (length, peng_text_get_length (text) - offset);
  removed = peng_text_slice (text, offset, length);
  restyled = peng_part_is_plain (place->part)
               ? peng_text_ref (removed)
               : peng_text_restyle (removed, 0, length, change);

  return peng_edit_new_text (place, offset, removed, restyled);
}

/**
 * peng_document_make_blocks:
 * @self: a document
 * @position: index of the first block, up to the number of blocks
 * @n_removed: how many blocks go; cut to those that are there
 * @inserted: (nullable) (array length=n_inserted): the blocks that come
 * @n_inserted: how many
 *
 * Returns: (transfer full): an edit to apply
 */
PengEdit *
peng_document_make_blocks (PengDocument      *self,
                           guint              position,
                           guint              n_removed,
                           PengBlock * const *inserted,
                           guint              n_inserted)
{
  g_autofree PengBlock **removed = NULL;

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (position <= peng_document_get_n_blocks (self), NULL);

  n_removed = MIN (n_removed, peng_document_get_n_blocks (self) - position);
  removed = g_new (PengBlock *, n_removed);

  for (guint i = 0; i < n_removed; i++)
    removed[i] = peng_document_get_block (self, position + i);

  return peng_edit_new_blocks (position, removed, n_removed, inserted, n_inserted);
}

/**
 * peng_document_make_field:
 * @self: a document
 * @field: a field
 * @offset: in characters; cut to the end of the field
 * @n_removed: how many characters go; cut to the end of the field
 * @inserted: what comes, made one line
 *
 * Returns: (transfer full): an edit to apply
 */
PengEdit *
peng_document_make_field (PengDocument *self,
                          PengField     field,
                          guint         offset,
                          guint         n_removed,
                          const char   *inserted)
{
  g_autofree char *removed = NULL;
  const char *text;
  guint length;

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail ((guint) field < PENG_N_FIELDS, NULL);
  g_return_val_if_fail (inserted != NULL, NULL);

  text = peng_document_get_field (self, field);
  length = g_utf8_strlen (text, -1);
  offset = MIN (offset, length);
  removed = g_utf8_substring (text, offset, (glong) offset + MIN (n_removed, length - offset));

  return peng_edit_new_field (field, offset, removed, inserted);
}

/* Moves the starts of two texts over what both begin with. */
static void
skip_same_start (const char **a,
                 const char **b)
{
  while (**a != '\0' && g_utf8_get_char (*a) == g_utf8_get_char (*b))
    {
      *a = g_utf8_next_char (*a);
      *b = g_utf8_next_char (*b);
    }
}

/* Moves the ends of two texts, not beyond their starts, over what both end with. */
static void
skip_same_end (const char  *a_start,
               const char **a,
               const char  *b_start,
               const char **b)
{
  while (*a > a_start && *b > b_start)
    {
      const char *a_last = g_utf8_prev_char (*a);
      const char *b_last = g_utf8_prev_char (*b);

      if (g_utf8_get_char (a_last) != g_utf8_get_char (b_last))
        break;

      *a = a_last;
      *b = b_last;
    }
}

/**
 * peng_document_make_set_field:
 * @self: a document
 * @field: a field
 * @value: its whole new text, made one line
 *
 * Makes the smallest edit that turns a field into @value, so that typing in an entry reads as
 * typing.
 *
 * Returns: (transfer full): an edit to apply; it may be one of nothing
 */
PengEdit *
peng_document_make_set_field (PengDocument *self,
                              PengField     field,
                              const char   *value)
{
  g_autofree char *line = NULL;
  g_autofree char *inserted = NULL;
  const char *old_start, *old_end, *start, *end;

  g_return_val_if_fail (PENG_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail ((guint) field < PENG_N_FIELDS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  line = peng_unicode_clean_line (value, -1);
  start = line;
  end = start + strlen (start);
  old_start = peng_document_get_field (self, field);
  old_end = old_start + strlen (old_start);

  skip_same_start (&old_start, &start);
  skip_same_end (old_start, &old_end, start, &end);
  inserted = g_strndup (start, end - start);

  return peng_document_make_field (self, field, g_utf8_strlen (line, start - line),
                                   g_utf8_strlen (old_start, old_end - old_start), inserted);
}
