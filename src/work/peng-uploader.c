/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-uploader.h"

#include "store/peng-store-fit.h"

#define MAX_QUESTIONS 8

/* Larger files wait until the site has said what it takes; a photograph is there by then. */
#define MAX_UNCHECKED (2 * 1024 * 1024)

/*
 * Sends the files of one row that the site does not have. Questions ("what do you take?", "is it
 * there?") run beside the uploads in a lane of their own, so that a round trip is not paid twice
 * for each file, and what the site can hardly have is not asked for. What the site has is noted on
 * disk, one note at a time, and the next note is of all that came meanwhile: a file is never the
 * reason to begin anew, and a slow disk not the reason to wait for each.
 *
 * What was frozen goes, also where a picture was made fit since: where its bytes are is asked once,
 * before anything else, so that no upload waits behind a note.
 *
 * After a failure nothing new is begun; what is on its way ends first.
 */
typedef struct
{
  PengStore      *store;
  PengPortal     *portal;
  PengPublishing *row;
  PengTraceFunc   trace;
  gpointer        trace_data;
  GPtrArray      *to_ask;
  GQueue          to_send;
  GHashTable     *files;   /* (nullable): by the hash of what is sent; once they are found */
  gboolean        limits_known;
  guint           n_asking;
  guint           n_sending;
  GPtrArray      *to_note;
  GPtrArray      *noting;  /* what the note that is under way is of, or NULL */
  GError         *error;
} Uploader;

typedef struct
{
  GTask           *task;
  PengOutboxMedia *media;
} Upload;

static void go_on (GTask *task);

static void
uploader_free (gpointer data)
{
  Uploader *uploader = data;

  g_object_unref (uploader->store);
  g_object_unref (uploader->portal);
  g_object_unref (uploader->row);
  g_ptr_array_unref (uploader->to_ask);
  g_ptr_array_unref (uploader->to_note);
  g_clear_pointer (&uploader->files, g_hash_table_unref);
  g_queue_clear_full (&uploader->to_send, (GDestroyNotify) peng_outbox_media_free);
  g_clear_error (&uploader->error);
  g_free (uploader);
}

static Upload *
upload_new (GTask           *task,
            PengOutboxMedia *media)
{
  Upload *upload = g_new0 (Upload, 1);

  upload->task = g_object_ref (task);
  upload->media = media;

  return upload;
}

static void
upload_free (Upload *upload)
{
  g_object_unref (upload->task);
  g_clear_pointer (&upload->media, peng_outbox_media_free);
  g_free (upload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Upload, upload_free)

static void
trace (Uploader   *uploader,
       const char *point)
{
  if (uploader->trace != NULL)
    uploader->trace (point, uploader->trace_data);
}

/* A portal does not know which of forty photographs we speak of. */
static GError *
name_file (Uploader              *uploader,
           const PengOutboxMedia *media,
           GError                *error)
{
  const PengOutboxItem *item = peng_publishing_get_item (uploader->row);
  PengPortalFailure failure;
  g_autofree char *detail = NULL;
  GError *named;

  if (error->domain != PENG_PORTAL_ERROR)
    return error;

  for (guint i = 0; i < item->media->len && detail == NULL; i++)
    {
      const PengOutboxMedia *other = g_ptr_array_index (item->media, i);

      if (g_str_equal (other->web_sha, media->web_sha))
        detail = g_strdup_printf ("%u/%u %s", i + 1, item->media->len, media->alt);
    }

  failure = *peng_portal_error_get_failure (error);
  failure.detail = g_strstrip (detail);
  named = peng_portal_error_new (error->code, &failure, error->message);
  g_error_free (error);

  return named;
}

static void
keep_error (Uploader *uploader,
            GError   *error)
{
  if (uploader->error == NULL)
    uploader->error = error;
  else
    g_error_free (error);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Uploader *uploader = g_task_get_task_data (task);
  g_autoptr(GPtrArray) noted = g_steal_pointer (&uploader->noting);
  GError *error = NULL;

  if (!peng_store_sent_outbox_media_finish (PENG_STORE (object), result, &error))
    {
      keep_error (uploader, error);
      go_on (task);
      return;
    }

  trace (uploader, "committed file");
  for (guint i = 0; i < noted->len; i++)
    {
      const PengOutboxMedia *media = g_ptr_array_index (noted, i);

      peng_publishing_set_sent (uploader->row, media->web_sha);
    }

  go_on (task);
}

static GPtrArray *
new_media (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_media_free);
}

