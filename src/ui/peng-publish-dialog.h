/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengPublishDialog:
 *
 * Publishing one article: what will be sent and where to, how far it is, and where it is to be
 * read. It may be closed at any time; what is on its way goes on without it.
 */
#define PENG_TYPE_PUBLISH_DIALOG (peng_publish_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PengPublishDialog, peng_publish_dialog, PENG, PUBLISH_DIALOG, AdwWindow)

GtkWidget *peng_publish_dialog_new (PengDesk  *desk,
                                    PengDraft *draft,
                                    gint64     site);

G_END_DECLS
