/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"
#include "work/peng-remote-line.h"
#include "work/peng-take-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengRemotePage:
 *
 * One's articles at each site, in the main window. Signals: "back": the person wants to go back to the
 * article; "open" (PengRemoteLine *line, guint taken, guint n_unread): an article of a site is a draft
 * now: #PengTakenIn, and how many parts of it are not.
 */
#define PENG_TYPE_REMOTE_PAGE (peng_remote_page_get_type ())

G_DECLARE_FINAL_TYPE (PengRemotePage, peng_remote_page, PENG, REMOTE_PAGE, AdwBin)

GtkWidget *peng_remote_page_new          (PengDesk       *desk);
GtkWidget *peng_remote_page_get_header   (PengRemotePage *self);
GtkWidget *peng_remote_page_get_body     (PengRemotePage *self);
void       peng_remote_page_focus_search (PengRemotePage *self);
void       peng_remote_page_toast        (PengRemotePage *self,
                                          AdwToast       *toast);

G_END_DECLS
