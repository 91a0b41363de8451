/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clipboard"

#include "ui/peng-clipboard.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

#define CHUNK     (256 * 1024)
#define MAX_BYTES PENG_HTML_MAX_BYTES

typedef enum
{
  FORM_BLOCKS,
  FORM_FILES,
  FORM_HTML,
  FORM_RTF,     /* for the pictures of HTML alone */
  FORM_PICTURE,
  FORM_TEXT,
  N_FORMS
} Form;

/* What is on a clipboard is tried in the order of the forms until one of them has something to
 * give. Bytes come in bounded; HTML is read on a worker thread. */
typedef struct
{
  GdkClipboard *clipboard;
  Form          form;
  PengPasteWay  way;
  GInputStream *stream;
  GByteArray   *bytes;
  gboolean      cut;     /* there was more of it than is read */
  PengClip     *html;    /* while its pictures are looked for */
  gboolean      lone;    /* it is one picture, which the clipboard may have itself */
} Reading;

static const char * const blocks_types[] = { PENG_CLIPBOARD_BLOCKS, NULL };
static const char * const html_types[] = { "text/html", NULL };
static const char * const rtf_types[] = { "text/rtf", "application/rtf", "Rich Text Format", NULL };
static const char * const picture_types[] = {
  "image/png", "image/jpeg", "image/webp", "image/tiff", "image/heic", "image/bmp", NULL
};

static void try_next (GTask *task);

static void
reading_free (Reading *self)
{
  g_object_unref (self->clipboard);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->html, peng_clip_free);
  g_free (self);
}

/**
 * peng_clip_free:
 * @self: (transfer full): a clip
 */
void
peng_clip_free (PengClip *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_object (&self->files);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->text);
  g_free (self->plain);
  g_clear_pointer (&self->paste, peng_paste_free);
  g_free (self);
}

static GdkContentProvider *
new_bytes_provider (const char *type,
                    const char *string)
{
  g_autoptr(GBytes) bytes = g_bytes_new (string, strlen (string));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static char *
new_plain (PengBlock * const *blocks,
           guint              n_blocks)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < n_blocks; i++)
    peng_block_append_plain (blocks[i], plain);

  /* A word that is copied is no line. */
  if (g_str_has_suffix (plain->str, "\n"))
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

/**
 * peng_clipboard_new_content:
 * @blocks: (array length=n_blocks): blocks
 * @n_blocks: how many
 *
 * Returns: (transfer full): the blocks for a clipboard: whole for ourselves, as HTML and as plain
 *   text for others
 */
GdkContentProvider *
peng_clipboard_new_content (PengBlock * const *blocks,
                            guint              n_blocks)
{
  g_autofree char *html = NULL;
  g_autofree char *plain = NULL;
  GdkContentProvider *forms[3];

  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  html = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  plain = new_plain (blocks, n_blocks);
  forms[0] = new_bytes_provider (PENG_CLIPBOARD_BLOCKS, html);
  forms[1] = new_bytes_provider ("text/html", html);
  forms[2] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

/* Some programs on X11 give HTML as UTF-16 with a byte order mark. */
static char *
new_utf8 (const guint8 *bytes,
          gsize         n_bytes,
          gsize        *n_written)
{
  if (n_bytes >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) ||
                       (bytes[0] == 0xfe && bytes[1] == 0xff)))
    return g_convert ((const char *) bytes, n_bytes, "UTF-8", "UTF-16", NULL, n_written, NULL);

  return NULL;
}

static gboolean
is_empty (PengBlock *block)
{
  return peng_block_is_text (block) && peng_text_get_length (peng_block_get_text (block)) == 0;
}

/**
 * peng_clipboard_parse:
 * @bytes: HTML from a clipboard
 * @n_bytes: how much of it
 *
 * Reads HTML as an article, but without the empty paragraph that an article gets so that there is a
 * place to write. May be called on any thread.
 *
 * Returns: (transfer full) (element-type PengBlock): the blocks; none where there was nothing
 */
GPtrArray *
peng_clipboard_parse (const char *bytes,
                      gsize       n_bytes)
{
  gsize n_utf8 = 0;
  g_autofree char *utf8 = NULL;
  PengHtmlReport report;
  GPtrArray *blocks;
  guint n;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  utf8 = new_utf8 ((const guint8 *) bytes, n_bytes, &n_utf8);
  blocks = utf8 != NULL ? peng_html_read (utf8, n_utf8, &report)
                        : peng_html_read (bytes, n_bytes, &report);
  n = blocks->len;

  if (n > 0 && is_empty (g_ptr_array_index (blocks, n - 1)) &&
      (n == 1 || !peng_block_is_text (g_ptr_array_index (blocks, n - 2))))
    g_ptr_array_remove_index (blocks, n - 1);

  return blocks;
}

