/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publish-plan.h"

G_BEGIN_DECLS

char  *peng_due_words_new_zone      (GTimeZone    *zone,
                                     gint64        at);
char  *peng_due_words_new_moment    (gint64        due,
                                     GTimeZone    *zone);
char  *peng_due_words_new_countdown (gint64        due,
                                     gint64        now);
guint  peng_due_words_get_change_ms (gint64        due,
                                     gint64        now);
char  *peng_due_words_new_standing  (PengStanding  standing);
const char *peng_due_words_get_held (PengStanding  standing);

G_END_DECLS
