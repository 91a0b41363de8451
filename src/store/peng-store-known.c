/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-known.h"

#include "store/peng-known-table.h"
#include "store/peng-store-private.h"

typedef struct
{
  PengKnown  known;
  char      *part;
} Completion;

/**
 * peng_label_count_free:
 * @self: (transfer full): a label and its count
 */
void
peng_label_count_free (PengLabelCount *self)
{
  g_free (self->name);
  g_free (self);
}

static void
completion_free (Completion *self)
{
  g_free (self->part);
  g_free (self);
}

static gpointer
count_labels (PengDb    *db,
              gpointer   data,
              GError   **error)
{
  return peng_known_table_count (db, GPOINTER_TO_UINT (data), error);
}

static gpointer
complete (PengDb    *db,
          gpointer   data,
          GError   **error)
{
  const Completion *completion = data;

  return peng_known_table_complete (db, completion->known, completion->part, error);
}

static const PengStoreJob count_labels_job = {
  count_labels, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, TRUE
};
static const PengStoreJob complete_job = {
  complete, (GDestroyNotify) completion_free, (GDestroyNotify) g_strfreev, NULL, TRUE
};

/**
 * peng_store_count_labels_async:
 * @self: a store
 * @kind: tags or albums
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds out which tags or albums there are.
 */
void
peng_store_count_labels_async (PengStore           *self,
                               PengMediaLabel       kind,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (kind < PENG_MEDIA_N_LABELS);

  peng_store_run (self, &count_labels_job, GUINT_TO_POINTER (kind), cancellable, callback, user_data);
}

/**
 * peng_store_count_labels_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengLabelCount) (nullable): they; what most items have comes
 *   first
 */
GPtrArray *
peng_store_count_labels_finish (PengStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return peng_store_run_finish (self, &count_labels_job, result, error);
}

/**
 * peng_store_complete_async:
 * @self: a store
 * @known: what is being written
 * @part: what is written of it
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Finds what was said of items before that holds what is being written now.
 */
void
peng_store_complete_async (PengStore           *self,
                           PengKnown            known,
                           const char          *part,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Completion *completion;

  g_return_if_fail (PENG_IS_STORE (self));
  g_return_if_fail (known < PENG_N_KNOWN);
  g_return_if_fail (part != NULL);

  completion = g_new (Completion, 1);
  *completion = (Completion) { known, g_strdup (part) };
  peng_store_run (self, &complete_job, completion, cancellable, callback, user_data);
}

/**
 * peng_store_complete_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): what it may become, some few; what begins with it comes first
 */
GStrv
peng_store_complete_finish (PengStore     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return peng_store_run_finish (self, &complete_job, result, error);
}
