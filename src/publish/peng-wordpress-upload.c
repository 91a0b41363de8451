/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-upload.h"

#include "publish/peng-wordpress-files.h"
#include "publish/peng-wordpress-root.h"

#include <string.h>

#define CHUNK      (256 * 1024)
/* A photograph is kept in memory when its sum was made. */
#define MAX_LOADED (4 * 1024 * 1024)
#define MAX_ALT    300
#define MAX_NAME   120

static const struct
{
  const char *type;
  const char *ending;
} endings[] = {
  { "image/jpeg", ".jpg" }, { "image/png", ".png" }, { "image/webp", ".webp" },
  { "image/gif", ".gif" }, { "video/mp4", ".mp4" }, { "video/webm", ".webm" },
  { "video/quicktime", ".mov" }, { "audio/mpeg", ".mp3" }, { "audio/mp4", ".m4a" },
  { "audio/ogg", ".ogg" }, { "audio/wav", ".wav" }, { "audio/x-wav", ".wav" },
  { "application/pdf", ".pdf" }, { "application/zip", ".zip" },
  { "application/msword", ".doc" }, { "application/vnd.ms-excel", ".xls" },
  { "application/vnd.ms-powerpoint", ".ppt" },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx" },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx" },
  { "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx" },
};

typedef struct
{
  PengWordpressSite *site;
  char              *sha256;
  char              *content_type;
  char              *alt;
  GFile             *file;
  goffset            size;
  PengProgressFunc   progress;
  gpointer           progress_data;
  gboolean           repeated;

  /* Filled by the thread that reads the file. */
  char              *md5;
  GBytes            *bytes;
  GInputStream      *stream;
} Upload;

static void
upload_free (gpointer data)
{
  Upload *upload = data;

  g_free (upload->sha256);
  g_free (upload->content_type);
  g_free (upload->alt);
  g_object_unref (upload->file);
  g_free (upload->md5);
  g_clear_pointer (&upload->bytes, g_bytes_unref);
  g_clear_object (&upload->stream);
  g_free (upload);
}

static void read_file (GTask    *task,
                       JsonNode *answer);

static const char *
get_ending (const char *content_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_equal (endings[i].type, content_type))
        return endings[i].ending;
    }

  return ".bin";
}

/* What a reader saves a document under is what the article calls it. */
static char *
dup_readable (const char *alt)
{
  g_autofree char *cut = g_utf8_substring (alt, 0, MIN (MAX_NAME, g_utf8_strlen (alt, -1)));

  return g_strstrip (g_strdelimit (g_steal_pointer (&cut), "/\\\"\r\n\t<>:|?*%", '_'));
}

/**
 * peng_wordpress_upload_dup_name:
 * @sha256: name of a file
 * @content_type: its media type
 * @alt: what the article calls it, or shows on it
 *
 * Returns: (transfer full): under which name it is sent: pictures and clips by their sum, for it
 *   stands in their addresses; documents by what the article calls them
 */
char *
peng_wordpress_upload_dup_name (const char *sha256,
                                const char *content_type,
                                const char *alt)
{
  const char *ending = get_ending (content_type);
  gboolean shown = g_str_has_prefix (content_type, "image/") ||
                   g_str_has_prefix (content_type, "video/") ||
                   g_str_has_prefix (content_type, "audio/");
  g_autofree char *name = !shown && alt != NULL ? dup_readable (alt) : NULL;

  if (name == NULL || *name == '\0')
    return g_strconcat (sha256, ending, NULL);
  if (g_str_has_suffix (name, ending) || strrchr (name, '.') != NULL)
    return g_steal_pointer (&name);

  return g_strconcat (name, ending, NULL);
}

/* An earlier upload whose answer was lost has the slug already, and is the one that is shown. */
static void
uploaded (GTask    *task,
          JsonNode *answer)
{
  Upload *upload = g_task_get_task_data (task);
  JsonObject *item = peng_wordpress_get_object (answer);
  gint64 id = item != NULL ? peng_json_get_int (item, "id") : 0;
  g_autofree char *slug = g_strconcat ("peng-", upload->sha256, NULL);
  const char *got = item != NULL ? peng_json_get_string (item, "slug") : NULL;

  if (id <= 0 || got == NULL)
    {
      peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, TRUE, NULL, "no media item");
      return;
    }

  if (!g_str_equal (got, slug))
    peng_wordpress_site_drop (upload->site, "wp/v2/media", id);
  else
    peng_wordpress_files_take (upload->site, item);
  g_task_return_boolean (task, TRUE);
}

