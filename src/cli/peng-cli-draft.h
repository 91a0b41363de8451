/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/peng-cli.h"

G_BEGIN_DECLS

/* The verbs of `pengcheng draft`. */
PengCliStatus peng_cli_draft_new     (GStrv *args);
PengCliStatus peng_cli_draft_replace (GStrv *args);
PengCliStatus peng_cli_draft_list    (GStrv *args);
PengCliStatus peng_cli_draft_show    (GStrv *args);
PengCliStatus peng_cli_draft_export  (GStrv *args);
PengCliStatus peng_cli_draft_delete  (GStrv *args);
PengCliStatus peng_cli_draft_restore (GStrv *args);

G_END_DECLS
