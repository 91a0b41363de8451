/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengOutboxPage:
 *
 * What is on its way to sites, and what has arrived lately, in the main window. Signals: "back": the
 * person wants to go back to the article; "decide" (const char *uuid): between two versions of that
 * article.
 */
#define PENG_TYPE_OUTBOX_PAGE (peng_outbox_page_get_type ())

G_DECLARE_FINAL_TYPE (PengOutboxPage, peng_outbox_page, PENG, OUTBOX_PAGE, AdwBin)

GtkWidget *peng_outbox_page_new        (PengDesk       *desk);
GtkWidget *peng_outbox_page_get_header (PengOutboxPage *self);
GtkWidget *peng_outbox_page_get_lists  (PengOutboxPage *self);
void       peng_outbox_page_toast      (PengOutboxPage *self,
                                        AdwToast       *toast);

G_END_DECLS
