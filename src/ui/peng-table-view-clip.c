/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-view-private.h"

#include <string.h>

static const struct
{
  const char     *name;
  PengStyleFlags  flag;
} flags[] = {
  { "strong", PENG_STYLE_STRONG }, { "em", PENG_STYLE_EM }, { "underline", PENG_STYLE_UNDERLINE },
  { "strike", PENG_STYLE_STRIKE }, { "sub", PENG_STYLE_SUB }, { "sup", PENG_STYLE_SUP },
  { "mark", PENG_STYLE_MARK },
};

static PengBlock *
new_copy (PengTableView *self)
{
  PengTableRect rect;
  g_autoptr(PengText) text = NULL;

  if (self->selecting)
    {
      peng_table_view_get_selected (self, &rect);
      return peng_table_slice (self->shown, &rect);
    }

  text = peng_part_buffer_dup_selection (self->part);

  return text != NULL
           ? peng_block_new_text (&(PengTextFormat) { .kind = PENG_BLOCK_PARAGRAPH }, text) : NULL;
}

/**
 * peng_table_view_copy:
 * @self: the table, with the person in a cell
 * @cut: whether what is copied goes
 *
 * Puts the text that is selected on the clipboard, or the cells as a table.
 */
void
peng_table_view_copy (PengTableView *self,
                      gboolean       cut)
{
  g_autoptr(PengBlock) copy = self->in_cell ? new_copy (self) : NULL;
  g_autoptr(GdkContentProvider) content = NULL;

  if (copy == NULL)
    return;

  content = peng_clipboard_new_content (&copy, 1);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);

  if (cut && self->selecting)
    peng_table_view_run (self, "erase", NULL);
  else if (cut)
    gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (self->part), TRUE, TRUE);
}

/* A table that comes alone, with nothing but empty lines around it. */
static PengBlock *
find_table (GPtrArray *blocks)
{
  PengBlock *table = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      PengBlock *block = g_ptr_array_index (blocks, i);

      if (peng_block_get_kind (block) == PENG_BLOCK_TABLE && table == NULL)
        table = block;
      else if (!peng_block_is_text (block) ||
               peng_text_get_length (peng_block_get_text (block)) > 0)
        return NULL;
    }

  return table;
}

static void
append (PengText **joined,
        PengText  *text)
{
  g_autoptr(PengText) before = *joined;

  *joined = peng_text_splice (before, peng_text_get_length (before), 0, text);
}

/* Of a table its rows, of a picture what stands under it. */
static PengText *
new_words (PengBlock *block)
{
  g_autoptr(GString) words = NULL;

  if (peng_block_is_text (block))
    return peng_text_ref (peng_block_get_text (block));

  words = g_string_new (NULL);
  peng_block_append_plain (block, words);
  g_strdelimit (g_strchomp (words->str), "\t", ' ');

  return peng_text_new (words->str);
}

/* A cell holds a text and no blocks: each is a line of it. */
static PengText *
join_blocks (GPtrArray *blocks)
{
  PengText *joined = peng_text_new_empty ();
  g_autoptr(PengText) line_break = peng_text_new ("\n");

  for (guint i = 0; i < blocks->len; i++)
    {
      PengBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr(PengText) words = new_words (block);

      if (!peng_block_is_text (block) && peng_text_get_length (words) == 0)
        continue;
      if (peng_text_get_length (joined) > 0)
        append (&joined, line_break);
      append (&joined, words);
    }

  return joined;
}

static void
fill (PengTableView *self,
      PengBlock     *source)
{
  PengTableRect rect;
  g_autoptr(PengBlock) filled = NULL;

  peng_table_view_get_selected (self, &rect);
  filled = peng_table_fill (self->shown, rect.row, rect.column, source);

  if (filled == NULL || !peng_table_view_replace (self, filled))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  peng_table_view_go (self, rect.row, rect.column, -1);
  peng_table_view_select_to (self, rect.row + peng_block_get_n_rows (source) - 1,
                             rect.column + peng_block_get_n_columns (source) - 1);
}

