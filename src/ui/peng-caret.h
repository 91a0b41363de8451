/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengCaret:
 *
 * Has the carets of a program blink while the clocks of its windows rest.
 */
#define PENG_TYPE_CARET (peng_caret_get_type ())

G_DECLARE_FINAL_TYPE (PengCaret, peng_caret, PENG, CARET, GObject)

PengCaret *peng_caret_new (void);

G_END_DECLS
