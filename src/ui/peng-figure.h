/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-atom-view.h"

G_BEGIN_DECLS

/**
 * PengFigure:
 *
 * A photograph in the text, with its caption and its alternative text. It knows its size from the
 * start; the picture and the entries are there only while it is near what is seen.
 */
#define PENG_TYPE_FIGURE (peng_figure_get_type ())

G_DECLARE_FINAL_TYPE (PengFigure, peng_figure, PENG, FIGURE, PengAtomView)

const PengImage *peng_figure_get_image (PengFigure *self);

G_END_DECLS
