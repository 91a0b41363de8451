/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-store-folder.h"

#include "store/peng-store-recover.h"
#include "store/peng-store-schema.h"
#include "store/peng-tokenizer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_TRIES   50
#define LOCK_WAIT_US 100000

/* Two programs, the window and the command, may use one folder at the same time: SQLite's own locks
 * let them write in turn. Only while a damaged database is replaced must nobody else have it open;
 * so whoever uses the folder holds its lock file shared, and the repair takes it alone. */
struct _PengStoreFolder
{
  char             *path;
  char             *database;
  char             *media;
  int               lock;
  PengOutboxClaims *claims;
};

/**
 * peng_store_folder_new:
 * @path: the folder, which need not be there yet
 *
 * Returns: (transfer full): the folder; nothing is opened or made yet
 */
PengStoreFolder *
peng_store_folder_new (const char *path)
{
  PengStoreFolder *self = g_atomic_rc_box_new0 (PengStoreFolder);
  g_autofree char *claims = g_build_filename (path, "outbox.lock", NULL);

  self->path = g_strdup (path);
  self->database = g_build_filename (path, "articles.db", NULL);
  self->media = g_build_filename (path, "media", NULL);
  self->lock = -1;
  self->claims = peng_outbox_claims_new (claims);

  return self;
}

/**
 * peng_store_folder_ref:
 * @self: a folder
 *
 * Returns: (transfer full): @self
 */
PengStoreFolder *
peng_store_folder_ref (PengStoreFolder *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PengStoreFolder *self = data;

  peng_store_folder_close (self);
  peng_outbox_claims_free (self->claims);
  g_free (self->media);
  g_free (self->database);
  g_free (self->path);
}

/**
 * peng_store_folder_unref:
 * @self: (transfer full): a folder
 *
 * Gives back a reference.
 */
void
peng_store_folder_unref (PengStoreFolder *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * peng_store_folder_close:
 * @self: a folder
 *
 * Lets other programs have the folder and its outbox rows.
 */
void
peng_store_folder_close (PengStoreFolder *self)
{
  peng_outbox_claims_release_all (self->claims);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

/**
 * peng_store_folder_get_path:
 * @self: a folder
 *
 * Returns: (transfer none): its path
 */
const char *
peng_store_folder_get_path (PengStoreFolder *self)
{
  return self->path;
}

/**
 * peng_store_folder_get_media:
 * @self: a folder
 *
 * Returns: (transfer none): where its media lie
 */
const char *
peng_store_folder_get_media (PengStoreFolder *self)
{
  return self->media;
}

/**
 * peng_store_folder_get_claims:
 * @self: a folder
 *
 * Returns: (transfer none): which outbox rows are ours
 */
PengOutboxClaims *
peng_store_folder_get_claims (PengStoreFolder *self)
{
  return self->claims;
}

/* Of a folder that can not be made the system says that it is not there, or is none, as if something
 * of the library were missing or the disk were bad. */
static gboolean
make_folder (PengStoreFolder  *self,
             GError          **error)
{
  if (g_mkdir_with_parents (self->path, 0700) == 0)
    return TRUE;

  if (errno == ENOENT || errno == ENOTDIR)
    g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_READ_ONLY,
                 "make %s: %s", self->path, g_strerror (errno));
  else
    peng_store_set_errno_error (error, errno, "make", self->path);

  return FALSE;
}

static gboolean
open_lock (PengStoreFolder  *self,
           GError          **error)
{
  g_autofree char *path = g_build_filename (self->path, "articles.lock", NULL);

  if (self->lock >= 0)
    return TRUE;

  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock < 0)
    peng_store_set_errno_error (error, errno, "open", path);

  return self->lock >= 0;
}

/* A repair takes seconds at most: who opens meanwhile waits for it. */
static gboolean
take_lock (PengStoreFolder  *self,
           int               how,
           int               n_tries,
           GError          **error)
{
  for (int i = 0; i < n_tries; i++)
    {
      if (flock (self->lock, how | LOCK_NB) == 0)
        return TRUE;

      if (errno != EWOULDBLOCK)
        break;

      if (i + 1 < n_tries)
        g_usleep (LOCK_WAIT_US);
    }

  g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_BUSY,
               "%s is used by another program: %s", self->path, g_strerror (errno));
  return FALSE;
}

static PengDb *
open_database (PengStoreFolder  *self,
               GError          **error)
{
  g_autoptr(PengDb) db = peng_db_open (self->database, error);

  if (db == NULL ||
      !peng_tokenizer_register (db, error) ||
      !peng_db_migrate (db, peng_store_schema, error))
    return NULL;

  return g_steal_pointer (&db);
}

/* A file whose tables are not ours fails here, and is as good as damaged. Only the small tables are
 * walked, and the list of articles: bodies and the index are looked at when they are read. */
