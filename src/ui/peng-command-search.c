/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-commands"

#include "ui/peng-commands.h"

#include "core/peng-pinyin.h"

#include <glib/gi18n.h>

/* From best to worst. */
enum
{
  AT_START,
  AT_WORD,
  INSIDE,
  NOWHERE,
};

/* In a Chinese name every character begins something; in others only what follows a space. */
static int
rate (const char *text,
      const char *typed)
{
  int place = peng_pinyin_find (text, typed);
  const char *found;

  if (place <= 0)
    return place == 0 ? AT_START : NOWHERE;

  found = g_utf8_offset_to_pointer (text, place);
  if (g_unichar_get_script (g_utf8_get_char (found)) == G_UNICODE_SCRIPT_HAN)
    return AT_WORD;

  return *g_utf8_prev_char (found) == ' ' ? AT_WORD : INSIDE;
}

/**
 * peng_command_match:
 * @self: a command
 * @typed: what a person typed to find it, UTF-8: part of its name in their language, in Chinese or in
 *   English, or the initials of its pinyin
 *
 * Returns: how well it is meant by that, 0 for best; -1 where it is not meant
 */
int
peng_command_match (const PengCommand *self,
                    const char        *typed)
{
  int best;

  g_return_val_if_fail (typed != NULL, -1);

  best = MIN (rate (_(self->title), typed), rate (self->title, typed)) * 2;
  if (self->words != NULL)
    best = MIN (best, rate (self->words, typed) * 2 + 1);

  return best < NOWHERE * 2 ? best : -1;
}
