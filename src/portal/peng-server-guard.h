/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PengServerGuard:
 *
 * Keeps strangers from holding the server: bounds how many connections there are, and cuts those
 * that take longer for what they are doing than a slow line would.
 */
typedef struct _PengServerGuard PengServerGuard;

#define PENG_SERVER_MAX_CONNECTIONS 256
#define PENG_SERVER_PATIENCE        30

PengServerGuard *peng_server_guard_new      (SoupServer        *server,
                                             guint              patience);
void             peng_server_guard_free     (PengServerGuard   *self);
gboolean         peng_server_guard_admit    (PengServerGuard   *self,
                                             GSocketConnection *connection);
void             peng_server_guard_cut      (SoupServerMessage *message);

G_END_DECLS
