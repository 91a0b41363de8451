/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stuck-content.h"

#include <string.h>

struct _StuckContent
{
  GdkContentProvider  parent_instance;

  GOutputStream      *stream;
  GTask              *task;
};

G_DEFINE_FINAL_TYPE (StuckContent, stuck_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  static const char *types[] = { "text/html" };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static void
write_async (GdkContentProvider  *provider,
             const char          *mime_type,
             GOutputStream       *stream,
             int                  io_priority,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  StuckContent *self = STUCK_CONTENT (provider);

  g_assert_null (self->task);
  self->stream = g_object_ref (stream);
  self->task = g_task_new (provider, NULL, callback, user_data);
}

static gboolean
write_finish (GdkContentProvider  *provider,
              GAsyncResult        *result,
              GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
stuck_content_finalize (GObject *object)
{
  StuckContent *self = STUCK_CONTENT (object);

  g_assert_null (self->task);
  g_assert_null (self->stream);

  G_OBJECT_CLASS (stuck_content_parent_class)->finalize (object);
}

static void
stuck_content_class_init (StuckContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stuck_content_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_async;
  provider_class->write_mime_type_finish = write_finish;
}

static void
stuck_content_init (StuckContent *self)
{
}

StuckContent *
stuck_content_new (void)
{
  return g_object_new (STUCK_TYPE_CONTENT, NULL);
}

gboolean
stuck_content_is_asked (StuckContent *self)
{
  return self->task != NULL;
}

/* Nobody may listen any more. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_output_stream_write_bytes_finish (G_OUTPUT_STREAM (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

void
stuck_content_write (StuckContent *self,
                     const char   *html)
{
  g_autoptr(GBytes) bytes = g_bytes_new (html, strlen (html));
  gboolean written = FALSE;

  g_output_stream_write_bytes_async (self->stream, bytes, G_PRIORITY_DEFAULT, NULL, written_cb,
                                     &written);
  while (!written)
    g_main_context_iteration (NULL, TRUE);
}

void
stuck_content_end (StuckContent *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  g_clear_object (&self->stream);
  g_task_return_boolean (task, TRUE);
}
