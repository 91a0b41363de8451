/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-history"

#include "core/peng-history.h"

#include "core/peng-history-step.h"

/* Beyond these the oldest steps are forgotten, but never the newest. */
#define MAX_STEPS 10000
#define MAX_BYTES (64 * 1024 * 1024)

/* A longer pause ends a step of typing. */
#define PAUSE_USEC (1500 * G_TIME_SPAN_MILLISECOND)

/**
 * PengHistory:
 *
 * Undo and redo of everything that a person can change.
 *
 * It hears of each edit by #PengDocument::edited and keeps it in a step; what undo and redo apply
 * themselves it does not keep. A step is one of:
 *
 * - all edits between peng_history_begin() and peng_history_end(), and those of
 *   peng_history_begin_again() that follow;
 * - a run of typing, or of deleting characters one by one, in one text or field, each going on
 *   where the last ended: until a word or a clause has ended and another begins, until a pause of a
 *   second and a half, or until a barrier. It is kept as one edit however long it grows;
 * - any other edit alone: formatting, blocks, a paste, the deletion of a selection.
 *
 * An edit after an undo forgets what could be redone.
 */
struct _PengHistory
{
  GObject        parent_instance;

  PengDocument  *document;
  gulong         edited_id;

  PengClockFunc  clock;
  gpointer       clock_data;

  /* The newest is last in undo, and next to redo is last in redo. */
  GQueue         undo;
  GQueue         redo;
  gsize          n_bytes;

  guint          depth;
  gboolean       is_open;
  gint64         last_time;
  gboolean       is_moving;

  gboolean       could_undo;
  gboolean       could_redo;
};

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

enum {
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengHistory, peng_history, G_TYPE_OBJECT)

static gint64
default_clock (gpointer user_data)
{
  return g_get_monotonic_time ();
}

