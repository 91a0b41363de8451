/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One HTTP message as it came. */
typedef struct
{
  GByteArray *bytes;
  gsize       head;   /* bytes up to the body */
  gsize       length; /* bytes in all; up to the body where that comes in chunks */
  gboolean    chunked;
} FaultMessage;

void     fault_message_clear      (FaultMessage       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FaultMessage, fault_message_clear)

/* Each of these waits, until the other end is gone or @cancellable is cancelled. */

/* The head of a message; its body stays to be read. */
gboolean fault_message_read_head  (FaultMessage       *self,
                                   GSocket            *socket,
                                   GCancellable       *cancellable);
/* As far as @length bytes of the whole message. */
gboolean fault_message_read_body  (FaultMessage       *self,
                                   GSocket            *socket,
                                   GCancellable       *cancellable,
                                   gsize               length);
/* To the last of the chunks that the body comes in. */
gboolean fault_message_read_chunks (FaultMessage      *self,
                                    GSocket           *socket,
                                    GCancellable      *cancellable);
gboolean fault_message_begins     (const FaultMessage *self,
                                   const char         *text);
gboolean fault_message_send_bytes (GSocket            *socket,
                                   GCancellable       *cancellable,
                                   const guint8       *bytes,
                                   gsize               n_bytes);

G_END_DECLS