static void
note (GTask *task)
{
  Uploader *uploader = g_task_get_task_data (task);

  trace (uploader, "commit file");
  uploader->noting = g_steal_pointer (&uploader->to_note);
  uploader->to_note = new_media ();
  peng_store_sent_outbox_media_async (uploader->store,
                                      peng_publishing_get_item (uploader->row)->id,
                                      uploader->noting, NULL, noted_cb, g_object_ref (task));
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Upload) upload = user_data;
  Uploader *uploader = g_task_get_task_data (upload->task);
  GError *error = NULL;

  trace (uploader, "acted media");
  uploader->n_sending--;
  if (peng_portal_put_media_finish (PENG_PORTAL (object), result, &error))
    g_ptr_array_add (uploader->to_note, g_steal_pointer (&upload->media));
  else
    {
      peng_publishing_set_progress (uploader->row, upload->media->web_sha, 0);
      keep_error (uploader, name_file (uploader, upload->media, error));
    }

  go_on (upload->task);
}

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer user_data)
{
  Upload *upload = user_data;
  Uploader *uploader = g_task_get_task_data (upload->task);

  peng_publishing_set_progress (uploader->row, upload->media->web_sha, done);
}

static void
send (GTask           *task,
      PengOutboxMedia *media)
{
  Uploader *uploader = g_task_get_task_data (task);
  const char *path = g_hash_table_lookup (uploader->files, media->web_sha);
  g_autoptr(GFile) file = g_file_new_for_path (path != NULL ? path : "");
  Upload *upload = upload_new (task, media);
  const PengUpload request = {
    .sha256 = media->web_sha,
    .content_type = media->mime,
    .file = file,
    .size = media->size,
    .alt = media->alt,
    .progress = progress_cb,
    .progress_data = upload,
  };

  trace (uploader, "act media");
  uploader->n_sending++;
  peng_portal_put_media_async (uploader->portal, &request, g_task_get_cancellable (task),
                               sent_cb, upload);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Upload) upload = user_data;
  Uploader *uploader = g_task_get_task_data (upload->task);
  GError *error = NULL;
  gboolean present;

  trace (uploader, "acted ask-media");
  uploader->n_asking--;
  if (!peng_portal_has_media_finish (PENG_PORTAL (object), result, &present, &error))
    keep_error (uploader, error);
  else if (present)
    g_ptr_array_add (uploader->to_note, g_steal_pointer (&upload->media));
  else
    g_queue_push_tail (&uploader->to_send, g_steal_pointer (&upload->media));

  go_on (upload->task);
}

static void
ask (GTask           *task,
     PengOutboxMedia *media)
{
  Uploader *uploader = g_task_get_task_data (task);

  trace (uploader, "act ask-media");
  uploader->n_asking++;
  peng_portal_has_media_async (uploader->portal, media->web_sha, g_task_get_cancellable (task),
                               asked_cb, upload_new (task, media));
}

static void
check_limits (Uploader       *uploader,
              PengPortalInfo *info)
{
  const PengOutboxItem *item = peng_publishing_get_item (uploader->row);

  for (guint i = 0; i < item->media->len && uploader->error == NULL; i++)
    {
      const PengOutboxMedia *media = g_ptr_array_index (item->media, i);
      guint64 limit = peng_portal_info_get_limit (info, media->mime);

      if (limit > 0 && media->size > limit)
        keep_error (uploader, name_file (uploader, media,
                                         peng_portal_error_new (PENG_PORTAL_ERROR_TOO_LARGE, NULL,
                                                                "above the portal's limit")));
    }
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Uploader *uploader = g_task_get_task_data (task);
  g_autoptr(PengPortalInfo) info = NULL;
  GError *error = NULL;

  trace (uploader, "acted describe");
  uploader->n_asking--;
  uploader->limits_known = TRUE;
  info = peng_portal_describe_finish (PENG_PORTAL (object), result, &error);
  if (info != NULL)
    check_limits (uploader, info);
  else
    keep_error (uploader, error);

  go_on (task);
}

static void
describe (GTask *task)
{
  Uploader *uploader = g_task_get_task_data (task);

  trace (uploader, "act describe");
  uploader->n_asking++;
  peng_portal_describe_async (uploader->portal, g_task_get_cancellable (task), described_cb,
                              g_object_ref (task));
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Uploader *uploader = g_task_get_task_data (task);
  GError *error = NULL;

  uploader->n_asking--;
  uploader->files = peng_store_keep_sent_finish (PENG_STORE (object), result, &error);
  if (uploader->files != NULL)
    describe (task);
  else
    keep_error (uploader, error);

  go_on (task);
}