static void
insert (PengTableView *self,
        PengText      *text)
{
  PengHistory *history = peng_table_view_get_history (self);

  peng_table_view_unselect (self);
  peng_history_barrier (history);
  peng_part_buffer_insert (self->part, text);
  peng_history_barrier (history);
}

/* An address that is pasted onto words links them. */
static gboolean
link_selection (PengTableView *self,
                PengText      *text)
{
  const char *address = peng_text_get_string (text);

  if (self->selecting || !gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->part)) ||
      strpbrk (address, " \t") != NULL || strstr (address, PENG_LINE_BREAK_UTF8) != NULL ||
      strchr (address, ':') == NULL || !peng_style_link_is_safe (address))
    return FALSE;

  peng_part_buffer_set_link (self->part, address, NULL);

  return TRUE;
}

static PengText *
new_plain (const char *utf8)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (utf8));

  return peng_text_new (trimmed);
}

/**
 * peng_table_view_paste:
 * @self: the table, with the person in a cell
 * @clip: what is on the clipboard
 *
 * Puts cells into the cells from here on, words into the cell.
 *
 * Returns: whether it was something that a table can take
 */
gboolean
peng_table_view_paste (PengTableView  *self,
                       const PengClip *clip)
{
  PengBlock *table;
  g_autoptr(PengBlock) tabs = NULL;
  g_autoptr(PengText) text = NULL;

  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  if (!self->in_cell || (clip->blocks == NULL && clip->text == NULL))
    return FALSE;

  table = clip->blocks != NULL ? find_table (clip->blocks)
                               : (tabs = peng_table_new_from_tabs (clip->text));
  if (table != NULL)
    {
      fill (self, table);
      return TRUE;
    }

  text = clip->blocks != NULL ? join_blocks (clip->blocks) : new_plain (clip->text);
  if (peng_text_get_length (text) == 0)
    return FALSE;

  if (!link_selection (self, text))
    insert (self, text);

  return TRUE;
}

static void
add_style (PengText  *text,
           PengStyle *style,
           gboolean  *first)
{
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      if (*first)
        *style = spans[i].style;
      style->flags &= spans[i].style.flags;
      style->color = style->color == spans[i].style.color ? style->color : PENG_COLOR_NONE;
      *first = FALSE;
    }
}

static gboolean
is_selected (PengTableView *self,
             guint          index)
{
  return gtk_widget_get_state_flags (g_ptr_array_index (self->cells, index)) &
         GTK_STATE_FLAG_SELECTED;
}

/**
 * peng_table_view_get_style:
 * @self: the table
 * @style: (out): what all that is selected has, or what is typed next would have
 * @align: (out): where the lines of the cell lie
 *
 * Returns: whether the person is in a cell
 */
gboolean
peng_table_view_get_style (PengTableView *self,
                           PengStyle     *style,
                           PengAlign     *align)
{
  gboolean first = TRUE;

  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  if (!self->in_cell)
    return FALSE;

  *style = (PengStyle) { 0 };
  *align = peng_table_cell_get_align (peng_table_view_get_cell (self, self->row, self->column));
  if (!self->selecting)
    peng_part_buffer_get_style (self->part, style);

  for (guint i = 0; self->selecting && i < self->cells->len; i++)
    if (is_selected (self, i))
      add_style (peng_block_get_part (self->shown, PENG_PART_CELL, i), style, &first);

  return TRUE;
}

static void
restyle_cells (PengTableView         *self,
               const PengStyleChange *change)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);
  PengDocument *document = peng_buffer_get_document (peng_atom_view_get_buffer (view));
  PengHistory *history = peng_table_view_get_history (self);
  PengPlace place = { 0, PENG_PART_CELL, 0 };

  if (!peng_atom_view_find_block (view, &place.block))
    return;

  peng_history_begin (history);
  for (; place.index < self->cells->len; place.index++)
    {
      g_autoptr(PengEdit) edit = NULL;

      if (!is_selected (self, place.index))
        continue;

      edit = peng_document_make_restyle (document, &place, 0, G_MAXUINT, change);
      if (!peng_edit_is_nothing (edit))
        peng_document_apply (document, edit, NULL);
    }
  peng_history_end (history);
}

