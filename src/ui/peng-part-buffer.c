/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-part-buffer"

#include "ui/peng-part-buffer.h"

#include "ui/peng-buffer-private.h"

/**
 * PengPartBuffer:
 *
 * A picture of one text inside an atom, such as a cell of a table, with its formatting. What a
 * person changes here becomes an edit of the document, and the picture follows the document alone.
 * Its tags are those of the buffer that the atom stands in.
 */
struct _PengPartBuffer
{
  GtkTextBuffer       parent_instance;

  PengBuffer         *owner;
  GtkTextChildAnchor *anchor;
  PengPart            part;
  guint               index;

  PengText           *shown;
  PengEdit           *own;          /* the edit that was made here and is being applied */
  gboolean            picturing;
  gboolean            has_typing;   /* the next typed text has this style */
  PengStyle           typing;
};

G_DEFINE_FINAL_TYPE (PengPartBuffer, peng_part_buffer, GTK_TYPE_TEXT_BUFFER)

static PengText *
get_text (PengPartBuffer *self,
          PengPlace      *place)
{
  PengDocument *document = peng_buffer_get_document (self->owner);

  *place = (PengPlace) { 0, self->part, self->index };

  return document != NULL && peng_buffer_find_anchor (self->owner, self->anchor, &place->block)
           ? peng_document_get_text (document, place) : NULL;
}

/* Takes the edit. */
static void
apply (PengPartBuffer *self,
       PengEdit       *edit)
{
  g_autoptr(GError) error = NULL;

  self->own = edit;
  if (!peng_edit_is_nothing (edit) &&
      !peng_document_apply (peng_buffer_get_document (self->owner), edit, &error))
    g_critical ("edit of a part: %s", error->message);
  self->own = NULL;
  peng_edit_unref (edit);
}

static void
replace (PengPartBuffer *self,
         guint           offset,
         guint           n_removed,
         PengText       *inserted)
{
  PengPlace place;

  if (get_text (self, &place) != NULL)
    apply (self, peng_document_make_text (peng_buffer_get_document (self->owner), &place, offset,
                                          n_removed, inserted));
}

/* What is typed looks as what stands before it; a link ends where it ends. */
static void
get_neighbour_style (PengPartBuffer *self,
                     guint           offset,
                     PengStyle      *style)
{
  guint length = peng_text_get_length (self->shown);

  *style = (PengStyle) { 0 };
  if (length == 0)
    return;

  *style = *peng_text_get_style (self->shown, offset > 0 ? offset - 1 : 0);
  if (offset == 0 || offset == length ||
      g_strcmp0 (style->link, peng_text_get_style (self->shown, offset)->link) != 0)
    style->link = NULL;
}

static void
peng_part_buffer_insert_text (GtkTextBuffer *buffer,
                              GtkTextIter   *location,
                              const char    *utf8,
                              int            n_bytes)
{
  PengPartBuffer *self = PENG_PART_BUFFER (buffer);
  g_autofree char *typed = NULL;
  g_autoptr(PengText) text = NULL;
  guint offset = gtk_text_iter_get_offset (location);
  PengStyle style;

  if (self->picturing)
    {
      GTK_TEXT_BUFFER_CLASS (peng_part_buffer_parent_class)->insert_text (buffer, location, utf8,
                                                                         n_bytes);
      return;
    }

  get_neighbour_style (self, offset, &style);
  typed = n_bytes < 0 ? g_strdup (utf8) : g_strndup (utf8, n_bytes);
  text = peng_text_new_styled (typed, self->has_typing ? &self->typing : &style);
  self->has_typing = FALSE;
  replace (self, offset, 0, text);
  gtk_text_buffer_get_iter_at_offset (buffer, location, offset + peng_text_get_length (text));
}

static void
peng_part_buffer_delete_range (GtkTextBuffer *buffer,
                               GtkTextIter   *start,
                               GtkTextIter   *end)
{
  PengPartBuffer *self = PENG_PART_BUFFER (buffer);
  g_autoptr(PengText) nothing = NULL;
  guint offset = gtk_text_iter_get_offset (start);

  if (self->picturing)
    {
      GTK_TEXT_BUFFER_CLASS (peng_part_buffer_parent_class)->delete_range (buffer, start, end);
      return;
    }

  nothing = peng_text_new_empty ();
  replace (self, offset, gtk_text_iter_get_offset (end) - offset, nothing);
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  *end = *start;
}

static void
peng_part_buffer_mark_set (GtkTextBuffer     *buffer,
                           const GtkTextIter *iter,
                           GtkTextMark       *mark)
{
  PengPartBuffer *self = PENG_PART_BUFFER (buffer);

  GTK_TEXT_BUFFER_CLASS (peng_part_buffer_parent_class)->mark_set (buffer, iter, mark);

  if (mark == gtk_text_buffer_get_insert (buffer) && !self->picturing)
    self->has_typing = FALSE;
}

static void
tag_all (PengPartBuffer *self,
         PengText       *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint n_spans;
  const PengSpan *spans = peng_text_get_spans (text, &n_spans);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);

  for (guint i = 0; i < n_spans; i++)
    {
      end = start;
      gtk_text_iter_forward_chars (&end, spans[i].length);
      peng_buffer_tag_part (self->owner, buffer, &spans[i].style, &start, &end);
      start = end;
    }
}

