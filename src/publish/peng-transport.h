/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may be asked over the network at all. */
gboolean peng_transport_is_secure (GUri *uri);

G_END_DECLS