static void
keep (GTask *task)
{
  Uploader *uploader = g_task_get_task_data (task);

  uploader->n_asking++;
  peng_store_keep_sent_async (uploader->store, peng_publishing_get_item (uploader->row)->media,
                              g_task_get_cancellable (task), kept_cb, g_object_ref (task));
}

static void
finish (GTask *task)
{
  Uploader *uploader = g_task_get_task_data (task);

  if (uploader->error != NULL)
    g_task_return_error (task, g_steal_pointer (&uploader->error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
may_send (Uploader *uploader)
{
  const PengOutboxMedia *next = g_queue_peek_head (&uploader->to_send);

  return uploader->error == NULL && next != NULL && uploader->files != NULL &&
         uploader->n_sending < PENG_UPLOADS_AT_ONCE &&
         (uploader->limits_known || next->size <= MAX_UNCHECKED);
}

static void
go_on (GTask *task)
{
  Uploader *uploader = g_task_get_task_data (task);

  while (may_send (uploader))
    send (task, g_queue_pop_head (&uploader->to_send));

  while (uploader->error == NULL && uploader->n_asking < MAX_QUESTIONS && uploader->to_ask->len > 0)
    ask (task, g_ptr_array_steal_index (uploader->to_ask, 0));

  if (uploader->noting == NULL && uploader->to_note->len > 0)
    note (task);

  if (uploader->n_asking + uploader->n_sending == 0 && uploader->noting == NULL)
    finish (task);
}

static gboolean
has_same_bytes (gconstpointer a,
                gconstpointer b)
{
  const PengOutboxMedia *one = a;
  const PengOutboxMedia *other = b;

  return g_str_equal (one->web_sha, other->web_sha);
}

static void
add (Uploader        *uploader,
     PengOutboxMedia *media,
     PengUploadMode   mode)
{
  if (mode == PENG_UPLOAD_AGAIN ||
      (mode == PENG_UPLOAD_NEW && !media->offered && !media->sent))
    g_queue_push_tail (&uploader->to_send, peng_outbox_media_copy (media));
  else if (!media->sent)
    g_ptr_array_add (uploader->to_ask, peng_outbox_media_copy (media));
}

/* Two originals may have the same web version: it goes once. */
static void
fill_lanes (Uploader       *uploader,
            PengUploadMode  mode)
{
  const PengOutboxItem *item = peng_publishing_get_item (uploader->row);
  g_autoptr(GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < item->media->len; i++)
    {
      PengOutboxMedia *media = g_ptr_array_index (item->media, i);

      if (g_ptr_array_find_with_equal_func (seen, media, has_same_bytes, NULL))
        continue;

      g_ptr_array_add (seen, media);
      add (uploader, media, mode);
    }
}

/**
 * peng_uploader_run_async:
 * @store: an open store
 * @portal: where the files go
 * @row: a row in state %PENG_OUTBOX_MEDIA
 * @mode: what is known of the site
 * @trace: (nullable): told where the machine stands
 * @trace_data: data for @trace
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Brings the files of a row to its site, %PENG_UPLOADS_AT_ONCE at a time.
 */
void
peng_uploader_run_async (PengStore           *store,
                         PengPortal          *portal,
                         PengPublishing      *row,
                         PengUploadMode       mode,
                         PengTraceFunc        trace_func,
                         gpointer             trace_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Uploader *uploader;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (PENG_IS_PORTAL (portal));
  g_return_if_fail (PENG_IS_PUBLISHING (row));

  uploader = g_new0 (Uploader, 1);
  uploader->store = g_object_ref (store);
  uploader->portal = g_object_ref (portal);
  uploader->row = g_object_ref (row);
  uploader->trace = trace_func;
  uploader->trace_data = trace_data;
  uploader->to_ask = new_media ();
  uploader->to_note = new_media ();
  g_queue_init (&uploader->to_send);
  fill_lanes (uploader, mode);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_uploader_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, uploader, uploader_free);
  if (uploader->to_ask->len > 0 || !g_queue_is_empty (&uploader->to_send))
    keep (task);
  go_on (task);
}

/**
 * peng_uploader_run_finish:
 * @result: what the callback was given
 * @error: #PengPortalError, #PengStoreError, #GIOErrorEnum where a file cannot be read, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the site has all files, which is noted on disk
 */
gboolean
peng_uploader_run_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