static void
notify_changes (PengHistory *self)
{
  gboolean can_undo = peng_history_can_undo (self);
  gboolean can_redo = peng_history_can_redo (self);
  gboolean undo_changed = can_undo != self->could_undo;
  gboolean redo_changed = can_redo != self->could_redo;

  self->could_undo = can_undo;
  self->could_redo = can_redo;

  if (undo_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);

  if (redo_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static void
clear_queue (PengHistory *self,
             GQueue      *queue)
{
  PengHistoryStep *step;

  while ((step = g_queue_pop_tail (queue)) != NULL)
    {
      self->n_bytes -= peng_history_step_get_n_bytes (step);
      peng_history_step_free (step);
    }
}

static void
forget_oldest (PengHistory *self)
{
  while (self->undo.length > 1 && (self->undo.length > MAX_STEPS || self->n_bytes > MAX_BYTES))
    {
      PengHistoryStep *oldest = g_queue_pop_head (&self->undo);

      self->n_bytes -= peng_history_step_get_n_bytes (oldest);
      peng_history_step_free (oldest);
    }
}

/* Puts an edit into the newest step: in a group that has made one already, or where typing goes on.
 * Returns whether it went in. */
static gboolean
extend_newest (PengHistory *self,
               PengEdit    *edit,
               gint64       now)
{
  PengHistoryStep *newest = g_queue_peek_tail (&self->undo);

  if (newest == NULL || !self->is_open)
    return FALSE;

  if (self->depth == 0)
    return now - self->last_time <= PAUSE_USEC && peng_history_step_merge (newest, edit);

  peng_history_step_add (newest, edit);

  return TRUE;
}

static void
edited_cb (PengDocument *document,
           PengEdit     *edit,
           PengHistory  *self)
{
  gint64 now;
  PengHistoryStep *newest;
  gsize n_bytes_before = 0;

  if (self->is_moving)
    return;

  now = self->clock (self->clock_data);
  clear_queue (self, &self->redo);
  newest = g_queue_peek_tail (&self->undo);

  if (newest != NULL)
    n_bytes_before = peng_history_step_get_n_bytes (newest);

  if (!extend_newest (self, edit, now))
    {
      newest = peng_history_step_new (edit);
      g_queue_push_tail (&self->undo, newest);
      n_bytes_before = 0;
    }

  self->n_bytes += peng_history_step_get_n_bytes (newest) - n_bytes_before;
  self->is_open = TRUE;
  self->last_time = now;
  forget_oldest (self);
  notify_changes (self);
}

static void
peng_history_dispose (GObject *object)
{
  PengHistory *self = PENG_HISTORY (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->edited_id, self->document);

  g_clear_object (&self->document);
  clear_queue (self, &self->undo);
  clear_queue (self, &self->redo);

  G_OBJECT_CLASS (peng_history_parent_class)->dispose (object);
}

static void
peng_history_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PengHistory *self = PENG_HISTORY (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, peng_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, peng_history_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
peng_history_class_init (PengHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_history_dispose;
  object_class->get_property = peng_history_get_property;

  /**
   * PengHistory:can-undo:
   *
   * Whether there is a step to undo.
   */
  properties[PROP_CAN_UNDO] =
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PengHistory:can-redo:
   *
   * Whether there is a step to redo.
   */
  properties[PROP_CAN_REDO] =
    g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengHistory::moved:
   * @self: the history
   * @last: the last edit that was applied
   *
   * An undo or redo has been done whole. A view puts its cursor where @last is.
   */
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PENG_TYPE_EDIT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
peng_history_init (PengHistory *self)
{
  self->clock = default_clock;
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

/**
 * peng_history_new:
 * @document: what it listens to, and keeps alive
 *
 * Returns: (transfer full): a history without steps
 */
PengHistory *
peng_history_new (PengDocument *document)
{
  PengHistory *self;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);

  self = g_object_new (PENG_TYPE_HISTORY, NULL);
  self->document = g_object_ref (document);
  self->edited_id = g_signal_connect (document, "edited", G_CALLBACK (edited_cb), self);

  return self;
}

/**
 * peng_history_set_clock:
 * @self: a history
 * @clock: gives the time in microseconds, never falling; g_get_monotonic_time() unless set
 * @user_data: for @clock
 *
 * Says what the time is by which typing pauses.
 */
void
peng_history_set_clock (PengHistory   *self,
                        PengClockFunc  clock,
                        gpointer       user_data)
{
  g_return_if_fail (PENG_IS_HISTORY (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
  self->clock_data = user_data;
}

/**
 * peng_history_begin:
 * @self: a history
 *
 * Begins a group: all edits up to the matching peng_history_end() are one step. Groups may nest;
 * the outermost makes the step.
 */
void
peng_history_begin (PengHistory *self)
{
  g_return_if_fail (PENG_IS_HISTORY (self));

  peng_history_barrier (self);
  self->depth++;
}

/**
 * peng_history_begin_again:
 * @self: a history
 *
 * Begins a group that goes on with the newest step. For a command that is given several times over,
 * and after the last time nothing else has happened.
 */
void
peng_history_begin_again (PengHistory *self)
{
  g_return_if_fail (PENG_IS_HISTORY (self));

  if (self->depth++ == 0)
    self->is_open = TRUE;
}

/**
 * peng_history_end:
 * @self: a history in which a group was begun
 *
 * Ends a group. One without edits makes no step.
 */
void
peng_history_end (PengHistory *self)
{
  g_return_if_fail (PENG_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);

  self->depth--;
  peng_history_barrier (self);
}

/**
 * peng_history_barrier:
 * @self: a history
 *
 * Ends a run of typing: the cursor was moved, or the focus. Inside a group it does nothing.
 */
void
peng_history_barrier (PengHistory *self)
{
  g_return_if_fail (PENG_IS_HISTORY (self));

  if (self->depth == 0)
    self->is_open = FALSE;
}

/**
 * peng_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to undo
 */
gboolean
peng_history_can_undo (PengHistory *self)
{
  g_return_val_if_fail (PENG_IS_HISTORY (self), FALSE);

  return self->undo.length > 0;
}

/**
 * peng_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to redo
 */
gboolean
peng_history_can_redo (PengHistory *self)
{
  g_return_val_if_fail (PENG_IS_HISTORY (self), FALSE);

  return self->redo.length > 0;
}

/* Moves the newest step of one queue to the other, its edits applied or taken back. */
static gboolean
move_step (PengHistory *self,
           GQueue      *from,
           GQueue      *to,
           gboolean     backwards)
{
  g_autoptr(PengEdit) last = NULL;
  PengHistoryStep *step;

  g_return_val_if_fail (self->depth == 0, FALSE);

  step = g_queue_pop_tail (from);

  if (step == NULL)
    return FALSE;

  g_queue_push_tail (to, step);
  self->is_open = FALSE;
  self->is_moving = TRUE;
  last = peng_history_step_apply (step, self->document, backwards);
  self->is_moving = FALSE;
  notify_changes (self);
  g_signal_emit (self, signals[MOVED], 0, last);

  return TRUE;
}

/**
 * peng_history_undo:
 * @self: a history, outside of a group
 *
 * Takes the newest step back.
 *
 * Returns: whether there was one
 */
gboolean
peng_history_undo (PengHistory *self)
{
  g_return_val_if_fail (PENG_IS_HISTORY (self), FALSE);

  return move_step (self, &self->undo, &self->redo, TRUE);
}

/**
 * peng_history_redo:
 * @self: a history, outside of a group
 *
 * Does again what was last undone.
 *
 * Returns: whether there was something
 */
gboolean
peng_history_redo (PengHistory *self)
{
  g_return_val_if_fail (PENG_IS_HISTORY (self), FALSE);

  return move_step (self, &self->redo, &self->undo, FALSE);
}

/**
 * peng_history_clear:
 * @self: a history
 *
 * Forgets all steps; the document stays.
 */
void
peng_history_clear (PengHistory *self)
{
  g_return_if_fail (PENG_IS_HISTORY (self));

  clear_queue (self, &self->undo);
  clear_queue (self, &self->redo);
  self->is_open = FALSE;
  notify_changes (self);
}

/* A picture that is known now, and the blocks that have it: the same block becomes the same. */
typedef struct
{
  const char      *media;
  const PengImage *image;
  GHashTable      *settled;
} Settling;

static gboolean
has_image (PengBlock  *block,
           const char *media)
{
  guint n_images = 0;
  const PengImage *images = peng_block_get_images (block, &n_images);

  for (guint i = 0; i < n_images; i++)
    {
      if (g_str_equal (images[i].media, media))
        return TRUE;
    }

  return FALSE;
}

static PengBlock *
make_settled (PengBlock *block,
              Settling  *settling)
{
  guint n_images = 0;
  const PengImage *images = peng_block_get_images (block, &n_images);
  g_autoptr(PengBlock) settled = peng_block_ref (block);

  for (guint i = 0; i < n_images; i++)
    {
      PengImage image = images[i];
      PengBlock *before = settled;

      if (!g_str_equal (image.media, settling->media))
        continue;

      image.media = settling->image->media;
      image.width = settling->image->width;
      image.height = settling->image->height;
      settled = peng_block_with_image (before, i, &image);
      peng_block_unref (before);
    }

  return g_steal_pointer (&settled);
}

static PengBlock *
settle_block (PengBlock *block,
              gpointer   user_data)
{
  Settling *settling = user_data;
  PengBlockKind kind = peng_block_get_kind (block);
  PengBlock *settled;

  if (kind != PENG_BLOCK_IMAGE && kind != PENG_BLOCK_GALLERY)
    return block;

  if (!has_image (block, settling->media))
    return block;

  settled = g_hash_table_lookup (settling->settled, block);
  if (settled == NULL)
    {
      settled = make_settled (block, settling);
      g_hash_table_insert (settling->settled, peng_block_ref (block), settled);
    }

  return settled;
}

static void
settle_document (PengHistory *self,
                 Settling    *settling)
{
  for (guint i = 0; i < peng_document_get_n_blocks (self->document); i++)
    {
      PengBlock *block = peng_document_get_block (self->document, i);
      PengBlock *settled = settle_block (block, settling);
      g_autoptr(PengEdit) edit = NULL;

      if (settled == block)
        continue;

      edit = peng_edit_new_blocks (i, &block, 1, &settled, 1);
      if (!peng_document_apply (self->document, edit, NULL))
        g_assert_not_reached ();
    }
}

/**
 * peng_history_settle_image:
 * @self: a history, outside of a group
 * @media: the name that a picture has, as long as its bytes are not there
 * @image: its media item, width and height
 *
 * Gives a picture the name that it was to have from the beginning: in the document, and in all steps
 * that can be undone and redone. This is no step itself: no undo brings back a picture that is not
 * there.
 */
void
peng_history_settle_image (PengHistory     *self,
                           const char      *media,
                           const PengImage *image)
{
  Settling settling = { media, image };

  g_return_if_fail (PENG_IS_HISTORY (self));
  g_return_if_fail (peng_media_is_name (media));
  g_return_if_fail (image != NULL && peng_media_is_name (image->media));

  settling.settled = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) peng_block_unref,
                                            (GDestroyNotify) peng_block_unref);
  self->is_moving = TRUE;
  settle_document (self, &settling);
  self->is_moving = FALSE;

  for (GList *l = self->undo.head; l != NULL; l = l->next)
    peng_history_step_map (l->data, settle_block, &settling);
  for (GList *l = self->redo.head; l != NULL; l = l->next)
    peng_history_step_map (l->data, settle_block, &settling);

  g_hash_table_unref (settling.settled);
}