static gboolean
probe (PengDb  *db,
       GError **error)
{
  static const char * const tables[] = {
    "article", "site", "publication", "outbox", "outbox_media", "pending_media", "read_back",
    NULL
  };

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA quick_check (%s)", tables[i]);
      g_autoptr(PengStatement) check = peng_db_prepare (db, sql, error);

      if (check == NULL || peng_statement_step (check, error) != PENG_STEP_ROW)
        return FALSE;

      if (g_strcmp0 (peng_statement_get_text (check, 0), "ok") != 0)
        {
          g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_DAMAGED, "table %s: %s",
                       tables[i], peng_statement_get_text (check, 0));
          return FALSE;
        }
    }

  return peng_db_exec (db,
                       "SELECT b.uuid, b.saved, b.hash, b.html, s.reason FROM body b, snapshot s,"
                       " media m, media_use u, search_text t, media_words w, media_label l, media_trash r"
                       " LIMIT 0", error);
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_FAILED);
}

/* `articles-damaged-20260102-030405.db`, with a number where that is taken. */
static char *
dup_aside_path (PengStoreFolder *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint i = 0;; i++)
    {
      g_autofree char *number = i > 0 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("articles-damaged-%s%s.db", stamp, number);
      g_autofree char *path = g_build_filename (self->path, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
move_aside (PengStoreFolder  *self,
            const char       *aside,
            const char       *suffix,
            GError          **error)
{
  g_autofree char *from = g_strconcat (self->database, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  peng_store_set_errno_error (error, errno, "set aside", from);
  return FALSE;
}

/* The log goes first: without its database it is nothing, but a database with another's log is
 * worse. The new database is filled under another name and appears whole. */
static PengDb *
replace (PengStoreFolder   *self,
         PengStoreOpening **opening,
         GError           **error)
{
  g_autofree char *aside = dup_aside_path (self);
  g_autofree char *fresh = g_build_filename (self->path, "articles-recovering.db", NULL);
  g_autoptr(PengStoreOpening) report = g_new0 (PengStoreOpening, 1);
  g_autoptr(PengDb) db = NULL;

  report->condition = PENG_STORE_RECOVERED;
  report->set_aside = g_strdup (aside);

  if (!peng_store_recover (self->database, fresh, report, error) ||
      !move_aside (self, aside, "-wal", error) ||
      !move_aside (self, aside, "-shm", error) ||
      !move_aside (self, aside, "", error))
    return NULL;

  if (g_rename (fresh, self->database) != 0)
    {
      peng_store_set_errno_error (error, errno, "put in place", fresh);
      return NULL;
    }

  db = open_database (self, error);
  if (db != NULL && opening != NULL)
    *opening = g_steal_pointer (&report);

  return g_steal_pointer (&db);
}

static PengDb *
replace_alone (PengStoreFolder   *self,
               PengStoreOpening **opening,
               GError           **error)
{
  PengDb *db = NULL;

  if (take_lock (self, LOCK_EX, 1, error))
    db = replace (self, opening, error);

  flock (self->lock, LOCK_SH | LOCK_NB);

  return db;
}

static void
report_opening (PengStoreOpening **opening,
                gboolean           existed)
{
  *opening = g_new0 (PengStoreOpening, 1);
  (*opening)->condition = existed ? PENG_STORE_OK : PENG_STORE_FRESH;
}

/**
 * peng_store_folder_open:
 * @self: a folder, made where it is missing
 * @opening: (out): how it was found
 * @error: #PengStoreError
 *
 * A damaged database is set aside, what can be read of it is brought over to a new one. A newer one
 * is refused and not touched.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with @error set
 */
PengDb *
peng_store_folder_open (PengStoreFolder   *self,
                        PengStoreOpening **opening,
                        GError           **error)
{
  g_autoptr(GError) damage = NULL;
  g_autoptr(PengDb) db = NULL;
  gboolean existed;

  if (!make_folder (self, error) || !open_lock (self, error) ||
      !take_lock (self, LOCK_SH, LOCK_TRIES, error))
    return NULL;

  existed = g_file_test (self->database, G_FILE_TEST_EXISTS);
  db = open_database (self, &damage);
  if (db != NULL && probe (db, &damage))
    {
      report_opening (opening, existed);
      return g_steal_pointer (&db);
    }

  g_clear_pointer (&db, peng_db_close);
  if (existed && is_damage (damage))
    {
      g_warning ("Damaged: %s", damage->message);
      return replace_alone (self, opening, error);
    }

  g_propagate_error (error, g_steal_pointer (&damage));
  return NULL;
}

/**
 * peng_store_folder_heal:
 * @self: a folder
 * @db: (inout) (nullable): its database, in which damage was met
 * @opening: (out): what became of it
 * @error: #PengStoreError
 *
 * Does what opening does with a damaged database. Refused with %PENG_STORE_ERROR_BUSY while another
 * program has the folder open.
 *
 * Returns: whether @db is sound; where not, it may be %NULL
 */
gboolean
peng_store_folder_heal (PengStoreFolder   *self,
                        PengDb           **db,
                        PengStoreOpening **opening,
                        GError           **error)
{
  if (!take_lock (self, LOCK_EX, 1, error))
    {
      flock (self->lock, LOCK_SH | LOCK_NB);
      return FALSE;
    }

  /* Closing would write the log into the damaged file. */
  peng_db_leave (*db);
  *db = replace_alone (self, opening, error);
  if (*db == NULL)
    *db = open_database (self, NULL);

  return *opening != NULL;
}
