/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-line.h"

#include "fault-message.h"

#include <sys/socket.h>

/* So often a second does a slow line bring something. */
#define SLICES 50

gboolean
fault_line_send (GSocket      *socket,
                 GCancellable *cancellable,
                 guint         bytes_per_second,
                 const guint8 *bytes,
                 gsize         n_bytes)
{
  gsize slice = MAX (bytes_per_second / SLICES, 1);

  if (bytes_per_second == 0)
    return fault_message_send_bytes (socket, cancellable, bytes, n_bytes);

  for (gsize done = 0; done < n_bytes; done += slice)
    {
      if (!fault_message_send_bytes (socket, cancellable, bytes + done, MIN (slice, n_bytes - done)))
        return FALSE;
      g_usleep (G_USEC_PER_SEC / SLICES);
    }

  return TRUE;
}

void
fault_line_reset (GSocket *socket)
{
  const struct linger at_once = { .l_onoff = 1 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  g_socket_close (socket, NULL);
}