/* Gives the caller the clip if there is anything in it, else goes on. Takes the task. */
static void
offer (GTask    *task,
       PengClip *clip)
{
  if ((clip->blocks != NULL && clip->blocks->len > 0) || clip->files != NULL ||
      clip->picture != NULL || (clip->text != NULL && *clip->text != '\0'))
    {
      g_task_return_pointer (task, clip, (GDestroyNotify) peng_clip_free);
      g_object_unref (task);
      return;
    }

  peng_clip_free (clip);
  try_next (task);
}

/* What is read on a worker thread. */
typedef struct
{
  Form         form;
  PengPasteWay way;
  GBytes      *bytes;
  gboolean     cut;
  PengClip    *html;
} Parse;

static void
parse_free (Parse *parse)
{
  g_clear_pointer (&parse->html, peng_clip_free);
  g_bytes_unref (parse->bytes);
  g_free (parse);
}

static void
parse_html (PengClip   *clip,
            const char *bytes,
            gsize       n_bytes)
{
  gsize n_utf8 = 0;
  g_autofree char *utf8 = new_utf8 ((const guint8 *) bytes, n_bytes, &n_utf8);
  PengPaste *paste = utf8 != NULL ? peng_paste_read_html (utf8, n_utf8)
                                  : peng_paste_read_html (bytes, n_bytes);

  clip->plain = peng_paste_dup_plain (paste);
  clip->blocks = g_ptr_array_ref (paste->blocks);
  clip->changes = paste->changes;
  clip->paste = paste;
}

/* Words without formatting take that of the place where they go. */
static void
parse_text (PengClip     *clip,
            const char   *bytes,
            gsize         n_bytes,
            PengPasteWay  way)
{
  g_autoptr(PengPaste) paste = NULL;

  clip->plain = g_utf8_make_valid (bytes, n_bytes);
  paste = peng_paste_read_text (clip->plain, way);

  clip->changes = paste->changes;

  if (paste->changes & PENG_PASTE_MARKDOWN)
    clip->blocks = g_ptr_array_ref (paste->blocks);
  else
    clip->text = peng_paste_dup_plain (paste);

  clip->paste = g_steal_pointer (&paste);
}

static void
parse_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Parse *parse = task_data;
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (parse->bytes, &n_bytes);
  PengClip *clip = parse->html != NULL ? g_steal_pointer (&parse->html) : g_new0 (PengClip, 1);

  if (parse->form == FORM_RTF)
    peng_paste_add_rtf (clip->paste, bytes, n_bytes);
  else if (parse->form == FORM_BLOCKS)
    clip->blocks = peng_clipboard_parse (bytes, n_bytes);
  else if (parse->form == FORM_HTML)
    parse_html (clip, bytes, n_bytes);
  else
    parse_text (clip, bytes, n_bytes, parse->way);
  /* A picture that is missing says so in its place. */
  if (parse->cut && parse->form != FORM_RTF)
    clip->changes |= PENG_PASTE_CUT;

  g_task_return_pointer (task, clip, (GDestroyNotify) peng_clip_free);
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
  PengClip *clip = g_task_propagate_pointer (G_TASK (result), NULL);

  self->lone = self->form <= FORM_RTF && is_lone_picture (clip);
  if (self->lone || (self->form == FORM_HTML && peng_paste_needs_rtf (clip->paste)))
    {
      self->html = clip;
      try_next (task);
      return;
    }

  offer (task, clip);
}

/* Takes the bytes. */
static void
parse_async (GTask  *task,
             GBytes *bytes)
{
  Reading *self = g_task_get_task_data (task);
  g_autoptr(GTask) thread = g_task_new (NULL, NULL, parsed_cb, task);
  Parse *parse = g_new (Parse, 1);

  *parse = (Parse) { self->form, self->way, bytes, self->cut, g_steal_pointer (&self->html) };
  g_task_set_source_tag (thread, parse_async);
  g_task_set_task_data (thread, parse, (GDestroyNotify) parse_free);
  g_task_run_in_thread (thread, parse_thread);
}

