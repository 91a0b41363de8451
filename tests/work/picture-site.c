/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-site.h"

typedef struct
{
  PictureSite       *site;
  GSocketConnection *connection;
  char               request[4096];
  GBytes            *answer;
} Visit;

static void
visit_free (Visit *visit)
{
  g_io_stream_close (G_IO_STREAM (visit->connection), NULL, NULL);
  g_object_unref (visit->connection);
  g_clear_pointer (&visit->answer, g_bytes_unref);
  g_free (visit);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL);
  visit_free (user_data);
}

static void
answer (Visit *visit)
{
  gsize size;
  const char *bytes = g_bytes_get_data (visit->site->picture, &size);
  GString *out = g_string_new (NULL);

  if (visit->site->lost)
    g_string_append (out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else
    {
      g_string_append_printf (out, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
                              "Content-Length: %" G_GSIZE_FORMAT "\r\nConnection: close\r\n\r\n",
                              size);
      g_string_append_len (out, bytes, size);
    }

  visit->answer = g_string_free_to_bytes (out);
  g_output_stream_write_all_async (
    g_io_stream_get_output_stream (G_IO_STREAM (visit->connection)),
    g_bytes_get_data (visit->answer, NULL), g_bytes_get_size (visit->answer), G_PRIORITY_DEFAULT,
    NULL, written_cb, visit);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Visit *visit = user_data;

  g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);
  visit->site->n_asked++;
  if (visit->site->holds)
    g_ptr_array_add (visit->site->held, visit);
  else
    answer (visit);
}

static gboolean
incoming_cb (PictureSite       *self,
             GSocketConnection *connection)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->site = self;
  visit->connection = g_object_ref (connection);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                             visit->request, sizeof visit->request, G_PRIORITY_DEFAULT, NULL,
                             asked_cb, visit);

  return TRUE;
}

void
picture_site_open (PictureSite *self,
                   GBytes      *picture)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) socket = g_inet_socket_address_new (address, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  *self = (PictureSite) { .service = g_socket_service_new (), .picture = picture,
                          .held = g_ptr_array_new () };
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), socket, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect_swapped (self->service, "incoming", G_CALLBACK (incoming_cb), self);
}

void
picture_site_let_go (PictureSite *self)
{
  self->holds = FALSE;
  for (guint i = 0; i < self->held->len; i++)
    answer (g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
}

void
picture_site_close (PictureSite *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_bytes_unref (self->picture);
  for (guint i = 0; i < self->held->len; i++)
    visit_free (g_ptr_array_index (self->held, i));
  g_ptr_array_unref (self->held);
}

char *
picture_site_dup_uri (PictureSite *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u/x.png?sign=7f", self->port);
}
