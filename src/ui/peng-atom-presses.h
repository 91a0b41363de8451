/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Leaves a press inside an atom of a new text view to the atom. */
void peng_atom_presses_guard (GtkTextView *view);

G_END_DECLS
