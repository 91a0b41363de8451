/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-buffer"

#include "ui/peng-buffer-private.h"

/* The picture of a document is one line for each block, and each line ends with a newline; so
 * block i is line i, and even an empty last block has a character that its tags can hold on to.
 * Behind the last newline GTK sees one more line, empty, where the cursor is never let.
 *
 * To compare what stands with what is to stand, blocks are written as cells: the characters of
 * their text, or one cell for an atom that tells its kind, and a newline. What is equal in front
 * and behind stays, with the marks and widgets in it; only the middle is taken out and put in. */

#define ATOM_CELL 0x80000000u

typedef struct
{
  PengBlock * const *blocks;
  guint              n_blocks;
  guint32           *cells;
  guint              n_cells;
} Cells;

static void
append_block (GArray    *cells,
              PengBlock *block)
{
  const guint32 newline = '\n';

  if (peng_block_is_text (block))
    {
      PengText *text = peng_block_get_text (block);
      glong n_characters;
      g_autofree gunichar *characters = g_utf8_to_ucs4_fast (peng_text_get_string (text), -1,
                                                             &n_characters);

      g_array_append_vals (cells, characters, n_characters);
    }
  else
    {
      const guint32 atom = ATOM_CELL | peng_block_get_kind (block);

      g_array_append_val (cells, atom);
    }

  g_array_append_val (cells, newline);
}

static void
cells_init (Cells             *self,
            PengBlock * const *blocks,
            guint              n_blocks)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n_blocks; i++)
    append_block (cells, blocks[i]);

  self->blocks = blocks;
  self->n_blocks = n_blocks;
  self->n_cells = cells->len;
  self->cells = (guint32 *) g_array_free (cells, FALSE);
}

static void
cells_clear (Cells *self)
{
  g_free (self->cells);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

/* The block that the cell at `position` belongs to. */
static guint
cells_get_block (const Cells *self,
                 guint        position)
{
  guint block = 0;

  for (guint i = 0; i < position; i++)
    if (self->cells[i] == '\n')
      block++;

  return block;
}

static void
insert_characters (PengBuffer    *self,
                   GtkTextIter   *iter,
                   const guint32 *characters,
                   guint          n_characters)
{
  g_autofree char *utf8 = NULL;
  glong n_bytes;

  if (n_characters == 0)
    return;

  utf8 = g_ucs4_to_utf8 (characters, n_characters, NULL, &n_bytes, NULL);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), iter, utf8, n_bytes);
}

static void
insert_anchor (PengBuffer  *self,
               GtkTextIter *iter,
               PengBlock   *block)
{
  g_autoptr(GtkTextChildAnchor) anchor = peng_anchor_new (block);

  gtk_text_buffer_insert_child_anchor (GTK_TEXT_BUFFER (self), iter, anchor);
}

/* Inserts the cells from `from` up to `to`: all the text between two atoms at once. */
static void
insert_cells (PengBuffer  *self,
              GtkTextIter *iter,
              const Cells *cells,
              guint        from,
              guint        to)
{
  guint block = cells_get_block (cells, from);
  guint done = from;

  for (guint i = from; i < to; i++)
    {
      if (cells->cells[i] & ATOM_CELL)
        {
          insert_characters (self, iter, cells->cells + done, i - done);
          insert_anchor (self, iter, cells->blocks[block]);
          done = i + 1;
        }
      else if (cells->cells[i] == '\n')
        {
          block++;
        }
    }

  insert_characters (self, iter, cells->cells + done, to - done);
}

static void
bind_anchors (PengBuffer *self,
              guint       first,
              guint       n_blocks)
{
  for (guint i = first; i < first + n_blocks; i++)
    {
      GtkTextChildAnchor *anchor = peng_buffer_get_anchor (self, i);

      if (anchor != NULL)
        peng_buffer_set_atom (self, anchor, peng_document_get_block (self->document, i));
    }
}

static void
count_common (const Cells *old_cells,
              const Cells *new_cells,
              guint       *head,
              guint       *tail)
{
  guint n = MIN (old_cells->n_cells, new_cells->n_cells);
  const guint32 *old_end = old_cells->cells + old_cells->n_cells;
  const guint32 *new_end = new_cells->cells + new_cells->n_cells;

  *head = 0;
  while (*head < n && old_cells->cells[*head] == new_cells->cells[*head])
    (*head)++;

  *tail = 0;
  while (*tail < n - *head && old_end[-1 - (int) *tail] == new_end[-1 - (int) *tail])
    (*tail)++;
}

/* Where the eye is led when lines changed their look alone: to the cursor if it is there, else
 * to the end of the last line. */
static int
get_end_of_look (PengBuffer  *self,
                 int          offset,
                 const Cells *cells)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  int end = offset + (int) cells->n_cells - 1;
  GtkTextIter cursor;
  int at;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  at = gtk_text_iter_get_offset (&cursor);

  return at >= offset && at <= end ? at : MAX (offset, end);
}

/* Where whole blocks came, the eye is led to the end of the last one's text, not to what follows. */
static guint
get_end_of_insertion (const Cells *cells,
                      guint        head,
                      guint        tail)
{
  guint end = cells->n_cells - tail;
  gboolean ends_text = head == 0 && end > 1 && cells->cells[end - 1] == '\n' &&
                       cells->cells[end - 2] != '\n' && (cells->cells[end - 2] & ATOM_CELL) == 0;

  return ends_text ? end - 1 : end;
}

/* Where pictures alone have gone, the person is back in the text that they stood behind. */
static gboolean
were_atoms_alone (const Cells *old_cells,
                  const Cells *new_cells)
{
  return new_cells->n_cells == 0 && (old_cells->cells[0] & ATOM_CELL) != 0;
}

