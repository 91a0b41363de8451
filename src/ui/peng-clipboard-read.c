/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clipboard"

#include "ui/peng-clipboard-private.h"

#include "core/peng-html-reader.h"

#define CHUNK     (256 * 1024)
#define MAX_BYTES PENG_HTML_MAX_BYTES

/* What is on a clipboard is tried in the order of the forms until one of them has something to
 * give. Bytes come in bounded; HTML is read on a worker thread. Whoever waits is answered, even where
 * the program that the clipboard belongs to is silent: what is under way then holds the task until it
 * ends, if ever, and comes to nothing. */
typedef struct
{
  GdkClipboard *clipboard;
  PengClipForm  form;
  PengPasteWay  way;
  guint         patience;
  guint         silent_id; /* while the other program is waited for */
  GCancellable *cancellable;
  gulong        cancelled_id;
  GCancellable *stop;    /* what is under way */
  gboolean      over;    /* given up */
  gboolean      blind;   /* nobody said yet what there is */
  GInputStream *stream;
  GByteArray   *bytes;
  gboolean      cut;     /* there was more of it than is read */
  PengClip     *html;    /* while its pictures are looked for */
  gboolean      lone;    /* it is one picture, which the clipboard may have itself */
} Reading;

static const char * const blocks_types[] = { PENG_CLIPBOARD_BLOCKS, NULL };
static const char * const html_types[] = { "text/html", NULL };
static const char * const utf8_types[] = { "text/plain;charset=utf-8", NULL };
static const char * const rtf_types[] = { "text/rtf", "application/rtf", "Rich Text Format", NULL };
static const char * const picture_types[] = {
  "image/png", "image/jpeg", "image/webp", "image/tiff", "image/heic", "image/bmp", NULL
};

static void try_next (GTask *task);
static void try_first (GTask *task);

static void
disarm (Reading *self)
{
  g_clear_handle_id (&self->silent_id, g_source_remove);
  g_clear_signal_handler (&self->cancelled_id, self->cancellable);
}

static void
reading_free (Reading *self)
{
  disarm (self);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stop);
  g_object_unref (self->clipboard);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->html, peng_clip_free);
  g_free (self);
}

static void
stop (Reading *self)
{
  self->over = TRUE;
  disarm (self);
  g_cancellable_cancel (self->stop);
}

static void
cancelled_cb (GTask *task)
{
  stop (g_task_get_task_data (task));
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the clipboard is not wanted");
}

/* A page is there, if without its pictures. */
static gboolean
silent_cb (gpointer user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);

  self->silent_id = 0;
  stop (self);
  if (self->html != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->html), (GDestroyNotify) peng_clip_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                             "the clipboard's owner is silent");

  return G_SOURCE_REMOVE;
}

static void
await_owner (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  self->silent_id = g_timeout_add (self->patience, silent_cb, task);
}

/* Returns whether it is still wanted; else the task is let go. */
static gboolean
is_wanted (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  g_clear_handle_id (&self->silent_id, g_source_remove);
  if (!self->over)
    return TRUE;

  g_object_unref (task);

  return FALSE;
}

static void
answer (GTask    *task,
        PengClip *clip)
{
  disarm (g_task_get_task_data (task));
  g_task_return_pointer (task, clip, (GDestroyNotify) peng_clip_free);
  g_object_unref (task);
}

/* Gives the caller the clip if there is anything in it, else goes on. Takes the task. */
static void
offer (GTask    *task,
       PengClip *clip)
{
  if ((clip->blocks != NULL && clip->blocks->len > 0) || clip->files != NULL ||
      clip->picture != NULL || (clip->text != NULL && *clip->text != '\0'))
    {
      answer (task, clip);
      return;
    }

  peng_clip_free (clip);
  try_next (task);
}

