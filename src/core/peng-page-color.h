/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengPageColor:
 * @known: whether the others say anything
 * @red: 0 to 255
 * @green: as @red
 * @blue: as @red
 * @alpha: 0 to 1
 *
 * A colour of a page.
 */
typedef struct
{
  gboolean known;
  int      red;
  int      green;
  int      blue;
  double   alpha;
} PengPageColor;

PengPageColor peng_page_color_read      (const char          *css);
PengPageColor peng_page_color_read_old  (const char          *value);
PengPageColor peng_page_color_over      (const PengPageColor *top,
                                         const PengPageColor *below);
gboolean      peng_page_color_is_near   (const PengPageColor *a,
                                         const PengPageColor *b);

G_END_DECLS