static void
replace_lines (PengBuffer  *self,
               guint        line,
               const Cells *old_cells,
               const Cells *new_cells)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;
  guint head, tail;
  int offset;

  count_common (old_cells, new_cells, &head, &tail);
  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  offset = gtk_text_iter_get_offset (&start);

  if (head == old_cells->n_cells && head == new_cells->n_cells)
    {
      self->change_end = get_end_of_look (self, offset, new_cells);
      return;
    }

  offset += head;
  gtk_text_iter_set_offset (&start, offset);
  if (head + tail < old_cells->n_cells)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + old_cells->n_cells - head - tail);
      gtk_text_buffer_delete (buffer, &start, &end);
    }

  insert_cells (self, &start, new_cells, head, new_cells->n_cells - tail);
  if (were_atoms_alone (old_cells, new_cells))
    self->change_end = MAX (0, offset - 1);
  else
    self->change_end = offset + get_end_of_insertion (new_cells, head, tail) - head;
}

static void
picture_blocks (PengBuffer         *self,
                guint               position,
                PengBlock * const  *removed,
                guint               n_removed,
                PengBlock * const  *inserted,
                guint               n_inserted)
{
  g_auto(Cells) old_cells = { NULL };
  g_auto(Cells) new_cells = { NULL };

  while (n_removed > 0 && n_inserted > 0 &&
         peng_block_equal (removed[n_removed - 1], inserted[n_inserted - 1]))
    n_removed--, n_inserted--;

  while (n_removed > 0 && n_inserted > 0 && peng_block_equal (*removed, *inserted))
    position++, removed++, inserted++, n_removed--, n_inserted--;

  cells_init (&old_cells, removed, n_removed);
  cells_init (&new_cells, inserted, n_inserted);
  replace_lines (self, position, &old_cells, &new_cells);
  peng_buffer_tag_range (self, position, n_inserted);
  bind_anchors (self, position, n_inserted);
}

static void
picture_style (PengBuffer  *self,
               PengBlock   *block,
               PengText    *text,
               GtkTextIter *start)
{
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      GtkTextIter end = *start;

      gtk_text_iter_forward_chars (&end, spans[i].length);
      peng_buffer_fit_tags (self, block, &spans[i].style, start, &end);
      *start = end;
    }
}

static void
picture_restyle (PengBuffer *self,
                 PengEdit   *edit)
{
  const PengPlace *place = peng_edit_get_place (edit);
  GtkTextIter iter;

  peng_buffer_tag_range (self, place->block, 1);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (self), &iter, place->block,
                                           peng_edit_get_offset (edit) +
                                           peng_text_get_length (peng_edit_get_inserted (edit)));
  self->change_end = gtk_text_iter_get_offset (&iter);
}

static void
picture_text (PengBuffer *self,
              PengEdit   *edit)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  const PengPlace *place = peng_edit_get_place (edit);
  PengText *inserted = peng_edit_get_inserted (edit);
  guint n_removed = peng_text_get_length (peng_edit_get_removed (edit));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, place->block,
                                           peng_edit_get_offset (edit));
  if (n_removed > 0)
    {
      end = start;
      gtk_text_iter_forward_chars (&end, n_removed);
      gtk_text_buffer_delete (buffer, &start, &end);
    }

  if (peng_text_get_length (inserted) > 0)
    {
      gtk_text_buffer_insert (buffer, &start, peng_text_get_string (inserted), -1);
      gtk_text_iter_backward_chars (&start, peng_text_get_length (inserted));
      picture_style (self, peng_document_get_block (self->document, place->block), inserted,
                     &start);
    }

  self->change_end = gtk_text_iter_get_offset (&start);
}

static void
picture_text_edit (PengBuffer *self,
                   PengEdit   *edit)
{
  const PengPlace *place = peng_edit_get_place (edit);
  GtkTextIter iter;

  if (place->part != PENG_PART_TEXT)
    {
      if (place->part == PENG_PART_CITE)
        peng_buffer_tag_range (self, place->block, 1);
      else
        bind_anchors (self, place->block, 1);
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, place->block);
      self->change_end = gtk_text_iter_get_offset (&iter);
    }
  else if (peng_edit_is_restyle (edit))
    {
      picture_restyle (self, edit);
    }
  else
    {
      picture_text (self, edit);
    }
}

/**
 * peng_buffer_picture_all:
 * @self: a buffer without a picture
 *
 * Makes the whole picture, for a document that was just opened.
 */
void
peng_buffer_picture_all (PengBuffer *self)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (self->document);
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  self->picturing++;
  picture_blocks (self, 0, NULL, 0, blocks, n_blocks);
  self->picturing--;
}

/**
 * peng_buffer_picture_edit:
 * @self: the buffer
 * @edit: what the document has just applied
 *
 * Follows one edit, at the cost of what the edit took and put.
 */
void
peng_buffer_picture_edit (PengBuffer *self,
                          PengEdit   *edit)
{
  guint n_removed, n_inserted;
  PengBlock * const *removed;
  PengBlock * const *inserted;

  self->picturing++;

  switch (peng_edit_get_kind (edit))
    {
    case PENG_EDIT_TEXT:
      picture_text_edit (self, edit);
      break;

    case PENG_EDIT_BLOCKS:
      removed = peng_edit_get_removed_blocks (edit, &n_removed);
      inserted = peng_edit_get_inserted_blocks (edit, &n_inserted);
      picture_blocks (self, peng_edit_get_position (edit), removed, n_removed,
                      inserted, n_inserted);
      break;

    case PENG_EDIT_FIELD:
      break;

    default:
      g_assert_not_reached ();
    }

  self->picturing--;
}
