/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-library.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* Makes a library of rows without files in a folder where no store is open: photographs 1 to n in
 * the order in which they were taken, in bursts of three of the same, 216 a day. */
void fill_library    (const char *dir,
                      guint       n);
/* The media name of the photograph with a number. */
char *dup_media_name (guint       number);

G_END_DECLS
