/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"

G_BEGIN_DECLS

/* How far from the text's left edge the bar beside a quote is, in em. */
#define PENG_EDITOR_MARKS_BAR_X 0.5

/* Bullets, numbers and the bar of a quote: they are no text, so they are drawn beside it. */
void peng_editor_marks_snapshot (GtkTextView *view,
                                 PengBuffer  *buffer,
                                 double       em,
                                 GtkSnapshot *snapshot);

/* The cursor beside an atom. */
void peng_editor_marks_snapshot_caret (GtkTextView *view,
                                       PengBuffer  *buffer,
                                       int          width,
                                       GtkSnapshot *snapshot);

G_END_DECLS
