/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-lines.h"

G_BEGIN_DECLS

/**
 * PengPageFate:
 * @PENG_PAGE_LOST: it has no counterpart
 * @PENG_PAGE_SAME: its counterpart says the same, at the same place
 * @PENG_PAGE_MOVED: its counterpart stands before what comes before it, or behind what comes after
 * @PENG_PAGE_CHANGED: its counterpart says something else
 *
 * What became of a line.
 */
typedef enum
{
  PENG_PAGE_LOST,
  PENG_PAGE_SAME,
  PENG_PAGE_MOVED,
  PENG_PAGE_CHANGED,
} PengPageFate;

/**
 * PengPagePair:
 * @fate: what became of it
 * @other: number of its counterpart, or %PENG_PAGE_NONE
 */
typedef struct
{
  PengPageFate fate;
  guint        other;
} PengPagePair;

void   peng_page_match      (GPtrArray    *sent,
                             GPtrArray    *there,
                             PengPagePair *sent_pairs,
                             PengPagePair *there_pairs);
double peng_page_likeness   (const char   *a,
                             const char   *b);

G_END_DECLS
