/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The SQL that takes the articles' database from one version to the next. A step that was released
 * is never edited; what comes later is another step. */
extern const char * const peng_store_schema[];

G_END_DECLS
