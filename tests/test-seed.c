/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-seed.h"

guint
test_number (const char *variable,
             guint       otherwise)
{
  const char *value = g_getenv (variable);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

guint32
test_seed (void)
{
  guint32 seed = test_number ("PENG_SEED", g_random_int ());

  g_test_message ("PENG_SEED=%u", seed);

  return seed;
}
