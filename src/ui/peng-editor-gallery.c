/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "core/peng-gallery.h"
#include "ui/peng-gallery-view.h"

#define TARGET_KEY "peng-target"
#define GATHER_KEY "peng-gather"

/* Where pictures go that were not wanted at a place in the text: into a gallery, or into the place
 * of a picture. It hangs on the mark that is given for them. */
typedef struct
{
  GtkTextChildAnchor *anchor;
  guint               index;
} Target;

static void
target_free (Target *self)
{
  g_object_unref (self->anchor);
  g_free (self);
}

static void
set_target (GtkTextMark        *where,
            GtkTextChildAnchor *anchor,
            guint               index)
{
  Target *target = g_new (Target, 1);

  target->anchor = g_object_ref (anchor);
  target->index = index;
  g_object_set_data_full (G_OBJECT (where), TARGET_KEY, target, (GDestroyNotify) target_free);
}

static gboolean
is_picture (PengBlock *block)
{
  guint n_images;

  peng_block_get_images (block, &n_images);

  return n_images > 0;
}

static gboolean
is_gap (PengBlock *block)
{
  return peng_block_is_text (block) && peng_text_get_length (peng_block_get_text (block)) == 0;
}

static PengBlock *
get_block (PengEditor *self,
           guint       block)
{
  return peng_document_get_block (peng_buffer_get_document (self->buffer), block);
}

static void
select_blocks (PengEditor *self,
               guint       first,
               guint       n_blocks)
{
  PengPosition start = { first, 0 }, end = { first + n_blocks - 1, 1 };

  peng_buffer_select (self->buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  peng_editor_scroll_to_cursor (self);
}

/* The pictures that stand together around one of them. The last block of a document is none. */
static void
grow (PengEditor *self,
      guint      *first,
      guint      *last)
{
  while (*first > 0 && is_picture (get_block (self, *first - 1)))
    (*first)--;
  while (is_picture (get_block (self, *last + 1)))
    (*last)++;
}

/* Empty lines between pictures go with a merge, those around them stay. */
static void
trim (PengEditor *self,
      guint      *first,
      guint      *last)
{
  while (*first < *last && is_gap (get_block (self, *first)))
    (*first)++;
  while (*last > *first && is_gap (get_block (self, *last)))
    (*last)--;
}

static gboolean
merge (PengEditor *self,
       guint       first,
       guint       last)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  g_autoptr(GPtrArray) galleries = NULL;

  for (guint i = first; i <= last; i++)
    g_ptr_array_add (blocks, get_block (self, i));

  galleries = peng_gallery_merge ((PengBlock * const *) blocks->pdata, blocks->len);
  if (galleries == NULL)
    return FALSE;

  peng_buffer_replace_blocks (self->buffer, first, blocks->len,
                              (PengBlock * const *) galleries->pdata, galleries->len);
  select_blocks (self, first, galleries->len);

  return TRUE;
}

static void
split (PengEditor *self,
       guint       block)
{
  g_autoptr(GPtrArray) blocks = peng_gallery_split (get_block (self, block));
  guint n_images = blocks->len;

  peng_buffer_replace_blocks (self->buffer, block, 1, (PengBlock * const *) blocks->pdata,
                              blocks->len);
  if (peng_block_is_text (g_ptr_array_index (blocks, blocks->len - 1)))
    n_images--;
  select_blocks (self, block, n_images);
}

/* Nothing is here of which a gallery could be made: it is made of what the person chooses now. */
static void
want_gallery (PengEditor *self)
{
  g_clear_object (&self->wanted);
  g_signal_emit_by_name (self, "photographs-wanted", TRUE, FALSE);
}

static gboolean
shows_same (PengBlock *a,
            PengBlock *b)
{
  guint n_a, n_b;

  return is_picture (a) && is_picture (b) &&
         g_str_equal (peng_block_get_images (a, &n_a)->media, peng_block_get_images (b, &n_b)->media);
}

/* They may have been moved and written on, but stand together. */
static gboolean
find_inserted (PengEditor *self,
               guint      *first)
{
  guint n_blocks = peng_document_get_n_blocks (peng_buffer_get_document (self->buffer));
  GPtrArray *inserted = self->inserted;

  for (*first = 0; *first + inserted->len <= n_blocks; (*first)++)
    {
      guint n = 0;

      while (n < inserted->len &&
             shows_same (get_block (self, *first + n), g_ptr_array_index (inserted, n)))
        n++;
      if (n == inserted->len)
        return TRUE;
    }

  return FALSE;
}

/* Whoever has just put photographs in, and is at one of them or right behind them, means these and not
 * those that have stood beside them. */
