/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-outline"

#include "core/peng-outline.h"

/* An edit costs the headings that it takes and puts, and an addition for each one below. */

struct _PengOutlineEntry
{
  GObject  parent_instance;

  guint    block;
  guint    level;
  char    *text;
};

struct _PengOutline
{
  GObject       parent_instance;

  PengDocument *document;
  GListStore   *entries;
};

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengOutlineEntry, peng_outline_entry, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (PengOutline, peng_outline, G_TYPE_OBJECT)

static void
peng_outline_entry_finalize (GObject *object)
{
  g_free (PENG_OUTLINE_ENTRY (object)->text);

  G_OBJECT_CLASS (peng_outline_entry_parent_class)->finalize (object);
}

static void
peng_outline_entry_class_init (PengOutlineEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_outline_entry_finalize;
}

static void
peng_outline_entry_init (PengOutlineEntry *self)
{
}

static char *
dup_line (PengBlock *block)
{
  g_auto(GStrv) lines = g_strsplit (peng_text_get_string (peng_block_get_text (block)),
                                    PENG_LINE_BREAK_UTF8, -1);

  return g_strstrip (g_strjoinv (" ", lines));
}

static PengOutlineEntry *
new_entry (guint      block,
           PengBlock *heading)
{
  PengOutlineEntry *self = g_object_new (PENG_TYPE_OUTLINE_ENTRY, NULL);

  self->block = block;
  self->level = peng_block_get_format (heading)->level;
  self->text = dup_line (heading);

  return self;
}

static guint
get_n_entries (PengOutline *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

/* The store keeps it alive. */
static PengOutlineEntry *
get_entry (PengOutline *self,
           guint        index)
{
  g_autoptr(PengOutlineEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), index);

  return entry;
}

/* The first entry whose block is not before @block. */
static guint
find_from (PengOutline *self,
           guint        block)
{
  guint from = 0, to = get_n_entries (self);

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (get_entry (self, middle)->block < block)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}

static void
shift (PengOutline *self,
       guint        from,
       int          by)
{
  for (guint i = from; by != 0 && i < get_n_entries (self); i++)
    get_entry (self, i)->block += by;
}

static GPtrArray *
new_entries (guint              position,
             PengBlock * const *blocks,
             guint              n_blocks)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_blocks; i++)
    if (peng_block_get_kind (blocks[i]) == PENG_BLOCK_HEADING)
      g_ptr_array_add (entries, new_entry (position + i, blocks[i]));

  return entries;
}

static void
follow_blocks (PengOutline *self,
               PengEdit    *edit)
{
  guint position = peng_edit_get_position (edit);
  guint n_removed, n_inserted, first, n_gone;
  PengBlock * const *inserted;
  g_autoptr(GPtrArray) entries = NULL;

  peng_edit_get_removed_blocks (edit, &n_removed);
  inserted = peng_edit_get_inserted_blocks (edit, &n_inserted);
  entries = new_entries (position, inserted, n_inserted);
  first = find_from (self, position);
  n_gone = find_from (self, position + n_removed) - first;

  shift (self, first + n_gone, (int) n_inserted - (int) n_removed);
  if (n_gone > 0 || entries->len > 0)
    g_list_store_splice (self->entries, first, n_gone, entries->pdata, entries->len);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
follow_text (PengOutline *self,
             PengEdit    *edit)
{
  const PengPlace *place = peng_edit_get_place (edit);
  guint index = find_from (self, place->block);
  g_autoptr(PengOutlineEntry) entry = NULL;

  if (place->part != PENG_PART_TEXT || peng_edit_is_restyle (edit) ||
      index == get_n_entries (self) || get_entry (self, index)->block != place->block)
    return;

  entry = new_entry (place->block, peng_document_get_block (self->document, place->block));
  g_list_store_splice (self->entries, index, 1, (gpointer *) &entry, 1);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
edited_cb (PengOutline *self,
           PengEdit    *edit)
{
  switch (peng_edit_get_kind (edit))
    {
    case PENG_EDIT_TEXT:
      follow_text (self, edit);
      break;
    case PENG_EDIT_BLOCKS:
      follow_blocks (self, edit);
      break;
    case PENG_EDIT_FIELD:
    default:
      break;
    }
}

static void
peng_outline_dispose (GObject *object)
{
  PengOutline *self = PENG_OUTLINE (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->entries);

  G_OBJECT_CLASS (peng_outline_parent_class)->dispose (object);
}

static void
peng_outline_class_init (PengOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_outline_dispose;

  /**
   * PengOutline::edited:
   * @self: the outline
   *
   * Headings came, went, moved or read otherwise now.
   */
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_outline_init (PengOutline *self)
{
  self->entries = g_list_store_new (PENG_TYPE_OUTLINE_ENTRY);
}

/**
 * peng_outline_new:
 * @document: a document; kept
 *
 * Returns: (transfer full): its headings
 */
PengOutline *
peng_outline_new (PengDocument *document)
{
  PengOutline *self;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  PengBlock * const *blocks;
  guint n_blocks;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);

  self = g_object_new (PENG_TYPE_OUTLINE, NULL);
  self->document = g_object_ref (document);
  article = peng_document_snapshot (document);
  blocks = peng_article_get_blocks (article, &n_blocks);
  entries = new_entries (0, blocks, n_blocks);
  g_list_store_splice (self->entries, 0, 0, entries->pdata, entries->len);
  g_signal_connect_swapped (document, "edited", G_CALLBACK (edited_cb), self);

  return self;
}

/**
 * peng_outline_get_entries:
 * @self: an outline
 *
 * Returns: (transfer none): its headings, from top to bottom, as #PengOutlineEntry
 */
GListModel *
peng_outline_get_entries (PengOutline *self)
{
  g_return_val_if_fail (PENG_IS_OUTLINE (self), NULL);

  return G_LIST_MODEL (self->entries);
}

/**
 * peng_outline_find:
 * @self: an outline
 * @block: index of a block
 *
 * Returns: which heading @block stands under, or is; -1 where it is above all of them
 */
int
peng_outline_find (PengOutline *self,
                   guint        block)
{
  g_return_val_if_fail (PENG_IS_OUTLINE (self), -1);

  return (int) find_from (self, block + 1) - 1;
}

/**
 * peng_outline_entry_get_block:
 * @self: a heading
 *
 * Returns: index of its block
 */
guint
peng_outline_entry_get_block (PengOutlineEntry *self)
{
  g_return_val_if_fail (PENG_IS_OUTLINE_ENTRY (self), 0);

  return self->block;
}

/**
 * peng_outline_entry_get_level:
 * @self: a heading
 *
 * Returns: from 2 to 4
 */
guint
peng_outline_entry_get_level (PengOutlineEntry *self)
{
  g_return_val_if_fail (PENG_IS_OUTLINE_ENTRY (self), 2);

  return self->level;
}

/**
 * peng_outline_entry_get_text:
 * @self: a heading
 *
 * Returns: (transfer none): its text in one line; may be empty
 */
const char *
peng_outline_entry_get_text (PengOutlineEntry *self)
{
  g_return_val_if_fail (PENG_IS_OUTLINE_ENTRY (self), NULL);

  return self->text;
}
