/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tests that play at random, and how long. */

/* What the environment says, or else another number. */
guint   test_number (const char *variable,
                     guint       otherwise);
/* The seed of this run: that of PENG_SEED, or else a new one. It is printed, so that a failure can
 * be played again. */
guint32 test_seed   (void);

G_END_DECLS