static gboolean
find_new (PengEditor *self,
          guint      *first,
          guint      *last)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  guint block = *first, start;

  if (self->inserted == NULL || self->inserted_revision != peng_document_get_revision (document) ||
      !find_inserted (self, &start) || block - start > self->inserted->len)
    return FALSE;

  *first = start;
  *last = start + self->inserted->len - 1;

  return TRUE;
}

static void
gather (PengEditor *self,
        gpointer    user_data)
{
  PengPosition start, end;

  if (self->buffer == NULL)
    return;

  if (peng_editor_atoms_get_focused (self, &start.block))
    end.block = start.block;
  else
    peng_buffer_get_selection (self->buffer, &start, &end);

  trim (self, &start.block, &end.block);

  if (start.block < end.block || find_new (self, &start.block, &end.block))
    merge (self, start.block, end.block);
  else if (peng_block_get_kind (get_block (self, start.block)) == PENG_BLOCK_GALLERY)
    split (self, start.block);
  else if (is_picture (get_block (self, start.block)))
    {
      grow (self, &start.block, &end.block);
      merge (self, start.block, end.block);
    }
  else
    {
      want_gallery (self);
    }
}

/**
 * peng_editor_gallery_toggle:
 * @self: the editor
 *
 * Makes a gallery of the photographs that are selected, or that have just come in, or that stand
 * together where the cursor is, or else asks for some; makes single photographs of a gallery that is chosen. It waits for the end
 * of an input method's work.
 */
void
peng_editor_gallery_toggle (PengEditor *self)
{
  peng_editor_when_settled (self, gather, NULL, NULL);
}

static void
gather_inserted (PengEditor *self,
                 gpointer    user_data)
{
  guint first;

  if (self->buffer != NULL && self->inserted != NULL && find_inserted (self, &first))
    merge (self, first, first + self->inserted->len - 1);

  g_clear_pointer (&self->inserted, g_ptr_array_unref);
}

/**
 * peng_editor_may_gather:
 * @self: the editor
 *
 * Returns: whether the photographs that came in last still stand together, as single ones
 */
gboolean
peng_editor_may_gather (PengEditor *self)
{
  guint first;

  g_return_val_if_fail (PENG_IS_EDITOR (self), FALSE);

  return self->buffer != NULL && self->inserted != NULL && find_inserted (self, &first);
}

/**
 * peng_editor_gather_inserted:
 * @self: the editor
 *
 * Makes a gallery of the photographs that came in last, where they still stand together.
 */
void
peng_editor_gather_inserted (PengEditor *self)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  peng_editor_when_settled (self, gather_inserted, NULL, NULL);
}

/**
 * peng_editor_gallery_inserted:
 * @self: the editor
 * @blocks: (array length=n_blocks): what was put there
 * @n_blocks: how many
 *
 * Remembers photographs that came in together, and tells of them.
 */
void
peng_editor_gallery_inserted (PengEditor         *self,
                              PengBlock * const  *blocks,
                              guint               n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    if (!is_picture (blocks[i]))
      return;

  g_clear_pointer (&self->inserted, g_ptr_array_unref);
  self->inserted = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (self->inserted, peng_block_ref (blocks[i]));
  self->inserted_revision =
    peng_document_get_revision (peng_buffer_get_document (self->buffer));
  g_signal_emit_by_name (self, "media-inserted", n_blocks);
}

static GArray *
collect_images (PengBlock * const *blocks,
                guint              n_blocks)
{
  GArray *images = g_array_new (FALSE, FALSE, sizeof (PengImage));

  for (guint i = 0; i < n_blocks; i++)
    {
      guint n_images;
      const PengImage *image = peng_block_get_images (blocks[i], &n_images);

      g_array_append_vals (images, image, n_images);
    }

  return images;
}

/* Another picture with the words that the one before had. */
static PengBlock *
replace_image (PengBlock       *block,
               const PengImage *image)
{
  guint n_images;
  PengImage changed = *peng_block_get_images (block, &n_images);

  changed.media = image->media;
  changed.width = image->width;
  changed.height = image->height;

  return peng_block_with_image (block, 0, &changed);
}

static GPtrArray *
make_blocks (PengBlock    *block,
             const Target *target,
             GArray       *images)
{
  GPtrArray *blocks;
  guint n_images;

  peng_block_get_images (block, &n_images);
  if (peng_block_get_kind (block) == PENG_BLOCK_GALLERY)
    return peng_gallery_insert (block, MIN (target->index, n_images),
                                (const PengImage *) images->data, images->len);

  blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_ptr_array_add (blocks, replace_image (block, &g_array_index (images, PengImage, 0)));

  return blocks;
}

