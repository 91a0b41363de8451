/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-draft-entry"

#include "work/peng-draft-entry-private.h"

struct _PengDraftEntry
{
  GObject        parent_instance;

  PengDraftInfo *info;
  PengSearchHit *hit;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengDraftEntry, peng_draft_entry, G_TYPE_OBJECT)

static void
peng_draft_entry_finalize (GObject *object)
{
  PengDraftEntry *self = PENG_DRAFT_ENTRY (object);

  if (self->hit == NULL)
    g_clear_pointer (&self->info, peng_draft_info_free);
  g_clear_pointer (&self->hit, peng_search_hit_free);

  G_OBJECT_CLASS (peng_draft_entry_parent_class)->finalize (object);
}

static void
peng_draft_entry_class_init (PengDraftEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_draft_entry_finalize;

  /**
   * PengDraftEntry::changed:
   * @self: the entry
   *
   * The draft was saved again; the entry is the same.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_draft_entry_init (PengDraftEntry *self)
{
}

/**
 * peng_draft_entry_new:
 * @info: a draft's line, copied
 *
 * Returns: (transfer full): an entry of it
 */
PengDraftEntry *
peng_draft_entry_new (const PengDraftInfo *info)
{
  PengDraftEntry *self = g_object_new (PENG_TYPE_DRAFT_ENTRY, NULL);

  self->info = peng_draft_info_copy (info);

  return self;
}

/**
 * peng_draft_entry_new_for_hit:
 * @hit: (transfer full): what a search found
 *
 * Returns: (transfer full): an entry of it
 */
PengDraftEntry *
peng_draft_entry_new_for_hit (PengSearchHit *hit)
{
  PengDraftEntry *self = g_object_new (PENG_TYPE_DRAFT_ENTRY, NULL);

  self->hit = hit;
  self->info = hit->info;

  return self;
}

/**
 * peng_draft_entry_get_info:
 * @self: an entry
 *
 * Returns: (transfer none): the draft's line, until the next "changed"
 */
const PengDraftInfo *
peng_draft_entry_get_info (PengDraftEntry *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT_ENTRY (self), NULL);

  return self->info;
}

/**
 * peng_draft_entry_get_hit:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): why a search found it; %NULL where nothing is searched for
 */
const PengSearchHit *
peng_draft_entry_get_hit (PengDraftEntry *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT_ENTRY (self), NULL);

  return self->hit;
}

/**
 * peng_draft_entry_set_info:
 * @self: an entry that is no search's
 * @info: its line now, copied
 *
 * Who sets it says so with peng_draft_entry_emit_changed() when the list is in order.
 */
void
peng_draft_entry_set_info (PengDraftEntry      *self,
                           const PengDraftInfo *info)
{
  g_clear_pointer (&self->info, peng_draft_info_free);
  self->info = peng_draft_info_copy (info);
}

/**
 * peng_draft_entry_emit_changed:
 * @self: an entry
 */
void
peng_draft_entry_emit_changed (PengDraftEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
