/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A promise to scripts. */
typedef enum
{
  PENG_CLI_DONE   = 0,
  PENG_CLI_FOUND  = 1,
  PENG_CLI_BAD    = 2,
  PENG_CLI_FAILED = 3,
} PengCliStatus;

/**
 * PengCliVerb:
 * @name: the first word after `pengcheng`
 * @summary: what it does, a line to be translated
 * @run: does it; the arguments begin with a name for the usage line and end with %NULL, and may be
 *   changed
 *
 * One verb of the command.
 */
typedef struct
{
  const char     *name;
  const char     *summary;
  PengCliStatus (*run) (GStrv *args);
} PengCliVerb;

gboolean       peng_cli_parse  (const GOptionEntry *entries,
                                const char         *parameters,
                                const char         *summary,
                                GStrv              *args);
void           peng_cli_say    (const char         *format,
                                ...) G_GNUC_PRINTF (1, 2);

PengCliStatus  peng_cli_portal (GStrv              *args);

G_END_DECLS
