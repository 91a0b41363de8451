/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"

G_BEGIN_DECLS

/**
 * PengFindHit:
 * @number: which text of a slot
 * @offset: in characters
 * @length: in characters
 *
 * A match, or with no length a place, in a slot.
 */
typedef struct
{
  guint number;
  guint offset;
  guint length;
} PengFindHit;

/**
 * PengFindSlot:
 * @hits: (element-type PengFindHit): what was found, in order
 * @stale: whether it has to be looked through
 * @serial: another one says that it is another than it was
 *
 * A field or a block.
 */
typedef struct
{
  GArray   *hits;
  gboolean  stale;
  guint64   serial;
} PengFindSlot;

struct _PengFind
{
  GObject        parent_instance;

  PengDocument  *document;
  PengFindQuery *query;
  GError        *error;
  PengField     *fields;
  guint          n_fields;

  /* Fields first, then blocks; none while nothing is looked for. */
  GArray        *slots;
  guint          n_stale;
  guint          first_stale;
  guint64        last_serial;
  guint          n_matches;

  guint          current_slot;
  PengFindHit    current;
};

/* peng-find.c */
PengFindSlot *peng_find_get_slot (PengFind *self,
                                  guint     slot);
void          peng_find_tell     (PengFind *self);

/* peng-find-moves.c */
PengText     *peng_find_get_text (PengFind *self,
                                  guint     slot,
                                  guint     number);

G_END_DECLS