static void
use_bytes (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
  PengClip *clip;

  g_clear_object (&self->stream);

  if (self->form == FORM_PICTURE)
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

  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), chunk_cb, task);
}

static void
stream_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);

  self->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

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
  PengClip *clip = g_new0 (PengClip, 1);

  for (GSList *l = value != NULL ? g_value_get_boxed (value) : NULL; l != NULL; l = l->next)
    g_list_store_append (files, l->data);

  if (g_list_model_get_n_items (G_LIST_MODEL (files)) > 0)
    clip->files = G_LIST_MODEL (g_steal_pointer (&files));

  offer (user_data, clip);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  Reading *self = g_task_get_task_data (user_data);
  gsize size;

  if (text == NULL)
    {
      try_next (user_data);
      return;
    }

  size = strnlen (text, MAX_BYTES);
  self->cut = text[size] != '\0';
  parse_async (user_data, g_bytes_new_take (text, size));
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

  if (self->way != PENG_PASTE_WAY_FORMATTED ||
      !has_type (gdk_clipboard_get_formats (self->clipboard), types))
    return FALSE;

  gdk_clipboard_read_async (self->clipboard, (const char **) types, G_PRIORITY_DEFAULT,
                            g_task_get_cancellable (task), stream_cb, task);

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

  gdk_clipboard_read_value_async (self->clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                  g_task_get_cancellable (task), files_cb, task);

  return TRUE;
}

static gboolean
try_text (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  gdk_clipboard_read_text_async (self->clipboard, g_task_get_cancellable (task), text_cb, task);

  return TRUE;
}

static gboolean
try_form (GTask *task,
          Form   form)
{
  switch (form)
    {
    case FORM_BLOCKS:
      return try_bytes (task, blocks_types);
    case FORM_FILES:
      return try_files (task);
    case FORM_HTML:
      return try_bytes (task, html_types);
    case FORM_RTF:
      return ((Reading *) g_task_get_task_data (task))->html != NULL && try_bytes (task, rtf_types);
    case FORM_PICTURE:
      return try_bytes (task, picture_types);
    case FORM_TEXT:
      return try_text (task);
    case N_FORMS:
    default:
      g_assert_not_reached ();
    }
}

static void
try_next (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  for (self->form++; self->form < N_FORMS; self->form++)
    {
      if (self->html != NULL && self->form > (self->lone ? FORM_PICTURE : FORM_RTF))
        {
          offer (task, g_steal_pointer (&self->html));
          return;
        }

      if (try_form (task, self->form))
        return;
    }

  g_task_return_pointer (task, g_new0 (PengClip, 1), (GDestroyNotify) peng_clip_free);
  g_object_unref (task);
}

/**
 * peng_clipboard_read_async:
 * @clipboard: a clipboard
 * @way: how it is wanted; all but %PENG_PASTE_WAY_FORMATTED take its words alone
 * @cancellable: (nullable): to give up
 * @callback: called when it was read
 * @user_data: for @callback
 *
 * Reads the best form of what is on the clipboard.
 */
void
peng_clipboard_read_async (GdkClipboard        *clipboard,
                           PengPasteWay         way,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_clipboard_read_async);
  reading = g_new0 (Reading, 1);
  reading->clipboard = g_object_ref (clipboard);
  reading->way = way;
  reading->form = FORM_BLOCKS;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  if (!try_form (task, FORM_BLOCKS))
    try_next (task);
}

/**
 * peng_clipboard_parse_async:
 * @bytes: words, as another program gives them
 * @is_html: whether they are HTML; else they are plain text in UTF-8
 * @callback: called when they were read
 * @user_data: for @callback
 *
 * Reads words that come by another way than a clipboard as they are read from one.
 */
void
peng_clipboard_parse_async (GBytes              *bytes,
                            gboolean             is_html,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Parse *parse = g_new (Parse, 1);

  *parse = (Parse) { .form = is_html ? FORM_HTML : FORM_TEXT, .way = PENG_PASTE_WAY_FORMATTED,
                     .bytes = g_bytes_ref (bytes) };
  g_task_set_source_tag (task, peng_clipboard_parse_async);
  g_task_set_task_data (task, parse, (GDestroyNotify) parse_free);
  g_task_run_in_thread (task, parse_thread);
}

/**
 * peng_clipboard_read_finish:
 * @result: what the callback got
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: (transfer full): what was found, maybe nothing; %NULL when cancelled
 */
PengClip *
peng_clipboard_read_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
