/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengCliStatus:
 * @PENG_CLI_DONE: done
 * @PENG_CLI_FOUND: something was found
 * @PENG_CLI_BAD: the command was used wrongly
 * @PENG_CLI_FAILED: it failed
 *
 * How the command ends, a promise to scripts.
 */
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

const PengCliVerb *
               peng_cli_find_verb (const PengCliVerb  *verbs,
                                   guint               n_verbs,
                                   const char         *name);
PengCliStatus  peng_cli_run_verb  (const PengCliVerb  *verb,
                                   const char         *command,
                                   char              **arguments);
PengCliStatus  peng_cli_run_group (const PengCliVerb  *verbs,
                                   guint               n_verbs,
                                   const char         *name,
                                   char              **arguments);
void           peng_cli_list_verbs (const PengCliVerb *verbs,
                                    guint              n_verbs);

gboolean       peng_cli_parse     (const GOptionEntry *entries,
                                   const char         *parameters,
                                   const char         *summary,
                                   GStrv              *args);
gboolean       peng_cli_expect    (GStrv               args,
                                   guint               least,
                                   guint               most);
void           peng_cli_say       (const char         *format,
                                   ...) G_GNUC_PRINTF (1, 2);
void           peng_cli_explain   (const char         *what,
                                   const GError       *error);
void           peng_cli_explain_place (const char     *path,
                                       const GError   *error);

PengCliStatus  peng_cli_convert   (GStrv              *args);
PengCliStatus  peng_cli_draft     (GStrv              *args);
PengCliStatus  peng_cli_media     (GStrv              *args);
PengCliStatus  peng_cli_photo     (GStrv              *args);
PengCliStatus  peng_cli_portal    (GStrv              *args);
PengCliStatus  peng_cli_publish   (GStrv              *args);
PengCliStatus  peng_cli_search    (GStrv              *args);
PengCliStatus  peng_cli_site      (GStrv              *args);
PengCliStatus  peng_cli_verify    (GStrv              *args);

G_END_DECLS
