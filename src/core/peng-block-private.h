/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"

G_BEGIN_DECLS

/* What a kind has no use for is NULL, 0 or empty. Strings are GRefStrings, texts and strings are
 * shared between a block and those made from it. */
struct _PengBlock
{
  gatomicrefcount    ref_count;
  PengBlockKind      kind;
  PengCount          count;

  /* A text block's text, a caption, or the name of an attachment. */
  PengText          *text;

  PengTextFormat     format;
  PengText          *cite;

  /* Of an image block and a gallery; alts[i] owns the string in images[i].alt. */
  PengGalleryLayout  layout;
  PengImage         *images;
  PengText         **alts;
  guint              n_images;

  char              *media;
  char              *poster;

  /* The rows point into cells. */
  PengCell          *cells;
  guint              n_cells;
  PengTableRow      *rows;
  guint              n_rows;
  guint              n_head_rows;
  guint              n_columns;
  guint8            *widths;        /* of the columns in percent, 100 together */
};

PengText **peng_block_find_part  (PengBlock  *self,
                                  PengPart    part,
                                  guint       index);
void       peng_block_count_all  (PengBlock  *self);
void       peng_block_count_part (PengBlock  *self,
                                  PengPart    part,
                                  PengText   *text,
                                  void      (*change) (PengCount       *sum,
                                                       const PengCount *count));

G_END_DECLS