/* Where two texts differ: behind @head characters @n_removed of the first are others. */
static void
find_difference (PengText *a,
                 PengText *b,
                 guint    *head,
                 guint    *n_removed)
{
  g_autofree gunichar *before = g_utf8_to_ucs4_fast (peng_text_get_string (a), -1, NULL);
  g_autofree gunichar *after = g_utf8_to_ucs4_fast (peng_text_get_string (b), -1, NULL);
  guint n_before = peng_text_get_length (a), n_after = peng_text_get_length (b);
  guint least = MIN (n_before, n_after);
  guint tail = 0;

  for (*head = 0; *head < least && before[*head] == after[*head]; (*head)++)
    ;

  while (tail < least - *head && before[n_before - 1 - tail] == after[n_after - 1 - tail])
    tail++;

  *n_removed = n_before - *head - tail;
}

static void
picture (PengPartBuffer *self,
         PengText       *text,
         guint           offset,
         guint           n_removed)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint n_inserted = peng_text_get_length (text) + n_removed - peng_text_get_length (self->shown);
  g_autofree char *inserted = peng_text_dup_range (text, offset, n_inserted);
  GtkTextIter start, end;

  self->picturing = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n_removed);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, inserted, -1);

  if (self->own == NULL)
    gtk_text_buffer_place_cursor (buffer, &start);
  tag_all (self, text);
  self->picturing = FALSE;
}

static void
peng_part_buffer_finalize (GObject *object)
{
  PengPartBuffer *self = PENG_PART_BUFFER (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->anchor);
  g_clear_pointer (&self->shown, peng_text_unref);

  G_OBJECT_CLASS (peng_part_buffer_parent_class)->finalize (object);
}

static void
peng_part_buffer_class_init (PengPartBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = peng_part_buffer_finalize;
  buffer_class->insert_text = peng_part_buffer_insert_text;
  buffer_class->delete_range = peng_part_buffer_delete_range;
  buffer_class->mark_set = peng_part_buffer_mark_set;
}

static void
peng_part_buffer_init (PengPartBuffer *self)
{
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
}

/**
 * peng_part_buffer_new:
 * @owner: where the atom stands
 * @anchor: its anchor
 * @part: which text of it, one with style
 * @index: which one, for the parts that a block has several of
 *
 * Returns: (transfer full): a buffer that shows and edits the text
 */
PengPartBuffer *
peng_part_buffer_new (PengBuffer         *owner,
                      GtkTextChildAnchor *anchor,
                      PengPart            part,
                      guint               index)
{
  PengPartBuffer *self;

  g_return_val_if_fail (PENG_IS_BUFFER (owner), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  self = g_object_new (PENG_TYPE_PART_BUFFER, "tag-table",
                       gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (owner)), NULL);
  self->owner = g_object_ref (owner);
  self->anchor = g_object_ref (anchor);
  self->part = part;
  self->index = index;
  self->shown = peng_text_new_empty ();
  peng_part_buffer_refresh (self);

  return self;
}

/**
 * peng_part_buffer_get_index:
 * @self: the buffer
 *
 * Returns: which text of the atom it shows
 */
guint
peng_part_buffer_get_index (PengPartBuffer *self)
{
  g_return_val_if_fail (PENG_IS_PART_BUFFER (self), 0);

  return self->index;
}

/**
 * peng_part_buffer_refresh:
 * @self: the buffer
 *
 * Shows what the document says now; the cursor goes behind what someone else has changed.
 */
void
peng_part_buffer_refresh (PengPartBuffer *self)
{
  PengPlace place;
  PengText *text;
  guint head, n_removed;

  g_return_if_fail (PENG_IS_PART_BUFFER (self));

  text = get_text (self, &place);
  if (text == NULL || peng_text_equal (text, self->shown))
    return;

  if (self->own != NULL)
    {
      head = peng_edit_get_offset (self->own);
      n_removed = peng_text_get_length (peng_edit_get_removed (self->own));
    }
  else
    find_difference (self->shown, text, &head, &n_removed);

  picture (self, text, head, n_removed);
  peng_text_ref (text);
  peng_text_unref (self->shown);
  self->shown = text;
}

static gboolean
get_selection (PengPartBuffer *self,
               guint          *start,
               guint          *end)
{
  GtkTextIter from, to;
  gboolean selected = gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &from, &to);

  *start = gtk_text_iter_get_offset (&from);
  *end = gtk_text_iter_get_offset (&to);

  return selected;
}

/**
 * peng_part_buffer_get_style:
 * @self: the buffer
 * @style: (out): what all of the selection has, or what is typed next would have
 */
