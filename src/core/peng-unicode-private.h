/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengRange:
 * @first: the first character
 * @last: the last one, itself in the range
 *
 * Characters from one to another.
 */
typedef struct
{
  gunichar first;
  gunichar last;
} PengRange;

/* Whether @c is in one of @ranges, which stand in rising order. */
gboolean peng_ranges_contain (const PengRange *ranges,
                              guint            n_ranges,
                              gunichar         c);

#define PENG_IS_IN(ranges, c) peng_ranges_contain (ranges, G_N_ELEMENTS (ranges), c)

G_END_DECLS
