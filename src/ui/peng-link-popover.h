/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/**
 * PengLinkPopover:
 *
 * The small editor of a link: address, text, remove.
 */
#define PENG_TYPE_LINK_POPOVER (peng_link_popover_get_type ())

G_DECLARE_FINAL_TYPE (PengLinkPopover, peng_link_popover, PENG, LINK_POPOVER, GtkPopover)

PengLinkPopover *peng_link_popover_open (GtkWidget   *parent,
                                         GtkTextView *view);

/* What a person types as an address, as a link has it. */
char            *peng_link_popover_complete (const char *typed);

G_END_DECLS
