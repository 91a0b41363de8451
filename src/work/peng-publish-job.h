/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publisher.h"

G_BEGIN_DECLS

/* Carries one row of the outbox as far as it goes without a person. For PengPublisher alone. */
#define PENG_TYPE_PUBLISH_JOB (peng_publish_job_get_type ())

G_DECLARE_FINAL_TYPE (PengPublishJob, peng_publish_job, PENG, PUBLISH_JOB, GObject)

PengPublishJob *peng_publish_job_new     (PengStore                *store,
                                          const PengPublisherFuncs *funcs,
                                          gpointer                  funcs_data,
                                          const PengPublisherPace  *pace,
                                          PengPublishing           *row);
PengPublishing *peng_publish_job_get_row (PengPublishJob           *self);
void            peng_publish_job_start   (PengPublishJob           *self);
void            peng_publish_job_hurry   (PengPublishJob           *self);
void            peng_publish_job_hold    (PengPublishJob           *self);
void            peng_publish_job_stop    (PengPublishJob           *self);

G_END_DECLS
