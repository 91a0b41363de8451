/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-figure.h"

G_BEGIN_DECLS

/* What the buttons of a photograph do to its words and its link. */
int        peng_figure_act_credit    (PengFigure *figure);
GtkWidget *peng_figure_act_edit_link (PengFigure *figure);

G_END_DECLS