static void
restyle (PengTableView         *self,
         const PengStyleChange *change)
{
  peng_history_barrier (peng_table_view_get_history (self));
  if (self->selecting)
    restyle_cells (self, change);
  else
    peng_part_buffer_restyle (self->part, change);
}

/* All cells that are selected, or the one where the person is, have one look now. */
static void
paint_cells (PengTableView         *self,
             const PengStyleChange *change,
             PengAlign              align)
{
  PengHistory *history = peng_table_view_get_history (self);
  g_autoptr(PengBlock) aligned = NULL;
  PengTableRect rect;

  peng_table_view_get_selected (self, &rect);
  aligned = peng_table_set_align (self->shown, &rect, align);

  peng_history_begin (history);
  if (aligned != NULL)
    peng_table_view_replace (self, aligned);
  if (self->selecting)
    restyle_cells (self, change);
  else
    peng_part_buffer_restyle_all (self->part, change);
  peng_history_end (history);
}

/**
 * peng_table_view_paint:
 * @self: the table
 * @style: how characters are to look; links stay as they are
 * @align: where the lines of whole cells are to lie
 *
 * Gives a look to the characters that are selected, or to the cells that are; where nothing is, to
 * the cell where the person is. It is one step.
 *
 * Returns: whether the person is in a cell
 */
gboolean
peng_table_view_paint (PengTableView   *self,
                       const PengStyle *style,
                       PengAlign        align)
{
  const PengStyleChange change = { .set = style->flags,
                                   .clear = PENG_STYLE_ALL_FLAGS & ~style->flags,
                                   .has_color = TRUE, .color = style->color };

  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  if (!self->in_cell)
    return FALSE;

  if (!self->selecting && gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->part)))
    restyle (self, &change);
  else
    paint_cells (self, &change, align);

  return TRUE;
}

static void
toggle (PengTableView  *self,
        PengStyleFlags  flag)
{
  PengStyleChange change = { 0 };
  PengStyle style;
  PengAlign unused;

  peng_table_view_get_style (self, &style, &unused);

  if (style.flags & flag)
    change.clear = flag;
  else
    change.set = flag;
  if (change.set & (PENG_STYLE_SUB | PENG_STYLE_SUP))
    change.clear = (PENG_STYLE_SUB | PENG_STYLE_SUP) & ~flag;

  restyle (self, &change);
}

static void
align_cells (PengTableView *self,
             const char    *name)
{
  static const char * const names[] = { "default", "center", "right", "justify" };
  PengTableRect rect;

  peng_table_view_get_selected (self, &rect);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(PengBlock) table = NULL;

      if (!g_str_equal (names[i], name))
        continue;

      table = peng_table_set_align (self->shown, &rect, i);
      if (table != NULL)
        peng_table_view_replace (self, table);
    }
}

/**
 * peng_table_view_format:
 * @self: the table
 * @name: of an action "format.…"
 * @target: (nullable): its argument
 *
 * Formats the text or the cells that are selected. What makes a heading, a list or a quote of a
 * paragraph does nothing in a cell.
 *
 * Returns: whether the person is in a cell, and the action is one for the text there
 */
gboolean
peng_table_view_format (PengTableView *self,
                        const char    *name,
                        GVariant      *target)
{
  g_return_val_if_fail (PENG_IS_TABLE_VIEW (self), FALSE);

  if (!self->in_cell)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (flags[i].name, name))
      {
        toggle (self, flags[i].flag);
        return TRUE;
      }

  if (g_str_equal (name, "color"))
    restyle (self, &(PengStyleChange) {
      .has_color = TRUE, .color = peng_color_from_name (g_variant_get_string (target, NULL)) });
  else if (g_str_equal (name, "clear"))
    peng_table_view_paint (self, &(PengStyle) { 0 }, PENG_ALIGN_DEFAULT);
  else if (g_str_equal (name, "align"))
    align_cells (self, g_variant_get_string (target, NULL));
  else
    return g_str_equal (name, "heading") || g_str_equal (name, "list") ||
           g_str_equal (name, "quote");

  return TRUE;
}
