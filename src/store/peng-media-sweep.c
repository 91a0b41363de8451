/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-sweep.h"

#include "core/peng-block.h"
#include "store/peng-media-files.h"
#include "store/peng-media-fit-files.h"
#include "store/peng-media-lock.h"

#include <glib/gstdio.h>

typedef struct
{
  const char    *folder;
  PengStatement *select;   /* whether an item is there */
  guint          n_removed;
  GError       **error;
} Sweep;

static void
remove_file (Sweep      *self,
             const char *path)
{
  if (g_unlink (path) == 0)
    self->n_removed++;
}

/* Half written, under a name that is no item's. */
static void
sweep_incoming (Sweep *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_str_has_prefix (name, PENG_MEDIA_INCOMING))
        remove_file (self, path);
    }
}

static gboolean
sweep_shard (Sweep      *self,
             const char *shard)
{
  g_autoptr(GDir) dir = g_dir_open (shard, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (shard, name, NULL);
      PengStep step;

      if (!peng_media_is_name (name))
        continue;

      peng_statement_bind_text (self->select, ":media", name);
      step = peng_statement_step (self->select, self->error);
      peng_statement_reset (self->select);
      if (step == PENG_STEP_FAILED)
        return FALSE;
      if (step == PENG_STEP_DONE)
        remove_file (self, path);
    }

  return TRUE;
}

static gboolean
is_shard (const char *name)
{
  return g_ascii_isxdigit (name[0]) && g_ascii_isxdigit (name[1]) && name[2] == '\0';
}

static gboolean
sweep_variant (Sweep      *self,
               const char *sub)
{
  g_autofree char *path = g_build_filename (self->folder, sub, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *shard = g_build_filename (path, name, NULL);

      if (is_shard (name) && !sweep_shard (self, shard))
        return FALSE;
    }

  return TRUE;
}

static gboolean
sweep_all (Sweep *self)
{
  static const char * const subs[] = { "", "web", "thumb" };

  sweep_incoming (self);
  for (guint i = 0; i < G_N_ELEMENTS (subs); i++)
    if (!sweep_variant (self, subs[i]))
      return FALSE;

  return TRUE;
}

/**
 * peng_media_sweep:
 * @folder: the library's folder
 * @db: the store's database
 * @n_removed: (out): how many files were removed
 * @error: #PengStoreError
 *
 * Removes files that no row names, if a program left some and none brings any in now, and goes on
 * with what it was making fit. Else nothing is walked: it costs one look into the folder.
 *
 * Returns: whether the database could tell
 */
gboolean
peng_media_sweep (const char  *folder,
                  PengDb      *db,
                  guint       *n_removed,
                  GError     **error)
{
  PengMediaLock *lock = peng_media_lock_try_alone (folder);
  g_autoptr(PengStatement) select = NULL;
  gboolean done;

  *n_removed = 0;
  if (lock == NULL)
    return TRUE;

  select = peng_db_prepare (db, "SELECT 1 FROM media WHERE sha = :media", error);
  done = select != NULL;
  if (done)
    {
      Sweep self = { folder, select, 0, error };

      done = peng_media_fit_files_settle (folder, db, error) && sweep_all (&self);
      *n_removed = self.n_removed;
    }
  peng_media_lock_release (lock, done);

  return done;
}
