/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-conflict"

#include "work/peng-conflict-media.h"

#include "core/peng-file-type.h"
#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "publish/peng-media-name.h"
#include "store/peng-store-outbox.h"
#include "work/peng-conflict.h"

#include <glib/gstdio.h>
#include <string.h>

/* A site that means harm could name any number of files without an end. */
#define MAX_BYTES     (64 * 1024 * 1024)
#define MAX_ALL_BYTES (512 * 1024 * 1024)

typedef struct
{
  PengStore    *store;
  PengImporter *importer;
  PengPortal   *portal;
  PengArticle  *theirs;
  GStrv         names;    /* as the site has them */
  guint         next;
  GHashTable   *local;    /* what they are called here, by name at the site */
  gsize         n_left;   /* bytes that may still come */
  const PengBringWatch *watch;
} Bring;

/* One file on its way; holds the task. */
typedef struct
{
  GTask      *task;
  GBytes     *bytes;
  char       *path;
  PengImport *import;
} Arrival;

static void go_on (GTask *task);

static void
bring_free (gpointer data)
{
  Bring *bring = data;

  g_object_unref (bring->store);
  g_object_unref (bring->importer);
  g_object_unref (bring->portal);
  peng_article_unref (bring->theirs);
  g_strfreev (bring->names);
  g_hash_table_unref (bring->local);
  g_free (bring);
}

static void
arrival_free (Arrival *arrival)
{
  if (arrival->path != NULL)
    g_unlink (arrival->path);
  g_free (arrival->path);
  g_clear_object (&arrival->import);
  g_bytes_unref (arrival->bytes);
  g_object_unref (arrival->task);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static const char *
get_name (Bring *bring)
{
  return bring->names[bring->next];
}

/* Whatever the reason: without it their version cannot be kept. Takes the reason. */
static void
fail (GTask  *task,
      GError *reason)
{
  g_autoptr(GError) owned = reason;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&owned));
  else
    g_task_return_new_error (task, PENG_CONFLICT_ERROR, PENG_CONFLICT_ERROR_MEDIA, "%s: %s",
                             get_name (g_task_get_task_data (task)), reason->message);
}

static void
settle (GTask      *task,
        const char *local)
{
  Bring *bring = g_task_get_task_data (task);

  g_hash_table_replace (bring->local, g_strdup (get_name (bring)), g_strdup (local));
  bring->next++;
  if (bring->watch != NULL)
    bring->watch->progress (bring->next, g_strv_length (bring->names), bring->watch->user_data);
  go_on (task);
}

/* The name is the hash of the bytes, but for what the site alone has named. */
static gboolean
is_wanted (Bring           *bring,
           const PengMedia *media)
{
  return media != NULL && (g_str_equal (media->sha, get_name (bring)) ||
                           peng_media_alias_get_number (get_name (bring)) > 0);
}

