/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *peng_picture_words_new       (const GError *error);
char *peng_picture_words_lost_new  (const char   *address);

G_END_DECLS
