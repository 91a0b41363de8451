/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-proxy.h"

G_BEGIN_DECLS

/* What a person is doing while things go wrong. */
typedef enum
{
  FAULT_DOING_CREATE,
  FAULT_DOING_UPDATE,
  FAULT_DOING_WITHDRAW,
  FAULT_DOING_SCHEDULE,       /* a new article, for readers in an hour */
  FAULT_N_DOINGS
} FaultDoing;

#define FAULT_SCHEDULE_MAX 6

/* All that goes wrong in one publication, made of a number: PENG_SEED with that number and
 * PENG_FAULT_RUNS=1 play it again, though not to the microsecond. */
typedef struct
{
  guint32    seed;
  FaultDoing doing;
  Fault      faults[FAULT_SCHEDULE_MAX];
  guint      n_faults;
  guint      delay_ms;
  guint      bytes_per_second;
  guint      idle_ms;          /* how patient the client is */
} FaultSchedule;

/* Whether it is about an article that the site has already. */
#define FAULT_DOING_IS_LATER(doing) \
  ((doing) == FAULT_DOING_UPDATE || (doing) == FAULT_DOING_WITHDRAW)

/* @verbs: what is asked of this kind of site. */
void  fault_schedule_make     (FaultSchedule       *self,
                               guint32              seed,
                               const FaultVerb     *verbs,
                               guint                n_verbs);
char *fault_schedule_describe (const FaultSchedule *self);
/* Tells of the schedule with the words that play it again, should the program abort from now on. */
void  fault_schedule_blame    (const FaultSchedule *self);
/* Makes @proxy such a line. */
void  fault_schedule_arm      (const FaultSchedule *self,
                               FaultProxy          *proxy);

G_END_DECLS