static void
note_brought (Bring           *bring,
              PengImport      *import,
              const PengMedia *media)
{
  if (bring->watch != NULL && media != NULL && !peng_import_was_there (import, 0))
    g_ptr_array_add (bring->watch->brought, g_strdup (media->sha));
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Arrival) arrival = user_data;
  Bring *bring = g_task_get_task_data (arrival->task);
  const PengMedia *media = peng_import_get_media (arrival->import, 0);
  GError *error = NULL;

  note_brought (bring, arrival->import, media);
  if (!peng_importer_run_finish (PENG_IMPORTER (object), result, &error))
    media = NULL;

  if (is_wanted (bring, media))
    settle (arrival->task, media->sha);
  else if (error != NULL)
    fail (arrival->task, error);
  else if (media == NULL)
    fail (arrival->task, g_error_copy (peng_import_get_error (arrival->import, 0)));
  else
    fail (arrival->task, g_error_new_literal (PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY,
                                              "not the bytes of this name"));
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GBytes *bytes = task_data;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  guint width, height;
  const PengFileType *type = peng_file_type_sniff ((const guint8 *) data, n_bytes, &width, &height);
  g_autofree char *name = g_strconcat ("site-XXXXXX.", type != NULL ? type->extension : "bin",
                                       NULL);
  g_autofree char *path = NULL;
  GError *error = NULL;
  int fd = g_file_open_tmp (name, &path, &error);

  if (fd >= 0)
    g_close (fd, NULL);

  if (fd >= 0 && g_file_set_contents (path, data, n_bytes, &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

/* Takes the arrival. */
static void
import_file (Arrival *arrival)
{
  Bring *bring = g_task_get_task_data (arrival->task);
  g_autoptr(GFile) file = g_file_new_for_path (arrival->path);

  arrival->import = peng_import_new ();
  peng_import_add_file (arrival->import, file);
  peng_importer_run_async (bring->importer, arrival->import,
                           g_task_get_cancellable (arrival->task), imported_cb, arrival);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Arrival) arrival = user_data;
  GError *error = NULL;

  arrival->path = g_task_propagate_pointer (G_TASK (result), &error);
  if (arrival->path != NULL)
    import_file (g_steal_pointer (&arrival));
  else
    fail (arrival->task, error);
}

/* The importer tells photographs from clips and documents by files alone. */
static void
write_file (Arrival *arrival)
{
  g_autoptr(GTask) writing = g_task_new (NULL, NULL, written_cb, arrival);

  g_task_set_task_data (writing, g_bytes_ref (arrival->bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (writing, write_thread);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Bring *bring = g_task_get_task_data (task);
  GBytes *bytes;
  Arrival *arrival;
  GError *error = NULL;

  bytes = peng_portal_get_media_finish (PENG_PORTAL (object), result, &error);
  if (bytes == NULL)
    {
      fail (task, error);
      return;
    }

  bring->n_left -= g_bytes_get_size (bytes);
  arrival = g_new0 (Arrival, 1);
  arrival->task = g_object_ref (task);
  arrival->bytes = bytes;
  write_file (arrival);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Bring *bring = g_task_get_task_data (task);
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(GError) error = NULL;

  media = peng_store_get_media_finish (PENG_STORE (object), result, &error);
  if (media != NULL)
    settle (task, media->sha);
  else if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    peng_portal_get_media_async (bring->portal, get_name (bring), MIN (MAX_BYTES, bring->n_left),
                                 g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
append_local (GString    *out,
              const char *media,
              gpointer    user_data)
{
  const Bring *bring = user_data;

  g_string_append_printf (out, "media:%s", (char *) g_hash_table_lookup (bring->local, media));
}

/* The writer knows every place that names a file. */
static PengArticle *
make_local (Bring *bring)
{
  const PengDialect dialect = { "local", append_local, bring };
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (bring->theirs, &n_blocks);
  g_autofree char *html = peng_html_write (blocks, n_blocks, &dialect);
  g_autoptr(GPtrArray) local = peng_html_read (html, strlen (html), NULL);
  const char *fields[PENG_N_FIELDS];
  const char *cover;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (bring->theirs, i);
  cover = g_hash_table_lookup (bring->local, fields[PENG_FIELD_COVER]);
  fields[PENG_FIELD_COVER] = cover != NULL ? cover : "";

  return peng_article_new (peng_article_get_uuid (bring->theirs), fields,
                           (PengBlock * const *) local->pdata, local->len);
}

static void
go_on (GTask *task)
{
  Bring *bring = g_task_get_task_data (task);
  const char *name = get_name (bring);
  const char *known;

  if (name == NULL)
    {
      g_task_return_pointer (task, make_local (bring), (GDestroyNotify) peng_article_unref);
      return;
    }

  known = g_hash_table_lookup (bring->local, name);
  peng_store_get_media_async (bring->store, known != NULL ? known : name,
                              g_task_get_cancellable (task), looked_cb, g_object_ref (task));
}

/* What was sent has another name than what it was made from. */
static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Bring *bring = g_task_get_task_data (task);
  g_autoptr(GPtrArray) rows = NULL;
  GError *error = NULL;

  rows = peng_store_list_outbox_finish (PENG_STORE (object), result, &error);
  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const PengOutboxItem *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < row->media->len; j++)
        {
          const PengOutboxMedia *sent = g_ptr_array_index (row->media, j);

          g_hash_table_replace (bring->local, g_strdup (sent->web_sha), g_strdup (sent->sha));
        }
    }

  go_on (task);
}

/**
 * peng_conflict_media_async:
 * @store: an open store
 * @importer: brings files into its library
 * @portal: the site
 * @theirs: what is there, under the UUID of the draft that was published
 * @watch: (nullable): is told what comes
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes an article of this library from what a site has. Of the files that were sent from here the
 * originals are in the library; what somebody else has put there is fetched.
 */
void
peng_conflict_media_async (PengStore           *store,
                           PengImporter        *importer,
                           PengPortal          *portal,
                           PengArticle         *theirs,
                           const PengBringWatch *watch,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Bring *bring = g_new0 (Bring, 1);

  bring->store = g_object_ref (store);
  bring->importer = g_object_ref (importer);
  bring->portal = g_object_ref (portal);
  bring->theirs = peng_article_ref (theirs);
  bring->names = peng_article_dup_media (theirs);
  bring->local = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  bring->n_left = MAX_ALL_BYTES;
  bring->watch = watch;
  g_task_set_source_tag (task, peng_conflict_media_async);
  g_task_set_task_data (task, bring, bring_free);
  peng_store_list_outbox_async (store, peng_article_get_uuid (theirs), cancellable, listed_cb,
                                task);
}

/**
 * peng_conflict_media_finish:
 * @result: what the callback was given
 * @error: %PENG_CONFLICT_ERROR_MEDIA where a file cannot be had, or #PengStoreError
 *
 * Returns: (transfer full): the article with the names that its files have here, or %NULL
 */
PengArticle *
peng_conflict_media_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
