/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-db.h"

G_BEGIN_DECLS

/* One thread that owns one database, with one queue in order. */
typedef struct _PengDbThread PengDbThread;

/**
 * PengDbOpenFunc:
 * @data: the task's data
 *
 * Opens the database, in the thread. What the task returns is left in @result.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with @error set
 */
typedef PengDb   *(*PengDbOpenFunc) (gpointer    data,
                                     gpointer   *result,
                                     GError    **error);

/**
 * PengDbFunc:
 * @db: the database
 * @data: the task's data
 *
 * A job, run in the thread. It fails by setting @error.
 *
 * Returns: (transfer full) (nullable): what g_task_propagate_pointer() will give
 */
typedef gpointer  (*PengDbFunc)     (PengDb     *db,
                                     gpointer    data,
                                     GError    **error);

/**
 * PengDbHealFunc:
 * @db: (inout) (nullable): the database in which a job met %PENG_STORE_ERROR_DAMAGED; replaced by
 *   a sound one, which was brought over from it
 * @data: from peng_db_thread_new()
 *
 * Repairs a database, in the thread. The job is then run once more.
 *
 * Returns: whether @db is sound; where not, the job fails with @error
 */
typedef gboolean  (*PengDbHealFunc) (PengDb    **db,
                                     gpointer    data,
                                     GError    **error);

PengDbThread *peng_db_thread_new        (const char     *name,
                                         PengDbHealFunc  heal,
                                         gpointer        heal_data,
                                         GDestroyNotify  free_heal_data);
void          peng_db_thread_free       (PengDbThread   *self);
void          peng_db_thread_open       (PengDbThread   *self,
                                         GTask          *task,
                                         PengDbOpenFunc  func,
                                         GDestroyNotify  free_result);
void          peng_db_thread_run        (PengDbThread   *self,
                                         GTask          *task,
                                         PengDbFunc      func,
                                         GDestroyNotify  free_result);
void          peng_db_thread_close      (PengDbThread   *self,
                                         GTask          *task);
void          peng_db_thread_close_sync (PengDbThread   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengDbThread, peng_db_thread_free)

G_END_DECLS
