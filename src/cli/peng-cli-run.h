/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-draft.h"

G_BEGIN_DECLS

/* More than this is no article; nothing is read further. */
#define PENG_CLI_MAX_BYTES (256 * 1024 * 1024)

/**
 * PengCliRun:
 *
 * One run of the command: the program's only main loop, and Ctrl+C. A verb begins what is
 * asynchronous with peng_cli_run_answer_cb() and the run as its callback and data, then goes on
 * with what peng_cli_run_wait() gives.
 */
typedef struct _PengCliRun PengCliRun;

PengCliRun   *peng_cli_run_new             (void);
void          peng_cli_run_free            (PengCliRun           *self);
GCancellable *peng_cli_run_get_cancellable (PengCliRun           *self);
void          peng_cli_run_answer_cb       (GObject              *object,
                                            GAsyncResult         *result,
                                            gpointer              user_data);
GAsyncResult *peng_cli_run_wait            (PengCliRun           *self);
void          peng_cli_run_wait_for        (PengCliRun           *self,
                                            gboolean            (*is_over) (gpointer user_data),
                                            gpointer              user_data);
void          peng_cli_run_wake            (PengCliRun           *self);

void          peng_cli_run_tell_of_recovery (const PengStoreOpening *opening);
PengStore    *peng_cli_run_get_store       (PengCliRun           *self);
GBytes       *peng_cli_run_read            (PengCliRun           *self,
                                            const char           *path);
gboolean      peng_cli_run_write           (PengCliRun           *self,
                                            const char           *path,
                                            GBytes               *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengCliRun, peng_cli_run_free)

G_END_DECLS