/**
 * peng_editor_gallery_take:
 * @self: the editor
 * @where: a mark of its document
 * @blocks: (array length=n_blocks): photographs that have come in
 * @n_blocks: how many
 *
 * Puts photographs into the gallery or in the place of the photograph that they are for.
 *
 * Returns: %FALSE where they are not for one, or it is gone
 */
gboolean
peng_editor_gallery_take (PengEditor        *self,
                          GtkTextMark       *where,
                          PengBlock * const *blocks,
                          guint              n_blocks)
{
  const Target *target = g_object_get_data (G_OBJECT (where), TARGET_KEY);
  g_autoptr(GArray) images = collect_images (blocks, n_blocks);
  g_autoptr(GPtrArray) changed = NULL;
  guint block;

  if (target == NULL || n_blocks == 0 || images->len != n_blocks ||
      !peng_buffer_find_anchor (self->buffer, target->anchor, &block))
    return FALSE;

  changed = make_blocks (get_block (self, block), target, images);
  peng_buffer_replace_blocks (self->buffer, block, 1, (PengBlock * const *) changed->pdata,
                              changed->len);
  select_blocks (self, block, 1);
  if (changed->len > 1)
    g_signal_emit_by_name (self, "gallery-full", changed->len - 1);

  return TRUE;
}

/**
 * peng_editor_gallery_want:
 * @self: the editor
 * @anchor: where a gallery or a photograph stands
 * @index: before which photograph of a gallery
 * @of_library: whether of those that the library has, or of files
 *
 * Asks for photographs that go there.
 */
void
peng_editor_gallery_want (PengEditor         *self,
                          GtkTextChildAnchor *anchor,
                          guint               index,
                          gboolean            of_library)
{
  gboolean several =
    peng_block_get_kind (peng_anchor_get_block (anchor)) == PENG_BLOCK_GALLERY;

  g_set_object (&self->wanted, anchor);
  self->wanted_index = index;
  g_signal_emit_by_name (self, "photographs-wanted", several, of_library);
}

/**
 * peng_editor_create_wanted_mark:
 * @self: the editor, with a document
 *
 * Returns: (transfer none): a mark as peng_editor_create_mark() gives; photographs that are put
 *   there go to where the last "photographs-wanted" was about
 */
GtkTextMark *
peng_editor_create_wanted_mark (PengEditor *self)
{
  GtkTextMark *where;

  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);

  where = peng_editor_create_mark (self);
  if (where != NULL && self->wanted != NULL)
    set_target (where, self->wanted, self->wanted_index);
  else if (where != NULL)
    g_object_set_data (G_OBJECT (where), GATHER_KEY, GINT_TO_POINTER (TRUE));

  return where;
}

/**
 * peng_editor_gallery_make:
 * @where: a mark for photographs
 * @blocks: (array length=n_blocks): photographs that have come in
 * @n_blocks: how many
 *
 * Returns: (transfer full) (nullable) (element-type PengBlock): the galleries that were wanted of
 *   them there
 */
GPtrArray *
peng_editor_gallery_make (GtkTextMark        *where,
                          PengBlock * const  *blocks,
                          guint               n_blocks)
{
  return g_object_get_data (G_OBJECT (where), GATHER_KEY) != NULL
           ? peng_gallery_gather (blocks, n_blocks) : NULL;
}

/**
 * peng_editor_insert_gathered:
 * @self: the editor
 * @where: as for peng_editor_insert_media()
 * @blocks: (array length=n_blocks): image blocks and other atoms
 * @n_blocks: how many
 *
 * As peng_editor_insert_media(); of photographs that stand together become galleries.
 */
void
peng_editor_insert_gathered (PengEditor        *self,
                             GtkTextMark       *where,
                             PengBlock * const *blocks,
                             guint              n_blocks)
{
  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail (GTK_IS_TEXT_MARK (where));

  g_object_set_data (G_OBJECT (where), GATHER_KEY, GINT_TO_POINTER (TRUE));
  peng_editor_insert_media (self, where, blocks, n_blocks);
}

/**
 * peng_editor_gallery_aim:
 * @self: the editor
 * @where: a mark for what was dropped
 * @x: in pixels of the view
 * @y: in pixels of the view
 *
 * Has photographs that were dropped on a gallery go into it.
 */
void
peng_editor_gallery_aim (PengEditor  *self,
                         GtkTextMark *where,
                         double       x,
                         double       y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *gallery =
    picked != NULL ? gtk_widget_get_ancestor (picked, PENG_TYPE_GALLERY_VIEW) : NULL;

  if (gallery != NULL)
    set_target (where, peng_atom_view_get_anchor (PENG_ATOM_VIEW (gallery)), G_MAXUINT);
}
