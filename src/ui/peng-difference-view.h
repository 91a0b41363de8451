/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-comparison.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengDifferenceView:
 *
 * An earlier version of an article to be read and copied from, with what is otherwise now. What it
 * has alone is marked; what is there now instead stands below, and of that the letters that it does
 * not have are struck out.
 */
#define PENG_TYPE_DIFFERENCE_VIEW (peng_difference_view_get_type ())

G_DECLARE_FINAL_TYPE (PengDifferenceView, peng_difference_view, PENG, DIFFERENCE_VIEW, GtkTextView)

void     peng_difference_view_show            (PengDifferenceView   *self,
                                               const PengComparison *comparison,
                                               PengArticle          *version);
guint    peng_difference_view_get_n           (PengDifferenceView   *self);
void     peng_difference_view_move            (PengDifferenceView   *self,
                                               int                   by);

G_END_DECLS
