/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PENG_TYPE_SECRET_ROW (peng_secret_row_get_type ())

G_DECLARE_FINAL_TYPE (PengSecretRow, peng_secret_row, PENG, SECRET_ROW, AdwPreferencesRow)

const char *peng_secret_row_get_text (PengSecretRow *self);
void        peng_secret_row_set_text (PengSecretRow *self,
                                      const char    *text);

G_END_DECLS
