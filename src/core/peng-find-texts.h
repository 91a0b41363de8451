/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"

G_BEGIN_DECLS

/* The texts of a block in the order in which a person reads them. */
guint     peng_find_count_texts (PengBlock       *block);
void      peng_find_locate_text (PengBlock       *block,
                                 guint            number,
                                 PengPart        *part,
                                 guint           *index);
guint     peng_find_number_text (PengBlock       *block,
                                 PengPart         part,
                                 guint            index);

/**
 * PengFindTask:
 * @slot: whose text it is
 * @serial: that slot's when the text was taken
 * @number: which text of it
 * @utf8: the text
 * @ranges: (element-type PengFindRange): what was found in it
 *
 * One text to be looked through.
 */
typedef struct
{
  guint   slot;
  guint64 serial;
  guint   number;
  char   *utf8;
  GArray *ranges;
} PengFindTask;

struct _PengFindJob
{
  PengFindQuery *query;
  GArray        *tasks;
  GError        *error;
  gboolean       was_run;
};

PengFindJob *peng_find_job_new (PengFindQuery *query);
void         peng_find_job_add (PengFindJob   *self,
                                guint          slot,
                                guint64        serial,
                                guint          number,
                                const char    *utf8);

G_END_DECLS
