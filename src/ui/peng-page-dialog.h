/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengPageDialog:
 *
 * Reads the page of a published article back and shows what is not as it was sent, where, and what
 * to do.
 */
#define PENG_TYPE_PAGE_DIALOG (peng_page_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PengPageDialog, peng_page_dialog, PENG, PAGE_DIALOG, AdwWindow)

GtkWidget *peng_page_dialog_new (PengDesk   *desk,
                                 const char *article);

G_END_DECLS