/* What comes of a picture that is copied by itself, in Word or in a browser. */
static gboolean
is_lone_picture (PengClip *clip)
{
  const PengPaste *paste = clip->paste;
  const PengPastePicture *picture;

  if (paste == NULL || paste->blocks->len != 1 || paste->pictures == NULL ||
      paste->pictures->len != 1 ||
      peng_block_get_kind (g_ptr_array_index (paste->blocks, 0)) != PENG_BLOCK_IMAGE)
    return FALSE;

  picture = g_ptr_array_index (paste->pictures, 0);

  return picture->bytes == NULL;
}

static void
parsed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);
  g_autoptr(PengClip) clip = peng_clipboard_read_finish (result, NULL);

  if (!is_wanted (task))
    return;

  self->lone = self->form <= PENG_CLIP_FORM_RTF && is_lone_picture (clip);
  if (self->lone || (self->form == PENG_CLIP_FORM_HTML && peng_paste_needs_rtf (clip->paste)))
    {
      self->html = g_steal_pointer (&clip);
      try_next (task);
      return;
    }

  offer (task, g_steal_pointer (&clip));
}

/* Takes the bytes. */
static void
parse_async (GTask  *task,
             GBytes *bytes)
{
  Reading *self = g_task_get_task_data (task);
  const PengClipBytes what = { self->form, self->way, bytes, self->cut,
                               g_steal_pointer (&self->html) };

  peng_clip_parse_async (&what, parsed_cb, task);
}

static void
use_bytes (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
  PengClip *clip;

  g_clear_object (&self->stream);

  if (self->form == PENG_CLIP_FORM_PICTURE)
    {
      clip = g_new0 (PengClip, 1);
      clip->picture = g_bytes_get_size (bytes) > 0 ? g_steal_pointer (&bytes) : NULL;
      offer (task, clip);
      return;
    }

  parse_async (task, g_steal_pointer (&bytes));
}

static void read_chunk (GTask *task);

static void
chunk_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);
  g_autoptr(GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result,
                                                              NULL);

  if (!is_wanted (task))
    return;

  if (chunk == NULL)
    {
      g_clear_pointer (&self->bytes, g_byte_array_unref);
      g_clear_object (&self->stream);
      try_next (task);
      return;
    }

  self->cut = self->bytes->len + g_bytes_get_size (chunk) > MAX_BYTES;
  if (g_bytes_get_size (chunk) == 0 || self->cut)
    {
      use_bytes (task);
      return;
    }

  g_byte_array_append (self->bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  await_owner (task);
  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->stop, chunk_cb,
                                   task);
}

static void
stream_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);

  self->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (!is_wanted (task))
    return;

  if (self->stream == NULL)
    {
      try_next (task);
      return;
    }

  self->bytes = g_byte_array_new ();
  read_chunk (task);
}

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  PengClip *clip;

  if (!is_wanted (user_data))
    return;

  clip = g_new0 (PengClip, 1);
  for (GSList *l = value != NULL ? g_value_get_boxed (value) : NULL; l != NULL; l = l->next)
    g_list_store_append (files, l->data);

  if (g_list_model_get_n_items (G_LIST_MODEL (files)) > 0)
    clip->files = G_LIST_MODEL (g_steal_pointer (&files));

  offer (user_data, clip);
}

/* Another program that is slow is asked what it has first, and answers in order. */
static gboolean
has_formats (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gsize n_types, n_gtypes;

  gdk_content_formats_get_mime_types (formats, &n_types);
  gdk_content_formats_get_gtypes (formats, &n_gtypes);

  return n_types > 0 || n_gtypes > 0;
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  Reading *self = g_task_get_task_data (user_data);
  gsize size;

  if (!is_wanted (user_data))
    return;

  if (self->blind && has_formats (self->clipboard))
    {
      try_first (user_data);
      return;
    }

  if (text == NULL)
    {
      try_next (user_data);
      return;
    }

  size = strnlen (text, MAX_BYTES);
  self->cut = text[size] != '\0';
  parse_async (user_data, g_bytes_new_take (g_steal_pointer (&text), size));
}

static gboolean
has_type (GdkContentFormats   *formats,
          const char * const  *types)
{
  for (guint i = 0; types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, types[i]))
      return TRUE;

  return FALSE;
}