/* A WordPress makes a folder for each month, and of several uploads that miss it only one makes it:
 * the others fail, with the code of a file that is not wanted. What is not wanted fails twice. */
static gboolean
repeat_refused (GTask        *task,
                const GError *error)
{
  Upload *upload = g_task_get_task_data (task);

  if (upload->repeated ||
      !g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED) ||
      peng_portal_error_get_failure (error)->status < 500)
    return FALSE;

  upload->repeated = TRUE;
  read_file (task, NULL);

  return TRUE;
}

static char *
make_path (Upload *upload)
{
  g_autofree char *cut = g_utf8_substring (upload->alt, 0,
                                           MIN (MAX_ALT, g_utf8_strlen (upload->alt, -1)));
  g_autofree char *alt = g_uri_escape_string (cut, NULL, FALSE);
  g_autofree char *query = g_strdup_printf ("context=edit&slug=peng-%s&alt_text=%s",
                                            upload->sha256, alt);

  return peng_wordpress_root_dup_path (upload->site->root, "wp/v2/media", query);
}

static void
send_upload (GTask *task)
{
  Upload *upload = g_task_get_task_data (task);
  g_autofree char *path = make_path (upload);
  g_autofree char *name = peng_wordpress_upload_dup_name (upload->sha256, upload->content_type,
                                                          upload->alt);
  g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"%s\"", name);
  const char * const headers[] = {
    "Content-Disposition", disposition, "Content-MD5", upload->md5, NULL
  };
  const PengHttpRequest request = {
    .method = "POST",
    .path = path,
    .headers = headers,
    .content_type = upload->content_type,
    .bytes = upload->bytes,
    .stream = upload->stream,
    .size = upload->size,
    .max_reply = PENG_WORDPRESS_MAX_REPLY,
    .progress = upload->progress,
    .progress_data = upload->progress_data,
  };

  peng_wordpress_site_send (upload->site, &request, repeat_refused, task, uploaded);
}

/* Sums up what the stream gives, and keeps it where it is not much. */
static gboolean
read_all (Upload        *upload,
          GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr(GByteArray) kept = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, CHUNK, cancellable, error)) > 0)
    {
      g_checksum_update (sum, buffer, n);
      if (upload->size <= MAX_LOADED)
        g_byte_array_append (kept, buffer, n);
    }

  upload->md5 = g_strdup (g_checksum_get_string (sum));
  if (upload->size <= MAX_LOADED)
    upload->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&kept));

  return n == 0;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GTask *outer = task_data;
  Upload *upload = g_task_get_task_data (outer);
  g_autoptr(GFileInputStream) stream = NULL;
  GError *error = NULL;

  stream = g_file_read (upload->file, cancellable, &error);
  if (stream != NULL && read_all (upload, G_INPUT_STREAM (stream), cancellable, &error) &&
      upload->bytes == NULL)
    upload->stream = G_INPUT_STREAM (g_file_read (upload->file, cancellable, &error));

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    send_upload (task);
  else
    g_task_return_error (task, error);
}

static void
read_file (GTask    *task,
           JsonNode *answer)
{
  Upload *upload = g_task_get_task_data (task);
  g_autoptr(GTask) reading = g_task_new (g_task_get_source_object (task),
                                         g_task_get_cancellable (task), read_cb,
                                         g_object_ref (task));

  g_clear_pointer (&upload->md5, g_free);
  g_clear_pointer (&upload->bytes, g_bytes_unref);
  g_clear_object (&upload->stream);
  g_task_set_source_tag (reading, read_file);
  g_task_set_task_data (reading, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * peng_wordpress_upload:
 * @self: an account
 * @source: what to send
 * @task: (transfer full): is answered with %TRUE
 *
 * Sends a file to the library, with its sum, so that it is not stored damaged.
 */
void
peng_wordpress_upload (PengWordpressSite *self,
                       const PengUpload  *source,
                       GTask             *task)
{
  Upload *upload = g_new0 (Upload, 1);

  upload->site = self;
  upload->sha256 = g_strdup (source->sha256);
  upload->content_type = g_strdup (source->content_type);
  upload->alt = g_strdup (source->alt != NULL ? source->alt : "");
  upload->file = g_object_ref (source->file);
  upload->size = source->size;
  upload->progress = source->progress;
  upload->progress_data = source->progress_data;
  g_task_set_task_data (task, upload, upload_free);
  peng_wordpress_site_enter (self, task, read_file);
  g_object_unref (task);
}
