/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One JSON object (RFC 8259) a line on standard output. Between begin and end, each call adds a
 * member; objects in it are begun and ended like it. Everything is UTF-8. */
void peng_cli_json_begin  (GString    *out,
                           const char *name);
void peng_cli_json_end    (GString    *out);
void peng_cli_json_string (GString    *out,
                           const char *name,
                           const char *value);
void peng_cli_json_strings (GString   *out,
                            const char *name,
                            char      **values);
void peng_cli_json_number (GString    *out,
                           const char *name,
                           gint64      value);
void peng_cli_json_time   (GString    *out,
                           const char *name,
                           gint64      microseconds);
void peng_cli_json_print  (GString    *out);

G_END_DECLS
