/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-dropped"

#include "ui/peng-dropped.h"

#include "core/peng-html-reader.h"

#define CHUNK (256 * 1024)

typedef GBytes PengDroppedHtml;
typedef GBytes PengDroppedText;

static void read_chunk (GdkContentDeserializer *deserializer);

static void
finish (GdkContentDeserializer *deserializer,
        GByteArray             *bytes)
{
  GBytes *dropped = g_byte_array_free_to_bytes (g_byte_array_ref (bytes));

  g_value_take_boxed (gdk_content_deserializer_get_value (deserializer), dropped);
  gdk_content_deserializer_return_success (deserializer);
}

static void
chunk_cb (GObject      *stream,
          GAsyncResult *result,
          gpointer      user_data)
{
  GdkContentDeserializer *deserializer = user_data;
  GByteArray *bytes = gdk_content_deserializer_get_task_data (deserializer);
  GError *error = NULL;
  g_autoptr(GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result,
                                                              &error);

  if (chunk == NULL)
    {
      gdk_content_deserializer_return_error (deserializer, error);
      return;
    }

  if (g_bytes_get_size (chunk) == 0 || bytes->len + g_bytes_get_size (chunk) > PENG_HTML_MAX_BYTES)
    {
      finish (deserializer, bytes);
      return;
    }

  g_byte_array_append (bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  read_chunk (deserializer);
}

static void
read_chunk (GdkContentDeserializer *deserializer)
{
  g_input_stream_read_bytes_async (gdk_content_deserializer_get_input_stream (deserializer), CHUNK,
                                   gdk_content_deserializer_get_priority (deserializer),
                                   gdk_content_deserializer_get_cancellable (deserializer),
                                   chunk_cb, deserializer);
}

/* What comes is bounded as what is pasted is. */
static void
deserialize (GdkContentDeserializer *deserializer)
{
  gdk_content_deserializer_set_task_data (deserializer, g_byte_array_new (),
                                          (GDestroyNotify) g_byte_array_unref);
  read_chunk (deserializer);
}

static void
add_form (const char *mime_type,
          GType       type)
{
  gdk_content_register_deserializer (mime_type, type, deserialize, NULL, NULL);
}

G_DEFINE_BOXED_TYPE_WITH_CODE (PengDroppedHtml, peng_dropped_html, g_bytes_ref, g_bytes_unref,
                               add_form ("text/html", g_define_type_id))
G_DEFINE_BOXED_TYPE_WITH_CODE (PengDroppedText, peng_dropped_text, g_bytes_ref, g_bytes_unref,
                               add_form ("text/plain;charset=utf-8", g_define_type_id))

/**
 * peng_dropped_take_from:
 * @view: a text view
 *
 * Takes its own target away: what is dropped on it is for somebody else.
 */
void
peng_dropped_take_from (GtkTextView *view)
{
  g_autoptr(GListModel) controllers = NULL;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        {
          gtk_widget_remove_controller (GTK_WIDGET (view), controller);
          return;
        }
    }
}