void
peng_part_buffer_get_style (PengPartBuffer *self,
                            PengStyle      *style)
{
  guint start, end, n_spans, offset = 0;
  const PengSpan *spans = peng_text_get_spans (self->shown, &n_spans);
  gboolean first = TRUE;

  if (!get_selection (self, &start, &end))
    {
      if (self->has_typing)
        *style = self->typing;
      else
        get_neighbour_style (self, start, style);
      return;
    }

  for (guint i = 0; i < n_spans && offset < end; offset += spans[i++].length)
    {
      if (offset + spans[i].length <= start)
        continue;

      if (first)
        *style = spans[i].style;
      style->flags &= spans[i].style.flags;
      style->color = style->color == spans[i].style.color ? style->color : PENG_COLOR_NONE;
      first = FALSE;
    }
}

/**
 * peng_part_buffer_restyle:
 * @self: the buffer
 * @change: what changes in the selection, or in what is typed next
 */
void
peng_part_buffer_restyle (PengPartBuffer        *self,
                          const PengStyleChange *change)
{
  guint start, end;
  PengPlace place;

  if (get_selection (self, &start, &end))
    {
      if (get_text (self, &place) != NULL)
        apply (self, peng_document_make_restyle (peng_buffer_get_document (self->owner), &place,
                                                 start, end - start, change));
      return;
    }

  peng_part_buffer_get_style (self, &self->typing);
  self->typing.flags = (self->typing.flags | change->set) & ~change->clear;
  self->typing.color = change->has_color ? change->color : self->typing.color;
  self->typing.link = NULL;
  self->has_typing = TRUE;
}

/**
 * peng_part_buffer_restyle_all:
 * @self: the buffer
 * @change: what changes in all of its text
 */
void
peng_part_buffer_restyle_all (PengPartBuffer        *self,
                              const PengStyleChange *change)
{
  PengPlace place;
  PengText *text = get_text (self, &place);

  if (text != NULL)
    apply (self, peng_document_make_restyle (peng_buffer_get_document (self->owner), &place, 0,
                                             peng_text_get_length (text), change));
}

/**
 * peng_part_buffer_insert:
 * @self: the buffer
 * @text: comes in place of the selection, with its own formatting
 */
void
peng_part_buffer_insert (PengPartBuffer *self,
                         PengText       *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter cursor;
  guint start, end;

  get_selection (self, &start, &end);
  replace (self, start, end - start, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, start + peng_text_get_length (text));
  gtk_text_buffer_place_cursor (buffer, &cursor);
}

/**
 * peng_part_buffer_dup_selection:
 * @self: the buffer
 *
 * Returns: (transfer full) (nullable): the text that is selected; %NULL if there is none
 */
PengText *
peng_part_buffer_dup_selection (PengPartBuffer *self)
{
  guint start, end;

  return get_selection (self, &start, &end) ? peng_text_slice (self->shown, start, end - start)
                                            : NULL;
}

static gboolean
get_link_range (PengPartBuffer *self,
                guint          *start,
                guint          *end)
{
  guint length = peng_text_get_length (self->shown);
  const char *link;

  if (get_selection (self, start, end))
    return TRUE;

  link = *start < length ? peng_text_get_style (self->shown, *start)->link : NULL;
  if (link == NULL)
    return FALSE;

  while (*start > 0 &&
         g_strcmp0 (link, peng_text_get_style (self->shown, *start - 1)->link) == 0)
    *start -= 1;
  while (*end < length && g_strcmp0 (link, peng_text_get_style (self->shown, *end)->link) == 0)
    *end += 1;

  return TRUE;
}

/**
 * peng_part_buffer_get_link:
 * @self: the buffer
 *
 * Returns: (transfer none) (nullable): the address of the link at the cursor, or where the selection
 *   begins
 */
const char *
peng_part_buffer_get_link (PengPartBuffer *self)
{
  guint start, end;

  g_return_val_if_fail (PENG_IS_PART_BUFFER (self), NULL);

  return get_link_range (self, &start, &end) ? peng_text_get_style (self->shown, start)->link : NULL;
}

/**
 * peng_part_buffer_set_link:
 * @self: the buffer
 * @link: (nullable): an address that peng_style_link_is_safe() accepts; %NULL takes the link away
 * @text: (nullable): what shall be read there, %NULL to leave it
 *
 * Links the selection, or changes the link that the cursor is in; where there is neither, @text or
 * the address itself is inserted. One step.
 */
void
peng_part_buffer_set_link (PengPartBuffer *self,
                           const char     *link,
                           const char     *text)
{
  PengHistory *history;
  PengPlace place;
  guint start, end;
  gboolean found;

  g_return_if_fail (PENG_IS_PART_BUFFER (self));
  g_return_if_fail (link == NULL || peng_style_link_is_safe (link));

  history = peng_buffer_get_history (self->owner);
  found = get_link_range (self, &start, &end);
  if (get_text (self, &place) == NULL)
    return;

  peng_history_barrier (history);
  if (link != NULL && (!found || text != NULL))
    {
      PengStyle style = { .link = link };
      g_autoptr(PengText) linked = peng_text_new_styled (text != NULL ? text : link, &style);

      replace (self, start, end - start, linked);
    }
  else if (found)
    apply (self, peng_document_make_restyle (peng_buffer_get_document (self->owner), &place, start,
                                             end - start, &(PengStyleChange) {
                                               .has_link = TRUE, .link = link }));
  peng_history_barrier (history);
}
