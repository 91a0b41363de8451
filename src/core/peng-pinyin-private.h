/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PENG_PINYIN_FIRST 0x4E00
#define PENG_PINYIN_LAST  0x9FFF

/**
 * PengPinyinOther:
 * @character: an ideograph that is read in several ways
 * @letters: what its less usual readings begin with
 *
 * The initials of a character beside the usual one.
 */
typedef struct
{
  guint16 character;
  char    letters[4];
} PengPinyinOther;

/* The initial of the usual reading of each character from the first to the last, a space where it
 * has none. */
extern const char peng_pinyin_usual[];

/* In rising order of the character. */
extern const PengPinyinOther peng_pinyin_others[];
extern const unsigned peng_pinyin_n_others;

G_END_DECLS
