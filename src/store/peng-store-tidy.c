/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-trash.h"
#include "store/peng-media-fit-files.h"
#include "store/peng-media-sweep.h"
#include "store/peng-pasted-files.h"
#include "store/peng-pending-table.h"
#include "store/peng-store-media.h"
#include "store/peng-store-private.h"

/* What has had its time goes when the store is opened. */

/* A paste is saved within seconds, and is undone and done again within a day. */
#define PENDING_FOR G_TIME_SPAN_DAY
/* How long an item of the library lies in the trash. */
#define TRASHED_FOR (30 * G_TIME_SPAN_DAY)
/* An article is frozen, and the row that says so is written, in less than that. */
#define KEPT_FOR G_TIME_SPAN_HOUR

static gboolean
forget_pending (PengDb      *db,
                const char  *folder,
                GError     **error)
{
  return peng_pending_table_forget_unused (db, g_get_real_time () - PENDING_FOR, error) &&
         peng_pasted_files_sweep (folder, db, error);
}

static gboolean
sweep_media (PengDb      *db,
             const char  *folder,
             GError     **error)
{
  guint n_removed;

  if (!peng_media_sweep (folder, db, &n_removed, error))
    return FALSE;

  if (n_removed > 0)
    g_info ("Removed %u files that an interrupted import had left", n_removed);

  return TRUE;
}

static gboolean
let_go_of_sent (PengDb      *db,
                const char  *folder,
                GError     **error)
{
  return peng_media_fit_files_sweep (folder, db, g_get_real_time () - KEPT_FOR, error);
}

static gboolean
empty_trash (PengDb      *db,
             const char  *folder,
             GError     **error)
{
  return peng_library_trash_empty (db, folder, g_get_real_time () - TRASHED_FOR, error) >= 0;
}

static gpointer
tidy (PengDb    *db,
      gpointer   data,
      GError   **error)
{
  return forget_pending (db, data, error) && sweep_media (db, data, error) &&
         let_go_of_sent (db, data, error) && empty_trash (db, data, error) ? PENG_STORE_DONE : NULL;
}

static const PengStoreJob tidy_job = { tidy, g_free, NULL, NULL };

/**
 * peng_store_tidy:
 * @self: a store that was opened
 *
 * Lets go of what has had its time. Nobody waits for it: what cannot be done is done the next time.
 */
void
peng_store_tidy (PengStore *self)
{
  const char *folder = peng_store_folder_get_media (peng_store_get_folder (self));

  peng_store_run (self, &tidy_job, g_strdup (folder), NULL, NULL, NULL);
}
