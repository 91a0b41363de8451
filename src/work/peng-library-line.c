/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-line"

#include "work/peng-library-line-private.h"

struct _PengLibraryLine
{
  GObject           parent_instance;

  gint64            id;
  gint64            shown;
  PengLibraryPlace  place;
  PengLibraryItem  *item;
  gboolean          fresh;
  GHashTable       *alive;  /* of the list: numbers → lines that somebody has */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLibraryLine, peng_library_line, G_TYPE_OBJECT)

static void
peng_library_line_finalize (GObject *object)
{
  PengLibraryLine *self = PENG_LIBRARY_LINE (object);

  g_hash_table_remove (self->alive, &self->id);
  g_hash_table_unref (self->alive);
  g_clear_pointer (&self->item, peng_library_item_free);

  G_OBJECT_CLASS (peng_library_line_parent_class)->finalize (object);
}

static void
peng_library_line_class_init (PengLibraryLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_library_line_finalize;

  /**
   * PengLibraryLine::changed:
   * @self: the line
   *
   * What is known of the item came in or is not what it was, or it has another place.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_library_line_init (PengLibraryLine *self)
{
}

/**
 * peng_library_line_new:
 * @id: the item's number
 * @shown: microseconds since 1970 when it was taken or came in
 * @place: what it is in the list
 * @alive: numbers → lines: the line is in it as long as it is there
 *
 * Returns: (transfer full): a line of which nothing is known yet
 */
PengLibraryLine *
peng_library_line_new (gint64                  id,
                       gint64                  shown,
                       const PengLibraryPlace *place,
                       GHashTable             *alive)
{
  PengLibraryLine *self = g_object_new (PENG_TYPE_LIBRARY_LINE, NULL);

  self->id = id;
  self->shown = shown;
  self->place = *place;
  self->alive = g_hash_table_ref (alive);
  g_hash_table_insert (alive, &self->id, self);

  return self;
}

/**
 * peng_library_line_set_place:
 * @self: a line
 * @shown: microseconds since 1970 when it was taken or came in
 * @place: what it is in the list now
 *
 * Returns: whether that is anything else; who sets it says so when the list is in order
 */
gboolean
peng_library_line_set_place (PengLibraryLine        *self,
                             gint64                  shown,
                             const PengLibraryPlace *place)
{
  gboolean same = self->shown == shown && self->place.position == place->position &&
                  self->place.n_shots == place->n_shots &&
                  self->place.leads_shots == place->leads_shots &&
                  self->place.begins_day == place->begins_day;

  self->shown = shown;
  self->place = *place;

  return !same;
}

/**
 * peng_library_line_take_item:
 * @self: a line
 * @item: (transfer full) (nullable): what is known of its item now; %NULL forgets it
 */
void
peng_library_line_take_item (PengLibraryLine *self,
                             PengLibraryItem *item)
{
  g_clear_pointer (&self->item, peng_library_item_free);
  self->item = item;
  self->fresh = item != NULL;
}

/**
 * peng_library_line_set_stale:
 * @self: a line
 *
 * What is known of its item may have changed: it is shown until the new comes.
 */
void
peng_library_line_set_stale (PengLibraryLine *self)
{
  self->fresh = FALSE;
}

/**
 * peng_library_line_is_fresh:
 * @self: a line
 *
 * Returns: whether what the store says of its item is known
 */
gboolean
peng_library_line_is_fresh (PengLibraryLine *self)
{
  return self->fresh;
}

/**
 * peng_library_line_emit_changed:
 * @self: a line
 */
void
peng_library_line_emit_changed (PengLibraryLine *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * peng_library_line_get_id:
 * @self: a line
 *
 * Returns: its item's number
 */
gint64
peng_library_line_get_id (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), 0);

  return self->id;
}

/**
 * peng_library_line_get_shown:
 * @self: a line
 *
 * Returns: microseconds since 1970 when the item was taken, or came in where that is not known
 */
gint64
peng_library_line_get_shown (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), 0);

  return self->shown;
}

/**
 * peng_library_line_get_position:
 * @self: a line
 *
 * Returns: which of the list's lines it is; %G_MAXUINT where it is not in the list any more
 */
guint
peng_library_line_get_position (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), G_MAXUINT);

  return self->place.position;
}

/**
 * peng_library_line_get_n_shots:
 * @self: a line
 *
 * Returns: how many shots of the same there are in the list, this one among them
 */
guint
peng_library_line_get_n_shots (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), 1);

  return self->place.n_shots;
}

/**
 * peng_library_line_leads_shots:
 * @self: a line
 *
 * Returns: whether it is the first of several shots of the same
 */
gboolean
peng_library_line_leads_shots (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), FALSE);

  return self->place.leads_shots && self->place.n_shots > 1;
}

/**
 * peng_library_line_begins_day:
 * @self: a line
 *
 * Returns: whether it is the first that was taken on its day
 */
gboolean
peng_library_line_begins_day (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), FALSE);

  return self->place.begins_day;
}

/**
 * peng_library_line_get_item:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what is known of its item, until the next "changed"; %NULL
 *   where that has not been read
 */
const PengLibraryItem *
peng_library_line_get_item (PengLibraryLine *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_LINE (self), NULL);

  return self->item;
}
