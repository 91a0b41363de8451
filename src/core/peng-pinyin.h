/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean peng_pinyin_has_initial (gunichar character,
                                  char     letter);
char    *peng_pinyin_initials    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
int      peng_pinyin_find        (const char *text,
                                  const char *typed);

G_END_DECLS
