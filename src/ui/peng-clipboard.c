/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clipboard"

#include "ui/peng-clipboard-private.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

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

static void
bytes_free (PengClipBytes *what)
{
  g_clear_pointer (&what->html, peng_clip_free);
  g_bytes_unref (what->bytes);
  g_free (what);
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

/* The end of the last line begins no other. */
static void
chomp_lines (char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr ("\r\n", text[length - 1]) != NULL)
    length--;
  text[length] = '\0';
}

/* Words without formatting take that of the place where they go. Some programs end them as C does. */
static void
parse_text (PengClip     *clip,
            const char   *bytes,
            gsize         n_bytes,
            PengPasteWay  way)
{
  g_autoptr(PengPaste) paste = NULL;

  clip->plain = g_utf8_make_valid (bytes, strnlen (bytes, n_bytes));
  paste = peng_paste_read_text (clip->plain, way);

  clip->changes = paste->changes;

  if (paste->changes & (PENG_PASTE_MARKDOWN | PENG_PASTE_TABLE))
    clip->blocks = g_ptr_array_ref (paste->blocks);
  else
    clip->text = peng_paste_dup_plain (paste);

  chomp_lines (clip->plain);
  clip->paste = g_steal_pointer (&paste);
}

static void
parse_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  PengClipBytes *what = task_data;
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (what->bytes, &n_bytes);
  PengClip *clip = what->html != NULL ? g_steal_pointer (&what->html) : g_new0 (PengClip, 1);

  if (what->form == PENG_CLIP_FORM_RTF)
    peng_paste_add_rtf (clip->paste, bytes, n_bytes);
  else if (what->form == PENG_CLIP_FORM_BLOCKS)
    clip->blocks = peng_clipboard_parse (bytes, n_bytes);
  else if (what->form == PENG_CLIP_FORM_HTML)
    parse_html (clip, bytes, n_bytes);
  else
    parse_text (clip, bytes, n_bytes, what->way);
  /* A picture that is missing says so in its place. */
  if (what->cut && what->form != PENG_CLIP_FORM_RTF)
    clip->changes |= PENG_PASTE_CUT;

  g_task_return_pointer (task, clip, (GDestroyNotify) peng_clip_free);
}

/**
 * peng_clip_parse_async:
 * @what: what came from a clipboard; its bytes and its HTML are taken
 * @callback: called when it was read; see peng_clipboard_read_finish()
 * @user_data: for @callback
 *
 * Reads it on a worker thread.
 */
void
peng_clip_parse_async (const PengClipBytes *what,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, peng_clip_parse_async);
  g_task_set_task_data (task, g_memdup2 (what, sizeof *what), (GDestroyNotify) bytes_free);
  g_task_run_in_thread (task, parse_thread);
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
  const PengClipBytes what = {
    .form = is_html ? PENG_CLIP_FORM_HTML : PENG_CLIP_FORM_TEXT, .way = PENG_PASTE_WAY_FORMATTED,
    .bytes = g_bytes_ref (bytes),
  };

  peng_clip_parse_async (&what, callback, user_data);
}

/**
 * peng_clipboard_read_finish:
 * @result: what the callback got
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): what was found
 */
PengClip *
peng_clipboard_read_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
