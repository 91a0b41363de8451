/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-fit-window.h"
#include "work/peng-desk.h"

G_BEGIN_DECLS

/**
 * PengFitFuncs:
 * @get_open: (nullable): gives the draft of an article that is open, %NULL for one that is not; it is
 *   borrowed
 * @kept: (nullable): called when what was done to a photograph has been kept: its web version and its
 *   thumbnail are others than they were
 * @copied: (nullable): called when it was kept as a copy, which is to stand in the article that the
 *   window was opened from; %NULL where it was opened from none
 *
 * What making photographs fit asks of the program.
 */
typedef struct
{
  PengDraft *(*get_open) (const char *uuid,
                          gpointer    user_data);
  void       (*kept)     (const char *media,
                          gpointer    user_data);
  void       (*copied)   (const char      *media,
                          const PengMedia *copy,
                          gpointer         user_data);
} PengFitFuncs;

GtkWidget *peng_fit_open (GtkWindow          *parent,
                          PengDesk           *desk,
                          GSettings          *settings,
                          const char         *media,
                          const PengFitFuncs *funcs,
                          gpointer            user_data);

G_END_DECLS
