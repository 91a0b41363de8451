/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-fit-window.h"
#include "work/peng-desk.h"

G_BEGIN_DECLS

/**
 * PengFitKeptFunc:
 * @media: a media name
 * @user_data: data for the function
 *
 * Called when what was done to a photograph has been kept: its web version and its thumbnail are
 * others than they were.
 */
typedef void (*PengFitKeptFunc) (const char *media,
                                 gpointer    user_data);

GtkWidget *peng_fit_open (GtkWindow       *parent,
                          PengDesk        *desk,
                          GSettings       *settings,
                          const char      *media,
                          PengFitKeptFunc  kept,
                          gpointer         user_data);

G_END_DECLS
