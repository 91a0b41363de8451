/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-media-export"

#include "work/peng-media-export.h"

#include <glib/gi18n.h>
#include <string.h>

/* Folder names longer than this are refused by some disks, in bytes. */
#define MAX_EVENT 120

/* What a spreadsheet takes for a formula at the beginning of a cell. */
#define FORMULA "=+-@\t\r"

typedef struct
{
  char             *from;     /* path in the library */
  char             *name;     /* file name to give it */
  GStrv             cells;    /* of its row in the table, but for the name */
} Copy;

typedef struct
{
  GPtrArray           *copies;
  GFile               *parent;
  char                *folder;   /* name of the new one */
  PengMediaExportFunc  progress;
  gpointer             progress_data;
  guint                n_done;   /* atomic */
  int                  telling;  /* atomic: it will be told how far it is */
} Export;

static void
copy_free (Copy *copy)
{
  g_free (copy->from);
  g_free (copy->name);
  g_strfreev (copy->cells);
  g_free (copy);
}

static void
export_free (Export *self)
{
  g_ptr_array_unref (self->copies);
  g_object_unref (self->parent);
  g_free (self->folder);
  g_free (self);
}

/* Without what no file name may have; not hidden, and not too long. */
static char *
dup_file_name (const char *words)
{
  g_autoptr(GString) name = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (name->len + 6 > MAX_EVENT)
        break;
      if (g_unichar_iscntrl (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (char) c) != NULL))
        c = ' ';
      if (name->len > 0 || (c != '.' && c != ' '))
        g_string_append_unichar (name, c);
    }

  return g_strchomp (g_string_free (g_steal_pointer (&name), FALSE));
}

static gint64
find_day (GPtrArray *items)
{
  gint64 day = G_MAXINT64;

  for (guint i = 0; i < items->len; i++)
    {
      const PengMedia *media = ((PengLibraryItem *) g_ptr_array_index (items, i))->media;

      day = MIN (day, media->taken > 0 ? media->taken : media->added);
    }

  return day;
}

/* The event that all items were made at. */
static const char *
find_event (GPtrArray *items)
{
  const char *event = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (items, i);
      const char *own = item->words->fields[PENG_MEDIA_EVENT];

      if (event != NULL && !g_str_equal (event, own))
        return "";
      event = own;
    }

  return event;
}

static char *
dup_folder_name (GPtrArray  *items,
                 const char *event)
{
  g_autofree char *name = dup_file_name (event != NULL ? event : find_event (items));
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (find_day (items) / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (time, "%Y%m%d");

  return g_strdup_printf ("%s_%s", day, *name != '\0' ? name : _("media"));
}

static const char *
get_suffix (const char *mime)
{
  return g_str_equal (mime, "image/png") ? ".png" : ".jpg";
}

/**
 * peng_media_export_dup_name:
 * @media: an item
 * @variant: which of its files
 *
 * Returns: (transfer full): what the file is called outside of the library: as it came, with no sign
 *   that no file name may have; what is made for the page may be of another format
 */
char *
peng_media_export_dup_name (const PengMedia  *media,
                            PengMediaVariant  variant)
{
  g_autofree char *base = g_path_get_basename (media->name);
  g_autofree char *name = dup_file_name (base);
  char *dot;

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (media->sha);
    }

  if (variant == PENG_MEDIA_ORIGINAL || !g_str_has_prefix (media->web_mime, "image/"))
    return g_steal_pointer (&name);

  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_strconcat (name, get_suffix (media->web_mime), NULL);
}

static char *
dup_other_name (const char *name,
                guint       number)
{
  const char *dot = strrchr (name, '.');
  int n = dot != NULL && dot != name ? (int) (dot - name) : (int) strlen (name);

  return g_strdup_printf ("%.*s-%u%s", n, name, number, name + n);
}

static GStrv
make_cells (const PengMediaWords *words)
{
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *tags = g_strjoinv (" ", words->labels[PENG_MEDIA_TAG]);

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    g_strv_builder_add (cells, words->fields[i]);
  g_strv_builder_add (cells, peng_consent_get_name (words->consent));
  g_strv_builder_add (cells, tags);

  return g_strv_builder_end (cells);
}

static void
add_copy (Export                *self,
          PengStore             *store,
          const PengLibraryItem *item,
          PengMediaVariant       variant,
          GHashTable            *taken)
{
  PengMediaVariant own = item->media->web_sha != NULL ? variant : PENG_MEDIA_ORIGINAL;
  g_autofree char *name = peng_media_export_dup_name (item->media, own);
  g_autofree char *unique = g_strdup (name);
  Copy *copy = g_new0 (Copy, 1);

  for (guint number = 2; g_hash_table_contains (taken, unique); number++)
    {
      g_free (unique);
      unique = dup_other_name (name, number);
    }

  copy->from = peng_store_dup_media_path (store, item->media->sha, own);
  copy->name = g_strdup (unique);
  copy->cells = make_cells (item->words);
  g_hash_table_add (taken, g_steal_pointer (&unique));
  g_ptr_array_add (self->copies, copy);
}

