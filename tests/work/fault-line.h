/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a connection itself is like. */

/* Sends at most @bytes_per_second, 0: as fast as it goes. Gives whether all of it went. */
gboolean fault_line_send  (GSocket      *socket,
                           GCancellable *cancellable,
                           guint         bytes_per_second,
                           const guint8 *bytes,
                           gsize         n_bytes);
/* Ends it so that the other side is told of a failure (RFC 9293, 3.5.2), not of an end. */
void     fault_line_reset (GSocket      *socket);

G_END_DECLS
