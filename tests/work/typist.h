/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the typist writes into a file that is mapped into its memory: it is there after a kill,
 * to the last key. */

#define TYPIST_MAX_KEYS 20000

/**
 * TypistKey:
 * @time: when it was typed, of the monotonic clock that all processes share, in microseconds
 * @hash: SHA-256 of the article's HTML after it
 */
typedef struct
{
  gint64 time;
  char   hash[65];
} TypistKey;

/**
 * TypistLog:
 * @n_keys: how many are in @keys; the first is the state before any key
 */
typedef struct
{
  int       n_keys;
  TypistKey keys[TYPIST_MAX_KEYS];
} TypistLog;