static gboolean
try_bytes (GTask               *task,
           const char * const  *types)
{
  Reading *self = g_task_get_task_data (task);

  if ((self->way != PENG_PASTE_WAY_FORMATTED && types != utf8_types) ||
      !has_type (gdk_clipboard_get_formats (self->clipboard), types))
    return FALSE;

  await_owner (task);
  gdk_clipboard_read_async (self->clipboard, (const char **) types, G_PRIORITY_DEFAULT, self->stop,
                            stream_cb, task);

  return TRUE;
}

static gboolean
try_files (GTask *task)
{
  static const char * const types[] = { "text/uri-list", NULL };
  Reading *self = g_task_get_task_data (task);
  GdkContentFormats *formats = gdk_clipboard_get_formats (self->clipboard);

  if (self->way != PENG_PASTE_WAY_FORMATTED ||
      (!gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
       !has_type (formats, types)))
    return FALSE;

  await_owner (task);
  gdk_clipboard_read_value_async (self->clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                  self->stop, files_cb, task);

  return TRUE;
}

static gboolean
try_text (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  await_owner (task);
  gdk_clipboard_read_text_async (self->clipboard, self->stop, text_cb, task);

  return TRUE;
}

static gboolean
try_form (GTask        *task,
          PengClipForm  form)
{
  switch (form)
    {
    case PENG_CLIP_FORM_BLOCKS:
      return try_bytes (task, blocks_types);
    case PENG_CLIP_FORM_FILES:
      return try_files (task);
    case PENG_CLIP_FORM_HTML:
      return try_bytes (task, html_types);
    case PENG_CLIP_FORM_RTF:
      return ((Reading *) g_task_get_task_data (task))->html != NULL && try_bytes (task, rtf_types);
    case PENG_CLIP_FORM_PICTURE:
      return try_bytes (task, picture_types);
    case PENG_CLIP_FORM_UTF8:
      return try_bytes (task, utf8_types);
    case PENG_CLIP_FORM_TEXT:
      return try_text (task);
    case PENG_CLIP_N_FORMS:
    default:
      g_assert_not_reached ();
    }
}

static void
try_next (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  for (self->form++; self->form < PENG_CLIP_N_FORMS; self->form++)
    {
      if (self->html != NULL && self->form > (self->lone ? PENG_CLIP_FORM_PICTURE : PENG_CLIP_FORM_RTF))
        {
          offer (task, g_steal_pointer (&self->html));
          return;
        }

      if (try_form (task, self->form))
        return;
    }

  disarm (self);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing that an article has");
  g_object_unref (task);
}

static void
try_first (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  self->blind = !has_formats (self->clipboard);
  self->form = PENG_CLIP_FORM_BLOCKS;
  if (!try_form (task, self->form))
    try_next (task);
}

/**
 * peng_clipboard_read_async:
 * @clipboard: a clipboard
 * @way: how it is wanted; all but %PENG_PASTE_WAY_FORMATTED take its words alone
 * @patience: how long the program that it belongs to may be silent, in milliseconds
 * @cancellable: (nullable): to give up
 * @callback: called when it was read
 * @user_data: for @callback
 *
 * Reads the best form of what is on the clipboard. Gives up with %G_IO_ERROR_TIMED_OUT where no byte
 * comes for too long, and with %G_IO_ERROR_NOT_FOUND where there is nothing for an article.
 */
void
peng_clipboard_read_async (GdkClipboard        *clipboard,
                           PengPasteWay         way,
                           guint                patience,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, peng_clipboard_read_async);
  reading = g_new0 (Reading, 1);
  reading->clipboard = g_object_ref (clipboard);
  reading->way = way;
  reading->patience = patience;
  reading->stop = g_cancellable_new ();
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  if (cancellable != NULL)
    {
      reading->cancellable = g_object_ref (cancellable);
      reading->cancelled_id = g_signal_connect_swapped (cancellable, "cancelled",
                                                        G_CALLBACK (cancelled_cb), task);
    }

  try_first (task);
}
