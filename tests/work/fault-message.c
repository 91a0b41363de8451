/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-message.h"

#include <string.h>

void
fault_message_clear (FaultMessage *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

static gboolean
receive_some (FaultMessage *self,
              GSocket      *socket,
              GCancellable *cancellable)
{
  guint8 buffer[16384];
  gssize n = g_socket_receive (socket, (char *) buffer, sizeof buffer, cancellable, NULL);

  if (n > 0)
    g_byte_array_append (self->bytes, buffer, n);

  return n > 0;
}

static gboolean
is_chunked (const char *head)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);

  return strstr (lower, "\r\ntransfer-encoding: chunked") != NULL;
}

static gsize
find_length (const char *head)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *header = strstr (lower, "\r\ncontent-length:");

  return header != NULL ? g_ascii_strtoull (header + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

gboolean
fault_message_read_head (FaultMessage *self,
                         GSocket      *socket,
                         GCancellable *cancellable)
{
  self->bytes = g_byte_array_new ();
  for (;;)
    {
      const char *data = (const char *) self->bytes->data;
      const char *end = data != NULL ? g_strstr_len (data, self->bytes->len, "\r\n\r\n") : NULL;

      if (end != NULL)
        {
          g_autofree char *head = g_strndup (data, end - data);

          self->head = end - data + 4;
          self->length = self->head + find_length (head);
          self->chunked = is_chunked (head);
          return TRUE;
        }

      if (!receive_some (self, socket, cancellable))
        return FALSE;
    }
}

gboolean
fault_message_read_body (FaultMessage *self,
                         GSocket      *socket,
                         GCancellable *cancellable,
                         gsize         length)
{
  while (self->bytes->len < length)
    {
      if (!receive_some (self, socket, cancellable))
        return FALSE;
    }

  return TRUE;
}

static gboolean
ends_in (FaultMessage *self,
         const char   *end)
{
  gsize length = strlen (end);

  return self->bytes->len >= self->head + length &&
         memcmp (self->bytes->data + self->bytes->len - length, end, length) == 0;
}

gboolean
fault_message_read_chunks (FaultMessage *self,
                           GSocket      *socket,
                           GCancellable *cancellable)
{
  /* JSON has no line break that is not escaped: this is no part of a chunk. */
  while (!ends_in (self, "\r\n0\r\n\r\n") && self->bytes->len > 0)
    {
      if (!receive_some (self, socket, cancellable))
        return FALSE;
    }
  self->length = self->bytes->len;

  return TRUE;
}

gboolean
fault_message_begins (const FaultMessage *self,
                      const char         *text)
{
  return self->bytes->len >= strlen (text) &&
         memcmp (self->bytes->data, text, strlen (text)) == 0;
}

gboolean
fault_message_send_bytes (GSocket      *socket,
                          GCancellable *cancellable,
                          const guint8 *bytes,
                          gsize         n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = g_socket_send (socket, (const char *) bytes, n_bytes, cancellable, NULL);

      if (n <= 0)
        return FALSE;

      bytes += n;
      n_bytes -= n;
    }

  return TRUE;
}