/* RFC 4180. */
static void
append_cell (GString    *table,
             const char *text)
{
  g_string_append (table, *text != '\0' && strchr (FORMULA, *text) != NULL ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *text);
    }
  g_string_append_c (table, '"');
}

/* With a byte order mark, by which spreadsheets tell UTF-8. */
static char *
make_table (Export *self)
{
  GString *table = g_string_new ("\xef\xbb\xbf" "file");

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    g_string_append_printf (table, ",%s", peng_media_field_get_name (i));
  g_string_append (table, ",consent,tags\r\n");

  for (guint i = 0; i < self->copies->len; i++)
    {
      const Copy *copy = g_ptr_array_index (self->copies, i);

      append_cell (table, copy->name);
      for (char **cell = copy->cells; *cell != NULL; cell++)
        {
          g_string_append_c (table, ',');
          append_cell (table, *cell);
        }
      g_string_append (table, "\r\n");
    }

  return g_string_free (table, FALSE);
}

/* One of this name that is there is another export's. */
static GFile *
make_folder (Export        *self,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *name = number > 1 ? g_strdup_printf ("%s-%u", self->folder, number)
                                         : g_strdup (self->folder);
      g_autoptr(GFile) folder = g_file_get_child (self->parent, name);
      g_autoptr(GError) failure = NULL;

      if (g_file_make_directory (folder, cancellable, &failure))
        return g_steal_pointer (&folder);

      if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

/* In the thread of whoever asked. */
static gboolean
tell_cb (gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);

  g_atomic_int_set (&self->telling, FALSE);
  if (!g_task_get_completed (task))
    self->progress (g_atomic_int_get (&self->n_done), self->copies->len, self->progress_data);

  return G_SOURCE_REMOVE;
}

/* Small files are copied faster than anybody is told of each. */
static void
tell (Export *self,
      GTask  *task)
{
  g_autoptr(GSource) source = NULL;

  g_atomic_int_inc (&self->n_done);
  if (self->progress == NULL || !g_atomic_int_compare_and_exchange (&self->telling, FALSE, TRUE))
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
copy_all (Export        *self,
          GFile         *folder,
          GTask         *task,
          GCancellable  *cancellable,
          GError       **error)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      const Copy *copy = g_ptr_array_index (self->copies, i);
      g_autoptr(GFile) from = g_file_new_for_path (copy->from);
      g_autoptr(GFile) to = g_file_get_child (folder, copy->name);

      if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error))
        return FALSE;

      tell (self, task);
    }

  return TRUE;
}

static gboolean
write_table (Export        *self,
             GFile         *folder,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GFile) file = g_file_get_child (folder, PENG_MEDIA_EXPORT_TABLE);
  g_autofree char *table = make_table (self);

  return g_file_replace_contents (file, table, strlen (table), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}

/* Half an export is none. */
static void
remove_all (Export *self,
            GFile  *folder)
{
  g_autoptr(GFile) table = g_file_get_child (folder, PENG_MEDIA_EXPORT_TABLE);

  for (guint i = 0; i < self->copies->len; i++)
    {
      const Copy *copy = g_ptr_array_index (self->copies, i);
      g_autoptr(GFile) file = g_file_get_child (folder, copy->name);

      g_file_delete (file, NULL, NULL);
    }
  g_file_delete (table, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *self = task_data;
  GError *error = NULL;
  g_autoptr(GFile) folder = make_folder (self, cancellable, &error);

  if (folder != NULL &&
      copy_all (self, folder, task, cancellable, &error) &&
      write_table (self, folder, cancellable, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&folder), g_object_unref);
      return;
    }

  if (folder != NULL)
    remove_all (self, folder);
  g_task_return_error (task, error);
}

/**
 * peng_media_export_async:
 * @store: an open store
 * @items: (element-type PengLibraryItem): at least one item
 * @variant: %PENG_MEDIA_ORIGINAL, or %PENG_MEDIA_WEB for what leaves the computer
 * @parent: where the folder is to be made
 * @event: (nullable): what it is called; %NULL takes the event that all items have
 * @progress: (nullable) (scope notified): told in the caller's main context how far it is, until
 *   @callback is called
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies items into a new folder. What has nothing made for the page leaves as it is.
 */
void
peng_media_export_async (PengStore           *store,
                         GPtrArray           *items,
                         PengMediaVariant     variant,
                         GFile               *parent,
                         const char          *event,
                         PengMediaExportFunc  progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) taken = NULL;
  Export *self;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (items != NULL && items->len > 0);
  g_return_if_fail (G_IS_FILE (parent));

  self = g_new0 (Export, 1);
  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  self->parent = g_object_ref (parent);
  self->progress = progress;
  self->progress_data = progress_data;
  self->folder = dup_folder_name (items, event);
  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (taken, g_strdup (PENG_MEDIA_EXPORT_TABLE));
  for (guint i = 0; i < items->len; i++)
    add_copy (self, store, g_ptr_array_index (items, i), variant, taken);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_media_export_async);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * peng_media_export_finish:
 * @result: what the callback was given
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the new folder
 */
GFile *
peng_media_export_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
